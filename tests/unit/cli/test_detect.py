"""The command line: names found in files, and errors that become exit codes."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reflectapp import cli
from reflectapp.cli import detect
from reflectapp.cli.outcome import Outcome

ROOT = Path(__file__).resolve().parents[3]
TEXT = "Dr Okafor rang from LS8 3QN.\r\nNHS number 943 476 5919.\n"


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "reflectapp", *arguments],
        input=given,
        capture_output=True,
        check=False,
        timeout=100,
    )


@pytest.mark.slow
def test_findings_of_lines_go_out_as_lines(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": TEXT}, {"id": "b", "text": ""}]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)) + "\n\n", encoding="utf-8")
    done = run("detect", "--jsonl", str(source))
    assert (done.returncode, done.stderr) == (0, b"")
    first, second = [json.loads(line) for line in done.stdout.splitlines()]
    assert second == {"id": "b", "spans": []}
    assert first["id"] == "a"
    found = {
        (span["label"], TEXT[span["start"] : span["end"]], span["tier"]) for span in first["spans"]
    }
    assert ("ID", "LS8 3QN", "replace") in found
    assert any(label == "PERSON" and "Okafor" in words for label, words, _ in found)
    assert all(set(span) == {"start", "end", "label", "tier"} for span in first["spans"])


@pytest.mark.slow
def test_a_text_on_standard_input_is_read_and_explained() -> None:
    done = run("detect", "--explain", given=TEXT.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    rows = [line.split("\t") for line in done.stdout.decode().splitlines()]
    assert all(len(row) == 7 for row in rows)
    at = TEXT.index("LS8 3QN")
    assert [f"-:{at}-{at + 7}", "ID", "replace", "LS8 3QN"] in [row[:4] for row in rows]
    assert all(row[5] for row in rows)


@pytest.mark.parametrize(
    ("line", "is_lines"),
    [
        (b"\xff\xfe", False),
        (b"not json", True),
        (b"[1]", True),
        (b'{"id": "a"}', True),
        (b'{"id": 1, "text": "x"}', True),
    ],
)
def test_input_that_cannot_be_read_is_named_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: bytes, is_lines: bool
) -> None:
    source = tmp_path / "in"
    source.write_bytes(line)
    arguments = ["detect", *(["--jsonl"] if is_lines else []), str(source)]
    assert cli.main(arguments) == Outcome.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"reflectapp: {source}: ")


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["detect", "/no/such/file"]) == Outcome.USAGE
    assert "/no/such/file" in capsys.readouterr().err


@pytest.mark.slow
def test_a_damaged_model_is_an_error_that_names_the_file_and_nothing_is_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A copy of the program, found before the checkout; its model alone is not whole.
    shutil.copytree(ROOT / "reflectapp", tmp_path / "reflectapp")
    shutil.copytree(ROOT / "resources", tmp_path / "resources")
    network = tmp_path / "resources" / "models" / "names" / "names.onnx"
    network.write_bytes(network.read_bytes()[:-1])
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    done = run("detect", given=TEXT.encode())
    assert (done.returncode, done.stdout) == (Outcome.REFUSED, b"")
    assert b"names.onnx" in done.stderr
    assert b"Okafor" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["--demo", "--journal", "x"], ["detect", "-x"]]
)
def test_wrong_usage_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == Outcome.USAGE


def test_a_command_loads_no_window_system() -> None:
    code = (
        "import sys; from reflectapp import cli; cli.main(['detect', '/no/such/file']);"
        " print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=100
    )
    assert done.stdout.strip() == "[]"


def test_freezing_comes_before_anything_else() -> None:
    import inspect

    from reflectapp import __main__

    body = inspect.getsource(__main__.main)
    assert body.index("freeze_support()") < body.index("cli.main")


def test_reading_standard_input_keeps_line_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    class Bytes:
        buffer = io.BytesIO(b"a\r\nb\r")

    monkeypatch.setattr(sys, "stdin", Bytes())
    assert detect._content("-") == "a\r\nb\r"
