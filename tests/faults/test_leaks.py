"""Nothing readable of a journal is in any file, and nothing of it in an error."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import reflectapp
from reflectapp.domain.entry import Draft
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.services.detection import Detection
from reflectapp.services.session import Door
from reflectapp.storage.register import RegisterStore
from tests.support.fixtures import DELAY_DAYS, PASSPHRASE, WORDS

MARKER = "Quillfeather"


def holders(folder: Path, words: str) -> list[str]:
    forms = [
        form
        for text in (words, words.lower(), words.upper())
        for form in (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
    ]
    return [
        str(path)
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    ]


def test_no_word_of_a_journal_is_readable_in_any_file(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "HOME"):
        monkeypatch.setenv(name, str(temporary))
    session = door.create(PASSPHRASE, WORDS, WriterProfile(name=MARKER), DELAY_DAYS)
    entry = session.journal.new_entry(title=MARKER)
    register = RegisterStore(session.journal._db)
    for number in range(30):
        body = f"{MARKER} said {number} " * 200
        session.journal.save(Draft(entry.id, MARKER, body, entry.happened_on, (MARKER,)))
        session.journal.begin_session(entry.id)
    register.save_subject(Subject("1" * 32, SubjectKind.PERSON, MARKER, (MARKER,)))
    register.allow(MARKER)
    register.set_decisions(
        entry.id,
        [Decision(Span(0, 12), Kind.PERSON, Action.RENAME, substitute=MARKER, reason=MARKER)],
    )
    assert len(session.journal.search(MARKER)) == 1
    while_open = holders(tmp_path, MARKER)
    session.journal.erase(entry.id)
    session.close()
    assert (while_open, holders(tmp_path, MARKER)) == ([], [])
    assert holders(tmp_path, PASSPHRASE) == []
    # The search itself can find: what it looks for is there when it is written plainly.
    (temporary / "plain").write_text(MARKER, encoding="utf-16")
    assert holders(tmp_path, MARKER) == [str(temporary / "plain")]


def test_a_keyless_reader_learns_no_name_from_the_header(door: Door) -> None:
    door.create(PASSPHRASE, WORDS, WriterProfile(name=MARKER), DELAY_DAYS).close()
    assert set(json.loads((door.folder / "key.json").read_bytes())) == {
        "format",
        "version",
        "journal_id",
        "generation",
        "slots",
        "mac",
        "checksum",
    }


def test_no_dialog_of_qt_that_keeps_a_history_of_folders_is_used() -> None:
    package = Path(reflectapp.__file__).parent
    users = [
        file.name for file in package.rglob("*.py") if "QFileDialog" in file.read_text("utf-8")
    ]
    assert users == []


def dumpable() -> int:
    """Say whether a crash of this process may write its memory to disk."""
    get_dumpable = 3  # of linux/prctl.h
    return int(ctypes.CDLL(None).prctl(get_dumpable, 0, 0, 0, 0))


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_the_language_process_leaves_no_core_behind() -> None:
    detection = Detection()
    try:
        assert detection._running_pool().submit(dumpable).result(timeout=120) == 0
    finally:
        detection.close()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_a_hardened_process_leaves_no_core_behind() -> None:
    code = (
        "import resource, ctypes\n"
        "from reflectapp.bootstrap import prepare_process\n"
        "before = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)\n"
        "prepare_process()\n"
        "print(before, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),"
        " *resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.split() == ["1", "0", "0", "0"]
