"""How a page is laid out: a key paints its own paragraph anew, not the whole page."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout
from typing_extensions import override


class PageLayout(QPlainTextDocumentLayout):
    """Qt's layout of plain text, told truly where a change ends.

    Qt looks for the last paragraph of a change after as many letters as were taken out *and* put
    in. A highlighter that dresses a paragraph reports all of it as both, so every key seemed to
    reach into the next one, and Qt answered by painting the page from top to bottom.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        # Asking Qt for it would make the binding take the document for a child of its layout.
        self._page = document
        self._typed = (0, 0)
        """From where to where the words changed: told before `documentChanged`, where the
        highlighter has its say, too."""
        self._last = (-1, 0.0, 0)
        """The paragraph changed last, how high it was, and how many lines the page had."""
        document.contentsChange.connect(self._note)

    @override
    def documentChanged(self, from_: int, charsRemoved: int, charsAdded: int) -> None:
        first, last = self._paragraphs(from_, from_ + max(0, charsAdded - 1))
        self._typed = (from_, from_)
        if first != last:
            super().documentChanged(from_, charsRemoved, charsAdded)
            return
        super().documentChanged(from_, 0, max(1, charsAdded))
        block = self._page.findBlockByNumber(first)
        height = self.blockBoundingRect(block).height()
        now = (block.fragmentIndex(), height, self._page.lineCount())
        # The highlighter makes Qt forget how high the paragraph was, so Qt cannot tell whether
        # what stands below it moves. That is known of the paragraph that was changed last.
        if now != self._last:
            self._last = now
            self.update.emit()

    def _note(self, place: int, _removed: int, added: int) -> None:
        self._typed = (place, place + added)

    def _paragraphs(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers of the first and the last paragraph that changed."""
        start, end = min(start, self._typed[0]), max(end, self._typed[1])
        end = min(end, self._page.characterCount() - 1)
        return self._page.findBlock(start).blockNumber(), self._page.findBlock(end).blockNumber()
