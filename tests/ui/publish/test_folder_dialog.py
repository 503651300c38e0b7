"""Choosing the folder that posts go to."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from reflectapp.ui.publish.folder_dialog import FolderDialog
from tests.support.accessible import unnamed_controls


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
