"""File names of posts."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

MAX_SLUG = 60
"""Longest slug, in characters; cut at a hyphen."""

# Names that Windows gives to devices, whatever the ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")


def slug(title: str) -> str:
    """Return a title as a file name without ending: a-z, 0-9 and hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", title.replace("'", "").replace("’", ""))
    ascii_text = plain.encode("ascii", "ignore").decode().lower()
    result = re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")
    if len(result) > MAX_SLUG:
        result = result[: MAX_SLUG + 1].rpartition("-")[0] or result[:MAX_SLUG]
    return "" if _DEVICE.fullmatch(result) else result


def neutral_name(day: date) -> str:
    """Return a file name, without ending, that tells the day of export alone."""
    return f"post-{day.isoformat()}"


def file_stem(slug: str, day: date) -> str:
    """Return the file name, without ending, of most formats."""
    return slug or neutral_name(day)
