"""What changed between two texts, word by word, as a person reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import groupby

_WORD = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MOST_PAIRS = 4_000_000
"""Words before times words after beyond which a passage counts as rewritten."""


class Change(Enum):
    """What happened to a stretch of text."""

    SAME = auto()
    REMOVED = auto()
    ADDED = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the older or the newer text."""

    change: Change
    text: str


def difference(old: str, new: str) -> tuple[Part, ...]:
    """Return the parts that lead from `old` to `new`.

    SAME and REMOVED parts together are `old`; SAME and ADDED ones are `new`.
    """
    before, after = _LINE.findall(old), _LINE.findall(new)
    parts: list[Part] = []
    for same, a, b in _steps(before, after):
        old_lines, new_lines = "".join(a), "".join(b)
        parts.extend([Part(Change.SAME, old_lines)] if same else _words(old_lines, new_lines))
    return _joined(parts)


def _words(old: str, new: str) -> list[Part]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    steps = [(same, "".join(a), "".join(b)) for same, a, b in _steps(before, after)]
    parts: list[Part] = []
    for i, (same, a, b) in enumerate(steps):
        # A lone space between two changed words reads better as part of the change.
        if same and (a.strip() or not 0 < i < len(steps) - 1):
            parts.append(Part(Change.SAME, a))
        else:
            parts += [Part(Change.REMOVED, a), Part(Change.ADDED, b)]
    return parts


def _steps(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Yield (is the same, piece before, piece after)."""
    limit = min(len(before), len(after))
    head = next((i for i in range(limit) if before[i] != after[i]), limit)
    tail = next((i for i in range(limit - head) if before[-1 - i] != after[-1 - i]), limit - head)
    if head:
        yield True, before[:head], after[:head]
    middle, changed = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(middle) * len(changed) > _MOST_PAIRS:
        yield False, middle, changed
    else:
        matcher = SequenceMatcher(None, middle, changed, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            yield tag == "equal", middle[a:b], changed[c:d]
    if tail:
        yield True, before[len(before) - tail :], after[len(after) - tail :]


def _joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Join neighbours of one kind; between two unchanged stretches, removed comes before added."""
    result: list[Part] = []
    for is_same, group in groupby(parts, key=lambda part: part.change is Change.SAME):
        run = list(group)
        kinds = (Change.SAME,) if is_same else (Change.REMOVED, Change.ADDED)
        for kind in kinds:
            text = "".join(part.text for part in run if part.change is kind)
            if text:
                result.append(Part(kind, text))
    return tuple(result)
