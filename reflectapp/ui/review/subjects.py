"""Joining mentions into one subject and taking them apart again, each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from reflectapp.domain.finding import Kind
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.ui.review.grouping import Group

if TYPE_CHECKING:
    from reflectapp.services.session import Session

Undo = Callable[[], None]

_KINDS = {
    Kind.PERSON: SubjectKind.PERSON,
    Kind.PLACE: SubjectKind.PLACE,
    Kind.ORGANISATION: SubjectKind.ORGANISATION,
}


def joined(session: Session, group: Group, other: Group) -> Undo:
    """Say that two groups are one subject, named as `other`; return what takes it back."""
    review = session.review
    ours, theirs = _known(session, group), _known(session, other)
    if ours is not None and theirs is not None:
        review.join(theirs.id, ours.id)
        return lambda: _restore(session, theirs, ours)
    for known, rest in ((theirs, group), (ours, other)):
        if known is not None:
            return _widened(session, known, rest, other.name)
    kind = _KINDS.get(other.kind, SubjectKind.OTHER)
    subject = Subject(session.ids.new_id(), kind, other.name, other.aliases)
    for alias in (other.name, *group.aliases):
        subject = subject.with_alias(alias)
    review.save_subject(subject)
    return lambda: review.remove_subject(subject.id)


def parted(session: Session, subject_id: str, alias: str) -> Undo:
    """Say that `alias` is another subject; return what takes it back."""
    before = session.review.register().by_id(subject_id)
    apart = session.review.split(subject_id, alias)

    def undo() -> None:
        session.review.remove_subject(apart.id)
        if before is not None:
            session.review.save_subject(before)

    return undo


def _widened(session: Session, known: Subject, rest: Group, name: str) -> Undo:
    wider = known.with_alias(name)
    for alias in rest.aliases:
        wider = wider.with_alias(alias)
    session.review.save_subject(replace(wider, name=name))
    return lambda: session.review.save_subject(known)


def _known(session: Session, group: Group) -> Subject | None:
    return session.review.register().by_id(group.key)


def _restore(session: Session, *subjects: Subject) -> None:
    for subject in subjects:
        session.review.save_subject(subject)
