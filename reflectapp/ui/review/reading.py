"""Reads an entry for its review; one whose text is new is looked through first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reflectapp.domain.entry import Entry
from reflectapp.services.review import ReviewState
from reflectapp.ui.review.looking import Looking
from reflectapp.ui.review.reader import ReaderPage, reader_page

if TYPE_CHECKING:
    from reflectapp.services.session import Session
    from reflectapp.ui.tasks import Tasks


class Phase(StrEnum):
    """How far the program is with the entry."""

    EMPTY = "empty"
    LOADING = "loading"
    ANALYSING = "analysing"
    READY = "ready"
    STOPPED = "stopped"
    """The writer stopped the analysis."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Looked:
    """A review with the page that a reader would see."""

    state: ReviewState
    page: ReaderPage


Arrived = Callable[[Entry, Looked | None], None]
"""Called with the entry, and with its review or None while it is being looked through."""


def looked(state: ReviewState) -> Looked:
    """Return a review ready to be shown; rendering takes a while, so not in the window's thread."""
    return Looked(state, reader_page(state.public))


class Reading:
    """Keeps one wish at a time: what arrives for an earlier one is dropped."""

    def __init__(
        self, session: Session, tasks: Tasks, arrived: Arrived, failed: Callable[[Exception], None]
    ) -> None:
        self._session, self._tasks = session, tasks
        self._arrived, self._failed = arrived, failed
        self._looking = Looking(session, tasks, "review")
        self._turn = 0

    def drop(self) -> None:
        """Wish for nothing any more."""
        self._turn += 1
        self._looking.drop()

    def read(self, entry_id: str) -> None:
        """Read an entry and its review away from the window."""
        self.drop()
        self._load(entry_id, self._turn)

    def _load(self, entry_id: str, turn: int) -> None:
        session = self._session

        def read() -> tuple[Entry, Looked | None]:
            state = session.review.state(entry_id)
            if state is None:
                return session.journal.entry(entry_id), None
            return state.entry, looked(state)

        def done(result: tuple[Entry, Looked | None]) -> None:
            if turn == self._turn:
                entry, found = result
                self._arrived(entry, found)
                if found is None and turn == self._turn:
                    # Edited meanwhile, it is looked through once more.
                    self._looking.begin(entry, lambda: self._load(entry_id, turn), self._failed)

        self._tasks.run(read, done, self._failing(turn))

    def _failing(self, turn: int) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._failed(error)

        return failed
