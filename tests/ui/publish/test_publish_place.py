"""From waiting to exported, as the writer sees it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Draft, Mood
from reflectapp.domain.errors import ModelMissingError
from reflectapp.domain.finding import Action
from reflectapp.domain.post import ExportRecord, PostState
from reflectapp.domain.spans import Span
from reflectapp.publish.report import ReasonKind, Refusal
from reflectapp.services.publishing import FORMATS
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.folder_dialog import FolderDialog
from reflectapp.ui.publish.format_choice import format_name
from reflectapp.ui.publish.gate_page import ConditionRow
from reflectapp.ui.publish.page import PostPage
from reflectapp.ui.publish.post_lists import PostsList
from reflectapp.ui.publish.sent_card import SentCard
from reflectapp.ui.publish.view import PublishPlace
from tests.support.accessible import unnamed_controls
from tests.support.fakes import FakeClock
from tests.support.refusing import no_writing
from tests.support.reviewing import BODY, JEAN, Endless, NamesModel, findings, looked_through
from tests.ui.publish.conftest import Way
from tests.unit.publish.test_answers import COMPLETE

Key = Qt.Key
FORTNIGHT = timedelta(days=14)


def settle(qtbot: QtBot, context: Context) -> None:
    """Wait until all that was asked for has been told."""
    qtbot.waitUntil(lambda: not context.tasks.is_busy)


def opened(qtbot: QtBot, place: PublishPlace, context: Context, way: Way) -> PostPage:
    """Open the post's page."""
    place.open(way.post_id)
    settle(qtbot, context)
    return place.page


def reread(qtbot: QtBot, page: PostPage, context: Context) -> None:
    """Answer everything and confirm."""
    page.presenter.answer(COMPLETE)
    page.go_to("check in")
    qtbot.mouseClick(page.check_in.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, context)


def ready_to_leave(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock
) -> PostPage:
    """Come back when the words are ripe, and re-read them."""
    clock.advance(FORTNIGHT)
    page = opened(qtbot, place, context, way)
    reread(qtbot, page, context)
    return page


def lines(posts: PostsList) -> list[str]:
    """Return what a list says, row by row."""
    model = posts.model()
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def shown_words(widget: QWidget) -> str:
    """Return all text of a widget's labels that can be seen."""
    from PySide6.QtWidgets import QLabel

    return " ".join(part.text() for part in widget.findChildren(QLabel) if part.isVisible())


def test_nothing_is_said_of_posts_before_they_are_read(place: PublishPlace, way: Way) -> None:
    assert "Nothing is" not in shown_words(place.lists)
    assert place.lists.check.isHidden()


def test_posts_stand_in_the_list_where_they_are_on_their_way(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    session: Session,
    clock: FakeClock,
) -> None:
    place.activate()
    settle(qtbot, context)
    assert "ripens Mon 16 Mar 2026, in 14 days" in lines(place.lists.waiting)[0]

    clock.advance(FORTNIGHT)
    place.activate()
    settle(qtbot, context)
    assert lines(place.lists.waiting) == []
    assert "read it again" in lines(place.lists.ready)[0]


@pytest.mark.parametrize(
    ("waited", "said"),
    [
        (timedelta(), "all findings decided; ripens Mon 16 Mar 2026, in 14 days"),
        (timedelta(days=13), "all findings decided; ripens Mon 16 Mar 2026, in 1 day"),
        (timedelta(days=13, hours=23), "all findings decided; ripens today"),
        (FORTNIGHT, "ripe; read it again with fresh eyes"),
    ],
)
def test_a_post_says_in_list_and_head_when_it_ripens(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    clock: FakeClock,
    waited: timedelta,
    said: str,
) -> None:
    clock.advance(waited)
    place.activate()
    settle(qtbot, context)
    assert [*lines(place.lists.waiting), *lines(place.lists.ready)] == [f"A late visit, {said}"]

    page = opened(qtbot, place, context, way)
    assert page.line.text() == said


def test_what_may_leave_stands_above_what_is_to_be_read(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    clock: FakeClock,
    session: Session,
) -> None:
    later = looked_through(session, title="Marked later", body="We had soup.", names={})
    later_way = Way(later.id, session.publishing.mark(later.id).id)
    clock.advance(FORTNIGHT)
    reread(qtbot, opened(qtbot, place, context, later_way), context)
    place.show_lists()
    settle(qtbot, context)

    titles = [line.split(", ")[0] for line in lines(place.lists.ready)]
    assert titles == ["Marked later", "A late visit"]
    assert "it may leave" in lines(place.lists.ready)[0]


def test_without_posts_the_place_says_how_to_begin(
    qtbot: QtBot, place: PublishPlace, context: Context
) -> None:
    place.activate()
    settle(qtbot, context)

    assert "Mark an entry" in shown_words(place)
    assert unnamed_controls(place.lists) == []


def test_without_posts_the_focus_is_on_what_begins_one_and_goes_to_the_first_post(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session
) -> None:
    place.activate()
    settle(qtbot, context)
    assert place.lists.begin.hasFocus()

    session.publishing.mark(looked_through(session).id)
    context.bus.post_changed.emit("")
    settle(qtbot, context)
    assert place.lists.waiting.hasFocus()


def test_coming_back_to_a_post_puts_the_focus_on_its_steps(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way
) -> None:
    page = opened(qtbot, place, context, way)
    outside = QWidget(place.parentWidget())
    qtbot.addWidget(outside)
    page.window().setFocus()

    place.activate()

    focused = QGuiApplication.focusObject()
    assert isinstance(focused, QWidget)
    assert page.steps.isAncestorOf(focused)


def test_an_early_export_is_refused_with_the_day(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, folder: Path
) -> None:
    page = opened(qtbot, place, context, way)
    page.go_to("export")

    assert "It may leave on Monday, 16 March 2026" in shown_words(page.export)
    assert not page.export.send.isEnabled()
    assert page.export.preview.toPlainText() == ""
    assert not list(folder.iterdir())


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


def test_an_undecided_finding_leads_to_the_review(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session
) -> None:
    entry = looked_through(session, title="Another")
    page = opened(qtbot, place, context, Way(entry.id, session.publishing.mark(entry.id).id))

    row = page.gate.rows[0]
    assert not row.words.holds
    with qtbot.waitSignal(context.bus.review_requested):
        qtbot.mouseClick(row.mend, Qt.MouseButton.LeftButton)


def test_an_entry_that_was_not_looked_through_is_looked_through_on_the_post_page(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session
) -> None:
    model = NamesModel(JEAN)
    session.detection = model  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)

    page = opened(qtbot, place, context, Way(entry.id, session.publishing.mark(entry.id).id))

    assert model.asked == 1
    assert not page.looking.isVisible()
    assert page.gate.conditions.isVisible()
    assert page.gate.rows[0].words.title == "Findings to decide"
    assert "[Person A]" in page.gate.reader.toPlainText()


def test_looking_for_names_is_shown_and_can_be_stopped_on_the_post_page(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session
) -> None:
    session.detection = Endless(JEAN)  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)
    place.open(session.publishing.mark(entry.id).id)
    page = place.page
    qtbot.waitUntil(page.looking.isVisible)
    assert not page.gate.conditions.isVisible()

    page.looking.stop_wanted.emit()
    assert not page.looking.isVisible()
    assert [row.words.title for row in page.gate.rows] == ["Not looked through yet"]
    before = page.presenter.shown
    context.bus.post_changed.emit(page.presenter.post_id)
    qtbot.waitUntil(lambda: page.presenter.shown is not before)
    assert not page.looking.isVisible()

    session.detection = NamesModel(JEAN)  # type: ignore[assignment]
    qtbot.mouseClick(page.gate.rows[0].mend, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.gate.rows) > 1)
    assert page.gate.rows[0].words.title == "Findings to decide"


def test_a_missing_model_is_named_on_the_post_page_and_not_asked_again_by_itself(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session
) -> None:
    model = NamesModel(JEAN, ModelMissingError("en_core_web_sm"))
    session.detection = model  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)
    page = opened(qtbot, place, context, Way(entry.id, session.publishing.mark(entry.id).id))
    assert page.gate.problem.isVisible()

    context.bus.post_changed.emit(page.presenter.post_id)
    settle(qtbot, context)

    assert model.asked == 1
    assert not page.looking.isVisible()
    assert page.gate.rows[0].mend.text() == "Look for names"


def test_leaving_a_post_that_is_looked_through_changes_nothing_elsewhere(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, session: Session
) -> None:
    session.detection = Endless(JEAN)  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)
    place.open(session.publishing.mark(entry.id).id)
    qtbot.waitUntil(place.page.looking.isVisible)

    place.open(way.post_id)

    qtbot.waitUntil(lambda: place.page.presenter.shown is not None)
    assert not place.page.looking.isVisible()


def test_re_reading_cannot_be_confirmed_before_it_is_ripe(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way
) -> None:
    page = opened(qtbot, place, context, way)
    page.presenter.answer(COMPLETE)
    page.go_to("check in")

    assert not page.check_in.confirm.isEnabled()
    assert "Monday, 16 March 2026" in shown_words(page.check_in)


def test_a_ripe_post_is_re_read_and_leaves_as_shown(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    clock: FakeClock,
    folder: Path,
    session: Session,
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    assert page.presenter.shown is not None
    assert page.presenter.shown.summary.state is PostState.APPROVED
    preview = page.export.preview.toPlainText()
    assert "Person A" in preview
    assert "Hartley" not in preview

    qtbot.mouseClick(page.export.send, Qt.MouseButton.LeftButton)
    settle(qtbot, context)

    (left,) = folder.iterdir()
    content = left.read_bytes()
    assert content.decode("utf-8") == preview
    assert left.name == page.export.file_name.text()
    assert left.name in shown_words(page.export.sent)
    page.export.sent.copy.click()
    assert QGuiApplication.clipboard().text() == hashlib.sha256(content).hexdigest()
    place.show_lists()
    settle(qtbot, context)
    assert "exported Mon 16 Mar 2026" in lines(place.lists.exported)[0]


def test_who_writes_two_blogs_chooses_among_the_folders_used(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock, folder: Path
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    other = folder.parent / "second"
    other.mkdir()
    assert not page.export.used.isVisible()
    assert not page.export.choose.isVisible()
    for where in (folder, other):
        page.presenter.choose_folder(where)
        page.presenter.export()
        settle(qtbot, context)
    assert page.export.choose.isVisible()
    (offer,) = page.export.used.findChildren(QPushButton)
    assert offer.text() == f"{folder.parent.name}/{folder.name}"
    assert unnamed_controls(place) == []
    offer.click()
    assert page.presenter.folder == folder
    assert str(folder) in page.export.folder.text()


def test_what_has_left_just_now_stands_on_top_and_what_left_before_below(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock, folder: Path
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    export = page.export
    export.send.click()
    settle(qtbot, context)
    qtbot.waitUntil(lambda: export.sent.y() < export.send.y())
    export.formats.chosen.emit("html")
    settle(qtbot, context)
    qtbot.waitUntil(lambda: export.send.y() < export.sent.y())


def test_a_refused_export_is_said_in_sight_with_the_keyboard_at_the_way_out(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock, folder: Path
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    export = page.export
    page.presenter.choose_folder(folder / "gone")
    export.send.setFocus()
    qtbot.keyClick(export.send, Qt.Key.Key_Return)
    settle(qtbot, context)
    assert "not there any more" in shown_words(export.problem)
    qtbot.waitUntil(lambda: not export.problem.visibleRegion().isEmpty())
    assert export.elsewhere.hasFocus()
    qtbot.keyClick(export.elsewhere, Qt.Key.Key_Return)
    assert page.presenter.folder == folder
    assert not export.problem.isVisible()


def test_an_export_without_a_folder_says_that_it_asks_for_one_and_then_leaves(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock, folder: Path
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    assert page.export.send.text() == "Choose folder and export"

    qtbot.mouseClick(page.export.send, Qt.MouseButton.LeftButton)
    settle(qtbot, context)

    assert len(list(folder.iterdir())) == 1
    assert page.export.send.text() == "Export"
    assert page.export.send.accessibleName() == "Export"


def test_the_bytes_are_shown_in_the_fixed_font_of_the_system(
    qtbot: QtBot, place: PublishPlace, context: Context
) -> None:
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    assert fixed.family() != context.theme.font().family()

    assert place.page.export.preview.font().family() == fixed.family()
    assert place.page.export.preview.lineWrapMode() is QPlainTextEdit.LineWrapMode.WidgetWidth


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


def test_nothing_is_said_to_hold_a_post_back_while_that_is_asked(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock
) -> None:
    clock.advance(FORTNIGHT)
    page = opened(qtbot, place, context, way)
    page.go_to("export")
    assert page.export.refusal.isVisible()
    page.presenter.answer(COMPLETE)

    page.presenter.reread()

    assert not page.export.refusal.isVisible()
    assert page.export.preview.placeholderText() == "Looking at what would leave…"
    settle(qtbot, context)
    assert page.export.preview.toPlainText()


def test_the_other_format_shows_its_own_bytes(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)

    page.presenter.choose_format("html")
    settle(qtbot, context)

    assert page.export.preview.toPlainText().lower().startswith("<!doctype html>")
    assert page.export.file_name.text().endswith(".html")


def first_line_in_sight(page: PostPage) -> str:
    return page.export.preview.firstVisibleBlock().text()


@pytest.mark.parametrize("is_in_sight", [True, False])
def test_a_page_with_a_long_head_opens_at_the_words_and_says_what_stands_above(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    clock: FakeClock,
    is_in_sight: bool,
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    page.go_to("export" if is_in_sight else "gate")

    page.presenter.choose_format("html")
    settle(qtbot, context)
    page.go_to("export")

    qtbot.waitUntil(lambda: first_line_in_sight(page) in {"</head>", "<body>", "<article>"})
    head = page.export.preview.toPlainText().partition("</head>")[0]
    assert str(head.count("\n")) in page.export.above.text()
    assert page.export.above.isVisible()
    # Whoever reads on and comes back is where they were.
    page.export.preview.verticalScrollBar().setValue(0)
    page.go_to("gate")
    page.go_to("export")
    settle(qtbot, context)
    assert first_line_in_sight(page).lower() == "<!doctype html>"

    page.presenter.choose_format("hugo")
    settle(qtbot, context)
    assert first_line_in_sight(page) == "---"
    assert not page.export.above.isVisible()


def test_every_format_is_offered_with_a_word_on_what_it_is_for(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    formats = page.export.formats
    assert [formats.box.itemData(n) for n in range(formats.box.count())] == list(FORMATS)
    for name in FORMATS:
        formats.set_current(name)
        assert format_name(name)[0].isupper()
        assert formats.purpose.text().endswith(".")


def test_format_and_folder_of_the_last_export_are_offered_again(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock, folder: Path
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    page.export.formats.box.setCurrentIndex(page.export.formats.box.findData("jekyll"))
    page.export.formats.box.activated.emit(0)
    page.presenter.choose_folder(folder)
    settle(qtbot, context)
    page.presenter.export()
    settle(qtbot, context)
    assert [path.name[:4] for path in folder.iterdir()] == ["2026"]

    place.forget()
    page = opened(qtbot, place, context, way)

    assert page.presenter.format == "jekyll"
    assert page.presenter.folder == folder
    assert page.export.formats.box.currentData() == "jekyll"
    page.presenter.choose_format("pdf")
    assert page.presenter.folder is None


def test_rich_text_is_copied_and_put_on_record(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    session: Session,
    clock: FakeClock,
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    page.presenter.choose_format("rich-text")
    settle(qtbot, context)
    assert page.export.send.text() == "Copy as rich text"
    assert not page.export.folder.isVisible()
    preview = page.export.preview.toPlainText()

    qtbot.mouseClick(page.export.send, Qt.MouseButton.LeftButton)
    settle(qtbot, context)

    data = QGuiApplication.clipboard().mimeData()
    assert data.html() == preview
    assert "<" not in data.text()
    assert "[Person A]" in data.text()
    (record,) = session.publishing.summary(way.post_id).post.exports
    assert record.is_copy
    assert "It is copied" in shown_words(page.export.sent)
    assert not page.export.sent.open.isVisible()
    place.show_lists()
    settle(qtbot, context)
    assert "copied Mon 16 Mar 2026 as rich text" in lines(place.lists.exported)[0]
    QGuiApplication.clipboard().clear()


def test_a_site_of_all_that_left_is_made_from_the_list(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock, folder: Path
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    assert not place.lists.make_site.isVisibleTo(place.lists)
    page.presenter.choose_folder(folder)
    page.presenter.export()
    settle(qtbot, context)
    place.show_lists()
    settle(qtbot, context)

    qtbot.mouseClick(place.lists.make_site, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    form = place.lists.site_form
    assert form.title.hasFocus()
    assert unnamed_controls(place) == []
    for title, address, words in (
        ("Jean's nights", "", "must not leave, and stands in the title or the address: “Jean”"),
        ("Night notes", "example", "This is no address of a site"),
    ):
        form.title.setText(title)
        form.address.setText(address)
        form.make.click()
        settle(qtbot, context)
        assert words in form.problem.text()
        assert not place.lists.site.isVisible()
    form.address.setText("example.org/notes")
    qtbot.keyClick(form.title, Qt.Key.Key_Return)
    settle(qtbot, context)
    assert not form.isVisible()
    assert place.lists.make_site.hasFocus()
    assert place.lists.site.isVisible()
    assert "site of 1 post" in place.lists.site.accessibleName()
    (site,) = [path for path in folder.iterdir() if path.is_dir()]
    assert "<h1>Night notes</h1>" in (site / "index.html").read_text("utf-8")
    place.lists.make_site.click()
    settle(qtbot, context)
    assert form.address.text() == "https://example.org/notes/"
    qtbot.keyClick(form.address, Qt.Key.Key_Escape)
    assert place.lists.make_site.hasFocus()

    place.site.make(folder)
    settle(qtbot, context)
    assert "already" in place.lists.site.accessibleName()
    place.forget()
    assert str(folder) not in shown_words(place.lists)
    assert form.title.text() == ""


def test_what_came_of_a_post_is_noted_after_it_left(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    session: Session,
    clock: FakeClock,
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    assert not page.export.sent.feedback.isVisible()
    qtbot.mouseClick(page.export.send, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    note = page.export.sent.feedback
    qtbot.keyClicks(note.field, "A colleague wrote: thank you.")

    assert place.prepare_lock()
    place.show_lists()
    opened(qtbot, place, context, way)

    assert note.field.toPlainText() == "A colleague wrote: thank you."
    exports = session.publishing.summary(way.post_id).post.exports
    assert [record.feedback for record in exports] == ["A colleague wrote: thank you."]
    place.forget()
    assert note.field.toPlainText() == ""


def test_a_note_that_cannot_be_kept_keeps_the_journal_open(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    session: Session,
    clock: FakeClock,
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    qtbot.mouseClick(page.export.send, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    qtbot.keyClicks(page.export.sent.feedback.field, "Kind.")
    with no_writing(session):
        assert not place.prepare_lock()
        assert page.export.sent.feedback.field.toPlainText() == "Kind."
    assert place.prepare_lock()


def test_a_file_that_is_there_is_replaced_only_when_asked(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock, folder: Path
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    name = page.export.file_name.text()
    (folder / name).write_text("something of mine")
    page.presenter.choose_folder(folder)

    qtbot.mouseClick(page.export.send, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    assert (folder / name).read_text() == "something of mine"
    assert page.export.replace.isVisible()
    assert page.export.elsewhere.isVisible()

    qtbot.mouseClick(page.export.replace, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    assert "Person A" in (folder / name).read_text()
    assert page.export.sent.isVisible()


def test_a_folder_that_is_gone_is_said_and_nothing_leaves(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock, folder: Path
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    page.presenter.choose_folder(folder / "gone")

    page.presenter.export()
    settle(qtbot, context)

    assert page.export.problem.isVisible()
    assert not page.export.replace.isVisible()
    assert not list(folder.iterdir())


def test_after_an_export_the_folder_can_be_opened_and_the_path_copied(
    qtbot: QtBot, context: Context, folder: Path
) -> None:
    opened_folders: list[Path] = []

    def open_folder(path: Path) -> bool:
        opened_folders.append(path)
        return True

    card = SentCard(context.theme, open_folder)
    qtbot.addWidget(card)
    when = context.session.clock.now()
    record = ExportRecord(when, "html", "a-late-visit.html", str(folder), "ab" * 32, "cd" * 32)
    card.show_record(record)

    qtbot.mouseClick(card.open, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.copy_path, Qt.MouseButton.LeftButton)
    assert opened_folders == [folder]
    assert QGuiApplication.clipboard().text() == str(folder / "a-late-visit.html")
    assert card.missing.isHidden()

    folder.rmdir()
    qtbot.mouseClick(card.open, Qt.MouseButton.LeftButton)
    assert not card.missing.isHidden()
    assert opened_folders == [folder]


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


def test_the_keyboard_goes_along_from_step_to_step(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock
) -> None:
    clock.advance(FORTNIGHT)
    page = opened(qtbot, place, context, way)
    read = next(row.mend for row in page.gate.rows if row.words.way == "reading")
    read.setFocus()
    qtbot.keyClick(read, Qt.Key.Key_Return)
    assert page.reading.isAncestorOf(place.window().focusWidget())
    page.reading.next.setFocus()
    for _ in range(4):
        page.reading.next.click()
    assert page.check_in.isAncestorOf(place.window().focusWidget())
    page.presenter.answer(COMPLETE)
    page.check_in.show_answers(COMPLETE)
    page.check_in.confirm.setFocus()
    qtbot.keyClick(page.check_in.confirm, Qt.Key.Key_Return)
    settle(qtbot, context)
    assert page.export.isVisible()
    assert place.window().focusWidget() is page.export.formats.box


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


def test_a_change_after_the_re_reading_asks_for_another(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    clock: FakeClock,
    session: Session,
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    session.review.undo(way.entry_id)

    context.bus.decisions_changed.emit(way.entry_id)
    settle(qtbot, context)

    assert not page.export.send.isEnabled()
    assert page.export.preview.toPlainText() == ""


def test_where_everything_holds_the_list_leads_to_the_export(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    page.go_to("gate")
    (row,) = [row for row in page.gate.rows if row.words.button]
    assert row.words.holds
    qtbot.mouseClick(row.mend, Qt.MouseButton.LeftButton)
    assert page.export.send.isVisible()


def test_unmarking_is_undone(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, session: Session
) -> None:
    page = opened(qtbot, place, context, way)

    with qtbot.waitSignal(context.bus.said) as said:
        qtbot.mouseClick(page.unmark, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    assert session.publishing.posts() == []

    said.args[1]()
    settle(qtbot, context)
    assert [s.post.entry_id for s in session.publishing.posts()] == [way.entry_id]
    assert len(lines(place.lists.waiting)) == 1


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


def test_the_way_to_an_export_needs_no_mouse(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    clock: FakeClock,
    folder: Path,
    session: Session,
) -> None:
    clock.advance(FORTNIGHT)
    place.activate()
    settle(qtbot, context)
    session.publishing.notes.keep_answers(way.post_id, COMPLETE)

    def press(key: Key) -> None:
        focused = place.window().focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
        settle(qtbot, context)

    def tab_to(wanted: QWidget) -> None:
        for _ in range(60):
            if place.window().focusWidget() is wanted:
                return
            press(Key.Key_Tab)
        raise AssertionError(wanted.accessibleName())

    assert place.window().focusWidget() is place.lists.ready
    press(Key.Key_Return)
    page = place.page
    page.go_to("check in")
    tab_to(page.check_in.confirm)
    press(Key.Key_Space)
    tab_to(page.export.send)
    press(Key.Key_Space)

    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("step", ["gate", "reading", "check in", "export", "after"])
def test_every_control_can_be_read_aloud(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, step: str
) -> None:
    page = opened(qtbot, place, context, way)

    page.go_to(step)

    assert unnamed_controls(place) == []


def test_locking_leaves_no_word_in_the_widgets(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way
) -> None:
    page = opened(qtbot, place, context, way)
    page.presenter.answer(COMPLETE)

    place.forget()

    for text in (
        page.gate.reader.toPlainText(),
        page.reading.page.toPlainText(),
        page.reading.answer.toPlainText(),
        page.export.preview.toPlainText(),
        page.check_in.first.text(),
        page.title.text(),
    ):
        assert text == ""
    assert lines(place.lists.waiting) == []


def test_the_folder_dialog_shows_the_folder_that_it_begins_with(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = FolderDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    tree = dialog.tree

    def is_in_sight() -> bool:
        place = tree.visualRect(dialog.model.index(str(tmp_path)))
        return not place.isEmpty() and tree.viewport().rect().contains(place.center())

    qtbot.waitUntil(is_in_sight)
    assert dialog.field.text() == str(tmp_path)


def test_the_folder_dialog_refuses_what_is_no_folder(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = FolderDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.field.setText(str(tmp_path / "nowhere"))
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)

    dialog.ok.click()
    assert chosen == []
    assert dialog.problem.isVisible()

    dialog.field.setText(str(tmp_path))
    dialog.ok.click()
    assert chosen == [str(tmp_path)]
    assert unnamed_controls(dialog) == []
