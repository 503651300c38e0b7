"""Numbers up to a hundred as people write them, in words or digits."""

from __future__ import annotations

SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
SMALL += ["twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"]
SMALL += ["nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FROM_TWENTY = rf"(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(SMALL[:9])}))?"
NUMBER = rf"(?:\d{{1,3}}|{FROM_TWENTY}|{'|'.join(SMALL[::-1])})"
"""A whole number, as a pattern; in words up to ninety-nine."""
FROM_THIRTEEN = rf"(?:1[3-9]|[2-9]\d|{FROM_TWENTY}|{'|'.join(SMALL[12:])})"
"""Of these few things are counted in passing, and no clock strikes them."""
COUNT = rf"(?:{'|'.join(SMALL[1:12])}|1[0-2]|[2-9])"
"""How many of a family there may be."""


def number_of(words: str) -> int:
    """Return the number that `NUMBER` matched."""
    if words.isdigit():
        return int(words)
    parts = words.casefold().replace("-", " ").split()
    return sum(
        SMALL.index(part) + 1 if part in SMALL else 20 + 10 * TENS.index(part) for part in parts
    )
