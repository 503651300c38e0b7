"""How the pages of the publish place are laid out: scrolled, and no wider than one reads."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget

from reflectapp.ui.theme import Theme
from reflectapp.ui.widgets import label

_PANEL, _WIDEST_PANEL = 352, 440
"""Width of a panel at 100 %, and the most that leaves a page its room in the smallest window."""


def scrolled(content: QWidget) -> QScrollArea:
    """Return an area that scrolls `content` up and down."""
    area = QScrollArea()
    _fill(area, content)
    return area


class SidePanel(QScrollArea):
    """What stands beside a page: it widens with the type, and leaves the page its room."""

    def __init__(self, theme: Theme, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        _fill(self, content)
        theme.changed.connect(self._widen)
        self._widen()
        self._held: tuple[QWidget, int] | None = None
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda: QTimer.singleShot(0, self, self._keep))
        bar.actionTriggered.connect(self._let_go)

    def hold(self) -> None:
        """Keep what has the keyboard where it is while what stands above it grows or shrinks."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self._held = (focused, self._height_of(focused)) if focused and inside else None

    def _keep(self) -> None:
        if self._held is None:
            return
        part, height = self._held
        if part is not QApplication.focusWidget():
            self._let_go()
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._height_of(part) - height)

    def _height_of(self, part: QWidget) -> int:
        return part.mapTo(self.viewport(), QPoint(0, 0)).y()

    def _let_go(self) -> None:
        self._held = None

    def _widen(self) -> None:
        self.setFixedWidth(min(self._theme.scaled(_PANEL), _WIDEST_PANEL))


def _fill(area: QScrollArea, content: QWidget) -> None:
    content.setProperty("role", "canvas")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)


def centred(content: QWidget, measure: int) -> QWidget:
    """Return `content` in the middle, at most `measure` px wide."""
    content.setProperty("role", "canvas")
    content.setMaximumWidth(measure)
    middle = QWidget()
    row = QHBoxLayout(middle)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(content, 100)
    row.addStretch(1)
    return middle


def row_of(*parts: QWidget) -> QHBoxLayout:
    """Return the parts side by side from the left."""
    row = QHBoxLayout()
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def caption(text: str) -> QWidget:
    """Return the name of what follows."""
    return label(text, "caption")
