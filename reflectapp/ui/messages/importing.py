"""What to say about files that come in, and about everything going out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.domain import errors
from reflectapp.importers.candidate import Loss, Place, Why
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.ui.messages.message import Message

translate = QCoreApplication.translate


def answer(error: Exception) -> Message | None:
    """Return what to tell the writer, or None where `error` is about something else."""
    if not isinstance(error, ImportFailedError):
        return None
    what, advice = _causes()[error.cause]
    where = place_words(error.place)
    nothing = translate("Messages", "Nothing came in.")
    return Message(
        translate("Messages", "This cannot be brought in"),
        f"{where}: {what} {nothing}" if where else f"{what} {nothing}",
        advice,
    )


def no_export(error: errors.ExportFailedError) -> Message:
    """Return what to tell the writer when everything could not be taken out."""
    body, advice = {
        "missing": (
            translate("Messages", "The folder is not there any more."),
            translate("Messages", "Connect the drive, or choose another folder."),
        ),
        "read-only": (
            translate("Messages", "The folder cannot be written to."),
            translate("Messages", "Choose another folder."),
        ),
        "full": (
            translate("Messages", "The disk is full."),
            translate("Messages", "Free some space, or choose another folder."),
        ),
        "exists": (
            translate("Messages", "A file of that name is there already."),
            translate("Messages", "Replace it, or choose another folder."),
        ),
    }.get(
        error.cause,
        (
            translate("Messages", "The disk did not accept the file."),
            translate("Messages", "Choose another folder."),
        ),
    )
    whole = translate("Messages", "Nothing was left half written.")
    return Message(translate("Messages", "Nothing was exported"), f"{body} {whole}", advice)


def format_name(key: str) -> str:
    """Return what a format is called."""
    return {
        "dayone": translate("Messages", "Day One (JSON or zip)"),
        "jrnl": translate("Messages", "jrnl (JSON or text)"),
        "rednotebook": translate("Messages", "RedNotebook (folder of months)"),
        "minidiary": translate("Messages", "Mini Diary (JSON)"),
        "markdown": translate("Messages", "Markdown files"),
        "text": translate("Messages", "Plain text files"),
        "reflect": translate("Messages", "Reflect, private export"),
        "wxr": translate("Messages", "WordPress (WXR)"),
    }[key]


def place_words(place: Place) -> str:
    """Return where something stands, as far as it is known."""
    parts = [place.file]
    if place.entry:
        parts.append(translate("Messages", "entry {number}").format(number=place.entry))
    if place.line:
        parts.append(translate("Messages", "line {number}").format(number=place.line))
    return ", ".join(part for part in parts if part)


def why_words(why: Why) -> str:
    """Return why a piece cannot come in."""
    return {
        Why.NO_DATE: translate("Messages", "has no date"),
        Why.BAD_DATE: translate("Messages", "has no date that is certain: write it as 2024-03-31"),
        Why.BLANK: translate("Messages", "is empty"),
        Why.TOO_LONG: translate("Messages", "is longer than five million characters"),
        Why.WRONG_TYPE: translate("Messages", "is not built as this format has it"),
        Why.NOT_TEXT: translate("Messages", "is no text"),
        Why.IN_TRASH: translate("Messages", "lies in the other program's bin"),
        Why.OTHER_KIND: translate("Messages", "is no entry (a menu, an attachment, a draft)"),
        Why.DAMAGED: translate("Messages", "is damaged"),
    }[why]


def loss_words(loss: Loss) -> str:
    """Return what entries leave behind."""
    return {
        Loss.PHOTO: translate("Messages", "photos stay behind"),
        Loss.RECORDING: translate("Messages", "recordings stay behind"),
        Loss.ATTACHMENT: translate("Messages", "attachments stay behind"),
        Loss.LOCATION: translate("Messages", "the location stays behind"),
        Loss.WEATHER: translate("Messages", "the weather stays behind"),
        Loss.DATED_BY_FILE: translate("Messages", "no date: they take that of their file"),
        Loss.OLD_ENCODING: translate("Messages", "an old encoding: check the accents"),
        Loss.NUL: translate("Messages", "signs that no text has were replaced"),
        Loss.LONG_TITLE: translate("Messages", "a very long title goes into the text"),
    }[loss]


def _causes() -> dict[Cause, tuple[str, str]]:
    """Return what is wrong with a file as a whole, and what to do."""
    afresh = translate("Messages", "Export it afresh from the other program, then try again.")
    other = translate("Messages", "Choose another file, or another format.")
    return {
        Cause.MISSING: (translate("Messages", "There is no such file or folder."), other),
        Cause.UNREADABLE: (
            translate("Messages", "It cannot be read."),
            translate("Messages", "Check that it is a file or folder of yours."),
        ),
        Cause.TOO_LARGE: (
            translate("Messages", "It is too large."),
            translate("Messages", "Divide it, or leave out the pictures."),
        ),
        Cause.BOMB: (
            translate("Messages", "It is made to swell when it is opened, so it was not opened."),
            afresh,
        ),
        Cause.NOT_TEXT: (
            translate("Messages", "It is no text in UTF-8, UTF-16 or Windows-1252."),
            other,
        ),
        Cause.DAMAGED: (
            translate("Messages", "It breaks off, or does not keep the rules of its format."),
            afresh,
        ),
        Cause.TOO_DEEP: (
            translate("Messages", "It is nested too deeply to be writing."),
            other,
        ),
        Cause.OTHER_FORMAT: (
            translate("Messages", "It is not in this format."),
            translate("Messages", "Let the format be told from the file."),
        ),
        Cause.UNKNOWN_FORMAT: (
            translate("Messages", "It is in no format that is known here."),
            translate("Messages", "If you know better, choose the format yourself."),
        ),
        Cause.LOCKED: (
            translate("Messages", "It is locked by another program."),
            translate("Messages", "Unlock it there first."),
        ),
        Cause.WRONG_PASSPHRASE: (
            translate("Messages", "This passphrase does not open it."),
            translate("Messages", "Try the one that was chosen for the export."),
        ),
        Cause.EMPTY: (translate("Messages", "Nothing in it could be an entry."), other),
        Cause.NEWER: (
            translate("Messages", "A newer Reflect wrote it."),
            translate("Messages", "Install the newest version, then try again."),
        ),
        Cause.CHANGED: (
            translate("Messages", "It was changed since it was looked at."),
            translate("Messages", "Look at it again."),
        ),
    }
