"""The keys of the review."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from reflectapp.ui.review.page import ReviewPage


def bind_keys(page: ReviewPage) -> None:
    """Bind letters for the whole page; keys that also press buttons, for columns and list alone."""
    presenter = page.presenter
    everywhere: dict[str, Callable[[], None]] = {
        "J": lambda: presenter.move(1),
        "K": lambda: presenter.move(-1),
        "R": lambda: page.answer("replace"),
        "G": lambda: page.answer("generalise"),
        "N": lambda: page.answer("rename"),
        "X": lambda: page.answer("leave out"),
        "A": lambda: page.answer("whole"),
        "F": lambda: page.answer("add"),
        "U": lambda: page.answer("undo"),
        "Ctrl+Z": lambda: page.answer("undo"),
        "Ctrl+Shift+Z": lambda: page.answer("redo"),
        "Ctrl+Y": lambda: page.answer("redo"),
        "?": lambda: page.answer("keys"),
        "Shift+?": lambda: page.answer("keys"),
        "Shift+Return": presenter.accept_proposed,
        "Shift+Enter": presenter.accept_proposed,
    }
    on_the_work: dict[str, Callable[[], None]] = {
        "Space": lambda: page.answer("keep"),
        "Return": presenter.next_undecided,
        "Enter": presenter.next_undecided,
        "Delete": lambda: page.answer("clear"),
        "Backspace": lambda: page.answer("clear"),
        "Escape": page.back_wanted.emit,
    }
    for key, act in everywhere.items():
        _bind(page, page, key, act)
    for pane in (page.columns, page.findings):
        for key, act in on_the_work.items():
            _bind(page, pane, key, act)


def _bind(page: ReviewPage, widget: QWidget, key: str, act: Callable[[], None]) -> None:
    def pressed() -> None:
        # An open sheet asks something: no key may decide behind it.
        if not page.has_sheet:
            act()

    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(pressed)
