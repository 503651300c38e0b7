"""What a post's page knows at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field

from reflectapp.domain.destination import Destinations
from reflectapp.domain.entry import Entry
from reflectapp.domain.post import PostSummary
from reflectapp.publish.gate import Approval
from reflectapp.publish.report import GateReport, Refusal
from reflectapp.services.post_notes import NOTHING_OFFERED, Offered
from reflectapp.ui.review.reader import ReaderPage


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is known of a post at one moment."""

    summary: PostSummary
    report: GateReport
    page: str
    """The post as a blog page, HTML."""
    reader: ReaderPage
    """The public version with its young words marked."""
    unread: Entry | None = None
    """The entry, when names have not been looked for in its present text."""
    destinations: Destinations = field(default_factory=Destinations)
    """Where posts went before."""
    offered: Offered = NOTHING_OFFERED
    """What the settings hold ready for its notes."""


@dataclass(frozen=True, slots=True)
class Sendable:
    """The answer to "may it leave in this format?"."""

    format: str
    verdict: Approval | Refusal
