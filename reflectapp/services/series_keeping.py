"""The series of a journal as a whole: what is in them, other names, and their end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.entry import first_words
from reflectapp.domain.errors import NotFoundError, TextTooLongError
from reflectapp.domain.post import Post
from reflectapp.domain.series import MAX_SERIES_NAME, Series
from reflectapp.services.post_notes import save_changed
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.posts import PostStore
from reflectapp.storage.series import SeriesStore


@dataclass(frozen=True, slots=True)
class PostInSeries:
    """A post of a series."""

    post_id: str
    label: str
    """What its entry is called in the journal."""
    has_left: bool
    """Whether it left since the series began, and so keeps its placeholders."""


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A series and its posts, the one marked first at the front."""

    series: Series
    posts: tuple[PostInSeries, ...]


@dataclass(frozen=True, slots=True)
class SeriesEnded:
    """What it takes to undo the end of a series."""

    series: Series
    taken_out: tuple[tuple[Post, Post], ...]
    """Each as it was in the series and as it is out of it."""


class SeriesKeeping:
    """What can be done with series, besides joining and leaving (see `PostNotes`)."""

    def __init__(self, entries: EntryStore, posts: PostStore, clock: TrustedClock) -> None:
        self._entries, self._posts, self._clock = entries, posts, clock
        self._store = SeriesStore(posts.db)

    def lines(self) -> tuple[SeriesLine, ...]:
        """Return all series, the one that began first at the front."""
        with self._posts.db.transaction():
            posts = self._posts.posts()
            return tuple(
                SeriesLine(one, tuple(self._line(p, one) for p in posts if p.series_id == one.id))
                for one in self._store.all()
            )

    def rename(self, series_id: str, name: str) -> Series:
        """Give a series another name, and return it as it was; the name stays in the journal.

        A blank name changes nothing.

        Raises:
            NotFoundError: There is no such series.
            TextTooLongError: The name is longer than `MAX_SERIES_NAME`.
        """
        name = " ".join(name.split())
        if len(name) > MAX_SERIES_NAME:
            raise TextTooLongError(len(name), MAX_SERIES_NAME)
        with self._posts.db.transaction():
            before = self._store.series(series_id)
            if name:
                self._store.save(replace(before, name=name))
            return before

    def end(self, series_id: str) -> SeriesEnded:
        """Let no post join a series any more, and return what undoes it.

        Posts that left in it stay, with their placeholders: what is out cannot be parted again.
        The others are taken out and numbered by themselves. Of a series that nothing left in,
        nothing stays.

        Raises:
            NotFoundError: There is no such series.
        """
        with self._posts.db.transaction():
            before = self._store.series(series_id)
            unsent = [
                post
                for post in self._posts.posts()
                if post.series_id == series_id and not post.left_since(before.began_at)
            ]
            for post in unsent:
                save_changed(self._posts, post, replace(post, series_id=None))
            out = tuple((post, self._posts.post(post.id)) for post in unsent)
            self._store.save(replace(before, ended_at=self._clock.now()))
            self._store.remove_unused()
            return SeriesEnded(before, out)

    def take_back(self, ended: SeriesEnded) -> None:
        """Undo `end`.

        A post that meanwhile left by itself, joined another series, or is gone, stays as it is.
        """
        with self._posts.db.transaction():
            self._store.save(ended.series)
            for before, after in ended.taken_out:
                self._put_back(before, after)
            self._store.remove_unused()

    def open_again(self, series_id: str) -> None:
        """Let posts join a series that has ended.

        Raises:
            NotFoundError: There is no such series.
        """
        with self._posts.db.transaction():
            self._store.save(replace(self._store.series(series_id), ended_at=None))

    def _put_back(self, before: Post, after: Post) -> None:
        try:
            now = self._posts.post(before.id)
        except NotFoundError:
            return
        if now == after:
            # Nothing came of it meanwhile: its re-reading holds again, too.
            self._posts.save(before)
        elif now.series_id is None and now.exports == before.exports:
            save_changed(self._posts, now, replace(now, series_id=before.series_id))

    def _line(self, post: Post, series: Series) -> PostInSeries:
        entry = self._entries.entry(post.entry_id)
        label = entry.title.strip() or first_words(entry.body)
        return PostInSeries(post.id, label, post.left_since(series.began_at))
