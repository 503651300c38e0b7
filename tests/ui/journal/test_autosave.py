"""Words are saved in a pause, on leaving, at lock; and nothing is lost when that fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Draft, Entry
from reflectapp.domain.errors import SaveFailedError
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.journal import saving
from reflectapp.ui.journal.view import JournalPlace
from tests.support.refusing import full_disk, no_writing

Opened = Callable[..., Entry]
Settle = Callable[[], None]


def test_words_are_saved_a_second_after_the_last_keystroke(
    place: JournalPlace, opened: Opened, quiet: Session, context: Context, qtbot: QtBot
) -> None:
    entry = opened()
    states: list[str] = []
    context.bus.save_state_changed.connect(states.append)
    with qtbot.waitSignal(context.bus.entry_saved, timeout=5000) as saved:
        QTest.keyClicks(place.page.editor, "Kept.")
    assert saved.args == [entry.id]
    assert quiet.journal.entry(entry.id).body == "Kept."
    assert states[-2:] == ["saving", "saved"]
    assert "unsaved" not in states


def test_the_index_is_tidied_behind_a_save_and_never_within(
    place: JournalPlace,
    opened: Opened,
    quiet: Session,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened()
    done: list[str] = []
    save, tidy = quiet.journal.save, quiet.journal.tidy
    monkeypatch.setattr(quiet.journal, "save", lambda d: (save(d), done.append("saved"))[0])
    monkeypatch.setattr(quiet.journal, "tidy", lambda: (tidy(), done.append("tidied"))[0])
    QTest.keyClicks(place.page.editor, "Kept.")
    place.desk.autosave.flush()
    settle()
    assert done == ["saved", "tidied"]


def test_the_index_is_tidied_step_by_step_until_it_is_in_order(
    place: JournalPlace,
    opened: Opened,
    quiet: Session,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened()
    answers = [True, True, False]
    steps: list[str] = []
    monkeypatch.setattr(saving, "TIDY_MS", 1)
    monkeypatch.setattr(quiet.journal, "tidy", lambda: (steps.append("step"), answers.pop(0))[1])
    QTest.keyClicks(place.page.editor, "Kept.")
    place.desk.autosave.flush()
    qtbot.waitUntil(lambda: not answers)
    qtbot.wait(20)
    assert len(steps) == 3


def test_a_save_stays_saved_where_the_index_cannot_be_tidied(
    place: JournalPlace,
    opened: Opened,
    quiet: Session,
    context: Context,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = opened()
    states: list[str] = []
    context.bus.save_state_changed.connect(states.append)

    def fails() -> None:
        raise SaveFailedError("full")

    monkeypatch.setattr(quiet.journal, "tidy", fails)
    QTest.keyClicks(place.page.editor, "Kept.")
    place.desk.autosave.flush()
    settle()
    assert quiet.journal.entry(entry.id).body == "Kept."
    assert states[-1] == "saved"


def test_while_an_import_holds_up_saves_other_entries_can_be_read(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle, qtbot: QtBot
) -> None:
    other = quiet.journal.new_entry(title="Other", body="to be read")
    entry = opened()
    with quiet.journal._db.changing_beside(lambda: False):
        QTest.keyClicks(place.page.editor, "Kept.")
        place.desk.autosave.flush()
        place.desk.open(other.id)
        qtbot.waitUntil(lambda: place.page.editor.text == "to be read")
        assert quiet.journal.entry(entry.id).body == ""
    qtbot.waitUntil(lambda: quiet.journal.entry(entry.id).body == "Kept.")
    settle()
    assert not place.desk.pages.dirty()


def test_at_the_lock_nothing_is_left_that_could_be_undone(
    place: JournalPlace, opened: Opened, settle: Settle
) -> None:
    opened(title="Shift")
    QTest.keyClicks(place.page.editor, "Words of the page")
    page = place.desk.page
    assert page is not None and page.body.isUndoAvailable()
    assert place.prepare_lock()
    place.forget()
    documents = [page.title, page.body, place.page.editor.document()]
    assert [document.isUndoAvailable() for document in documents] == [False] * 3
    assert [document.toRawText() for document in documents] == [""] * 3
    settle()


def test_somebody_who_never_pauses_is_saved_too(
    place: JournalPlace, opened: Opened, context: Context, qtbot: QtBot
) -> None:
    opened()
    saved: list[str] = []
    context.bus.entry_saved.connect(saved.append)
    place.desk.autosave._pause.setInterval(60_000)
    place.desk.autosave._latest.setInterval(200)
    QTest.keyClicks(place.page.editor, "On and on")
    qtbot.waitUntil(lambda: bool(saved))


def test_going_to_another_entry_saves_the_first(
    place: JournalPlace, opened: Opened, quiet: Session
) -> None:
    first = opened()
    QTest.keyClicks(place.page.editor, "Not forgotten.")
    opened(title="second")
    assert quiet.journal.entry(first.id).body == "Not forgotten."


def test_going_to_another_place_saves(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    entry = opened()
    QTest.keyClicks(place.page.editor, "Kept.")
    place.hide()
    settle()
    assert quiet.journal.entry(entry.id).body == "Kept."


def test_locking_saves_before_it_returns(
    place: JournalPlace, opened: Opened, quiet: Session
) -> None:
    entry = opened()
    QTest.keyClicks(place.page.editor, "Last words.")
    assert place.prepare_lock()
    assert quiet.journal.entry(entry.id).body == "Last words."


def test_words_that_were_saved_a_moment_ago_do_not_hold_up_locking(
    place: JournalPlace, opened: Opened, quiet: Session, context: Context
) -> None:
    entry = opened()
    QTest.keyClicks(place.page.editor, "Last words.")
    place.desk.autosave.flush()
    # They are on disk; that they are has not been told to the window yet.
    context.tasks.finish_storage()
    assert place.prepare_lock()
    assert quiet.journal.entry(entry.id).body == "Last words."


def test_an_older_draft_never_overwrites_a_newer_one(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    entry = opened()
    editor = place.page.editor
    for i in range(30):
        QTest.keyClicks(editor, f"{i} ")
        place.desk.autosave.flush()
        if i % 7 == 0:
            assert place.desk.autosave.save_now()
    assert place.prepare_lock()
    settle()
    assert quiet.journal.entry(entry.id).body == editor.text


def test_when_saving_fails_the_words_stay_and_the_banner_says_what_to_do(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    entry = opened()
    with no_writing(quiet):
        QTest.keyClicks(place.page.editor, "Still here.")
        place.desk.autosave.flush()
        settle()
        assert place.page.editor.text == "Still here."
        assert place.page.notices.is_unsaved
        assert not place.prepare_lock()
        place.page.notices.copy_requested.emit()
        assert QGuiApplication.clipboard().text() == "\n\nStill here."
    place.page.notices.retry_requested.emit()
    settle()
    assert not place.page.notices.is_unsaved
    assert quiet.journal.entry(entry.id).body == "Still here."
    assert place.prepare_lock()


@pytest.mark.slow
def test_a_full_disk_keeps_the_old_words_in_the_file_and_the_new_ones_on_screen(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    entry = opened(body="old")
    with full_disk(quiet):
        place.page.editor.setPlainText("new " * 200_000)
        place.desk.autosave.flush()
        settle()
        assert place.page.notices.is_unsaved
        assert quiet.journal.entry(entry.id).body == "old"
    place.desk.autosave.flush()
    settle()
    assert quiet.journal.entry(entry.id).body == "new " * 200_000


@pytest.mark.slow
def test_saving_is_tried_again_without_being_asked(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle, qtbot: QtBot
) -> None:
    entry = opened()
    retry = place.desk.autosave._retry
    assert retry.interval() == saving.RETRY_MS
    retry.setInterval(300)
    with no_writing(quiet):
        QTest.keyClicks(place.page.editor, "Patience.")
        place.desk.autosave.flush()
        settle()
    with qtbot.waitSignal(place.desk.autosave.mended, timeout=15_000):
        pass
    assert quiet.journal.entry(entry.id).body == "Patience."


def test_unsaved_words_survive_going_to_another_entry_and_back(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    first = opened()
    second = quiet.journal.new_entry(title="second")
    with no_writing(quiet):
        QTest.keyClicks(place.page.editor, "Unsaved.")
        place.guide.open(second.id)
        settle()
        place.guide.open(first.id)
        settle()
        assert place.page.editor.text == "Unsaved."
        assert not place.prepare_lock()
    assert place.prepare_lock()
    assert quiet.journal.entry(first.id).body == "Unsaved."


def test_what_changed_beside_the_words_is_saved_too(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    entry = opened(title="Shift")
    place.side.tags.add("night shift")
    place.side.before.faces[2].click()
    place.page.popup.calendar.grid.picked.emit(entry.happened_on.replace(day=1))
    place.desk.autosave.flush()
    settle()
    stored = quiet.journal.entry(entry.id)
    assert stored.tags == ("night shift",)
    assert stored.mood_before == 2
    assert stored.happened_on == entry.happened_on.replace(day=1)


def test_showing_an_entry_changes_nothing_in_it(
    place: JournalPlace, opened: Opened, quiet: Session, context: Context, settle: Settle
) -> None:
    entry = opened(title="T", body="a\n\nb\n")
    context.theme.choose(appearance="dark")
    context.theme.choose(appearance="light")
    settle()
    assert place.desk.page is not None
    assert not place.desk.page.is_dirty
    assert place.desk.page.draft() == Draft(entry.id, "T", "a\n\nb\n", entry.happened_on)
