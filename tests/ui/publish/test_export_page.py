"""The export page before a post leaves: its very bytes, in the format that is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from reflectapp.services.publishing import FORMATS
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.format_choice import format_name
from reflectapp.ui.publish.page import PostPage
from reflectapp.ui.publish.view import PublishPlace
from tests.support.fakes import FakeClock
from tests.support.publish_place import FORTNIGHT, Way, opened, ready_to_leave, settle, shown_words
from tests.unit.publish.test_answers import COMPLETE


def test_an_early_export_is_refused_with_the_day(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, folder: Path
) -> None:
    page = opened(qtbot, place, context, way)
    page.go_to("export")

    assert "It may leave on Monday, 16 March 2026" in shown_words(page.export)
    assert not page.export.send.isEnabled()
    assert page.export.preview.toPlainText() == ""
    assert not list(folder.iterdir())


def test_the_bytes_are_shown_in_the_fixed_font_of_the_system(
    qtbot: QtBot, place: PublishPlace, context: Context
) -> None:
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    assert fixed.family() != context.theme.font().family()

    assert place.page.export.preview.font().family() == fixed.family()
    assert place.page.export.preview.lineWrapMode() is QPlainTextEdit.LineWrapMode.WidgetWidth


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
