"""Deciding by keys: every answer, its sheet, and taking it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from reflectapp.domain.finding import Action, Kind
from reflectapp.domain.spans import Span
from reflectapp.services.review import ItemState
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.review.answers import KeepSheet, KindSheet, WordingSheet
from reflectapp.ui.review.findings_model import FindingsModel
from reflectapp.ui.review.page import ReviewPage
from reflectapp.ui.review.presenter import Answer
from reflectapp.ui.review.reading import Phase
from reflectapp.ui.review.view import ReviewPlace
from reflectapp.ui.theme import Theme
from tests.support.review_page import press, public, states, words
from tests.support.reviewing import BODY, looked_through

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_j_k_and_the_arrows_walk_through_the_list(qtbot: QtBot, page: ReviewPage) -> None:
    assert words(page) == "Jean Hartley"

    press(qtbot, page, Key.Key_J)
    press(qtbot, page, Key.Key_Down)
    assert words(page) == "Jean"
    press(qtbot, page, Key.Key_K)
    press(qtbot, page, Key.Key_Up)
    press(qtbot, page, Key.Key_Up)
    assert words(page) == "Jean Hartley"


def test_home_and_end_move_what_the_next_key_decides(qtbot: QtBot, page: ReviewPage) -> None:
    last = page.presenter.order[-1]

    press(qtbot, page, Key.Key_End)
    assert page.presenter.current == last.span
    press(qtbot, page, Key.Key_Home)
    assert page.presenter.current == page.presenter.order[0].span


def test_r_confirms_a_placeholder_and_goes_on(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_R)

    assert states(page)["Jean Hartley"] is ItemState.DECIDED
    assert words(page) == "Mrs Hartley"
    assert "1 of 5 decided" in page.header.progress_text.text()
    assert "Jean Hartley" not in public(page)


def test_keys_pressed_quickly_act_one_after_another(qtbot: QtBot, page: ReviewPage) -> None:
    for _ in range(3):
        qtbot.keyClick(page.findings, Key.Key_R)

    qtbot.waitUntil(lambda: page.presenter.state.decided == 3)  # type: ignore[union-attr]
    assert words(page) == "Halifax"


def test_a_lets_an_answer_count_for_every_mention(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_A)
    press(qtbot, page, Key.Key_R)

    decided = [name for name, state in states(page).items() if state is ItemState.DECIDED]
    assert decided == ["Jean Hartley", "Mrs Hartley", "Jean"]


def test_another_entry_begins_with_one_mention_at_a_time(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_A)
    assert page.bar.whole.isChecked()
    page.open(page.presenter.entry_id)
    assert not page.bar.whole.isChecked()


def test_g_takes_words_of_ones_own(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_G)
    qtbot.keyClicks(page.window().focusWidget(), "a woman i visit")
    press(qtbot, page, Key.Key_Return)

    assert "a woman i visit stood on the step" in public(page)
    assert not page.has_sheet


def test_a_wording_that_tells_too_much_is_not_taken(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_N)
    field = page.window().focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "a name of five words")
    press(qtbot, page, Key.Key_Return)

    assert page.has_sheet
    assert states(page)["Jean Hartley"] is ItemState.PROPOSED


def test_n_uses_another_name(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_N)
    qtbot.keyClicks(page.window().focusWidget(), "Rosa")
    press(qtbot, page, Key.Key_Return)

    assert "Rosa stood on the step" in public(page)


def test_keys_typed_into_a_sheet_decide_nothing_behind_it(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_Space)
    press(qtbot, page, Key.Key_R)
    press(qtbot, page, Key.Key_J)
    press(qtbot, page, Key.Key_Escape)

    assert not page.has_sheet
    assert words(page) == "Jean Hartley"
    assert page.presenter.state.decided == 0  # type: ignore[union-attr]


def test_space_keeps_words_for_a_reason(qtbot: QtBot, page: ReviewPage) -> None:
    page.presenter.select(next(i.span for i in page.presenter.order if i.words == "Gibbs"))

    press(qtbot, page, Key.Key_Space)
    for _ in range(4):
        press(qtbot, page, Key.Key_Backtab, SHIFT)
    press(qtbot, page, Key.Key_Space)

    item = next(i for i in page.presenter.order if i.words == "Gibbs")
    assert item.decision is not None
    assert item.decision.action is Action.KEEP
    assert item.decision.reason == "not a name"
    assert "Gibbs" in public(page)


def test_space_pressed_twice_keeps_nothing(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_Space)
    press(qtbot, page, Key.Key_Space)
    press(qtbot, page, Key.Key_Return)

    assert page.has_sheet
    assert page.presenter.state.decided == 0  # type: ignore[union-attr]


def test_return_presses_the_button_of_a_sheet_that_has_the_focus(
    qtbot: QtBot, page: ReviewPage
) -> None:
    press(qtbot, page, Key.Key_Space)
    press(qtbot, page, Key.Key_Backtab, SHIFT)
    press(qtbot, page, Key.Key_Return)

    assert not page.has_sheet
    assert words(page) != "Jean Hartley"
    assert states(page)["Jean Hartley"] is ItemState.DECIDED


def test_a_long_reason_is_cut_in_the_list_and_whole_in_its_tip(
    qtbot: QtBot, page: ReviewPage
) -> None:
    reason = "a theorist in print for thirty years & read by <every> student"
    page.presenter.decide(Answer(Action.KEEP, reason=reason))
    qtbot.waitUntil(lambda: page.presenter.state.decided == 1)  # type: ignore[union-attr]

    model = page.findings.model()
    assert isinstance(model, FindingsModel)
    kept = model.index(0, 0, model.index(0, 0))
    assert model.outcome_at(kept) == "kept: a theorist in print for…"
    tip = str(model.data(kept, Qt.ItemDataRole.ToolTipRole))
    assert "&amp; read by &lt;every&gt; student" in tip
    assert reason in str(model.data(kept, Qt.ItemDataRole.AccessibleTextRole))


def test_keeping_without_a_reason_is_refused_in_the_sheet(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_Space)
    assert isinstance(page.window().focusWidget(), QLineEdit)
    press(qtbot, page, Key.Key_Return)

    assert page.has_sheet
    assert page.presenter.state.decided == 0  # type: ignore[union-attr]


def test_x_leaves_out_the_words_or_the_sentence(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_J)
    press(qtbot, page, Key.Key_X)
    press(qtbot, page, Key.Key_Tab)
    press(qtbot, page, Key.Key_Space)

    assert "frightened" not in public(page)
    assert "stood on the step" in public(page)


def test_decisions_are_undone_and_made_again(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_R)
    press(qtbot, page, Key.Key_R)
    press(qtbot, page, Key.Key_U)
    press(qtbot, page, Key.Key_Z, CONTROL)
    assert page.presenter.state.decided == 0  # type: ignore[union-attr]
    assert words(page) == "Jean Hartley"

    press(qtbot, page, Key.Key_Z, CONTROL | SHIFT)
    assert page.presenter.state.decided == 1  # type: ignore[union-attr]


def test_undo_still_works_after_the_review_was_left(
    qtbot: QtBot, page: ReviewPage, place: ReviewPlace
) -> None:
    press(qtbot, page, Key.Key_R)
    entry_id = page.presenter.entry_id
    press(qtbot, page, Key.Key_Escape)
    place.open(entry_id)
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.READY)

    press(qtbot, page, Key.Key_U)

    assert page.presenter.state.decided == 0  # type: ignore[union-attr]


def test_delete_takes_one_decision_back(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_R)
    press(qtbot, page, Key.Key_R)
    press(qtbot, page, Key.Key_K)
    press(qtbot, page, Key.Key_K)
    press(qtbot, page, Key.Key_Delete)

    assert states(page)["Jean Hartley"] is ItemState.PROPOSED
    assert states(page)["Mrs Hartley"] is ItemState.DECIDED


def test_shift_return_confirms_everything_proposed(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_Return, SHIFT)

    waiting = [name for name, state in states(page).items() if state is not ItemState.DECIDED]
    assert waiting == ["Gibbs"]
    assert words(page) == "Gibbs"
    assert page.header.accept.isHidden()


@pytest.mark.parametrize("name", ["accept", "next"])
def test_after_a_click_in_the_head_the_keys_answer_the_list(
    qtbot: QtBot, page: ReviewPage, name: str
) -> None:
    clicked: QPushButton = getattr(page.header, name)
    clicked.setFocus()
    qtbot.mouseClick(clicked, Qt.MouseButton.LeftButton)

    assert page.findings.hasFocus()
    press(qtbot, page, Key.Key_Space)
    assert page.has_sheet


def test_return_goes_to_the_next_finding_without_a_decision(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_R)
    press(qtbot, page, Key.Key_K)
    assert words(page) == "Jean Hartley"

    press(qtbot, page, Key.Key_Return)

    assert words(page) == "Mrs Hartley"


@pytest.mark.parametrize("before", ["", "😀", "😀 𝒳 naïve 👩‍⚕️ "])
def test_f_marks_the_selected_words_wherever_emoji_stand(
    qtbot: QtBot, place: ReviewPlace, session: Session, before: str
) -> None:
    entry = looked_through(session, body=f"{before}Then Zed came, and zed went. {BODY}")
    place.open(entry.id)
    page = place.page
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.READY)
    start = entry.text.index("Zed")
    page.columns.entry_pane.select_span(Span(start, start + 3))

    press(qtbot, page, Key.Key_F)
    press(qtbot, page, Key.Key_Space)

    assert words(page) != ""
    item = next(i for i in page.presenter.order if i.span.start == start)
    assert item.words == "Zed"
    assert item.kind is Kind.PERSON
    assert item.state is ItemState.DECIDED
    assert any(i.words == "zed" for i in page.presenter.order)


@pytest.mark.parametrize("key", [Key.Key_R, Key.Key_G, Key.Key_N, Key.Key_X, Key.Key_Space])
def test_an_answer_to_words_that_were_missed_hides_them_and_decides_nothing_else(
    qtbot: QtBot, place: ReviewPlace, session: Session, key: Key
) -> None:
    entry = looked_through(session, body=f"Mum of zed rang. {BODY}")
    place.open(entry.id)
    page = place.page
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.READY)
    before, start = states(page), entry.text.index("zed")
    page.columns.entry_pane.select_span(Span(start, start + 3))

    press(qtbot, page, key)
    assert page.has_sheet
    assert states(page) == before
    press(qtbot, page, Key.Key_Space)

    assert states(page) == {**before, "zed": ItemState.DECIDED}


def test_in_large_type_every_kind_is_read_whole(
    qtbot: QtBot, page: ReviewPage, theme: Theme
) -> None:
    try:
        theme.choose(scale=150)
        page.columns.entry_pane.select_span(Span(0, 5))
        press(qtbot, page, Key.Key_F)
        needed = {
            choice: choice.fontMetrics().horizontalAdvance(choice.text())
            + choice.iconSize().width()
            for choice in page.findChild(KindSheet).choices
        }

        assert [c.text() for c, width in needed.items() if c.contentsRect().width() < width] == []
    finally:
        theme.choose(scale=100)


def test_the_next_finding_drops_the_selection(qtbot: QtBot, page: ReviewPage) -> None:
    state = page.presenter.state
    assert state is not None
    start = state.entry.text.index("frightened")
    page.columns.entry_pane.select_span(Span(start, start + 10))

    press(qtbot, page, Key.Key_J)
    press(qtbot, page, Key.Key_R)

    assert page.columns.entry_pane.selected_span() is None
    assert states(page)["Mrs Hartley"] is ItemState.DECIDED


def test_f_without_a_selection_says_what_to_do(
    qtbot: QtBot, page: ReviewPage, context: Context
) -> None:
    with qtbot.waitSignal(context.bus.said) as said:
        press(qtbot, page, Key.Key_F)

    assert "Select words" in said.args[0]
    assert not page.has_sheet


def test_the_question_mark_shows_all_keys(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page, Key.Key_Question, SHIFT)

    assert page.has_sheet


def test_the_buttons_do_what_the_keys_do(qtbot: QtBot, page: ReviewPage) -> None:
    qtbot.mouseClick(page.bar.answers["replace"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.presenter.state.decided == 1)  # type: ignore[union-attr]
    qtbot.mouseClick(page.bar.signs["undo"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.presenter.state.decided == 0)  # type: ignore[union-attr]

    assert page.window().focusWidget() is page.findings


def test_nobody_is_renamed_to_somebody_in_the_story(qtbot: QtBot, page: ReviewPage) -> None:
    page.answer("rename")
    sheet = page.findChild(WordingSheet)
    sheet.field.setText("Mary Hartley")
    qtbot.keyClick(sheet.field, Key.Key_Return)
    assert page.has_sheet
    sheet.field.setText("Mary Long")
    qtbot.keyClick(sheet.field, Key.Key_Return)
    assert not page.has_sheet


@pytest.mark.parametrize(
    ("words", "promise"),
    [
        ("Gibbs", "Do not ask about these words again in this journal"),
        ("Jean Hartley", "In other entries, ask before hiding these words"),
    ],
)
def test_keeping_promises_silence_for_a_word_and_a_question_for_a_full_name(
    page: ReviewPage, words: str, promise: str
) -> None:
    page.presenter.select(next(i.span for i in page.presenter.order if i.words == words))
    page.answer("keep")

    assert page.findChild(KeepSheet).remember.text() == promise
