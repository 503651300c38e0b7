"""Days, moods and numbers, as a person reads them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reflectapp.domain.entry import Mood

translate = QCoreApplication.translate

_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


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
