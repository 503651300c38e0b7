"""Every command over a real journal: what it prints, changes, and how it ends."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reflectapp import cli
from reflectapp.bootstrap import RandomIds, SystemClock
from reflectapp.cli.outcome import Outcome
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS


@dataclass
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> object:
        """What it printed as JSON."""
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a journal whose passphrase is cheap to try."""
    door = Door(tmp_path / "journal", SystemClock(), RandomIds(), cost=CHEAP)
    door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()
    return door.folder


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Carry out a command over that journal."""

    def carried_out(
        *arguments: str, given: bytes = b"", secret: str = PASSPHRASE, journal: Path = folder
    ) -> Done:
        read, write = os.pipe()
        os.write(write, secret.encode() + b"\nmore")
        os.close(write)

        class Standard:
            buffer = io.BytesIO(given)

        monkeypatch.setattr(sys, "stdin", Standard())
        try:
            status = cli.main(["--journal", str(journal), "--passphrase-fd", str(read), *arguments])
        finally:
            os.close(read)
        out, err = capsys.readouterr()
        assert secret not in out + err
        return Done(status, out, err)

    return carried_out


def written(run: Run, text: str = "night shift words", *options: str) -> str:
    done = run("write", *options, given=text.encode())
    assert done.status == Outcome.DONE
    return done.out.strip()


def test_what_is_written_is_listed_shown_and_found(run: Run) -> None:
    first = written(run, "one\r\ntwo héron", "--title", "T", "--date", "2026-03-02", "--tag", "a b")
    assert run("list").out == f"2026-03-02\t{first}\t4\tT\n"
    assert run("show", first).out == "date\t2026-03-02\ntitle\tT\ntags\ta b\n\none\ntwo héron\n"
    assert run("search", "heron").out.startswith(f"2026-03-02\t{first}\t")
    shown = run("show", first, "--json").data
    assert isinstance(shown, dict)
    assert (shown["body"], shown["tags"], shown["id"]) == ("one\ntwo héron", ["a b"], first)
    assert [row["id"] for row in run("list", "--json", "--tag", "a b").data] == [first]  # type: ignore[attr-defined]
    assert run("list", "--tag", "other").out == ""


def test_a_file_is_written_as_it_is(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "entry.md"
    file.write_text("# From a file\n\nwords", encoding="utf-8-sig")
    done = run("write", "--json", str(file))
    entry = run("show", str(done.data["id"]), "--json").data  # type: ignore[index]
    assert entry["body"] == "# From a file\n\nwords"  # type: ignore[index]


def test_tags_are_added_removed_and_counted(run: Run) -> None:
    first, second = written(run), written(run)
    assert run("tag", first, "night", "hard").out == "night\nhard\n"
    assert run("tag", second, "night").out == "night\n"
    assert run("tag").out == "night\t2\nhard\t1\n"
    assert run("tag", first, "--remove", "NIGHT").out == "hard\n"
    assert run("tag", "--json").data == [
        {"tag": "hard", "entries": 1},
        {"tag": "night", "entries": 1},
    ]


def test_an_entry_goes_to_the_bin_and_back_and_away(run: Run) -> None:
    first = written(run)
    assert run("delete", first).status == 0
    assert (run("list").out, first in run("list", "--bin").out) == ("", True)
    assert run("delete", first, "--undo").status == 0
    assert first in run("list").out
    assert run("delete", first, "--for-good", "--json").data == {"id": first, "state": "erased"}
    assert run("show", first).status == Outcome.REFUSED


def test_a_backup_is_listed_and_brings_back_one_entry_or_all(run: Run, tmp_path: Path) -> None:
    first = written(run, "the first")
    target = tmp_path / "stick"
    target.mkdir()
    backup = run("backup", str(target)).out.strip()
    assert Path(backup).parent == target
    second = written(run, "the second")
    run("delete", first, "--for-good")
    assert first in run("restore", backup, "--list").out
    assert run("restore", backup, "--entry", first).status == 0
    assert {first, second} <= set(run("list").out.split())
    whole = run("restore", backup)
    assert whole.status == 0
    assert run("list").out.split()[1] == first
    assert second not in run("list").out


def test_a_backup_becomes_a_journal_where_there_was_none(run: Run, tmp_path: Path) -> None:
    first = written(run)
    backup = run("backup", str(tmp_path)).out.strip()
    done = run("restore", backup, journal=tmp_path / "new computer")
    assert (done.status, done.err) == (0, "")
    assert first in run("list", journal=tmp_path / "new computer").out


def test_a_sound_journal_verifies(run: Run) -> None:
    written(run)
    done = run("verify", "--json")
    assert done.status == 0
    assert done.data == {
        "is_sound": True,
        "entries": 1,
        "revisions": 1,
        "damages": [],
        "unchecked": [],
    }


def test_a_damaged_journal_is_called_so_everywhere_and_a_backup_mends_it(
    run: Run, folder: Path
) -> None:
    first = written(run)
    backup = next((folder / "backups").iterdir())
    database = folder / "journal.db"
    whole = database.read_bytes()
    database.write_bytes(whole[:-4096])
    for command in (["list"], ["verify"], ["verify", "--rebuild"], ["stats"]):
        done = run(*command)
        assert done.status == Outcome.DAMAGED
        assert "Delete nothing" in done.err
        assert database.read_bytes() == whole[:-4096]
    assert run("restore", str(backup)).status == 0
    assert first in run("list").out
    kept = next((folder / "damaged").iterdir())
    assert (kept / "journal.db").read_bytes() == whole[:-4096]


def test_one_altered_page_is_called_damage_whichever_command_meets_it(
    run: Run, folder: Path
) -> None:
    for number in range(6):
        written(run, f"word{number} " * 300)
    database = folder / "journal.db"
    whole = database.read_bytes()
    met = 0
    for page in range(1, len(whole) // 4096, 3):
        at = page * 4096 + 800
        database.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        done = run("list")
        assert done.status in (Outcome.DONE, Outcome.DAMAGED), done.err
        met += done.status == Outcome.DAMAGED
        assert run("verify").status == Outcome.DAMAGED
    assert met > 0


def test_a_damaged_key_file_comes_back_from_a_backup(run: Run, folder: Path) -> None:
    first = written(run)
    key_file = folder / "key.json"
    whole = key_file.read_bytes()
    key_file.write_bytes(whole[:-20])
    assert run("list").status == Outcome.DAMAGED
    assert run("verify", "--restore-key-file", secret="wrong secret").status == (
        Outcome.WRONG_PASSPHRASE
    )
    assert run("verify", "--restore-key-file").status == 0
    assert key_file.read_bytes() == whole
    assert first in run("list").out


def test_the_recovery_words_open_it_too(run: Run) -> None:
    assert run("list", secret=" ".join(WORDS)).status == 0


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["show", "nothing"], Outcome.REFUSED),
        (["tag", "nothing", "x"], Outcome.REFUSED),
        (["delete", "nothing"], Outcome.REFUSED),
        (["init"], Outcome.REFUSED),
        (["backup", "/no/such/folder"], Outcome.REFUSED),
        (["restore", "/no/such/backup"], Outcome.REFUSED),
        (["write", "/no/such/file"], Outcome.USAGE),
        (["write"], Outcome.REFUSED),
    ],
)
def test_what_is_refused_says_what_to_do(run: Run, arguments: list[str], status: int) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (status, "")
    assert done.err.startswith("reflectapp: ")


@pytest.mark.parametrize(
    "arguments", [["list"], ["show", "x"], ["verify"], ["stats"], ["backup", "."]]
)
def test_a_wrong_passphrase_a_missing_and_a_busy_journal_have_their_own_codes(
    run: Run, folder: Path, tmp_path: Path, arguments: list[str]
) -> None:
    assert run(*arguments, secret="not this one").status == Outcome.WRONG_PASSPHRASE
    assert run(*arguments, journal=tmp_path / "nowhere").status == Outcome.REFUSED
    session = Door(folder, SystemClock(), RandomIds(), cost=CHEAP).unlock(PASSPHRASE)
    assert run(*arguments).status == Outcome.BUSY
    session.close()


def test_a_passphrase_is_no_argument_and_no_environment_variable(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFLECTAPP_PASSPHRASE", PASSPHRASE)
    with pytest.raises(SystemExit) as ended:
        cli.main(["--journal", str(folder), "--passphrase", PASSPHRASE, "list"])
    assert ended.value.code == Outcome.USAGE
    # A descriptor that gives nothing is no reason to ask anywhere else.
    assert cli.main(["--journal", str(folder), "--passphrase-fd", "987", "list"]) == Outcome.USAGE
    assert "987" in capsys.readouterr().err


def test_a_new_journal_shows_its_words_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "new"
    done = run("init", "--json", journal=new)
    assert done.status == 0
    words = done.data["recovery_words"]  # type: ignore[index]
    assert len(words) == 12
    assert run("list", secret=" ".join(words), journal=new).status == 0
    assert run("init", journal=new).status == Outcome.REFUSED
    assert run("init", journal=tmp_path / "weak", secret="meagre").status == Outcome.REFUSED


def test_figures_are_printed(run: Run) -> None:
    written(run)
    data = run("stats", "--json").data
    assert (data["entries"], data["words"]) == (1, 3)  # type: ignore[index]
    assert "entries\t1\n" in run("stats").out


def test_a_backup_of_before_a_change_of_keys_is_read_with_the_passphrase_of_its_day(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    entry_id = written(run)
    backup = run("backup", str(tmp_path)).out.strip()
    session = Door(folder, SystemClock(), RandomIds(), cost=CHEAP).unlock(PASSPHRASE)
    session.keys.change(PASSPHRASE, "another passphrase", WORDS)
    session.close()
    read, write = os.pipe()
    os.write(write, PASSPHRASE.encode() + b"\n")
    os.close(write)
    former = ("--backup-passphrase-fd", str(read))
    done = run("restore", backup, "--list", *former, secret="another passphrase")
    os.close(read)
    assert done.status == Outcome.DONE
    assert entry_id in done.out


@pytest.mark.slow
def test_the_doctor_needs_no_passphrase(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--journal", str(folder), "doctor", "--json"]) in {0, 1}
    found = {item["subject"]: item["what"] for item in json.loads(capsys.readouterr().out)}
    assert set(found) == {"journal", "keyring", "model", "fonts", "swap", "sync folder", "disk"}
    assert (found["journal"], found["fonts"]) == ("there", "whole")


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for command in (
        *("init", "write", "list", "show", "search", "tag", "delete"),
        *("backup", "restore", "verify", "stats", "doctor", "detect"),
    ):
        assert f"    {command} " in said
        with pytest.raises(SystemExit):
            cli.main([command, "--help"])
        if command != "detect":
            assert "--json" in capsys.readouterr().out
    for code in range(6):
        assert f"  {code}  " in said
