"""Where posts went is where the next one is offered to go."""

from __future__ import annotations

from reflectapp.domain.destination import Destinations


def test_each_format_keeps_the_folder_that_was_used_last() -> None:
    went = [("hugo", "/a"), ("pdf", "/b"), ("hugo", "/c")]
    assert Destinations.of(went).format == "hugo"
    assert Destinations.of(went).folders == {"hugo": "/c", "pdf": "/b"}


def test_folders_used_before_are_kept_once_each_the_last_one_first() -> None:
    went = [("hugo", "/a"), ("hugo", "/b"), ("hugo", "/a"), ("rich-text", "")]
    assert Destinations.of(went) == Destinations("rich-text", {"hugo": ("/a", "/b")})


def test_before_any_export_markdown_is_offered_and_no_folder() -> None:
    assert Destinations.of([]) == Destinations("markdown", {})
