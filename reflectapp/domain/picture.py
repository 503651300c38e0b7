"""Pictures that may go along with a post, as the writer answered for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TakenPicture:
    """The writer's word that a picture shows nobody and no place, and goes along with a post."""

    digest: str
    """SHA-256 of the picture's file: another picture under the same name is another one."""
    taken_at: datetime
