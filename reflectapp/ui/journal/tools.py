"""What can be done in the journal place: actions for keys and palette, buttons above the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reflectapp.ui.icons import icon
from reflectapp.ui.journal.templates import FIRST, templates
from reflectapp.ui.theme import S, Theme
from reflectapp.ui.widgets import icon_button

Do = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Doings:
    """What the place does when it is asked to."""

    new: Callable[[str], None]
    search: Do
    find: Do
    next_hit: Do
    previous_hit: Do
    focus: Do
    fold_side: Do
    review: Do
    mark: Do
    delete: Do
    save: Do
    show_bin: Do
    fold_calendar: Do
    underline: Do


def place_actions(owner: QWidget, doings: Doings) -> dict[str, QAction]:
    """Return the actions by name, bound to the place: they work while it is shown."""
    table: list[tuple[str, str, str, Do]] = [
        ("new", _tr("New entry"), "Ctrl+N", lambda: doings.new("")),
        ("search", _tr("Search all entries"), "Ctrl+Shift+F", doings.search),
        ("find", _tr("Find in this entry"), "Ctrl+F", doings.find),
        ("next_hit", _tr("Next hit in this entry"), "F3", doings.next_hit),
        ("previous_hit", _tr("Previous hit in this entry"), "Shift+F3", doings.previous_hit),
        ("focus", _tr("Focus on the page"), "F11", doings.focus),
        ("side", _tr("Show or hide the side panel"), "Ctrl+\\", doings.fold_side),
        ("review", _tr("Review this entry"), "Ctrl+Shift+R", doings.review),
        ("mark", _tr("Mark for the blog"), "Ctrl+Shift+B", doings.mark),
        ("delete", _tr("Move to the bin"), "Ctrl+Shift+Delete", doings.delete),
        ("save", _tr("Save now"), "Ctrl+S", doings.save),
        ("bin", _tr("Show the bin"), "", doings.show_bin),
        ("calendar", _tr("Show or hide the month calendar"), "", doings.fold_calendar),
        ("underline", _tr("Underline findings while writing, or not"), "", doings.underline),
    ]
    for known in templates():
        if known.key != FIRST:
            text = _tr("New entry: {name}").format(name=known.name)
            table.append((known.key, text, "", _with(doings.new, known.key)))
    return {name: _action(owner, *row) for name, *row in table}  # type: ignore[arg-type]


def toolbar(actions: dict[str, QAction], theme: Theme) -> QWidget:
    """Return the quiet row of buttons above the page."""
    bar = QWidget()
    row = QHBoxLayout(bar)
    row.setContentsMargins(S, S, S, 0)
    row.setSpacing(2)
    row.addStretch(1)
    for name, glyph in (
        ("find", "search"),
        ("mark", "bookmark"),
        ("delete", "trash-2"),
        ("focus", "maximize"),
        ("side", "panel-right"),
    ):
        row.addWidget(_tool(actions[name], glyph, theme))
    return bar


def _tool(action: QAction, glyph: str, theme: Theme) -> QPushButton:
    picture = icon(glyph, theme, token="muted")  # a colour
    tool = icon_button(picture, action.text(), shortcut=action.shortcut())
    tool.clicked.connect(action.trigger)
    action.enabledChanged.connect(tool.setEnabled)
    return tool


def _action(owner: QWidget, text: str, keys: str, do: Do) -> QAction:
    action = QAction(text, owner)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _=False: do())
    owner.addAction(action)
    return action


def _with(do: Callable[[str], None], key: str) -> Do:
    return lambda: do(key)


def _tr(text: str) -> str:
    return QCoreApplication.translate("JournalPlace", text)
