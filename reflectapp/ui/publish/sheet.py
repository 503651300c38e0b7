"""How the pages of the publish place are laid out: scrolled, and no wider than one reads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from reflectapp.ui.widgets import label


def scrolled(content: QWidget, *, width: int | None = None) -> QScrollArea:
    """Return an area that scrolls `content` up and down; `width` fixes how wide it is."""
    content.setProperty("role", "canvas")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if width is not None:
        area.setFixedWidth(width)
    area.setWidget(content)
    return area


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
