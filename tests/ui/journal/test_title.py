"""The title of a page: all of it is seen while there is room."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reflectapp.ui.journal.title import TitleEdit
from reflectapp.ui.theme import Theme

SENTENCE = "saw her at the door again, the rain coming in, and neither of us said a word of it. "


def shown_lines(title: TitleEdit) -> int:
    return round((title.height() - 4) / title.fontMetrics().lineSpacing())


def wanted_lines(title: TitleEdit) -> int:
    return int(title.document().size().height())


def test_a_long_title_is_seen_whole_up_to_a_third_of_the_window(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    title = TitleEdit()
    column = QVBoxLayout(window)
    column.addWidget(title)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(600, 900)
    window.show()
    title.setPlainText("Late shift")
    assert shown_lines(title) == 1
    title.setPlainText(SENTENCE * 2)
    assert shown_lines(title) == wanted_lines(title) > 3
    title.setPlainText(SENTENCE * 5)
    assert shown_lines(title) * title.fontMetrics().lineSpacing() <= 300
    window.resize(600, 300)
    title.setPlainText(SENTENCE * 4)
    assert shown_lines(title) == 3
