"""Sentences: what went wrong, days, moods and numbers, as a person reads them."""

from __future__ import annotations

from reflectapp.ui.messages.backups import no_backup
from reflectapp.ui.messages.damage import part_name, verdict_text, verdict_title
from reflectapp.ui.messages.keys import keyring_does_not_fit
from reflectapp.ui.messages.message import Message
from reflectapp.ui.messages.quantities import (
    counted,
    days,
    format_day,
    format_month,
    format_short,
    mood_icon,
    mood_name,
    time_to_guess,
    words,
)
from reflectapp.ui.messages.sentences import sentence

__all__ = [
    "Message",
    "counted",
    "days",
    "format_day",
    "format_month",
    "format_short",
    "keyring_does_not_fit",
    "mood_icon",
    "mood_name",
    "no_backup",
    "part_name",
    "sentence",
    "time_to_guess",
    "verdict_text",
    "verdict_title",
    "words",
]
