"""What a post's page knows at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reflectapp.domain.destination import Destinations
from reflectapp.domain.entry import Entry
from reflectapp.domain.post import PostSummary
from reflectapp.publish.gate import Approval
from reflectapp.publish.report import GateReport, Refusal
from reflectapp.services.post_notes import NOTHING_OFFERED, Offered
from reflectapp.services.post_pictures import OfferedPicture
from reflectapp.ui.review.reader import ReaderPage, reader_page

if TYPE_CHECKING:
    from reflectapp.services.session import Session


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
    pictures: tuple[OfferedPicture, ...] = ()
    """Those that it refers to."""


def shown_now(session: Session, post_id: str, format: str) -> Shown:
    """Return what is to be known of a post, as it would leave in `format`."""
    publishing = session.publishing
    report, summary = publishing.report(post_id, format), publishing.summary(post_id)
    is_analysed = bool(report.public.segments)
    is_unread = summary.undecided < 0
    return Shown(
        summary,
        report,
        publishing.page(post_id) if is_analysed else "",
        reader_page(report.public, [young.span for young in report.young]),
        session.journal.entry(summary.post.entry_id) if is_unread else None,
        publishing.destinations(),
        publishing.notes.offered(),
        publishing.pictures.offered(summary.post, report.public if is_analysed else None),
    )


@dataclass(frozen=True, slots=True)
class Sendable:
    """The answer to "may it leave in this format?"."""

    format: str
    verdict: Approval | Refusal
