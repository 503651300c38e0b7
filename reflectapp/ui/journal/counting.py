"""Counting the words of a page; those of a very long one a stretch at a time, between keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from reflectapp.domain.entry import count_words

_STRETCH = 20_000
"""Code points counted at once: some milliseconds."""


class WordCounter(QObject):
    """Tells the number when it is known; a new question drops the one before."""

    counted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text, self._at, self._words = "", 0, 0
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)

    def count(self, text: str) -> None:
        """Count the words of `text`; those of a short one are told before this returns."""
        self._text, self._at, self._words = text, 0, 0
        self._go_on()

    def forget(self) -> None:
        """Count nothing, and keep nothing."""
        self._next.stop()
        self._text = ""

    def _go_on(self) -> None:
        self._next.stop()
        end = self._end_of_stretch()
        self._words += count_words(self._text[self._at : end])
        self._at = end
        if end < len(self._text):
            self._next.start()
        else:
            self._text = ""
            self.counted.emit(self._words)

    def _end_of_stretch(self) -> int:
        """Return where a stretch may end without cutting a word: at white space."""
        end = self._at + _STRETCH
        while end < len(self._text) and not self._text[end].isspace():
            end += 1
        return min(end, len(self._text))
