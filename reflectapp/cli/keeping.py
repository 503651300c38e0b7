"""`backup`, `restore` and `verify`: keeping the journal safe and whole."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path
from typing import Any

from reflectapp import bootstrap
from reflectapp.cli.access import door, given_or_asked, opened, secret
from reflectapp.cli.outcome import DamageFoundError, Outcome
from reflectapp.cli.printing import put, put_json, say, with_json
from reflectapp.cli.reading import put_rows
from reflectapp.cli.sentences import damage_sentence, part_name
from reflectapp.domain.damage import Part, Verdict
from reflectapp.domain.entry import TimelineQuery
from reflectapp.domain.errors import WrongPassphraseError
from reflectapp.services.rescue import Rescue, Rescued
from reflectapp.services.restoring import OpenBackup
from reflectapp.services.session import Session

_MOST = 1_000_000
_BACKUP_OPTION = "--backup-passphrase-fd"


def add_to(commands: Any) -> None:
    """Add the commands."""
    backing = with_json(
        commands.add_parser(
            "backup",
            help="copy the whole journal into a folder",
            description="Make a backup in FOLDER: a folder of its own with an encrypted journal "
            "and its key file. Prints where. It opens with the passphrase of today.",
        )
    )
    backing.add_argument("folder", type=Path, metavar="FOLDER")
    backing.set_defaults(run=_backup)
    restoring = with_json(
        commands.add_parser(
            "restore",
            help="bring back a backup, or one entry of it",
            description="Put a backup in the place of the journal. What the journal is now is "
            "kept: in a backup, or in the folder `damaged` when it cannot be opened.",
        )
    )
    restoring.add_argument("backup", type=Path, metavar="BACKUP", help="the backup's folder")
    what = restoring.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help="only list the entries that it holds")
    what.add_argument("--entry", metavar="ID", help="bring back only this entry")
    restoring.add_argument(
        _BACKUP_OPTION,
        type=int,
        metavar="N",
        help="read the passphrase of a backup that was made before the journal's was changed "
        "from this file descriptor",
    )
    restoring.set_defaults(run=_restore)
    checking = with_json(
        commands.add_parser(
            "verify",
            help="check that nothing of the journal is damaged",
            description="Check every page, table and entry, and the index of words. "
            "Ends with 4 when something is damaged.",
        )
    )
    mending = checking.add_mutually_exclusive_group()
    mending.add_argument(
        "--rebuild",
        action="store_true",
        help="write what can be read into a fresh file; the damaged one is kept",
    )
    mending.add_argument(
        "--restore-key-file",
        action="store_true",
        help="put key.json back from the newest backup that fits",
    )
    checking.set_defaults(run=_verify)


def _backup(options: argparse.Namespace) -> Outcome:
    with opened(options) as session:
        backup = session.backups.copy_to(options.folder)
    if options.json:
        put_json(backup)
    else:
        put(backup.folder)
    return Outcome.DONE


def _restore(options: argparse.Namespace) -> Outcome:
    if not (options.list or options.entry):
        return _restore_all(options)
    with opened(options) as session:
        view = _open(session, options)
        with contextlib.closing(view):
            if options.list:
                rows = view.rows(TimelineQuery(), 0, _MOST)
                put_rows(rows, as_json=options.json)
                return Outcome.DONE
            entry = session.restoring.restore_entry(view, options.entry)
    if options.json:
        put_json({"id": entry.id})
    return Outcome.DONE


def _open(session: Session, options: argparse.Namespace) -> OpenBackup:
    """Open a backup; one of before a change of keys asks for the passphrase of its day."""
    with contextlib.suppress(WrongPassphraseError):
        return session.restoring.open(options.backup)
    former = given_or_asked(
        options.backup_passphrase_fd, "Passphrase of the day of the backup: ", _BACKUP_OPTION
    )
    return session.restoring.open(options.backup, former)


def _restore_all(options: argparse.Namespace) -> Outcome:
    given = secret(options)
    rescued = _rescue(options).restore(options.backup, given)
    return _told(options, rescued)


def _verify(options: argparse.Namespace) -> Outcome:
    door(options).files.require_database()
    given, rescue = secret(options), _rescue(options)
    if options.restore_key_file:
        backup = rescue.restore_key_file(given)
        say(f"key.json was put back from {backup.folder}")
    if options.rebuild:
        return _told(options, rescue.rebuild(given))
    verdict = rescue.examine(given, _progress if sys.stderr.isatty() else None)
    return _judged(options, verdict)


def _rescue(options: argparse.Namespace) -> Rescue:
    return Rescue(door(options).folder, bootstrap.SystemClock())


def _told(options: argparse.Namespace, rescued: Rescued) -> Outcome:
    if rescued.kept_in is not None:
        say(f"The files as they were are kept in {rescued.kept_in}")
    return _judged(options, rescued.verdict)


def _judged(options: argparse.Namespace, verdict: Verdict) -> Outcome:
    if options.json:
        put_json(
            {
                "is_sound": verdict.is_sound,
                "entries": verdict.entries,
                "revisions": verdict.revisions,
                "damages": verdict.damages,
                "unchecked": verdict.unchecked,
            }
        )
    else:
        put("entries", verdict.entries)
        put("revisions", verdict.revisions)
        for damage in verdict.damages:
            put("damaged", damage_sentence(damage), *damage.entry_ids)
        for part in verdict.unchecked:
            put("not checked", part_name(part))
        if verdict.has_every_entry and not verdict.is_sound:
            put("every entry can be read; `reflectapp verify --rebuild` writes a fresh file")
        put("sound" if verdict.is_sound else "damaged")
    if not verdict.is_sound:
        say("reflectapp: damage was found. Delete nothing: see `reflectapp verify --help`")
        raise DamageFoundError
    return Outcome.DONE


def _progress(part: Part, done: float) -> None:
    end = "\n" if done >= 1 else ""
    print(f"\r{done:4.0%}  {part_name(part):20}", end=end, file=sys.stderr, flush=True)
