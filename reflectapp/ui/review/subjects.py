"""Joining mentions into one subject and taking them apart again, each with its way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflectapp.domain.errors import NotFoundError
from reflectapp.domain.finding import Kind
from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.services.review import ItemState, ReviewItem, ReviewState
from reflectapp.ui.review.grouping import Group

if TYPE_CHECKING:
    from reflectapp.services.session import Session

Undo = Callable[[], None]


@dataclass(slots=True)
class WayBack:
    """Takes a change of who is who back, as long as nothing was decided after it."""

    entry_id: str
    take: Undo
    is_open: bool = True

    def taken(self, session: Session) -> ReviewState:
        """Take it, and return the review as it stands then.

        Raises:
            NotFoundError: The text has not been analysed.
        """
        self.take()
        state = session.review.state(self.entry_id)
        if state is None:
            raise NotFoundError
        return state


_KINDS = {
    Kind.PERSON: SubjectKind.PERSON,
    Kind.PLACE: SubjectKind.PLACE,
    Kind.ORGANISATION: SubjectKind.ORGANISATION,
}


def joined(session: Session, entry_id: str, group: Group, other: Group) -> Undo:
    """Say that two groups are one subject, named as `other`; return what takes it back."""
    review, before = session.review, session.review.register()
    ours, theirs = before.by_id(group.key), before.by_id(other.key)
    if ours is not None and theirs is not None:
        subject = review.join(theirs.id, ours.id)
    else:
        known = theirs or ours
        kind = _KINDS.get(other.kind, SubjectKind.OTHER)
        subject = known or Subject(session.ids.new_id(), kind, other.name, other.aliases)
        for alias in (other.name, *other.aliases, *group.aliases):
            subject = subject.with_alias(alias)
        review.save_subject(replace(subject, name=other.name))
    return _reassigned(session, entry_id, (*group.items, *other.items), subject, before)


def parted(session: Session, entry_id: str, group: Group, alias: str) -> Undo:
    """Say that `alias` is another subject than the rest of `group`; return what takes it back.

    Raises:
        DecisionError: The subject goes by nothing else.
        NotFoundError: It does not go by these words.
    """
    before = session.review.register()
    apart = session.review.split(group.key, alias)
    mentions = [item for item in group.items if item.words.casefold() == alias.casefold()]
    return _reassigned(session, entry_id, mentions, apart, before)


def _reassigned(
    session: Session,
    entry_id: str,
    items: Iterable[ReviewItem],
    subject: Subject,
    before: Register,
) -> Undo:
    decided = [item for item in items if item.state is ItemState.DECIDED]
    is_changed = session.review.reassign(entry_id, {item.span: subject.id for item in decided})

    def undo() -> None:
        if is_changed:
            session.review.undo(entry_id)
        now = session.review.register()
        if before.by_id(subject.id) is None and now.by_id(subject.id) is not None:
            session.review.remove_subject(subject.id)
        for known in before.subjects:
            if now.by_id(known.id) != known:
                session.review.save_subject(known)

    return undo
