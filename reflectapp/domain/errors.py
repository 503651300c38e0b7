"""What a person can be told. Everything else is a bug and reaches the crash handler.

An error carries facts, never text, names or passphrases; the sentences are in
`reflectapp.ui.messages`.
"""

from __future__ import annotations


class ReflectError(Exception):
    """The base of every error that a person can be told."""


class JournalError(ReflectError):
    """A journal could not be created or opened."""


class WrongPassphraseError(JournalError):
    """The passphrase or the recovery words do not open this journal."""


class DamagedHeaderError(JournalError):
    """`key.json` is missing a part, altered, or not ours."""


class DamagedDatabaseError(JournalError):
    """`journal.db` is truncated, empty, plain SQLite, foreign or fails its checks."""


class NewerSchemaError(JournalError):
    """The journal was written by a newer version of the program."""

    def __init__(self, found: int, supported: int) -> None:
        super().__init__(f"schema {found}, supported up to {supported}")
        self.found, self.supported = found, supported


class MissingJournalError(JournalError):
    """A file of the journal is not there."""

    def __init__(self, file_name: str) -> None:
        super().__init__(file_name)
        self.file_name = file_name


class JournalBusyError(JournalError):
    """The journal is open in another window or program."""


class JournalExistsError(JournalError):
    """A journal stands already where a new one was asked for."""


class TooLittleMemoryError(JournalError):
    """The computer has not the memory that checking the passphrase takes."""

    def __init__(self, needed_mib: int) -> None:
        super().__init__(f"{needed_mib} MiB")
        self.needed_mib = needed_mib


class WeakPassphraseError(JournalError):
    """The passphrase is shorter than the least length or only white space."""


class BadRecoveryWordsError(JournalError):
    """The words are not twelve words of the list with a right checksum."""


class BackupFailedError(ReflectError):
    """No backup was made; nothing was left half done, and older ones are as they were."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause
        """One of "missing" (the folder), "full", "read-only", "failing", "damaged"."""


class ForeignBackupError(JournalError):
    """The backup is one of another journal."""


class NoRecoveryError(JournalError):
    """Nothing that is there opens or mends this journal: no sound backup, nothing to rebuild."""


class KeyringError(ReflectError):
    """The keyring of this computer did not do what was asked."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause
        """One of "absent", "locked", "failing"."""


class StoppedError(ReflectError):
    """Long work was stopped half-way because somebody asked for it; nothing was changed."""


class SaveFailedError(ReflectError):
    """Nothing was written: the disk is full, read-only or failing. The text is still on screen."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause
        """One of "full", "read-only", "failing"."""


class NotFoundError(ReflectError):
    """An entry, revision, subject or post is not in this journal (any more)."""


class NotMarkedError(NotFoundError):
    """An entry is not on its way to a blog."""


class TextTooLongError(ReflectError):
    """A text is longer than the program takes."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"{length} code points, limit {limit}")
        self.length, self.limit = length, limit


class DecisionError(ReflectError):
    """A decision lacks what it needs: a reason, a replacement, or a span that still stands."""


class ModelMissingError(ReflectError):
    """A file of the language model is missing or damaged; detection is refused."""

    def __init__(self, file_name: str) -> None:
        super().__init__(file_name)
        self.file_name = file_name


class AnalysisFailedError(ReflectError):
    """The language process ended or failed; nothing is known about the text."""


class ExportFailedError(ReflectError):
    """The post could not be written; nothing was left half done."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause
        """One of "missing", "read-only", "full", "exists", "failing"."""


class StaleApprovalError(ReflectError):
    """The text or a decision changed after the approval."""


class NoPenNameError(ReflectError):
    """There is no pen name, or one that may not stand below a post."""


class RiskNotAcceptedError(ReflectError):
    """Posts may share placeholders only once the writer knows and accepts the risk."""


class SeriesEndedError(ReflectError):
    """A series that has ended takes no more posts in."""


class BadAddressError(ReflectError):
    """It is no address of a place on the web."""


class NothingLeftError(ReflectError):
    """A post has, or would have, no word in its body."""


class PostNotReadyError(ReflectError):
    """A post cannot be shown or re-read yet."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause
        """One of "not analysed", "undecided", "young"."""
