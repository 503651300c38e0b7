"""The page: Markdown in a column of a good width, with the keys that writers expect."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from reflectapp.ui.journal.marks import next_line, typed_over
from reflectapp.ui.journal.plain import PlainField
from reflectapp.ui.journal.prompts import prompt_at, shown_prompts
from reflectapp.ui.journal.templates import Template
from reflectapp.ui.theme import XL, Theme

COLUMN = 66
"""Characters in a line that reads well (interface.md)."""

_LINES_ABOVE = 3
"""Lines of what goes before, over a place that was scrolled to."""

_LAYERS = ("findings", "spelling", "found")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


_SAMPLE = "What stays with me is how quiet it was, and that nobody had filled the kettle."


def line_width(font: QFont, characters: int) -> float:
    """Return how wide a line of so many characters of English is, in pixels."""
    # Not averageCharWidth: that is of all the signs a font has, and a third too wide.
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * characters


class PageEditor(PlainField):
    """Edits Markdown; decorations lie over the text and follow it, they never change it."""

    column_changed = Signal(int)
    """The column's left edge, in pixels from the editor's: the title stands there too."""
    menu_requested = Signal(object)
    """A context menu position, as a QPoint on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._template: Template | None = None
        self._layers: dict[str, list[QTextEdit.ExtraSelection]] = {n: [] for n in _LAYERS}
        self._is_typewriter = False
        self._begun_at: int | None = None
        self.setProperty("role", "page")
        self.setFrameShape(self.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Your entry"))
        self.setCursorWidth(2)
        self.cursorPositionChanged.connect(self._follow_cursor)
        theme.changed.connect(self._place_column)

    def show_prompts(self, template: Template | None) -> None:
        """Show a template's prompts under its headings while nothing is written there."""
        self._template = template
        self.viewport().update()
        self._tell_prompt()

    def decorate(self, layer: str, selections: list[QTextEdit.ExtraSelection]) -> None:
        """Lay quiet marks over the text: "findings", "spelling" or "found" (hits of a search)."""
        if selections or self._layers[layer]:
            self._layers[layer] = selections
            self.setExtraSelections([s for name in _LAYERS for s in self._layers[name]])

    def clear_decorations(self) -> None:
        """Take all marks off, before another document is shown."""
        self._layers = {name: [] for name in _LAYERS}
        self.setExtraSelections([])

    def decorations(self, layer: str) -> list[QTextEdit.ExtraSelection]:
        """Return what lies over the text now."""
        return self._layers[layer]

    def set_typewriter(self, on: bool) -> None:
        """Keep the line that is written in the middle of the page."""
        self._is_typewriter = on
        self.setCenterOnScroll(on)
        self._follow_cursor()

    def visible_blocks(self) -> list[QTextBlock]:
        """Return the paragraphs that can be seen, from the top."""
        blocks: list[QTextBlock] = []
        block = self.firstVisibleBlock()
        bottom = self.viewport().height() - self.contentOffset().y()
        while block.isValid() and self.blockBoundingGeometry(block).top() <= bottom:
            blocks.append(block)
            block = block.next()
        return blocks

    def bring_into_sight(self, cursor: QTextCursor) -> None:
        """Scroll to a place, if it cannot be seen; the writer's own cursor stays."""
        if not self.viewport().rect().contains(self.cursorRect(cursor)):
            above = cursor.block().firstLineNumber() - _LINES_ABOVE
            self.verticalScrollBar().setValue(max(0, above))

    def width_for(self, characters: int) -> int:
        """Return how wide the editor has to be for lines of so many characters, in pixels."""
        bar = self.verticalScrollBar().sizeHint().width()
        return ceil(line_width(self._theme.page_font(), characters)) + 2 * XL + bar

    def change_lines(self, change: Callable[[str], str]) -> None:
        """Replace the lines that are selected, in one step of undo, and select them again."""
        cursor = self.line_cursor()
        first = cursor.selectionStart()
        old = cursor.selectedText().replace("\u2029", "\n")
        new = change(old)
        if new == old:
            return
        had_selection = self.textCursor().hasSelection()
        from_end = cursor.selectionEnd() - self.textCursor().position()
        cursor.insertText(new)
        end = cursor.position()
        self._select(first if had_selection else max(first, end - from_end), end, had_selection)

    def line_cursor(self) -> QTextCursor:
        """Return a cursor round the whole lines that are selected."""
        own = self.textCursor()
        cursor = QTextCursor(own)
        cursor.setPosition(own.selectionStart())
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.setPosition(own.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in _ENTER and not event.modifiers()
        if is_enter and not self.isReadOnly() and self._go_on():
            return
        if event.text() == " " and self._begun_at is not None:
            self._take_own_mark()
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._template is not None:
            self._paint_prompts(self._template)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_column()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            place = self.cursorForPosition(event.pos())
            if not self.textCursor().hasSelection():
                self.setTextCursor(place)
            self.menu_requested.emit(event.globalPos())
        else:
            corner = self.cursorRect().bottomLeft()
            self.menu_requested.emit(self.viewport().mapToGlobal(corner))

    def _go_on(self) -> bool:
        """Continue or end a list or a quote; False when Enter has its plain meaning."""
        cursor = self.textCursor()
        block = cursor.block()
        if cursor.hasSelection() or len(block.text()) > 1000:
            return False
        beginning = next_line(block.text())
        if beginning == "":
            return False
        cursor.beginEditBlock()
        if beginning is None:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.removeSelectedText()
            if block.previous().text().strip():
                # Without an empty line Markdown takes what follows into the list or quote.
                cursor.insertText("\n")
        else:
            cursor.insertText("\n" + beginning)
            self._begun_at = cursor.block().position()
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _take_own_mark(self) -> None:
        """Keep one mark where somebody types their own into a list that went on by itself."""
        begun_at, self._begun_at = self._begun_at, None
        cursor = self.textCursor()
        line = typed_over(cursor.block().text()) if cursor.atBlockEnd() else None
        if line is not None and cursor.block().position() == begun_at:
            cursor.movePosition(
                QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.insertText(line)
            self.setTextCursor(cursor)

    def _select(self, start: int, end: int, selects: bool) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        if selects:
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _follow_cursor(self) -> None:
        if self._is_typewriter:
            self.centerCursor()
        if self._template is not None:
            self._tell_prompt()

    def _tell_prompt(self) -> None:
        """A screen reader hears the prompt of the section that the cursor is in."""
        template = self._template
        words = prompt_at(self.textCursor().block(), template) if template else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def _place_column(self) -> None:
        wanted = line_width(self._theme.page_font(), COLUMN)
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(XL, int((room - wanted) / 2))
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, max(0, side - (self.width() - room)), 0)
            # Before the first show Qt tells nobody that the viewport shrank.
            super().resizeEvent(QResizeEvent(self.viewport().size(), QSize()))
        self.column_changed.emit(side)

    def _paint_prompts(self, template: Template) -> None:
        painter = QPainter(self.viewport())
        font = self._theme.page_font()
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(self._theme.color("faint"))
        margin = self.document().documentMargin()
        bottom = self.viewport().height()
        start = self.firstVisibleBlock()
        # The heading of what is visible may have been scrolled away.
        while start.previous().isValid() and not start.text().strip():
            start = start.previous()
        for prompt in shown_prompts(self.document(), start, template):
            top = self._top(prompt.first)
            if top > bottom:
                break
            room = self._bottom(prompt.last) - top if prompt.words else 0
            if self.document().characterCount() == 1 or not prompt.last.next().isValid():
                room = bottom
            box = QRectF(QPointF(margin, top), QPointF(self.viewport().width(), top + room))
            painter.drawText(box, Qt.TextFlag.TextWordWrap, prompt.words)
        painter.end()

    def _top(self, block: QTextBlock) -> float:
        return self.blockBoundingGeometry(block).translated(self.contentOffset()).top()

    def _bottom(self, block: QTextBlock) -> float:
        return self.blockBoundingGeometry(block).translated(self.contentOffset()).bottom()
