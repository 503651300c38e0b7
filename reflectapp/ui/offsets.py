"""Code points to the UTF-16 units that Qt counts, and back; no other module knows of these."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Places in one text: code points, as the program counts, and UTF-16 units, as Qt does."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._points = [] if text.isascii() else [m.start() for m in _ASTRAL.finditer(text)]
        self._units = [point + i for i, point in enumerate(self._points)]

    def to_utf16(self, code_point: int) -> int:
        """Return the UTF-16 position of a code point; places outside the text go to its ends."""
        place = min(max(code_point, 0), self._length)
        return place + bisect_left(self._points, place)

    def to_code_point(self, utf16: int) -> int:
        """Return the code point at a UTF-16 position; the middle of a pair counts as its start."""
        place = min(max(utf16, 0), self._length + len(self._points))
        return place - bisect_left(self._units, place)
