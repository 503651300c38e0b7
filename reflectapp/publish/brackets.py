"""Square brackets paired once a text, where Python-Markdown looks to the end for each of them."""

from __future__ import annotations

import re

import markdown
from markdown.inlinepatterns import LinkInlineProcessor

_BRACKET = re.compile(r"[\[\]]")


class PairedBrackets:
    """Which bracket closes which, of the text that was asked about last."""

    def __init__(self) -> None:
        self._text = ""
        self._closing: dict[int, int] = {}

    def closing(self, text: str, opening: int) -> int | None:
        """Return where the bracket that stands at `opening` is closed; None where it is not."""
        if text != self._text:
            self._text, self._closing = text, {}
            open_ones: list[int] = []
            for bracket in _BRACKET.finditer(text):
                if bracket.group() == "[":
                    open_ones.append(bracket.start())
                elif open_ones:
                    self._closing[open_ones.pop()] = bracket.start()
        return self._closing.get(opening)


def pair_brackets(made: markdown.Markdown) -> None:
    """Have every pattern of links and images of an engine look brackets up.

    The engine's own search makes a wait of minutes of 16,000 brackets that nobody closed.
    """
    pairs = PairedBrackets()
    for pattern in made.inlinePatterns:
        if isinstance(pattern, LinkInlineProcessor):
            pattern.getText = _TextWithin(pairs)  # type: ignore[method-assign]


class _TextWithin:
    """Python-Markdown's `getText`, with the same answers."""

    def __init__(self, pairs: PairedBrackets) -> None:
        self._pairs = pairs

    def __call__(self, data: str, index: int) -> tuple[str, int, bool]:
        """Return the text from `index`, behind a bracket, to its end, and where to go on."""
        end = self._pairs.closing(data, index - 1)
        return ("", index, False) if end is None else (data[index:end], end + 1, True)
