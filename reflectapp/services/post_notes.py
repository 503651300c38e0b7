"""What the writer puts with a post: notes, pen name, series, and answers on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reflectapp.domain.clock import IdSource, TrustedClock
from reflectapp.domain.errors import (
    NoPenNameError,
    RiskNotAcceptedError,
    SeriesEndedError,
    TextTooLongError,
)
from reflectapp.domain.post import AnswersSoFar, Post
from reflectapp.domain.series import MAX_SERIES_NAME, Series
from reflectapp.publish.answers import asked_again
from reflectapp.storage.posts import PostStore
from reflectapp.storage.series import SeriesStore
from reflectapp.storage.settings import SettingsStore

MAX_CONTENT_NOTE = 60
"""Longest content note, in code points: no delay holds it, so it is as short as a substitute."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What the settings hold ready for posts."""

    disclaimer: str = ""
    """The wording in force now."""
    signature: str = ""
    """Empty when there is no name that a post may be signed with."""
    series: tuple[Series, ...] = ()


NOTHING_OFFERED = Offered()


class PostNotes:
    """Keeps them; each change of what readers see asks for another re-reading."""

    def __init__(
        self, posts: PostStore, settings: SettingsStore, clock: TrustedClock, ids: IdSource
    ) -> None:
        self._posts, self._settings = posts, settings
        self._series = SeriesStore(posts.db)
        self._clock, self._ids = clock, ids

    def set_content_note(self, post_id: str, note: str) -> None:
        """Set what stands above the post as a warning.

        Raises:
            TextTooLongError: It is longer than `MAX_CONTENT_NOTE`.
        """
        note = " ".join(note.split())
        if len(note) > MAX_CONTENT_NOTE:
            raise TextTooLongError(len(note), MAX_CONTENT_NOTE)
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            self._save(post, replace(post, content_note=note))

    def set_disclaimer(self, post_id: str, *, is_shown: bool) -> None:
        """Say whether the disclaimer of the settings stands below the post."""
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            self._save(post, replace(post, has_disclaimer=is_shown))

    def sign(self, post_id: str, *, is_signed: bool) -> None:
        """Say whether the pen name stands below the post.

        Raises:
            NoPenNameError: There is none, or one that may not stand there.
        """
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            if is_signed and not self._settings.profile().signature:
                raise NoPenNameError
            self._save(post, replace(post, is_signed=is_signed))

    def offered(self) -> Offered:
        """Return what a post could have below it now, and the series that it could join."""
        with self._posts.db.transaction():
            wording, delay = self._settings.disclaimer(), self._settings.delay()
            return Offered(
                wording.in_force(self._clock.now(), delay),
                self._settings.profile().signature,
                self._series.all(),
            )

    def series(self) -> tuple[Series, ...]:
        """Return the series that posts may join, the one that began first at the front."""
        return self._series.all()

    def begin_series(self, post_id: str, name: str, *, is_risk_accepted: bool) -> Series:
        """Begin a series with a post; its name stays in the journal.

        Raises:
            RiskNotAcceptedError: Whoever shares placeholders between posts knows what it costs.
            TextTooLongError: The name is longer than `MAX_SERIES_NAME`.
        """
        name = " ".join(name.split())
        if len(name) > MAX_SERIES_NAME:
            raise TextTooLongError(len(name), MAX_SERIES_NAME)
        series = Series(self._ids.new_id(), name, self._clock.now())
        with self._posts.db.transaction():
            self._series.save(series)
            self.join_series(post_id, series.id, is_risk_accepted=is_risk_accepted)
        return series

    def join_series(self, post_id: str, series_id: str, *, is_risk_accepted: bool) -> None:
        """Let a post go on with the placeholders of a series, from its next export on.

        Raises:
            NotFoundError: There is no such post or series.
            RiskNotAcceptedError: See `begin_series`.
            SeriesEndedError: The series takes no more posts in.
        """
        if not is_risk_accepted:
            raise RiskNotAcceptedError
        with self._posts.db.transaction():
            series = self._series.series(series_id)
            if series.ended_at is not None:
                raise SeriesEndedError
            self._move(post_id, series.id)

    def leave_series(self, post_id: str) -> None:
        """Number the placeholders of a post by itself again; what left keeps those it has."""
        self._move(post_id, None)

    def in_a_series_that_is(self, post: Post) -> Post:
        """Return a post that comes back, out of its series where that one is gone meanwhile.

        So it is where the series has ended and the post never left in it: see `SeriesKeeping.end`.
        """
        for series in self._series.all():
            is_open = series.ended_at is None or post.left_since(series.began_at)
            if series.id == post.series_id and is_open:
                return post
        return replace(post, series_id=None)

    def keep_answers(self, post_id: str, answers: AnswersSoFar) -> None:
        """Keep the answers of a re-reading half way, across locking.

        Raises:
            NotFoundError: There is no such post.
        """
        self._posts.keep_answers(post_id, answers)

    def _move(self, post_id: str, series_id: str | None) -> None:
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            self._save(post, replace(post, series_id=series_id))
            self._series.remove_unused()

    def _save(self, before: Post, after: Post) -> None:
        save_changed(self._posts, before, after)


def save_changed(posts: PostStore, before: Post, after: Post) -> None:
    """Keep a post; a change voids the re-reading, and its answers wait for the next one."""
    if after == before:
        return
    rereading = before.rereading
    if rereading is not None:
        so_far = before.so_far or asked_again(rereading.check_in)
        after = replace(after, rereading=None, so_far=so_far)
    posts.save(after)
