"""What the writer types about posts, on its way into the journal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from reflectapp.domain.errors import NotFoundError, ReflectError
from reflectapp.domain.post import ExportRecord, Post
from reflectapp.publish.answers import Answers, asked_again, from_so_far

if TYPE_CHECKING:
    from reflectapp.services.session import Session
    from reflectapp.ui.tasks import Tasks


class OnTheWay:
    """Answers half way, and notes about what left; what is not kept yet is here alone."""

    def __init__(self, session: Session, tasks: Tasks, failed: Callable[[Exception], None]) -> None:
        self._session, self._tasks, self._failed = session, tasks, failed
        self._answers: dict[str, Answers] = {}
        self._unkept: dict[str, Answers] = {}
        self._notes: dict[str, tuple[ExportRecord, str]] = {}

    def answers(self, post_id: str) -> Answers:
        """Return what was answered so far about a post."""
        return self._answers.get(post_id, Answers())

    def take(self, post: Post) -> None:
        """Begin with the answers that are kept with a post, unless others are on the way.

        Of a former reading, how one was and how the case stood is asked anew.
        """
        if post.id in self._answers:
            return
        if post.so_far is not None:
            self._answers[post.id] = from_so_far(post.so_far)
        elif post.rereading is not None:
            self._answers[post.id] = asked_again(post.rereading.check_in)

    def answer(self, post_id: str, answers: Answers) -> None:
        """Note answers; `keep` puts them into the journal."""
        self._answers[post_id] = self._unkept[post_id] = answers

    def confirmed(self, post_id: str) -> None:
        """Leave it to the re-reading to keep the answers of a post."""
        self._unkept.pop(post_id, None)

    def note(self, record: ExportRecord, words: str) -> None:
        """Keep what was said about a post that left."""
        self._notes[record.digest] = (record, words)
        self.keep()

    def keep(self) -> None:
        """Put what is not kept yet into the journal, by and by."""
        if self._unkept or self._notes:
            self._tasks.run(self._keep, lambda _: None, self._failed)

    def keep_now(self) -> bool:
        """Put all of it into the journal before returning; False when it cannot be."""
        self._tasks.finish_storage()
        try:
            self._keep()
        except ReflectError as error:
            self._failed(error)
        return not self._unkept and not self._notes

    def forget(self) -> None:
        """Forget everything here: the journal locks."""
        for held in (self._answers, self._unkept, self._notes):
            held.clear()

    def _keep(self) -> None:
        publishing = self._session.publishing
        for post_id, answers in list(self._unkept.items()):
            # Unmarked in the meantime: there is no post to keep them with.
            with suppress(NotFoundError):
                publishing.notes.keep_answers(post_id, answers)
            if self._unkept.get(post_id) is answers:
                del self._unkept[post_id]
        for digest, (record, words) in list(self._notes.items()):
            publishing.after.note_feedback(record, words)
            if self._notes.get(digest) == (record, words):
                del self._notes[digest]
