"""What to say when a journal does not open to what was given."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.domain import errors
from reflectapp.ui.messages.message import Message

translate = QCoreApplication.translate


def answer(error: Exception) -> Message | None:
    """Return what to tell the writer, or None where `error` is about something else."""
    if isinstance(error, errors.KeyringError):
        return _keyring(error.cause)
    for kind, words in _plain().items():
        if isinstance(error, kind):
            return Message(*words)
    return None


def _keyring(cause: str) -> Message:
    title = {
        "absent": translate("Messages", "Reflect finds no keyring on this computer"),
        "locked": translate("Messages", "The keyring of this computer is locked"),
    }.get(cause, translate("Messages", "The keyring of this computer does not answer"))
    body = {
        "absent": translate(
            "Messages",
            "A keyring is the part of a desktop that keeps secrets while you are logged in, "
            "such as GNOME Keyring or KDE Wallet. Nothing was changed.",
        ),
        "locked": translate("Messages", "It was not unlocked in time. Nothing was changed."),
    }.get(cause, translate("Messages", "It did not do what was asked of it."))
    advice = {
        "absent": translate(
            "Messages", "Use the passphrase, or start the desktop's keyring and try again."
        ),
        "locked": translate("Messages", "Use the passphrase, or unlock the keyring and try again."),
    }.get(cause, translate("Messages", "Use the passphrase, or log in to the desktop again."))
    return Message(title, body, advice)


def keyring_does_not_fit() -> Message:
    """Return what to tell when the keyring answers, but with nothing that opens this journal."""
    return Message(
        translate("Messages", "The keyring does not open this journal"),
        translate(
            "Messages",
            "It holds nothing for it, or something of an earlier time, as after bringing back a "
            "backup. Nothing was changed.",
        ),
        translate(
            "Messages",
            "Use the passphrase, then switch the keyring off and on again in the settings.",
        ),
    )


def _plain() -> dict[type[Exception], tuple[str, str, str]]:
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
        errors.BadRecoveryWordsError: (
            translate("Messages", "These are not the twelve recovery words"),
            translate(
                "Messages",
                "A word is not on the list, or two are in each other's place. Nothing was changed.",
            ),
            translate("Messages", "Compare them with your paper, one by one and in order."),
        ),
        errors.WeakPassphraseError: (
            translate("Messages", "This passphrase is too short"),
            translate("Messages", "It needs ten characters or more, and not only spaces."),
            translate("Messages", "Four or five unrelated words are strong and easy to remember."),
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
        errors.DamagedHeaderError: (
            translate("Messages", "The journal's key file is damaged"),
            translate(
                "Messages",
                "The file key.json was changed or cut short, so neither the passphrase nor the "
                "recovery words can be checked. Your writing was not touched.",
            ),
            translate(
                "Messages",
                "Delete nothing. “Mend or open a backup”, on the page that asks for the "
                "passphrase, puts it back from a backup.",
            ),
        ),
    }
