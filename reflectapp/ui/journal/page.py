"""The middle of the journal place: title, day, words, and what has to be said about them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QPlainTextDocumentLayout,
    QVBoxLayout,
    QWidget,
)

from reflectapp.domain.entry import MAX_TITLE, entry_text
from reflectapp.ui.fitting import FittingLabel
from reflectapp.ui.icons import icon
from reflectapp.ui.journal.counting import WordCounter
from reflectapp.ui.journal.editor import PageEditor
from reflectapp.ui.journal.findbar import FindBar
from reflectapp.ui.journal.month import DatePopup
from reflectapp.ui.journal.notices import Notices
from reflectapp.ui.journal.pages import Page
from reflectapp.ui.journal.paste import Cleaned
from reflectapp.ui.journal.templates import template
from reflectapp.ui.journal.title import TitleEdit
from reflectapp.ui.messages import counted, format_day, words
from reflectapp.ui.theme import L, M, S, Theme
from reflectapp.ui.widgets import button

_WORDS_A_MINUTE = 230
_COUNT_AFTER_MS = 400
_REACH_AFTER_MS = 25
_RING = 6
"""How far the ring of focus stands left of the words of a button without a ground."""

_LONG = 200_000
"""Code points from which counting waits for a longer pause."""


class PagePanel(QWidget):
    """Shows one `Page` at a time and keeps its cursor and place when it goes."""

    day_picked = Signal(object)
    """A `date` for the open page."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: Page | None = None
        self._no_title, self._no_body = _empty(self), _empty(self)
        self.title = TitleEdit()
        self.editor = PageEditor(theme)
        self.find_bar = FindBar(self.editor, theme)
        self.notices = Notices(theme)
        glyph = icon("calendar", theme, token="muted")  # a colour
        self.day = button("", "inline", icon=glyph)
        self.count = FittingLabel("muted")
        self.popup = DatePopup(theme, today, self)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count)
        self._counter = WordCounter(self)
        self._counter.counted.connect(self._show_count)
        self._reaching = QTimer(self)
        self._reaching.setSingleShot(True)
        self._reaching.setInterval(_REACH_AFTER_MS)
        self._reaching.timeout.connect(self._reach)
        self._lay_out()
        self._connect()

    @property
    def page(self) -> Page | None:
        """What is shown; None while there is nothing to show."""
        return self._page

    def show_page(self, page: Page | None) -> None:
        """Put a page on the screen, as it was left."""
        self._remember()
        self._page = page
        self.find_bar.put_away()
        self._counter.forget()
        self.editor.clear_decorations()
        self.title.setDocument(page.title if page else self._no_title)
        self.editor.setDocument(page.body if page else self._no_body)
        in_bin = page is not None and page.entry.deleted_at is not None
        for field in (self.title, self.editor):
            field.setReadOnly(page is None or in_bin)
        self.day.setEnabled(not in_bin)
        self.editor.show_prompts(template(page.entry.template) if page else None)
        self.notices.in_bin(in_bin)
        self.notices.hush()
        if page is not None:
            self._return_to(page)
            self.show_day(page.happened_on)
            self._count()

    def show_day(self, day: date) -> None:
        """Show the day of the shift."""
        # Qt leaves less between icon and words than the eye wants.
        self.day.setText(f"\u2002{format_day(day)}")
        self.day.setAccessibleName(self.tr("Day of the shift: {day}").format(day=format_day(day)))

    def set_focus_mode(self, *, on: bool) -> None:
        """Show words and nothing else; the line that is written stays in the middle."""
        self.day.setVisible(not on)
        self.count.setVisible(not on)
        self.editor.set_typewriter(on)

    def begin(self) -> None:
        """Put the cursor where writing begins: in the first empty section of a new entry."""
        page = self._page
        if page is None:
            return
        if page.is_untouched and page.entry.template:
            cursor = self.editor.textCursor()
            cursor.movePosition(cursor.MoveOperation.Start)
            if page.body_text:
                cursor.movePosition(cursor.MoveOperation.NextBlock)
            self.editor.setTextCursor(cursor)
            self.editor.setFocus()
        elif not page.title_text and not page.body_text:
            self.title.setFocus()
        else:
            self.editor.setFocus()

    def forget(self) -> None:
        """Show nothing, and keep nothing."""
        self._page = None
        self._counting.stop()
        self._counter.forget()
        self.find_bar.forget()
        self.editor.clear_decorations()
        self.title.setDocument(self._no_title)
        self.editor.setDocument(self._no_body)
        self.editor.show_prompts(None)
        self.day.setText("")
        self.count.say([])
        self.notices.forget()

    def _lay_out(self) -> None:
        meta = QHBoxLayout()
        meta.setSpacing(S)
        meta.addWidget(self.day)
        meta.addWidget(self.count, 1)
        self._head = QVBoxLayout()
        self._head.setSpacing(2)
        self._head.addLayout(_inset(self.notices))
        self._head.addLayout(_inset(self.title))
        self._head.addLayout(meta)
        self._head.addLayout(_inset(self.find_bar))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, M, 0, 0)
        column.setSpacing(S)
        column.addLayout(self._head)
        column.addWidget(self.editor, 1)

    def _connect(self) -> None:
        self.editor.column_changed.connect(self._align)
        self.title.left.connect(self.editor.setFocus)
        self.title.refused.connect(self._say_too_long)
        self.title.pasted.connect(self._say_cleaned)
        self.editor.pasted.connect(self._say_cleaned)
        self.title.textChanged.connect(self._count_later)
        self.editor.textChanged.connect(self._count_later)
        self.editor.textChanged.connect(self._reaching.start)
        self.editor.verticalScrollBar().valueChanged.connect(lambda _: self._reach_soon())
        self.day.clicked.connect(self._ask_day)
        self.day.setToolTip(self.tr("Day of the shift. A night shift counts for the day it began"))
        self.popup.picked.connect(self.day_picked)
        self.find_bar.closed.connect(self.editor.setFocus)

    def _remember(self) -> None:
        if self._page is not None:
            self._page.cursor = self.editor.textCursor().position()
            self._page.scroll = self.editor.verticalScrollBar().value()

    def _return_to(self, page: Page) -> None:
        cursor = self.editor.textCursor()
        cursor.setPosition(min(page.cursor, page.body.characterCount() - 1))
        self.editor.setTextCursor(cursor)
        self.editor.verticalScrollBar().setValue(page.scroll)

    def _ask_day(self) -> None:
        if self._page is not None:
            self.popup.open_at(self.day, self._page.happened_on)

    def _align(self, left: int) -> None:
        right = max(L, self.editor.viewportMargins().right())
        self._head.setContentsMargins(max(0, left + 2 - _RING), 0, right, 0)

    def _reach_soon(self) -> None:
        if not self._reaching.isActive():
            self._reaching.start()

    def _reach(self) -> None:
        """Have the lines highlighted that came into sight."""
        if self._page is not None:
            self._page.highlighter.reach(self.editor.visible_blocks())

    def _count_later(self) -> None:
        is_long = self.editor.document().characterCount() > _LONG
        self._counting.start(_COUNT_AFTER_MS * (5 if is_long else 1))

    def _count(self) -> None:
        if self._page is not None:
            # As in every list and figure: a title's words count.
            self._counter.count(entry_text(self._page.title_text, self._page.body_text))

    def _show_count(self, number: int) -> None:
        minutes = max(1, round(number / _WORDS_A_MINUTE))
        reading = counted(minutes, self.tr("1 minute to read"), self.tr("{count} minutes to read"))
        brief = words(number)
        self.count.say([f"{brief}  ·  {reading}", brief] if number else [brief])

    def _say_too_long(self, length: int) -> None:
        self.notices.say(
            self.tr("This title would be too long"),
            self.tr(
                "It would have {length} characters; {limit} is the most. Nothing was changed: "
                "put the longer words into the entry itself."
            ).format(length=f"{length:,}", limit=MAX_TITLE),
        )

    def _say_cleaned(self, result: Cleaned) -> None:
        parts = []
        if result.removed:
            parts.append(
                counted(
                    result.removed,
                    self.tr("1 control character, which shows as nothing, was left out."),
                    self.tr("{count} control characters, which show as nothing, were left out."),
                )
            )
        if result.broken:
            parts.append(self.tr("Very long lines were divided into shorter ones."))
        self.notices.say(self.tr("Pasted, with a small change"), " ".join(parts))


def _inset(part: QWidget) -> QLayout:
    """Put a part where the words of the day's button begin, not where its ring does."""
    row = QHBoxLayout()
    row.setContentsMargins(_RING, 0, 0, 0)
    row.addWidget(part)
    return row


def _empty(owner: QWidget) -> QTextDocument:
    document = QTextDocument(owner)
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    return document
