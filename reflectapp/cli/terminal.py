"""Asking a person at the terminal, one question after another."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Mapping, Sequence

from reflectapp.cli.outcome import RefusedError
from reflectapp.cli.printing import printable

_WIDEST = 80
"""Columns; longer lines are hard to read, however wide the window is."""

_PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,24}\]")

_MARK, _UNMARK = "\ue000", "\ue001"
"""Stand for the beginning and the end of what is marked while lines are broken."""


class QuitError(Exception):
    """The person at the terminal wants to stop here; what was answered is kept."""


class Terminal:
    """Standard input and output, where both are a terminal.

    Nothing that is typed is remembered: the lines are read without a history.
    """

    def __init__(self) -> None:
        """Take the terminal.

        Raises:
            RefusedError: There is none.
        """
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise RefusedError("this command asks questions, so it works at a terminal only")
        is_plain = os.environ.get("TERM", "dumb") == "dumb" or os.environ.get("NO_COLOR")
        self._bold, self._end = ("", "") if is_plain else ("\x1b[1m", "\x1b[0m")
        self._mark, self._unmark = (">>", "<<") if is_plain else ("\x1b[1;4m", "\x1b[0m")

    def say(self, text: str = "", *, indent: str = "", hanging: str | None = None) -> None:
        """Show a paragraph, broken into lines; `hanging` begins its further lines."""
        for line in self.lines(text, indent, hanging):
            self.line(line)

    def line(self, text: str) -> None:
        """Show one line as it is."""
        print(text.replace(_MARK, self._mark).replace(_UNMARK, self._unmark))

    def heading(self, text: str) -> None:
        """Show a line that stands out, after an empty one."""
        print()
        for line in self.lines(text):
            print(f"{self._bold}{line}{self._end}")

    def lines(self, text: str, indent: str = "", hanging: str | None = None) -> list[str]:
        """Break a paragraph into lines that fit, and no placeholder in two."""
        whole = _PLACEHOLDER.sub(lambda found: found.group().replace(" ", "\xa0"), text)
        return textwrap.wrap(
            whole,
            self.width,
            initial_indent=indent,
            subsequent_indent=indent if hanging is None else hanging,
            break_on_hyphens=False,
        ) or [""]

    @property
    def width(self) -> int:
        """How many columns a line may take."""
        return max(20, min(_WIDEST, shutil.get_terminal_size().columns))

    @property
    def height(self) -> int:
        """How many lines are seen at once."""
        return max(5, shutil.get_terminal_size().lines)

    def page_through(self, lines: Sequence[str]) -> None:
        """Show lines, a screenful at a time.

        Raises:
            QuitError: They were not all looked at.
        """
        at, room = 0, self.height - 2
        while True:
            for line in lines[at : at + room]:
                print(line)
            at += room
            if at >= len(lines):
                return
            left = len(lines) - at
            lines_left = "1 line" if left == 1 else f"{left} lines"
            if self.ask(f"-- {lines_left} more: Enter to go on, q to stop -- ").casefold() == "q":
                raise QuitError

    def ask(self, question: str, default: str = "") -> str:
        """Return a line that was typed, without white space at its ends.

        Raises:
            QuitError: The input ended.
        """
        print(question, end="", flush=True)
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError:
            return default
        if not line:
            print()
            raise QuitError
        return " ".join(printable(line.replace("\t", " ").rstrip("\r\n")).split()) or default

    def choose(self, question: str, keys: Mapping[str, str]) -> str:
        """Ask until one of the keys, or the word for it, is typed; return the key."""
        by_word = {word.casefold(): key for key, word in keys.items()}
        while True:
            typed = self.ask(question).casefold()
            if typed in keys:
                return typed
            if typed in by_word:
                return by_word[typed]
            self.line(f"  One of these: {', '.join(keys)}.")

    def agrees(self, question: str, *, default: bool) -> bool:
        """Ask a question of yes and no; Enter alone is the default."""
        hint = "[Y/n]" if default else "[y/N]"
        while True:
            typed = self.ask(f"{question} {hint} ").casefold()
            if not typed:
                return default
            if typed in {"y", "yes", "n", "no"}:
                return typed.startswith("y")
            self.line("  Please answer y or n.")


def marked(text: str, start: int, end: int) -> str:
    """Return a text in which a stretch is marked, fit to be shown."""
    parts = (text[:start], text[start:end], text[end:])
    before, inside, after = (
        printable(part.replace("\n", " ").replace("\t", " ")) for part in parts
    )
    return f"{before}{_MARK}{inside}{_UNMARK}{after}"
