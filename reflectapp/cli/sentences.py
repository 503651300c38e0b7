"""What the terminal says: errors, damage and times. Not translated, as commands are not."""

from __future__ import annotations

from reflectapp.cli.outcome import RefusedError
from reflectapp.domain import errors
from reflectapp.domain.damage import Damage, Part

_PLAIN: dict[type[errors.ReflectError], str] = {
    errors.WrongPassphraseError: (
        "wrong passphrase; nothing was changed. Check Caps Lock and the keyboard layout, "
        "or give the twelve recovery words instead"
    ),
    errors.BadRecoveryWordsError: (
        "these are not twelve recovery words; compare them with your paper, in order"
    ),
    errors.DamagedHeaderError: (
        "key.json is damaged. Delete nothing; `reflectapp verify --restore-key-file` puts it back "
        "from a backup, `reflectapp restore BACKUP` puts everything back"
    ),
    errors.DamagedDatabaseError: (
        "the journal or backup is damaged. Delete nothing; try `reflectapp verify --rebuild`, "
        "then `reflectapp restore BACKUP`; the damaged files are kept"
    ),
    errors.JournalBusyError: (
        "the journal is open in another window or program; close it there, then try again"
    ),
    errors.JournalExistsError: (
        "there is a journal here already; name another folder with --journal"
    ),
    errors.WeakPassphraseError: (
        "the passphrase is too short: it needs ten characters or more, and not only spaces"
    ),
    errors.NotFoundError: "there is no such entry; `reflectapp list` shows what there is",
    errors.NotMarkedError: (
        "this entry is not on its way to a blog; `reflectapp post mark ID` puts it there"
    ),
    errors.ForeignBackupError: (
        "this is a backup of another journal. To look at it, name it as a journal of its own: "
        "`reflectapp --journal NEWDIR restore BACKUP`"
    ),
    errors.NoRecoveryError: (
        "no backup has a key file that fits this journal; `reflectapp restore BACKUP` puts back "
        "a whole backup"
    ),
    errors.DecisionError: (
        "this decision is not complete: it needs a reason or a short replacement, and words that "
        "still stand in the entry"
    ),
    errors.NothingLeftError: "no words would be left to publish; nothing was changed",
    errors.StaleApprovalError: "something changed since the approval; nothing was exported",
    errors.StoppedError: "stopped; nothing was changed",
    errors.AnalysisFailedError: "the language process ended; nothing is known about this text",
}
_CAUSES = {
    "missing": "the folder is not there; make it or connect the drive",
    "full": "the disk is full; free some space, then try again",
    "read-only": "the folder cannot be written to; check the drive and its permissions",
    "damaged": "the journal could not be copied whole; run `reflectapp verify`",
}
_NOT_READY = {
    "not analysed": "names have not been looked for in this text",
    "undecided": "a finding is still to decide",
    "young": "a word is younger than the delay",
}
_KEYRING = {
    "absent": "this computer has no keyring that can be used; give the passphrase",
    "locked": "the keyring is locked; unlock it, or give the passphrase",
}


def sentence(error: errors.ReflectError) -> str:  # noqa: PLR0911  # one answer per kind
    """Return what went wrong and what to do, without any word of the journal."""
    match error:
        case RefusedError():
            return str(error)
        case errors.SaveFailedError(cause=cause):
            return f"nothing was saved: {_CAUSES.get(cause, 'the disk is failing; check it')}"
        case errors.BackupFailedError(cause=cause):
            what = _CAUSES.get(cause, "the disk is failing; check it")
            return f"no backup was made, and older ones are as they were: {what}"
        case errors.KeyringError(cause=cause):
            return _KEYRING.get(cause, "the keyring does not answer; give the passphrase")
        case errors.MissingJournalError(file_name=name):
            return (
                f"{name} is not there. Name the journal's folder with --journal, make a journal "
                "with `reflectapp init`, or bring one back with `reflectapp restore BACKUP`"
            )
        case errors.NewerSchemaError(found=found, supported=supported):
            return (
                f"a newer Reflect wrote this (format {found}, known up to {supported}); "
                "install the newest version"
            )
        case errors.PostNotReadyError(cause=cause):
            return f"a reading does not count yet: {_NOT_READY[cause]}"
        case errors.TooLittleMemoryError(needed_mib=needed):
            return (
                f"trying the passphrase takes {needed} MiB of memory, which are not free; close "
                "other programs, then try again"
            )
        case errors.TextTooLongError(length=length, limit=limit):
            return f"the text is too long: {length:,} of at most {limit:,} characters"
        case errors.ModelMissingError(file_name=name):
            return f"the language model is not complete: {name} is missing or damaged"
        case _:
            return _PLAIN.get(type(error), f"{type(error).__name__}; nothing was changed")


def damage_sentence(damage: Damage) -> str:  # noqa: PLR0911  # one answer per part
    """Return in plain words what is damaged."""
    of = len(damage.entry_ids) or damage.count
    match damage.part:
        case Part.FILE:
            return "the file is cut short, too long, or not the one that its key file belongs to"
        case Part.PAGES:
            return f"{_counted(of, 'page')} of 4 kB altered, or not to be read"
        case Part.STRUCTURE:
            return "the tables in the file do not fit together"
        case Part.LINKS:
            return f"{_counted(of, 'row')} of something that is not there"
        case Part.HISTORY:
            return (
                f"{_counted(of, 'entry', 'entries')} not as in the history: a part older, or lost"
            )
        case Part.SEAL:
            return "as a whole, the entries are not those that were saved last"
        case Part.SEARCH:
            return "the index of words is damaged: searching may miss entries; none is lost"


def _counted(count: int, one: str, many: str = "") -> str:
    """Return how many; where a check broke off before it could count, that there are some."""
    many = many or f"{one}s"
    return f"{count or 'some'} {one if count == 1 else many}"


def part_name(part: Part) -> str:
    """Return what is being looked at."""
    return {
        Part.FILE: "file",
        Part.PAGES: "pages",
        Part.STRUCTURE: "tables",
        Part.LINKS: "references",
        Part.HISTORY: "history of entries",
        Part.SEAL: "entries as a whole",
        Part.SEARCH: "index of words",
    }[part]
