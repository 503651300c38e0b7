"""The register kept up by what the writer decides, and by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reflectapp.domain.clock import IdSource
from reflectapp.domain.errors import DecisionError, NotFoundError
from reflectapp.domain.finding import Action, Decision
from reflectapp.domain.subject import Register, Subject
from reflectapp.services.mentions import NAMED, ItemState, ReviewItem
from reflectapp.storage.register import RegisterStore

_LEAST_LETTERS = 2


class Subjects:
    """Makes, joins, splits and forgets subjects."""

    def __init__(self, register: RegisterStore, ids: IdSource) -> None:
        self._register, self._ids = register, ids
        self._forgotten: dict[str, Subject] = {}
        """By id, those that an undo of this session forgot: a redo brings them back unchanged."""

    def made_known(self, chosen: ReviewItem, group: Iterable[ReviewItem]) -> str | None:
        """Return the subject of a name that is hidden; a new one when the journal knows none.

        Its aliases are the words decided on and those near certain to mean the same subject.
        None for what has no subject: dates, ages, numbers and single letters.
        """
        kind = NAMED.get(chosen.kind)
        if kind is None:
            return chosen.subject_id
        sure = [i.words for i in group if i.kind == chosen.kind and _is_hidden(i)]
        forms = [w for w in (_one_line(words) for words in (chosen.words, *sure)) if _is_name(w)]
        known = self._register.register()
        subject = known.by_id(chosen.subject_id) if chosen.subject_id else None
        if subject is None:
            others = {s.id: s for i in group if i.subject_id and (s := known.by_id(i.subject_id))}
            subject = next(iter(others.values())) if len(others) == 1 else None
        if subject is None and len(named := known.named(_one_line(chosen.words))) == 1:
            # Answered together with another mention, which has just made it known.
            subject = named[0]
        if subject is not None and subject.is_writer:
            return subject.id
        if subject is None:
            if not forms:
                return None
            name = max(forms, key=len)
            subject = Subject(self._ids.new_id(), kind, name, (name,))
        wider = _widened(subject, forms, known)
        if wider != known.by_id(wider.id):
            self._register.save_subject(wider, by_hand=False)
        return wider.id

    def follow(
        self, before: Sequence[Decision], after: Sequence[Decision], items: Sequence[ReviewItem]
    ) -> None:
        """Let the register follow the decisions of an entry, from one set to another.

        A subject that only decisions made, and that none needs any more, is forgotten; one that
        a decision needs again is remembered, with the names that it had.

        Args:
            items: The entry's, as they stand after.
        """
        wanted = {d.subject_id for d in after if d.subject_id}
        for former in {d.subject_id for d in before if d.subject_id} - wanted:
            subject = self._register.register().by_id(former)
            if subject is None or self._register.is_by_hand(former):
                continue
            if not self._register.is_in_use(former):
                self._forgotten[former] = subject
                self._register.remove_subject(former)
        for decision in after:
            kind, subject_id = NAMED.get(decision.kind), decision.subject_id
            if kind is None or subject_id is None or decision.action is Action.KEEP:
                continue
            known = self._register.register()
            if known.by_id(subject_id) is not None:
                continue
            subject = self._forgotten.get(subject_id)
            forms = _forms_of(subject_id, after, items)
            if subject is None and forms:
                name = max(forms, key=len)
                subject = _widened(Subject(subject_id, kind, name, (name,)), forms, known)
            if subject is not None:
                self._register.save_subject(subject, by_hand=False)

    def join(self, subject_id: str, other_id: str) -> Subject:
        """Say that two subjects are one: the first keeps its name and takes the other's aliases.

        Raises:
            NotFoundError: One of them is not in the register.
        """
        with self._register.db.transaction():
            ours, theirs = self._subject(subject_id), self._subject(other_id)
            if ours.id == theirs.id:
                return ours
            joined = replace(ours, is_writer=ours.is_writer or theirs.is_writer)
            for alias in theirs.aliases:
                joined = joined.with_alias(alias)
            self._register.save_subject(joined)
            self._register.remove_subject(theirs.id)
            return joined

    def split(self, subject_id: str, alias: str) -> Subject:
        """Say that `alias` is a subject of its own, and return that one.

        Raises:
            NotFoundError: The subject is not in the register or does not go by `alias`.
            DecisionError: It is the only alias.
        """
        with self._register.db.transaction():
            subject = self._subject(subject_id)
            rest = tuple(a for a in subject.aliases if a.casefold() != alias.casefold())
            if len(rest) == len(subject.aliases):
                raise NotFoundError
            if not rest:
                raise DecisionError
            name = subject.name if subject.name in rest else max(rest, key=len)
            self._register.save_subject(replace(subject, name=name, aliases=rest))
            apart = Subject(self._ids.new_id(), subject.kind, alias, (alias,), subject.is_writer)
            self._register.save_subject(apart)
            return apart

    def _subject(self, subject_id: str) -> Subject:
        subject = self._register.register().by_id(subject_id)
        if subject is None:
            raise NotFoundError
        return subject


def sure_names(items: Iterable[ReviewItem], *chosen: str) -> tuple[str, ...]:
    """Return the names by which mentions are hidden, and those chosen, each once.

    What is only asked about is nobody's name yet, and a letter alone is none.
    """
    words = (*chosen, *(item.words for item in items if _is_hidden(item)))
    return tuple(dict.fromkeys(w for w in map(_one_line, words) if _is_name(w)))


def _widened(subject: Subject, forms: Iterable[str], known: Register) -> Subject:
    """Return the subject with those `forms` as aliases that no other one goes by."""
    for form in forms:
        if all(other.id == subject.id for other in known.named(form)):
            subject = subject.with_alias(form)
    return subject


def _forms_of(
    subject_id: str, decisions: Sequence[Decision], items: Sequence[ReviewItem]
) -> list[str]:
    """Return the names by which a subject is hidden, and those near certain to mean it too."""
    own = [d for d in decisions if d.subject_id == subject_id and d.action is not Action.KEEP]
    spans, kinds = {d.span for d in own}, {d.kind for d in own}
    groups = {d.group for d in own if d.group}
    words = [
        _one_line(i.words)
        for i in items
        if i.span in spans or (i.group in groups and i.kind in kinds and _is_hidden(i))
    ]
    return [w for w in words if _is_name(w)]


def _is_hidden(item: ReviewItem) -> bool:
    """Say whether an item is masked, by a decision or as a proposal."""
    if item.decision is not None:
        return item.decision.action is not Action.KEEP
    return item.state is ItemState.PROPOSED


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _is_name(words: str) -> bool:
    return sum(c.isalnum() for c in words) >= _LEAST_LETTERS
