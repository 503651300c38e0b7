"""Where posts went is where the next one is offered to go."""

from __future__ import annotations

from reflectapp.domain.destination import Destinations


def test_each_format_keeps_the_folder_that_was_used_last() -> None:
    went = [("hugo", "/a"), ("pdf", "/b"), ("hugo", "/c")]
    assert Destinations.of(went) == Destinations("hugo", {"hugo": "/c", "pdf": "/b"})


def test_before_any_export_markdown_is_offered_and_no_folder() -> None:
    assert Destinations.of([]) == Destinations("markdown", {})
