"""What the window says of backups and of the weekly check, without being asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from reflectapp.domain.damage import Damage, Part, Verdict
from reflectapp.domain.entry import TimelineQuery
from reflectapp.domain.errors import ReflectError
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.keeping import FIRST_CHECK_MS, Keeping
from reflectapp.ui.leaving import Leaving
from reflectapp.ui.mending import was_asked_for
from reflectapp.ui.unsaved import UnsavedNotice
from tests.support.fakes import FakeClock


@pytest.fixture
def keeping(context: Context, qtbot: QtBot) -> Iterator[Keeping]:
    made = Keeping(context)
    qtbot.addWidget(made)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def settled(context: Context, qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not context.tasks.is_busy, timeout=30_000)


def test_nothing_is_said_and_nothing_begins_right_after_unlocking(
    keeping: Keeping, session: Session
) -> None:
    assert keeping.isHidden()
    assert keeping._timer.remainingTime() > FIRST_CHECK_MS / 2
    assert session.integrity.last is None


def test_a_check_that_is_due_is_made_once_a_week(
    keeping: Keeping, session: Session, clock: FakeClock, settled: Callable[[], None]
) -> None:
    for days, is_made in ((0, True), (6, False), (1, True)):
        clock.advance(timedelta(days=days))
        before = session.integrity.last
        keeping.check_if_due()
        settled()
        assert (session.integrity.last is not before) == is_made
    assert keeping.isHidden()


def test_locking_stops_the_check_and_it_is_due_again(
    keeping: Keeping, session: Session, settled: Callable[[], None]
) -> None:
    keeping.stop()
    keeping.check_if_due()
    settled()
    assert session.integrity.last is None
    assert session.integrity.is_due()


def test_damage_that_the_weekly_check_finds_is_said_with_the_way_to_mend_it(
    keeping: Keeping,
    session: Session,
    context: Context,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    key_file = session.folder / "key.json"
    whole = key_file.read_bytes()
    key_file.write_bytes(whole[:-9])
    keeping.check_if_due()
    settled()
    key_file.write_bytes(whole)
    assert keeping.banner.accessibleName() == "Something in the journal is damaged"
    with qtbot.waitSignal(context.bus.mending_requested):
        keeping.mend.click()


def test_a_backup_that_failed_by_itself_is_said_until_one_succeeds(
    keeping: Keeping, session: Session, clock: FakeClock, qtbot: QtBot
) -> None:
    session.back_up_daily()
    (session.folder / "backups").write_bytes(b"in the way")
    session.journal.new_entry(title="Saved nevertheless")
    session.backups.wait()
    qtbot.waitUntil(lambda: not keeping.isHidden(), timeout=30_000)
    assert keeping.banner.accessibleName() == "No backup was made"
    assert keeping.mend.isHidden()
    (session.folder / "backups").unlink()
    clock.advance(timedelta(minutes=11))
    session.journal.new_entry(title="Later")
    session.backups.wait()
    qtbot.waitUntil(keeping.isHidden, timeout=30_000)


def test_no_news_of_backups_covers_news_of_damage(keeping: Keeping, context: Context) -> None:
    at = context.session.clock.now()
    context.bus.damage_found.emit(Verdict(at, 1, 1, (Damage(Part.SEAL),)))
    context.bus.backups_changed.emit()
    assert keeping.mend.isVisibleTo(keeping)
    keeping.later.click()
    assert keeping.isHidden()


def test_a_synchronised_folder_is_warned_of_at_every_opening_until_it_is_put_off(
    keeping: Keeping, session: Session, context: Context
) -> None:
    (session.folder.parent / ".stfolder").mkdir()
    keeping.start()
    assert "watches the journal" in keeping.banner.accessibleName()
    assert str(session.folder) in keeping.banner.accessibleDescription()
    keeping.later.click()
    context.bus.backups_changed.emit()
    assert keeping.isHidden()


class Frame:
    """What leaving asks of the window."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.unsaved = UnsavedNotice(context.theme)
        qtbot.addWidget(self.unsaved)
        self.can_save, self.left = True, 0
        self.leaving = Leaving(
            self.unsaved, context, self.unsaved, lambda: self.can_save, self._leave
        )

    def _leave(self) -> None:
        self.left += 1


@pytest.fixture
def frame(context: Context, qtbot: QtBot) -> Frame:
    return Frame(context, qtbot)


def test_mending_locks_and_leaves_its_wish_to_the_next_entrance(
    frame: Frame, context: Context
) -> None:
    frame.can_save = False
    context.bus.mending_requested.emit()
    assert frame.left == 0
    assert not was_asked_for(os.environ)
    frame.can_save = True
    frame.unsaved.again.click()
    assert frame.left == 1
    assert was_asked_for(os.environ)


def test_the_journal_is_replaced_only_when_every_word_is_saved(
    frame: Frame, context: Context, session: Session, settled: Callable[[], None]
) -> None:
    failed: list[Exception] = []
    frame.can_save = False
    context.bus.replacement_requested.emit(session.journal.new_entry, failed.append)
    settled()
    assert session.journal.count(TimelineQuery()) == 0
    frame.can_save = True
    frame.unsaved.again.click()
    assert not frame.unsaved.isEnabled()
    settled()
    assert frame.left == 1
    assert failed == []


def test_the_window_goes_on_when_the_journal_could_not_be_replaced(
    frame: Frame, context: Context, settled: Callable[[], None]
) -> None:
    failed: list[Exception] = []
    error = ReflectError()

    def fail() -> None:
        raise error

    context.bus.replacement_requested.emit(fail, failed.append)
    settled()
    assert failed == [error]
    assert frame.unsaved.isEnabled()
    assert frame.left == 0
