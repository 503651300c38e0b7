"""What a post still waits for, row by row, and where each row leads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Draft
from reflectapp.domain.finding import Action
from reflectapp.domain.spans import Span
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.gate_page import ConditionRow
from reflectapp.ui.publish.view import PublishPlace
from tests.support.fakes import FakeClock
from tests.support.publish_place import FORTNIGHT, Way, opened, ready_to_leave, settle
from tests.support.reviewing import JEAN, findings, looked_through

Key = Qt.Key


def test_what_does_not_hold_says_so_and_how_to_mend_it(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way
) -> None:
    page = opened(qtbot, place, context, way)

    unmet = [row.words for row in page.gate.rows if not row.words.holds]
    assert [words.title for words in unmet][:2] == ["Young words", "Re-reading to do"]
    assert "Monday, 16 March 2026" in unmet[0].detail
    with qtbot.waitSignal(context.bus.review_requested) as asked:
        page.mend("review")
    assert asked.args == [way.entry_id]


def test_a_post_never_shows_the_page_of_another_one(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, session: Session
) -> None:
    page = opened(qtbot, place, context, way)
    assert "Person A" in page.gate.reader.toPlainText()
    other = session.publishing.mark(looked_through(session).id)

    place.open(other.id)

    assert page.gate.reader.toPlainText() == ""
    assert page.title.text() == ""
    assert not page.gate.conditions.isVisible()
    assert not page.check_in.confirm.isEnabled()
    settle(qtbot, context)
    assert page.title.text() == "A late visit"
    rows = page.gate.conditions.findChildren(ConditionRow)
    assert [row for row in rows if row.isVisible()] == page.gate.rows


def add_young_words(session: Session, way: Way) -> None:
    """Write a sentence more, in which nothing is found."""
    entry = session.journal.entry(way.entry_id)
    session.journal.begin_session(entry.id)
    body = f"{entry.body}\n\nToday she telephoned and laughed."
    saved = session.journal.save(Draft(entry.id, entry.title, body, entry.happened_on))
    session.review.record(entry.id, saved.text, findings(saved.text, JEAN))


def test_young_words_are_shown_with_their_day_and_can_be_left_out(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    clock: FakeClock,
    session: Session,
) -> None:
    clock.advance(FORTNIGHT)
    add_young_words(session, way)
    page = opened(qtbot, place, context, way)
    assert "Mon 30 Mar 2026" in page.gate.young.findChildren(QWidget)[1].property("text")

    young = next(row for row in page.gate.rows if row.words.title == "Young words")
    with qtbot.waitSignal(context.bus.said) as said:
        qtbot.mouseClick(young.mend, Qt.MouseButton.LeftButton)
    settle(qtbot, context)

    assert "telephoned" not in page.gate.reader.toPlainText()
    assert not page.gate.young.isVisible()
    assert page.gate.rows[1].words.holds

    said.args[1]()
    settle(qtbot, context)
    assert "telephoned" in page.gate.reader.toPlainText()


def test_where_everything_holds_the_list_leads_to_the_export(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    page.go_to("gate")
    (row,) = [row for row in page.gate.rows if row.words.button]
    assert row.words.holds
    qtbot.mouseClick(row.mend, Qt.MouseButton.LeftButton)
    assert page.export.send.isVisible()


def test_a_content_note_is_kept_with_the_post(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, session: Session
) -> None:
    page = opened(qtbot, place, context, way)

    page.gate.note.setFocus()
    qtbot.keyClicks(page.gate.note, "mentions a fall")
    qtbot.keyClick(page.gate.note, Key.Key_Return)
    settle(qtbot, context)

    assert session.publishing.summary(way.post_id).post.content_note == "mentions a fall"
    assert "mentions a fall" in page.reading.page.toPlainText()


def test_a_name_in_the_content_note_leads_to_the_note(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, session: Session
) -> None:
    session.publishing.notes.set_content_note(way.post_id, "Jean falls")
    page = opened(qtbot, place, context, way)

    row = next(row for row in page.gate.rows if row.words.way == "note")
    assert "“Jean”" in row.words.detail
    qtbot.mouseClick(row.mend, Qt.MouseButton.LeftButton)

    assert page.gate.note.hasFocus()
    assert page.gate.note.selectedText() == "Jean falls"


def test_young_words_are_not_offered_to_be_left_out_where_nothing_else_is_there(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way
) -> None:
    page = opened(qtbot, place, context, way)
    row = next(row for row in page.gate.rows if row.words.title == "Young words")
    assert row.mend.isHidden()


def test_what_is_mended_hands_the_focus_on_to_what_is_to_be_done_next(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    session: Session,
    clock: FakeClock,
) -> None:
    clock.advance(FORTNIGHT)
    entry = session.journal.entry(way.entry_id)
    session.journal.save(
        Draft(entry.id, entry.title, entry.body + "\n\nWritten just now.", entry.happened_on)
    )
    page = opened(qtbot, place, context, way)
    row = next(row for row in page.gate.rows if row.words.way == "leave out")
    row.mend.setFocus()
    qtbot.keyClick(row.mend, Key.Key_Space)
    settle(qtbot, context)

    assert all(row.words.way != "leave out" for row in page.gate.rows)
    reading = next(row for row in page.gate.rows if row.words.way == "reading")
    assert place.window().focusWidget() is reading.mend


def test_a_name_that_an_answer_brings_in_leads_to_that_answer(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, session: Session
) -> None:
    start = session.journal.entry(way.entry_id).text.index("Halifax")
    named = Span(start, start + len("Halifax"))
    session.review.decide(way.entry_id, named, Action.RENAME, substitute="Jean")
    page = opened(qtbot, place, context, way)

    row = next(row for row in page.gate.rows if "An answer of yours" in row.words.detail)
    with qtbot.waitSignal(context.bus.finding_requested) as asked:
        qtbot.mouseClick(row.mend, Qt.MouseButton.LeftButton)
    entry_id, where = asked.args
    assert entry_id == way.entry_id
    assert where == named
