"""What tests of the review do and see."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reflectapp.services.review import ItemState
from reflectapp.ui.review.page import ReviewPage

NONE = Qt.KeyboardModifier.NoModifier


def press(
    qtbot: QtBot, page: ReviewPage, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE
) -> None:
    """Press a key where the focus is, and wait until its work is done."""
    qtbot.keyClick(page.window().focusWidget() or page.findings, key, modifier)
    qtbot.waitUntil(lambda: not page._context.tasks.is_busy)


def words(page: ReviewPage) -> str:
    """Return the words of the current finding."""
    item = page.presenter.current_item
    assert item is not None
    return item.words


def states(page: ReviewPage) -> dict[str, ItemState]:
    """Return the state of each finding, by its words."""
    return {item.words: item.state for item in page.presenter.order}


def public(page: ReviewPage) -> str:
    """Return what a reader would see."""
    assert page.presenter.state is not None
    return page.presenter.state.public.text
