"""Sentences: what went wrong, days, moods and numbers, as a person reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reflectapp.domain import errors
from reflectapp.domain.entry import Mood

translate = QCoreApplication.translate

_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, what it means for the writing, what to do."""

    title: str
    body: str
    advice: str

    @property
    def text(self) -> str:
        """Body and advice as one paragraph."""
        return f"{self.body} {self.advice}".strip()


def sentence(error: Exception) -> Message:
    """Return what to tell the writer about `error`; any error has an answer."""
    for kind, answer in _answers().items():
        if isinstance(error, kind):
            return Message(*answer)
    return _with_facts(error)


def _with_facts(error: Exception) -> Message:
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
                "until it is complete. Otherwise bring the file back from a backup.",
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
    if isinstance(error, errors.ExportFailedError):
        return _export_failed(error.cause)
    return Message(
        translate("Messages", "Something went wrong"),
        translate(
            "Messages", "This is a fault in Reflect, not yours. What was saved before is safe."
        ),
        translate("Messages", "Try again; if it happens again, restart the program."),
    )


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


def _answers() -> dict[type[Exception], tuple[str, str, str]]:
    """Return the sentences of errors that carry no facts, in the language in force."""
    return {
        errors.WrongPassphraseError: (
            translate("Messages", "That passphrase does not open this journal"),
            translate("Messages", "Nothing was changed, and you can try as often as you like."),
            translate(
                "Messages",
                "Check Caps Lock and the keyboard layout. If the passphrase is lost, "
                "use your twelve recovery words.",
            ),
        ),
        errors.DamagedHeaderError: (
            translate("Messages", "The journal's key file is damaged"),
            translate(
                "Messages",
                "The file key.json was changed or cut short, so neither the passphrase nor the "
                "recovery words can be checked. Your writing was not touched.",
            ),
            translate(
                "Messages",
                "Put key.json back from a backup of the journal's folder. Do not delete anything.",
            ),
        ),
        errors.DamagedDatabaseError: (
            translate("Messages", "The journal's file is damaged"),
            translate(
                "Messages",
                "Your passphrase is right, but journal.db cannot be read as a journal. "
                "Reflect has left it exactly as it is.",
            ),
            translate(
                "Messages",
                "Copy the whole folder somewhere safe first. "
                "Then put journal.db back from a backup.",
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
        errors.TooLittleMemoryError: (
            translate("Messages", "There is too little free memory to unlock"),
            translate(
                "Messages",
                "Checking a passphrase takes a lot of memory for a second, so that nobody can "
                "guess it quickly. Nothing was tried or changed.",
            ),
            translate(
                "Messages",
                "Close other programs and try again. The recovery words need no such memory.",
            ),
        ),
        errors.WeakPassphraseError: (
            translate("Messages", "This passphrase is too short"),
            translate("Messages", "It needs ten characters or more, and not only spaces."),
            translate("Messages", "Four or five unrelated words are strong and easy to remember."),
        ),
        errors.BadRecoveryWordsError: (
            translate("Messages", "These are not the twelve recovery words"),
            translate(
                "Messages",
                "A word is not on the list, or two are in each other's place. Nothing was changed.",
            ),
            translate("Messages", "Compare them with your paper, one by one and in order."),
        ),
        errors.NotFoundError: (
            translate("Messages", "This is not in the journal any more"),
            translate("Messages", "It was erased, or put in the bin in another place."),
            translate("Messages", "Look in the bin, or go back to the list."),
        ),
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
        errors.StaleApprovalError: (
            translate("Messages", "The entry changed since you approved it"),
            translate("Messages", "The approval was for other words, so nothing was exported."),
            translate("Messages", "Re-read the post once more, then approve it."),
        ),
    }


def mood_name(mood: Mood) -> str:
    """Return a mood in words."""
    return {
        Mood.VERY_LOW: translate("Messages", "very low"),
        Mood.LOW: translate("Messages", "low"),
        Mood.STEADY: translate("Messages", "steady"),
        Mood.GOOD: translate("Messages", "good"),
        Mood.VERY_GOOD: translate("Messages", "very good"),
    }[mood]


def mood_icon(mood: Mood) -> str:
    """Return the name of a mood's icon."""
    return ("frown", "annoyed", "meh", "smile", "laugh")[mood - 1]


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def format_day(day: date) -> str:
    """Return a day in full: "Saturday, 21 November 2026"."""
    return _BRITISH.toString(_qdate(day), "dddd, d MMMM yyyy")


def format_short(day: date) -> str:
    """Return a day for a list: "Sat 21 Nov 2026"."""
    return _BRITISH.toString(_qdate(day), "ddd d MMM yyyy")


def format_month(day: date) -> str:
    """Return a month: "November 2026"."""
    return _BRITISH.toString(_qdate(day), "MMMM yyyy")


def counted(count: int, one: str, many: str) -> str:
    """Return `one` for 1, else `many` with "{count}" filled in; both already translated."""
    return one if count == 1 else many.format(count=f"{count:,}")


def words(count: int) -> str:
    """Return "1 word" or "1,204 words"."""
    return counted(count, translate("Messages", "1 word"), translate("Messages", "{count} words"))


def days(count: int) -> str:
    """Return "1 day" or "14 days"."""
    return counted(count, translate("Messages", "1 day"), translate("Messages", "{count} days"))


def time_to_guess(seconds: float) -> str:
    """Return how long a determined guesser would need, in words."""
    hour, year = 3600, 31_557_600
    if seconds < hour:
        return translate("Messages", "It could be guessed within an hour.")
    if seconds < 24 * hour:
        return translate("Messages", "It could be guessed within a day.")
    if seconds < year:
        return translate("Messages", "It could be guessed within a year.")
    if seconds < 100 * year:
        return translate("Messages", "Guessing it would take years.")
    return translate("Messages", "Guessing it would take centuries.")
