"""What is said while a journal is mended or a backup is brought back at the entrance."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.domain import errors
from reflectapp.domain.damage import Part
from reflectapp.services.rescue import Rescued
from reflectapp.ui.messages import Message, verdict_text, verdict_title
from reflectapp.ui.unlock.wording import entrance_sentence

translate = QCoreApplication.translate


def check_failed(error: Exception) -> Message:
    """Return what to tell when the journal could not even be looked at."""
    if isinstance(error, errors.WrongPassphraseError):
        return Message(
            translate("Rescue", "That opens neither the journal nor its backups"),
            translate("Rescue", "Nothing was changed."),
            translate(
                "Rescue",
                "Type the passphrase, or the twelve recovery words with a space between them.",
            ),
        )
    if isinstance(error, errors.DamagedHeaderError) or _is_key_file(error):
        return Message(
            translate("Rescue", "The key file is damaged or gone"),
            translate(
                "Rescue", "Without key.json nothing can be read. Every backup has one of its own."
            ),
            translate("Rescue", "Put the key file back first; your entries are not touched by it."),
        )
    if isinstance(error, errors.MissingJournalError):
        return Message(
            translate("Rescue", "The journal's file is not there"),
            translate("Rescue", "There is nothing to check or to mend."),
            translate("Rescue", "Bring back a backup, below."),
        )
    return entrance_sentence(error)


def mending_failed(error: Exception) -> Message:
    """Return what to tell when what is there could not be mended."""
    if isinstance(error, errors.DamagedDatabaseError):
        return Message(
            translate("Rescue", "Too much is damaged to mend what is there"),
            translate("Rescue", "Nothing was changed."),
            translate("Rescue", "Bring back the newest backup, below."),
        )
    return check_failed(error)


def restoring_failed(error: Exception) -> Message:
    """Return what to tell when a backup could not be brought back."""
    title = translate("Rescue", "This backup was not brought back")
    unchanged = translate("Rescue", "Nothing was changed.")
    if isinstance(error, errors.WrongPassphraseError):
        return Message(
            translate("Rescue", "That opens neither the journal nor this backup"),
            unchanged,
            translate(
                "Rescue",
                "A backup keeps the passphrase of its day: try the one that held then, or the "
                "twelve recovery words of then.",
            ),
        )
    if isinstance(error, errors.MissingJournalError):
        missing = translate("Rescue", "There is no {name} in this folder: it is no whole backup.")
        return Message(
            title,
            f"{missing.format(name=error.file_name)} {unchanged}",
            translate("Rescue", "Choose the folder that holds both journal.db and key.json."),
        )
    if isinstance(error, errors.DamagedDatabaseError | errors.DamagedHeaderError):
        damaged = translate("Rescue", "It is damaged itself.")
        return Message(title, f"{damaged} {unchanged}", translate("Rescue", "Choose an older one."))
    return entrance_sentence(error)


def bringing_failed(error: Exception) -> Message:
    """Return what to tell when a backup could not be brought to where there is no journal."""
    message = restoring_failed(error)
    if isinstance(error, errors.WrongPassphraseError):
        title = translate("Rescue", "That does not open this backup")
        return Message(title, message.body, message.advice)
    return message


def rescued_message(rescued: Rescued) -> Message:
    """Return what was done, and how the journal is now."""
    kept = ""
    if rescued.kept_in is not None:
        kept = translate("Rescue", "The files as they were are kept in {folder}.").format(
            folder=rescued.kept_in
        )
    if rescued.verdict.is_sound:
        title = translate("Rescue", "The journal is whole again")
        return Message(title, verdict_title(rescued.verdict), kept)
    rest = verdict_text(rescued.verdict)
    return Message(translate("Rescue", "Not everything could be mended"), rest, kept)


def accepted_note(parts: frozenset[Part]) -> str:
    """Return what to look at after mending accepted what was read; empty when nothing."""
    if parts & {Part.HISTORY, Part.SEAL, Part.PAGES, Part.STRUCTURE, Part.LINKS}:
        return translate(
            "Rescue",
            "What could be read counts from now on. Compare what you wrote last with a backup: in "
            "the settings, you can look inside one.",
        )
    return ""


def needs_key_file(error: Exception) -> bool:
    """Say whether putting the key file back may help."""
    return isinstance(error, errors.DamagedHeaderError) or _is_key_file(error)


def _is_key_file(error: Exception) -> bool:
    return isinstance(error, errors.MissingJournalError) and error.file_name == "key.json"
