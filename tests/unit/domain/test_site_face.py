"""What a site is called and where it will stand, as it is typed."""

from __future__ import annotations

import pytest

from reflectapp.domain.errors import BadAddressError, TextTooLongError
from reflectapp.domain.site_face import MAX_SITE_TITLE, SiteFace


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("", ""),
        ("  example.org ", "https://example.org/"),
        ("example.org/notes", "https://example.org/notes/"),
        ("http://example.org/notes/index.html", "http://example.org/notes/"),
        ("https://Example.ORG:8443/A/", "https://example.org:8443/A/"),
        ("localhost:1313", "https://localhost:1313/"),
    ],
)
def test_an_address_is_put_right(typed: str, whole: str) -> None:
    assert SiteFace.of("", typed).address == whole
    assert SiteFace.of("", whole).address == whole


@pytest.mark.parametrize(
    "typed",
    [
        "example", "ftp://example.org", "https://", "https://me:x@example.org",
        "javascript:alert(1)",
        "https://example.org/?q=1", "https://example.org/#a", "https://example.org:port/",
        "https://exa mple.org/", 'https://example.org/"><script>', "file:///home/me.x/",
        "https://example.org/\b/", "https://example.org/\u2028/",
    ],
)  # fmt: skip
def test_what_is_no_place_on_the_web_is_refused(typed: str) -> None:
    with pytest.raises(BadAddressError):
        SiteFace.of("", typed)


def test_a_title_is_one_short_line() -> None:
    assert SiteFace.of("  Night\n notes ", "").title == "Night notes"
    with pytest.raises(TextTooLongError):
        SiteFace.of("x" * (MAX_SITE_TITLE + 1), "")
