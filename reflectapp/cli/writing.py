"""`write`, `tag` and `delete`: changing entries."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from reflectapp.cli.access import opened
from reflectapp.cli.outcome import BadInputError, Outcome, RefusedError
from reflectapp.cli.printing import put, put_json, with_json
from reflectapp.domain.entry import Draft, Entry


def add_to(commands: Any) -> None:
    """Add the commands."""
    write = with_json(
        commands.add_parser(
            "write",
            help="write an entry; prints its id",
            description="Write an entry from a file or standard input, in Markdown and UTF-8. "
            "Prints its id.",
        )
    )
    write.add_argument("--title", default="", metavar="T")
    write.add_argument("--date", type=day, metavar="D", help="YYYY-MM-DD; today when left out")
    write.add_argument("--tag", action="append", default=[], metavar="T", help="may be repeated")
    write.add_argument("file", nargs="?", metavar="FILE", help="standard input when left out")
    write.set_defaults(run=_write)
    tag = with_json(
        commands.add_parser(
            "tag",
            help="show or change the tags of an entry",
            description="Add tags to an entry, or remove some, and print those that it then has. "
            "Without an ID: print all tags, with how many entries bear each.",
        )
    )
    tag.add_argument("id", nargs="?", metavar="ID")
    tag.add_argument("tags", nargs="*", metavar="TAG", help="to be added")
    tag.add_argument("--remove", action="append", default=[], metavar="TAG")
    tag.set_defaults(run=_tag)
    delete = with_json(
        commands.add_parser(
            "delete",
            help="put an entry into the bin",
            description="Put an entry into the bin, where it stays for 30 days.",
        )
    )
    delete.add_argument("id", metavar="ID")
    how = delete.add_mutually_exclusive_group()
    how.add_argument("--undo", action="store_true", help="take it out of the bin again")
    how.add_argument("--for-good", action="store_true", help="erase it; only a backup has it then")
    delete.set_defaults(run=_delete)


def day(text: str) -> date:
    """Read a day for argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day is written YYYY-MM-DD") from None


def _write(options: argparse.Namespace) -> Outcome:
    # Read first: a file that cannot be read should not cost a passphrase.
    body = _text_of(options.file)
    if not (body.strip() or options.title.strip()):
        raise RefusedError("there is nothing to write; give a text or a title")
    with opened(options) as session:
        entry = session.journal.new_entry(title=options.title, body=body, happened_on=options.date)
        if options.tag:
            entry = session.journal.save(_draft(entry, tuple(options.tag)))
    if options.json:
        put_json({"id": entry.id, "happened_on": entry.happened_on, "tags": entry.tags})
    else:
        put(entry.id)
    return Outcome.DONE


def _tag(options: argparse.Namespace) -> Outcome:
    with opened(options) as session:
        if options.id is None:
            return _all_tags(options, session.journal.tags())
        entry = session.journal.entry(options.id)
        gone = {tag.casefold() for tag in options.remove}
        kept = [tag for tag in (*entry.tags, *options.tags) if tag.casefold() not in gone]
        entry = session.journal.save(_draft(entry, tuple(kept)))
    if options.json:
        put_json({"id": entry.id, "tags": entry.tags})
    else:
        for tag in entry.tags:
            put(tag)
    return Outcome.DONE


def _all_tags(options: argparse.Namespace, tags: list[tuple[str, int]]) -> Outcome:
    if options.json:
        put_json([{"tag": tag, "entries": count} for tag, count in tags])
    else:
        for tag, count in tags:
            put(tag, count)
    return Outcome.DONE


def _delete(options: argparse.Namespace) -> Outcome:
    with opened(options) as session:
        session.journal.entry(options.id)
        if options.for_good:
            session.journal.erase(options.id)
        elif options.undo:
            session.journal.undelete(options.id)
        else:
            session.journal.delete(options.id)
    if options.json:
        state = "erased" if options.for_good else "in journal" if options.undo else "in bin"
        put_json({"id": options.id, "state": state})
    return Outcome.DONE


def _draft(entry: Entry, tags: tuple[str, ...]) -> Draft:
    return Draft(
        entry.id,
        entry.title,
        entry.body,
        entry.happened_on,
        tags,
        entry.mood_before,
        entry.mood_after,
    )


def _text_of(name: str | None) -> str:
    try:
        raw = sys.stdin.buffer.read() if name in (None, "-") else Path(name).read_bytes()
        # As the editor has them.
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise BadInputError(f"{name}: {error.strerror or 'cannot be read'}") from None
    except UnicodeDecodeError:
        raise BadInputError(f"{name or 'standard input'}: not a text in UTF-8") from None
