"""The review of an entry as it stands, and the decisions that an answer makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reflectapp.domain.entry import Entry
from reflectapp.domain.errors import DecisionError
from reflectapp.domain.finding import (
    MAX_GENERALISE_WORDS,
    MAX_RENAME_WORDS,
    MAX_SUBSTITUTE,
    Action,
    Decision,
    Kind,
    PublicVersion,
)
from reflectapp.domain.series import Label
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register
from reflectapp.services.mentions import ItemState, ReviewItem, same_subject
from reflectapp.services.subjects import Subjects

MAX_REASON = 500
"""Longest reason for keeping, in code points."""


@dataclass(frozen=True, slots=True)
class ReviewState:
    """An entry as it stands in the review."""

    entry: Entry
    items: tuple[ReviewItem, ...]
    """By place, none overlapping."""
    public: PublicVersion
    can_undo: bool
    can_redo: bool
    labels: Mapping[str, Label]
    """Who the numbered placeholders of the public version stand for, by the keys of a series."""
    register: Register
    """What the journal knew at that moment."""

    @property
    def total(self) -> int:
        """How many stretches need a decision."""
        return len(self.items)

    @property
    def decided(self) -> int:
        """How many have one."""
        return sum(1 for item in self.items if item.state is ItemState.DECIDED)

    def item(self, span: Span) -> ReviewItem | None:
        """Return the item at exactly `span`, or else the one that overlaps it."""
        exact = next((i for i in self.items if i.span == span), None)
        return exact or next((i for i in self.items if i.span.overlaps(span)), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the writer says about one stretch or several."""

    action: Action
    substitute: str = ""
    reason: str = ""


def decided(
    state: ReviewState,
    chosen: Sequence[ReviewItem],
    answer: Answer,
    subjects: Subjects,
    now: datetime,
) -> list[Decision]:
    """Return a decision for each item; those of one group that nobody knows are one subject."""
    made: list[Decision] = []
    known: dict[tuple[str, Kind], str | None] = {}
    for item in chosen:
        key = (item.group, item.kind)
        subject_id = item.subject_id or (known.get(key) if item.group else None)
        if answer.action is not Action.KEEP:
            mention = replace(item, subject_id=subject_id)
            subject_id = subjects.made_known(mention, same_subject(state.items, mention))
        made.append(
            Decision(
                span=item.span,
                kind=item.kind,
                action=answer.action,
                substitute=answer.substitute,
                reason=answer.reason,
                subject_id=subject_id,
                group=item.group,
                by_hand=item.finding is None,
                made_at=now,
            )
        )
        known.setdefault(key, subject_id)
    return made


def checked(action: Action, substitute: str, reason: str) -> Answer:
    """Return an answer as it is kept.

    Raises:
        DecisionError: One that is needed is missing, or is longer than what it stands for may be.
    """
    words, why = " ".join(substitute.split()), " ".join(reason.split())
    if action is Action.KEEP:
        if not why or len(why) > MAX_REASON:
            raise DecisionError
        return Answer(action, reason=why)
    if action not in {Action.GENERALISE, Action.RENAME}:
        return Answer(action)
    most = MAX_RENAME_WORDS if action is Action.RENAME else MAX_GENERALISE_WORDS
    if not words or len(words) > MAX_SUBSTITUTE or len(words.split()) > most:
        raise DecisionError
    return Answer(action, substitute=words)


def by_hand(state: ReviewState, span: Span, kind: Kind) -> ReviewItem:
    """Return an item for what nobody found.

    Raises:
        DecisionError: The span is empty, blank, or not within the text.
    """
    words = state.entry.text[span.start : span.end]
    if span.end > len(state.entry.text) or not any(c.isalnum() for c in words):
        raise DecisionError
    return ReviewItem(None, None, span, kind, words, None, "", "", ItemState.ASKS)
