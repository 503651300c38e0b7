"""What the terminal says of each thing that can go wrong with a journal."""

from __future__ import annotations

import pytest

from reflectapp.cli.sentences import sentence
from reflectapp.domain import errors

ERRORS = [
    errors.WrongPassphraseError(),
    errors.BadRecoveryWordsError(),
    errors.WeakPassphraseError(),
    errors.TooLittleMemoryError(256),
    errors.DamagedHeaderError(),
    errors.DamagedDatabaseError(),
    errors.NewerSchemaError(7, 5),
    errors.MissingJournalError("key.json"),
    errors.JournalBusyError(),
    errors.JournalExistsError(),
    errors.ForeignBackupError(),
    errors.NoRecoveryError(),
    errors.NotFoundError(),
    errors.NotMarkedError(),
    errors.StoppedError(),
    *(errors.SaveFailedError(cause) for cause in ("full", "read-only", "failing")),
    *(errors.BackupFailedError(cause) for cause in ("missing", "full", "read-only", "damaged")),
    *(errors.KeyringError(cause) for cause in ("absent", "locked", "failing")),
]


def test_each_is_a_sentence_of_its_own() -> None:
    said = [sentence(error) for error in ERRORS]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_none_is_the_name_of_a_class(error: errors.ReflectError) -> None:
    assert "Error" not in sentence(error)
