"""Who is who in an entry: mentions joined or taken apart, each with its way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from reflectapp.domain.clock import IdSource
from reflectapp.domain.errors import DecisionError
from reflectapp.domain.finding import Decision
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.services.groups import Group
from reflectapp.services.mentions import NAMED, ItemState, ReviewItem
from reflectapp.services.register_step import RegisterStep, step, step_back
from reflectapp.services.subjects import Subjects, sure_names
from reflectapp.storage.register import RegisterStore


@dataclass(frozen=True, slots=True)
class WayBack:
    """What it takes to undo a change of who is who, as long as nothing was decided after it."""

    entry_id: str
    register: RegisterStep
    decisions: tuple[Decision, ...]
    """The entry's, after the change."""
    is_reassigned: bool
    """Whether the change altered them."""


class WhoIsWho:
    """Says of an entry's mentions whom they are of."""

    def __init__(self, register: RegisterStore, subjects: Subjects, ids: IdSource) -> None:
        self._register, self._subjects, self._ids = register, subjects, ids

    def join(self, entry_id: str, group: Group, other: Group) -> WayBack:
        """Say that two groups are one subject, named as `other`."""

        def joined() -> Subject:
            known = self._register.register()
            ours, theirs = (known.by_id(g.key) for g in (group, other))
            if ours is not None and theirs is not None:
                return self._subjects.join(theirs.id, ours.id)
            names = sure_names((*other.items, *group.items), other.name, group.name)
            subject = theirs or ours or self._new(other, names)
            for alias in names:
                subject = subject.with_alias(alias)
            subject = replace(subject, name=other.name)
            self._register.save_subject(subject)
            return subject

        return self._changed(entry_id, (*group.items, *other.items), joined)

    def part(self, entry_id: str, group: Group, alias: str) -> WayBack:
        """Say that `alias` is another subject than the rest of `group`, decided on or not.

        Raises:
            DecisionError: See `can_part`.
            NotFoundError: The subject of the group does not go by these words.
        """
        if not can_part(group, alias):
            raise DecisionError
        wanted = _folded(alias)

        def parted() -> Subject:
            whole = self._register.register().by_id(group.key)
            if whole is not None and wanted not in map(_folded, whole.aliases):
                # Nobody said yet that it is: the journal only asked.
                apart = Subject(self._ids.new_id(), whole.kind, alias, (alias,))
                self._register.save_subject(apart)
                return apart
            if whole is None:
                whole = self._new(group, sure_names(group.items, alias))
                self._register.save_subject(whole)
            name = next((a for a in whole.aliases if _folded(a) == wanted), alias)
            return self._subjects.split(whole.id, name)

        mentions = [item for item in group.items if _folded(item.words) == wanted]
        return self._changed(entry_id, mentions, parted)

    def take_back(self, way: WayBack) -> None:
        """Put the register and the entry's decisions as they were before a change.

        Raises:
            DecisionError: More was decided since.
        """
        with self._register.db.transaction():
            if self._register.decisions(way.entry_id) != way.decisions:
                raise DecisionError
            step_back(self._register, way.register)
            if way.is_reassigned:
                self._register.undo_decisions(way.entry_id)

    def _new(self, group: Group, names: tuple[str, ...]) -> Subject:
        kind = NAMED.get(group.kind, SubjectKind.OTHER)
        name = group.name if group.name in names else max(names, key=len, default=group.name)
        return Subject(self._ids.new_id(), kind, name, names or (group.name,))

    def _changed(
        self, entry_id: str, items: Iterable[ReviewItem], change: Callable[[], Subject]
    ) -> WayBack:
        """Change the register, and let the decisions about `items` be about who comes of it."""
        with self._register.db.transaction():
            former = self._register.decisions(entry_id)

            def reassigned() -> None:
                subject = change()
                decided = {item.span for item in items if item.state is ItemState.DECIDED}
                after = tuple(
                    replace(d, subject_id=subject.id) if d.span in decided else d for d in former
                )
                if after != former:
                    self._register.set_decisions(entry_id, after)

            taken = step(self._register, reassigned)
            now = self._register.decisions(entry_id)
            return WayBack(entry_id, taken, now, now != former)


def can_part(group: Group, alias: str) -> bool:
    """Say whether `alias` may be said to be somebody else: the rest has to go by another name."""
    known = [item.subject_name for item in group.items if item.subject_name]
    names = {_folded(name) for name in sure_names(group.items, alias, *known)}
    return group.kind in NAMED and len(names) > 1 and _folded(alias) in names


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
