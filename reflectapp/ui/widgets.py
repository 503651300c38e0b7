"""The small parts that every place is built from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reflectapp.ui.flow import FlowLayout
from reflectapp.ui.notices import Banner, Toast
from reflectapp.ui.parts import (
    IconLabel,
    bring_into_sight,
    button,
    centred,
    divider,
    icon_button,
    label,
    number_field,
    pad_field,
    raise_above,
    scrolled,
    set_accessible,
    set_role,
)
from reflectapp.ui.theme import XS, L, M, S

__all__ = [
    "Banner",
    "Card",
    "EmptyState",
    "FlowLayout",
    "IconLabel",
    "Segmented",
    "Toast",
    "bring_into_sight",
    "button",
    "centred",
    "divider",
    "icon_button",
    "label",
    "number_field",
    "pad_field",
    "raise_above",
    "scrolled",
    "set_accessible",
    "set_role",
]


class Card(QFrame):
    """A raised sheet with an optional caption; add to `body`."""

    def __init__(self, caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(L, M, L, M + 2)
        self.body.setSpacing(S)
        self.caption = label(caption, "caption")
        self.body.addWidget(self.caption)
        self.caption.setVisible(bool(caption))


class EmptyState(QWidget):
    """What a list says while it is empty: what will be here and how to begin."""

    def __init__(
        self,
        icon: QIcon,
        title: str,
        text: str,
        action: QAction | QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        middle = QWidget()
        middle.setMaximumWidth(420)
        column = QVBoxLayout(middle)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(S)
        column.addStretch(2)
        column.addWidget(IconLabel(icon, 36), 0, centre)
        column.addSpacing(XS)
        self.title = label(title, "lead", wraps=True)
        self.text = label(text, "muted", wraps=True)
        for part in (self.title, self.text):
            part.setAlignment(centre)
            column.addWidget(part)
        self.button = self._made(action)
        if self.button is not None:
            column.addSpacing(XS)
            column.addWidget(self.button, 0, centre)
        column.addStretch(3)
        centred(self, middle)

    def _made(self, action: QAction | QPushButton | None) -> QPushButton | None:
        if not isinstance(action, QAction):
            return action
        made = button(action.text(), "primary", shortcut=action.shortcut())
        made.clicked.connect(action.trigger)
        return made


class Segmented(QFrame):
    """A few choices side by side, of which one holds."""

    chosen = Signal(str)
    """The key, when the writer chose it."""

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """`choices` are pairs of key and words; the first one is chosen."""
        super().__init__(parent)
        self.setProperty("role", "segmented")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for key, words in choices:
            part = button(words, "segment")
            part.setCheckable(True)
            part.setAccessibleName(f"{name}: {words}")
            part.setProperty("key", key)
            self._group.addButton(part)
            self._buttons[key] = part
            row.addWidget(part)
        self._group.buttonClicked.connect(self._announce)
        self.set_current(choices[0][0])

    def current(self) -> str:
        """Return the key of the choice that holds."""
        return next(key for key, part in self._buttons.items() if part.isChecked())

    def set_current(self, key: str) -> None:
        """Choose without announcing it."""
        self._buttons[key].setChecked(True)
        # Keys begin at the choice that holds: the frame round it would swallow them.
        self.setFocusProxy(self._buttons[key])

    def _announce(self, part: QPushButton) -> None:
        self.setFocusProxy(part)
        self.chosen.emit(str(part.property("key")))
