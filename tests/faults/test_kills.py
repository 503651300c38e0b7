"""`kill -9` at any moment: saves that were called done are there, and one passphrase works."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Note

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")

_LONG = [pytest.mark.faults_long, pytest.mark.timeout(3600)]


def killed(what: str, folder: Path, kills: int) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.killed", what, str(folder), str(kills)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, int] = json.loads(done.stdout)
    return seen


@pytest.mark.parametrize("kills", [6, pytest.param(200, marks=_LONG)])
def test_no_acknowledged_save_is_lost_by_a_kill(tmp_path: Path, note: Note, kills: int) -> None:
    seen = killed("saves", tmp_path, kills)
    note(
        f"acknowledged saves lost in {kills} kills",
        f"{seen['lost']} of {seen['acknowledged']}; unusable {seen['unusable']}",
    )
    assert seen["acknowledged"] > kills
    assert (seen["lost"], seen["unusable"], seen["damaged"]) == (0, 0, 0)


@pytest.mark.parametrize("kills", [6, pytest.param(500, marks=_LONG)])
def test_a_change_of_keys_that_is_killed_leaves_one_passphrase_that_works(
    tmp_path: Path, note: Note, kills: int
) -> None:
    seen = killed("keys", tmp_path, kills)
    note(
        f"journals left unusable by {kills} kills while keys change",
        f"{seen['unusable']}; changes begun {seen['acknowledged']}",
    )
    assert seen["acknowledged"] > kills / 2
    assert (seen["unusable"], seen["damaged"]) == (0, 0)


@pytest.mark.parametrize("kills", [6, pytest.param(200, marks=_LONG)])
def test_a_backup_that_is_brought_back_and_killed_leaves_one_whole_journal(
    tmp_path: Path, note: Note, kills: int
) -> None:
    seen = killed("restores", tmp_path, kills)
    note(
        f"journals left unusable by {kills} kills while a backup is brought back",
        f"{seen['unusable']}; begun {seen['acknowledged']}",
    )
    assert seen["acknowledged"] > kills / 2
    assert (seen["unusable"], seen["damaged"]) == (0, 0)


@pytest.mark.parametrize("kills", [6, pytest.param(300, marks=_LONG)])
def test_a_journal_whose_making_is_killed_opens_or_can_be_made_again(
    tmp_path: Path, note: Note, kills: int
) -> None:
    seen = killed("beginnings", tmp_path, kills)
    note(f"first runs left stuck by {kills} kills", f"{seen['unusable']}")
    assert seen["acknowledged"] > kills / 2
    assert (seen["unusable"], seen["damaged"]) == (0, 0)
