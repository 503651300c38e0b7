"""Which saves make a revision, and what follows the words: their dates and decisions."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflectapp.domain.entry import Mood, entry_text
from reflectapp.domain.errors import NotFoundError
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.spans import Span
from reflectapp.services.session import Session
from reflectapp.storage.register import RegisterStore
from tests.support.entries import bodies, draft
from tests.support.fakes import FakeClock


def test_saves_of_one_sitting_make_one_revision(session: Session, clock: FakeClock) -> None:
    entry = session.journal.new_entry()
    for words in ("one", "one two", "one two three"):
        clock.advance(timedelta(minutes=3))
        session.journal.save(draft(entry, body=words))
    assert bodies(session, entry) == ["one two three"]
    assert session.journal.revisions(entry.id)[0].saved_at == session.clock.now()


def test_a_long_sitting_makes_a_revision_every_ten_minutes(
    session: Session, clock: FakeClock
) -> None:
    entry = session.journal.new_entry()
    written = ""
    for number in range(60):
        written += f"word{number} "
        session.journal.save(draft(entry, body=written))
        clock.advance(timedelta(minutes=1))
    revisions = session.journal.revisions(entry.id)
    assert 5 <= len(revisions) <= 7
    times = [revision.saved_at for revision in reversed(revisions)]
    assert times == sorted(times)


def test_a_new_session_begins_a_new_revision(session: Session, clock: FakeClock) -> None:
    entry = session.journal.new_entry(body="one")
    session.journal.end_session(entry.id)
    clock.advance(timedelta(minutes=1))
    session.journal.begin_session(entry.id)
    session.journal.save(draft(entry, body="one two"))
    session.journal.save(draft(entry, body="one two three"))
    assert bodies(session, entry) == ["one two three", "one"]


def test_midnight_begins_a_new_revision(session: Session, clock: FakeClock) -> None:
    clock.advance(timedelta(hours=5, minutes=58))
    entry = session.journal.new_entry(body="one")
    clock.advance(timedelta(minutes=4))
    session.journal.save(draft(entry, body="one two"))
    assert bodies(session, entry) == ["one two", "one"]


def test_a_change_of_tags_alone_makes_no_word_younger(session: Session, clock: FakeClock) -> None:
    entry = session.journal.new_entry(body="one")
    first = session.journal.revisions(entry.id)
    clock.advance(timedelta(minutes=5))
    session.journal.save(draft(entry, tags=("nights",), mood_after=Mood.LOW))
    assert session.journal.revisions(entry.id) == first


def test_a_blank_beginning_is_no_revision_of_its_own(session: Session, clock: FakeClock) -> None:
    entry = session.journal.new_entry()
    session.journal.begin_session(entry.id)
    clock.advance(timedelta(days=2))
    session.journal.save(draft(entry, body="words at last"))
    [only] = session.journal.revisions(entry.id)
    assert (only.body, only.saved_at) == ("words at last", session.clock.now())


def test_restoring_keeps_what_was_there(session: Session, clock: FakeClock) -> None:
    entry = session.journal.new_entry(title="t", body="first")
    session.journal.end_session(entry.id)
    clock.advance(timedelta(minutes=1))
    session.journal.save(draft(entry, body="second", tags=("kept",)))
    first = session.journal.revisions(entry.id)[-1]
    clock.advance(timedelta(minutes=1))
    restored = session.journal.restore_revision(entry.id, first.id)
    assert (restored.body, restored.tags) == ("first", ("kept",))
    assert bodies(session, entry) == ["first", "second", "first"]
    session.journal.save(draft(restored, body="third"))
    assert bodies(session, entry) == ["third", "first", "second", "first"]


def test_a_revision_of_another_entry_cannot_be_restored(session: Session) -> None:
    one, other = session.journal.new_entry(body="one"), session.journal.new_entry(body="other")
    with pytest.raises(NotFoundError):
        session.journal.restore_revision(one.id, session.journal.revisions(other.id)[0].id)


step = st.tuples(
    st.text(alphabet="ab \n", max_size=12),
    st.integers(0, 30 * 60),
    st.sampled_from(["", "begin", "end", "lock"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(step, min_size=1, max_size=12))
def test_words_stay_dated_by_the_revision_that_first_held_them(
    session: Session, clock: FakeClock, steps: list[tuple[str, int, str]]
) -> None:
    """Whatever the saves: what stood at any time is in a revision at most ten minutes younger."""
    journal = session.journal
    entry = journal.new_entry()
    saves: list[tuple[datetime, str]] = []
    for number, (words, seconds, event) in enumerate(steps):
        clock.advance(timedelta(seconds=seconds))
        if event == "begin":
            journal.begin_session(entry.id)
        elif event == "end":
            journal.end_session(entry.id)
        elif event == "lock":
            journal._open_revisions.clear()
        saves.append((session.clock.now(), f"mark{number} {words}"))
        journal.save(draft(entry, body=saves[-1][1]))
    history = journal.revisions(entry.id)[::-1]
    assert [r.saved_at for r in history] == sorted(r.saved_at for r in history)
    assert history[-1].text == journal.entry(entry.id).text == entry_text("", saves[-1][1])
    dated = {body: at for at, body in saves}
    for revision in history:
        # A revision is dated by the very save whose words it holds: never older, never younger.
        assert revision.saved_at == dated[revision.body]
    for at, _ in saves:
        closing = next(r.saved_at for r in history if r.saved_at >= at)
        assert closing - at <= timedelta(minutes=10)


def test_decisions_follow_the_words_and_fall_with_them(session: Session) -> None:
    register = RegisterStore(session.journal._db)
    entry = session.journal.new_entry(title="Visit", body="I said Jean rang. Ali came.")
    text = entry.text

    def decision(name: str) -> Decision:
        at = text.index(name)
        return Decision(Span(at, at + len(name)), Kind.PERSON, Action.REPLACE)

    register.set_decisions(entry.id, [decision("Jean")])
    register.set_decisions(entry.id, [decision("Ali"), decision("Jean")])
    saved = session.journal.save(
        draft(entry, "😀 A visit", "So I said Jean rang. Alia came. More.")
    )
    held = [saved.text[d.span.start : d.span.end] for d in register.decisions(entry.id)]
    assert held == ["Jean"]
    assert register.undo_decisions(entry.id)
    held = [saved.text[d.span.start : d.span.end] for d in register.decisions(entry.id)]
    assert held == ["Jean"]
