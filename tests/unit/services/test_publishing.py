"""A post's way through the service: marked, waiting, ready, approved, exported."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.entry import Draft, Entry, Mood
from reflectapp.domain.errors import (
    ExportFailedError,
    NotFoundError,
    NothingLeftError,
    PostNotReadyError,
    SaveFailedError,
    StaleApprovalError,
    TextTooLongError,
)
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.post import DelayChange, PostState
from reflectapp.domain.spans import Span
from reflectapp.publish.gate import Approval
from reflectapp.publish.report import ConditionKind, Refusal
from reflectapp.services.journal import Journal
from reflectapp.services.publishing import FORMATS, MAX_CONTENT_NOTE, Publishing
from reflectapp.services.review import Review
from reflectapp.storage.database import Database
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.settings import SettingsStore
from tests.support.fakes import FakeClock, FakeIds
from tests.support.posts import YES, kinds, places, subject

BODY = "We talked with Maud for an hour. It helped."


class Desk:
    """A journal with one entry on its way."""

    def __init__(self, db: Database, clock: FakeClock, ids: FakeIds) -> None:
        self.machine, self.clock = clock, TrustedClock(clock, None)
        self.entries, self.register = EntryStore(db), RegisterStore(db)
        self.posts, self.settings = PostStore(db), SettingsStore(db)
        self.settings.add_delay(DelayChange(self.clock.now(), 14))
        self.journal = Journal(db, self.entries, self.register, self.clock, ids, self.settings)
        self.review = Review(self.entries, self.register, self.settings, self.clock, ids)
        self.service = Publishing(
            self.entries, self.register, self.posts, self.settings, self.review, self.clock, ids
        )
        self.entry = self.journal.new_entry(title="A talk", body=BODY)
        self.post = self.service.mark(self.entry.id)

    def pass_days(self, days: float) -> None:
        self.machine.advance(timedelta(days=days))

    def write(self, body: str) -> Entry:
        self.journal.begin_session(self.entry.id)
        entry = self.journal.entry(self.entry.id)
        return self.journal.save(Draft(entry.id, entry.title, body, entry.happened_on))

    def analyse(self) -> None:
        text = self.journal.entry(self.entry.id).text
        self.review.record(self.entry.id, text, ())

    def decide(self, words: str, action: Action = Action.REPLACE) -> None:
        self.analyse()
        text = self.journal.entry(self.entry.id).text
        added = [
            Decision(Span(at, at + len(words)), Kind.PERSON, action, group=words)
            for at in places(text, words)
        ]
        self.register.set_decisions(
            self.entry.id, [*self.register.decisions(self.entry.id), *added]
        )

    def reread(self, **changes: object) -> None:
        digest = self.service.report(self.post.id).public.digest
        self.service.reread(self.post.id, digest, replace(YES, **changes))

    @property
    def state(self) -> PostState:
        return self.service.summary(self.post.id).state

    def approval(self, format_name: str = "markdown") -> Approval:
        approval = self.service.approval(self.post.id, format_name)
        assert isinstance(approval, Approval), approval
        return approval


@pytest.fixture
def desk(database: Database, clock: FakeClock, ids: FakeIds) -> Desk:
    return Desk(database, clock, ids)


@pytest.fixture
def read_desk(desk: Desk) -> Desk:
    desk.decide("Maud")
    desk.pass_days(14)
    desk.reread()
    return desk


def test_a_post_goes_from_waiting_to_exported(desk: Desk, tmp_path: Path) -> None:
    assert desk.service.summary(desk.post.id).undecided == -1
    desk.decide("Maud")
    assert desk.state is PostState.WAITING
    desk.pass_days(14)
    assert desk.state is PostState.READY
    desk.reread()
    assert desk.state is PostState.APPROVED
    record = desk.service.export(desk.approval(), tmp_path)
    assert desk.state is PostState.EXPORTED
    assert desk.service.summary(desk.post.id).post.exports == (record,)
    content = (tmp_path / record.file_name).read_text()
    assert "\\[Person A\\]" in content
    assert "Maud" not in content


def test_the_summary_tells_how_far_the_wait_is(desk: Desk) -> None:
    desk.analyse()
    desk.pass_days(3.5)
    summary = desk.service.summary(desk.post.id)
    assert summary.ripe_share == pytest.approx(0.25)
    assert summary.ripens_at == desk.post.marked_at + timedelta(days=14)
    assert summary.label == "A talk"
    desk.pass_days(10.5)
    summary = desk.service.summary(desk.post.id)
    assert (summary.ripe_share, summary.ripens_at) == (1.0, None)


def test_what_is_remembered_of_ripeness_follows_edits_and_the_delay(desk: Desk) -> None:
    desk.pass_days(14)
    assert desk.state is PostState.READY
    desk.settings.add_delay(DelayChange(desk.clock.now(), 30))
    assert desk.state is PostState.WAITING
    desk.pass_days(16)
    assert desk.state is PostState.READY
    desk.write(BODY + " Truly.")
    assert desk.state is PostState.WAITING


def test_of_an_entry_saved_many_times_only_the_saves_that_count_are_loaded(desk: Desk) -> None:
    for hour in range(60):
        desk.write(f"{BODY} {'and then ' * hour}")
        desk.pass_days(1 / 24)
    all_of_them = desk.entries.history(desk.entry.id)
    last_of_days = {r.saved_at.date(): r for r in all_of_them}
    case = desk.service._cases.case(desk.post.id)
    assert case.history == tuple(last_of_days.values())
    assert len(case.history) < 5 < len(all_of_them)
    whole = replace(case, history=all_of_them)
    for days in (0, 12, 13, 14):
        moment = desk.clock.now() + timedelta(days=days)
        assert whole.young_at(moment) == case.young_at(moment)


@pytest.mark.parametrize("days", [30, 400, -30])
def test_a_clock_that_is_set_ripens_no_post_and_dates_no_reading(desk: Desk, days: int) -> None:
    desk.decide("Maud")
    desk.pass_days(3)
    desk.machine.set_wall(desk.machine.wall() + timedelta(days=days))
    assert desk.state is PostState.WAITING
    assert isinstance(desk.service.approval(desk.post.id, "markdown"), Refusal)
    with pytest.raises(PostNotReadyError, match="young"):
        desk.reread()
    desk.pass_days(11)
    assert desk.state is PostState.READY


def test_words_typed_while_the_clock_is_wrong_wait_as_long_as_any(desk: Desk) -> None:
    desk.pass_days(14)
    desk.machine.set_wall(desk.machine.wall() - timedelta(days=300))
    desk.write(BODY + " Truly.")
    desk.machine.set_wall(desk.machine.wall() + timedelta(days=300))
    assert desk.state is PostState.WAITING
    desk.pass_days(13.9)
    assert desk.state is PostState.WAITING
    desk.pass_days(0.1)
    assert desk.state is PostState.READY


def test_what_is_remembered_of_the_public_version_follows_decisions_and_findings(
    desk: Desk,
) -> None:
    def undecided() -> int:
        return desk.service.summary(desk.post.id).undecided

    assert undecided() == -1
    desk.analyse()
    assert undecided() == 0
    desk.register.save_subject(subject("Maud"))
    assert undecided() == 1
    desk.decide("Maud")
    assert undecided() == 0
    desk.register.undo_decisions(desk.entry.id)
    assert undecided() == 1


def test_marking_twice_is_marking_once(desk: Desk) -> None:
    assert desk.service.mark(desk.entry.id) == desk.post
    assert len(desk.service.posts()) == 1


def test_an_entry_that_is_not_there_is_not_marked(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        desk.service.mark("0" * 32)


def test_unmarking_takes_the_post_away(desk: Desk) -> None:
    desk.service.unmark(desk.entry.id)
    assert desk.service.posts() == []
    with pytest.raises(NotFoundError):
        desk.service.unmark(desk.entry.id)


def test_a_post_whose_entry_is_in_the_bin_is_not_listed(desk: Desk) -> None:
    desk.journal.delete(desk.entry.id)
    assert desk.service.posts() == []


def test_exporting_early_is_refused_with_the_day(desk: Desk) -> None:
    desk.decide("Maud")
    refusal = desk.service.approval(desk.post.id, "markdown")
    assert isinstance(refusal, Refusal)
    assert (str(refusal.reasons[0].kind), refusal.reasons[0].day) == ("young", date(2026, 3, 16))


def test_rereading_is_refused_while_words_are_young_or_undecided(desk: Desk) -> None:
    with pytest.raises(PostNotReadyError, match="not analysed"):
        desk.service.reread(desk.post.id, "0", YES)
    desk.decide("Maud")
    with pytest.raises(PostNotReadyError, match="young"):
        desk.reread()


def test_rereading_is_refused_when_the_text_changed_since_it_was_shown(desk: Desk) -> None:
    desk.decide("Maud")
    desk.pass_days(14)
    shown = desk.service.report(desk.post.id).public.digest
    desk.decide("hour", Action.LEAVE_OUT)
    with pytest.raises(StaleApprovalError):
        desk.service.reread(desk.post.id, shown, YES)


def test_a_low_mood_holds_the_post_until_it_is_read_again(desk: Desk) -> None:
    desk.decide("Maud")
    desk.pass_days(14)
    desk.reread(mood=Mood.LOW)
    refusal = desk.service.approval(desk.post.id, "html")
    assert isinstance(refusal, Refusal)
    assert kinds(refusal.reasons) == ["sleep on it"]
    desk.pass_days(1)
    desk.reread()
    assert desk.approval("html")


@pytest.mark.parametrize("format_name", FORMATS)
def test_what_is_exported_is_what_was_approved(
    read_desk: Desk, tmp_path: Path, format_name: str
) -> None:
    approval = read_desk.approval(format_name)
    record = read_desk.service.export(approval, tmp_path)
    assert (tmp_path / record.file_name).read_bytes() == approval.content
    assert (record.digest, record.public_digest) == (approval.digest, approval.public_digest)
    assert record.folder == str(tmp_path)


def test_what_is_copied_is_what_was_approved_and_is_on_record(read_desk: Desk) -> None:
    approval = read_desk.approval("rich-text")
    clip, record = read_desk.service.copy(approval)
    assert clip.html.encode() == approval.content
    assert "<" not in clip.text
    assert (record.digest, record.is_copy) == (approval.digest, True)
    assert read_desk.service.summary(read_desk.post.id).post.exports == (record,)
    assert read_desk.state is PostState.EXPORTED


def test_a_change_after_the_approval_voids_a_copy_too(read_desk: Desk) -> None:
    approval = read_desk.approval("rich-text")
    read_desk.decide("hour", Action.LEAVE_OUT)
    with pytest.raises(StaleApprovalError):
        read_desk.service.copy(approval)


def test_what_cannot_be_put_on_record_is_not_copied(read_desk: Desk) -> None:
    approval = read_desk.approval("rich-text")
    with failing_commits(read_desk), pytest.raises(SaveFailedError):
        read_desk.service.copy(approval)
    assert read_desk.service.summary(read_desk.post.id).post.exports == ()


def test_only_rich_text_is_copied(read_desk: Desk) -> None:
    with pytest.raises(TypeError):
        read_desk.service.copy(read_desk.approval("html"))


def test_a_decision_after_the_approval_voids_it(read_desk: Desk, tmp_path: Path) -> None:
    approval = read_desk.approval()
    read_desk.decide("hour", Action.LEAVE_OUT)
    with pytest.raises(StaleApprovalError):
        read_desk.service.export(approval, tmp_path)
    assert list(tmp_path.glob("*.md")) == []


def test_an_edit_after_the_approval_voids_it(read_desk: Desk, tmp_path: Path) -> None:
    approval = read_desk.approval()
    read_desk.write(BODY + " More.")
    with pytest.raises(StaleApprovalError):
        read_desk.service.export(approval, tmp_path)


def test_nothing_leaves_of_an_entry_in_the_bin(read_desk: Desk, tmp_path: Path) -> None:
    to_file, to_copy = read_desk.approval(), read_desk.approval("rich-text")
    read_desk.journal.delete(read_desk.entry.id)
    with pytest.raises(StaleApprovalError):
        read_desk.service.export(to_file, tmp_path)
    with pytest.raises(StaleApprovalError):
        read_desk.service.copy(to_copy)
    with pytest.raises(NotFoundError):
        read_desk.service.post_of(read_desk.entry.id)
    assert list(tmp_path.glob("*.md")) == []


def test_an_approval_is_good_for_its_day_alone(read_desk: Desk, tmp_path: Path) -> None:
    approval = read_desk.approval()
    read_desk.pass_days(1)
    with pytest.raises(StaleApprovalError):
        read_desk.service.export(approval, tmp_path)


def test_a_failed_export_is_not_put_on_record(read_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ExportFailedError):
        read_desk.service.export(read_desk.approval(), tmp_path / "gone")
    assert read_desk.service.summary(read_desk.post.id).post.exports == ()
    assert read_desk.state is PostState.APPROVED


@contextmanager
def failing_commits(desk: Desk) -> Iterator[None]:
    """Let SQLite take every change, and refuse to make it last."""
    db = desk.posts.db
    real = db._connection

    class Failing:
        def execute(self, sql: str, *cells: object) -> object:
            if sql == "COMMIT":
                error = sqlite.OperationalError("database or disk is full")
                error.sqlite_errorcode = sqlite.SQLITE_FULL
                raise error
            return real.execute(sql, *cells)

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

    db._connection = Failing()
    try:
        yield
    finally:
        db._connection = real


@pytest.mark.parametrize("replaces", [True, False])
def test_what_cannot_be_put_on_record_does_not_leave(
    read_desk: Desk, tmp_path: Path, replaces: bool
) -> None:
    approval = read_desk.approval()
    if replaces:
        (tmp_path / approval.file_name).write_text("mine")
    before = {path: path.read_text() for path in tmp_path.glob("*.md")}

    with failing_commits(read_desk), pytest.raises(SaveFailedError):
        read_desk.service.export(approval, tmp_path, replace=replaces)

    assert {path: path.read_text() for path in tmp_path.glob("*.md")} == before
    assert list(tmp_path.glob(".*")) == []
    assert read_desk.service.summary(read_desk.post.id).post.exports == ()


def test_the_record_stands_before_the_file_has_its_name(
    read_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut between the two leaves a record too many, never a post too many."""

    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "hardlink_to", cut)
    with pytest.raises(KeyboardInterrupt):
        read_desk.service.export(read_desk.approval(), tmp_path)

    assert list(tmp_path.glob("*.md")) == []
    assert len(read_desk.posts.post(read_desk.post.id).exports) == 1


def test_a_file_that_could_not_get_its_name_is_off_the_record(
    read_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise FileExistsError(errno.EEXIST, "")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with pytest.raises(ExportFailedError, match="exists"):
        read_desk.service.export(read_desk.approval(), tmp_path)

    assert list(tmp_path.glob("*.md")) == []
    assert list(tmp_path.glob(".*.part")) == []
    assert read_desk.posts.post(read_desk.post.id).exports == ()


def test_what_left_twice_at_one_moment_is_told_though_a_third_time_fails(
    read_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise FileExistsError(errno.EEXIST, "")

    read_desk.service.export(read_desk.approval(), tmp_path)
    (tmp_path / "other").mkdir()
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with pytest.raises(ExportFailedError, match="exists"):
        read_desk.service.export(read_desk.approval(), tmp_path / "other")
    assert len(read_desk.service.tellings.store.left()) == 1


def test_an_exported_post_that_changed_is_on_its_way_again(read_desk: Desk, tmp_path: Path) -> None:
    read_desk.service.export(read_desk.approval(), tmp_path)
    read_desk.write(BODY + " More.")
    assert read_desk.state is PostState.WAITING
    read_desk.pass_days(14)
    read_desk.decide("Maud")
    assert read_desk.state is PostState.READY


def test_leaving_the_young_words_out_makes_the_rest_ready(desk: Desk) -> None:
    desk.pass_days(14)
    desk.write("We shouted, then talked with Maud for an hour. It helped. Or so I hoped then.")
    desk.decide("Maud")
    assert desk.state is PostState.WAITING
    desk.service.leave_out_young(desk.post.id)
    assert desk.state is PostState.READY
    public = desk.service.report(desk.post.id).public
    assert public.text == "A talk\n\nWe talked with [Person A] for an hour. It helped."
    desk.register.undo_decisions(desk.entry.id)
    assert desk.state is PostState.WAITING


def test_leaving_out_nothing_changes_nothing(read_desk: Desk) -> None:
    before = read_desk.register.decisions(read_desk.entry.id)
    read_desk.service.leave_out_young(read_desk.post.id)
    assert read_desk.register.decisions(read_desk.entry.id) == before


def test_leaving_out_all_words_is_refused_and_changes_nothing(desk: Desk) -> None:
    desk.analyse()
    with pytest.raises(NothingLeftError):
        desk.service.leave_out_young(desk.post.id)
    assert desk.register.decisions(desk.entry.id) == ()
    assert desk.state is PostState.WAITING


def test_a_post_of_which_nothing_is_left_is_not_re_read(desk: Desk) -> None:
    desk.decide(BODY, Action.LEAVE_OUT)
    desk.pass_days(14)
    with pytest.raises(NothingLeftError):
        desk.reread()
    report = desk.service.report(desk.post.id)
    assert not report.condition(ConditionKind.MARKUP).holds


def test_another_content_note_voids_the_reading(read_desk: Desk) -> None:
    read_desk.service.notes.set_content_note(read_desk.post.id, "")
    assert read_desk.state is PostState.APPROVED
    read_desk.service.notes.set_content_note(read_desk.post.id, "Grief,\nand loss")
    assert read_desk.state is PostState.READY
    assert "Grief, and loss" in read_desk.service.page(read_desk.post.id)


def test_a_content_note_is_short(desk: Desk) -> None:
    desk.service.notes.set_content_note(
        desk.post.id, "Self-harm; the death of a child; violence at home"
    )
    with pytest.raises(TextTooLongError):
        desk.service.notes.set_content_note(
            desk.post.id, "And what I wrote in anger an hour ago, which no delay has seen"
        )
    with pytest.raises(TextTooLongError):
        desk.service.notes.set_content_note(desk.post.id, "x" * (MAX_CONTENT_NOTE + 1))


def test_the_page_shows_the_post_as_its_readers_will_see_it(desk: Desk) -> None:
    with pytest.raises(PostNotReadyError):
        desk.service.page(desk.post.id)
    desk.decide("Maud")
    assert '<span class="placeholder">[Person A]</span>' in desk.service.page(desk.post.id)


def test_the_post_bears_the_calendar_day_even_at_night(desk: Desk) -> None:
    desk.decide("Maud")
    desk.pass_days(14.3)
    desk.reread()
    assert desk.clock.local(desk.clock.now()).hour < 4
    assert desk.approval().day == desk.clock.local(desk.clock.now()).date()


def test_a_shorter_delay_frees_no_word_of_the_sitting_in_which_it_was_chosen(desk: Desk) -> None:
    desk.pass_days(1 / 288)
    desk.settings.add_delay(DelayChange(desk.clock.now(), 1))
    desk.pass_days(1 / 288)
    entry = desk.journal.entry(desk.entry.id)
    desk.journal.save(Draft(entry.id, entry.title, BODY + " Yes.", entry.happened_on))
    desk.analyse()
    desk.pass_days(13)
    assert desk.state is PostState.WAITING
    desk.pass_days(1)
    assert desk.state is PostState.READY


def test_a_post_is_judged_as_it_stands_at_one_moment_while_it_is_written(desk: Desk) -> None:
    bodies = [f"{BODY} {'So it was. ' * n}" for n in range(30)] * 8
    entry = desk.journal.entry(desk.entry.id)

    def write() -> None:
        for body in bodies:
            saved = desk.journal.save(Draft(entry.id, entry.title, body, entry.happened_on))
            desk.review.record(entry.id, saved.text, ())

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        while not writing.done():
            assert desk.service.report(desk.post.id).state is PostState.WAITING
        writing.result()
