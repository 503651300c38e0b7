"""Looking back: entries of this day, and the first beside the latest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reflectapp.domain.entry import EntryRow
from reflectapp.services.tracking import Excerpt, HabitSummary, PastDay
from reflectapp.ui.habits.card import QUIET_EDGE
from reflectapp.ui.habits.wording import back_words
from reflectapp.ui.messages import format_short, words
from reflectapp.ui.theme import XL, XS
from reflectapp.ui.widgets import Card, button, label

_LINK_LENGTH = 44


class PastCard(Card):
    """On this day: what was written one, three and six months and whole years ago."""

    entry_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Habits", "On this day"), parent)
        self._days = _replaceable(self)
        self.body.addStretch(1)

    def show_past(self, past: tuple[PastDay, ...]) -> None:
        """Show the days, or say that there are none yet."""
        column = _emptied(self._days)
        for day in past:
            heading = f"{back_words(day.back)}  ·  {format_short(day.back.day)}"
            column.addWidget(_text(heading, "small"))
            for row in day.rows:
                column.addWidget(_link(row, self.entry_chosen.emit), 0, Qt.AlignmentFlag.AlignLeft)
        if not past:
            nothing = QCoreApplication.translate(
                "Habits",
                "Nothing was written a month, three months or half a year ago today. "
                "As the journal grows, those days will come back here.",
            )
            column.addWidget(_text(nothing, "muted", wraps=True))


class EndsCard(Card):
    """The first entry and the latest, side by side."""

    entry_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Habits", "Then and now"), parent)
        self._ends = _replaceable(self)
        self.body.addStretch(1)

    def show_ends(self, summary: HabitSummary) -> None:
        """Show both excerpts, or nothing while the journal has fewer than two entries."""
        column = _emptied(self._ends)
        self.setVisible(summary.first is not None)
        if summary.first is None or summary.latest is None:
            return
        row = QHBoxLayout()
        row.setSpacing(XL)
        row.addLayout(
            self._end(QCoreApplication.translate("Habits", "Your first entry"), summary.first), 1
        )
        row.addLayout(
            self._end(QCoreApplication.translate("Habits", "Your latest"), summary.latest), 1
        )
        column.addLayout(row)

    def forget(self) -> None:
        """Clear both excerpts."""
        _emptied(self._ends)

    def _end(self, heading: str, excerpt: Excerpt) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(XS)
        when = f"{format_short(excerpt.row.happened_on)}  ·  {words(excerpt.row.words)}"
        column.addWidget(_text(heading, "small"))
        column.addWidget(_link(excerpt.row, self.entry_chosen.emit), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(_text(when, "small"))
        if excerpt.opening and excerpt.opening != excerpt.row.label:
            column.addWidget(_text(excerpt.opening, "body", wraps=True))
        column.addStretch(1)
        return column


def _link(row: EntryRow, chosen: Callable[[str], None]) -> QPushButton:
    name = row.label or QCoreApplication.translate("Habits", "(an entry without words)")
    short = name if len(name) <= _LINK_LENGTH else name[: _LINK_LENGTH - 1].rstrip() + "…"
    open_words = QCoreApplication.translate("Habits", "Open “{name}”").format(name=short)
    made = button(short.replace("&", "&&"), "quiet", tip=open_words)
    made.setAccessibleName(open_words)
    made.clicked.connect(lambda: chosen(row.id))
    return made


def _text(words: str, role: str, *, wraps: bool = False) -> QLabel:
    """Return a text that begins where the words of a quiet button begin."""
    made = label(words, role, wraps=wraps)
    made.setContentsMargins(QUIET_EDGE, 0, 0, 0)
    return made


def _replaceable(card: Card) -> QWidget:
    """Return what holds the content of a card; its texts stand in line with the caption."""
    holder = QWidget()
    row = QHBoxLayout()
    row.addSpacing(-QUIET_EDGE)
    row.addWidget(holder)
    card.body.addLayout(row)
    return holder


def _emptied(holder: QWidget) -> QVBoxLayout:
    """Return a fresh column in `holder`; what stood there is gone."""
    old = holder.layout()
    if old is not None:
        QWidget().setLayout(old)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(XS)
    return column
