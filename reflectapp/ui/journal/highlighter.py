"""Quiet highlighting of Markdown that never holds up typing, however long the text is."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument, QTextFormat
from typing_extensions import override

from reflectapp.ui.journal.markdown import Look, read_line, stretches
from reflectapp.ui.offsets import Offsets
from reflectapp.ui.theme import Theme

_AT_ONCE = 300
"""Lines done within one change; the rest follows in slices."""

_SLICE = 60
"""Lines done at a time when there is nothing else to do."""

_PLAIN, _IN_CODE = 0, 1


class Highlighter(QSyntaxHighlighter):
    """Shows what Markdown means while its marks stay in sight."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(theme)
        self.setParent(document)
        self._theme = theme
        self._looks = _looks(theme)
        self._formats: dict[tuple[Look, ...], QTextCharFormat] = {}
        self._left = _AT_ONCE
        self._next: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._do_a_slice)
        # Connected before Qt's own slot, so that the allowance is there when it asks.
        document.contentsChange.connect(self._allow_more)
        self.setDocument(document)
        theme.changed.connect(self._dress)

    @property
    def is_done(self) -> bool:
        """Whether every line has been looked at."""
        return self._next is None

    @override
    def highlightBlock(self, text: str) -> None:
        number = self.currentBlock().blockNumber()
        if self._left <= 0:
            # Leaving the state as it is ends Qt's walk through the lines below.
            self._next = number if self._next is None else min(self._next, number)
            self._timer.start()
            return
        self._left -= 1
        line = read_line(text, in_code=self.previousBlockState() == _IN_CODE)
        self.setCurrentBlockState(_IN_CODE if line.opens_code else _PLAIN)
        if not line.pieces:
            return
        offsets = Offsets(text)
        for start, end, looks in stretches(line.pieces):
            place = offsets.to_utf16(start)
            self.setFormat(place, offsets.to_utf16(end) - place, self._format(looks))

    def _format(self, looks: tuple[Look, ...]) -> QTextCharFormat:
        """Return looks laid over one another: emphasis in a heading keeps the heading's size."""
        known = self._formats.get(looks)
        if known is None:
            known = QTextCharFormat()
            for look in looks:
                known.merge(self._looks[look])
            self._formats[looks] = known
        return known

    def _allow_more(self, _place: int, _removed: int, _added: int) -> None:
        self._left = _AT_ONCE

    def _do_a_slice(self) -> None:
        if self._next is None:
            self._timer.stop()
            return
        first, self._next = self._next, None
        block = self.document().findBlockByNumber(first)
        self._left = 2 * _SLICE
        for _ in range(_SLICE):
            if not block.isValid():
                break
            self.rehighlightBlock(block)
            block = block.next()
        self._left = _AT_ONCE
        self._next = block.blockNumber() if block.isValid() else None

    def _dress(self) -> None:
        self._looks = _looks(self._theme)
        self._formats.clear()
        self._left = _AT_ONCE
        self.rehighlight()


def _looks(theme: Theme) -> dict[Look, QTextCharFormat]:
    size = theme.page_font().pixelSize()

    def look(
        token: str = "", *, scale: float = 1, weight: int = 0, is_italic: bool = False
    ) -> QTextCharFormat:
        result = QTextCharFormat()
        if token:
            result.setForeground(theme.color(token))
        if scale != 1:
            result.setProperty(QTextFormat.Property.FontPixelSize.value, round(size * scale))
        if weight:
            result.setFontWeight(weight)
        if is_italic:
            result.setFontItalic(True)
        return result

    bold = QFont.Weight.DemiBold.value
    code = look("muted", scale=0.9)
    code.setFontFamilies(["DejaVu Sans Mono", "Menlo", "Consolas", "monospace"])
    return {
        Look.HEADING_1: look(scale=1.4, weight=bold),
        Look.HEADING_2: look(scale=1.2, weight=bold),
        Look.HEADING_3: look(scale=1.05, weight=bold),
        Look.QUOTE: look("muted", is_italic=True),
        Look.CODE: code,
        Look.STRONG: look(weight=bold),
        Look.EMPHASIS: look(is_italic=True),
        Look.LINK: look("accent_text"),
        Look.TAG: look("accent_text"),
        Look.MARK: look("accent_text", weight=bold),
    }
