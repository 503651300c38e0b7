"""What the doctor says of the places in which a journal may lie, and of swap."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectapp.services.doctor import State, swap, sync_folder_of

HEADING = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"


@pytest.mark.parametrize(
    "name", ["Dropbox", "OneDrive - Northfield Council", "Nextcloud", "Google Drive"]
)
def test_a_folder_is_known_by_the_name_of_what_synchronises_it(name: str, tmp_path: Path) -> None:
    assert sync_folder_of(tmp_path / name / "work" / "journal").state is State.BAD


@pytest.mark.parametrize("mark", [".stfolder", ".dropbox.cache", ".nextcloudsync.log"])
def test_a_folder_is_known_by_what_a_program_leaves_in_it(mark: str, tmp_path: Path) -> None:
    (tmp_path / mark).mkdir()
    assert sync_folder_of(tmp_path / "journal").state is State.BAD


def test_the_settings_of_dropbox_in_a_home_do_not_make_all_of_it_synchronised(
    tmp_path: Path,
) -> None:
    """Whoever has Dropbox has this folder; within what it watches, a file is called so."""
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / ".dropbox").write_text("{}")
    assert sync_folder_of(tmp_path / ".local" / "share" / "journal").state is State.GOOD
    assert sync_folder_of(tmp_path / "shared" / "journal").state is State.BAD


@pytest.mark.parametrize(
    ("table", "encrypted", "what"),
    [
        (None, [], "unknown"),
        (HEADING, [], "none"),
        (f"{HEADING}/dev/dm-1 partition 100 0 -2\n", ["dm-1"], "encrypted"),
        (f"{HEADING}/dev/zram0 partition 100 0 100\n", [], "encrypted"),
        (f"{HEADING}/dev/dm-1 partition 100 0 -2\n/swapfile file 9 0 -3\n", ["dm-1"], "plain"),
    ],
)
def test_swap_is_judged_by_every_area(table: str | None, encrypted: list[str], what: str) -> None:
    assert swap(table, encrypted).what == what
