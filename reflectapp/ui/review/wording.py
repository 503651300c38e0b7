"""What kinds, states and answers are called in the review."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.domain.finding import Action, Kind, PublicVersion
from reflectapp.services.own_names import OWN_NAME
from reflectapp.services.review import ItemState, ReviewItem
from reflectapp.services.short_names import SAME_PERSON
from reflectapp.ui.messages import counted

translate = QCoreApplication.translate

_SHORT = 28
"""Most code points of a reason that stand in the list."""


def state_name(item: ReviewItem) -> str:
    """Return what a finding's state means, in a few words."""
    if item.state is ItemState.ASKS and item.kind is Kind.OTHER:
        return translate("Review", "A question: would somebody know themselves by these words?")
    if _asks(item, OWN_NAME):
        asks = translate("Review", "A question: does this mean {name}, where you work?")
        return asks.format(name=item.subject_name)
    if _asks(item, SAME_PERSON) and item.subject_name:
        asks = translate("Review", "A question: is this {name}? If not, its menu parts the two.")
        return asks.format(name=item.subject_name)
    if _asks(item, SAME_PERSON):
        return translate("Review", "A question: more than one whom you know may be meant.")
    return {
        ItemState.DECIDED: translate("Review", "Decided"),
        ItemState.PROPOSED: translate("Review", "Proposed: confirm it, or choose otherwise"),
        ItemState.ASKS: translate("Review", "A question: does this identify somebody?"),
    }[item.state]


def _asks(item: ReviewItem, recogniser: str) -> bool:
    asks = item.finding is not None and item.finding.recogniser == recogniser
    return asks and item.state is ItemState.ASKS


def short_state(state: ItemState) -> str:
    """Return a finding's state in one word."""
    return {
        ItemState.DECIDED: translate("Review", "decided"),
        ItemState.PROPOSED: translate("Review", "proposed"),
        ItemState.ASKS: translate("Review", "asks"),
    }[state]


def kind_name(kind: Kind) -> str:
    """Return a kind of finding as a heading has it."""
    return {
        Kind.PERSON: translate("Review", "Person"),
        Kind.PLACE: translate("Review", "Place"),
        Kind.ORGANISATION: translate("Review", "Organisation"),
        Kind.DATE: translate("Review", "Date"),
        Kind.AGE: translate("Review", "Age"),
        Kind.CONTACT: translate("Review", "Contact"),
        Kind.IDENTIFIER: translate("Review", "Identifier"),
        Kind.OTHER: translate("Review", "Something else"),
    }[kind]


def kind_icon(kind: Kind) -> str:
    """Return the name of a kind's icon."""
    return {
        Kind.PERSON: "user",
        Kind.PLACE: "map-pin",
        Kind.ORGANISATION: "building-2",
        Kind.DATE: "calendar",
        Kind.AGE: "hourglass",
        Kind.CONTACT: "phone",
        Kind.IDENTIFIER: "hash",
        Kind.OTHER: "tag",
    }[kind]


def outcome(item: ReviewItem, public: PublicVersion) -> str:
    """Return what becomes of a finding in the public version, as the list says it."""
    decision = item.decision
    if decision is None:
        if any(s.source.overlaps(item.span) and not s.public for s in public.segments):
            return translate("Review", "left out")
        shown = _shown(item, public)
        if shown != item.words:
            return shown
        return _whether(item) or translate("Review", "stays so far")
    if decision.action is Action.KEEP:
        return translate("Review", "kept: {reason}").format(reason=decision.reason)
    if decision.action is Action.LEAVE_OUT:
        return translate("Review", "left out")
    return decision.substitute or _shown(item, public)


def _whether(item: ReviewItem) -> str:
    """Return what is asked of a finding that may be somebody known; nothing for others."""
    if _asks(item, OWN_NAME):
        return translate("Review", "where you work?")
    if not _asks(item, SAME_PERSON):
        return ""
    if item.subject_name:
        return translate("Review", "the same person?")
    return translate("Review", "somebody you know?")


def short_outcome(item: ReviewItem, public: PublicVersion) -> str:
    """Return what becomes of a finding, with the reason for keeping it cut to a few words."""
    decision = item.decision
    if decision is None or decision.action is not Action.KEEP:
        return outcome(item, public)
    return translate("Review", "kept: {reason}").format(reason=_cut(decision.reason))


def _cut(text: str) -> str:
    """Return at most `_SHORT` code points of a line, at the end of a word where there is one."""
    if len(text) <= _SHORT:
        return text
    head = text[:_SHORT]
    return f"{(head.rsplit(' ', 1)[0] if ' ' in head else head[:-1]).rstrip(' ,;:.')}…"


def mention_count(count: int) -> str:
    """Return "1 mention" or "7 mentions"."""
    return counted(count, translate("Review", "1 mention"), translate("Review", "{count} mentions"))


def waiting_count(count: int) -> str:
    """Return how many findings wait for an answer."""
    if count == 0:
        return translate("Review", "all decided")
    return counted(
        count, translate("Review", "1 to decide"), translate("Review", "{count} to decide")
    )


def _shown(item: ReviewItem, public: PublicVersion) -> str:
    parts = [s for s in public.segments if s.source.overlaps(item.span)]
    if len(parts) == 1 and parts[0].source.contains(item.span) and parts[0].source != item.span:
        return item.words
    return " ".join("".join(public.text[s.public.start : s.public.end] for s in parts).split())
