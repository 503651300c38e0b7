"""What is saved is read back whole, whatever it holds and whoever reads meanwhile."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, time, timedelta

import pytest

from reflectapp.domain.entry import MAX_BODY, MAX_TITLE, Mood
from reflectapp.domain.errors import NotFoundError, TextTooLongError
from reflectapp.services.session import Session
from reflectapp.services.settings import Preferences
from tests.support.entries import ALL, bodies, draft, labels
from tests.support.fakes import FakeClock


def test_what_was_saved_is_read_back_whole(session: Session) -> None:
    entry = session.journal.new_entry(template="gibbs")
    saved = session.journal.save(
        draft(
            entry,
            "A title",
            "# Heading\n\nBody\n",
            happened_on=date(2026, 2, 27),
            tags=("nights", " Nights ", "", "team  day"),
            mood_before=Mood.LOW,
            mood_after=Mood.GOOD,
        )
    )
    assert saved == session.journal.entry(entry.id)
    assert saved.body == "# Heading\n\nBody\n"
    assert saved.tags == ("nights", "team day")
    assert (saved.mood_before, saved.mood_after) == (Mood.LOW, Mood.GOOD)
    assert saved.template == "gibbs"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "   \n\t\n ",
        "\x00\x01\x02\x1b[31m",
        "אתמול בערב \u202eabc\u202c",
        "😀👩‍⚕️ Jean",
        "\r\n\r",
        "'; DROP TABLE entry; --",
        "x" * 2_000_000,
    ],
    ids=["empty", "blank", "control", "right to left", "emoji", "breaks", "quotes", "2 MB"],
)
def test_no_text_is_changed_or_lost(session: Session, body: str) -> None:
    entry = session.journal.new_entry(title="t")
    session.journal.save(draft(entry, body=body))
    assert session.journal.entry(entry.id).body == body
    assert bodies(session, entry)[0] == body


def test_half_a_character_becomes_a_mark_of_one_code_point(session: Session) -> None:
    entry = session.journal.new_entry()
    saved = session.journal.save(draft(entry, "a\ud800b", "c\udfffd", tags=("e\ud800",)))
    assert (saved.title, saved.body, saved.tags) == ("a\ufffdb", "c\ufffdd", ("e\ufffd",))
    assert session.journal.entry(entry.id) == saved


def test_a_line_break_in_a_title_is_a_space(session: Session) -> None:
    entry = session.journal.new_entry(title="one\r\n\ntwo")
    assert entry.title == "one two"
    assert session.journal.save(draft(entry, title="one\u2028two\n")).title == "one two "


@pytest.mark.parametrize(
    ("title", "body", "limit"),
    [("x" * (MAX_TITLE + 1), "", MAX_TITLE), ("", "x" * (MAX_BODY + 1), MAX_BODY)],
    ids=["title", "body"],
)
def test_what_is_too_long_is_refused_whole(
    session: Session, title: str, body: str, limit: int
) -> None:
    entry = session.journal.new_entry(title="before")
    with pytest.raises(TextTooLongError) as caught:
        session.journal.save(draft(entry, title, body))
    assert (caught.value.length, caught.value.limit) == (limit + 1, limit)
    assert session.journal.entry(entry.id) == entry
    session.journal.save(draft(entry, "x" * MAX_TITLE))


def test_saving_what_is_there_already_changes_nothing(session: Session, clock: FakeClock) -> None:
    entry = session.journal.new_entry(title="t", body="b")
    clock.advance(timedelta(days=1))
    session.journal.begin_session(entry.id)
    assert session.journal.save(draft(entry)) == entry
    assert len(session.journal.revisions(entry.id)) == 1


def test_an_entry_that_was_erased_cannot_be_saved(session: Session) -> None:
    entry = session.journal.new_entry(title="t")
    session.journal.erase(entry.id)
    with pytest.raises(NotFoundError):
        session.journal.save(draft(entry, "again"))
    assert labels(session) == []


def test_a_night_shift_belongs_to_the_day_on_which_it_began(
    session: Session, clock: FakeClock
) -> None:
    clock.advance(timedelta(hours=9))
    assert clock.wall() == datetime(2026, 3, 3, 3, 0, tzinfo=UTC)
    assert session.journal.new_entry().happened_on == date(2026, 3, 2)
    session.settings.save(Preferences(day_boundary=time(2, 30)))
    assert session.journal.new_entry().happened_on == date(2026, 3, 3)


def test_saving_in_one_thread_and_reading_in_another_agree(session: Session) -> None:
    entry = session.journal.new_entry(title="0", body="0")
    failures: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            now = session.journal.entry(entry.id)
            row = session.journal.rows(ALL, 0, 1)[0]
            if now.title != now.body or row.id != entry.id:
                failures.append(now)
            session.journal.search("0")

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, 80):
        session.journal.save(draft(entry, str(number), str(number)))
    done.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert session.journal.entry(entry.id).title == "79"
