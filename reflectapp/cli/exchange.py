"""`import`, `undo-import` and `export-private`: writing that comes in and goes out."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reflectapp.cli.access import given_or_asked, opened
from reflectapp.cli.exchange_words import cause_words, loss_words, place_words, why_words
from reflectapp.cli.outcome import BadInputError, Outcome, RefusedError
from reflectapp.cli.printing import put, put_json, say, with_json
from reflectapp.domain.errors import ExportFailedError
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.formats import AUTO, FORMATS
from reflectapp.services.import_preview import Preview
from reflectapp.services.importing import ImportReport
from reflectapp.services.private_export import Passphrase, Unprotected

PLAIN_WARNING = (
    "reflectapp: nothing protects this file. Whoever finds it reads every entry with all its "
    "names. Keep it out of synchronised folders and e-mails, and delete it when you are done."
)
LOCKED_WARNING = (
    "reflectapp: the passphrase of this file is its only lock. Without it nobody can open it, "
    "and with a weak one anybody who finds the file can."
)
_EXPORT_OPTION = "--export-passphrase-fd"
_EXPORT_CAUSES = {
    "exists": "there is something of this name already; --overwrite puts the export in its place",
    "missing": "the folder is not there; make it or connect the drive",
    "full": "the disk is full; free some space, then try again",
    "read-only": "the folder cannot be written to; check the drive and its permissions",
}


def add_to(commands: Any) -> None:
    """Add the commands."""
    importing = with_json(
        commands.add_parser(
            "import",
            help="bring in the writing of another journal",
            description="Bring in a file or folder of another journal: all of it or nothing. What "
            "the journal has already stays out. Imported words count as new: they wait out the "
            "whole delay before they may be published.",
        )
    )
    importing.add_argument("format", choices=(AUTO, *FORMATS), help="auto finds out by itself")
    importing.add_argument("file", type=Path, metavar="FILE", help="or the folder")
    importing.add_argument(
        "--dry-run", action="store_true", help="only say what would come in, and what cannot"
    )
    _with_export_passphrase(importing)
    importing.set_defaults(run=_import)
    undoing = with_json(
        commands.add_parser(
            "undo-import",
            help="take out again what came in",
            description="Without BATCH, list what came in. With it, erase those entries, but for "
            "the ones that were changed since: they stay and are listed.",
        )
    )
    undoing.add_argument("batch", nargs="?", metavar="BATCH")
    undoing.set_defaults(run=_undo)
    exporting = with_json(
        commands.add_parser(
            "export-private",
            help="write everything into one encrypted file, for yourself",
            description="Write everything into a zip: entries as Markdown, and all of it as JSON. "
            "It holds real names and is encrypted with a passphrase of its own.",
        )
    )
    exporting.add_argument("file", type=Path, metavar="FILE")
    exporting.add_argument(
        "--plain", action="store_true", help="without encryption: read this twice"
    )
    exporting.add_argument("--overwrite", action="store_true", help="replace FILE if it is there")
    _with_export_passphrase(exporting)
    exporting.set_defaults(run=_export)


def _with_export_passphrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        _EXPORT_OPTION,
        type=int,
        metavar="N",
        help="read the passphrase of the export, not the journal's, from this file descriptor",
    )


def _import(options: argparse.Namespace) -> Outcome:
    with opened(options) as session, _told():
        locked_by = None
        try:
            preview = session.importing.preview(options.file, options.format)
        except ImportFailedError as error:
            if error.cause is not Cause.LOCKED:
                raise
            locked_by = given_or_asked(
                options.export_passphrase_fd, "Passphrase of the export: ", _EXPORT_OPTION
            )
            try:
                preview = session.importing.preview(options.file, options.format, locked_by)
            except ImportFailedError as second:
                if second.cause is not Cause.WRONG_PASSPHRASE:
                    raise
                say("reflectapp: this is not the passphrase of the export; nothing was changed")
                return Outcome.WRONG_PASSPHRASE
        report = None
        if not options.dry_run and preview.entries:
            report = session.importing.bring_in(
                preview, locked_by, progress=_progress if sys.stderr.isatty() else _untold
            )
    if options.json:
        batch = None if report is None else report.batch
        put_json({"preview": preview, "batch": batch})
    else:
        _put_preview(preview, report, is_dry=options.dry_run)
    return Outcome.DONE


def _put_preview(preview: Preview, report: ImportReport | None, *, is_dry: bool) -> None:
    put("format", preview.format)
    put("would come in" if is_dry else "came in", preview.entries)
    if preview.first_day is not None and preview.last_day is not None:
        put("days", preview.first_day, preview.last_day)
    put("there already", preview.duplicates)
    if preview.known_as is not None:
        put("this file came in before", preview.known_as.came_in_at.date(), preview.known_as.id)
    for why, count in preview.refused:
        put("cannot come in", count, why_words(why))
    for refusal in preview.refusals:
        put("", place_words(refusal.place), why_words(refusal.why))
    for loss, count in preview.losses:
        put("left behind", count, loss_words(loss))
    if is_dry:
        for title in preview.titles:
            put("", title.happened_on, title.label)
    if report is not None:
        put("batch", report.batch.id)


def _undo(options: argparse.Namespace) -> Outcome:
    with opened(options) as session:
        batches = session.importing.batches()
        if options.batch is None:
            if options.json:
                put_json(batches)
            for batch in () if options.json else batches:
                put(batch.id, batch.came_in_at.date(), batch.format, batch.entries, batch.name)
            return Outcome.DONE
        if options.batch not in {batch.id for batch in batches}:
            raise RefusedError("there is no such import; `reflectapp undo-import` lists them")
        undone = session.importing.undo(options.batch)
    if options.json:
        put_json(undone)
        return Outcome.DONE
    put("removed", undone.removed)
    for entry in undone.kept:
        put("kept, as it was changed since", entry.id, entry.label)
    return Outcome.DONE


def _export(options: argparse.Namespace) -> Outcome:
    with opened(options) as session, _told():
        if options.plain:
            protection: Passphrase | Unprotected = Unprotected()
        else:
            protection = Passphrase(_new_export_passphrase(options))
        written = session.private_export.write(
            options.file,
            protection,
            overwrite=options.overwrite,
            progress=_progress if sys.stderr.isatty() else _untold,
        )
    if options.json:
        put_json(written)
    else:
        put(written.path)
    say(PLAIN_WARNING if options.plain else LOCKED_WARNING)
    return Outcome.DONE


def _new_export_passphrase(options: argparse.Namespace) -> str:
    """Return a passphrase that is being chosen: a person types it twice."""
    descriptor = options.export_passphrase_fd
    prompt = "Passphrase for the export, not the journal's: "
    chosen = given_or_asked(descriptor, prompt, _EXPORT_OPTION)
    if descriptor is None and given_or_asked(None, "The same again: ", _EXPORT_OPTION) != chosen:
        raise RefusedError("the two passphrases differ; nothing was written")
    return chosen


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Turn what is wrong with a file into what the terminal says of it."""
    try:
        yield
    except ImportFailedError as error:
        place = place_words(error.place)
        message = f"{place}: {cause_words(error.cause)}; nothing was imported"
        raise BadInputError(message) from None
    except ExportFailedError as error:
        words = _EXPORT_CAUSES.get(error.cause, "the disk is failing; check it")
        raise RefusedError(f"nothing was exported: {words}") from None


def _progress(done: int, total: int) -> None:
    if done % 50 == 0 or done == total:
        end = "\n" if done == total else ""
        print(f"\r{done:,} of {total:,}", end=end, file=sys.stderr, flush=True)


def _untold(done: int, total: int) -> None:
    del done, total
