"""The narrow rail on the left: the places, and below them Lock and Settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from reflectapp.ui.icons import icon
from reflectapp.ui.theme import XS, M, S, Theme
from reflectapp.ui.widgets import set_accessible

_WIDTH = 82


@dataclass(frozen=True, slots=True)
class RailItem:
    """A place as the rail shows it."""

    key: str
    words: str
    icon_name: str
    shortcut: str


class Rail(QFrame):
    """Tells which item was chosen; of the places one is always marked."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        places: Sequence[RailItem],
        below: Sequence[RailItem],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._theme = theme
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(S, M, S, M)
        column.setSpacing(XS)
        for item in places:
            column.addWidget(self._made(item))
        column.addStretch(1)
        for item in below:
            column.addWidget(self._made(item))
        theme.changed.connect(self._fit)
        self._fit()

    def mark(self, key: str) -> None:
        """Show which place is open."""
        self.buttons[key].setChecked(True)

    def _made(self, item: RailItem) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "place")
        made.setText(item.words)
        made.setIcon(icon(item.icon_name, self._theme))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_accessible(made, item.words, shortcut=item.shortcut)
        made.clicked.connect(lambda: self.chosen.emit(item.key))
        if item.key != "lock":
            made.setCheckable(True)
            self._group.addButton(made)
        self.buttons[item.key] = made
        return made

    def _fit(self) -> None:
        width = self._theme.scaled(_WIDTH)
        self.setFixedWidth(width)
        for made in self.buttons.values():
            made.setFixedWidth(width - 2 * S - 1)
            made.setIconSize(QSize(self._theme.scaled(20), self._theme.scaled(20)))
            made.setMinimumHeight(self._theme.scaled(38) + 20)
