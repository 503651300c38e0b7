"""What nobody should paste, and disks that take no more: in the real window nothing is lost."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reflectapp.domain.entry import MAX_TITLE, Entry, TimelineQuery
from reflectapp.domain.finding import Kind
from reflectapp.domain.profile import WriterProfile
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.gate import Approval, Refusal
from reflectapp.publish.report import ReasonKind
from reflectapp.services.session import Door
from reflectapp.ui.app import Application
from reflectapp.ui.journal.view import JournalPlace
from reflectapp.ui.main_window import MainWindow
from reflectapp.ui.review.view import ReviewPlace
from tests.e2e.conftest import Started
from tests.e2e.keyboard import CONTROL, SHIFT, Keyboard, assert_all_named
from tests.e2e.test_the_walk_by_keyboard import read
from tests.e2e.test_the_whole_walk import CHECK_IN, decide_everything
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS

pytestmark = pytest.mark.slow

Key = Qt.Key


@pytest.fixture
def door(tmp_path: Path, door: Door) -> Door:
    """A journal that exists and asks for no spelling."""
    return made(door)


def made(door: Door) -> Door:
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    session.settings.save(replace(session.settings.preferences(), spelling=False))
    session.close()
    return door


def unlocked(application: Application, keys: Keyboard) -> MainWindow:
    keys.type(PASSPHRASE)
    keys.press(Key.Key_Return)
    keys.wait(lambda: application.window is not None)
    assert application.window is not None
    return application.window


def journal_of(window: MainWindow) -> JournalPlace:
    place = window.places[0].widget
    assert isinstance(place, JournalPlace)
    return place


def new_entry(window: MainWindow, keys: Keyboard) -> JournalPlace:
    """Begin an empty entry by its key; the cursor is in the title."""
    journal = journal_of(window)
    keys.press(Key.Key_N, CONTROL)
    keys.wait(lambda: journal.desk.page is not None and journal.desk.page.is_stored)
    keys.wait(journal.page.title.hasFocus)
    return journal


def paste(keys: Keyboard, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    keys.press(Key.Key_V, CONTROL)


def stored(window: MainWindow) -> Entry:
    page = journal_of(window).desk.page
    assert page is not None
    return window.context.session.journal.entry(page.id)


def marked(journal: JournalPlace) -> set[str]:
    return {m.cursor.selectedText() for m in journal.page.editor.decorations("findings")}


def test_two_megabytes_are_pasted_saved_locked_and_there_again(
    start: Started, door: Door, keys: Keyboard
) -> None:
    text = "\n".join(
        f"Line {i}: \u05e9\u05dc\u05d5\u05dd, \U0001f642 tea with Jean." for i in range(60_000)
    )
    assert len(text.encode()) > 2_000_000
    application = start()
    window = unlocked(application, keys)
    journal = new_entry(window, keys)
    keys.press(Key.Key_Return)
    paste(keys, text)
    assert journal.page.editor.text == text
    keys.press(Key.Key_L, CONTROL)
    keys.wait(lambda: application.was_locked)
    application = start()
    window = unlocked(application, keys)
    keys.wait(lambda: journal_of(window).desk.page is not None)
    assert journal_of(window).page.editor.text == text
    keys.tab_to("Your entry")
    keys.type("Still quick. ")
    keys.wait(lambda: stored(window).body == f"Still quick. {text}")


HEALTH_WORKER = "\U0001f469\U0001f3fd\u200d\u2695\ufe0f"


@pytest.mark.parametrize(
    "before",
    [
        f"\U0001f642{HEALTH_WORKER} ",
        "\u05de\u05e9\u05de\u05e8\u05ea \u05d0\u05e8\u05d5\u05db\u05d4. ",
        "\u0646\u0648\u0628\u0629 \u0637\u0648\u064a\u0644\u0629. \U0001f642 e\u0301 ",
        "bell\x07 and\x00 whistle\u202e ",
    ],
    ids=["emoji", "hebrew", "arabic", "controls"],
)
def test_the_mark_sits_on_the_name_whatever_stands_before_it(
    start: Started, door: Door, keys: Keyboard, before: str
) -> None:
    window = unlocked(start(), keys)
    journal = new_entry(window, keys)
    paste(keys, f"{HEALTH_WORKER} shift")
    keys.press(Key.Key_Return)
    paste(keys, f"{before}Mrs Jean Hartley rang from 07700 900417.\n\n{before}Mrs Hartley left.")
    keys.wait(lambda: "07700 900417" in marked(journal), timeout=60_000)
    names = {words for words in marked(journal) if "Hartley" in words}
    assert names
    assert {words.removeprefix("Mrs ") for words in names} <= {"Jean Hartley", "Hartley"}

    keys.press(Key.Key_R, CONTROL | SHIFT)
    place = window.places[1].widget
    assert isinstance(place, ReviewPlace)
    presenter, pane = place.page.presenter, place.page.columns.entry_pane
    keys.wait(lambda: presenter.state is not None, timeout=60_000)
    people = [item for item in presenter.order if item.kind is Kind.PERSON]
    assert len(people) >= 2
    for item in presenter.order:
        pane.select_span(item.span)
        assert pane.textCursor().selectedText() == item.words
        assert pane.selected_span() == item.span
    assert presenter.state is not None
    keys.press(Key.Key_Return, SHIFT)
    keys.wait(lambda: "Hartley" not in place.page.columns.reader_pane.toPlainText())
    assert before.split(maxsplit=1)[0].strip("\x07") in place.page.columns.reader_pane.toPlainText()


def test_an_entry_of_white_space_is_kept_and_can_be_looked_at_everywhere(
    start: Started, door: Door, keys: Keyboard
) -> None:
    window = unlocked(start(), keys)
    new_entry(window, keys)
    keys.press(Key.Key_Return)
    blank = " \u00a0\n\t\n \u3000  \n"
    paste(keys, blank)
    keys.wait(lambda: stored(window).body == blank)
    keys.press(Key.Key_R, CONTROL | SHIFT)
    keys.wait(lambda: "Nothing was found that could name anybody" in read(window), timeout=60_000)
    keys.tab_to("Mark for blog", back=True)
    keys.press(Key.Key_Space)
    keys.wait(lambda: keys.focus_name == "To the post")
    keys.press(Key.Key_Space)
    keys.wait(lambda: keys.focus_name.startswith("Step:"))
    keys.wait(lambda: "Before it may leave" in read(window))
    keys.press(Key.Key_1, CONTROL)
    assert stored(window).body == blank


def test_a_title_of_the_greatest_length_goes_all_the_way_to_a_file(
    start: Started, door: Door, keys: Keyboard, clock: FakeClock, tmp_path: Path
) -> None:
    window = unlocked(start(), keys)
    journal = new_entry(window, keys)
    title = "\u00e9\U0001f642" * (MAX_TITLE // 2)
    paste(keys, title)
    paste(keys, "x")
    assert journal.page.title.text == title
    assert "501" in journal.page.notices.says
    assert "Nothing was changed" in read(window)
    keys.press(Key.Key_Return)
    keys.type("What I learnt tonight.")
    keys.wait(lambda: stored(window).body == "What I learnt tonight.")
    assert stored(window).title == title
    session, entry = window.context.session, stored(window)
    keys.wait(lambda: not session.review.needs_analysis(entry.id), timeout=60_000)
    keys.press(Key.Key_B, CONTROL | SHIFT)
    keys.wait(lambda: bool(session.publishing.posts()))
    keys.press(Key.Key_L, CONTROL)

    clock.advance(timedelta(days=DELAY_DAYS))
    session = door.unlock(PASSPHRASE)
    decide_everything(session, entry.id)
    state, post = session.review.state(entry.id), session.publishing.mark(entry.id)
    assert state is not None
    session.publishing.reread(post.id, state.public.digest, CHECK_IN)
    for name in FORMATS:
        approval = session.publishing.approval(post.id, name)
        if FORMATS[name].longest_title:
            assert isinstance(approval, Refusal)
            assert [reason.kind for reason in approval.reasons] == [ReasonKind.TITLE_TOO_LONG]
            continue
        assert isinstance(approval, Approval), approval
        folder = tmp_path / name
        folder.mkdir()
        record = session.publishing.export(approval, folder)
        assert len(os.fsencode(record.file_name)) <= 255
        written = (folder / record.file_name).read_bytes()
        assert title in " ".join(FORMATS[name].shown(written))
    session.close()


class Disk:
    """A place for a journal that can be made full: two real megabytes where one may mount them.

    Elsewhere a limit on the size of files looks the same from inside.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", str(folder)]
        self.is_real = subprocess.run(mount, capture_output=True, check=False).returncode == 0
        self._filler = folder / "filler"
        self._limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        self._ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def fill(self) -> None:
        """Leave room for nothing."""
        if not self.is_real:
            sizes = [path.stat().st_size for path in self.folder.rglob("journal.db-wal")]
            resource.setrlimit(resource.RLIMIT_FSIZE, (max(sizes), self._limits[1]))
            return
        with self._filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError as error:
                assert error.errno == errno.ENOSPC

    def empty(self) -> None:
        """Give the room back."""
        resource.setrlimit(resource.RLIMIT_FSIZE, self._limits)
        self._filler.unlink(missing_ok=True)

    def protect(self) -> None:
        """Let nothing be written, as a switch on a memory stick does."""
        if self.is_real:
            subprocess.run(["mount", "-o", "remount,ro", str(self.folder)], check=True)
        else:
            for path in (*self.folder.rglob("*"), self.folder):
                path.chmod(0o500 if path.is_dir() else 0o400)

    def release(self) -> None:
        """Let it be written to again."""
        if self.is_real:
            subprocess.run(["mount", "-o", "remount,rw", str(self.folder)], check=True)
        else:
            for path in (self.folder, *self.folder.rglob("*")):
                path.chmod(0o700 if path.is_dir() else 0o600)

    def remove(self) -> None:
        """Take the disk away."""
        self.release()
        self.empty()
        signal.signal(signal.SIGXFSZ, self._ignored)
        if self.is_real:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A small disk, taken away at the end."""
    made_disk = Disk(tmp_path / "disk")
    yield made_disk
    made_disk.remove()


@pytest.fixture
def disk_door(disk: Disk, clock: FakeClock, ids: FakeIds) -> Door:
    """A journal on the small disk."""
    return made(Door(disk.folder / "journal", clock, ids, cost=CHEAP))


def test_on_a_full_disk_the_words_stay_on_screen_until_there_is_room(
    start: Started, disk_door: Door, disk: Disk, keys: Keyboard
) -> None:
    application = start(disk_door)
    window = unlocked(application, keys)
    journal = new_entry(window, keys)
    keys.type("Kept")
    keys.press(Key.Key_Return)
    keys.type("Before. ")
    keys.wait(lambda: stored(window).body == "Before. ")
    disk.fill()
    paste(keys, "After.\n" * 60_000)
    keys.wait(lambda: journal.page.notices.is_unsaved)
    said = read(window)
    assert "Your words could not be saved" in said
    assert "your text is still on the screen" in said
    assert "Free some space" in said or "Copy the text somewhere safe" in said

    # Neither locking nor closing throws them away.
    for key in (Key.Key_L, Key.Key_Q):
        keys.press(key, CONTROL)
        keys.wait(lambda: "so the journal stays open" in read(window))
        assert window.isVisible()
        assert not application.was_locked
        assert_all_named(window)
        keys.tab_to("Stay open")
        keys.press(Key.Key_Space)
        keys.tab_to("Your entry")
    assert journal.page.editor.text == "Before. " + "After.\n" * 60_000
    assert stored(window).body == "Before. "

    disk.empty()
    keys.wait(lambda: not journal.page.notices.is_unsaved)
    assert stored(window).body == "Before. " + "After.\n" * 60_000
    keys.press(Key.Key_L, CONTROL)
    keys.wait(lambda: application.was_locked)
    session = disk_door.unlock(PASSPHRASE)
    (row,) = session.journal.rows(TimelineQuery(), 0, 10)
    assert session.journal.entry(row.id).body == "Before. " + "After.\n" * 60_000
    session.close()


def test_a_journal_that_cannot_be_written_to_says_so_and_stays_as_it_is(
    start: Started, disk_door: Door, disk: Disk, keys: Keyboard
) -> None:
    before = {file.name: file.read_bytes() for file in disk_door.folder.iterdir()}
    disk.protect()
    application = start(disk_door)
    keys.type(PASSPHRASE)
    keys.press(Key.Key_Return)
    assert application.entrance is not None
    entrance = application.entrance
    keys.wait(lambda: "cannot be written to" in read(entrance))
    assert "not write-protected" in read(entrance)
    assert "still on the screen" not in read(entrance)
    assert {file.name: file.read_bytes() for file in disk_door.folder.iterdir()} == before
    disk.release()
    keys.replace(PASSPHRASE)
    keys.press(Key.Key_Return)
    keys.wait(lambda: application.window is not None)
