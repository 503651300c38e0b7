"""What to say about backups, and about mending a journal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.domain import errors
from reflectapp.ui.messages.message import Message

translate = QCoreApplication.translate


def answer(error: Exception) -> Message | None:
    """Return what to tell the writer, or None where `error` is about something else."""
    if isinstance(error, errors.BackupFailedError):
        body, advice = _why_no_backup(error.cause)
        older = translate("Messages", "Older backups are as they were, and your writing is saved.")
        return Message(translate("Messages", "No backup was made"), f"{body} {older}", advice)
    for kind, words in _plain().items():
        if isinstance(error, kind):
            return Message(*words)
    return None


def no_backup(cause: str) -> str:
    """Return in one line that the last backup failed, and why."""
    body, _ = _why_no_backup(cause)
    return translate("Messages", "No backup was made: {why}").format(why=body)


def _why_no_backup(cause: str) -> tuple[str, str]:
    again = translate("Messages", "Then make a backup by hand, in the settings.")
    body, advice = {
        "missing": (
            translate("Messages", "The folder is not there any more."),
            translate("Messages", "Connect the drive, or choose another folder."),
        ),
        "full": (translate("Messages", "The disk is full."), translate("Messages", "Free space.")),
        "read-only": (
            translate("Messages", "The folder cannot be written to."),
            translate("Messages", "Check that the drive is connected and not write-protected."),
        ),
        "damaged": (
            translate("Messages", "The journal cannot be copied whole: it may be damaged."),
            translate("Messages", "Check the journal, in the settings."),
        ),
    }.get(
        cause,
        (
            translate("Messages", "The disk did not accept it."),
            translate("Messages", "Check the disk."),
        ),
    )
    return body, advice if cause in {"missing", "damaged"} else f"{advice} {again}"


def _plain() -> dict[type[Exception], tuple[str, str, str]]:
    """Return the sentences of errors that carry no facts, in the language in force."""
    return {
        errors.ForeignBackupError: (
            translate("Messages", "This is a backup of another journal"),
            translate(
                "Messages",
                "It can be read and searched, but nothing of it can come into this one. "
                "Nothing was changed.",
            ),
            translate("Messages", "Choose a backup of this journal."),
        ),
        errors.NoRecoveryError: (
            translate("Messages", "No backup has a key file that fits"),
            translate(
                "Messages",
                "The passphrase was changed since the last backup, so its key file opens only "
                "that backup. Nothing was changed.",
            ),
            translate("Messages", "Bring back a whole backup instead."),
        ),
        errors.StoppedError: (
            translate("Messages", "Stopped"),
            translate("Messages", "It was ended half-way because you asked. Nothing was changed."),
            translate("Messages", "Begin again whenever it suits."),
        ),
    }
