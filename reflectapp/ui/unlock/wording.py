"""What is said at the entrance when the journal's disk is in the way: no words are at stake yet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.domain.errors import SaveFailedError
from reflectapp.ui.messages import Message, sentence

translate = QCoreApplication.translate


def entrance_sentence(error: Exception) -> Message:
    """Return what to tell about an error while a journal is being opened or made."""
    if not isinstance(error, SaveFailedError):
        return sentence(error)
    title = {
        "full": translate("Entrance", "The disk is full"),
        "read-only": translate("Entrance", "The journal's folder cannot be written to"),
    }.get(error.cause, translate("Entrance", "The disk does not take what is written to it"))
    advice = {
        "full": translate("Entrance", "Free some space and try again."),
        "read-only": translate(
            "Entrance",
            "Check that the drive is connected and not write-protected, and try again.",
        ),
    }.get(error.cause, translate("Entrance", "Check the disk and try again."))
    body = translate(
        "Entrance",
        "Without it nothing that you write could be kept, so the journal stays shut. "
        "Nothing in it was changed.",
    )
    return Message(title, body, advice)
