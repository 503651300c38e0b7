"""After a post left: is it still what left, whom does it name by now, and taking it down."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from reflectapp.anonymise.render import public_version
from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.entry import first_words
from reflectapp.domain.errors import NotFoundError, StoppedError, TextTooLongError
from reflectapp.domain.finding import PublicVersion, SegmentKind
from reflectapp.domain.post import ExportRecord
from reflectapp.domain.taking_down import Step, StepDone
from reflectapp.publish.forbidden import Search, Sort, forbidden_in
from reflectapp.publish.published import READABLE, blocks_of, share_of, text_in
from reflectapp.services.post_cases import PostCases
from reflectapp.storage.posts import PostStore

MAX_REASON = 500
"""Longest reason for taking a post down, in code points."""

MOST_FILES = 5_000
LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; a post is smaller."""

_KNOWN_AGAIN = 0.3
"""Share of a post's words from which on a file is taken for a copy of it."""


class Standing(StrEnum):
    """How a file stands to what left."""

    SAME = "same"
    """Byte for byte."""
    SAME_WORDS = "same words"
    """Other bytes that hold every word: a page that a blog made of it."""
    CHANGED = "changed"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Named:
    """Something in a published file that the journal knows as a name."""

    term: str
    count: int
    is_kept: bool
    """The writer keeps it in this post, with a reason."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was compared with what left."""

    path: Path
    standing: Standing
    label: str = ""
    """What the post is called in the journal; empty when its entry was erased or is unknown."""
    post_id: str | None = None
    record: ExportRecord | None = None
    share: float = 0.0
    """How much of the post's words stands in it, 0..1."""
    is_edited_since: bool = False
    """The entry changed since: the share is of the words as they are now, not as they left."""
    names: tuple[Named, ...] = ()


@dataclass(frozen=True)
class _Left:
    """A post of which something left."""

    post_id: str
    label: str
    public: PublicVersion
    records: tuple[ExportRecord, ...]

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        return blocks_of(self.public)

    @property
    def kept(self) -> str:
        """What the writer keeps in it, with reasons."""
        stretches = [s.public for s in self.public.segments if s.kind is SegmentKind.KEPT]
        return "\n".join(self.public.text[span.start : span.end] for span in stretches)


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

        Files of a folder that nobody knows and that name nobody are left out. Nothing is
        written or sent.

        Raises:
            NotFoundError: It is not there.
            StoppedError: See `is_stopped`.
        """
        if not path.exists():
            raise NotFoundError
        files = [path] if path.is_file() else list(_files(path))
        left, loose, searches = self._left(), self._posts.loose_exports(), self._searches()
        found: list[Checked] = []
        for number, file in enumerate(files):
            if is_stopped():
                raise StoppedError
            checked = _checked(file, left, loose, searches)
            if path.is_file() or checked.names or checked.record is not None:
                found.append(checked)
            progress(number + 1, len(files))
        return tuple(found)

    def _left(self) -> list[_Left]:
        with self._posts.db.transaction():
            cases = [self._cases.case(post.id) for post in self._posts.posts() if post.exports]
        return [
            _Left(
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


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that can be looked into, in order, hidden ones aside."""
    found = 0
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if any(part.startswith(".") for part in parts) or path.suffix.lower() not in READABLE:
            continue
        if path.is_file() and found < MOST_FILES:
            found += 1
            yield path


def _checked(
    path: Path, left: Sequence[_Left], loose: Sequence[ExportRecord], searches: Sequence[Search]
) -> Checked:
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_FILE else None
    except OSError:
        content = None
    if content is None:
        return Checked(path, Standing.UNREADABLE)
    text = text_in(path.name, content)
    found = _compared(path, content, text, left, loose)
    if text is None:
        return found
    kept = next((one.kept for one in left if one.post_id == found.post_id), "")
    return replace(found, names=_names(f"{path.stem}\n{text}", kept, searches))


def _compared(
    path: Path,
    content: bytes,
    text: str | None,
    left: Sequence[_Left],
    loose: Sequence[ExportRecord],
) -> Checked:
    digest = hashlib.sha256(content).hexdigest()
    for one in left:
        for record in reversed(one.records):
            if record.digest == digest:
                return Checked(path, Standing.SAME, one.label, one.post_id, record, 1.0)
    for record in loose:
        if record.digest == digest:
            return Checked(path, Standing.SAME, record=record, share=1.0)
    if text is None:
        return Checked(path, Standing.UNREADABLE)
    shares = [(share_of(one.blocks, text), one) for one in left]
    share, best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    if best is not None and share >= _KNOWN_AGAIN:
        standing = Standing.SAME_WORDS if share == 1 else Standing.CHANGED
        record = best.records[-1]
        is_edited = best.public.digest != record.public_digest
        return Checked(path, standing, best.label, best.post_id, record, share, is_edited)
    for one in left:
        for record in reversed(one.records):
            if record.file_name == path.name:
                return Checked(path, Standing.CHANGED, one.label, one.post_id, record, share)
    return Checked(path, Standing.UNKNOWN)


def _names(text: str, kept: str, searches: Sequence[Search]) -> tuple[Named, ...]:
    found: Counter[str] = Counter()
    excused: set[str] = set()
    for search in searches:
        found |= Counter(term for _, term in search.hits(text))
        excused |= {term for _, term in search.hits(kept)} if search.sort is Sort.NAME else set()
    return tuple(Named(term, count, term in excused) for term, count in sorted(found.items()))
