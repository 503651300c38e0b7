"""Which folders are backups, whatever lies on a stick."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflectapp.storage.backups import backups_in


def backup(folder: Path) -> Path:
    """Make what looks like a backup."""
    folder.mkdir()
    for name in ("journal.db", "key.json"):
        (folder / name).write_bytes(b"x")
    return folder


def test_a_backup_with_a_day_that_does_not_exist_is_dated_by_its_journal(tmp_path: Path) -> None:
    whole = backup(tmp_path / "2026-03-02T180000Z")
    renamed = backup(tmp_path / "Reflect backup 2026-02-31T180000Z")
    found = {one.folder: one.made_at for one in backups_in(tmp_path)}
    assert found[whole] == datetime(2026, 3, 2, 18, tzinfo=UTC)
    written = int((renamed / "journal.db").stat().st_mtime)
    assert found[renamed] == datetime.fromtimestamp(written, UTC)


@pytest.mark.parametrize("name", ["missing", "file", "x" * 300], ids=["missing", "file", "refused"])
def test_a_folder_that_cannot_be_read_holds_no_backups(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert backups_in(tmp_path / name) == ()
