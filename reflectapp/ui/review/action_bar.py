"""The answers as buttons, each with its key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reflectapp.ui.icons import icon
from reflectapp.ui.review.key_icon import key_icon
from reflectapp.ui.review.presenter import ReviewPresenter
from reflectapp.ui.theme import XS, Theme
from reflectapp.ui.widgets import button, icon_button


class ActionBar(QWidget):
    """Offers what can be done with the current finding; says which answer was chosen."""

    chosen = Signal(str)
    """One of the names in `ANSWERS`, or "whole", "undo", "redo", "keys"."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(XS)
        self.answers: dict[str, QPushButton] = {}
        for name, key, words, tip in (
            ("replace", "R", self.tr("Replace"), self.tr("Put a placeholder in its place")),
            ("generalise", "G", self.tr("Generalise"), self.tr("Say it in general terms")),
            ("rename", "N", self.tr("Rename"), self.tr("Use another name")),
            (
                "leave out",
                "X",
                self.tr("Leave out"),
                self.tr("Leave out the words or the sentence"),
            ),
            ("keep", "␣", self.tr("Keep"), self.tr("Keep the words, with a reason")),
            (
                "whole",
                "A",
                self.tr("All of it"),
                self.tr("Answer for every mention of the subject"),
            ),
        ):
            shortcut = "Space" if name == "keep" else key
            part = button(words, "quiet", icon=key_icon(theme, key), tip=tip, shortcut=shortcut)
            part.clicked.connect(lambda _=False, chosen=name: self.chosen.emit(chosen))
            self.answers[name] = part
            row.addWidget(part)
        self.whole = self.answers.pop("whole")
        self.whole.setCheckable(True)
        self.whole.setProperty("role", "chip")
        row.addStretch(1)
        signs = (
            ("undo", "undo-2", self.tr("Undo"), "Ctrl+Z"),
            ("redo", "redo-2", self.tr("Redo"), "Ctrl+Shift+Z"),
            ("keys", "circle-help", self.tr("All keys"), "?"),
        )
        self.signs: dict[str, QPushButton] = {}
        for name, sign, words, shortcut in signs:
            part = icon_button(icon(sign, theme), words, shortcut=shortcut)
            part.clicked.connect(lambda _=False, chosen=name: self.chosen.emit(chosen))
            self.signs[name] = part
            row.addWidget(part)

    def show_review(self, presenter: ReviewPresenter) -> None:
        """Enable what makes sense now."""
        group, state = presenter.current_group, presenter.state
        for part in self.answers.values():
            part.setEnabled(group is not None)
        self.whole.setEnabled(group is not None)
        self.whole.setChecked(presenter.whole_subject)
        count = len(group.items) if group else 0
        self.whole.setText(
            self.tr("All {count}").format(count=count) if count > 1 else self.tr("All")
        )
        self.signs["undo"].setEnabled(presenter.can_undo)
        self.signs["redo"].setEnabled(state is not None and state.can_redo)
