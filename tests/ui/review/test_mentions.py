"""Who a mention is: joined, parted, and the menu of the right button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reflectapp.domain.finding import Kind, Tier
from reflectapp.domain.spans import Span
from reflectapp.services.review import ItemState
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.review.columns import segment_of
from reflectapp.ui.review.entry_pane import EntryPane
from reflectapp.ui.review.page import ReviewPage
from reflectapp.ui.review.reader_pane import ReaderPane
from reflectapp.ui.review.reading import Phase
from reflectapp.ui.review.view import ReviewPlace
from tests.support.review_page import press, public, states
from tests.support.reviewing import looked_through

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def offer(page: ReviewPage, words_of: str, wanted: str) -> QAction:
    """Return an offer of the context menu on the first mention with these words."""
    item = next(i for i in page.presenter.order if i.words == words_of)
    menu = page.subject_menu.menu(item.span)
    assert menu is not None
    same = menu.actions()[0].menu()
    assert isinstance(same, QMenu)
    return next(act for act in [*menu.actions(), *same.actions()] if act.text() == wanted)


@pytest.mark.parametrize("is_decided", [True, False])
@pytest.mark.parametrize("by_key", [True, False])
def test_two_subjects_are_joined_and_that_is_undone(
    qtbot: QtBot,
    page: ReviewPage,
    context: Context,
    session: Session,
    is_decided: bool,
    by_key: bool,
) -> None:
    if is_decided:
        press(qtbot, page, Key.Key_Return, SHIFT)
        press(qtbot, page, Key.Key_R)
    before = session.review.register()
    count = len(page.presenter.groups)

    with qtbot.waitSignal(context.bus.said) as said:
        offer(page, "Gibbs", "Jean Hartley").trigger()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    named = session.review.register().named("Gibbs")
    assert [s.name for s in named] == ["Jean Hartley"]
    assert len(page.presenter.groups) == count - 1
    assert "[Person B]" not in public(page)

    if by_key:
        assert page.bar.signs["undo"].isEnabled()
        press(qtbot, page, Key.Key_U)
    else:
        said.args[1]()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    assert session.review.register() == before
    assert len(page.presenter.groups) == count


def test_a_join_is_not_undone_in_place_of_what_was_decided_after_it(
    qtbot: QtBot, page: ReviewPage, context: Context, session: Session
) -> None:
    with qtbot.waitSignal(context.bus.said) as said:
        offer(page, "Gibbs", "Jean Hartley").trigger()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    press(qtbot, page, Key.Key_R)

    with qtbot.waitSignal(context.bus.said) as refused:
        said.args[1]()
    assert "More was decided since" in refused.args[0]
    assert page.presenter.state.decided == 1  # type: ignore[union-attr]

    press(qtbot, page, Key.Key_U)
    assert page.presenter.state.decided == 0  # type: ignore[union-attr]
    assert session.review.register().named("Gibbs")


def test_a_join_is_undone_after_its_review_was_left(
    qtbot: QtBot, page: ReviewPage, context: Context, session: Session
) -> None:
    before = session.review.register()
    with qtbot.waitSignal(context.bus.said) as said:
        offer(page, "Gibbs", "Jean Hartley").trigger()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    press(qtbot, page, Key.Key_Escape)

    said.args[1]()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)

    assert session.review.register() == before


@pytest.mark.parametrize("is_decided", [True, False])
def test_a_mention_becomes_somebody_else_and_that_is_undone(
    qtbot: QtBot, page: ReviewPage, context: Context, session: Session, is_decided: bool
) -> None:
    press(qtbot, page, Key.Key_R)
    if is_decided:
        press(qtbot, page, Key.Key_Return, SHIFT)
    before = session.review.register()
    assert "[Person B]" not in public(page)

    with qtbot.waitSignal(context.bus.said) as said:
        offer(page, "Jean", "“Jean” is somebody else").trigger()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    assert "[Person B] will be asleep" in public(page)
    assert len(page.presenter.groups) == 4

    said.args[1]()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    assert session.review.register() == before
    assert "[Person A] will be asleep" in public(page)


@pytest.mark.parametrize("is_public", [False, True])
def test_the_right_button_on_a_mention_offers_who_it_is(
    qtbot: QtBot, page: ReviewPage, is_public: bool
) -> None:
    item = next(i for i in page.presenter.order if i.words == "Jean Hartley")
    page.presenter.select(item.span)
    assert page.presenter.state is not None
    columns = page.columns
    pane: EntryPane | ReaderPane = columns.entry_pane
    place = columns.entry_pane.rect_of(item.span).center()
    if is_public:
        pane, number = columns.reader_pane, segment_of(page.presenter.state.public, item.span)
        assert number is not None
        mark = columns.reader_pane._places[number]
        place = pane.rects(mark.start, mark.end)[0].center()
        place.setY(place.y() - pane.verticalScrollBar().value())
    with qtbot.waitSignal(columns.menu_requested) as asked:
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.RightButton, pos=place.toPoint())
    assert asked.args[0].overlaps(item.span)
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    assert menu.actions()[0].text() == "Jean Hartley is the same as"
    menu.close()


def test_the_menu_of_a_mention_has_every_answer(qtbot: QtBot, page: ReviewPage) -> None:
    offer(page, "Jean", "Replace").trigger()
    qtbot.waitUntil(lambda: states(page)["Jean"] is ItemState.DECIDED)
    offer(page, "Halifax", "Keep…").trigger()
    assert page.has_sheet


def test_words_that_are_selected_are_hidden_with_the_right_button(
    qtbot: QtBot, page: ReviewPage
) -> None:
    state = page.presenter.state
    assert state is not None
    start = state.entry.text.index("frightened")
    pane = page.columns.entry_pane
    pane.select_span(Span(start + 2, start + 6))
    place = pane.rect_of(Span(start + 3, start + 4)).center()
    with qtbot.waitSignal(pane.marking_requested):
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.RightButton, pos=place.toPoint())
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    assert page.has_sheet
    assert pane.selected_span() == Span(start, start + len("frightened"))


def test_nobody_is_the_same_as_a_date(qtbot: QtBot, place: ReviewPlace, session: Session) -> None:
    names = {
        "Jean": (Kind.PERSON, Tier.REPLACE, "j"),
        "Ada": (Kind.PERSON, Tier.REPLACE, "a"),
        "3 March": (Kind.DATE, Tier.ASK, ""),
    }
    place.open(looked_through(session, "", "Jean and Ada came on 3 March.", names).id)
    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.READY)

    def offered(words_of: str) -> list[str] | None:
        item = next(i for i in place.page.presenter.order if i.words == words_of)
        menu = place.page.subject_menu.menu(item.span)
        assert menu is not None
        same = menu.actions()[0].menu()
        return [act.text() for act in same.actions()] if isinstance(same, QMenu) else None

    assert offered("Jean") == ["Ada"]
    assert offered("3 March") is None
