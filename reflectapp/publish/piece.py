"""The runs of text that posts consist of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reflectapp.publish.repaint import Painting

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a post's text."""

    text: str
    is_literal: bool = False
    """Put there by a decision: never markup, whatever characters it has."""
    is_placeholder: bool = False
    painting: Painting | None = None
    """A picture that stands here; the piece has no words then."""


def clean(text: str) -> str:
    """Return `text` with line feeds alone and without what no page can hold."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def day_text(day: date) -> str:
    """Return a day as "21 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
