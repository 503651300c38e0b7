"""The tables behind the charts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.services.tracking import HabitSummary
from reflectapp.ui.habits.card import Table
from reflectapp.ui.habits.wording import weekday_name
from reflectapp.ui.messages import format_short, mood_name

translate = QCoreApplication.translate


def heat_table(summary: HabitSummary) -> Table:
    """Return the days with words, the latest first."""
    rows = [
        (format_short(square.day), f"{square.words:,}")
        for square in reversed(summary.heat.days)
        if square.words
    ]
    return Table((translate("Habits", "Day"), translate("Habits", "Words")), tuple(rows))


def week_table(summary: HabitSummary, last: int) -> Table:
    """Return the words of the last weeks, the latest first."""
    rows = [
        (format_short(week.monday), f"{week.words:,}")
        for week in reversed(summary.words_by_week[-last:])
    ]
    return Table((translate("Habits", "Week of"), translate("Habits", "Words")), tuple(rows))


def weekday_table(summary: HabitSummary) -> Table:
    """Return the writing days of each weekday."""
    rows = [(weekday_name(n, is_long=True), f"{c:,}") for n, c in enumerate(summary.weekdays)]
    return Table((translate("Habits", "Weekday"), translate("Habits", "Writing days")), tuple(rows))


def mood_table(summary: HabitSummary) -> Table:
    """Return the moods noted, the latest first; a dash where one was not noted."""
    rows = [
        (
            format_short(point.day),
            mood_name(point.before) if point.before is not None else "–",
            mood_name(point.after) if point.after is not None else "–",
        )
        for point in reversed(summary.moods)
    ]
    headings = (
        translate("Habits", "Day"),
        translate("Habits", "Before"),
        translate("Habits", "After"),
    )
    return Table(headings, tuple(rows))
