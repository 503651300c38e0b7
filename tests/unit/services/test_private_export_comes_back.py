"""The private export brought in again: nothing is lost, and nothing gains by it."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reflectapp.domain.entry import Draft, Mood, TimelineQuery
from reflectapp.domain.picture import TakenPicture
from reflectapp.domain.post import Rereading
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.publish.report import ReasonKind
from reflectapp.services.importing import Importing
from reflectapp.services.session import Door, Session
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS
from tests.support.posts import YES
from tests.support.private_exports import SECRET, another, brought_into, content, export, words_of


def test_everything_comes_back_into_an_empty_journal(session: Session, tmp_path: Path) -> None:
    words_of(session)
    export(session, tmp_path / "locked.zip")
    export(session, tmp_path / "before.zip", plain=True)
    fresh = another(tmp_path / "fresh")
    try:
        assert brought_into(fresh, tmp_path / "locked.zip", SECRET) == 4
        export(fresh, tmp_path / "after.zip", plain=True)
        assert content(tmp_path / "after.zip") == content(tmp_path / "before.zip")
        assert fresh.integrity.verify().is_sound
        assert brought_into(fresh, tmp_path / "locked.zip", SECRET) == 0
    finally:
        fresh.close()


_TEXT = st.text(max_size=60)
_DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
_ENTRY = st.tuples(
    st.lists(st.tuples(_TEXT, _TEXT), min_size=1, max_size=4),
    _DAYS,
    st.lists(_TEXT, max_size=3),
    st.sampled_from([None, *Mood]),
    st.booleans(),
)


@settings(max_examples=15)
@given(
    st.lists(_ENTRY, max_size=4),
    st.lists(st.tuples(st.sampled_from(SubjectKind), _TEXT, st.lists(_TEXT)), max_size=3),
    st.lists(_TEXT, max_size=3),
)
def test_whatever_a_journal_holds_the_round_trip_loses_nothing(
    entries: list[tuple[list[tuple[str, str]], date, list[str], Mood | None, bool]],
    subjects: list[tuple[SubjectKind, str, list[str]]],
    allowed: list[str],
) -> None:
    folder = Path(tempfile.mkdtemp())
    clock, opened = FakeClock(), []
    try:
        door = Door(folder / "a", clock, FakeIds(), cost=CHEAP)
        first = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
        opened.append(first)
        for versions, day, tags, mood, is_binned in entries:
            made = first.journal.new_entry(happened_on=day)
            for title, body in versions:
                clock.advance(timedelta(minutes=11))
                first.journal.save(Draft(made.id, title, body, day, tuple(tags), mood, None))
            if is_binned:
                first.journal.delete(made.id)
        register = RegisterStore(first._db)
        for kind, name, aliases in subjects:
            register.save_subject(
                Subject(first.ids.new_id(), kind, name, tuple(aliases)), by_hand=bool(aliases)
            )
        for term in allowed:
            register.allow(term)
        export(first, folder / "before.zip", plain=True)
        second = another(folder / "b")
        opened.append(second)
        if entries:
            assert brought_into(second, folder / "before.zip", None) == len(entries)
            export(second, folder / "after.zip", plain=True)
            assert content(folder / "after.zip") == content(folder / "before.zip")
            assert second.integrity.verify().is_sound
    finally:
        for session in opened:
            session.close()
        shutil.rmtree(folder)


def test_words_that_come_back_are_young_again_whatever_the_file_says(
    session: Session, tmp_path: Path
) -> None:
    session.journal.new_entry(title="Old", body="words", happened_on=date(2020, 1, 1))
    export(session, tmp_path / "a.zip", plain=True)
    fresh = another(tmp_path / "fresh")
    try:
        brought_into(fresh, tmp_path / "a.zip", None)
        (hit,) = fresh.journal.search("words")
        (revision,) = fresh.journal.revisions(hit.row.id)
        assert revision.saved_at == datetime(2026, 4, 1, tzinfo=UTC)
    finally:
        fresh.close()


def test_pictures_that_were_taken_along_wait_anew(session: Session, tmp_path: Path) -> None:
    entry = session.journal.new_entry(title="Sun", body="words")
    post, posts = session.publishing.mark(entry.id), PostStore(session._db)
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    posts.save(replace(post, pictures=(TakenPicture("9f" * 32, long_ago),)))
    export(session, tmp_path / "a.zip", plain=True)
    fresh = another(tmp_path / "fresh")
    try:
        brought_into(fresh, tmp_path / "a.zip", None)
        (summary,) = fresh.publishing.posts()
        (picture,) = summary.post.pictures
        assert (picture.digest, picture.taken_at) == ("9f" * 32, datetime(2026, 4, 1, tzinfo=UTC))
    finally:
        fresh.close()


def test_no_reading_of_the_future_stands_for_one_after_the_words_have_ripened(
    session: Session, tmp_path: Path
) -> None:
    entry = session.journal.new_entry(title="Quiet", body="We drank tea and said little.")
    session.review.record(entry.id, entry.text, ())
    session.publishing.mark(entry.id)
    posts = PostStore(session._db)
    (post,) = posts.posts()
    state = session.review.state(entry.id)
    assert state is not None
    ahead = session.clock.now() + timedelta(days=400)
    rereading = Rereading(state.public.digest, ahead, YES)
    posts.save(replace(post, has_disclaimer=False, rereading=rereading))
    export(session, tmp_path / "all.zip", plain=True)
    clock = FakeClock(datetime(2026, 4, 1, tzinfo=UTC))
    door = Door(tmp_path / "other", clock, FakeIds(), cost=CHEAP)
    other = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    try:
        brought_into(other, tmp_path / "all.zip", None)
        other.review.record(entry.id, entry.text, ())
        clock.advance(timedelta(days=DELAY_DAYS + 1))
        (brought,) = other.publishing.posts()
        asked = {
            reason.kind
            for condition in other.publishing.report(brought.post.id).conditions
            for reason in condition.reasons
        }
        assert ReasonKind.REREAD_TOO_EARLY in asked
    finally:
        other.close()


def test_a_journal_in_use_keeps_its_own_settings(session: Session, tmp_path: Path) -> None:
    words_of(session)
    export(session, tmp_path / "a.zip", plain=True)
    fresh = another(tmp_path / "fresh")
    try:
        fresh.journal.new_entry(body="mine")
        brought_into(fresh, tmp_path / "a.zip", None)
        assert fresh.settings.delay().days == DELAY_DAYS
        assert fresh.settings.profile().name == "Someone Else"
        names = {subject.name for subject in RegisterStore(fresh._db).register().subjects}
        assert {"Nell Ashby", "Someone Else", "Jean Hartley"} <= names
    finally:
        fresh.close()


def test_a_file_never_makes_the_register_forget(session: Session, tmp_path: Path) -> None:
    register = RegisterStore(session._db)
    own = Subject("b" * 32, SubjectKind.PERSON, "Nell Ashby", ("Nell Ashby",), is_writer=True)
    register.save_subject(replace(own, name="Other", aliases=("Other",), is_writer=False))
    session.journal.new_entry(body="words")
    export(session, tmp_path / "a.zip", plain=True)
    register.save_subject(own)
    session.journal.erase(session.journal.rows(TimelineQuery(), 0, 1)[0].id)
    brought_into(session, tmp_path / "a.zip", None)
    (kept,) = (subject for subject in register.register().subjects if subject.id == own.id)
    assert kept == replace(own, aliases=("Nell Ashby", "Other"))


def test_undoing_takes_the_register_s_new_names_along(session: Session, tmp_path: Path) -> None:
    words_of(session)
    export(session, tmp_path / "a.zip", plain=True)
    fresh = another(tmp_path / "fresh")
    try:
        fresh.journal.new_entry(body="mine")
        brought_into(fresh, tmp_path / "a.zip", None)
        importing = Importing(fresh._db, fresh.clock, fresh.ids)
        undone = importing.undo(importing.batches()[0].id)
        assert (undone.removed, undone.kept) == (4, ())
        names = {subject.name for subject in RegisterStore(fresh._db).register().subjects}
        assert "Jean Hartley" not in names
    finally:
        fresh.close()


def test_what_left_is_on_record_once_when_an_undone_import_is_made_again(
    session: Session, tmp_path: Path
) -> None:
    words_of(session)
    export(session, tmp_path / "a.zip", plain=True)
    fresh = another(tmp_path / "fresh")
    try:
        brought_into(fresh, tmp_path / "a.zip", None)
        before = fresh._db.rows("SELECT count(*) AS there FROM export")[0]["there"]
        importing = Importing(fresh._db, fresh.clock, fresh.ids)
        importing.undo(importing.batches()[0].id)
        brought_into(fresh, tmp_path / "a.zip", None)
        assert fresh._db.rows("SELECT count(*) AS there FROM export")[0]["there"] == before
    finally:
        fresh.close()
