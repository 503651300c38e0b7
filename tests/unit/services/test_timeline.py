"""The timeline: in order, narrowed, row by row; and the bin beside it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reflectapp.domain.entry import Entry, Mood, TimelineQuery
from reflectapp.domain.errors import NotFoundError
from reflectapp.services.session import Session
from tests.support.entries import ALL, draft, labels
from tests.support.fakes import FakeClock


@pytest.fixture
def several(session: Session) -> list[Entry]:
    """Five entries of five days; the last one began last but is about the first day."""
    days = [date(2026, 2, day) for day in (10, 11, 11, 12)]
    entries = [
        session.journal.new_entry(title=f"e{n}", body="w " * n, happened_on=day)
        for n, day in enumerate(days)
    ]
    entries.append(session.journal.new_entry(title="e4", template="gibbs", happened_on=days[0]))
    session.journal.save(draft(entries[1], tags=("nights", "b"), mood_before=Mood.LOW))
    session.journal.save(
        draft(entries[2], tags=("nights",), mood_before=Mood.LOW, mood_after=Mood.GOOD)
    )
    return entries


def test_the_timeline_is_newest_day_first_and_by_pages(
    session: Session, several: list[Entry]
) -> None:
    assert labels(session) == ["e3", "e2", "e1", "e4", "e0"]
    assert [row.label for row in session.journal.rows(ALL, 1, 2)] == ["e2", "e1"]
    assert session.journal.rows(ALL, 5, 10) == []
    assert session.journal.count(ALL) == 5


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (TimelineQuery(tag="nights"), ["e2", "e1"]),
        (TimelineQuery(day=date(2026, 2, 11)), ["e2", "e1"]),
        (TimelineQuery(mood=Mood.LOW), ["e1"]),
        (TimelineQuery(mood=Mood.GOOD), ["e2"]),
        (TimelineQuery(template="gibbs"), ["e4"]),
        (TimelineQuery(tag="nights", mood=Mood.GOOD, day=date(2026, 2, 11)), ["e2"]),
        (TimelineQuery(tag="none"), []),
        (TimelineQuery(in_bin=True), []),
    ],
)
def test_the_timeline_is_narrowed(
    session: Session, several: list[Entry], query: TimelineQuery, expected: list[str]
) -> None:
    assert labels(session, query) == expected
    assert session.journal.count(query) == len(expected)


def test_a_row_tells_what_the_timeline_shows(session: Session, several: list[Entry]) -> None:
    row = session.journal.rows(ALL, 1, 1)[0]
    assert (row.id, row.words, row.mood, row.tags) == (several[2].id, 3, Mood.GOOD, ("nights",))
    assert not row.is_marked
    assert not row.is_exported


def test_an_untitled_entry_is_labelled_by_its_first_words(session: Session) -> None:
    session.journal.new_entry(body="\n## Feelings\n*Late* shift\nmore")
    session.journal.new_entry(title="  ", body=" \n ")
    assert labels(session) == ["", "Late shift"]


def test_days_tags_and_anniversaries(session: Session, several: list[Entry]) -> None:
    journal = session.journal
    first, last = date(2026, 2, 10), date(2026, 2, 11)
    assert journal.days_written(first, last) == {first: 2, last: 5}
    assert journal.tags() == [("nights", 2), ("b", 1)]
    journal.new_entry(title="last year", happened_on=date(2025, 2, 11))
    assert [row.label for row in journal.on_this_day(date(2026, 2, 11))] == ["last year"]


def test_the_bin_gives_back_what_it_took(session: Session) -> None:
    entry = session.journal.new_entry(title="t", body="words")
    session.journal.delete(entry.id)
    assert labels(session) == []
    assert labels(session, TimelineQuery(in_bin=True)) == ["t"]
    assert session.journal.days_written(date.min, date.max) == {}
    session.journal.undelete(entry.id)
    assert labels(session) == ["t"]
    assert session.journal.entry(entry.id) == entry


def test_the_bin_is_emptied_after_thirty_days(session: Session, clock: FakeClock) -> None:
    old, young = session.journal.new_entry(title="old"), session.journal.new_entry(title="young")
    session.journal.delete(old.id)
    clock.advance(timedelta(days=1))
    session.journal.delete(young.id)
    clock.advance(timedelta(days=28, hours=23))
    assert session.journal.empty_old_bin() == 0
    clock.advance(timedelta(hours=1))
    assert session.journal.empty_old_bin() == 1
    assert labels(session, TimelineQuery(in_bin=True)) == ["young"]
    with pytest.raises(NotFoundError):
        session.journal.entry(old.id)
    assert session.journal.revisions(old.id) == []


@pytest.mark.parametrize("act", ["delete", "undelete", "erase", "entry"])
def test_what_is_not_there_is_said(session: Session, act: str) -> None:
    with pytest.raises(NotFoundError):
        getattr(session.journal, act)("0" * 32)
