"""Bringing in the writing of other journals, and taking everything out, in the settings."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import TimelineQuery
from reflectapp.importers.faults import Cause
from reflectapp.services.importing import FORMATS
from reflectapp.services.private_export import Passphrase
from reflectapp.ui.context import Context
from reflectapp.ui.exchange.export_page import ExportPage
from reflectapp.ui.exchange.import_page import ImportPage
from reflectapp.ui.exchange.path_dialog import PathDialog
from reflectapp.ui.messages.importing import _causes, format_name
from reflectapp.ui.settings.view import SettingsPlace
from tests.support.accessible import unnamed_controls, unreachable_controls

LONG = "a very long name that somebody gave to the export of their diary " * 3
SECRET = "quite another thing"


def diary(folder: Path, days: int = 3, name: str = "diary.json") -> Path:
    entries = {
        str(date(2020, 1, 1) + timedelta(days=n)): {"title": f"Day {n}", "text": f"Words {n}"}
        for n in range(days)
    }
    file = folder / name
    content = {"metadata": {}, "entries": {**entries, "soon": {"text": "x"}}}
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


@pytest.fixture
def place(context: Context, qtbot: QtBot) -> SettingsPlace:
    made = SettingsPlace(context)
    made.resize(824, 640)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activate()
    return made


@pytest.fixture
def page(place: SettingsPlace) -> ImportPage:
    place.exchange.bring_in.click()
    return place.bringing_in


@pytest.fixture
def leaving(place: SettingsPlace) -> ExportPage:
    place.exchange.take_out.click()
    return place.taking_out


@pytest.fixture
def said(context: Context) -> list[tuple[str, Callable[[], None] | None]]:
    heard: list[tuple[str, Callable[[], None] | None]] = []
    context.bus.said.connect(lambda words, undo: heard.append((words, undo)))
    return heard


def count(context: Context) -> int:
    return context.session.journal.count(TimelineQuery())


def look(page: ImportPage, path: Path, qtbot: QtBot) -> None:
    page.path.setText(str(path))
    qtbot.keyClick(page.path, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.working.is_busy)


def test_what_would_come_in_is_shown_before_anything_changes(
    page: ImportPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    look(page, diary(tmp_path), qtbot)
    assert page.card.count.text() == "3 entries would come in"
    facts = page.card.facts.text()
    assert "Format: Mini Diary (JSON)" in facts
    assert "From Wed 1 Jan 2020 to Fri 3 Jan 2020; every entry keeps its own day." in facts
    assert "the words count as written today: they wait the whole delay of 14 days" in facts
    assert "1 cannot come in: has no date that is certain: write it as 2024-03-31." in facts
    assert page.card.first.item(0).text() == "Wed 1 Jan 2020  ·  Day 0"
    assert "diary.json, entry 4: has no date" in page.card.refused.item(0).text()
    assert page.bring.text() == "Bring in 3 entries"
    assert page.bring.hasFocus()
    assert count(context) == 0
    assert unnamed_controls(page) == []
    assert unreachable_controls(page) == []


def test_it_comes_in_by_one_key_and_can_be_undone_from_the_toast(
    page: ImportPage,
    place: SettingsPlace,
    context: Context,
    said: list[tuple[str, Callable[[], None] | None]],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    look(page, diary(tmp_path), qtbot)
    qtbot.keyClick(page.bring, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    words, undo = said[0]
    assert words == "3 entries came in"
    assert count(context) == 3
    assert place.exchange.bring_in.hasFocus()
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1] == ("3 entries were taken out again", None)
    assert count(context) == 0


def test_it_can_be_undone_later_too_and_a_second_time_brings_nothing_new(
    page: ImportPage, place: SettingsPlace, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    look(page, diary(tmp_path), qtbot)
    page.bring.click()
    qtbot.waitUntil(lambda: not page.working.is_busy)
    place.exchange.bring_in.click()
    look(page, diary(tmp_path), qtbot)
    assert page.card.count.text() == "Nothing new would come in"
    assert "3 are left out" in page.card.facts.text()
    assert page.bring.isHidden()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    undoing = place.exchange.undoing
    assert undoing.list.item(0).text().endswith("3 entries from diary.json")
    undoing.take_out.click()
    qtbot.waitUntil(lambda: undoing.list.count() == 0)
    assert count(context) == 0


def test_a_lock_stops_it_and_nothing_has_come_in(
    page: ImportPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    look(page, diary(tmp_path, 400), qtbot)
    page.bring.click()
    context.bus.leaving_begun.emit()
    qtbot.waitUntil(lambda: not page.working.is_busy)
    assert count(context) == 0
    assert page.banner.accessibleName() == "Stopped"
    assert page.bring.isVisible()


def test_cancelling_leaves_the_journal_as_it_was(
    page: ImportPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    look(page, diary(tmp_path, 400), qtbot)
    page.bring.click()
    assert page.line.stop.isVisible() and not page.back.isEnabled()
    page.line.stop.click()
    qtbot.waitUntil(lambda: not page.working.is_busy)
    assert count(context) == 0


def test_a_file_that_is_no_journal_says_why(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text("[", encoding="utf-8")
    look(page, file, qtbot)
    assert page.banner.accessibleName() == "This cannot be brought in"
    assert "list.json" in page.banner.accessibleDescription()
    assert page.card.isHidden()


def test_an_export_of_ours_asks_for_its_passphrase(
    page: ImportPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    context.session.journal.new_entry(body="walrus")
    file = tmp_path / "all.zip"
    context.session.private_export.write(file, Passphrase(SECRET))
    look(page, file, qtbot)
    assert page.key.isVisible() and page.banner.isHidden()
    page.key.edit.setText("not the right one")
    page.open_key.click()
    qtbot.waitUntil(page.banner.isVisible)
    page.key.edit.setText(SECRET)
    page.open_key.click()
    qtbot.waitUntil(page.card.isVisible)
    assert page.card.count.text() == "Nothing new would come in"


def test_a_long_name_moves_nothing_out_of_the_page(
    page: ImportPage, place: SettingsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    look(page, diary(tmp_path, name=f"{LONG[:190]}.json"), qtbot)
    for part in (page.card, page.bring, page.choose, page.path):
        right = part.mapTo(place, part.rect().topRight()).x()
        assert 0 < right <= place.width()
    assert page.card.refused.item(0).toolTip().startswith(LONG[:100])


def test_every_format_and_every_cause_has_words() -> None:
    assert all(format_name(key) for key in FORMATS)
    assert set(_causes()) == set(Cause)


def test_everything_leaves_locked_unless_the_writer_says_otherwise(
    leaving: ExportPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    context.session.journal.new_entry(body="walrus")
    assert leaving.name.text() == "reflect-2026-03-02.zip"
    leaving.folder.setText(str(tmp_path))
    leaving.write.click()
    assert leaving.problem.text() == "Type a passphrase for this file first."
    leaving.first.edit.setText(SECRET)
    leaving.again.edit.setText("quite another thin")
    leaving.write.click()
    assert leaving.problem.text() == "The two are not the same."
    assert leaving.again.edit.property("invalid")
    leaving.again.edit.setText(SECRET)
    assert leaving.problem.isHidden() and not leaving.again.edit.property("invalid")
    qtbot.keyClick(leaving.again.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(leaving.done.isVisible)
    file = tmp_path / "reflect-2026-03-02.zip"
    assert str(file) in leaving.done.accessibleDescription()
    assert b"walrus" not in file.read_bytes()
    assert leaving.first.text() == ""


def test_without_a_passphrase_the_page_warns_plainly(
    leaving: ExportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert leaving.warning.isHidden()
    leaving.unprotected.click()
    assert leaving.warning.isVisible() and not leaving.first.isVisible()
    leaving.folder.setText(str(tmp_path))
    leaving.write.click()
    qtbot.waitUntil(leaving.done.isVisible)
    assert zipfile.is_zipfile(tmp_path / "reflect-2026-03-02.zip")
    assert "Nothing protects it" in leaving.done.accessibleDescription()


def test_a_file_that_is_there_is_replaced_only_when_asked(
    leaving: ExportPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "reflect-2026-03-02.zip"
    file.write_text("older")
    leaving.folder.setText(str(tmp_path))
    leaving.unprotected.click()
    leaving.write.click()
    qtbot.waitUntil(leaving.replace.isVisible)
    assert file.read_text() == "older"
    leaving.replace.click()
    qtbot.waitUntil(leaving.done.isVisible)
    assert zipfile.is_zipfile(file)
    assert unnamed_controls(leaving) == []
    assert unreachable_controls(leaving) == []


def test_the_palette_offers_both_ways(place: SettingsPlace) -> None:
    offered = {action.text(): action for action in place.actions()}
    offered["Bring in the writing of another journal"].trigger()
    assert place.bringing_in.isVisible()
    place.bringing_in.leave()
    offered["Export everything, for yourself"].trigger()
    assert place.taking_out.isVisible()


def test_files_and_folders_can_be_chosen_without_a_history(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = PathDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.field.setText(str(tmp_path / "nothing.json"))
    dialog.ok.click()
    assert not dialog.problem.isHidden()
    dialog.field.setText(str(diary(tmp_path)))
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.ok.click()
    assert chosen.args == [str(tmp_path / "diary.json")]
    assert unnamed_controls(dialog) == []
