"""`post`: marking, listing and exporting by the same gate as in the window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reflectapp import cli
from reflectapp.cli.outcome import Outcome
from reflectapp.cli.post_words import reason_words
from reflectapp.domain.entry import Mood
from reflectapp.domain.finding import Action, Kind
from reflectapp.publish.report import Reason, ReasonKind
from tests.support.fixtures import PASSPHRASE
from tests.support.pictures import photo
from tests.support.posts import YES
from tests.support.written_before import WrittenBefore

BODY = "Maud laughed for an hour.\n\nThen Maud left, and I was glad."
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def before(tmp_path: Path) -> WrittenBefore:
    """A journal of twenty days ago."""
    return WrittenBefore(tmp_path / "journal", 20)


@pytest.fixture
def run(before: WrittenBefore, capsys: pytest.CaptureFixture[str]) -> Run:
    """Carry out a command and return status, output and messages."""

    def carried_out(*arguments: str) -> tuple[int, str, str]:
        read, write = os.pipe()
        os.write(write, PASSPHRASE.encode() + b"\n")
        os.close(write)
        try:
            status = cli.main(
                ["--journal", str(before.folder), "--passphrase-fd", str(read), *arguments]
            )
        finally:
            os.close(read)
        return (status, *capsys.readouterr())

    return carried_out


def reread(before: WrittenBefore, entry_id: str, **changes: object) -> None:
    """Decide all and answer for the post, as the window would."""
    with before.now() as session:
        session.review.accept_proposed(entry_id)
        post = session.publishing.post_of(entry_id)
        digest = session.publishing.report(post.id).public.digest
        session.publishing.reread(post.id, digest, replace(YES, **changes))


def test_a_post_is_listed_with_what_it_waits_for(before: WrittenBefore, run: Run) -> None:
    first = before.write("A talk", BODY, Maud=Kind.PERSON)
    before.clock.advance(timedelta(days=10))
    second = before.write("Later", "We ate.")
    ripens = (datetime.now(UTC) + timedelta(days=4)).astimezone().date()
    assert run("post", "list")[1] == (
        f"ready\t\t2\t{first}\tA talk\nwaiting\t{ripens}\t0\t{second}\tLater\n"
    )
    listed = json.loads(run("post", "list", "--json")[1])
    assert [(p["id"], p["state"], p["undecided"]) for p in listed] == [
        (first, "ready", 2),
        (second, "waiting", 0),
    ]


def test_an_entry_is_marked_once_and_unmarked(before: WrittenBefore, run: Run) -> None:
    entry_id = before.write("A talk", BODY)
    assert run("post", "unmark", entry_id) == (0, "", "")
    assert run("post", "list")[1] == ""
    assert run("post", "mark", entry_id)[1] == run("post", "mark", entry_id)[1]
    assert json.loads(run("post", "unmark", entry_id, "--json")[1])["state"] == "not marked"


@pytest.mark.parametrize("way", [["unmark"], ["status"], ["export", "--to", "."]])
def test_what_is_not_marked_or_not_there_is_said_to_be_so(
    before: WrittenBefore, run: Run, way: list[str]
) -> None:
    entry_id = before.write("A talk", BODY)
    run("post", "unmark", entry_id)
    status, _, err = run("post", way[0], entry_id, *way[1:])
    assert status == Outcome.REFUSED
    assert f"`reflectapp post mark {entry_id}`" in err
    assert "no such entry" in run("post", way[0], "0" * 32, *way[1:])[2]


def test_the_status_names_young_words_findings_and_what_is_missing(
    before: WrittenBefore, run: Run
) -> None:
    before.clock.advance(timedelta(days=15))
    entry_id = before.write("A talk", BODY, Maud=Kind.PERSON)
    ripens = (datetime.now(UTC) + timedelta(days=9)).astimezone().date()
    shown = run("post", "status", entry_id)[1]
    assert "state\twaiting\n" in shown
    assert f"young\tripens {ripens}\tA talk\n\n[Person A]"[:26] in shown
    assert "not yet\t2 findings still to decide\n" in shown
    assert f"next\treflectapp post decide {entry_id}\n" in shown
    facts = json.loads(run("post", "status", entry_id, "--json", "--format", "html")[1])
    assert facts["young"][0]["ripens_on"] == ripens.isoformat()
    assert [f["words"] for f in facts["findings"]] == ["Maud", "Maud"]
    held = {c["kind"]: c["holds"] for c in facts["conditions"]}
    assert held == {
        "decided": False,
        "ripe": False,
        "markup": True,
        "leaks": True,
        "re-read": False,
        "approved": False,
    }


def test_an_approved_post_is_exported_and_its_file_named(
    before: WrittenBefore, run: Run, tmp_path: Path
) -> None:
    entry_id = before.write("A talk", BODY, Maud=Kind.PERSON)
    reread(before, entry_id)
    assert (
        f"next\treflectapp post export {entry_id} --to FOLDER\n"
        in run("post", "status", entry_id)[1]
    )
    blog = tmp_path / "blog"
    blog.mkdir()
    done = run("post", "export", entry_id, "--format", "hugo", "--to", str(blog))
    assert done == (0, f"{blog / 'a-talk.md'}\n", "")
    assert "Maud" not in (blog / "a-talk.md").read_text()
    status, out, err = run("post", "export", entry_id, "--format", "hugo", "--to", str(blog))
    assert (status, out) == (Outcome.REFUSED, "")
    assert "--replace" in err
    again = run(
        "post", "export", entry_id, "--format", "hugo", "--to", str(blog), "--replace", "--json"
    )
    assert json.loads(again[1])["file"] == str(blog / "a-talk.md")
    assert run("post", "list")[1].startswith("exported\t")


def test_pictures_are_said_and_each_file_is_named(
    before: WrittenBefore, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "sun.jpg").write_bytes(photo())
    body = f"We sat for an hour.\n\n![The sun]({tmp_path.as_posix()}/sun.jpg) ![It](/gone.png)"
    entry_id = before.write("A talk", body)
    before.take_pictures(entry_id)
    reread(before, entry_id)
    blog = tmp_path / "blog"
    blog.mkdir()
    wanted = ("post", "export", entry_id, "--to", str(blog), "--format")
    status, out, err = run(*wanted, "hugo")
    assert status == 0
    assert out.splitlines() == [f"{blog}/a-talk/index.md", f"{blog}/a-talk/image-1.jpg"]
    assert "1 picture will leave with it; 1 picture will stay behind" in err
    status, out, err = run(*wanted, "text")
    assert out.splitlines() == [f"{blog}/a-talk.txt"]
    assert "plain text holds no pictures: 2 pictures will stay behind" in err
    told = run("post", "status", entry_id)[1]
    assert "exported" in told
    assert "a-talk/index.md, a-talk/image-1.jpg" in told


@pytest.mark.parametrize(
    ("days", "changes", "why"),
    [
        (0, {}, "you have not re-read it yet"),
        (15, {}, "1 passage too young; the last ripens on "),
        (0, {"mood": Mood.LOW}, "you were low or angry when you re-read it; sleep on it"),
        (0, {"is_live_case": True}, "it is a live case, complaint or court matter"),
    ],
)
def test_a_post_that_may_not_leave_stays_and_the_reasons_are_said(
    before: WrittenBefore, run: Run, tmp_path: Path, days: int, changes: dict[str, object], why: str
) -> None:
    before.clock.advance(timedelta(days=days))
    entry_id = before.write("A talk", BODY, Maud=Kind.PERSON)
    with before.now() as session:
        session.review.accept_proposed(entry_id)
    if changes:
        reread(before, entry_id, **changes)
    blog = tmp_path / "blog"
    blog.mkdir()
    status, out, err = run("post", "export", entry_id, "--to", str(blog))
    assert (status, out) == (Outcome.REFUSED, "")
    assert why in err
    refused = run("post", "export", entry_id, "--to", str(blog), "--json")
    assert refused[0] == Outcome.REFUSED
    assert json.loads(refused[1])["reasons"]
    assert list(blog.iterdir()) == []


def test_what_still_names_somebody_is_named_to_the_writer_alone(
    before: WrittenBefore, run: Run, tmp_path: Path
) -> None:
    entry_id = before.write("A talk", BODY, Maud=Kind.PERSON)
    with before.now() as session:
        post = session.publishing.post_of(entry_id)
        session.publishing.notes.set_content_note(post.id, "About Maud")
    reread(before, entry_id)
    err = run("post", "export", entry_id, "--to", str(tmp_path))[2]
    assert "found: Maud (the content note has it)" in err


def test_a_missing_folder_is_said_to_be_missing(
    before: WrittenBefore, run: Run, tmp_path: Path
) -> None:
    entry_id = before.write("A talk", BODY, Maud=Kind.PERSON)
    reread(before, entry_id)
    status, _, err = run("post", "export", entry_id, "--to", str(tmp_path / "gone"))
    assert status == Outcome.REFUSED
    assert "the folder is not there" in err


@pytest.mark.parametrize("way", ["decide", "approve"])
def test_questions_are_asked_at_a_terminal_only(before: WrittenBefore, run: Run, way: str) -> None:
    entry_id = before.write("A talk", BODY, Maud=Kind.PERSON)
    status, out, err = run("post", way, entry_id)
    assert (status, out) == (Outcome.REFUSED, "")
    assert "at a terminal only" in err


def test_an_unknown_format_is_a_fault_of_the_command_line(run: Run) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("post", "export", "x", "--to", ".", "--format", "stone")
    assert stopped.value.code == Outcome.USAGE


@pytest.mark.parametrize("kind", list(ReasonKind))
def test_every_reason_has_words_that_fit_a_line(kind: ReasonKind) -> None:
    words = reason_words(Reason(kind, 12, datetime(2026, 3, 2, tzinfo=UTC).date()))
    assert 0 < len(words) <= 66


def test_a_name_left_standing_is_decided_by_the_writer_not_by_the_command(
    before: WrittenBefore, run: Run
) -> None:
    """There is no way to decide or approve without the questions."""
    entry_id = before.write("A talk", BODY, Maud=Kind.PERSON)
    for way in ("decide", "approve"):
        with pytest.raises(SystemExit):
            run("post", way, entry_id, "--yes")
    with before.now() as session:
        state = session.review.state(entry_id)
        assert state is not None
        assert not any(d.decision and d.decision.action is Action.REPLACE for d in state.items)


@pytest.mark.slow
def test_a_text_that_was_not_read_is_read_by_the_engine_first(before: WrittenBefore) -> None:
    entry_id = before.write("A talk", "Jean Hartley rang from LS8 3QN.")
    before.edit(entry_id, "Jean Hartley rang from LS8 3QN, twice.", is_read=False)
    read, write = os.pipe()
    os.write(write, PASSPHRASE.encode() + b"\n")
    os.close(write)
    command = [sys.executable, "-m", "reflectapp", "--journal", str(before.folder)]
    command += ["--passphrase-fd", str(read), "post", "status", entry_id, "--json"]
    done = subprocess.run(command, pass_fds=(read,), capture_output=True, check=False, timeout=100)
    os.close(read)
    assert (done.returncode, done.stderr) == (0, b"")
    found = {finding["words"] for finding in json.loads(done.stdout)["findings"]}
    assert found == {"Jean Hartley", "LS8 3QN"}
