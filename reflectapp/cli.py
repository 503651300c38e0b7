"""Commands over the services; no arguments: the window."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reflectapp import bootstrap
from reflectapp.domain.errors import AnalysisFailedError, ModelMissingError, ReflectError
from reflectapp.domain.finding import Finding, Kind
from reflectapp.domain.subject import Register
from reflectapp.services.detection import Detection

EXIT_FAILED = 1
EXIT_BAD_INPUT = 2
"""Also what argparse exits with."""
EXIT_NO_MODEL = 3

_STDIN = "-"

_LABELS = {
    Kind.PERSON: "PERSON",
    Kind.PLACE: "LOCATION",
    Kind.ORGANISATION: "ORG",
    Kind.DATE: "DATE",
    Kind.CONTACT: "ID",
    Kind.IDENTIFIER: "ID",
    Kind.AGE: "OTHER",
    Kind.OTHER: "OTHER",
}


class BadInputError(Exception):
    """What was given to a command cannot be read as such."""


@dataclass(frozen=True, slots=True)
class _Text:
    id: str
    text: str


def main(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit code."""
    bootstrap.prepare_process()
    options = _parser().parse_args(arguments)
    try:
        return _detect(options) if options.command == "detect" else _window(options)
    except BadInputError as error:
        print(f"reflectapp: {error}", file=sys.stderr)
        return EXIT_BAD_INPUT
    except ReflectError as error:
        print(f"reflectapp: {_sentence(error)}", file=sys.stderr)
        return EXIT_NO_MODEL if isinstance(error, ModelMissingError) else EXIT_FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reflectapp", description="An encrypted journal for helping professionals."
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--journal", type=Path, metavar="DIR", help="the folder of the journal")
    where.add_argument(
        "--demo", action="store_true", help="look round in an invented journal, thrown away after"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    detect = commands.add_parser(
        "detect",
        help="say what may identify somebody in a text",
        description="Say what may identify somebody in texts. Needs no journal, keeps nothing.",
    )
    detect.add_argument("files", nargs="*", metavar="FILE", help="standard input when left out")
    detect.add_argument(
        "--jsonl", action="store_true", help='lines {"id", "text"} in, {"id", "spans"} out'
    )
    detect.add_argument(
        "--explain", action="store_true", help="say which recogniser found it, and why"
    )
    return parser


def _window(options: argparse.Namespace) -> int:
    # A command needs no window system: Qt is loaded here alone.
    from reflectapp.ui import app  # noqa: PLC0415

    if not options.demo:
        return app.run(bootstrap.door(options.journal))
    with tempfile.TemporaryDirectory(prefix="reflect-demo-") as folder:
        return app.run(bootstrap.door(Path(folder) / "journal"), demo=True)


def _detect(options: argparse.Namespace) -> int:
    detection = Detection()
    try:
        for name in options.files or [_STDIN]:
            content = _content(name)
            for text in _lines(name, content) if options.jsonl else [_Text(name, content)]:
                findings = detection.analyse(text.id, text.text, Register()).result()
                show = _show_json if options.jsonl else _show
                show(text, findings, explain=options.explain)
    finally:
        detection.close()
    return 0


def _content(name: str) -> str:
    try:
        # Bytes, so that line ends stay as they are: offsets count them.
        raw = sys.stdin.buffer.read() if name == _STDIN else Path(name).read_bytes()
        return raw.decode("utf-8")
    except OSError as error:
        raise BadInputError(f"{name}: {error.strerror or 'cannot be read'}") from None
    except UnicodeDecodeError:
        raise BadInputError(f"{name}: not a text in UTF-8") from None


def _lines(name: str, content: str) -> Iterator[_Text]:
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            identifier, text = item["id"], item["text"]
        except (ValueError, TypeError, KeyError, RecursionError):
            identifier = text = None
        if not isinstance(identifier, str) or not isinstance(text, str):
            raise BadInputError(f'{name}: line {number} is not {{"id": "...", "text": "..."}}')
        yield _Text(identifier, text)


def _show_json(text: _Text, findings: Sequence[Finding], *, explain: bool) -> None:
    spans = []
    for finding in findings:
        span: dict[str, object] = {
            "start": finding.span.start,
            "end": finding.span.end,
            "label": _LABELS[finding.kind],
            "tier": finding.tier.value,
        }
        if explain:
            span |= {
                "score": round(finding.score, 3),
                "recogniser": finding.recogniser,
                "explanation": finding.explanation,
            }
        spans.append(span)
    print(json.dumps({"id": text.id, "spans": spans}), flush=True)


def _show(text: _Text, findings: Sequence[Finding], *, explain: bool) -> None:
    for finding in findings:
        span = finding.span
        words = " ".join(text.text[span.start : span.end].split())
        parts = [f"{text.id}:{span.start}-{span.end}", _LABELS[finding.kind], finding.tier, words]
        if explain:
            parts += [f"{finding.score:.2f}", finding.recogniser, finding.explanation]
        print("\t".join(parts))


def _sentence(error: ReflectError) -> str:
    match error:
        case ModelMissingError(file_name=name):
            return f"the language model is not complete: {name} is missing or damaged"
        case AnalysisFailedError():
            return "the language process ended; nothing is known about this text"
        case _:
            return f"{type(error).__name__}"
