"""The words on the front of a site, looked through for names like every post in it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import InitVar, dataclass, replace
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from reflectapp.domain.site_face import NO_FACE, SiteFace
from reflectapp.publish.forbidden import Forbidden
from reflectapp.publish.piece import clean

_TOKEN = object()


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class ClearedFace:
    """Title and address of a site that tell nothing; made by `clear` alone."""

    token: InitVar[object]
    face: SiteFace

    def __post_init__(self, token: object) -> None:
        if token is not _TOKEN:
            raise TypeError("only the scan clears")
        _cleared[self] = self.face


_cleared: WeakKeyDictionary[ClearedFace, SiteFace] = WeakKeyDictionary()


def clear(face: SiteFace, forbidden: Iterable[Forbidden]) -> ClearedFace | tuple[str, ...]:
    """Return the face for a site of posts, or what of theirs it tells, by the alphabet.

    What no page can hold is taken out of the title first: no reader takes a feed with it.

    Args:
        forbidden: What must not be in each of the posts, and in none at all.
    """
    face = replace(face, title=clean(face.title))
    found = {
        term
        for one in forbidden
        for search in one.searches
        for text in (face.title, face.address, _host_as_shown(face.address))
        for _, term in search.hits(text)
    }
    return tuple(sorted(found)) if found else ClearedFace(_TOKEN, face)


def _host_as_shown(address: str) -> str:
    """Return the host as browsers show it: letters that it writes in Punycode (RFC 3492) again."""
    shown: list[str] = []
    for part in (urlsplit(address).hostname or "").split("."):
        shown.append(part)
        with suppress(UnicodeError):
            shown[-1] = part.encode("ascii").decode("idna")
    return ".".join(shown)


def is_cleared(cleared: ClearedFace) -> bool:
    """Say whether `clear` made this very one and nobody touched it since."""
    return type(cleared) is ClearedFace and _cleared.get(cleared) is cleared.face


NEUTRAL = ClearedFace(_TOKEN, NO_FACE)
"""Without a word of the writer's."""
