"""The findings of an entry, subject by subject."""

from __future__ import annotations

from dataclasses import dataclass

from reflectapp.domain.finding import Kind
from reflectapp.services.review import ItemState, ReviewItem

CONTEXT = 70
"""Code points of the entry shown before and after a mention."""


@dataclass(frozen=True, slots=True)
class Group:
    """One subject of an entry, with everything that may be a mention of it."""

    key: str
    """Subject id, or group, or the place of a finding that stands alone."""
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    """The different words it goes by in this entry, in order of appearance."""
    items: tuple[ReviewItem, ...]
    """By place."""

    @property
    def undecided(self) -> int:
        """How many of its mentions wait for an answer."""
        return sum(1 for item in self.items if item.state is not ItemState.DECIDED)


@dataclass(frozen=True, slots=True)
class Context:
    """A mention with the words round it, on one line."""

    before: str
    words: str
    after: str


def grouped(items: tuple[ReviewItem, ...]) -> tuple[Group, ...]:
    """Return the items by subject; subjects stand in order of first appearance."""
    known = {
        item.group: item.subject_id for item in reversed(items) if item.subject_id and item.group
    }
    members: dict[str, list[ReviewItem]] = {}
    for item in sorted(items, key=lambda i: i.span):
        # A mention without a subject of its own belongs to that of its group.
        key = item.subject_id or known.get(item.group, "") or item.group
        members.setdefault(key or f"at {item.span.start}", []).append(item)
    return tuple(_group(key, tuple(found)) for key, found in members.items())


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


def _group(key: str, items: tuple[ReviewItem, ...]) -> Group:
    aliases = tuple(dict.fromkeys(" ".join(item.words.split()) for item in items))
    known = next((item.subject_name for item in items if item.subject_name), "")
    return Group(key, items[0].kind, known or max(aliases, key=len), aliases, items)
