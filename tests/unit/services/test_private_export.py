"""The private export: everything leaves, locked, and comes back as it was."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
import pyzipper
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectapp.domain.advice import AdviceKind
from reflectapp.domain.disclosure import Attribute, Fact, Telling, Told
from reflectapp.domain.entry import Draft, Mood, TimelineQuery
from reflectapp.domain.errors import ExportFailedError, StoppedError, WeakPassphraseError
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.picture import TakenPicture
from reflectapp.domain.post import AnswersSoFar, CheckIn, Consent, ExportRecord, Rereading, SentFile
from reflectapp.domain.preferences import Appearance
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.series import Label, Series
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.domain.taking_down import Step, StepDone
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.publish.report import ReasonKind
from reflectapp.services.importing import Importing
from reflectapp.services.private_export import (
    INNER,
    Passphrase,
    PrivateExport,
    Unprotected,
    WrittenExport,
)
from reflectapp.services.session import Door, Session
from reflectapp.storage import whole
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.series import SeriesStore
from reflectapp.storage.settings import SettingsStore
from reflectapp.storage.tellings import TellingStore
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS
from tests.support.posts import YES

SECRET = "quite another thing"


def export(session: Session, target: Path, *, plain: bool = False) -> WrittenExport:
    protection = Unprotected() if plain else Passphrase(SECRET)
    return PrivateExport(session._db, session.clock).write(target, protection)


def content(file: Path) -> dict[str, object]:
    with zipfile.ZipFile(file) as archive:
        read = json.loads(archive.read("journal.json"))
    del read["exported_at"]
    assert isinstance(read, dict)
    return read


def words_of(session: Session) -> None:
    """Put one of everything into a journal."""
    journal = session.journal
    entry = journal.new_entry(
        title="Visit: “Jean”", body="Jean Hartley was # at\r\nhome.", template="visit",
        happened_on=date(2026, 2, 1),
    )  # fmt: skip
    journal.save(
        Draft(entry.id, entry.title, entry.body + " And well.", entry.happened_on, ("One", "b: c"),
              Mood.LOW, Mood.GOOD)
    )  # fmt: skip
    journal.end_session(entry.id)
    binned = journal.new_entry(title="", body="gone", happened_on=date(2026, 2, 1))
    journal.delete(binned.id)
    journal.new_entry(happened_on=date(2026, 2, 1))
    journal.new_entry(happened_on=date(2026, 2, 1))
    register = RegisterStore(session._db)
    person = Subject("a" * 32, SubjectKind.PERSON, "Jean Hartley", ("Jean Hartley", "Jean"))
    register.save_subject(person)
    register.allow("Will")
    now = session.clock.now()
    register.set_decisions(
        entry.id,
        [Decision(Span(16, 28), Kind.PERSON, Action.REPLACE, subject_id=person.id, made_at=now)],
    )
    session.publishing.mark(entry.id)
    posts = PostStore(session._db)
    (post,) = posts.posts()
    check_in = CheckIn(
        ("to learn", "to help"), Mood.STEADY, "a", "b", "c", Consent.GIVEN, "d", False, "e", True
    )
    series = Series(session.ids.new_id(), "Nights", now, ended_at=now)
    SeriesStore(session._db).save(series)
    session.publishing.site.set_face("Night notes", "example.org/notes")
    SeriesStore(session._db).add_labels(series.id, {"subject x": Label(Kind.PERSON, 3)})
    posts.save(
        replace(
            post,
            content_note="sad",
            rereading=Rereading("ab", now, check_in, "gh", "ij"),
            has_disclaimer=False,
            is_signed=True,
            series_id=series.id,
            steps=(StepDone(Step.SPEAK, now),),
            so_far=AnswersSoFar(mood=Mood.LOW, consent=Consent.NOT_NEEDED, as_person="half"),
        )
    )
    record = ExportRecord(
        now,
        "markdown",
        "x.md",
        "/blog",
        "cd",
        "ef",
        "kind",
        now,
        "too near",
        (SentFile("x/image-1.jpg", "12" * 32, 345),),
    )
    posts.add_export(post.id, record)
    told = Fact(Attribute.AGE, "forties", "in her forties", "She is in her forties.", is_weak=True)
    telling = Telling((Told("[Person A]", person.id, (told,), "9f"), Told("writer", None, ())))
    TellingStore(session._db).keep(record, telling)
    session.advising.silence(AdviceKind.QUOTE)
    session.advising.add_own("lovely bloke", "say why")
    session.settings.set_disclaimer("These are my own words.")
    session.settings.save_profile(WriterProfile(name="Nell Ashby", town="Thornbeck"))
    session.settings.save(
        replace(
            session.settings.preferences(),
            day_boundary=time(5, 30),
            appearance=Appearance.DARK,
            spelling=False,
        )
    )
    session.settings.set_delay(30)


def another(folder: Path) -> Session:
    ids = FakeIds()
    for _ in range(1000):  # ids of two journals never meet
        ids.new_id()
    door = Door(folder, FakeClock(datetime(2026, 4, 1, tzinfo=UTC)), ids, cost=CHEAP)
    return door.create(PASSPHRASE, WORDS, WriterProfile(name="Someone Else"), DELAY_DAYS)


def brought_into(session: Session, file: Path, passphrase: str | None) -> int:
    importing = Importing(session._db, session.clock, session.ids)
    preview = importing.preview(file, "auto", passphrase)
    assert preview.format == "reflect"
    assert preview.refused == ()
    return importing.bring_in(preview, passphrase).batch.entries


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


def test_a_locked_export_shows_nothing_but_its_size(session: Session, tmp_path: Path) -> None:
    session.journal.new_entry(title="Zebra crossing", body="walrus " * 200)
    file = export(session, tmp_path / "a.zip").path
    raw = file.read_bytes()
    assert not any(word in raw for word in (b"walrus", b"ebra", b"journal.json", b"entries"))
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == [INNER]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_other_programs_open_it_with_the_passphrase(session: Session, tmp_path: Path) -> None:
    session.journal.new_entry(title="A: day", body="walrus", happened_on=date(2026, 2, 3))
    file = export(session, tmp_path / "a.zip").path
    with pyzipper.AESZipFile(file) as outer:
        outer.setpassword(SECRET.encode())
        inner = outer.read(INNER)
    with zipfile.ZipFile(io.BytesIO(inner)) as archive:
        (name,) = [name for name in archive.namelist() if name.startswith("entries/")]
        assert name.startswith("entries/2026-02-03-a-day-")
        text = archive.read(name).decode()
    assert text.startswith("---\ntitle: 'A: day'\ndate: '2026-02-03'\n")
    assert text.endswith("---\n\nwalrus\n")


@pytest.mark.parametrize(
    ("passphrase", "cause"),
    [(None, Cause.LOCKED), ("not the right one", Cause.WRONG_PASSPHRASE)],
)
def test_a_locked_export_asks_for_its_passphrase(
    session: Session, tmp_path: Path, passphrase: str | None, cause: Cause
) -> None:
    file = export(session, tmp_path / "a.zip").path
    importing = Importing(session._db, session.clock, session.ids)
    with pytest.raises(ImportFailedError) as failed:
        importing.preview(file, "auto", passphrase)
    assert failed.value.cause is cause


def test_a_short_passphrase_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(WeakPassphraseError):
        PrivateExport(session._db, session.clock).write(tmp_path / "a.zip", Passphrase("short"))
    assert not (tmp_path / "a.zip").exists()


def test_a_stopped_export_leaves_no_file(session: Session, tmp_path: Path) -> None:
    for _ in range(5):
        session.journal.new_entry(body="words")
    calls = iter(range(100))
    with pytest.raises(StoppedError):
        PrivateExport(session._db, session.clock).write(
            tmp_path / "a.zip", Passphrase(SECRET), is_stopped=lambda: next(calls) > 6
        )
    assert [file.name for file in tmp_path.iterdir()] == ["journal"]


def test_an_existing_file_stays_unless_asked(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_text("older")
    exporting = PrivateExport(session._db, session.clock)
    with pytest.raises(ExportFailedError, match="exists"):
        exporting.write(file, Unprotected())
    assert file.read_text() == "older"
    exporting.write(file, Unprotected(), overwrite=True)
    assert zipfile.is_zipfile(file)


def test_a_missing_folder_is_told(session: Session, tmp_path: Path) -> None:
    with pytest.raises(ExportFailedError, match="missing"):
        export(session, tmp_path / "nowhere" / "a.zip")


def test_writing_goes_on_while_an_export_runs(session: Session, tmp_path: Path) -> None:
    session.journal.new_entry(body="one")
    PrivateExport(session._db, session.clock).write(
        tmp_path / "a.zip",
        Unprotected(),
        progress=lambda done, total: session.journal.new_entry(body="two") and None,
    )
    entries = content(tmp_path / "a.zip")["entries"]
    assert isinstance(entries, list) and len(entries) == 1


def test_an_export_under_way_has_no_name_that_could_stay_behind(
    session: Session, tmp_path: Path
) -> None:
    if getattr(os, "O_TMPFILE", None) is None:
        pytest.skip("this system knows no files without a name")
    session.journal.new_entry(body="walrus")
    target, seen = tmp_path / "out" / "a.zip", set[str]()
    target.parent.mkdir()
    exporting = PrivateExport(session._db, session.clock)
    for _ in range(2):
        exporting.write(
            target,
            Unprotected(),
            overwrite=True,
            progress=lambda done, total: seen.update(f.name for f in target.parent.iterdir()),
        )
    assert seen == {"a.zip"}
    assert [file.name for file in target.parent.iterdir()] == ["a.zip"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert zipfile.is_zipfile(target)


def test_what_a_killed_export_left_on_a_simple_drive_goes_when_the_journal_opens(
    session: Session, door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "_UNNAMED", None)
    session.journal.new_entry(body="walrus")
    left: dict[Path, bytes] = {}

    def keep(done: int, total: int) -> None:
        left.update((part, part.read_bytes()) for part in tmp_path.glob(".*.part"))

    unfinished = SettingsStore(session._db)
    exporting = PrivateExport(session._db, session.clock)
    with pytest.raises(KeyboardInterrupt):
        exporting.write(tmp_path / "a.zip", Unprotected(), progress=_then_interrupt(keep))
    assert unfinished.unfinished() is None
    assert list(left) == [tmp_path / ".a.zip.part"]
    for part, content_ in left.items():  # as a power cut would leave it
        part.write_bytes(content_)
        unfinished.save_unfinished(part)
    session.close()
    door.unlock(PASSPHRASE).close()
    assert not list(tmp_path.glob(".*.part"))


def _then_interrupt(keep: Callable[[int, int], None]) -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        keep(done, total)
        raise KeyboardInterrupt

    return progress
