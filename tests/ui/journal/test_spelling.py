"""Spelling with the real dictionary in its real process."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from reflectapp.assets import resource
from reflectapp.domain.entry import Entry
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.journal.view import JournalPlace
from reflectapp.ui.spelling import Speller, words_to_check
from reflectapp.ui.tasks import Tasks

Opened = Callable[..., Entry]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jean's key-worker don’t", ["Jean's", "key", "worker", "don’t"]),
        ("NHS and A&E and PIP", ["and", "and"]),
        ("mail jean@example.org or see example.org/abc", ["mail", "or", "see"]),
        ("#tag B12 4pm", []),
        ("🙂 naïve", ["naïve"]),
    ],
)
def test_acronyms_addresses_numbers_and_tags_are_not_checked(
    line: str, expected: list[str]
) -> None:
    found = words_to_check(line)
    assert [word for _, word in found] == expected
    assert all(line[start : start + len(word)] == word for start, word in found)


@pytest.fixture
def speller(tasks: Tasks) -> Iterator[Speller]:
    made = Speller(tasks, resource("spelling", "en_GB.dic").with_suffix(""))
    yield made
    made.close()


def dumpable() -> int:
    """Say whether a crash of this process may write its memory to disk."""
    get_dumpable = 3  # of linux/prctl.h
    return int(ctypes.CDLL(None).prctl(get_dumpable, 0, 0, 0, 0))


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_the_process_that_sees_the_words_leaves_no_core_behind(speller: Speller) -> None:
    assert speller._submit(dumpable).result(timeout=60) == 0


@pytest.mark.slow
def test_british_spelling_is_right_and_suggestions_are_offered(
    speller: Speller, qtbot: QtBot
) -> None:
    words = {"colour", "color", "recieve", "organise", "don’t", "ward"}
    with qtbot.waitSignal(speller.learnt, timeout=30_000):
        assert speller.misspelt(words) == set()
    assert speller.misspelt(words) == {"color", "recieve"}
    offered: list[tuple[str, ...]] = []
    speller.suggest("recieve", offered.append)
    qtbot.waitUntil(lambda: bool(offered), timeout=30_000)
    assert "receive" in offered[0]
    speller.suggest("didnt", offered.append)
    qtbot.waitUntil(lambda: len(offered) == 2, timeout=30_000)
    assert offered[1][0] == "didn't"
    speller.allow(["Recieve"])
    assert speller.misspelt(words) == {"color"}


@pytest.mark.slow
def test_medicines_and_names_of_the_field_are_right(speller: Speller, qtbot: QtBot) -> None:
    words = {"lorazepam", "Clozapine", "Kolb", "recieved"}
    speller.misspelt(words)
    qtbot.waitUntil(lambda: speller.misspelt(words) == {"recieved"}, timeout=10_000)


@pytest.mark.slow
def test_words_of_the_work_are_right(speller: Speller, qtbot: QtBot) -> None:
    words = {"keyworker", "Wellbeing", "dysregulated", "antipsychotics", "escalate", "keywroker"}
    speller.misspelt(words)
    qtbot.waitUntil(lambda: speller.misspelt(words) == {"keywroker"}, timeout=10_000)


@pytest.mark.slow
def test_what_belongs_to_somebody_is_right_where_they_are(speller: Speller, qtbot: QtBot) -> None:
    words = {"nan's", "nan’s", "nanx's", "her's"}
    speller.misspelt(words)
    qtbot.waitUntil(lambda: speller.misspelt(words) == {"nanx's", "her's"}, timeout=10_000)


@pytest.mark.slow
def test_a_spelling_process_that_ends_is_started_again(speller: Speller, qtbot: QtBot) -> None:
    with qtbot.waitSignal(speller.learnt, timeout=30_000):
        speller.misspelt({"first"})
    assert speller._pool is not None
    for process in speller._pool._processes.values():
        process.kill()
        process.join()
    speller.misspelt({"secnd"})
    qtbot.waitUntil(lambda: speller.misspelt({"secnd"}) == {"secnd"}, timeout=30_000)


@pytest.mark.slow
def test_misspelt_words_in_sight_are_marked_and_mended_from_the_menu(
    place: JournalPlace, opened: Opened, quiet: Session, context: Context, qtbot: QtBot
) -> None:
    quiet.settings.save(replace(quiet.settings.preferences(), spelling=True))
    context.bus.settings_changed.emit()
    opened(body="🙂 I will recieve her. `recieve` #recieve\n" + "fine words\n" * 300 + "wrogn")
    editor = place.page.editor
    cursor = editor.textCursor()
    cursor.setPosition(12)
    editor.setTextCursor(cursor)
    qtbot.waitUntil(lambda: bool(editor.decorations("spelling")), timeout=30_000)
    marked = [mark.cursor.selectedText() for mark in editor.decorations("spelling")]
    assert marked == ["recieve"]
    place.menu.open(QPoint(0, 0))
    menu = place.menu.menu
    assert menu is not None

    def texts() -> list[str]:
        return [action.text() for action in menu.actions()]

    assert "Add “recieve” to the dictionary" in texts()
    qtbot.waitUntil(lambda: "receive" in texts(), timeout=30_000)
    next(action for action in menu.actions() if action.text() == "receive").trigger()
    assert editor.text.startswith("🙂 I will receive her.")
    menu.close()


@pytest.mark.slow
def test_a_word_put_into_the_dictionary_is_right_from_then_on_in_this_journal(
    quiet: Session, context: Context, place: JournalPlace, settle: Callable[[], None], qtbot: QtBot
) -> None:
    quiet.settings.save(replace(quiet.settings.preferences(), spelling=True))
    place.menu._allow("Okonkwo")
    settle()
    assert quiet.settings.own_words() == ("Okonkwo",)
    again = JournalPlace(context)
    again.speller.misspelt({"okonkwo", "okonkvo"})
    qtbot.waitUntil(lambda: bool(again.speller.misspelt({"okonkvo"})), timeout=30_000)
    assert again.speller.misspelt({"okonkwo"}) == set()
    quiet.settings.unlearn("okonkwo")
    context.bus.settings_changed.emit()
    assert again.speller.misspelt({"okonkwo"}) == {"okonkwo"}
    settle()
    again.forget()
    again.deleteLater()


@pytest.mark.slow
def test_a_page_in_another_language_is_not_marked_from_top_to_bottom(
    place: JournalPlace, opened: Opened, quiet: Session, context: Context, qtbot: QtBot
) -> None:
    quiet.settings.save(replace(quiet.settings.preferences(), spelling=True))
    context.bus.settings_changed.emit()
    polish = "dzisiaj była trudna zmiana nocna pacjentka płakała długo siedzieliśmy razem\n"
    opened(body=polish * 10)
    editor, speller = place.page.editor, place.speller
    qtbot.waitUntil(lambda: bool(speller.misspelt(polish.split())), timeout=30_000)
    qtbot.wait(400)
    assert editor.decorations("spelling") == []
    cursor = editor.textCursor()
    cursor.select(cursor.SelectionType.Document)
    cursor.insertText("A few fine words and one wrogn.\n" * 3)
    cursor.setPosition(0)
    editor.setTextCursor(cursor)
    qtbot.waitUntil(lambda: bool(editor.decorations("spelling")), timeout=30_000)
