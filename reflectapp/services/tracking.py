"""The habit: what the journal's dates and sizes say, gathered for one day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.entry import EntryFacts, EntryRow, TimelineQuery, first_words
from reflectapp.habits.days import days_by_weekday, words_by_day, writing_days
from reflectapp.habits.heatmap import HeatMap, heat_map
from reflectapp.habits.lookback import LookBack, look_back_days
from reflectapp.habits.moods import MoodChange, MoodPoint, mood_change, mood_points
from reflectapp.habits.weeks import (
    WeekWords,
    current_run,
    longest_run,
    met_share,
    monday_of,
    quiet_weeks,
    weeks_until,
    words_by_week,
)
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.settings import SettingsStore

YEAR = timedelta(days=364)
MOOD_TIME = timedelta(weeks=26)
SHARE_WEEKS = 12
WORD_WEEKS = 52
OPENING = 180
"""How much of an entry an excerpt shows, in code points."""
PAST_ROWS = 20
"""The most entries of one day that are looked back to."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The writing days of the journal against the writer's own goal."""

    goal: int
    """Writing days a week that keep the rhythm."""
    days: int
    """Writing days in all."""
    days_this_week: int
    current_run: int
    """Weeks; see `reflectapp.habits.weeks`."""
    longest_run: int
    weeks_met: int
    weeks_counted: int
    """The last weeks that count, at most `SHARE_WEEKS`; `weeks_met` of them were met."""
    quiet_weeks: int
    """Weeks just before this one without any writing day; 0 before the first writing day."""


@dataclass(frozen=True, slots=True)
class PastDay:
    """A day looked back to, and what was written about it."""

    back: LookBack
    rows: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An entry as it begins."""

    row: EntryRow
    opening: str
    """The first line of its body, without Markdown marks, at most `OPENING` long."""


@dataclass(frozen=True, slots=True)
class HabitSummary:
    """Everything that the habits place shows, as it stood on `today`."""

    today: date
    entries: int
    words: int
    """Words of all entries."""
    rhythm: Rhythm
    heat: HeatMap
    words_by_week: tuple[WeekWords, ...]
    """The last `WORD_WEEKS` weeks, oldest first."""
    weekdays: tuple[int, ...]
    """Writing days of the last year by weekday, Monday first."""
    moods: tuple[MoodPoint, ...]
    """Of the last half year."""
    mood_change: MoodChange
    past: tuple[PastDay, ...]
    """Days looked back to that hold an entry, the nearest first."""
    first: Excerpt | None
    latest: Excerpt | None
    """None while the journal holds fewer than two entries."""


class Tracking:
    """Counts what was written; never changes anything."""

    def __init__(self, entries: EntryStore, settings: SettingsStore, clock: TrustedClock) -> None:
        self._entries, self._settings, self._clock = entries, settings, clock

    def summary(self, today: date | None = None) -> HabitSummary:
        """Return the habit as of `today`; the shift day that it is now when left out.

        Entries dated later than `today` are left out, and so is the bin.
        """
        preferences = self._settings.preferences()
        today = today or self._clock.today(preferences.day_boundary)
        facts = self._entries.facts(last=today)
        words = words_by_day(facts)
        days = writing_days(facts)
        moods = mood_points(facts, today - MOOD_TIME, today)
        return HabitSummary(
            today=today,
            entries=len(facts),
            words=sum(words.values()),
            rhythm=_rhythm(today, days, preferences.rhythm_weekly_goal),
            heat=heat_map(today, words),
            words_by_week=words_by_week(today, words, WORD_WEEKS),
            weekdays=days_by_weekday(day for day in days if day > today - YEAR),
            moods=moods,
            mood_change=mood_change(moods),
            past=self._past(today, facts),
            first=self._excerpt(facts, 0),
            latest=self._excerpt(facts, -1),
        )

    def _past(self, today: date, facts: Sequence[EntryFacts]) -> tuple[PastDay, ...]:
        written = {fact.happened_on for fact in facts}
        if not written:
            return ()
        return tuple(
            PastDay(back, self._rows(back.day))
            for back in look_back_days(today, min(written))
            if back.day in written
        )

    def _excerpt(self, facts: Sequence[EntryFacts], index: int) -> Excerpt | None:
        pieces = [fact for fact in facts if fact.words]
        if len(pieces) < 2:
            return None
        fact = pieces[index]
        row = next(row for row in self._rows(fact.happened_on) if row.id == fact.id)
        return Excerpt(row, _opening(self._entries.entry(fact.id).body))

    def _rows(self, day: date) -> tuple[EntryRow, ...]:
        return tuple(self._entries.rows(TimelineQuery(day=day), 0, PAST_ROWS))


def _opening(body: str) -> str:
    """Return how a body begins, cut between two words."""
    line = first_words(body, OPENING)
    return line.rsplit(" ", 1)[0].rstrip(",;:–") + " …" if line.endswith("…") else line


def _rhythm(today: date, days: frozenset[date], goal: int) -> Rhythm:
    weeks = weeks_until(today, days, goal)
    met, counted = met_share(today, weeks, SHARE_WEEKS)
    return Rhythm(
        goal=goal,
        days=len(days),
        days_this_week=sum(day >= monday_of(today) for day in days),
        current_run=current_run(today, weeks),
        longest_run=longest_run(today, weeks),
        weeks_met=met,
        weeks_counted=counted,
        quiet_weeks=quiet_weeks(today, weeks),
    )
