"""Addresses of links as documents may hold them."""

from __future__ import annotations

from urllib.parse import quote

_SIGNS = "%/:?#@!$&'()*+,;=~-._"


def address(target: str) -> str:
    """Return where a link leads in the signs that an address may have.

    Word calls a document damaged in which an address has others.
    """
    return quote(target, safe=_SIGNS)
