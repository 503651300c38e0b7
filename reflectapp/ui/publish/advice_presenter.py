"""Asks for the advice about a post, and keeps what the writer does not want of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reflectapp.domain.advice import WHOLE, Advice, AdviceKind
from reflectapp.services.advising import PostAdvice
from reflectapp.ui.context import Undo

if TYPE_CHECKING:
    from reflectapp.services.session import Session
    from reflectapp.ui.tasks import Tasks

_BY_WORD = frozenset(
    {AdviceKind.LANGUAGE, AdviceKind.OWN, AdviceKind.ABBREVIATION, AdviceKind.JARGON}
)
"""Kinds of which a word is silenced; of the others the kind, for each place is another."""


class AdvicePresenter:
    """Keeps the advice about one post; `on_change` is called when there is another."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        on_change: Callable[[], None],
        say: Callable[[str, Undo | None], None],
    ) -> None:
        self._session, self._tasks = session, tasks
        self._on_change, self._say = on_change, say
        self._turn = 0
        self.post_id = ""
        self.shown: PostAdvice | None = None

    def ask(self, post_id: str) -> None:
        """Ask what is to be said about a post as it stands; an answer for an older one is dropped.

        It has the gate's own lane and comes after it: nothing waits for advice.
        """
        if post_id != self.post_id:
            self.shown = None
        self._turn += 1
        turn, self.post_id = self._turn, post_id

        def done(found: PostAdvice) -> None:
            if turn == self._turn:
                self.shown = found
                self._on_change()

        advising = self._session.advising
        self._tasks.run(
            lambda: advising.advice(post_id), done, self._nothing_to_say, lane="background"
        )

    def forget(self) -> None:
        """Keep nothing."""
        self._turn += 1
        self.post_id, self.shown = "", None

    def set_aside(self, advice: Advice, said: str) -> None:
        """Show this advice no more for this post; `said` tells so, with a way back."""
        post_id, advising = self.post_id, self._session.advising
        self._change(
            lambda: advising.set_aside(post_id, advice),
            lambda: advising.take_up(post_id, advice),
            said,
        )

    def silence(self, advice: Advice, said: str) -> None:
        """Show advice like this no more in this journal; `said` tells so, with a way back."""
        key, advising = silenced_key(advice), self._session.advising
        self._change(
            lambda: advising.silence(advice.kind, key),
            lambda: advising.bring_back(advice.kind, key),
            said,
        )

    def take_all_up(self) -> None:
        """Show again what was set aside for this post."""
        post_id, advising = self.post_id, self._session.advising
        self._run(lambda: advising.take_all_up(post_id))

    def _change(self, work: Callable[[], None], back: Callable[[], None], said: str) -> None:
        self._run(work, lambda: self._say(said, lambda: self._run(back)))

    def _run(self, work: Callable[[], None], then: Callable[[], None] | None = None) -> None:
        def done(_: None) -> None:
            if self.post_id:
                self.ask(self.post_id)
            if then is not None:
                then()

        self._tasks.run(work, done, self._nothing_to_say)

    def _nothing_to_say(self, _: Exception) -> None:
        """Stay as it is: what stops advice stops the gate too, and that one says so."""


def silenced_key(advice: Advice) -> str:
    """Return what "never again" is about: a word, or with an empty key the kind."""
    return advice.key if advice.kind in _BY_WORD and advice.kind not in WHOLE else ""
