"""Read as: the page as four readers would meet it, with one question for each."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reflectapp.publish.answers import Answers
from reflectapp.ui.icons import icon
from reflectapp.ui.publish.wording import READERS, reader_name, reader_prompts, reader_question
from reflectapp.ui.review.paper import Paper
from reflectapp.ui.theme import XS, L, M, S, Theme
from reflectapp.ui.widgets import button, label, set_accessible

_ANSWER_HEIGHT, _LEAST_ANSWER, _CHOICE_WIDTH = 76, 52, 208
_PICTURE = re.compile(r' width="(\d+)" height="(\d+)">')
_WIDEST, _TALLEST = 560, 480
"""Of a picture on the page, in px: documents here do not fit them by themselves."""
_STYLE = re.compile(r"<style\b.*?</style>", re.DOTALL | re.IGNORECASE)


class ReadingPage(QWidget):
    """Shows the blog page; tells every change of an answer."""

    answers_changed = Signal(object)
    check_in_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._answers = Answers()
        self._html = ""
        self._reader = READERS[0]
        self._is_showing = self._has_seen_end = False
        self.choices: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.question = label("", "lead", wraps=True)
        self.prompts = label("", "muted", wraps=True)
        self.end = label("", "small", wraps=True)
        self.next = button("", "", tip=self.tr("Go on to the next reader"))
        self.next.clicked.connect(self._go_on)
        self.page = Paper()
        self.page.setAccessibleName(self.tr("The post as a blog page"))
        self.answer = QPlainTextEdit()
        self.answer.setProperty("role", "note")
        self.answer.setPlaceholderText(self.tr("A sentence or two, for yourself"))
        self.answer.setTabChangesFocus(True)
        self.answer.textChanged.connect(self._changed)
        self.kept = label("", "small", wraps=True)
        bar = self.page.verticalScrollBar()
        bar.valueChanged.connect(self._note_end)
        bar.rangeChanged.connect(self._note_end)
        theme.changed.connect(self._show_html)
        theme.changed.connect(self._widen)
        self._arrange()
        self._widen()
        self._read_as(self._reader)

    def show_page(self, html: str, answers: Answers) -> None:
        """Show the page and what was answered so far."""
        if html != self._html:
            self._html, self._has_seen_end = html, False
            self._show_html()
        self._answers = answers
        self._show()
        self._note_end()

    def _show_html(self) -> None:
        """Show the page in our own colours: what it brings along is meant for a browser."""
        token = self._theme.token
        pill = f".placeholder {{ background-color: {token('soft')} }}"
        self.page.show_html(_PICTURE.sub(_fitting, _STYLE.sub("", self._html)), pill)

    def _widen(self) -> None:
        for choice in self.choices.values():
            choice.setMinimumWidth(self._theme.scaled(_CHOICE_WIDTH))
            choice.setMaximumWidth(self._theme.scaled(_CHOICE_WIDTH))
        for words in (self.prompts, self.end):
            words.setMaximumWidth(self._theme.scaled(_CHOICE_WIDTH))
        self._fit_answer()

    def _fit_answer(self) -> None:
        # In a low window the page needs the room more than the answer does.
        wanted = self._theme.scaled(_ANSWER_HEIGHT)
        self.answer.setFixedHeight(min(wanted, max(self.height() // 7, _LEAST_ANSWER)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_answer()

    @property
    def has_seen_end(self) -> bool:
        """Whether the page was scrolled to its end since it last changed."""
        return self._has_seen_end

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        self._html = ""
        self._answers = Answers()
        self.page.clear()
        self._show()

    def read_as(self, reader: str) -> None:
        """Read as one of the four, from the top of the page."""
        self._read_as(reader)
        self.page.verticalScrollBar().setValue(0)
        self.answer.setFocus()

    def _go_on(self) -> None:
        at = READERS.index(self._reader) + 1
        if at < len(READERS):
            self.read_as(READERS[at])
        else:
            self.check_in_wanted.emit()

    def _note_end(self) -> None:
        is_seen = bool(self._html) and self.isVisible() and self._shows_last_line()
        self._has_seen_end = self._has_seen_end or is_seen
        words = (
            self.tr("You have been to the end of the page.")
            if self._has_seen_end
            else self.tr("The page goes on below; read it to the end.")
        )
        self.end.setText(words if self._html else "")

    def _shows_last_line(self) -> bool:
        """Say whether the end is in sight; the keys leave the margin below the last line out."""
        end = QTextCursor(self.page.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        return self.page.cursorRect(end).bottom() <= self.page.viewport().height()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._note_end()

    def _read_as(self, reader: str) -> None:
        self._reader = reader
        self.choices[reader].setChecked(True)
        self._show()

    def _show(self) -> None:
        self._is_showing = True
        for reader, choice in self.choices.items():
            is_answered = bool(self._text_for(reader).strip())
            choice.setIcon(icon("circle-check" if is_answered else "circle", self._theme))
            state = self.tr("answered") if is_answered else self.tr("no answer yet")
            choice.setAccessibleName(f"{reader_name(reader)}, {state}")
        self.question.setText(reader_question(self._reader))
        self.prompts.setText(reader_prompts(self._reader))
        at = READERS.index(self._reader) + 1
        self.next.setText(
            self.tr("Next: {reader}").format(reader=reader_name(READERS[at]))
            if at < len(READERS)
            else self.tr("Go to the check-in")
        )
        text = self._text_for(self._reader)
        if self.answer.toPlainText() != text:
            self.answer.setPlainText(text)
        self.answer.setAccessibleName(reader_question(self._reader))
        self.kept.setText(
            self.tr("Kept in the journal alone. This one may stay empty.")
            if self._reader == "stranger"
            else self.tr("Kept in the journal alone.")
        )
        self._is_showing = False

    def _text_for(self, reader: str) -> str:
        return str(getattr(self._answers, f"as_{reader}"))

    def _changed(self) -> None:
        if self._is_showing:
            return
        changes = {f"as_{self._reader}": self.answer.toPlainText()}
        self._answers = replace(self._answers, **changes)  # type: ignore[arg-type]
        self._show()
        self.answers_changed.emit(self._answers)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._reader_column())
        row.addLayout(self._page_column(), 1)

    def _reader_column(self) -> QVBoxLayout:
        readers = QVBoxLayout()
        readers.setContentsMargins(L, M, S, M)
        readers.setSpacing(XS)
        readers.addWidget(label(self.tr("Read it as"), "caption"))
        for reader in READERS:
            choice = QPushButton(reader_name(reader))
            choice.setProperty("role", "row")
            choice.setCheckable(True)
            set_accessible(choice, reader_name(reader), reader_question(reader))
            choice.clicked.connect(lambda _=False, chosen=reader: self._read_as(chosen))
            self._group.addButton(choice)
            self.choices[reader] = choice
            readers.addWidget(choice)
        readers.addSpacing(S)
        readers.addWidget(self.prompts)
        readers.addSpacing(S)
        readers.addWidget(self.end)
        readers.addStretch(1)
        return readers

    def _page_column(self) -> QVBoxLayout:
        sheet = QFrame()
        sheet.setProperty("role", "card")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(XS, XS, XS, XS)
        inside.addWidget(self.page)
        reading = QVBoxLayout()
        reading.setContentsMargins(S, M, L, M)
        reading.setSpacing(S)
        reading.addWidget(self.question)
        reading.addWidget(sheet, 1)
        reading.addWidget(self.answer)
        below = QHBoxLayout()
        below.addWidget(self.kept, 1)
        below.addWidget(self.next)
        reading.addLayout(below)
        return reading


def _fitting(size: re.Match[str]) -> str:
    wide, high = int(size[1]), int(size[2])
    scale = min(1.0, _WIDEST / wide, _TALLEST / high)
    # The words about it stand below.
    return f' width="{round(wide * scale)}" height="{round(high * scale)}"><br>'
