"""A mention with the words round it."""

from __future__ import annotations

from dataclasses import dataclass

from reflectapp.services.mentions import ReviewItem

CONTEXT = 70
"""Code points of the entry shown before and after a mention."""


@dataclass(frozen=True, slots=True)
class Context:
    """A mention with the words round it, on one line."""

    before: str
    words: str
    after: str


def context_of(text: str, item: ReviewItem) -> Context:
    """Return the mention with up to `CONTEXT` code points of its line on either side."""
    start, end = item.span.start, item.span.end
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    if "\n" in before:
        before = before.rsplit("\n", 1)[1]
    elif start > CONTEXT and " " in before:
        before = "…" + before.split(" ", 1)[1]
    if "\n" in after:
        after = after.split("\n", 1)[0]
    elif end + CONTEXT < len(text) and " " in after:
        after = after.rsplit(" ", 1)[0] + "…"
    return Context(_one_line(before), _one_line(text[start:end]), _one_line(after))


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    lead = " " if text[:1].isspace() and line else ""
    tail = " " if text[-1:].isspace() and line else ""
    return f"{lead}{line}{tail}"
