"""After a post left: the record, checking what is published, and taking it down."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Draft
from reflectapp.domain.post import ExportRecord
from reflectapp.domain.taking_down import Step
from reflectapp.publish.gate import Approval
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.page import PostPage
from reflectapp.ui.publish.view import PublishPlace
from tests.support.accessible import unnamed_controls
from tests.support.fakes import FakeClock
from tests.support.publish_place import Way
from tests.unit.publish.test_answers import COMPLETE


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.tasks.is_busy)


def words_of(widget: QWidget) -> str:
    return " ".join(part.text() for part in widget.findChildren(QLabel) if part.isVisible())


@pytest.fixture
def record(session: Session, way: Way, clock: FakeClock, folder: Path) -> ExportRecord:
    """The post left on 16 March 2026."""
    clock.advance(timedelta(days=14))
    publishing = session.publishing
    digest = publishing.report(way.post_id).public.digest
    publishing.reread(way.post_id, digest, COMPLETE.check_in())
    approval = publishing.approval(way.post_id, "html")
    assert isinstance(approval, Approval)
    return publishing.export(approval, folder)


def after(qtbot: QtBot, place: PublishPlace, context: Context, way: Way) -> PostPage:
    place.open(way.post_id)
    place.page.go_to("after")
    settle(qtbot, context)
    return place.page


def test_a_post_that_has_not_left_says_so(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way
) -> None:
    page = after(qtbot, place, context, way)
    assert "Nothing of this post has left yet" in words_of(page.after)
    assert not page.after.down.take_down.isVisible()


def test_what_left_is_on_record_with_its_hash(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, record: ExportRecord
) -> None:
    page = after(qtbot, place, context, way)
    assert record.file_name in words_of(page.after.left)
    assert record.digest[:12] in words_of(page.after.left)
    assert unnamed_controls(place) == []


def test_taking_down_is_noted_shown_in_the_list_and_undone(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    session: Session,
    record: ExportRecord,
) -> None:
    page = after(qtbot, place, context, way)
    qtbot.keyClicks(page.after.down.reason, "too near")
    qtbot.mouseClick(page.after.down.take_down, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    assert "Taken down on Monday, 16 March 2026 too near" in words_of(page.after.down.state)
    assert place.window().focusWidget() is page.after.down.is_out
    place.show_lists()
    settle(qtbot, context)
    model = place.lists.exported.model()
    assert "taken down Mon 16 Mar 2026" in str(model.data(model.index(0, 0)))

    page = after(qtbot, place, context, way)
    page.after.down.is_out.click()
    settle(qtbot, context)
    assert session.publishing.summary(way.post_id).post.withdrawn_at is None
    assert not page.after.down.state.isVisible()


def test_each_step_of_taking_down_is_ticked_by_its_box_or_its_words_and_kept(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    session: Session,
    record: ExportRecord,
) -> None:
    down = after(qtbot, place, context, way).after.down
    assert down.progress.text() == "5 things still to do"
    box = down.steps[Step.DELETE].box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    settle(qtbot, context)
    assert box.hasFocus()
    words = down.steps[Step.SPEAK].findChildren(QLabel)[0]
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    assert "Done Mon 16 Mar 2026" in words_of(down.steps[Step.SPEAK])
    assert down.progress.text() == "3 things still to do"
    assert unnamed_controls(place) == []

    # Kept: after locking, and beside the title in the list once it is down.
    place.forget()
    assert not box.isChecked()
    down = after(qtbot, place, context, way).after.down
    assert down.steps[Step.DELETE].box.isChecked()
    assert down.steps[Step.SPEAK].box.isChecked()
    down.take_down.click()
    settle(qtbot, context)
    place.show_lists()
    settle(qtbot, context)
    model = place.lists.exported.model()
    assert "taken down Mon 16 Mar 2026; 3 things" in str(model.data(model.index(0, 0)))


def test_a_post_that_changed_since_it_left_is_not_said_never_to_have_left(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    session: Session,
    record: ExportRecord,
) -> None:
    entry = session.journal.entry(way.entry_id)
    session.journal.save(Draft(entry.id, entry.title, entry.body[:-30], entry.happened_on))
    session.review.record(entry.id, session.journal.entry(entry.id).text, ())
    place.refresh()
    settle(qtbot, context)
    lists, line = place.lists, "an earlier version left Mon 16 Mar 2026"
    assert line in str(lists.ready.model().data(lists.ready.model().index(0, 0)))
    assert "Nothing has left yet" not in words_of(lists)
    assert lists.check.isVisible()
    assert lists.make_site.isVisible()
    session.publishing.after.withdraw(way.post_id, "")
    place.refresh()
    settle(qtbot, context)
    line = "an earlier version was taken down Mon 16 Mar 2026; 5 things still to do"
    assert line in str(lists.ready.model().data(lists.ready.model().index(0, 0)))


def check(qtbot: QtBot, place: PublishPlace, context: Context, path: Path) -> str:
    place.show_check()
    place.check.check(str(path))
    settle(qtbot, context)
    # What is put into a page that is shown already is shown a moment later.
    qtbot.waitUntil(lambda: all(banner.isVisible() for banner in place.check.results))
    return words_of(place.check)


def test_a_published_file_is_checked_again(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    record: ExportRecord,
    folder: Path,
) -> None:
    file = folder / record.file_name
    page = after(qtbot, place, context, way)
    page.after.check_button.click()
    assert place.currentWidget() is place.check
    begun: list[Path | None] = []
    place.check._ask_path = lambda start, _: begun.append(start)
    place.check.choose.click()
    assert begun == [folder]
    qtbot.keyClick(place.check.choose, Qt.Key.Key_Escape)
    settle(qtbot, context)
    assert place.page.after.isVisible()
    page.after.check_button.click()
    assert "Just as it left: A late visit" in check(qtbot, place, context, file)
    file.write_text(file.read_text(encoding="utf-8").replace("[Person A]", "Jean"), "utf-8")
    said = check(qtbot, place, context, file)
    assert "Not as it left: A late visit" in said
    assert "It names “Jean”" in said or "It names “Jean Hartley”" in said


def test_of_a_folder_it_is_said_when_there_is_nothing(
    qtbot: QtBot, place: PublishPlace, context: Context, folder: Path
) -> None:
    (folder / "a.md").write_text("words", "utf-8")
    assert "none names anybody" in check(qtbot, place, context, folder)


def test_what_is_gone_is_said(
    qtbot: QtBot, place: PublishPlace, context: Context, folder: Path
) -> None:
    check(qtbot, place, context, folder / "nowhere.md")
    assert place.check.line.text()
    assert not place.check.results


def test_locking_leaves_nothing_of_what_was_checked(
    qtbot: QtBot, place: PublishPlace, context: Context, record: ExportRecord, folder: Path
) -> None:
    check(qtbot, place, context, folder / record.file_name)
    assert place.check.results
    place.forget()
    assert not place.check.results
