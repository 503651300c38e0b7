"""Decisions and findings as JSON, for the columns that hold them whole."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from reflectapp.domain.clock import as_utc
from reflectapp.domain.finding import Action, Decision, Finding, Kind, Tier
from reflectapp.domain.spans import Span


def instant_text(instant: datetime | None) -> str | None:
    """Return a moment as ISO 8601; None stays None."""
    return None if instant is None else instant.isoformat()


def decision_text(decision: Decision) -> str:
    """Return a decision, but for its place, as JSON."""
    return json.dumps(
        {
            "kind": decision.kind,
            "action": decision.action,
            "substitute": decision.substitute,
            "reason": decision.reason,
            "subject_id": decision.subject_id,
            "group": decision.group,
            "by_hand": decision.by_hand,
            "made_at": None if decision.made_at is None else decision.made_at.isoformat(),
        }
    )


def decision_of(span: Span, text: str) -> Decision:
    """Read what `decision_text` made of a decision about `span`."""
    content = json.loads(text)
    return Decision(
        span=span,
        kind=Kind(content["kind"]),
        action=Action(content["action"]),
        substitute=content["substitute"],
        reason=content["reason"],
        subject_id=content["subject_id"],
        group=content["group"],
        by_hand=content["by_hand"],
        made_at=None if content["made_at"] is None else as_utc(content["made_at"]),
    )


def findings_text(findings: Sequence[Finding]) -> str:
    """Return the findings of a text as JSON."""
    return json.dumps(
        [
            {
                "span": [finding.span.start, finding.span.end],
                "kind": finding.kind,
                "tier": finding.tier,
                "score": finding.score,
                "recogniser": finding.recogniser,
                "subject_id": finding.subject_id,
                "group": finding.group,
                "explanation": finding.explanation,
            }
            for finding in findings
        ]
    )


def findings_of(text: str) -> tuple[Finding, ...]:
    """Read what `findings_text` made."""
    return tuple(
        Finding(
            span=Span(*content["span"]),
            kind=Kind(content["kind"]),
            tier=Tier(content["tier"]),
            score=content["score"],
            recogniser=content["recogniser"],
            subject_id=content["subject_id"],
            group=content["group"],
            explanation=content["explanation"],
        )
        for content in json.loads(text)
    )
