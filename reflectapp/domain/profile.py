"""What the writer told about themselves: terms that must never leave."""

from __future__ import annotations

from dataclasses import dataclass

from reflectapp.domain.finding import MAX_RENAME_WORDS, MAX_SUBSTITUTE
from reflectapp.domain.matching import same_name


@dataclass(frozen=True, slots=True)
class WriterProfile:
    """The writer's own identity terms; each may be empty."""

    name: str = ""
    employer: str = ""
    team: str = ""
    town: str = ""
    pen_name: str = ""
    """The one term that may stand on a blog, below the posts that the writer signs with it."""

    @property
    def signature(self) -> str:
        """What a post may be signed with: the pen name, unless it is the real one.

        No delay holds it, so it is no longer than the name that stands in for another.
        """
        pen_name = " ".join(self.pen_name.split())
        is_name = len(pen_name) <= MAX_SUBSTITUTE and len(pen_name.split()) <= MAX_RENAME_WORDS
        return pen_name if is_name and not same_name(pen_name, self.name) else ""
