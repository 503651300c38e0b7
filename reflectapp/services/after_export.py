"""After a post left: is it still what left, whom does it name by now, and taking it down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reflectapp.anonymise.render import public_version
from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.entry import first_words
from reflectapp.domain.errors import NotFoundError, StoppedError, TextTooLongError
from reflectapp.domain.post import ExportRecord
from reflectapp.domain.taking_down import Step, StepDone
from reflectapp.publish.forbidden import Search, Sort, forbidden_in
from reflectapp.services.comparing import Checked, Left, OnRecord, compared, files_in
from reflectapp.services.post_cases import PostCases
from reflectapp.storage.posts import PostStore

MAX_REASON = 500
"""Longest reason for taking a post down, in code points."""


class AfterExport:
    """What can be done about posts that left."""

    def __init__(self, posts: PostStore, cases: PostCases, clock: TrustedClock) -> None:
        self._posts, self._cases, self._clock = posts, cases, clock

    def note_feedback(self, record: ExportRecord, words: str) -> None:
        """Keep what was said about a post after it left; it leaves with no later export."""
        self._posts.set_feedback(record, words.strip())

    def withdraw(self, post_id: str, reason: str) -> None:
        """Note that all that left of a post was taken down, and why.

        What has left has left: it stays on record and among what posts disclose.

        Raises:
            NotFoundError: There is no such post, or nothing left of it.
            TextTooLongError: The reason is longer than `MAX_REASON`.
        """
        reason = " ".join(reason.split())
        if len(reason) > MAX_REASON:
            raise TextTooLongError(len(reason), MAX_REASON)
        now = self._clock.now()
        with self._posts.db.transaction():
            records = self._posts.post(post_id).exports
            if not records:
                raise NotFoundError
            for record in records:
                if record.withdrawn_at is None:
                    self._posts.set_withdrawn(record, now, reason)

    def put_back(self, post_id: str) -> None:
        """Note that a post is out after all; what was done to take it down is to be done anew.

        Raises:
            NotFoundError: There is no such post.
        """
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            self._posts.save(replace(post, steps=()))
            for record in post.exports:
                self._posts.set_withdrawn(record, None, "")

    def tick(self, post_id: str, step: Step, *, is_done: bool) -> None:
        """Note that a step of taking a post down is done, or is not.

        Raises:
            NotFoundError: There is no such post.
        """
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            steps = tuple(done for done in post.steps if done.step is not step)
            if is_done:
                steps += (StepDone(step, self._clock.now()),)
            self._posts.save(replace(post, steps=steps))

    def check(
        self,
        path: Path,
        progress: Callable[[int, int], None] = lambda done, total: None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> tuple[Checked, ...]:
        """Compare a file, or the files of a folder, with what left, and look for names in them.

        With a post that is as it left, the pictures that left beside it are compared, too.
        Files of a folder that nobody knows and that name nobody are left out. Nothing is
        written or sent.

        Raises:
            NotFoundError: It is not there.
            StoppedError: See `is_stopped`.
        """
        if not path.exists():
            raise NotFoundError
        known = OnRecord(self._left(), self._posts.loose_exports(), self._searches())
        files = [path] if path.is_file() else list(files_in(path, known))
        found: dict[Path, Checked] = {}
        for number, file in enumerate(files):
            if is_stopped():
                raise StoppedError
            for checked in compared(file, known):
                if path.is_file() or checked.names or checked.record is not None:
                    found.setdefault(checked.path.absolute(), checked)
            progress(number + 1, len(files))
        return tuple(found.values())

    def _left(self) -> list[Left]:
        with self._posts.db.transaction():
            cases = [self._cases.case(post.id) for post in self._posts.posts() if post.exports]
        return [
            Left(
                case.post.id,
                case.entry.title.strip() or first_words(case.entry.body),
                # What left had every finding decided, so the decisions alone tell its words;
                # a newer engine has not read every entry again.
                case.public or public_version(case.entry.text, (), case.decisions),
                case.post.exports,
            )
            for case in cases
        ]

    def _searches(self) -> list[Search]:
        """Return what finds names; addresses and numbers of a blog's own page are no finds."""
        register, profile = self._cases.known_names()
        searches = forbidden_in("", (), register, profile).searches
        return [search for search in searches if search.sort in {Sort.NAME, Sort.OWN}]
