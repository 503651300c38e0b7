"""Findings while one writes, with the real engine in its real process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Entry
from reflectapp.domain.errors import ModelMissingError
from reflectapp.domain.finding import Finding, Kind, Tier
from reflectapp.domain.spans import Span
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.journal.findings import PAUSE_MS, count_subjects
from reflectapp.ui.journal.view import JournalPlace

Opened = Callable[..., Entry]
Settle = Callable[[], None]

pytestmark = pytest.mark.slow


@pytest.fixture
def finding(place: JournalPlace, quiet: Session, context: Context) -> Iterator[JournalPlace]:
    """The place of a writer who wants findings while writing."""
    quiet.settings.save(replace(quiet.settings.preferences(), findings_while_writing=True))
    context.bus.settings_changed.emit()
    yield place
    quiet.detection.close()


def _marked(place: JournalPlace) -> list[str]:
    return [m.cursor.selectedText() for m in place.page.editor.decorations("findings")]


def test_names_are_underlined_and_counted_soon_after_a_pause(
    finding: JournalPlace, opened: Opened, quiet: Session, qtbot: QtBot
) -> None:
    entry = opened(title="Late shift")
    QTest.keyClicks(finding.page.editor, "Visited Mrs Jean Hartley. Rang 07700 900123 after.")
    qtbot.waitUntil(lambda: "07700 900123" in _marked(finding), timeout=60_000)
    assert any("Hartley" in words for words in _marked(finding))
    assert "1\N{NO-BREAK SPACE}person" in finding.side.found.text()
    assert finding.prepare_lock()
    qtbot.waitUntil(lambda: not quiet.review.needs_analysis(entry.id), timeout=20_000)


def test_an_emoji_before_a_name_does_not_shift_its_line(
    finding: JournalPlace, opened: Opened, qtbot: QtBot
) -> None:
    opened(title="🙂🙂", body="🙂👩🏽‍⚕️ Rang 07700 900123 after.")
    qtbot.waitUntil(lambda: "07700 900123" in _marked(finding), timeout=60_000)


def test_findings_of_words_that_moved_on_are_dropped(
    finding: JournalPlace, opened: Opened, settle: Settle, qtbot: QtBot
) -> None:
    opened(body="Rang 07700 900123.")
    qtbot.waitUntil(lambda: _marked(finding) == ["07700 900123"], timeout=60_000)
    finding.findings.touch()
    finding.findings._ask()
    finding.page.editor.selectAll()
    QTest.keyClicks(finding.page.editor, "Nothing to see.")
    settle()
    qtbot.waitUntil(lambda: "Nothing that names" in finding.side.found.text(), timeout=60_000)
    assert _marked(finding) == []


def test_questions_that_overtake_one_another_never_stop_the_window(
    finding: JournalPlace, opened: Opened, qtbot: QtBot
) -> None:
    opened(body="Rang 07700 900123. " * 40)
    for _ in range(5):
        QTest.keyClicks(finding.page.editor, "More. ")
        finding.findings._ask()
    qtbot.waitUntil(lambda: len(_marked(finding)) == 40, timeout=60_000)


def test_underlines_can_be_turned_off_while_the_count_stays(
    finding: JournalPlace, opened: Opened, quiet: Session, qtbot: QtBot
) -> None:
    opened(body="Rang 07700 900123.")
    qtbot.waitUntil(lambda: bool(_marked(finding)), timeout=60_000)
    underline = next(a for a in finding.actions() if a.text().startswith("Underline"))
    underline.trigger()
    qtbot.waitUntil(lambda: _marked(finding) == [])
    assert "1\N{NO-BREAK SPACE}contact" in finding.side.found.text()
    assert not quiet.settings.preferences().underline_findings
    underline.trigger()
    qtbot.waitUntil(lambda: _marked(finding) == ["07700 900123"])


def test_a_journal_remembers_that_nothing_is_underlined(
    finding: JournalPlace, opened: Opened, quiet: Session, context: Context, qtbot: QtBot
) -> None:
    quiet.settings.save(replace(quiet.settings.preferences(), underline_findings=False))
    context.bus.settings_changed.emit()
    opened(body="Rang 07700 900123.")
    qtbot.waitUntil(
        lambda: "1\N{NO-BREAK SPACE}contact" in finding.side.found.text(), timeout=60_000
    )
    assert _marked(finding) == []


def test_nothing_is_said_to_be_clear_before_the_first_look_has_ended(
    finding: JournalPlace, settle: Settle, qtbot: QtBot
) -> None:
    said: list[str] = []
    finding.findings.counted.connect(lambda _: said.append(finding.side.found.text()))
    finding.guide.new("")
    assert finding.side.found.text() == "Names will be counted here as you write."
    # Long enough for a look at the empty page.
    qtbot.wait(PAUSE_MS + 100)
    QTest.keyClicks(finding.page.editor, "Jean Hartley rang. Jean was cross. Mrs Hartley left.")
    assert finding.side.found.text() == "Looking for names…"
    qtbot.waitUntil(lambda: "person" in finding.side.found.text(), timeout=60_000)
    assert not any("Nothing" in text for text in said)


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ([("Jean", "a", None), ("jean", "a", None), ("Tom", "b", None)], 2),
        ([("Jean", "", None), ("JEAN", "", None)], 1),
        ([("Jean", "a", "1"), ("Mrs H", "b", "1"), ("Jeannie", "a", None)], 1),
    ],
)
def test_somebody_named_twice_is_counted_once(
    mentions: list[tuple[str, str, str | None]], expected: int
) -> None:
    text, found = "", []
    for words, group, subject in mentions:
        span = Span(len(text), len(text) + len(words))
        found.append(Finding(span, Kind.PERSON, Tier.ASK, 0.9, "test", subject, group))
        text += f"{words}, "
    assert count_subjects(text, found) == {Kind.PERSON: expected}


def test_a_missing_model_is_told_once_and_writing_goes_on(
    finding: JournalPlace, opened: Opened, settle: Settle
) -> None:
    opened(body="Rang.")
    finding.findings._rest(ModelMissingError("model.bin"))
    assert finding.page.notices.names_missing_file == "model.bin"
    QTest.keyClicks(finding.page.editor, "On we go. ")
    settle()
    assert finding.page.editor.text.startswith("On we go.")
    assert _marked(finding) == []
