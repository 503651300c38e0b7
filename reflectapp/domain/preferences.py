"""What the writer chose about the program; kept in the journal, not beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from reflectapp.domain.clock import DEFAULT_DAY_BOUNDARY


class Appearance(StrEnum):
    """Which of the two looks is shown."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """The settings of one journal."""

    idle_minutes: int = 5
    """Minutes without keyboard or mouse after which the journal locks."""
    day_boundary: time = DEFAULT_DAY_BOUNDARY
    text_size: int = 17
    """Size of the page's text, in pixels."""
    text_font: str = "Literata"
    ui_scale: int = 100
    """Size of the interface, in percent."""
    appearance: Appearance = Appearance.SYSTEM
    spelling: bool = True
    findings_while_writing: bool = True
    underline_findings: bool = True
    """Whether what is found while writing is underlined, or only counted."""
    rhythm_weekly_goal: int = 3
    """Writing days a week that keep the rhythm."""
    disclaimer_below_posts: bool = True
    """Whether a post that is newly marked has the disclaimer."""
    pen_name_below_posts: bool = False
    """Whether a post that is newly marked is signed."""
