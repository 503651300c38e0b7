"""What a post tells and what to weigh, as the writer sees it: beside the gate, never before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reflectapp.domain.advice import AdviceKind
from reflectapp.domain.finding import Action
from reflectapp.domain.spans import Span
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.page import PostPage
from reflectapp.ui.publish.told_card import LinkLine
from reflectapp.ui.publish.view import PublishPlace
from tests.support.accessible import unnamed_controls
from tests.support.fakes import FakeClock
from tests.support.publish_place import Way, opened, settle
from tests.unit.services.test_advising import FIRST, exported, written

BODY = (
    "Jean Hartley is in her forties and has epilepsy. On the ward they said junkie, and the LADO "
    'agreed. She wrote, "You only need four of them here." I am a nurse. The HOGM and the XYQ and '
    "the ZZPQ came."
)


@pytest.fixture
def page(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session, clock: FakeClock
) -> PostPage:
    """The page of a post that tells some things, when another one has left."""
    post = written(session, BODY, title="The second")
    return opened(qtbot, place, context, Way(post.entry_id, post.id))


def words(page: PostPage) -> list[str]:
    """Return the titles of what is to be weighed and can be seen."""
    return [row.advice.words for row in page.gate.advice.rows if not row.isHidden()]


def told(page: PostPage) -> str:
    """Return all that the card of what is told says, folded or not."""
    return " ".join(part.text() for part in page.gate.told.findChildren(QLabel))


def press(qtbot: QtBot, page: PostPage, context: Context, name: str) -> None:
    """Press a button of the first row."""
    qtbot.mouseClick(getattr(page.gate.advice.rows[0], name), Qt.MouseButton.LeftButton)
    settle(qtbot, context)


def test_each_person_and_the_writer_have_what_is_told_of_them(page: PostPage) -> None:
    people = [person.key for person in page.gate.told.people]
    assert people == ["writer", "[Person A]", ""]
    assert "You" in told(page)
    assert "work: nurse" in told(page)
    assert "[Person A]  Jean Hartley" in told(page)
    assert "age: forties; gender: woman or girl (by a pronoun); health: epilepsy" in told(page)


def test_the_passages_unfold_and_lead_to_the_page(qtbot: QtBot, page: PostPage) -> None:
    person = page.gate.told.people[1]
    assert not person.passages.isVisible()
    qtbot.mouseClick(person.toggle, Qt.MouseButton.LeftButton)
    assert person.passages.isVisible()

    person.passage_wanted.emit("[Person A] is in her forties and has epilepsy.")
    assert page.gate.reader.textCursor().selectedText().startswith("Person")


def test_what_the_content_note_tells_says_that_it_stands_there(
    qtbot: QtBot, page: PostPage, context: Context
) -> None:
    page.gate.note.setText("mentions self-harm")
    page.gate.note.editingFinished.emit()
    settle(qtbot, context)
    somebody = page.gate.told.people[-1]
    assert "health: self-harm" in told(page)
    shown = " ".join(part.text() for part in somebody.passages.findChildren(QLabel))
    assert "mentions self-harm In the content note, above the post" in shown


def test_what_left_before_is_told_with_what_links_the_posts(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    session: Session,
    clock: FakeClock,
    folder: Path,
) -> None:
    exported(session, clock, folder, written(session, FIRST, title="The first"))
    post = written(session, BODY)
    page = opened(qtbot, place, context, Way(post.entry_id, post.id))

    assert "Again: age: forties" in told(page)
    assert "“The first”" in told(page)
    (link,) = page.gate.told.findChildren(LinkLine)
    assert {fact.value for fact in link.link.shared} == {"forties", "epilepsy", "hospital"}


def test_only_the_first_few_stand_there_until_more_are_wanted(qtbot: QtBot, page: PostPage) -> None:
    assert len(words(page)) == 4
    qtbot.mouseClick(page.gate.advice.more, Qt.MouseButton.LeftButton)
    assert len(words(page)) == len(page.gate.advice.rows) > 4


def test_advice_is_dismissed_for_this_post_and_undone(
    qtbot: QtBot, page: PostPage, context: Context
) -> None:
    said: list[object] = []
    context.bus.said.connect(lambda words, undo: said.append(undo))
    assert words(page)[0] == "junkie"
    press(qtbot, page, context, "dismiss")
    assert "junkie" not in words(page)
    assert page.gate.advice.aside.isVisibleTo(page.gate)

    said[0]()  # type: ignore[operator]
    settle(qtbot, context)
    assert words(page)[0] == "junkie"


def test_dismissed_advice_comes_back_at_once_when_it_is_wanted(
    qtbot: QtBot, page: PostPage, context: Context
) -> None:
    press(qtbot, page, context, "dismiss")
    qtbot.mouseClick(page.gate.advice.aside, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    assert words(page)[0] == "junkie"


def test_not_for_me_again_silences_a_word_or_for_quotations_the_kind(
    qtbot: QtBot, page: PostPage, context: Context, session: Session
) -> None:
    said: list[str] = []
    context.bus.said.connect(lambda words, _: said.append(words))
    press(qtbot, page, context, "never")
    assert page.gate.advice.rows[0].advice.kind is AdviceKind.QUOTE
    press(qtbot, page, context, "never")

    assert "Very words in quotation marks" not in said[0]
    assert "None of this kind again: Very words in quotation marks." in said[1]
    assert session.advising.choices().silenced == (("language", "junkie"), ("quote", ""))
    assert page.gate.advice.rows[0].advice.kind is AdviceKind.ABBREVIATION


def test_tab_goes_down_the_page_also_through_what_came_late(page: PostPage) -> None:
    gate = page.gate
    panel = gate.notes.parentWidget()
    assert panel is not None
    heights, at = [], gate.reader.nextInFocusChain()
    while at is not gate.reader:
        is_reached = at.isVisible() and bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if is_reached and panel.isAncestorOf(at):
            heights.append(at.mapTo(panel, at.rect().topLeft()).y())
        at = at.nextInFocusChain()
    assert len(heights) > 15
    assert heights == sorted(heights)


def test_the_keyboard_stays_near_when_the_last_advice_goes(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session
) -> None:
    post = written(session, "Jean Hartley came. On the ward they said junkie. I went home.")
    page = opened(qtbot, place, context, Way(post.entry_id, post.id))
    (row,) = page.gate.advice.rows
    row.dismiss.setFocus()
    press(qtbot, page, context, "dismiss")
    assert place.window().focusWidget() is page.gate.note


def test_advice_leads_to_its_place_in_the_entry(
    qtbot: QtBot, page: PostPage, context: Context, session: Session
) -> None:
    asked: list[tuple[str, Span]] = []
    context.bus.passage_requested.connect(lambda entry, span: asked.append((entry, span)))
    press(qtbot, page, context, "show_entry")

    ((entry_id, span),) = asked
    assert session.journal.entry(entry_id).text[span.start : span.end] == "junkie"


def test_advice_never_stands_in_the_way(page: PostPage, session: Session) -> None:
    report = page.presenter.shown
    assert report is not None
    holds = {c.kind.value: c.holds for c in report.report.conditions}
    assert holds["decided"]
    assert holds["markup"]
    assert holds["leaks"]


def test_a_change_of_the_decisions_changes_the_advice(
    qtbot: QtBot, page: PostPage, context: Context, session: Session
) -> None:
    entry_id = page.presenter.shown.summary.post.entry_id  # type: ignore[union-attr]
    text = session.journal.entry(entry_id).text
    at = text.index("junkie")
    session.review.decide(entry_id, Span(at, at + 6), Action.LEAVE_OUT)
    page.presenter.reload()
    settle(qtbot, context)
    assert "junkie" not in words(page)


def test_nothing_of_it_stays_when_the_journal_locks(page: PostPage) -> None:
    page.forget()
    assert page.gate.advice.rows == []
    assert page.gate.told.people == []
    assert page.advice.presenter.shown is None


def test_every_control_of_the_advice_has_a_name(page: PostPage) -> None:
    for person in page.gate.told.people:
        person.unfold(on=True)
    assert unnamed_controls(page.gate) == []
