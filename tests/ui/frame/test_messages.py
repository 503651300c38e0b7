"""Sentences for people."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain import errors
from reflectapp.domain.entry import Mood
from reflectapp.ui.messages import (
    counted,
    format_day,
    format_month,
    format_short,
    mood_icon,
    mood_name,
    sentence,
    time_to_guess,
)

UNLOCKING = (
    errors.WrongPassphraseError(),
    errors.DamagedHeaderError(),
    errors.DamagedDatabaseError(),
    errors.NewerSchemaError(7, 5),
    errors.MissingJournalError("journal.db"),
    errors.JournalBusyError(),
)
ALL = (
    *UNLOCKING,
    errors.JournalExistsError(),
    errors.WeakPassphraseError(),
    errors.TooLittleMemoryError(256),
    errors.NoPenNameError(),
    errors.NothingLeftError(),
    errors.RiskNotAcceptedError(),
    errors.BadRecoveryWordsError(),
    *(errors.SaveFailedError(cause) for cause in ("full", "read-only", "failing")),
    errors.NotFoundError(),
    errors.TextTooLongError(6_000_000, 5_000_000),
    errors.DecisionError(),
    errors.ModelMissingError("model"),
    errors.AnalysisFailedError(),
    *(
        errors.ExportFailedError(cause)
        for cause in ("missing", "read-only", "full", "exists", "failing")
    ),
    errors.StaleApprovalError(),
    *(
        errors.BackupFailedError(cause)
        for cause in ("missing", "full", "read-only", "failing", "damaged")
    ),
    errors.ForeignBackupError(),
    errors.NoRecoveryError(),
    errors.StoppedError(),
)


@pytest.mark.parametrize("error", ALL, ids=lambda e: f"{type(e).__name__} {e}")
def test_every_error_says_what_happened_what_it_means_and_what_to_do(error: Exception) -> None:
    message = sentence(error)
    assert message != sentence(ValueError())
    assert message.title
    assert message.body.endswith(".")
    assert message.advice.endswith(".")
    assert "!" not in message.title + message.text


def test_the_six_errors_of_unlocking_are_told_apart() -> None:
    told = [sentence(error) for error in UNLOCKING]
    assert len({message.title for message in told}) == 6
    assert len({message.advice for message in told}) == 6


def test_the_errors_tell_their_facts() -> None:
    assert "7" in sentence(errors.NewerSchemaError(7, 5)).body
    assert "key.json" in sentence(errors.MissingJournalError("key.json")).body


@given(st.text())
def test_a_bug_is_told_without_its_words(words: str) -> None:
    assert sentence(ValueError(words)) == sentence(RuntimeError())


def test_days_are_written_as_in_britain() -> None:
    day = date(2026, 11, 21)
    assert format_day(day) == "Saturday, 21 November 2026"
    assert format_short(day) == "Sat 21 Nov 2026"
    assert format_month(day) == "November 2026"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 words"), (1, "1 word"), (2, "2 words"), (1204, "1,204 words")]
)
def test_numbers_agree_with_their_nouns(count: int, text: str) -> None:
    assert counted(count, "1 word", "{count} words") == text


def test_every_mood_has_a_name_and_an_icon_of_its_own() -> None:
    assert len({mood_name(mood) for mood in Mood}) == 5
    assert len({mood_icon(mood) for mood in Mood}) == 5


def test_guessing_takes_ever_longer_words() -> None:
    told = [time_to_guess(seconds) for seconds in (1, 7200, 9e4, 4e7, 1e12)]
    assert len(set(told)) == 5
