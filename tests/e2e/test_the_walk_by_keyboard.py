"""From an empty folder to an exported post through the real window, with keys alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from reflectapp.domain.post import PostState
from reflectapp.services.review import ItemState
from reflectapp.services.session import Door
from reflectapp.ui.app import Application
from reflectapp.ui.journal.view import JournalPlace
from reflectapp.ui.main_window import MainWindow
from reflectapp.ui.publish.folder_dialog import FolderDialog
from reflectapp.ui.publish.page import PostPage
from reflectapp.ui.publish.view import PublishPlace
from reflectapp.ui.review.page import ReviewPage
from reflectapp.ui.review.view import ReviewPlace
from reflectapp.ui.unlock.first_run import FirstRun
from tests.e2e.conftest import Started
from tests.e2e.keyboard import CONTROL, SHIFT, Keyboard, assert_all_named
from tests.support.fakes import FakeClock

pytestmark = pytest.mark.slow

Key = Qt.Key
PASSPHRASE = "slow river under the bridge"
PROFILE = {
    "Your name": "Marianne Tolley",
    "Employer": "Calderbrook Council",
    "Team": "Northgate Assessment Team",
    "Town": "Hebbleworth",
    "Pen name": "Wren",
}
TITLE = "Late visit, Ashgrove Terrace"
ENTRY = """\
Late again. Got to Ashgrove Terrace about half six and Jean Hartley was on the step with her \
coat on. Mrs Hartley does that when she is frightened. Her son Dale had been round on 28 February \
and took the bank card "to help", he owes money to somebody called Kez in Todmorden.

I rang Dr Okonkwo at Riverside Surgery because the bruise was not the one from last week. Ring \
back on 07700 900417 he said, ask for Priya. NHS number 943 476 5919, dob 14/06/1948. I wrote it \
on my hand. Emailed d.hartley48@example.org because Dale wants things in writing now.

Honestly? Cross. Gibbs would have me name it and move on. I named it. When jean cried I looked at \
the clock, and she saw me look. The owl on her tea tin is called Wolsey and only I know that.

What was good: I stayed. She took her coat off and hung it up, and that was the visit, really, \
all of it, the coat on its hook. Marianne, she said, you came back."""
UNNOTICED = "Wolsey"
"""What nobody but the writer can know to be telling."""
SECRETS = (
    *("Jean", "Hartley", "Dale", "Kez", "Todmorden", "Okonkwo", "Riverside", "Priya", UNNOTICED),
    *("07700", "900417", "943 476 5919", "9434765919", "14/06/1948", "d.hartley48", "Ashgrove"),
    *("28 February", "Marianne", "Tolley", "Calderbrook", "Northgate", "Hebbleworth"),
    *("2026-03-02", "2 March", "02/03/2026"),
)
RIPE_ON = "Monday, 16 March 2026"
ANSWERS = {
    "The person it is about": "She might know the coat; she agreed to it being told.",
    "A colleague": "Nothing here that I would not say in supervision.",
    "Your employer": "No case is told, only what I learnt.",
    "A stranger": "A coat on a hook.",
}


def read(widget: QWidget) -> str:
    """Return all the words that can be seen in a window."""
    labels = (part for part in widget.findChildren(QLabel) if part.isVisible())
    return " ".join(" ".join(part.text() for part in labels).split())


def window_of(application: Application, keys: Keyboard) -> MainWindow:
    keys.wait(lambda: application.window is not None)
    assert application.window is not None
    return application.window


def settled(window: MainWindow, keys: Keyboard) -> None:
    keys.wait(lambda: not window.context.tasks.is_busy, timeout=60_000)


def review_of(window: MainWindow) -> ReviewPage:
    place = window.places[1].widget
    assert isinstance(place, ReviewPlace)
    return place.page


def post_of(window: MainWindow) -> PostPage:
    place = window.places[2].widget
    assert isinstance(place, PublishPlace)
    assert place.currentWidget() is place.page
    return place.page


def first_run(application: Application, keys: Keyboard) -> MainWindow:
    """Go through the four steps, from paper where there is paper."""
    entrance = application.entrance
    assert entrance is not None
    run = entrance.page
    assert isinstance(run, FirstRun)
    assert_all_named(entrance)
    keys.press(Key.Key_Return)
    assert_all_named(entrance)
    keys.type(PASSPHRASE)
    keys.tab_to("Passphrase once more")
    keys.type(PASSPHRASE)
    keys.press(Key.Key_Return)
    assert run.recovery.isVisible()
    assert_all_named(entrance)
    paper = run.recovery.words
    keys.press(Key.Key_Return)
    assert_all_named(entrance)
    for number, word in enumerate(paper):
        assert keys.focus_name == f"Recovery word {number + 1}"
        keys.type(word)
        keys.press(Key.Key_Space)
    keys.press(Key.Key_Return)
    assert keys.focus_name == "Your name"
    assert_all_named(entrance)
    for name, term in PROFILE.items():
        keys.tab_to(name)
        keys.type(term)
    keys.tab_to("Create the journal")
    keys.press(Key.Key_Return)
    return window_of(application, keys)


def unlock(application: Application, keys: Keyboard) -> MainWindow:
    """Type the passphrase."""
    assert application.entrance is not None
    assert_all_named(application.entrance)
    assert keys.focus_name == "Passphrase"
    keys.type(PASSPHRASE)
    keys.press(Key.Key_Return)
    window = window_of(application, keys)
    settled(window, keys)
    return window


def lock(application: Application, keys: Keyboard) -> None:
    """Lock; the words are off the screen and the journal is shut."""
    keys.press(Key.Key_L, CONTROL)
    keys.wait(lambda: application.was_locked)
    assert application.window is not None
    shown = read(application.window)
    assert "Your journal is locked." in shown
    assert TITLE not in shown


def write(window: MainWindow, keys: Keyboard) -> str:
    """Write title and entry, see it saved, and return the entry's id."""
    journal = window.places[0].widget
    assert isinstance(journal, JournalPlace)
    keys.wait(lambda: journal.desk.page is not None)
    keys.tab_to("Title of the entry", back=True)
    keys.type(TITLE)
    keys.press(Key.Key_Return)
    assert keys.focus_name == "Your entry"
    keys.type(ENTRY)
    # On a slow machine saving has begun before the last word is typed.
    said = read(window)
    assert "Not saved yet" in said or "Saving…" in said
    keys.wait(lambda: "Saved, encrypted on this computer" in read(window))
    assert_all_named(window)
    page = journal.desk.page
    assert page is not None
    stored = window.context.session.journal.entry(page.id)
    assert (stored.title, stored.body) == (TITLE, ENTRY)
    return page.id


def open_review(window: MainWindow, keys: Keyboard) -> ReviewPage:
    """Go to the list of entries and into the first."""
    keys.press(Key.Key_2, CONTROL)
    keys.wait(lambda: keys.focus_name == "Entries to review")
    settled(window, keys)
    assert_all_named(window)
    keys.press(Key.Key_Return)
    page = review_of(window)
    keys.wait(lambda: page.presenter.state is not None, timeout=60_000)
    settled(window, keys)
    assert_all_named(window)
    return page


def decide_all(window: MainWindow, page: ReviewPage, keys: Keyboard) -> None:
    """Confirm what is proposed, then answer every question as a careful writer would."""
    presenter = page.presenter
    keys.press(Key.Key_Return, SHIFT)
    settled(window, keys)
    while True:
        keys.press(Key.Key_Return)
        item, state = presenter.current_item, presenter.state
        assert state is not None
        if item is None or item.state is ItemState.DECIDED:
            break
        if any(secret.casefold() in item.words.casefold() for secret in SECRETS):
            keys.press(Key.Key_R)
        else:
            keys.press(Key.Key_Space)
            assert page.has_sheet
            assert_all_named(window)
            keys.tab_to("not a name", back=True)
            keys.press(Key.Key_Space)
            assert not page.has_sheet
        settled(window, keys)
    assert presenter.state is not None
    assert presenter.state.decided == presenter.state.total


def hide_by_hand(window: MainWindow, page: ReviewPage, keys: Keyboard, words: str) -> None:
    """Select words in the entry with the cursor keys and mark them with f."""
    state = page.presenter.state
    assert state is not None
    at = state.entry.text.index(words)
    keys.tab_to("Your entry", back=True)
    keys.press(Key.Key_Home, CONTROL)
    keys.press(Key.Key_Right, times=at)
    keys.press(Key.Key_Right, SHIFT, times=len(words))
    keys.press(Key.Key_F)
    assert page.has_sheet
    assert_all_named(window)
    keys.tab_to("Something else")
    keys.press(Key.Key_Space)
    settled(window, keys)
    assert state.entry.text[at : at + len(words)] == words
    after = page.presenter.state
    assert after is not None
    assert words not in after.public.text


def hide_what_was_missed(window: MainWindow, page: ReviewPage, keys: Keyboard) -> None:
    """Mark every name that the engine passed over."""
    while True:
        state = page.presenter.state
        assert state is not None
        shown = state.public.text.casefold()
        missed = next((secret for secret in SECRETS if secret.casefold() in shown), None)
        if missed is None:
            return
        at = shown.index(missed.casefold())
        hide_by_hand(window, page, keys, state.public.text[at : at + len(missed)])
        decide_all(window, page, keys)


def open_post(window: MainWindow, keys: Keyboard, name: str) -> PostPage:
    """Go to the posts and into the first of one list."""
    keys.press(Key.Key_3, CONTROL)
    settled(window, keys)
    assert_all_named(window)
    keys.tab_to(name)
    keys.press(Key.Key_Return)
    settled(window, keys)
    page = post_of(window)
    assert_all_named(window)
    return page


def go_to_step(window: MainWindow, keys: Keyboard, step: str) -> None:
    """Walk along the four steps with the arrow keys."""
    keys.tab_to("Step:", back=True)
    keys.press(Key.Key_Left, times=3)
    for _ in range(3):
        if step in keys.focus_name:
            break
        keys.press(Key.Key_Right)
    assert step in keys.focus_name
    settled(window, keys)
    assert_all_named(window)


def read_as_everybody(window: MainWindow, keys: Keyboard) -> None:
    """Read the page as each reader and answer."""
    before = ""
    for reader, answer in ANSWERS.items():
        keys.tab_to(before or reader, back=bool(before))
        if before:
            keys.press(Key.Key_Down)
        assert keys.focus_name.startswith(reader)
        keys.press(Key.Key_Tab, times=2)
        keys.type(answer)
        before = reader


def check_in(keys: Keyboard) -> None:
    """Answer for reasons, mood, consent and the case, and say yes."""
    keys.tab_to("First reason")
    keys.type("to show that staying is work")
    keys.tab_to("Second reason")
    keys.type("for students who look at the clock")
    keys.tab_to("Mood:")
    keys.press(Key.Key_Space)
    keys.press(Key.Key_Right, times=3)
    keys.tab_to("Consent of the person written about: They agreed")
    keys.press(Key.Key_Space)
    keys.tab_to("How they agreed")
    keys.type("asked her in May, she read it at her table")
    keys.tab_to("Is it a live case, a complaint or a court matter?: No")
    keys.press(Key.Key_Space)
    keys.tab_to("I have read it whole")
    keys.press(Key.Key_Space)


def export_to(window: MainWindow, keys: Keyboard, folder: Path) -> None:
    """Choose a folder by its path, which lets the post go."""
    keys.tab_to("Choose folder and export")
    keys.press(Key.Key_Space)
    keys.wait(lambda: isinstance(keys.focus.window(), FolderDialog))
    assert_all_named(keys.focus.window())
    assert keys.focus_name == "Folder"
    keys.replace(str(folder))
    keys.press(Key.Key_Return)
    settled(window, keys)


@pytest.mark.timeout(300)
def test_the_whole_walk_is_done_with_keys_alone(
    start: Started, keys: Keyboard, clock: FakeClock, door: Door, tmp_path: Path
) -> None:
    # First run, and what the shift left behind.
    application = start()
    window = first_run(application, keys)
    entry_id = write(window, keys)
    lock(application, keys)
    assert door.has_journal()

    # The next evening: review, mark, and too early to leave.
    clock.advance(timedelta(days=1))
    application = start()
    window = unlock(application, keys)
    page = open_review(window, keys)
    decide_all(window, page, keys)
    hide_by_hand(window, page, keys, UNNOTICED)
    decide_all(window, page, keys)
    hide_what_was_missed(window, page, keys)
    keys.tab_to("Mark for blog", back=True)
    keys.press(Key.Key_Space)
    settled(window, keys)
    post = open_post(window, keys, "Waiting")
    assert RIPE_ON in read(window)
    go_to_step(window, keys, "Export")
    assert f"It may leave on {RIPE_ON}" in read(window)
    assert not post.export.send.isEnabled()
    assert post.export.preview.toPlainText() == ""
    lock(application, keys)

    # Two weeks on: re-read as four readers, answered, and gone.
    clock.advance(timedelta(days=14))
    application = start()
    window = unlock(application, keys)
    post = open_post(window, keys, "Ready to re-read")
    go_to_step(window, keys, "Read as")
    read_as_everybody(window, keys)
    go_to_step(window, keys, "Check-in")
    check_in(keys)
    settled(window, keys)
    session = window.context.session
    assert (
        session.publishing.summary(session.publishing.mark(entry_id).id).state is PostState.APPROVED
    )
    folder = tmp_path / "blog"
    folder.mkdir()
    export_to(window, keys, folder)
    assert_all_named(window)
    (leaving,) = folder.iterdir()
    text = f"{leaving.name}\n{leaving.read_text('utf-8')}"
    assert [secret for secret in SECRETS if secret.casefold() in text.casefold()] == []
    assert "Person A" in text
    assert "the coat on its hook" in " ".join(text.split())
    assert "It has left" in read(window)

    # The other places, and the way out.
    for key in (Key.Key_1, Key.Key_4, Key.Key_Comma):
        keys.press(key, CONTROL)
        settled(window, keys)
        assert_all_named(window)
    lock(application, keys)
    assert {name.removesuffix("ClassWindow") for name in keys.windows} == {
        "EntranceWindow",
        "MainWindow",
        "FolderDialog",
    }
