"""A file beside the record of what left: the same bytes, the same words, changed, or unknown."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePosixPath

from reflectapp.domain.finding import PublicVersion, SegmentKind
from reflectapp.domain.post import ExportRecord, SentFile
from reflectapp.publish.forbidden import Search, Sort
from reflectapp.publish.published import PICTURES, READABLE, blocks_of, share_of, text_in

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
    MISSING = "missing"
    """A picture that is not where it left to."""
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
    is_picture: bool = False


@dataclass(frozen=True)
class Left:
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


@dataclass(frozen=True)
class OnRecord:
    """All that left, as far as the journal knows."""

    left: Sequence[Left]
    loose: Sequence[ExportRecord]
    """What left of entries that were erased since."""
    searches: Sequence[Search]
    """What finds names."""

    @cached_property
    def pictures(self) -> list[tuple[Left | None, ExportRecord, SentFile]]:
        """Every picture that left as a file, the latest of each post first."""
        records = [(one, record) for one in self.left for record in reversed(one.records)]
        return [
            (one, record, file)
            for one, record in [*records, *((None, record) for record in self.loose)]
            for file in record.files
        ]


def files_in(folder: Path, known: OnRecord) -> Iterator[Path]:
    """Yield the files of a folder that can be looked into, in order, hidden ones aside.

    Of pictures, only those that may have left from here.
    """
    found = 0
    for path in sorted(folder.rglob("*")):
        parts, suffix = path.relative_to(folder).parts, path.suffix.lower()
        if any(part.startswith(".") for part in parts) or suffix not in (*READABLE, *PICTURES):
            continue
        if suffix in PICTURES and not _may_have_left(path, known):
            continue
        if path.is_file() and found < MOST_FILES:
            found += 1
            yield path


def compared(path: Path, known: OnRecord) -> list[Checked]:
    """Return how a file stands to what left; after a post, how the pictures beside it do."""
    if path.suffix.lower() in PICTURES:
        return [_compared_picture(path, known)]
    checked = _checked(path, known)
    record = checked.record
    if record is None or checked.standing is not Standing.SAME:
        return [checked]
    depth = len(PurePosixPath(record.file_name).parts)
    is_in_place = _plain(path) == _plain(Path(record.folder) / record.file_name)
    base = Path(record.folder) if is_in_place else path.parents[depth - 1]
    places = [Path(_plain(base / file.path)) for file in record.files]
    # One that was taken elsewhere may have its pictures anywhere.
    beside = [_compared_picture(p, known, checked) for p in places if is_in_place or p.is_file()]
    return [checked, *beside]


def _compared_picture(path: Path, known: OnRecord, post: Checked | None = None) -> Checked:
    """Return how a picture stands to those that left; `post` is the one that it belongs to."""
    content = _content(path)
    digest = "" if content is None else hashlib.sha256(content).hexdigest()
    for left, record, file in known.pictures:
        if file.digest == digest:
            return _of(path, Standing.SAME, left, record)
    if post is not None:
        standing = Standing.CHANGED if path.is_file() else Standing.MISSING
        return replace(post, path=path, standing=standing, share=0.0, names=(), is_picture=True)
    for left, record, file in known.pictures:
        if _plain(path) == _plain(Path(record.folder) / file.path):
            return _of(path, Standing.CHANGED, left, record)
    return Checked(path, Standing.UNKNOWN, is_picture=True)


def _of(path: Path, standing: Standing, left: Left | None, record: ExportRecord) -> Checked:
    label, post_id = ("", None) if left is None else (left.label, left.post_id)
    return Checked(path, standing, label, post_id, record, is_picture=True)


def _may_have_left(path: Path, known: OnRecord) -> bool:
    """Say whether a picture has the size or the place of one that left, before it is read."""
    try:
        size = path.stat().st_size
    except OSError:
        return False
    return any(
        file.size == size or _plain(path) == _plain(Path(record.folder) / file.path)
        for _, record, file in known.pictures
    )


def _plain(path: Path) -> str:
    """Return a path without steps up, in the manner of the computer."""
    return os.path.normcase(os.path.normpath(path.absolute()))


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST_FILE else None
    except OSError:
        return None


def _checked(path: Path, known: OnRecord) -> Checked:
    content = _content(path)
    if content is None:
        return Checked(path, Standing.UNREADABLE)
    text = text_in(path.name, content)
    found = _compared(path, content, text, known)
    if text is None:
        return found
    kept = next((one.kept for one in known.left if one.post_id == found.post_id), "")
    return replace(found, names=_names(f"{path.stem}\n{text}", kept, known.searches))


def _compared(path: Path, content: bytes, text: str | None, known: OnRecord) -> Checked:
    digest = hashlib.sha256(content).hexdigest()
    for one in known.left:
        for record in reversed(one.records):
            if record.digest == digest:
                return Checked(path, Standing.SAME, one.label, one.post_id, record, 1.0)
    for record in known.loose:
        if record.digest == digest:
            return Checked(path, Standing.SAME, record=record, share=1.0)
    if text is None:
        return Checked(path, Standing.UNREADABLE)
    shares = [(share_of(one.blocks, text), one) for one in known.left]
    share, best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    if best is not None and share >= _KNOWN_AGAIN:
        standing = Standing.SAME_WORDS if share == 1 else Standing.CHANGED
        record = best.records[-1]
        is_edited = best.public.digest != record.public_digest
        return Checked(path, standing, best.label, best.post_id, record, share, is_edited)
    for one in known.left:
        for record in reversed(one.records):
            named = PurePosixPath(record.file_name).parts
            if path.parts[-len(named) :] == named:
                return Checked(path, Standing.CHANGED, one.label, one.post_id, record, share)
    return Checked(path, Standing.UNKNOWN)


def _names(text: str, kept: str, searches: Sequence[Search]) -> tuple[Named, ...]:
    found: Counter[str] = Counter()
    excused: set[str] = set()
    for search in searches:
        found |= Counter(term for _, term in search.hits(text))
        excused |= {term for _, term in search.hits(kept)} if search.sort is Sort.NAME else set()
    return tuple(Named(term, count, term in excused) for term, count in sorted(found.items()))
