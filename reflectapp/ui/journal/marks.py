"""What the Markdown keys do to the lines that they are pressed on; pure, in code points."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ITEM = re.compile(r"(\s*)([-*+]|(\d{1,9})([.)]))(\s+)(\[[ xX]\]\s+)?(.*)", re.DOTALL)
_TWICE = re.compile(r"(\s*)(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?([-*+]|\d{1,9}[.)])")
_QUOTE = re.compile(r"(\s{0,3}>\s?)(.*)", re.DOTALL)
_HEADING = re.compile(r"#{1,6} ")


@dataclass(frozen=True, slots=True)
class Marked:
    """The lines after a key, and what is selected in them."""

    text: str
    start: int
    end: int


def with_emphasis(text: str, start: int, end: int, mark: str) -> Marked:
    """Put `mark` ("*", "**" or "`") round the selection or the word there, or take it away.

    With nothing to mark, an empty pair appears with the cursor between.
    """
    start, end = _trimmed(text, start, end)
    if start == end:
        start, end = next(
            ((m.start(), m.end()) for m in _WORD.finditer(text) if m.start() <= start <= m.end()),
            (start, end),
        )
    before, after = _run(text, start, mark[0], -1), _run(text, end, mark[0], 1)
    size = len(mark)
    if start < end and _holds(before, size) and _holds(after, size):
        return Marked(
            text[: start - size] + text[start:end] + text[end + size :], start - size, end - size
        )
    inner = text[start:end]
    if (
        len(inner) > 2 * size
        and _holds(_run(inner, 0, mark[0], 1), size)
        and _holds(_run(inner, len(inner), mark[0], -1), size)
    ):
        return Marked(text[:start] + inner[size:-size] + text[end:], start, end - 2 * size)
    return Marked(f"{text[:start]}{mark}{inner}{mark}{text[end:]}", start + size, end + size)


def with_prefix(text: str, prefix: str) -> str:
    """Put `prefix` before every filled line, or take it away when all of them have it."""
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()] or lines
    if all(line.startswith(prefix) for line in filled):
        return "\n".join(line.removeprefix(prefix) for line in lines)
    return "\n".join(prefix + line if line in filled else line for line in lines)


def as_heading(line: str, level: int) -> str:
    """Make a line a heading of `level` 1 to 3, or plain again when it is one already."""
    words = _HEADING.sub("", line, count=1) if _HEADING.match(line) else line
    mark = "#" * level + " "
    return words if line == mark + words else mark + words


def next_line(line: str) -> str | None:
    """Return how the line after `line` begins when Enter is pressed at its end.

    None when Enter should empty `line` instead: an item without words ends its list.
    """
    if item := _ITEM.fullmatch(line):
        indent, bullet, number, point, gap, box, words = item.groups()
        if not words.strip():
            return None
        following = f"{int(number) + 1}{point}" if number else bullet
        return f"{indent}{following}{gap}{'[ ] ' if box else ''}"
    if quote := _QUOTE.fullmatch(line):
        return quote[1] if quote[2].strip() else None
    return ""


def typed_over(line: str) -> str | None:
    """Return a line whose writer typed a mark of their own after the one that came by itself.

    None when that is not what happened.
    """
    twice = _TWICE.fullmatch(line)
    return f"{twice[1]}{twice[2]}" if twice else None


def indented(text: str, *, less: bool = False) -> str:
    """Return the lines two spaces further in, or out."""
    lines = text.split("\n")
    if less:
        return "\n".join(re.sub(r"^(?: {1,2}|\t)", "", line) for line in lines)
    return "\n".join("  " + line if line else line for line in lines)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    if not inner.strip():
        return start, start
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _run(text: str, at: int, sign: str, step: int) -> int:
    """Count how often `sign` stands next to `at`, backwards or forwards."""
    count = 0
    place = at - 1 if step < 0 else at
    while 0 <= place < len(text) and text[place] == sign:
        count, place = count + 1, place + step
    return count


def _holds(run: int, size: int) -> bool:
    """Say whether a run of signs holds a mark of `size`: three stars are one and two."""
    return run >= 2 if size == 2 else run in (1, 3)
