"""Which finding is the current one next: after an answer, an undo, or when one is gone."""

from __future__ import annotations

from collections.abc import Sequence

from reflectapp.domain.spans import Span
from reflectapp.services.review import ItemState, ReviewItem

Order = Sequence[ReviewItem]
"""Findings in the order of the list."""


def item_at(order: Order, span: Span | None) -> ReviewItem | None:
    """Return the finding at exactly `span`."""
    return next((item for item in order if item.span == span), None)


def next_undecided(order: Order, span: Span | None) -> Span | None:
    """Return the first finding after `span` without an answer; the end goes on at the top."""
    at = next((i for i, item in enumerate(order) if item.span == span), -1)
    turned = [*order[at + 1 :], *order[: at + 1]]
    return next((i.span for i in turned if i.state is not ItemState.DECIDED), None)


def nearest(order: Order, span: Span | None) -> Span | None:
    """Return the finding that stands nearest after `span`, or before when there is none."""
    at = span.start if span else 0
    found = min(order, key=lambda i: (i.span.start < at, abs(i.span.start - at)), default=None)
    return found.span if found else None


def following(before: Order, after: Order, current: Span | None) -> Span | None:
    """Return where the writer's eye goes when `before` became `after`.

    On to the next question after an answer; to the place of the change after an undo or a
    finding added; to the nearest when the current one is gone.
    """
    known = {(item.span, item.state, item.decision) for item in before}
    changed = [item for item in after if (item.span, item.state, item.decision) not in known]
    item = item_at(after, current)
    if item is not None and item in changed:
        is_answered = item.state is ItemState.DECIDED
        return (next_undecided(after, item.span) if is_answered else None) or item.span
    is_answered = all(other.state is ItemState.DECIDED for other in changed)
    if item is not None and is_answered and item.state is not ItemState.DECIDED:
        return item.span
    if changed:
        return changed[0].span
    return item.span if item is not None else nearest(after, current)
