"""Has the text of an entry looked through, and keeps what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reflectapp.domain.entry import Entry
from reflectapp.domain.errors import ReflectError
from reflectapp.domain.finding import Finding

if TYPE_CHECKING:
    from reflectapp.services.session import Session
    from reflectapp.ui.tasks import Tasks


class Looking:
    """One entry at a time: what arrives for an earlier one is dropped."""

    def __init__(self, session: Session, tasks: Tasks, place: str) -> None:
        """Ask on behalf of `place`; places do not call off each other's questions."""
        self._session, self._tasks, self._place = session, tasks, place
        self._turn = 0

    def drop(self) -> None:
        """Wish for nothing any more."""
        self._turn += 1

    def begin(
        self, entry: Entry, done: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        """Look an entry through; `done` once what was found in this very text is kept.

        The entry may have been edited meanwhile: then there is still no review of it.
        """
        self._turn += 1
        turn, text, session = self._turn, entry.text, self._session

        def found(findings: tuple[Finding, ...]) -> None:
            if turn == self._turn:
                self._tasks.run(lambda: keep(findings), kept, refused)

        def keep(findings: tuple[Finding, ...]) -> None:
            session.review.record(entry.id, text, findings)

        def kept(_: None) -> None:
            if turn == self._turn:
                done()

        def refused(error: Exception) -> None:
            if turn == self._turn:
                failed(error)

        try:
            future = session.detection.analyse(
                f"{self._place} {entry.id}", text, session.review.register()
            )
        except ReflectError as error:
            failed(error)
        else:
            self._tasks.watch(future, found, refused)
