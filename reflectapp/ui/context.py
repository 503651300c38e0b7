"""What every place of the window is given, and what a place must be able to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme

if TYPE_CHECKING:
    from reflectapp.services.session import Session

Undo = Callable[[], None]


class Bus(QObject):
    """News between places, which do not know one another."""

    entry_saved = Signal(str)
    entry_removed = Signal(str)
    entry_replaced = Signal(str)
    """An entry came back from a backup: what its page holds is of before."""
    entry_opened = Signal(str)
    decisions_changed = Signal(str)
    """An entry's id."""
    post_changed = Signal(str)
    """A post's id."""
    settings_changed = Signal()
    review_requested = Signal(str)
    """Show the review of this entry."""
    finding_requested = Signal(str, object)
    """Begin the review of this entry, when it is shown, at this span of its text."""
    entry_requested = Signal(str)
    """Show this entry in the journal place."""
    passage_requested = Signal(str, object)
    """Mark this span of this entry's text, when the entry is shown in the journal place."""
    post_requested = Signal(str)
    """Show this entry's post in the publish place."""
    entries_changed = Signal()
    """Many entries came in at once, or went out again."""
    leaving_begun = Signal()
    """The journal is about to be locked or closed: what takes long shall end."""
    section_requested = Signal(str)
    """Show the section of the settings with this key."""
    backups_changed = Signal()
    """A backup was made by itself, or could not be."""
    damage_found = Signal(object)
    """The `Verdict` of a check that found the journal damaged."""
    mending_requested = Signal()
    """Close the journal and lead to where it is mended."""
    replacement_requested = Signal(object, object)
    """Save everything, do this (it replaces the whole journal) while nobody can type, and start
    afresh; the second hears of the error when that failed and all is as it was."""
    place_requested = Signal(str)
    """Show the place with this key of the rail."""
    writing_requested = Signal()
    """Begin a new entry, wherever one is."""
    said = Signal(str, object)
    """A sentence for the status line, and what Undo calls (or None)."""
    focus_mode_changed = Signal(bool)
    """One writes with nothing else in sight, so the frame hides itself; or no longer."""
    save_state_changed = Signal(str)
    """"saving", "saved" or "unsaved": what the status line shows of the open page."""


@dataclass(frozen=True, slots=True)
class Context:
    """The collaborators of a place."""

    session: Session
    tasks: Tasks
    theme: Theme
    bus: Bus


@runtime_checkable
class Welcoming(Protocol):
    """A place that has something to say in a journal that is new."""

    def welcome(self) -> None:
        """Offer a first entry."""


class Place(Protocol):
    """What the frame asks of a place; each one is also a QWidget."""

    def actions(self) -> list[QAction]:
        """Return what the command palette offers while the journal is open."""

    def activate(self) -> None:
        """The place has just been shown: refresh, and put the focus where one begins."""

    def prepare_lock(self) -> bool:
        """Save at once; False when that failed and words would be lost."""

    def forget(self) -> None:
        """Clear every text out of the widgets."""
