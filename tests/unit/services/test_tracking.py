from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reflectapp.domain.entry import Draft
from reflectapp.services.session import Session

TODAY = date(2026, 3, 2)  # where the fake clock stands
TEN = "one two three four five six seven eight nine ten"


def write(session: Session, day: date, body: str = TEN, title: str = "") -> str:
    return session.journal.new_entry(title=title, body=body, happened_on=day).id


def test_an_empty_journal_has_a_summary_of_nothing(session: Session) -> None:
    found = session.tracking.summary()
    assert (found.today, found.entries, found.words) == (TODAY, 0, 0)
    assert (found.rhythm.current_run, found.rhythm.weeks_counted) == (0, 0)
    assert found.first is None
    assert found.past == ()


def test_an_entry_in_the_bin_counts_for_nothing(session: Session) -> None:
    write(session, TODAY)
    gone = write(session, TODAY - timedelta(days=1))
    session.journal.delete(gone)
    found = session.tracking.summary()
    assert (found.entries, found.rhythm.days) == (1, 1)


def test_an_entry_dated_ahead_of_today_counts_for_nothing_yet(session: Session) -> None:
    write(session, TODAY + timedelta(days=2))
    assert session.tracking.summary().entries == 0
    assert session.tracking.summary(TODAY + timedelta(days=2)).entries == 1


def test_a_day_moved_by_the_writer_is_counted_where_it_was_moved_to(session: Session) -> None:
    entry_id = write(session, TODAY)
    moved = TODAY - timedelta(days=7)
    session.journal.save(Draft(entry_id, "", TEN, moved))
    found = session.tracking.summary()
    assert found.rhythm.days_this_week == 0
    assert found.heat.at(moved).words == 10


def test_the_goal_of_the_settings_decides_which_weeks_are_met(session: Session) -> None:
    for ago in (8, 10):
        write(session, TODAY - timedelta(days=ago))
    assert session.tracking.summary().rhythm.weeks_met == 0
    chosen = replace(session.settings.preferences(), rhythm_weekly_goal=2)
    session.settings.save(chosen)
    assert session.tracking.summary().rhythm.weeks_met == 1


def test_looking_back_shows_the_entries_of_a_month_ago(session: Session) -> None:
    write(session, TODAY)
    there = write(session, date(2026, 2, 2), title="A month back")
    write(session, date(2026, 2, 3))
    past = session.tracking.summary().past
    assert [(day.back.months, [row.id for row in day.rows]) for day in past] == [(1, [there])]


def test_the_first_and_the_latest_entry_are_shown_as_they_begin(session: Session) -> None:
    write(session, TODAY, "word " * 80)
    first = write(session, date(2025, 12, 1), "# Heading\n\nand more words here")
    found = session.tracking.summary()
    assert found.first is not None
    assert found.latest is not None
    assert found.first.row.id == first
    assert found.first.opening == "Heading"
    assert found.latest.opening.endswith("word …")
    assert len(found.latest.opening) <= 182
