"""What the writer told about themselves: terms that must never leave."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WriterProfile:
    """The writer's own identity terms; each may be empty."""

    name: str = ""
    employer: str = ""
    team: str = ""
    town: str = ""
    pen_name: str = ""
    """The one term that may stand on a blog; never written into a post by the program."""
