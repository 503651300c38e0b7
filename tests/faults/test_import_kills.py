"""A program that dies while a file comes in or everything goes out leaves nothing half done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from reflectapp.domain.entry import TimelineQuery
from reflectapp.services.session import Door
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, PASSPHRASE

_ENTRIES = 400
_WORKER = """
import sys
from pathlib import Path
from reflectapp.services.private_export import Unprotected
from reflectapp.services.session import Door
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, PASSPHRASE, WORDS
from reflectapp.domain.profile import WriterProfile

folder, file, stop, target = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
door = Door(folder, FakeClock(), FakeIds(), cost=CHEAP)
session = door.create(PASSPHRASE, WORDS, WriterProfile(), 14)
session.journal.new_entry(title="Mine", body="words of mine")

def told(done, total):
    if done == stop:
        print("now", flush=True)
        sys.stdin.read()

preview = session.importing.preview(file)
if target:
    session.importing.bring_in(preview)
    session.private_export.write(Path(target), Unprotected(), progress=told)
else:
    session.importing.bring_in(preview, progress=told)
"""


def killed(tmp_path: Path, stop: int, target: str = "") -> Door:
    """Start an import (or export), kill it at a step, and return the way into its journal."""
    entries = {
        str(date(2000, 1, 1) + timedelta(days=n)): {"title": f"Day {n}", "text": f"words {n} " * 50}
        for n in range(_ENTRIES)
    }
    file = tmp_path / "diary.json"
    file.write_text(json.dumps({"entries": entries}), encoding="utf-8")
    folder = tmp_path / "journal"
    process = subprocess.Popen(
        [sys.executable, "-c", _WORKER, str(folder), str(file), str(stop), target],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdin is not None and process.stdout is not None
    with process.stdin, process.stdout:
        assert process.stdout.readline() == b"now\n"
        process.kill()
        process.wait()
    return Door(folder, FakeClock(), FakeIds(), cost=CHEAP)


@pytest.mark.slow
@pytest.mark.parametrize("stop", [1, _ENTRIES // 2, _ENTRIES, 2 * _ENTRIES])
def test_an_import_that_is_killed_leaves_the_journal_as_it_was(tmp_path: Path, stop: int) -> None:
    session = killed(tmp_path, stop).unlock(PASSPHRASE)
    try:
        assert [row.label for row in session.journal.rows(TimelineQuery(), 0, 10)] == ["Mine"]
        assert len(session.journal.search("words")) == 1
        assert session.importing.batches() == ()
        assert session.integrity.verify().is_sound
    finally:
        session.close()


@pytest.mark.slow
def test_an_export_that_is_killed_leaves_no_file(tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    session = killed(tmp_path, _ENTRIES, str(target)).unlock(PASSPHRASE)
    try:
        assert not target.exists()
        assert not list(tmp_path.glob(".*.part"))
        assert session.journal.count(TimelineQuery()) == _ENTRIES + 1
    finally:
        session.close()
