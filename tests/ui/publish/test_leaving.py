"""A post leaves: as shown, to a folder or the clipboard; and what stands there then."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reflectapp.domain.post import ExportRecord, PostState
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.sent_card import SentCard
from reflectapp.ui.publish.view import PublishPlace
from tests.support.accessible import unnamed_controls
from tests.support.fakes import FakeClock
from tests.support.publish_place import Way, lines, opened, ready_to_leave, settle, shown_words
from tests.support.refusing import no_writing


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
