"""The publish place without a mouse, as a screen reader finds it, and locked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.view import PublishPlace
from tests.support.accessible import unnamed_controls
from tests.support.fakes import FakeClock
from tests.support.publish_place import FORTNIGHT, Way, lines, opened, settle
from tests.unit.publish.test_answers import COMPLETE

Key = Qt.Key


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
