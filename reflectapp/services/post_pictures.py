"""The pictures that a post refers to: asked about one by one, and taken along painted anew."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.finding import PublicVersion
from reflectapp.domain.picture import TakenPicture
from reflectapp.domain.post import DelayPolicy, Post
from reflectapp.publish.gate import pictures_in
from reflectapp.publish.picture import Picture
from reflectapp.publish.repaint import MAX_BYTES, Painting, repainted
from reflectapp.services.post_notes import save_changed
from reflectapp.storage.posts import PostStore

_THUMBNAIL = 320
_MOST_KEPT = 12
"""Painted pictures kept while the journal is open; each takes a second to paint."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""Not the one letter of a drive."""


@dataclass(frozen=True, slots=True)
class OfferedPicture:
    """A picture that a post refers to, for the writer to look at."""

    words: str
    """Those that describe it."""
    digest: str
    """Of its file; empty where no picture can be read there."""
    thumbnail: bytes = b""
    """As it would leave, but small; a JPEG."""
    width: int = 0
    height: int = 0
    """Dots of what would leave."""
    size: int = 0
    """Bytes of what would leave."""
    is_taken: bool = False


class PostPictures:
    """Knows which pictures go along, and asks the disk for them each time."""

    def __init__(self, posts: PostStore, clock: TrustedClock) -> None:
        self._posts, self._clock = posts, clock
        self._painted: dict[str, Painting | None] = {}

    def going(self, post: Post, public: PublicVersion | None) -> tuple[Picture, ...]:
        """Return the pictures that go along: those whose files are what the writer looked at."""
        taken = {picture.digest: picture.taken_at for picture in post.pictures}
        found: dict[str, Picture] = {}
        for link in pictures_in(public) if public is not None and taken else ():
            source = None if link.address in found else _read(link.address)
            digest = "" if source is None else hashlib.sha256(source).hexdigest()
            if source is not None and digest in taken:
                painting = self._painting(source, digest)
                if painting is not None:
                    found[link.address] = Picture(link.address, painting, digest, taken[digest])
        return tuple(found.values())

    def offered(self, post: Post, public: PublicVersion | None) -> tuple[OfferedPicture, ...]:
        """Return the pictures of this computer that a post refers to, each file once."""
        taken = {picture.digest for picture in post.pictures}
        found: dict[str, OfferedPicture] = {}
        for link in pictures_in(public) if public is not None else ():
            if _path(link.address) is None or link.address in found:
                continue
            source = _read(link.address)
            digest = "" if source is None else hashlib.sha256(source).hexdigest()
            painting = None if source is None else self._painting(source, digest)
            if painting is None:
                found[link.address] = OfferedPicture(link.words, "")
            else:
                found[link.address] = OfferedPicture(
                    link.words,
                    digest,
                    repainted(painting.content, _THUMBNAIL).content,
                    painting.width,
                    painting.height,
                    len(painting.content),
                    digest in taken,
                )
        return tuple(found.values())

    def take(self, post_id: str, digest: str) -> None:
        """Keep the writer's word that a picture shows nobody; it waits from now on.

        Raises:
            NotFoundError: There is no such post.
        """
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            if all(picture.digest != digest for picture in post.pictures):
                added = TakenPicture(digest, self._clock.now())
                save_changed(self._posts, post, replace(post, pictures=(*post.pictures, added)))

    def leave(self, post_id: str, digest: str) -> None:
        """Let a picture stay behind.

        Raises:
            NotFoundError: There is no such post.
        """
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            rest = tuple(picture for picture in post.pictures if picture.digest != digest)
            save_changed(self._posts, post, replace(post, pictures=rest))

    def leave_young(self, post: Post, policy: DelayPolicy) -> None:
        """Let the pictures stay behind that have not waited yet."""
        now = self._clock.now()
        old = tuple(p for p in post.pictures if policy.ripens_at(p.taken_at) <= now)
        save_changed(self._posts, post, replace(post, pictures=old))

    def _painting(self, source: bytes, digest: str) -> Painting | None:
        """Return a picture as it leaves; None for what is none."""
        if digest not in self._painted:
            while len(self._painted) >= _MOST_KEPT:
                del self._painted[next(iter(self._painted))]
            try:
                self._painted[digest] = repainted(source)
            except ValueError:
                self._painted[digest] = None
        return self._painted[digest]


def _path(address: str) -> Path | None:
    """Return the file of an address on this computer; None for what lies on another one."""
    if address.startswith("<"):
        address = address[1:].removesuffix(">")
    if not address or _SCHEME.match(address) or address.replace("\\", "/").startswith("//"):
        return None
    home = Path.home()
    return home / address.removeprefix("~/")


def _read(address: str) -> bytes | None:
    """Return what a file holds; None where there is none, or one too large for a picture."""
    path = _path(address)
    try:
        if path is None or not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return None
