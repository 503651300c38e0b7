"""The review of an entry, by keys and by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Draft, Entry
from reflectapp.domain.errors import AnalysisFailedError, ModelMissingError
from reflectapp.domain.finding import Action, Kind, Tier
from reflectapp.domain.spans import Span
from reflectapp.services.review import ItemState
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.review.answers import KeepSheet, WordingSheet
from reflectapp.ui.review.columns import segment_of
from reflectapp.ui.review.entry_pane import EntryPane
from reflectapp.ui.review.findings_model import FindingsModel
from reflectapp.ui.review.page import ReviewPage
from reflectapp.ui.review.presenter import Answer
from reflectapp.ui.review.reader_pane import ReaderPane
from reflectapp.ui.review.reading import Phase
from reflectapp.ui.review.view import ReviewPlace
from tests.support.accessible import unnamed_controls
from tests.support.reviewing import BODY, JEAN, Endless, NamesModel, looked_through

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot, place: ReviewPlace, context: Context, session: Session) -> ReviewPage:
    """The review of an entry with five findings, four proposed and one asked."""
    entry = looked_through(session)
    place.open(entry.id)
    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.READY)
    return place.page


def press(qtbot: QtBot, page: ReviewPage, key: Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is, and wait until its work is done."""
    qtbot.keyClick(page.window().focusWidget() or page.findings, key, modifier)
    qtbot.waitUntil(lambda: not page._context.tasks.is_busy)


def words(page: ReviewPage) -> str:
    """Return the words of the current finding."""
    item = page.presenter.current_item
    assert item is not None
    return item.words


def states(page: ReviewPage) -> dict[str, ItemState]:
    """Return the state of each finding, by its words."""
    return {item.words: item.state for item in page.presenter.order}


def public(page: ReviewPage) -> str:
    """Return what a reader would see."""
    assert page.presenter.state is not None
    return page.presenter.state.public.text


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


@pytest.mark.parametrize("width", [1024, 800, 660])
def test_how_far_one_is_stands_whole_however_little_room_there_is(
    qtbot: QtBot, page: ReviewPage, width: int
) -> None:
    said = page.header.progress_text
    page.header.setParent(None)
    qtbot.addWidget(page.header)
    page.header.resize(width, 60)
    page.header.show()
    assert "0 of 5 decided" in said.text()
    assert said.fontMetrics().horizontalAdvance(said.text()) <= said.width()


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


def test_an_entry_whose_text_is_new_is_looked_through_first(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    model = NamesModel(JEAN)
    session.detection = model  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)

    place.open(entry.id)

    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.READY)
    assert model.asked == 1
    assert place.page.presenter.state.total == 5  # type: ignore[union-attr]


def test_an_entry_edited_meanwhile_is_looked_through_again(
    qtbot: QtBot, page: ReviewPage, context: Context, session: Session
) -> None:
    model = NamesModel({**JEAN, "Zed": (Kind.PERSON, Tier.REPLACE, "zed")})
    session.detection = model  # type: ignore[assignment]
    press(qtbot, page, Key.Key_R)
    entry = page.presenter.entry
    assert entry is not None
    edited = f"Zed rang. {entry.body}"

    session.journal.save(Draft(entry.id, entry.title, edited, entry.happened_on))
    context.bus.entry_saved.emit(entry.id)

    qtbot.waitUntil(lambda: "Zed" in states(page))
    assert states(page)["Jean Hartley"] is ItemState.DECIDED
    assert states(page)["Zed"] is ItemState.PROPOSED


def test_a_missing_model_is_named_with_what_to_do(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    model = NamesModel(JEAN, ModelMissingError("en_core_web_sm"))
    session.detection = model  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)
    place.open(entry.id)
    page = place.page
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.FAILED)

    assert page.notices.banner.isVisible()
    assert "en_core_web_sm" in page.notices.banner.accessibleDescription()
    assert BODY[:20] in page.columns.entry_pane.toPlainText()

    model.error = None
    page.notices.again.click()
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.READY)
    assert not page.notices.banner.isVisible()


def test_a_failed_analysis_leaves_the_entry_on_screen(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    session.detection = NamesModel(JEAN, AnalysisFailedError())  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)
    place.open(entry.id)

    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.FAILED)

    assert "Jean Hartley" in place.page.columns.entry_pane.toPlainText()


def test_looking_for_names_can_be_stopped_and_begun_again(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    session.detection = Endless(JEAN)  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)
    place.open(entry.id)
    page = place.page
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.ANALYSING)
    assert page.notices.waiting.isVisible()
    assert "Jean Hartley" in page.columns.entry_pane.toPlainText()

    page.notices.stop_wanted.emit()
    assert page.presenter.phase is Phase.STOPPED
    assert not page.notices.waiting.isVisible()

    session.detection = NamesModel(JEAN)  # type: ignore[assignment]
    page.notices.again.click()
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.READY)
    assert not page.notices.isVisible()


def test_opening_another_entry_shows_nothing_of_the_last_one(
    qtbot: QtBot, page: ReviewPage, place: ReviewPlace, session: Session
) -> None:
    other = session.journal.new_entry(title="Other", body="Nothing of it.")
    session.detection = Endless(JEAN)  # type: ignore[assignment]

    place.open(other.id)

    assert page.columns.entry_pane.toPlainText() == ""
    assert page.columns.reader_pane.toPlainText() == ""


def test_an_entry_in_which_nothing_is_found_says_so(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    entry = looked_through(session, body="We had soup.", names={})
    place.open(entry.id)
    page = place.page
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.READY)

    assert page.nothing.isVisible()
    assert "nothing found" in page.header.progress_text.text()


def test_an_entry_is_marked_for_the_blog_and_that_is_undone(
    qtbot: QtBot, page: ReviewPage, context: Context, session: Session
) -> None:
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    with qtbot.waitSignal(context.bus.said) as said:
        page.header.post.click()
    assert [s.post.entry_id for s in session.publishing.posts()] == [page.presenter.entry_id]
    assert page.header.post.text() == "To the post"
    assert "from the day they were written" in said.args[0]

    said.args[1]()

    assert session.publishing.posts() == []
    assert page.header.post.text() == "Mark for blog"


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


def test_nobody_is_renamed_to_somebody_in_the_story(qtbot: QtBot, page: ReviewPage) -> None:
    page.answer("rename")
    sheet = page.findChild(WordingSheet)
    sheet.field.setText("Mary Hartley")
    qtbot.keyClick(sheet.field, Key.Key_Return)
    assert page.has_sheet
    sheet.field.setText("Mary Long")
    qtbot.keyClick(sheet.field, Key.Key_Return)
    assert not page.has_sheet


def test_every_control_of_the_review_can_be_read_aloud(qtbot: QtBot, page: ReviewPage) -> None:
    assert unnamed_controls(page) == []
    for name in ("generalise", "rename", "keep", "leave out", "keys"):
        page.answer(name)
        assert unnamed_controls(page) == [], name


def test_locking_leaves_no_word_in_the_widgets(
    qtbot: QtBot, page: ReviewPage, place: ReviewPlace
) -> None:
    page.answer("keep")

    place.forget()

    assert page.columns.entry_pane.toPlainText() == ""
    assert page.columns.reader_pane.toPlainText() == ""
    assert page.findings.model().rowCount() == 0
    assert page.header.title.text() == ""
    assert place.chooser.model.rowCount() == 0


def test_both_columns_show_the_same_place(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    filler = "\n\n".join(f"Paragraph {n} of a long entry, about nothing at all." for n in range(60))
    entry = looked_through(session, body=f"{BODY}\n\n{filler}\n\nAnd then Halifax again.")
    place.open(entry.id)
    page = place.page
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.READY)
    last = next(i for i in page.presenter.order if i.span.start > 1000)
    page.presenter.select(last.span)

    left, right = page.columns.entry_pane, page.columns.reader_pane
    assert left.verticalScrollBar().value() > 0
    assert right.verticalScrollBar().value() > 0
    left.verticalScrollBar().setValue(0)
    assert right.verticalScrollBar().value() == 0


def entry_rows(place: ReviewPlace) -> list[str]:
    """Return what the list of entries says."""
    model = place.chooser.model
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def test_the_list_says_how_many_findings_wait(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    looked: Entry = looked_through(session)
    session.journal.new_entry(title="Not yet", body="Nobody has looked.")
    place.activate()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)

    rows = entry_rows(place)
    assert any("A late visit" in row and "5 findings wait" in row for row in rows)
    assert any("Not yet" in row and "not looked through yet" in row for row in rows)
    place.chooser.list.setCurrentIndex(
        place.chooser.model.index(next(i for i, r in enumerate(rows) if "A late visit" in r))
    )
    qtbot.keyClick(place.chooser.list, Key.Key_Return)
    qtbot.waitUntil(lambda: place.page.presenter.entry_id == looked.id)


def test_the_list_stands_at_the_entry_one_comes_from(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    looked: Entry = looked_through(session)
    for title in ("One", "Two"):
        session.journal.new_entry(title=title)
    place.activate()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    place.open(looked.id)
    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.READY)
    place.show_list()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    row = place.chooser.model.row_at(place.chooser.list.currentIndex())
    assert row is not None
    assert row.id == looked.id


def test_the_list_claims_no_decision_where_nothing_was_found(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    looked_through(session, body="We had soup.", names={})
    decided = looked_through(session, title="Decided", names={"Jean": JEAN["Jean"]})
    session.review.accept_proposed(decided.id)
    place.activate()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)

    said = {row.split(", ")[1]: row.split(", ")[2] for row in entry_rows(place)}
    assert said == {"A late visit": "nothing found", "Decided": "all decided"}


def test_an_empty_journal_says_what_the_place_is_for(
    qtbot: QtBot, place: ReviewPlace, context: Context
) -> None:
    place.activate()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)

    assert not place.chooser.list.isVisible()
    assert unnamed_controls(place.chooser) == []


def test_the_review_begins_where_another_place_says(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    entry = looked_through(session)
    start = entry.text.index("Halifax")
    context.bus.review_requested.emit(entry.id)
    context.bus.finding_requested.emit(entry.id, Span(start, start + 7))
    qtbot.waitUntil(lambda: place.page.presenter.state is not None)

    assert words(place.page) == "Halifax"


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


def test_where_nothing_was_found_the_focus_is_in_the_text(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    entry = looked_through(session, title="", body="We talked for an hour.", names={})
    place.open(entry.id)
    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.READY)
    assert place.page.columns.entry_pane.hasFocus()

    place.setFocus()
    place.activate()
    assert place.page.columns.entry_pane.hasFocus()
    place.page.columns.entry_pane.select_span(Span(5, 11))
    press(qtbot, place.page, Key.Key_F)
    assert place.page.has_sheet


def test_without_entries_the_focus_is_on_what_leads_to_one(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    place.activate()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    assert place.chooser.start.hasFocus()

    looked_through(session)
    place.activate()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    assert place.chooser.list.hasFocus()


def test_a_name_of_sixty_letters_leaves_the_smallest_window_its_width(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    name = "Bartholomew-Christopher Featherstonehaugh-Cholmondeley-Smythe"
    names = {name: (Kind.PERSON, Tier.REPLACE, "b"), "3 March": (Kind.DATE, Tier.ASK, "")}
    body = f"{name} came on 3 March."
    place.resize(1400, 600)
    place.open(looked_through(session, f"A visit to {name}", body, names).id)
    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.READY)

    assert place.minimumSizeHint().width() <= 940
    place.resize(940, 600)
    shown = place.page.header.title
    assert shown.fontMetrics().horizontalAdvance(shown.text()) <= shown.width()


def test_nobody_is_the_same_as_a_date(qtbot: QtBot, place: ReviewPlace, session: Session) -> None:
    names = {
        "Jean": (Kind.PERSON, Tier.REPLACE, "j"),
        "Ada": (Kind.PERSON, Tier.REPLACE, "a"),
        "3 March": (Kind.DATE, Tier.ASK, ""),
    }
    place.open(looked_through(session, "", "Jean and Ada came on 3 March.", names).id)
    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.READY)

    def offered(words_of: str) -> list[str]:
        item = next(i for i in place.page.presenter.order if i.words == words_of)
        menu = place.page.subject_menu.menu(item.span)
        assert menu is not None
        same = menu.actions()[0].menu()
        assert isinstance(same, QMenu)
        return [act.text() for act in same.actions()]

    assert offered("Jean") == ["Ada"]
    assert offered("3 March") == []
