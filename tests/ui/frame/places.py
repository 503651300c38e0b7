"""Places without a language process: what the frame needs of them, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from reflectapp.ui.context import Context
from reflectapp.ui.places import Placed
from reflectapp.ui.rail import RailItem
from reflectapp.ui.settings.view import SettingsPlace


class PlainPlace(QWidget):
    """A page of text that can be told to fail."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.page = QPlainTextEdit()
        self.page.setAccessibleName(f"Page of {name}")
        self.page.setTabChangesFocus(True)
        QVBoxLayout(self).addWidget(self.page)
        self.can_save = True
        self.saves = self.shown = 0
        self.was_welcomed = False
        self.action = QAction(f"Do something in {name}", self)
        self.done: list[bool] = []
        self.action.triggered.connect(lambda: self.done.append(True))

    def actions(self) -> list[QAction]:
        return [self.action]

    def activate(self) -> None:
        self.shown += 1
        self.page.setFocus()

    def prepare_lock(self) -> bool:
        self.saves += 1
        return self.can_save

    def forget(self) -> None:
        self.page.clear()

    def welcome(self) -> None:
        self.was_welcomed = True


def plain_places(context: Context) -> Sequence[Placed]:
    """Four plain places and the real settings."""
    made = []
    for number, (key, name) in enumerate(
        (
            ("journal", "Journal"),
            ("review", "Review"),
            ("publish", "Publish"),
            ("habits", "Habits"),
        ),
        start=1,
    ):
        place = PlainPlace(name)
        made.append(Placed(RailItem(key, name, "leaf", f"Ctrl+{number}"), place, place))
    settings = SettingsPlace(context)
    made.append(Placed(RailItem("settings", "Settings", "settings", "Ctrl+,"), settings, settings))
    return made
