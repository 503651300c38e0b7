"""`list`, `show` and `search`: reading entries."""

from __future__ import annotations

import argparse
from typing import Any

from reflectapp.cli.access import opened
from reflectapp.cli.outcome import Outcome
from reflectapp.cli.printing import put, put_json, put_text, with_json
from reflectapp.cli.writing import day
from reflectapp.domain.entry import EntryRow, TimelineQuery

_MOST = 1_000_000


def add_to(commands: Any) -> None:
    """Add the commands."""
    listing = with_json(
        commands.add_parser("list", help="list entries: day, id, words, title; the newest first")
    )
    listing.add_argument("--tag", metavar="T", help="only those that bear it")
    listing.add_argument("--date", type=day, metavar="D", help="only those of this day")
    listing.add_argument("--bin", action="store_true", help="what lies in the bin")
    listing.add_argument("--limit", type=_count, default=_MOST, metavar="N", help="at most N")
    listing.set_defaults(run=_list)
    showing = with_json(commands.add_parser("show", help="print one entry"))
    showing.add_argument("id", metavar="ID")
    showing.set_defaults(run=_show)
    searching = with_json(
        commands.add_parser("search", help="find entries that hold all the words: day, id, where")
    )
    searching.add_argument("words", nargs="+", metavar="WORDS")
    searching.add_argument("--limit", type=_count, default=100, metavar="N", help="at most N (100)")
    searching.set_defaults(run=_search)


def put_rows(rows: list[EntryRow], *, as_json: bool) -> None:
    """Print lines of a timeline."""
    if as_json:
        put_json(rows)
        return
    for row in rows:
        put(row.happened_on, row.id, row.words, row.label)


def _list(options: argparse.Namespace) -> Outcome:
    query = TimelineQuery(tag=options.tag, day=options.date, in_bin=options.bin)
    with opened(options) as session:
        rows = session.journal.rows(query, 0, options.limit)
    put_rows(rows, as_json=options.json)
    return Outcome.DONE


def _show(options: argparse.Namespace) -> Outcome:
    with opened(options) as session:
        entry = session.journal.entry(options.id)
    if options.json:
        put_json(entry)
        return Outcome.DONE
    put("date", entry.happened_on)
    if entry.title:
        put("title", entry.title)
    if entry.tags:
        put("tags", ", ".join(entry.tags))
    put_text("\n" + entry.body)
    return Outcome.DONE


def _search(options: argparse.Namespace) -> Outcome:
    with opened(options) as session:
        hits = session.journal.search(" ".join(options.words), options.limit)
    if options.json:
        put_json(hits)
        return Outcome.DONE
    for hit in hits:
        put(hit.row.happened_on, hit.row.id, hit.snippet)
    return Outcome.DONE


def _count(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError("a number from 1 on")
    return number
