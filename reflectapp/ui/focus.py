"""The order in which Tab goes from control to control: as one reads, also after rows changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_focus(page: QWidget) -> None:
    """Let Tab go through `page` as its layouts have the controls.

    Else what was made late comes last, wherever it stands.
    """
    for before, after in pairwise(_controls(page)):
        QWidget.setTabOrder(before, after)


def focus_first_in(page: QWidget) -> None:
    """Put the keyboard on the first control of a page that is shown, if it has one."""
    usable = (part for part in _controls(page) if part.isVisibleTo(page) and part.isEnabled())
    if (first := next(usable, None)) is not None:
        first.setFocus()


def _controls(part: QWidget) -> Iterator[QWidget]:
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    inside = part.widget() if isinstance(part, QScrollArea) else None
    if inside is not None:
        yield from _controls(inside)
    elif (layout := part.layout()) is not None:
        yield from _controls_of(layout)


def _controls_of(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, within = item.widget(), item.layout()
        if widget is not None:
            yield from _controls(widget)
        elif within is not None:
            yield from _controls_of(within)
