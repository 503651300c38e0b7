"""The sentences of the habits place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from reflectapp.habits.lookback import LookBack
from reflectapp.habits.moods import MoodChange, MoodPoint
from reflectapp.services.tracking import HabitSummary, Rhythm
from reflectapp.ui.messages import counted, days, format_short, mood_name, words

translate = QCoreApplication.translate

_PAUSE = 4
"""Weeks without writing after which one is welcomed back."""
_ENOUGH_DAYS = 7
"""Writing days from which a usual weekday can be told."""

_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def weekday_name(weekday: int, *, is_long: bool = False) -> str:
    """Return a weekday, 0 for Monday."""
    form = QLocale.FormatType.LongFormat if is_long else QLocale.FormatType.ShortFormat
    return _BRITISH.dayName(weekday + 1, form)


def month_name(day: date) -> str:
    """Return the month of a day in short: "Nov"."""
    return _BRITISH.monthName(day.month, QLocale.FormatType.ShortFormat)[:3]


def weeks(count: int) -> str:
    """Return "1 week" or "13 weeks"."""
    return counted(count, translate("Habits", "1 week"), translate("Habits", "{count} weeks"))


def lead(rhythm: Rhythm) -> str:
    """Return the sentence that the place begins with."""
    if not rhythm.days:
        return translate("Habits", "Whenever you are ready: ten words make a writing day.")
    if rhythm.quiet_weeks >= _PAUSE:
        return _after_a_pause(rhythm)
    if not rhythm.weeks_counted:
        so_far = translate("Habits", "You have written on {days} so far. A good beginning.")
        return so_far.format(days=days(rhythm.days))
    if not rhythm.weeks_met:
        return _this_week(rhythm)
    if rhythm.weeks_counted == 1:
        sentence = translate("Habits", "You have kept your rhythm for a first week.")
    elif rhythm.weeks_met == rhythm.weeks_counted:
        sentence = translate("Habits", "You kept your rhythm in each of the last {counted} weeks.")
    else:
        sentence = translate("Habits", "You kept your rhythm in {met} of the last {counted} weeks.")
    return sentence.format(met=rhythm.weeks_met, counted=rhythm.weeks_counted)


def _after_a_pause(rhythm: Rhythm) -> str:
    if rhythm.days_this_week:
        sentence = translate("Habits", "Welcome back. You wrote on {days} this week.")
        return sentence.format(days=days(rhythm.days_this_week))
    return translate("Habits", "The page is here whenever you want it.")


def _this_week(rhythm: Rhythm) -> str:
    if rhythm.days_this_week:
        sentence = translate("Habits", "You wrote on {days} this week.")
        return sentence.format(days=days(rhythm.days_this_week))
    return translate("Habits", "The page is here whenever you want it.")


def more(rhythm: Rhythm) -> str:
    """Return what stands under the first sentence."""
    if rhythm.quiet_weeks >= _PAUSE:
        # A goal would weigh on somebody who was ill, or away.
        return translate("Habits", "Everything that you wrote before is still here.")
    goal = _against_goal(rhythm)
    if not rhythm.current_run:
        return goal
    if rhythm.current_run >= rhythm.longest_run:
        run = translate("Habits", "Your present run is {run}, the longest so far.")
    else:
        run = translate("Habits", "Your present run is {run}; the longest was {longest}.")
    said = run.format(run=weeks(rhythm.current_run), longest=weeks(rhythm.longest_run))
    return f"{goal} {said}"


def _against_goal(rhythm: Rhythm) -> str:
    done, goal = rhythm.days_this_week, rhythm.goal
    if done >= goal:
        said = translate("Habits", "You wrote on {done} this week; you had set yourself {goal}.")
        return said.format(done=days(done), goal=goal)
    said = translate("Habits", "This week so far: {done} of {goal}.")
    return said.format(done=done, goal=days(goal))


def rule() -> str:
    """Return the rule of runs, as the writer should know it."""
    return translate(
        "Habits",
        "Weeks count, not unbroken days. Rest days are part of it, one missed week in a month is "
        "forgiven, and the week that is still going on is never held against you.",
    )


def heat_sentence(summary: HabitSummary) -> str:
    """Return what the heat map says in a sentence."""
    said = (
        translate("Habits", "So far {words} in {entries}, on {days}.")
        if summary.rhythm.days
        else translate("Habits", "So far {words} in {entries}.")
    )
    return said.format(
        days=writing_days(summary.rhythm.days),
        words=words(summary.words),
        entries=entries(summary.entries),
    )


def writing_days(count: int) -> str:
    """Return "1 writing day" or "92 writing days"."""
    return counted(
        count, translate("Habits", "1 writing day"), translate("Habits", "{count} writing days")
    )


def entries(count: int) -> str:
    """Return "1 entry" or "92 entries"."""
    return counted(count, translate("Habits", "1 entry"), translate("Habits", "{count} entries"))


def day_words(day: date, count: int) -> str:
    """Return what one day of the heat map says."""
    amount = words(count) if count else translate("Habits", "nothing written")
    return f"{format_short(day)}  ·  {amount}"


def week_words(monday: date, count: int, *, is_open: bool = False) -> str:
    """Return what one bar of the weeks says."""
    said = translate("Habits", "Week of {day}").format(day=format_short(monday))
    note = translate("Habits", "so far")
    return f"{said}  ·  {words(count)} {note}" if is_open else f"{said}  ·  {words(count)}"


def words_sentence(summary: HabitSummary, last: int) -> str:
    """Return what the bars say in a sentence: the usual week of those with writing."""
    counts = sorted(week.words for week in summary.words_by_week[-last:-1] if week.words)
    if not counts:
        return _without_weeks(summary, last)
    usual = counts[len(counts) // 2]
    return translate("Habits", "In a usual week you write about {words}.").format(
        words=words(round(usual, -1) or usual)
    )


def _without_weeks(summary: HabitSummary, last: int) -> str:
    if any(week.words for week in summary.words_by_week[:-last]):
        return translate("Habits", "These weeks were quiet; “A year” shows those before.")
    if summary.rhythm.quiet_weeks:
        return translate("Habits", "This year was quiet so far.")
    return translate("Habits", "Your first weeks will stand here.")


def weekday_sentence(summary: HabitSummary) -> str:
    """Return which weekdays are written about most."""
    most = max(summary.weekdays)
    if sum(summary.weekdays) < _ENOUGH_DAYS:
        return translate("Habits", "After some more days of writing this will tell a pattern.")
    names = [weekday_name(n, is_long=True) for n, c in enumerate(summary.weekdays) if c == most]
    if len(names) > 2:
        return translate("Habits", "Your writing is spread over the week.")
    joined = translate("Habits", " or a ").join(names)
    return translate("Habits", "Most often about a {names}.").format(names=joined)


def mood_sentence(change: MoodChange) -> str:
    """Return how moods before and after compare, without praise or blame."""
    if not change.total:
        return translate("Habits", "Note your mood before and after, and the two will meet here.")
    parts = [
        words.format(times=_times(count))
        for words, count in (
            (translate("Habits", "better {times}"), change.better),
            (translate("Habits", "the same {times}"), change.same),
            (translate("Habits", "lower {times}"), change.lower),
        )
        if count
    ]
    said = translate("Habits", "After writing you felt {parts}.")
    return said.format(parts=_listed(parts))


def _listed(parts: Sequence[str]) -> str:
    if len(parts) < 3:
        return translate("Habits", " and ").join(parts)
    last = translate("Habits", ", and ")
    return ", ".join(parts[:-1]) + last + parts[-1]


def _times(count: int) -> str:
    if count == 2:
        return translate("Habits", "twice")
    return counted(count, translate("Habits", "once"), translate("Habits", "{count} times"))


def mood_words(point: MoodPoint) -> str:
    """Return what one entry's moods say."""
    day = format_short(point.day)
    before = mood_name(point.before) if point.before is not None else ""
    after = mood_name(point.after) if point.after is not None else ""
    if before and after:
        said = translate("Habits", "{before} before, {after} after")
    elif before:
        said = translate("Habits", "{before} before")
    else:
        said = translate("Habits", "{after} after")
    return f"{day}  ·  {said.format(before=before, after=after)}"


def back_words(back: LookBack) -> str:
    """Return how far back a day lies: "Three months ago"."""
    names = {
        1: translate("Habits", "A month ago"),
        3: translate("Habits", "Three months ago"),
        6: translate("Habits", "Half a year ago"),
        12: translate("Habits", "A year ago"),
    }
    years = translate("Habits", "{count} years ago").format(count=back.months // 12)
    return names.get(back.months, years)
