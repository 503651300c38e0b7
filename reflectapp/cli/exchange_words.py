"""What the terminal says of files that cannot come in, and of what they leave behind."""

from __future__ import annotations

from reflectapp.importers.candidate import Loss, Place, Why
from reflectapp.importers.faults import Cause

_CAUSES = {
    Cause.MISSING: "is not there",
    Cause.UNREADABLE: "cannot be read; check that it is a file or folder of yours",
    Cause.TOO_LARGE: "is too large; split it, or take out the pictures",
    Cause.BOMB: "is made to swell when it is unpacked or read; it was not opened",
    Cause.NOT_TEXT: "is no text in UTF-8, UTF-16 or Windows-1252",
    Cause.DAMAGED: "breaks off here, or breaks the rules of its format; export it afresh",
    Cause.TOO_DEEP: "is nested too deeply to be writing",
    Cause.OTHER_FORMAT: "is not in this format; try `auto`",
    Cause.UNKNOWN_FORMAT: "is in no format that is known here; name the format",
    Cause.LOCKED: "is locked; its own program must unlock it first",
    Cause.WRONG_PASSPHRASE: "is locked with another passphrase",
    Cause.EMPTY: "holds nothing that could be an entry",
    Cause.NEWER: "was exported by a newer Reflect; install the newest version",
    Cause.CHANGED: "was changed while it was looked at; try again",
}
_WHYS = {
    Why.NO_DATE: "has no date",
    Why.BAD_DATE: "has no date that is certain: write it as 2024-03-31",
    Why.BLANK: "is empty",
    Why.TOO_LONG: "is longer than five million characters",
    Why.WRONG_TYPE: "is not built as this format has it",
    Why.NOT_TEXT: "is no text",
    Why.IN_TRASH: "lies in the other program's bin",
    Why.OTHER_KIND: "is no entry: a menu, an attachment, an older version",
    Why.DAMAGED: "is damaged",
}
_LOSSES = {
    Loss.PHOTO: "with photos, which are not imported",
    Loss.RECORDING: "with recordings, which are not imported",
    Loss.ATTACHMENT: "with attachments, which are not imported",
    Loss.LOCATION: "with a location, which is not imported",
    Loss.WEATHER: "with the weather, which is not imported",
    Loss.DATED_BY_FILE: "without a date: they have that of their file",
    Loss.OLD_ENCODING: "in an old encoding: check the accents",
    Loss.NUL: "with characters that no text has: they were replaced",
    Loss.LONG_TITLE: "with a title that is too long: it stands in the text",
}


def cause_words(cause: Cause) -> str:
    """Return what is wrong with a file as a whole."""
    return _CAUSES[cause]


def why_words(why: Why) -> str:
    """Return why a piece cannot come in."""
    return _WHYS[why]


def loss_words(loss: Loss) -> str:
    """Return what an entry leaves behind."""
    return _LOSSES[loss]


def place_words(place: Place) -> str:
    """Return where something stands, as far as it is known."""
    parts = [place.file]
    parts += [f"entry {place.entry}"] if place.entry else []
    parts += [f"line {place.line}"] if place.line else []
    parts += [f"column {place.column}"] if place.column else []
    return ", ".join(part for part in parts if part)
