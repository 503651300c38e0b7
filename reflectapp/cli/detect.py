"""`detect`: what may identify somebody in a text; needs no journal."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reflectapp.cli.outcome import BadInputError, Outcome
from reflectapp.domain.finding import Finding, Kind
from reflectapp.domain.subject import Register
from reflectapp.services.detection import Detection

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


@dataclass(frozen=True, slots=True)
class _Text:
    id: str
    text: str


def add_to(commands: Any) -> None:
    """Add the command."""
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
    detect.set_defaults(run=_detect)


def _detect(options: argparse.Namespace) -> Outcome:
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
    return Outcome.DONE


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
