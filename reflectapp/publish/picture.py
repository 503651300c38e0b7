"""The pictures of a post: which of them go along, and from when on they may."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reflectapp.domain.finding import PublicVersion
from reflectapp.domain.post import DelayPolicy
from reflectapp.domain.spans import Span
from reflectapp.publish.repaint import MAX_SIDE, Painting, no_larger
from reflectapp.publish.ripeness import YoungSpan


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that goes along with a post."""

    address: str
    """Where the public version says that it lies."""
    painting: Painting
    digest: str
    """SHA-256 of the file that it was painted from."""
    taken_at: datetime
    """When the writer said that it shows nobody."""


@dataclass(frozen=True, slots=True)
class Room:
    """How large the pictures of a post may be in a format."""

    longest: int = MAX_SIDE
    """Pixels of the longer side of each."""
    most: int = sys.maxsize
    """Bytes of all together; smaller ones than 300 pixels are not made for it."""

    def fitted(self, pictures: tuple[Picture, ...]) -> tuple[Picture, ...]:
        """Return the pictures, made as small as they have to be."""
        longest = self.longest
        while True:
            fitted = tuple(
                replace(picture, painting=no_larger(picture.painting, longest))
                for picture in pictures
            )
            size = sum(len(painting.content) for painting in {p.painting for p in fitted})
            if size <= self.most or longest < 400:
                return fitted
            longest = longest * 3 // 4


ANY_ROOM = Room()


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that leaves as a file beside its post."""

    path: str
    """From the folder that the post goes to; from the root of its site, where it begins with
    "/"."""
    content: bytes
    digest: str
    """SHA-256 of the content."""

    @classmethod
    def of(cls, path: str, content: bytes) -> PictureFile:
        """Return the file of these bytes."""
        return cls(path, content, hashlib.sha256(content).hexdigest())

    @property
    def is_whole(self) -> bool:
        """Whether nobody touched the bytes."""
        return hashlib.sha256(self.content).hexdigest() == self.digest


def pictures_digest(pictures: Sequence[Picture]) -> str:
    """Return what a re-reading is bound to besides the text; empty when no picture goes along."""
    if not pictures:
        return ""
    return hashlib.sha256("\0".join(picture.digest for picture in pictures).encode()).hexdigest()


def young_pictures(
    pictures: Sequence[Picture], public: PublicVersion, moment: datetime, policy: DelayPolicy
) -> list[YoungSpan]:
    """Return where pictures stand in the public version that were young at `moment`.

    How old a file is, nobody can tell: a picture is as old as the writer's word for it.
    """
    waiting = [(picture, policy.ripens_at(picture.taken_at)) for picture in pictures]
    return [
        YoungSpan(_place(public.text, picture.address), ripens_at, picture.taken_at)
        for picture, ripens_at in waiting
        if ripens_at > moment
    ]


def _place(text: str, address: str) -> Span:
    """Return where a text refers to a picture; all of it where the address is written otherwise."""
    at = text.find(f"({address}")
    if at < 0:
        return Span(0, len(text))
    return Span(max(text.rfind("![", 0, at), 0), at + 1 + len(address))
