"""The findings of an entry, subject by subject."""

from __future__ import annotations

from dataclasses import dataclass

from reflectapp.domain.finding import Kind
from reflectapp.services.mentions import ItemState, ReviewItem


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


def _group(key: str, items: tuple[ReviewItem, ...]) -> Group:
    aliases = tuple(dict.fromkeys(" ".join(item.words.split()) for item in items))
    known = next((item.subject_name for item in items if item.subject_name), "")
    return Group(key, items[0].kind, known or max(aliases, key=len), aliases, items)
