"""The register kept up by what the writer decides, and by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reflectapp.domain.clock import IdSource
from reflectapp.domain.errors import DecisionError, NotFoundError
from reflectapp.domain.finding import Action, Decision
from reflectapp.domain.matching import key_of
from reflectapp.domain.subject import Subject
from reflectapp.services.mentions import NAMED, ItemState, ReviewItem
from reflectapp.storage.register import RegisterStore

_LEAST_LETTERS = 2


class Subjects:
    """Makes, joins, splits and forgets subjects."""

    def __init__(self, register: RegisterStore, ids: IdSource) -> None:
        self._register, self._ids = register, ids

    def made_known(self, chosen: ReviewItem, group: Iterable[ReviewItem]) -> str | None:
        """Return the subject of a name that is hidden; a new one when the journal knows none.

        Its aliases are the words decided on and those near certain to mean the same subject.
        None for what has no subject: dates, ages, numbers and single letters.
        """
        kind = NAMED.get(chosen.kind)
        if kind is None:
            return chosen.subject_id
        sure = [i.words for i in group if i.kind == chosen.kind and i.state is not ItemState.ASKS]
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
        wider = subject
        for form in forms:
            others_name = any(s.id != subject.id for s in known.named(form))
            wider = wider if others_name else wider.with_alias(form)
        if wider != known.by_id(wider.id):
            self._register.save_subject(wider, by_hand=False)
        return wider.id

    def follow(self, before: Sequence[Decision], after: Sequence[Decision], text: str) -> None:
        """Let the register follow a step back or forth.

        A subject made by a decision that no longer stands anywhere is forgotten; one that a
        decision needs again is remembered.
        """
        wanted = {d.subject_id for d in after if d.subject_id}
        known = self._register.register()
        for subject_id in {d.subject_id for d in before if d.subject_id} - wanted:
            subject = known.by_id(subject_id)
            own = {key_of(text[d.span.start : d.span.end]) for d in before}
            if subject is None or self._register.is_by_hand(subject_id):
                continue
            if self._register.is_in_use(subject_id):
                continue
            if {key_of(alias) for alias in subject.aliases} <= own:
                self._register.remove_subject(subject_id)
        for decision in after:
            kind = NAMED.get(decision.kind)
            if kind is None or decision.subject_id is None or decision.action is Action.KEEP:
                continue
            if self._register.register().by_id(decision.subject_id) is None:
                words = [
                    _one_line(text[d.span.start : d.span.end])
                    for d in after
                    if d.subject_id == decision.subject_id and d.action is not Action.KEEP
                ]
                name = max(words, key=len)
                subject = Subject(decision.subject_id, kind, name, (name,))
                for word in words:
                    subject = subject.with_alias(word)
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


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _is_name(words: str) -> bool:
    return sum(c.isalnum() for c in words) >= _LEAST_LETTERS
