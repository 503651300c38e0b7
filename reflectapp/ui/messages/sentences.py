"""Errors as sentences: what happened, what it means for the writing, what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.ui.messages import backups, importing, keeping, keys, publishing
from reflectapp.ui.messages.message import Message

translate = QCoreApplication.translate

_SUBJECTS = (keys, keeping, backups, importing, publishing)
"""Where the sentences are, by subject; each knows its own errors."""


def sentence(error: Exception) -> Message:
    """Return what to tell the writer about `error`; any error has an answer."""
    for subject in _SUBJECTS:
        message: Message | None = subject.answer(error)
        if message is not None:
            return message
    return Message(
        translate("Messages", "Something went wrong"),
        translate(
            "Messages", "This is a fault in Reflect, not yours. What was saved before is safe."
        ),
        translate("Messages", "Try again; if it happens again, restart the program."),
    )
