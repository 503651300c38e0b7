"""What our own export says of the journal as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import time

from reflectapp.domain.errors import BadAddressError, TextTooLongError
from reflectapp.domain.post import MAX_DELAY_DAYS, MIN_DELAY_DAYS
from reflectapp.domain.preferences import Appearance, Preferences
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.site_face import SiteFace
from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.importers.candidate import Why
from reflectapp.importers.carried import CarriedJournal
from reflectapp.importers.fields import PieceError, record_of, text_of
from reflectapp.importers.reflect_fields import chosen, id_of, listed, texts_of
from reflectapp.importers.reflect_posts import export_of, series_of
from reflectapp.importers.reflect_tellings import choices_of, telling_of

_Record = Mapping[object, object]
_MOST_TIMES = 48
"""Four hours where five minutes are usual."""


def journal_of(record: _Record) -> CarriedJournal:
    """Read the part about the journal as a whole.

    Raises:
        PieceError: Something is not what our export writes; so may ValueError.
    """
    subjects = [record_of(value) for value in listed(record.get("subjects"))]
    days = record.get("delay_days")
    if not isinstance(days, int) or not MIN_DELAY_DAYS <= days <= MAX_DELAY_DAYS:
        raise PieceError(Why.WRONG_TYPE)
    profile = record_of(record.get("profile"))
    return CarriedJournal(
        register=Register(tuple(map(_subject, subjects)), texts_of(record.get("allowed"))),
        by_hand=frozenset(
            id_of(subject, "id") for subject in subjects if subject.get("by_hand") is True
        ),
        profile=WriterProfile(**{f.name: text_of(profile, f.name) for f in fields(WriterProfile)}),
        preferences=_preferences(record_of(record.get("preferences"))),
        delay_days=days,
        loose_exports=tuple(
            export_of(record_of(value)) for value in listed(record.get("loose_exports"))
        ),
        disclaimer=None if record.get("disclaimer") is None else text_of(record, "disclaimer"),
        site=_site(record_of(record.get("site", {"title": "", "address": ""}))),
        series=tuple(series_of(record_of(value)) for value in listed(record.get("series", []))),
        tellings=tuple(
            telling_of(record_of(value)) for value in listed(record.get("tellings", []))
        ),
        advice=choices_of(record_of(record.get("advice", {"own": [], "silenced": []}))),
    )


def _site(record: _Record) -> SiteFace:
    try:
        return SiteFace.of(text_of(record, "title"), text_of(record, "address"))
    except (BadAddressError, TextTooLongError):
        raise PieceError(Why.WRONG_TYPE) from None


def _subject(record: _Record) -> Subject:
    return Subject(
        id=id_of(record, "id"),
        kind=chosen(SubjectKind, record, "kind"),
        name=text_of(record, "name"),
        aliases=texts_of(record.get("aliases")),
        is_writer=record.get("is_writer") is True,
    )


def _preferences(record: _Record) -> Preferences:
    """Read the settings that are known here and of the right kind; others are as the program's."""
    standard = Preferences()
    chosen_values: dict[str, object] = {}
    for field in fields(Preferences):
        value, usual = record.get(field.name), getattr(standard, field.name)
        if field.name == "day_boundary" and isinstance(value, str):
            chosen_values[field.name] = time.fromisoformat(value)
        elif field.name == "appearance" and isinstance(value, str):
            chosen_values[field.name] = Appearance(value)
        elif type(value) is type(usual) and (isinstance(value, bool) or _is_usual(value, usual)):
            chosen_values[field.name] = value
    return Preferences(**chosen_values)  # type: ignore[arg-type]  # of the right kind, see above


def _is_usual(value: object, usual: object) -> bool:
    """Say whether a number is one that could have been chosen; other values are."""
    if not isinstance(value, int) or not isinstance(usual, int):
        return True
    return 1 <= value <= _MOST_TIMES * usual
