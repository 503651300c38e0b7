"""Reading a post again with fresh eyes: as whom, the check-in, and answers half way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Draft, Mood
from reflectapp.publish.report import ReasonKind, Refusal
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.view import PublishPlace
from tests.support.fakes import FakeClock
from tests.support.publish_place import (
    FORTNIGHT,
    Way,
    opened,
    ready_to_leave,
    reread,
    settle,
    shown_words,
)
from tests.support.refusing import no_writing
from tests.unit.publish.test_answers import COMPLETE


def test_re_reading_cannot_be_confirmed_before_it_is_ripe(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way
) -> None:
    page = opened(qtbot, place, context, way)
    page.presenter.answer(COMPLETE)
    page.go_to("check in")

    assert not page.check_in.confirm.isEnabled()
    assert "Monday, 16 March 2026" in shown_words(page.check_in)


def test_answers_are_kept_while_one_moves_about(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way
) -> None:
    page = opened(qtbot, place, context, way)
    page.go_to("reading")
    page.reading.choices["colleague"].click()
    qtbot.keyClicks(page.reading.answer, "They would smile.")
    page.go_to("check in")
    qtbot.keyClicks(page.check_in.first, "to show the work")
    page.check_in.moods.button(Mood.GOOD).click()
    place.show_lists()
    page = opened(qtbot, place, context, way)

    page.go_to("reading")
    page.reading.choices["colleague"].click()
    assert page.reading.answer.toPlainText() == "They would smile."
    page.go_to("check in")
    assert page.check_in.first.text() == "to show the work"
    assert page.check_in.moods.checkedId() == Mood.GOOD


def test_answers_half_way_outlast_a_lock(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, session: Session
) -> None:
    page = opened(qtbot, place, context, way)
    page.go_to("check in")
    qtbot.keyClicks(page.check_in.first, "to show the work")

    assert place.prepare_lock()
    place.forget()

    page = opened(qtbot, place, context, way)
    assert page.check_in.first.text() == "to show the work"
    kept = session.publishing.summary(way.post_id).post.so_far
    assert kept is not None
    assert kept.first_reason == "to show the work"


def test_answers_that_cannot_be_kept_keep_the_journal_open(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, session: Session
) -> None:
    page = opened(qtbot, place, context, way)
    page.presenter.answer(COMPLETE)
    with no_writing(session):
        assert not place.prepare_lock()
    assert place.prepare_lock()


def test_missing_answers_are_named(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock
) -> None:
    clock.advance(FORTNIGHT)
    page = opened(qtbot, place, context, way)
    page.presenter.answer(replace(COMPLETE, as_employer="", mood=None))
    page.go_to("check in")

    qtbot.mouseClick(page.check_in.confirm, Qt.MouseButton.LeftButton)

    assert "how you are now; read as your employer" in page.check_in.missing.text()
    assert page.check_in.missing.isVisible()


@pytest.mark.parametrize("state", [{"mood": Mood.LOW}, {"is_angry": True}])
def test_a_low_or_angry_mood_suggests_sleeping_on_it_and_keeps_the_post(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    clock: FakeClock,
    session: Session,
    state: dict[str, object],
) -> None:
    clock.advance(FORTNIGHT)
    page = opened(qtbot, place, context, way)
    page.presenter.answer(replace(COMPLETE, **state))
    page.go_to("check in")
    assert page.check_in.sleep.isVisible()
    assert page.check_in.confirm.text() == "Keep my answers for another day"

    qtbot.mouseClick(page.check_in.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, context)

    assert place.currentWidget() is place.lists
    verdict = session.publishing.approval(way.post_id, "markdown")
    assert isinstance(verdict, Refusal)
    assert ReasonKind.SLEEP_ON_IT in {reason.kind for reason in verdict.reasons}
    assert "Sleep on it" in shown_words(opened(qtbot, place, context, way).gate)


def test_unfinished_answers_of_an_angry_day_are_kept(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, session: Session
) -> None:
    page = opened(qtbot, place, context, way)
    page.go_to("check in")
    page.check_in.angry.click()
    qtbot.mouseClick(page.check_in.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    kept = session.publishing.summary(way.post_id).post.so_far
    assert kept is not None
    assert kept.is_angry


def test_the_check_in_says_whether_the_page_was_read_to_its_end(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, session: Session
) -> None:
    entry = session.journal.entry(way.entry_id)
    body = entry.body + "\n\nWe waited for the bus." * 60
    session.journal.save(Draft(entry.id, entry.title, body, entry.happened_on))
    session.review.record(entry.id, session.journal.entry(entry.id).text, ())
    page = opened(qtbot, place, context, way)
    page.go_to("check in")
    assert page.check_in.hint.text().startswith("You have not been to the end")
    page.go_to("reading")
    bar = page.reading.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    page.reading.page.setFocus()
    qtbot.keyClick(page.reading.page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.reading.has_seen_end
    page.go_to("check in")
    assert page.check_in.hint.text().startswith("Read the page as each of them")


def test_what_changed_after_it_was_re_read_asks_for_it_once_and_plainly(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    session = context.session
    entry = session.journal.entry(way.entry_id)
    shorter = entry.body.rpartition(". ")[0] + "."
    session.journal.save(Draft(entry.id, entry.title, shorter, entry.happened_on))
    session.review.record(entry.id, session.journal.entry(entry.id).text, ())
    page.presenter.reload()
    settle(qtbot, context)
    asking = [row.words for row in page.gate.rows if not row.words.holds]
    assert [words.button for words in asking] == ["Read it again", ""]
    assert "changed after you re-read it" in asking[0].detail
    page.go_to("check in")
    said = shown_words(page.check_in)
    assert "changed after you re-read it" in said
    assert "You have not re-read it yet" not in said


def test_one_goes_from_reader_to_reader_and_on_to_the_check_in(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way
) -> None:
    page = opened(qtbot, place, context, way)
    page.go_to("check in")
    page.check_in.readers["employer"].click()
    assert page.reading.question.text().startswith("Could you stand by every sentence")
    assert page.reading.next.text() == "Next: A stranger"
    page.reading.next.click()
    page.reading.next.click()
    assert page.check_in.isVisible()


def test_a_live_case_says_that_it_stays(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way
) -> None:
    page = opened(qtbot, place, context, way)
    page.go_to("check in")

    page.check_in.live.click()

    assert page.check_in.live_note.isVisible()


def test_reading_again_starts_from_the_last_words_but_asks_the_mood_anew(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock
) -> None:
    clock.advance(FORTNIGHT)
    reread(qtbot, opened(qtbot, place, context, way), context)
    place.forget()

    page = opened(qtbot, place, context, way)

    asked_anew = replace(COMPLETE, mood=None, is_live_case=None)
    assert page.presenter.answers == asked_anew
    page.go_to("reading")
    page.reading.choices["stranger"].click()
    assert page.reading.answer.toPlainText() == COMPLETE.as_stranger
