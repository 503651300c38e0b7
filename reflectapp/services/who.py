"""Who is who in an entry: mentions joined or taken apart, each with its way back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reflectapp.domain.clock import IdSource
from reflectapp.domain.errors import DecisionError
from reflectapp.domain.finding import Decision
from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.services.groups import Group
from reflectapp.services.mentions import NAMED, ItemState, ReviewItem
from reflectapp.services.subjects import Subjects, sure_names
from reflectapp.storage.register import RegisterStore


@dataclass(frozen=True, slots=True)
class WayBack:
    """What it takes to undo a change of who is who, as long as nothing was decided after it."""

    entry_id: str
    former: tuple[Subject, ...]
    """The subjects that were changed or taken away, as they were."""
    present: tuple[Subject, ...]
    """Those that were changed or made, as they are."""
    by_hand: frozenset[str]
    """Ids of the former ones that the writer had put in or changed."""
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
        with self._register.db.transaction():
            before = self._before()
            ours, theirs = (before.register.by_id(g.key) for g in (group, other))
            if ours is not None and theirs is not None:
                subject = self._subjects.join(theirs.id, ours.id)
            else:
                names = sure_names((*other.items, *group.items), other.name, group.name)
                subject = theirs or ours or self._new(other, names)
                for alias in names:
                    subject = subject.with_alias(alias)
                subject = replace(subject, name=other.name)
                self._register.save_subject(subject)
            return self._reassigned(entry_id, (*group.items, *other.items), subject, before)

    def part(self, entry_id: str, group: Group, alias: str) -> WayBack:
        """Say that `alias` is another subject than the rest of `group`, decided on or not.

        Raises:
            DecisionError: See `can_part`.
            NotFoundError: The subject of the group does not go by these words.
        """
        if not can_part(group, alias):
            raise DecisionError
        wanted = _folded(alias)
        with self._register.db.transaction():
            before = self._before()
            whole = before.register.by_id(group.key)
            if whole is None:
                whole = self._new(group, sure_names(group.items, alias))
                self._register.save_subject(whole)
            name = next((a for a in whole.aliases if _folded(a) == wanted), alias)
            apart = self._subjects.split(whole.id, name)
            mentions = [item for item in group.items if _folded(item.words) == wanted]
            return self._reassigned(entry_id, mentions, apart, before)

    def take_back(self, way: WayBack) -> None:
        """Put the register and the entry's decisions as they were before a change.

        Raises:
            DecisionError: More was decided since.
        """
        with self._register.db.transaction():
            now = self._register.register()
            gone = {s.id for s in way.former} - {s.id for s in way.present}
            if (
                self._register.decisions(way.entry_id) != way.decisions
                or any(now.by_id(subject.id) != subject for subject in way.present)
                or any(now.by_id(subject_id) is not None for subject_id in gone)
            ):
                raise DecisionError
            if way.is_reassigned:
                self._register.undo_decisions(way.entry_id)
            for subject in way.present:
                self._register.remove_subject(subject.id)
            for subject in way.former:
                self._register.save_subject(subject, by_hand=subject.id in way.by_hand)

    def _new(self, group: Group, names: tuple[str, ...]) -> Subject:
        kind = NAMED.get(group.kind, SubjectKind.OTHER)
        name = group.name if group.name in names else max(names, key=len, default=group.name)
        return Subject(self._ids.new_id(), kind, name, names or (group.name,))

    def _reassigned(
        self, entry_id: str, items: Iterable[ReviewItem], subject: Subject, before: _Before
    ) -> WayBack:
        decided = {item.span for item in items if item.state is ItemState.DECIDED}
        former = self._register.decisions(entry_id)
        after = tuple(replace(d, subject_id=subject.id) if d.span in decided else d for d in former)
        if after != former:
            self._register.set_decisions(entry_id, after)
        now = self._register.register()
        return WayBack(
            entry_id,
            tuple(s for s in before.register.subjects if now.by_id(s.id) != s),
            tuple(s for s in now.subjects if before.register.by_id(s.id) != s),
            before.by_hand,
            after,
            after != former,
        )

    def _before(self) -> _Before:
        register = self._register.register()
        by_hand = frozenset(s.id for s in register.subjects if self._register.is_by_hand(s.id))
        return _Before(register, by_hand)


def can_part(group: Group, alias: str) -> bool:
    """Say whether `alias` may be said to be somebody else: the rest has to go by another name."""
    names = {_folded(name) for name in sure_names(group.items, alias)}
    return group.kind in NAMED and len(names) > 1 and _folded(alias) in names


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


@dataclass(frozen=True, slots=True)
class _Before:
    """The register before a change."""

    register: Register
    by_hand: frozenset[str]
