"""Writing on the page: keys, lists, the clipboard, bad input."""

from __future__ import annotations

from collections.abc import Callable

import markdown
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import MAX_TITLE, Entry, TimelineQuery, count_words
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.journal.counting import WordCounter
from reflectapp.ui.journal.view import JournalPlace

Opened = Callable[..., Entry]
Settle = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


def _paste(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_enter_goes_on_with_a_list_and_ends_it_when_nothing_follows(
    place: JournalPlace, opened: Opened
) -> None:
    opened()
    editor = place.page.editor
    QTest.keyClicks(editor, "1. called back")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "wrote notes")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "Then home.")
    assert editor.text == "1. called back\n2. wrote notes\n\nThen home."


def test_what_is_written_after_a_quote_is_not_part_of_it(
    place: JournalPlace, opened: Opened
) -> None:
    opened()
    editor = place.page.editor
    QTest.keyClicks(editor, "> Nobody cares")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "What I did")
    html = markdown.markdown(editor.text)
    assert html.index("</blockquote>") < html.index("What I did")


def test_a_list_that_was_never_begun_leaves_no_empty_line(
    place: JournalPlace, opened: Opened
) -> None:
    opened()
    editor = place.page.editor
    QTest.keyClicks(editor, "- ")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "No list")
    assert editor.text == "No list"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("- one\n- two\n- three", "- one\n- two\n- three"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("1) one\n2) two\nthree", "1) one\n2) two\n3) three"),
        ("- [ ] one\n- two", "- [ ] one\n- two"),
        ("- one\n-5 degrees", "- one\n- -5 degrees"),
        ("  - one\n* two", "  - one\n  * two"),
    ],
)
def test_ones_own_mark_takes_the_place_of_the_one_that_came_by_itself(
    place: JournalPlace, opened: Opened, typed: str, expected: str
) -> None:
    opened()
    for n, line in enumerate(typed.split("\n")):
        if n:
            QTest.keyClick(place.page.editor, Qt.Key.Key_Return)
        QTest.keyClicks(place.page.editor, line)
    assert place.page.editor.text == expected


def test_what_was_said_about_one_page_goes_with_it(place: JournalPlace, opened: Opened) -> None:
    opened(title="x" * MAX_TITLE)
    QTest.keyClicks(place.page.title, "y")
    assert place.page.notices.says
    opened(title="another")
    assert place.page.notices.says == ""


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Qt.Key.Key_B, CONTROL, "a **word**"),
        (Qt.Key.Key_I, CONTROL, "a *word*"),
        (Qt.Key.Key_2, CONTROL | Qt.KeyboardModifier.AltModifier, "## a word"),
        (Qt.Key.Key_BracketRight, CONTROL, "  a word"),
    ],
)
def test_markdown_keys_work_on_the_word_or_line_that_one_is_in(
    place: JournalPlace,
    opened: Opened,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    expected: str,
) -> None:
    opened()
    editor = place.page.editor
    editor.setFocus()
    QTest.keyClicks(editor, "a word")
    QTest.keyClick(editor, key, modifiers)
    assert editor.text == expected


def test_a_markdown_key_after_an_emoji_marks_the_right_word(
    place: JournalPlace, opened: Opened
) -> None:
    opened(body="🙂🙂 Jean came")
    editor = place.page.editor
    cursor = editor.textCursor()
    cursor.setPosition(6)
    editor.setTextCursor(cursor)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_B, CONTROL)
    assert editor.text == "🙂🙂 **Jean** came"


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_the_clipboard_gets_plain_text_and_nothing_else(
    place: JournalPlace, opened: Opened, key: Qt.Key
) -> None:
    opened(body="# Loud\n\nquiet *words*")
    editor = place.page.editor
    editor.selectAll()
    QTest.keyClick(editor, key, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "# Loud\n\nquiet *words*"
    assert [f for f in data.formats() if not f.startswith("text/plain")] == []


def test_cutting_takes_the_words_off_the_page_and_undo_brings_them_back(
    place: JournalPlace, opened: Opened
) -> None:
    opened(body="gone soon")
    editor = place.page.editor
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_X, CONTROL)
    assert editor.text == ""
    QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.text == "gone soon"


@pytest.mark.slow
def test_two_megabytes_are_taken_in_and_saved_whole(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    entry = opened()
    text = "\n".join(f"Line {i} of *many* with **words** in it." for i in range(52_000))
    assert len(text) > 2_000_000
    place.page.editor.insertFromMimeData(_paste(text))
    place.desk.autosave.flush()
    settle()
    assert quiet.journal.entry(entry.id).body == text


def test_control_characters_are_left_out_with_a_word_about_it(
    place: JournalPlace, opened: Opened
) -> None:
    opened()
    place.page.editor.insertFromMimeData(_paste("be\x07fore\tand\x00 after\r\nnext"))
    assert place.page.editor.text == "before\tand after\nnext"
    assert place.page.notices.says == "2 control characters, which show as nothing, were left out."


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا، كانت نوبة طويلة",
        "🙂 Jean 👩🏽‍⚕️ came",
        "hard\u00a0space and soft\u00adhyphen",
        " \n\t\n   ",
        "שלום Jean",
        "combining e\u0301",
    ],
)
def test_every_kind_of_text_is_saved_as_it_was_written(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle, text: str
) -> None:
    entry = opened()
    place.page.editor.insertFromMimeData(_paste(text))
    place.desk.autosave.flush()
    settle()
    place.guide.open(quiet.journal.new_entry().id)
    settle()
    assert quiet.journal.entry(entry.id).body == text


def test_a_title_of_the_greatest_length_is_taken_and_a_longer_one_refused_whole(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    entry = opened(title="before")
    title = place.page.title
    title.selectAll()
    title.insertFromMimeData(_paste("🙂" * MAX_TITLE))
    assert title.text == "🙂" * MAX_TITLE
    title.insertFromMimeData(_paste("x"))
    QTest.keyClicks(title, "y")
    assert title.text == "🙂" * MAX_TITLE
    assert "501" in place.page.notices.says
    place.desk.autosave.flush()
    settle()
    assert quiet.journal.entry(entry.id).title == "🙂" * MAX_TITLE


def test_a_long_title_shows_its_beginning_once_the_writer_goes_on(
    place: JournalPlace, opened: Opened
) -> None:
    opened()
    title = place.page.title
    title.setFocus()
    QTest.keyClicks(title, "a title that goes on and on " * 12)
    assert title.verticalScrollBar().value() > 0
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert title.verticalScrollBar().value() == 0


def test_a_title_stays_on_one_line_and_enter_goes_on_to_the_page(
    place: JournalPlace, opened: Opened
) -> None:
    opened()
    title = place.page.title
    title.setFocus()
    title.insertFromMimeData(_paste("two\r\nlines"))
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert title.text == "two lines"
    assert place.page.editor.hasFocus()


def test_prompts_show_under_empty_headings_and_never_get_into_the_entry(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    place.guide.new("driscoll")
    settle()
    editor = place.page.editor
    assert editor.accessibleDescription() == "What happened, in a few plain sentences?"
    QTest.keyClicks(editor, "We sat with him.")
    assert editor.accessibleDescription() == ""
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert "because of it" in editor.accessibleDescription()
    place.desk.autosave.flush()
    settle()
    assert place.desk.page is not None
    stored = quiet.journal.entry(place.desk.page.id)
    assert stored.body.startswith("## What?\nWe sat with him.\n")
    assert "plain sentences" not in stored.body


def test_typing_takes_the_prompt_of_its_section_off_the_screen(
    place: JournalPlace, opened: Opened, qtbot: QtBot, settle: Settle
) -> None:
    place.guide.new("gibbs")
    settle()
    editor = place.page.editor
    editor.setCursorWidth(0)
    with_prompt = editor.viewport().grab().toImage()
    place.page.editor.show_prompts(None)
    without = editor.viewport().grab().toImage()
    assert with_prompt != without


def test_the_cursor_stays_in_the_middle_while_one_focuses(
    place: JournalPlace, opened: Opened
) -> None:
    opened(body="\n".join(f"Line {i}." for i in range(200)))
    editor = place.page.editor
    QTest.keyClick(place, Qt.Key.Key_F11)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(60):
        QTest.keyClick(editor, Qt.Key.Key_Down)
    middle = editor.viewport().height() / 2
    assert abs(editor.cursorRect().center().y() - middle) < 3 * editor.cursorRect().height()


def test_focusing_hides_everything_but_the_words_and_esc_brings_it_back(
    place: JournalPlace, opened: Opened, context: Context, qtbot: QtBot
) -> None:
    opened(title="Alone", body="words")
    with qtbot.waitSignal(context.bus.focus_mode_changed) as told:
        QTest.keyClick(place, Qt.Key.Key_F11)
    assert told.args == [True]
    assert not place.browse.isVisible()
    assert not place.side.isVisible()
    assert not place.tools.isVisible()
    assert place.page.editor.hasFocus()
    QTest.keyClick(place.page.editor, Qt.Key.Key_Escape)
    assert place.browse.isVisible()
    assert place.side.isVisible()


def test_find_marks_every_hit_and_walks_round_them(place: JournalPlace, opened: Opened) -> None:
    opened(body="Jean came. jean left. JEAN rang.")
    QTest.keyClick(place.page.editor, Qt.Key.Key_F, CONTROL)
    bar = place.page.find_bar
    assert bar.field.hasFocus()
    QTest.keyClicks(bar.field, "jean")
    assert bar.count.text() == "3 hits"
    assert len(place.page.editor.decorations("found")) == 3
    starts = []
    for _ in range(4):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        starts.append(place.page.editor.textCursor().selectionStart())
    assert starts == [0, 11, 22, 0]
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert place.page.editor.hasFocus()
    assert place.page.editor.decorations("found") == []


def test_what_one_looks_for_comes_into_sight_as_it_is_typed(
    place: JournalPlace, opened: Opened
) -> None:
    opened(body="\n".join(["Rain."] * 300 + ["Then Jean came."] + ["Rain."] * 300))
    QTest.keyClick(place.page.editor, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(place.page.find_bar.field, "jean")
    seen = [block.text() for block in place.page.editor.visible_blocks()]
    assert "Then Jean came." in seen
    assert place.page.editor.textCursor().position() == 0


def test_no_half_word_stands_beside_the_day_of_the_shift(
    place: JournalPlace, opened: Opened, qtbot: QtBot
) -> None:
    opened(title="Late", body="The kettle was cold.")
    count = place.page.count
    qtbot.waitUntil(lambda: count.text() == "5 words  ·  1 minute to read")
    count.resize(count.sizeHint().width() - 20, count.height())
    assert count.text() == "5 words"
    assert count.accessibleName() == "5 words  ·  1 minute to read"


def test_words_and_reading_time_are_counted(
    place: JournalPlace, opened: Opened, qtbot: QtBot
) -> None:
    opened(body="one two three")
    assert place.page.count.text() == "3 words  ·  1 minute to read"
    place.page.editor.insertPlainText("word " * 460)
    qtbot.waitUntil(lambda: place.page.count.text() == "463 words  ·  2 minutes to read")


def test_the_page_counts_the_words_that_every_list_counts(
    place: JournalPlace, opened: Opened, quiet: Session, qtbot: QtBot
) -> None:
    entry = opened("A long night", "one two three")
    row = next(r for r in quiet.journal.rows(TimelineQuery(), 0, 9) if r.id == entry.id)
    assert place.page.count.text().startswith(f"{row.words} words ")
    place.page.title.insertPlainText("Not ")
    qtbot.waitUntil(lambda: place.page.count.text().startswith(f"{row.words + 1} words "))


def test_the_words_of_a_very_long_entry_are_counted_in_stretches_and_all_of_them(
    qtbot: QtBot,
) -> None:
    counter = WordCounter()
    told: list[int] = []
    counter.counted.connect(told.append)
    text = "don’t cut self-care in two\n" * 10_000
    counter.count("dropped " * 100_000)
    counter.count(text)
    assert told == []
    qtbot.waitUntil(lambda: told == [count_words(text)])
    counter.count("one two")
    assert told[-1] == 2


def test_the_context_menu_opens_by_key_with_the_ways_to_edit(
    place: JournalPlace, opened: Opened
) -> None:
    opened(body="words")
    place.menu.open(QPoint(0, 0))
    assert place.menu.menu is not None
    texts = [action.text().split("\t")[0] for action in place.menu.menu.actions()]
    assert texts[:6] == ["Undo", "Redo", "Cut", "Copy", "Paste", "Select all"]
    place.menu.menu.close()
