"""`post`: an entry's way to a blog; the same gate as in the window, and no shortcut."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from reflectapp.cli import approving, deciding
from reflectapp.cli.access import opened
from reflectapp.cli.outcome import Outcome, RefusedError
from reflectapp.cli.post_words import (
    condition_words,
    next_step,
    picture_words,
    refusals,
    state_words,
)
from reflectapp.cli.printing import put, put_json, say, with_json
from reflectapp.cli.reading_through import marked_post, on_its_way, say_why_not
from reflectapp.domain.errors import ExportFailedError
from reflectapp.domain.post import PostSummary
from reflectapp.publish.gate import Approval
from reflectapp.publish.report import GateReport
from reflectapp.services.publishing import FORMATS
from reflectapp.services.review import ItemState
from reflectapp.services.session import Session

_EXPORT_CAUSES = {
    "exists": "there is a file of this name already; --replace puts the post in its place",
    "missing": "the folder is not there; make it or connect the drive",
    "full": "the disk is full; free some space, then try again",
    "read-only": "the folder cannot be written to; check the drive and its permissions",
}


def add_to(commands: Any) -> None:
    """Add the command and its own commands."""
    post = commands.add_parser(
        "post",
        help="take an entry to a blog: mark, list, status, decide, approve, export",
        description="Take an entry to a blog. ID is the entry's, as `list` prints it. A post "
        "leaves by the same gate as in the window: every finding decided, every word older than "
        "the delay, nobody named, re-read and answered for.",
    )
    ways = post.add_subparsers(dest="way", metavar="WAY", required=True)
    _way(ways, "mark", "put an entry on its way to the blog", _mark)
    _way(ways, "unmark", "take it off its way; what has left stays on record", _unmark)
    listing = with_json(
        ways.add_parser(
            "list", help="list the posts: state, day of ripening, findings to decide, id, title"
        )
    )
    listing.set_defaults(run=_list)
    status = _way(
        ways,
        "status",
        "say where a post stands: young words, findings, and what holds it back",
        _status,
    )
    _with_format(status)
    deciding.add_to(ways)
    approving.add_to(ways)
    exporting = _way(ways, "export", "write an approved post into a folder", _export)
    _with_format(exporting)
    exporting.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    exporting.add_argument(
        "--replace", action="store_true", help="put it in place of a file of the same name"
    )


def _way(ways: Any, name: str, words: str, run: Any) -> argparse.ArgumentParser:
    way = with_json(ways.add_parser(name, help=words, description=f"{words.capitalize()}."))
    way.add_argument("id", metavar="ID", help="of the entry")
    way.set_defaults(run=run)
    return way


def _with_format(way: argparse.ArgumentParser) -> None:
    way.add_argument(
        "--format",
        choices=FORMATS,
        default=FORMATS[0],
        metavar="F",
        help=f"{', '.join(FORMATS)} ({FORMATS[0]})",
    )


def _mark(options: argparse.Namespace) -> Outcome:
    with opened(options) as session:
        post = session.publishing.mark(options.id)
        summary = session.publishing.summary(post.id)
    _put_summary(summary, as_json=options.json)
    return Outcome.DONE


def _unmark(options: argparse.Namespace) -> Outcome:
    with opened(options) as session:
        marked_post(session, options.id)
        session.publishing.unmark(options.id)
    if options.json:
        put_json({"id": options.id, "state": "not marked"})
    return Outcome.DONE


def _list(options: argparse.Namespace) -> Outcome:
    with opened(options) as session:
        summaries = session.publishing.posts()
    if options.json:
        put_json([_summary_facts(summary) for summary in summaries])
    else:
        for summary in summaries:
            _put_summary(summary, as_json=False)
    return Outcome.DONE


def _put_summary(summary: PostSummary, *, as_json: bool) -> None:
    if as_json:
        put_json(_summary_facts(summary))
        return
    ripens = "" if summary.ripens_at is None else summary.ripens_at.astimezone().date()
    undecided = "?" if summary.undecided < 0 else summary.undecided
    put(summary.state.value, ripens, undecided, summary.post.entry_id, summary.label)


def _summary_facts(summary: PostSummary) -> dict[str, object]:
    return {
        "id": summary.post.entry_id,
        "title": summary.label,
        "happened_on": summary.happened_on,
        "marked_at": summary.post.marked_at,
        "state": summary.state,
        "ripens_at": summary.ripens_at,
        "undecided": None if summary.undecided < 0 else summary.undecided,
        "exports": summary.post.exports,
    }


def _status(options: argparse.Namespace) -> Outcome:
    with on_its_way(options) as (session, post):
        summary = session.publishing.summary(post.id)
        report = session.publishing.report(post.id, options.format)
        facts = _status_facts(session, summary, report)
    if options.json:
        put_json(facts)
    else:
        _put_status(summary, report, options.format)
    return Outcome.DONE


def _status_facts(session: Session, summary: PostSummary, report: GateReport) -> dict[str, object]:
    state = session.review.state(summary.post.entry_id)
    items = () if state is None else state.items
    return _summary_facts(summary) | {
        "state": report.state,
        "young": [
            {
                "words": report.public.text[young.span.start : young.span.end],
                "written_at": young.written_at,
                "ripens_at": young.ripens_at,
                "ripens_on": young.ripens_at.astimezone().date(),
                "start": young.span.start,
                "end": young.span.end,
            }
            for young in report.young
        ],
        "findings": [
            {
                "words": item.words,
                "kind": item.kind,
                "state": item.state,
                "start": item.span.start,
                "end": item.span.end,
            }
            for item in items
            if item.state is not ItemState.DECIDED
        ],
        "conditions": [
            {"kind": c.kind, "holds": c.holds, "reasons": c.reasons} for c in report.conditions
        ],
        "pictures": {"leave": report.going, "stay": report.pictures},
        "leaks": [{"term": leak.term, "count": leak.count} for leak in report.leaks],
    }


def _put_status(summary: PostSummary, report: GateReport, format: str) -> None:
    put("title", summary.label)
    put("state", state_words(report.state))
    for young in report.young:
        words = " ".join(report.public.text[young.span.start : young.span.end].split())
        put("young", f"ripens {young.ripens_at.astimezone().date()}", _short(words))
    for condition in report.conditions:
        if condition.holds:
            put("holds", condition_words(condition.kind))
    for reason in refusals(report):
        put("not yet", reason)
    if words := picture_words(report, format):
        put("pictures", words)
    if step := next_step(report):
        put("next", step)
    for record in summary.post.exports:
        files = ", ".join((record.file_name, *(file.path for file in record.files)))
        put("exported", record.exported_at.astimezone().date(), record.format, files)


def _export(options: argparse.Namespace) -> Outcome:
    with on_its_way(options) as (session, post):
        report = session.publishing.report(post.id, options.format)
        approval = session.publishing.approval(post.id, options.format)
        if not isinstance(approval, Approval):
            return _refused(report, options)
        if words := picture_words(report, options.format):
            say(f"reflectapp: {words}")
        try:
            record = session.publishing.export(approval, options.to, replace=options.replace)
        except ExportFailedError as error:
            words = _EXPORT_CAUSES.get(error.cause, "the disk is failing; check it")
            raise RefusedError(f"nothing was exported: {words}") from None
    path, *others = (options.to / n for n in (record.file_name, *(f.path for f in record.files)))
    if options.json:
        put_json({"id": options.id, "file": path, "record": record})
    else:
        for written in (path, *others):
            put(written)
    return Outcome.DONE


def _refused(report: GateReport, options: argparse.Namespace) -> Outcome:
    if options.json:
        put_json({"id": options.id, "file": None, "reasons": report.reasons})
    say("reflectapp: nothing was exported:")
    say_why_not(report)
    return Outcome.REFUSED


def _short(words: str, limit: int = 60) -> str:
    return words if len(words) <= limit else f"{words[: limit - 1].rstrip()}…"
