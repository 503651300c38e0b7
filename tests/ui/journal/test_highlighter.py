"""Quiet highlighting: over the right words, and never all of a long text at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor, QTextBlock, QTextCursor
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Entry
from reflectapp.ui.journal.view import JournalPlace
from reflectapp.ui.theme import Theme

Opened = Callable[..., Entry]
Settle = Callable[[], None]


def _styled(block: QTextBlock) -> list[tuple[str, bool, bool]]:
    """Return each highlighted stretch with whether it is bold and italic."""
    units = block.text().encode("utf-16-le")
    return [
        (
            units[2 * r.start : 2 * (r.start + r.length)].decode("utf-16-le"),
            r.format.fontWeight() > 400,
            r.format.fontItalic(),
        )
        for r in block.layout().formats()
    ]


def test_emphasis_after_an_emoji_is_on_the_right_words(
    place: JournalPlace, opened: Opened, settle: Settle
) -> None:
    opened(body="🙂 a *low* and **strong** word")
    assert _styled(place.page.editor.document().firstBlock()) == [
        ("*low*", False, True),
        ("**strong**", True, False),
    ]


def test_emphasis_in_a_heading_keeps_the_heading_bold_and_large(
    place: JournalPlace, opened: Opened, theme: Theme
) -> None:
    opened(body="## A *quiet* start")
    block = place.page.editor.document().firstBlock()
    assert _styled(block) == [
        ("## A ", True, False),
        ("*quiet*", True, True),
        (" start", True, False),
    ]
    sizes = {r.format.font().pixelSize() for r in block.layout().formats()}
    assert sizes == {round(theme.page_font().pixelSize() * 1.2)}


def test_opening_a_fence_shows_the_lines_below_as_code(
    place: JournalPlace, opened: Opened, qtbot: QtBot
) -> None:
    opened(body="\n# no heading")
    editor = place.page.editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.insertPlainText("```")
    second = editor.document().findBlockByNumber(1)
    qtbot.waitUntil(lambda: [bold for _, bold, _ in _styled(second)] == [False])


def test_lines_of_a_long_text_are_highlighted_when_they_come_into_sight(
    place: JournalPlace, opened: Opened, qtbot: QtBot
) -> None:
    opened(body="## Part\nwords\n" * 3_000)
    editor = place.page.editor
    last = editor.document().findBlockByNumber(5_998)
    assert _styled(last) == []
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: _styled(last) == [("## Part", True, False)])


def test_a_change_of_theme_recolours_the_page(
    place: JournalPlace, opened: Opened, theme: Theme, qtbot: QtBot
) -> None:
    opened(body="#tag")
    block = place.page.editor.document().firstBlock()

    def color() -> QColor:
        stretches = block.layout().formats()
        look = stretches[0].format
        return QColor(look.foreground().color())

    light = color()
    theme.choose(appearance="dark")
    try:
        assert color() == theme.color("accent_text") != light
    finally:
        theme.choose(appearance="light")
