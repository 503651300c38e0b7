"""Quiet highlighting of Markdown that never holds up typing, however long the text is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import (
    QFont,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from typing_extensions import override

from reflectapp.ui.journal.markdown import Look, read_line, stretches
from reflectapp.ui.offsets import Offsets
from reflectapp.ui.theme import Theme

_AT_ONCE = 500
"""Lines done when a text is shown; the rest is done when it comes into sight."""

_AFTER_A_KEY = 80
"""Lines done within one change of a few letters."""

_A_FEW = 2000

_NOT_YET, _PLAIN, _IN_CODE = -1, 0, 1


class Highlighter(QSyntaxHighlighter):
    """Shows what Markdown means while its marks stay in sight."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(theme)
        self.setParent(document)
        self._theme = theme
        self._looks = _looks(theme)
        self._formats: dict[tuple[Look, ...], QTextCharFormat] = {}
        self._left = _AT_ONCE
        # Connected before Qt's own slot, so that the allowance is there when it asks.
        document.contentsChange.connect(self._allow_more)
        self.setDocument(document)
        theme.changed.connect(self._dress)

    def reach(self, blocks: Sequence[QTextBlock]) -> None:
        """Do these lines now, because they can be seen."""
        for block in blocks:
            if block.userState() == _NOT_YET:
                self._left = len(blocks)
                self.rehighlightBlock(block)

    @override
    def highlightBlock(self, text: str) -> None:
        if self._left <= 0:
            # A line that stays as it is ends Qt's walk through the lines below.
            self.setCurrentBlockState(_NOT_YET)
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

    def _allow_more(self, _place: int, removed: int, added: int) -> None:
        self._left = _AFTER_A_KEY if removed + added < _A_FEW else _AT_ONCE

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
