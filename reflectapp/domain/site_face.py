"""What a site of posts is called, and where it will stand."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from reflectapp.domain.errors import BadAddressError, TextTooLongError

MAX_SITE_TITLE = 60
"""Code points: no delay holds it, so it is as short as a content note."""
MAX_SITE_ADDRESS = 200


@dataclass(frozen=True, slots=True)
class SiteFace:
    """Words on the front of a site that are no post's; each may be empty."""

    title: str = ""
    address: str = ""
    """Where its index will stand: "https://example.org/notes/", with the slash."""

    @classmethod
    def of(cls, title: str, address: str) -> SiteFace:
        """Return what was typed, put right.

        Raises:
            TextTooLongError: One is longer than a site's front takes.
            BadAddressError: It is no address of a place on the web.
        """
        title = " ".join(title.split())
        for text, limit in ((title, MAX_SITE_TITLE), (address, MAX_SITE_ADDRESS)):
            if len(text) > limit:
                raise TextTooLongError(len(text), limit)
        return cls(title, _whole(address.strip()))


def _whole(address: str) -> str:
    if not address:
        return ""
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise BadAddressError from None
    has_place = "." in (parts.hostname or "") or parts.hostname == "localhost"
    is_bare = not (parts.query or parts.fragment or parts.username or parts.password)
    is_plain = address.isprintable() and not any(c in " <>\"'`\\{}|^" for c in address)
    if parts.scheme not in {"http", "https"} or not (has_place and is_bare and is_plain):
        raise BadAddressError
    place = f"{parts.hostname}:{port}" if port else f"{parts.hostname}"
    path = parts.path.removesuffix("index.html")
    return f"{parts.scheme}://{place}{path}" + ("" if path.endswith("/") else "/")


NO_FACE = SiteFace()
"""Neutral: the program's own word for it, and links without a host."""
