"""`import`, `undo-import` and `export-private`, over a real journal."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reflectapp import cli
from reflectapp.bootstrap import RandomIds, SystemClock
from reflectapp.cli.exchange_words import cause_words, loss_words, place_words, why_words
from reflectapp.cli.outcome import Outcome
from reflectapp.domain.profile import WriterProfile
from reflectapp.importers.candidate import Loss, Place, Why
from reflectapp.importers.faults import Cause
from reflectapp.services.session import Door
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS

EXPORT_SECRET = "another good thing"


@dataclass
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Carry out a command over a new journal, with both passphrases at hand."""
    folder = tmp_path / "journal"
    Door(folder, SystemClock(), RandomIds(), cost=CHEAP).create(
        PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS
    ).close()

    def carried_out(*arguments: str, secret: str | None = None) -> Done:
        own, other = _pipe(PASSPHRASE), _pipe(secret or EXPORT_SECRET)
        more = [] if secret is None else ["--export-passphrase-fd", str(other)]
        try:
            status = cli.main(
                ["--journal", str(folder), "--passphrase-fd", str(own), *arguments, *more]
            )
        finally:
            os.close(own)
            os.close(other)
        out, err = capsys.readouterr()
        assert PASSPHRASE not in out + err and EXPORT_SECRET not in out + err
        return Done(status, out, err)

    return carried_out


def _pipe(text: str) -> int:
    read, write = os.pipe()
    os.write(write, text.encode() + b"\n")
    os.close(write)
    return read


@pytest.fixture
def diary(tmp_path: Path) -> str:
    """A file of another program, with two entries and one that cannot come in."""
    entries = {
        "2020-01-01": {"title": "One", "text": "First words"},
        "2020-01-02": {"title": "Two", "text": "Second"},
        "soon": {"title": "", "text": "x"},
    }
    file = tmp_path / "diary.json"
    file.write_text(json.dumps({"metadata": {}, "entries": entries}), encoding="utf-8")
    return str(file)


def test_a_dry_run_says_what_would_come_in_and_changes_nothing(run: Run, diary: str) -> None:
    done = run("import", "auto", diary, "--dry-run")
    assert done.status == Outcome.DONE
    assert "would come in\t2\n" in done.out
    assert "diary.json, entry 3\thas no date that is certain" in done.out
    assert "2020-01-01\tOne\n" in done.out
    assert run("list").out == ""


def test_what_came_in_is_listed_and_can_be_undone(run: Run, diary: str) -> None:
    done = run("import", "minidiary", diary)
    assert "came in\t2\n" in done.out
    batch = done.out.split("batch\t")[1].strip()
    assert run("undo-import").out.startswith(f"{batch}\t")
    assert "came in\t0\n" in run("import", "auto", diary).out
    assert run("undo-import", batch).out == "removed\t2\n"
    assert run("list").out == ""
    assert run("undo-import", batch).status == Outcome.REFUSED


def test_imports_print_json(run: Run, diary: str) -> None:
    content = json.loads(run("import", "auto", diary, "--json").out)
    assert (content["preview"]["entries"], content["batch"]["entries"]) == (2, 2)
    assert json.loads(run("undo-import", "--json").out)[0]["id"] == content["batch"]["id"]


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "is not there"), ('{"entries": {"2020', "line 1, column 14: breaks off here")],
)
def test_a_bad_file_is_named_with_its_place(
    run: Run, tmp_path: Path, content: str | None, words: str
) -> None:
    file = tmp_path / "bad.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    done = run("import", "auto", str(file))
    assert done.status == Outcome.USAGE
    assert words in done.err and "bad.json" in done.err and "Traceback" not in done.err


def test_an_export_is_locked_with_its_own_passphrase(run: Run, tmp_path: Path, diary: str) -> None:
    run("import", "auto", diary)
    file = tmp_path / "all.zip"
    done = run("export-private", str(file), secret=EXPORT_SECRET)
    assert (done.status, done.out) == (Outcome.DONE, f"{file}\n")
    assert "its only lock" in done.err
    assert run("export-private", str(file), secret=EXPORT_SECRET).status == Outcome.REFUSED
    assert run("import", "auto", str(file), secret="no such thing").status == 3
    batch = json.loads(run("undo-import", "--json").out)[0]["id"]
    run("undo-import", batch)
    assert "came in\t2\n" in run("import", "auto", str(file), secret=EXPORT_SECRET).out


def test_a_plain_export_is_a_choice_and_says_what_it_means(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    done = run("export-private", str(file), "--plain", "--json")
    assert json.loads(done.out)["path"] == str(file)
    assert "nothing protects this file" in done.err
    with zipfile.ZipFile(file) as archive:
        assert "journal.json" in archive.namelist()


def test_a_short_passphrase_is_refused(run: Run, tmp_path: Path) -> None:
    done = run("export-private", str(tmp_path / "all.zip"), secret="short")
    assert done.status == Outcome.REFUSED
    assert not (tmp_path / "all.zip").exists()


def test_every_reason_has_its_words() -> None:
    assert all(cause_words(cause) for cause in Cause)
    assert all(why_words(why) for why in Why)
    assert all(loss_words(loss) for loss in Loss)
    assert place_words(Place("a", 1, 2, 3)) == "a, entry 1, line 2, column 3"
