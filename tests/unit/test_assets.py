"""The files that ship with the program are found wherever it runs from."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from reflectapp import assets
from reflectapp.assets import MissingResourceError, resource


def test_a_checkout_finds_its_resources() -> None:
    assert resource("spelling", "en_GB.dic").is_file()
    assert resource("icons").is_dir()


def test_a_missing_file_is_named_and_no_path_of_the_machine_is() -> None:
    with pytest.raises(MissingResourceError) as caught:
        resource("icons", "unicorn.svg")
    assert caught.value.name == "resources/icons/unicorn.svg"
    assert str(Path.home()) not in str(caught.value)


def test_a_wheel_finds_the_resources_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "reflectapp"
    (package / "resources").mkdir(parents=True)
    (package / "resources" / "only-here.txt").write_text("x", encoding="utf-8")
    shutil.copy(assets.__file__, package / "assets.py")
    monkeypatch.setattr(assets, "__file__", str(package / "assets.py"))
    assert resource("only-here.txt") == (package / "resources" / "only-here.txt").resolve()


def test_a_frozen_build_looks_only_inside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "frozen.txt").write_text("x", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("frozen.txt") == tmp_path / "resources" / "frozen.txt"
    with pytest.raises(MissingResourceError):
        resource("spelling", "en_GB.dic")


FOLDERS_WITH_FOREIGN_FILES = ["fonts", "fonts/print", "spelling", "icons"]


@pytest.mark.parametrize("folder", FOLDERS_WITH_FOREIGN_FILES)
def test_every_folder_of_foreign_files_holds_its_licence_and_is_listed(folder: str) -> None:
    texts = [path.name for path in resource(folder).glob("*.txt")]
    assert texts
    listed = resource("SOURCES.md").read_text(encoding="utf-8")
    assert all(f"{folder}/{name}" in listed for name in texts)
