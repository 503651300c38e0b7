"""What is to be done when a post has to be taken down, and what of it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Step(StrEnum):
    """One thing to do, in the order in which it counts."""

    DELETE = "delete"
    """Delete the post on the blog."""
    SPEAK = "speak"
    """Speak with manager or data protection officer, where somebody can be recognised."""
    SHARES = "shares"
    """Delete what was shared about it."""
    SEARCH = "search"
    """Ask the search engines to drop their copies."""
    ARCHIVES = "archives"
    """Have copies taken out of web archives."""


@dataclass(frozen=True, slots=True)
class StepDone:
    """A thing that the writer has ticked."""

    step: Step
    done_at: datetime
