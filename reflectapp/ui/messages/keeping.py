"""What to say about the journal's files, and about words on their way into them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.domain import errors
from reflectapp.ui.messages.message import Message

translate = QCoreApplication.translate


def answer(error: Exception) -> Message | None:
    """Return what to tell the writer, or None where `error` is about something else."""
    if isinstance(error, errors.NewerSchemaError):
        return Message(
            translate("Messages", "This journal was written by a newer Reflect"),
            translate(
                "Messages",
                "It has format {found}; this program knows up to {supported}. "
                "Nothing was changed, and your writing is safe.",
            ).format(found=error.found, supported=error.supported),
            translate(
                "Messages", "Install the newest version of Reflect, then open the journal again."
            ),
        )
    if isinstance(error, errors.MissingJournalError):
        return Message(
            translate("Messages", "A part of the journal is not there"),
            translate(
                "Messages",
                "The file {name} is missing from the journal's folder. "
                "What is there was not touched.",
            ).format(name=error.file_name),
            translate(
                "Messages",
                "If the folder is on a drive or in a synchronised folder, connect it or wait "
                "until it is complete. Otherwise choose “Mend or open a backup” on the page that "
                "asks for the passphrase.",
            ),
        )
    if isinstance(error, errors.TextTooLongError):
        return Message(
            translate("Messages", "This text is too long for one entry"),
            translate(
                "Messages",
                "It has {length} characters; the limit is {limit}. It is still on your screen.",
            ).format(length=f"{error.length:,}", limit=f"{error.limit:,}"),
            translate("Messages", "Divide it into two entries."),
        )
    if isinstance(error, errors.SaveFailedError):
        return _save_failed(error.cause)
    for kind, words in _plain().items():
        if isinstance(error, kind):
            return Message(*words)
    return None


def _save_failed(cause: str) -> Message:
    body = {
        "full": translate("Messages", "The disk is full."),
        "read-only": translate("Messages", "The journal's folder cannot be written to."),
    }.get(cause, translate("Messages", "The disk did not accept the change."))
    advice = {
        "full": translate("Messages", "Free some space; Reflect will go on trying to save."),
        "read-only": translate(
            "Messages",
            "Check that the drive is connected and not write-protected; Reflect will go on trying.",
        ),
    }.get(cause, translate("Messages", "Copy the text somewhere safe, and check the disk."))
    kept = translate(
        "Messages", "Nothing is lost: your text is still on the screen, but not yet saved."
    )
    return Message(translate("Messages", "Your words could not be saved"), f"{body} {kept}", advice)


def _plain() -> dict[type[Exception], tuple[str, str, str]]:
    """Return the sentences of errors that carry no facts, in the language in force."""
    return {
        errors.DamagedDatabaseError: (
            translate("Messages", "The journal's file is damaged"),
            translate(
                "Messages",
                "Your passphrase is right, but journal.db cannot be read as a journal. "
                "Reflect has left it exactly as it is.",
            ),
            translate(
                "Messages",
                "Delete nothing. On the page that asks for the passphrase, choose "
                "“Mend or open a backup”.",
            ),
        ),
        errors.JournalBusyError: (
            translate("Messages", "This journal is already open"),
            translate(
                "Messages",
                "Another Reflect window or program is using it. Your writing is safe there.",
            ),
            translate("Messages", "Go to that window, or close it and try again here."),
        ),
        errors.JournalExistsError: (
            translate("Messages", "There is a journal here already"),
            translate("Messages", "A new one would take its place, so nothing was done."),
            translate("Messages", "Start Reflect again to open it."),
        ),
        errors.NotFoundError: (
            translate("Messages", "This is not in the journal any more"),
            translate("Messages", "It was erased, or put in the bin in another place."),
            translate("Messages", "Look in the bin, or go back to the list."),
        ),
    }
