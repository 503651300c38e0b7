"""What the habits place shows of one summary."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectapp.services.tracking import MOOD_TIME, HabitSummary
from reflectapp.ui.habits import tables, wording
from reflectapp.ui.habits.bars import Bar, BarChart
from reflectapp.ui.habits.card import ChartCard, Table
from reflectapp.ui.habits.columns import Columns
from reflectapp.ui.habits.heat import HeatChart
from reflectapp.ui.habits.moods import MoodChart
from reflectapp.ui.habits.past import EndsCard, PastCard
from reflectapp.ui.messages import days
from reflectapp.ui.theme import XS, L, Theme
from reflectapp.ui.widgets import Segmented, centred, label

_MEASURE = 960
_TWO_COLUMNS = 700
_HALF_YEAR = 26


class HabitsPage(QWidget):
    """A sentence first, then the charts, then the look back."""

    entry_chosen = Signal(str)
    day_chosen = Signal(object)
    """A day (`date`) on which something was written."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary: HabitSummary | None = None
        self.lead = label("", "lead", wraps=True)
        self.more = label("", "muted", wraps=True)
        self.rule = label(wording.rule(), "small", wraps=True)
        self.heat = HeatChart(theme)
        self.weeks = BarChart(theme, self.tr("Words per week"))
        self.weekdays = BarChart(theme, self.tr("Writing days by weekday"))
        self.moods = MoodChart(theme)
        opens = self.tr("Arrow keys move from day to day, Return opens what was written.")
        moves = self.tr("Arrow keys move from bar to bar.")
        self.heat_card = ChartCard(self.tr("The year"), self.heat, opens)
        self.words_card = ChartCard(self.tr("Words per week"), self.weeks, moves)
        self.weekday_card = ChartCard(self.tr("Writing days by weekday"), self.weekdays, moves)
        self.mood_card = ChartCard(self.tr("Mood before and after"), self.moods, opens)
        self.past_card, self.ends_card = PastCard(), EndsCard()
        self.range = Segmented(
            self.tr("Weeks shown"), [("26", self.tr("Half a year")), ("52", self.tr("A year"))]
        )
        self.words_card.head.insertWidget(1, self.range)
        self.range.chosen.connect(self._show_weeks)
        self.heat.chosen.connect(self._choose_day)
        self.moods.chosen.connect(lambda n: self.entry_chosen.emit(self.moods.entry_id(n)))
        for card in (self.past_card, self.ends_card):
            card.entry_chosen.connect(self.entry_chosen)
        self._lay_out()

    def show_summary(self, summary: HabitSummary) -> None:
        """Show how things stand."""
        self._summary = summary
        self.lead.setText(wording.lead(summary.rhythm))
        self.more.setText(wording.more(summary.rhythm))
        self.heat.show_map(summary.heat)
        self.heat_card.show_figures(wording.heat_sentence(summary), tables.heat_table(summary))
        self._show_weeks()
        self.weekdays.show_bars(
            [
                Bar(count, f"{name}  ·  {days(count)}", wording.weekday_name(n))
                for n, count in enumerate(summary.weekdays)
                for name in (wording.weekday_name(n, is_long=True),)
            ],
            shows_values=True,
        )
        self.weekday_card.show_figures(
            wording.weekday_sentence(summary), tables.weekday_table(summary)
        )
        self.moods.show_points(summary.moods, summary.today - MOOD_TIME, summary.today)
        self.mood_card.show_figures(
            wording.mood_sentence(summary.mood_change), tables.mood_table(summary)
        )
        self.past_card.show_past(summary.past)
        self.ends_card.show_ends(summary)

    def forget(self) -> None:
        """Clear every text out of the widgets."""
        for card in (self.heat_card, self.words_card, self.weekday_card, self.mood_card):
            card.show_figures("", Table((), ()))
        self.past_card.show_past(())
        self.ends_card.forget()
        for text in (self.lead, self.more):
            text.clear()
        self._summary = None

    def _show_weeks(self) -> None:
        if self._summary is None:
            return
        last = int(self.range.current())
        shown = self._summary.words_by_week[-last:]
        bars = []
        for number, week in enumerate(shown):
            is_open = number == len(shown) - 1
            # A month is written under its first whole week.
            starts_month = week.monday.day <= 7
            bars.append(
                Bar(
                    week.words,
                    wording.week_words(week.monday, week.words, is_open=is_open),
                    wording.month_name(week.monday) if starts_month else "",
                    is_open,
                )
            )
        self.weeks.show_bars(bars)
        self.words_card.show_figures(
            wording.words_sentence(self._summary, last), tables.week_table(self._summary, last)
        )

    def _choose_day(self, index: int) -> None:
        day: date = self.heat.day(index)
        self.day_chosen.emit(day)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setMaximumWidth(_MEASURE)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        opening = QVBoxLayout()
        opening.setSpacing(XS)
        opening.addWidget(label(self.tr("Habits"), "title"))
        opening.addSpacing(XS)
        for part in (self.lead, self.more, self.rule):
            opening.addWidget(part)
        column.addLayout(opening)
        column.addWidget(self.heat_card)
        column.addWidget(Columns(self.words_card, self.weekday_card, (3, 2), _TWO_COLUMNS))
        column.addWidget(self.mood_card)
        column.addWidget(Columns(self.ends_card, self.past_card, (3, 2), _TWO_COLUMNS))
        centred(self, content)
