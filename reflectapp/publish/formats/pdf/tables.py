"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Sequence

from reflectapp.publish.formats.pdf.lines import Look, longest_word, natural_width

Cell = Sequence[tuple[Look, str]]

_LEAST = 12.0


def columns(rows: Sequence[Sequence[Cell]], room: float, gap: float) -> list[float]:
    """Return the width of each column, `gap` between them: all of them in `room`.

    Where there is room, no cell is broken; else columns with more words get more, and no word
    is broken while that can be.
    """
    across = list(zip(*rows, strict=True))
    if not across:
        return []
    room -= gap * (len(across) - 1)
    wishes = [max(*map(natural_width, column), _LEAST) for column in across]
    if sum(wishes) <= room:
        return wishes
    least = [max(*map(longest_word, column), _LEAST) for column in across]
    if sum(least) > room:
        return [max(room * wide / sum(least), _LEAST) for wide in least]
    spare, more = room - sum(least), [w - n for w, n in zip(wishes, least, strict=True)]
    return [n + spare * m / sum(more) for n, m in zip(least, more, strict=True)]
