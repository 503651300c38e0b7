"""The private export as a file: locked, whole or not there, and never in the way."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import pyzipper

from reflectapp.domain.errors import ExportFailedError, StoppedError, WeakPassphraseError
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.services.importing import Importing
from reflectapp.services.private_export import INNER, Passphrase, PrivateExport, Unprotected
from reflectapp.services.session import Door, Session
from reflectapp.storage import whole
from reflectapp.storage.settings import SettingsStore
from tests.support.fixtures import PASSPHRASE
from tests.support.private_exports import SECRET, content, export


def test_a_locked_export_shows_nothing_but_its_size(session: Session, tmp_path: Path) -> None:
    session.journal.new_entry(title="Zebra crossing", body="walrus " * 200)
    file = export(session, tmp_path / "a.zip").path
    raw = file.read_bytes()
    assert not any(word in raw for word in (b"walrus", b"ebra", b"journal.json", b"entries"))
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == [INNER]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_other_programs_open_it_with_the_passphrase(session: Session, tmp_path: Path) -> None:
    session.journal.new_entry(title="A: day", body="walrus", happened_on=date(2026, 2, 3))
    file = export(session, tmp_path / "a.zip").path
    with pyzipper.AESZipFile(file) as outer:
        outer.setpassword(SECRET.encode())
        inner = outer.read(INNER)
    with zipfile.ZipFile(io.BytesIO(inner)) as archive:
        (name,) = [name for name in archive.namelist() if name.startswith("entries/")]
        assert name.startswith("entries/2026-02-03-a-day-")
        text = archive.read(name).decode()
    assert text.startswith("---\ntitle: 'A: day'\ndate: '2026-02-03'\n")
    assert text.endswith("---\n\nwalrus\n")


@pytest.mark.parametrize(
    ("passphrase", "cause"),
    [(None, Cause.LOCKED), ("not the right one", Cause.WRONG_PASSPHRASE)],
)
def test_a_locked_export_asks_for_its_passphrase(
    session: Session, tmp_path: Path, passphrase: str | None, cause: Cause
) -> None:
    file = export(session, tmp_path / "a.zip").path
    importing = Importing(session._db, session.clock, session.ids)
    with pytest.raises(ImportFailedError) as failed:
        importing.preview(file, "auto", passphrase)
    assert failed.value.cause is cause


def test_a_short_passphrase_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(WeakPassphraseError):
        PrivateExport(session._db, session.clock).write(tmp_path / "a.zip", Passphrase("short"))
    assert not (tmp_path / "a.zip").exists()


def test_a_stopped_export_leaves_no_file(session: Session, tmp_path: Path) -> None:
    for _ in range(5):
        session.journal.new_entry(body="words")
    calls = iter(range(100))
    with pytest.raises(StoppedError):
        PrivateExport(session._db, session.clock).write(
            tmp_path / "a.zip", Passphrase(SECRET), is_stopped=lambda: next(calls) > 6
        )
    assert [file.name for file in tmp_path.iterdir()] == ["journal"]


def test_an_existing_file_stays_unless_asked(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_text("older")
    exporting = PrivateExport(session._db, session.clock)
    with pytest.raises(ExportFailedError, match="exists"):
        exporting.write(file, Unprotected())
    assert file.read_text() == "older"
    exporting.write(file, Unprotected(), overwrite=True)
    assert zipfile.is_zipfile(file)


def test_a_missing_folder_is_told(session: Session, tmp_path: Path) -> None:
    with pytest.raises(ExportFailedError, match="missing"):
        export(session, tmp_path / "nowhere" / "a.zip")


def test_writing_goes_on_while_an_export_runs(session: Session, tmp_path: Path) -> None:
    session.journal.new_entry(body="one")
    PrivateExport(session._db, session.clock).write(
        tmp_path / "a.zip",
        Unprotected(),
        progress=lambda done, total: session.journal.new_entry(body="two") and None,
    )
    entries = content(tmp_path / "a.zip")["entries"]
    assert isinstance(entries, list) and len(entries) == 1


def test_an_export_under_way_has_no_name_that_could_stay_behind(
    session: Session, tmp_path: Path
) -> None:
    if getattr(os, "O_TMPFILE", None) is None:
        pytest.skip("this system knows no files without a name")
    session.journal.new_entry(body="walrus")
    target, seen = tmp_path / "out" / "a.zip", set[str]()
    target.parent.mkdir()
    exporting = PrivateExport(session._db, session.clock)
    for _ in range(2):
        exporting.write(
            target,
            Unprotected(),
            overwrite=True,
            progress=lambda done, total: seen.update(f.name for f in target.parent.iterdir()),
        )
    assert seen == {"a.zip"}
    assert [file.name for file in target.parent.iterdir()] == ["a.zip"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert zipfile.is_zipfile(target)


def test_what_a_killed_export_left_on_a_simple_drive_goes_when_the_journal_opens(
    session: Session, door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "_UNNAMED", None)
    session.journal.new_entry(body="walrus")
    left: dict[Path, bytes] = {}

    def keep(done: int, total: int) -> None:
        left.update((part, part.read_bytes()) for part in tmp_path.glob(".*.part"))

    unfinished = SettingsStore(session._db)
    exporting = PrivateExport(session._db, session.clock)
    with pytest.raises(KeyboardInterrupt):
        exporting.write(tmp_path / "a.zip", Unprotected(), progress=_then_interrupt(keep))
    assert unfinished.unfinished() is None
    assert list(left) == [tmp_path / ".a.zip.part"]
    for part, content_ in left.items():  # as a power cut would leave it
        part.write_bytes(content_)
        unfinished.save_unfinished(part)
    session.close()
    door.unlock(PASSPHRASE).close()
    assert not list(tmp_path.glob(".*.part"))


def _then_interrupt(keep: Callable[[int, int], None]) -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        keep(done, total)
        raise KeyboardInterrupt

    return progress
