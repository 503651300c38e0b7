"""The pictures of the pages: a few of them, rendered as `dev.py shots` does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reflectapp.ui import shots

pytestmark = pytest.mark.slow

WANTED = {"journal", "habits", "export-preview"}


def test_pages_are_rendered_in_both_themes(tmp_path: Path, qapp: QApplication) -> None:
    count = shots.render(tmp_path, names=WANTED.__contains__)
    assert count >= len(WANTED)
    for name in WANTED:
        light, dark = (QImage(str(tmp_path / f"{name}-{theme}.png")) for theme in shots.THEMES)
        assert (light.width(), light.height()) == shots.USUAL
        middle = light.width() // 2, light.height() - 60
        assert light.pixelColor(*middle).lightness() > 128 > dark.pixelColor(*middle).lightness()
    assert (tmp_path / "habits-light-1024x640.png").exists()


def test_a_page_that_fails_is_not_passed_over(tmp_path: Path, qapp: QApplication) -> None:
    studio = shots.Studio(qapp, tmp_path)
    try:
        studio.tasks.run(lambda: 1 // 0, lambda _: None, lambda _: None)
        with pytest.raises(shots.NotRenderedError, match="broken"):
            studio.settle("broken")
    finally:
        studio.close()


def test_a_folder_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert shots.main([]) == 2
    assert "usage" in capsys.readouterr().err
