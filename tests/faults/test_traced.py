"""What the program writes is watched from outside, by the system's own tracer: no word is plain."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Note

pytestmark = [
    pytest.mark.faults_long,
    pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace"),
    pytest.mark.timeout(600),
]

MARKER = "Quillfeather"
SAVES = 200
_CALLS = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,splice,vmsplice"

WRITER = """
import sys
from datetime import date
from pathlib import Path
from reflectapp.bootstrap import prepare_process
from reflectapp.domain.entry import Draft
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS
prepare_process()
folder, marker, saves = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
door = Door(folder / "journal", FakeClock(), FakeIds(), cost=CHEAP)
session = door.create(PASSPHRASE, WORDS, WriterProfile(name=marker), DELAY_DAYS)
session.back_up_daily()
entry = session.journal.new_entry(title=marker)
for number in range(saves):
    body = f"{marker} said {number} " * (10 * number % 3000)
    session.journal.save(Draft(entry.id, marker, body, date(2026, 3, 2), (marker,)))
    session.journal.tidy()
    session.journal.search(marker)
session.backups.wait()
session.close()
if sys.argv[4:]:
    Path(sys.argv[4]).write_text(marker, encoding="utf-8")
"""


def traced(folder: Path, saves: int, *plain: str) -> str:
    """Return every byte that the writer hands to the system, as strace prints it."""
    seen = folder / "seen"
    trace = ["strace", "-f", "-qq", "-e", f"trace={_CALLS}", "-s", "10000000", "-o", str(seen)]
    command = [sys.executable, "-c", WRITER, str(folder), MARKER, str(saves), *plain]
    subprocess.run([*trace, *command], check=True)
    return seen.read_text(encoding="utf-8", errors="replace")


def forms(word: str) -> list[str]:
    """Return how strace prints a word in UTF-8 and in UTF-16."""
    return [word, "".join(f"{sign}\\0" for sign in word)]


def test_no_write_of_two_hundred_saves_holds_a_word(tmp_path: Path, note: Note) -> None:
    seen = traced(tmp_path, SAVES)
    hits = sum(seen.count(form) for form in forms(MARKER))
    writes = seen.count("write")
    note(f"plain words in {writes:,} writes of {SAVES} saves, traced", str(hits))
    assert writes > SAVES
    assert hits == 0


def test_the_tracer_would_see_a_plain_word(tmp_path: Path) -> None:
    assert MARKER in traced(tmp_path, 2, str(tmp_path / "plain"))
