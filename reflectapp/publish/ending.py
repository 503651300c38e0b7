"""What stands below every post: who wrote it, what was changed, and when it was edited."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from reflectapp.publish.piece import Piece, clean, day_text

_BREAK = "\n\n* * *"
"""Not "---", which some readers of Markdown take for front matter."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The last lines of a post; each may be absent."""

    author: str = ""
    """The pen name; never another name of the writer's."""
    disclaimer: str = ""
    """Plain text on one line."""
    is_edited: bool = False
    """Whether an earlier version left already: good practice asks to say so."""

    @property
    def digest(self) -> str:
        """What a re-reading is bound to besides the text; empty when nothing stands below it.

        Not the edit note: the program puts it there once the post leaves again.
        """
        words = f"{self.author}\0{self.disclaimer}"
        return hashlib.sha256(words.encode()).hexdigest() if words != "\0" else ""

    def pieces(self, day: date) -> tuple[Piece, ...]:
        """Return it as the end of a body, on the day of export."""
        lines = [
            [Piece("Written by "), Piece(one_line(self.author), is_literal=True)],
            [Piece(one_line(self.disclaimer), is_literal=True)],
            [Piece(f"Edited on {day_text(day)}.")],
        ]
        has = (bool(self.author), bool(self.disclaimer), self.is_edited)
        shown = [line for line, is_there in zip(lines, has, strict=True) if is_there]
        if not shown:
            return ()
        around = [[Piece("\n\n*"), *line, Piece("*")] for line in shown]
        return (Piece(_BREAK), *(piece for line in around for piece in line))


NO_ENDING = Ending()


def one_line(text: str) -> str:
    """Return plain text on one line, without what no page can hold."""
    return " ".join(clean(text).split())
