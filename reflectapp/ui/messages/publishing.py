"""What to say about finding names, deciding and publishing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.domain import errors
from reflectapp.ui.messages.message import Message

translate = QCoreApplication.translate


def answer(error: Exception) -> Message | None:
    """Return what to tell the writer, or None where `error` is about something else."""
    if isinstance(error, errors.ExportFailedError):
        return _export_failed(error.cause)
    for kind, words in _plain().items():
        if isinstance(error, kind):
            return Message(*words)
    return None


def _export_failed(cause: str) -> Message:
    body = {
        "missing": translate("Messages", "The folder is not there any more."),
        "read-only": translate("Messages", "The folder cannot be written to."),
        "full": translate("Messages", "The disk is full."),
        "exists": translate("Messages", "A file of that name is there already."),
    }.get(cause, translate("Messages", "The disk did not accept the file."))
    advice = {
        "full": translate("Messages", "Free some space, or choose another folder."),
        "exists": translate("Messages", "Replace it, or choose another folder."),
    }.get(cause, translate("Messages", "Choose another folder."))
    whole = translate("Messages", "Nothing was left half written.")
    return Message(
        translate("Messages", "The post was not exported"),
        f"{body} {whole}",
        advice,
    )


def _plain() -> dict[type[Exception], tuple[str, str, str]]:
    """Return the sentences of errors that carry no facts, in the language in force."""
    return {
        errors.DecisionError: (
            translate("Messages", "This decision is not complete"),
            translate(
                "Messages",
                "It needs a reason or a short replacement, "
                "and words that still stand in the entry.",
            ),
            translate("Messages", "Fill in what is missing, then try again."),
        ),
        errors.ModelMissingError: (
            translate("Messages", "The language model is missing or damaged"),
            translate(
                "Messages",
                "Names cannot be found without it, so nothing can be published. "
                "Writing and reading work as always.",
            ),
            translate("Messages", "Install Reflect again."),
        ),
        errors.AnalysisFailedError: (
            translate("Messages", "Looking for names did not work this time"),
            translate(
                "Messages",
                "Your entry is safe and unchanged; what was decided before stays decided.",
            ),
            translate("Messages", "Try again in a moment."),
        ),
        errors.NothingLeftError: (
            translate("Messages", "There would be no words left to publish"),
            translate(
                "Messages",
                "The rest of this post is left out or young, so there is nothing to read again. "
                "Nothing was changed.",
            ),
            translate("Messages", "Wait until the words are ripe, or write more in the entry."),
        ),
        errors.PostNotReadyError: (
            translate("Messages", "This post is not ready for that yet"),
            translate(
                "Messages",
                "A finding is still open, or a word is younger than the delay. "
                "Nothing was changed, and your answers are kept.",
            ),
            translate("Messages", "See what holds it back on the post's first page."),
        ),
        errors.NoPenNameError: (
            translate("Messages", "There is no pen name to sign with"),
            translate(
                "Messages",
                "A post is signed with a pen name of one to four words that is not your own name. "
                "Nothing was changed.",
            ),
            translate("Messages", "Give yourself a pen name in Settings, You."),
        ),
        errors.RiskNotAcceptedError: (
            translate("Messages", "The post did not join the series"),
            translate("Messages", "Sharing placeholders links posts, so it is never done unasked."),
            translate("Messages", "Read what it means, tick that you accept it, and join again."),
        ),
        errors.SeriesEndedError: (
            translate("Messages", "The post did not join the series"),
            translate("Messages", "That series has ended."),
            translate("Messages", "Open it again below all posts, or begin another one."),
        ),
        errors.BadAddressError: (
            translate("Messages", "This is no address of a site"),
            translate("Messages", "One looks like https://example.org/notes/."),
            translate("Messages", "Mend it, or leave it empty."),
        ),
        errors.StaleApprovalError: (
            translate("Messages", "The entry changed since you approved it"),
            translate("Messages", "The approval was for other words, so nothing was exported."),
            translate("Messages", "Re-read the post once more, then approve it."),
        ),
    }
