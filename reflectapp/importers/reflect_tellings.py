"""What our own export says of what posts told, and of the advice that is wanted."""

from __future__ import annotations

from collections.abc import Mapping

from reflectapp.domain.advice import AdviceChoices, AdviceKind, OwnWord
from reflectapp.domain.disclosure import Attribute, Fact, KeptTelling, Telling, Told
from reflectapp.importers.candidate import Why
from reflectapp.importers.fields import PieceError, record_of, text_of
from reflectapp.importers.reflect_fields import chosen, instant_of, listed, texts_of

_Record = Mapping[object, object]


def telling_of(record: _Record) -> KeptTelling:
    """Read what one post told that left.

    Raises:
        PieceError: Something is not what our export writes; so may ValueError.
    """
    people = (record_of(value) for value in listed(record.get("people")))
    return KeptTelling(
        instant_of(record, "exported_at"),
        text_of(record, "file_name"),
        text_of(record, "digest"),
        Telling(tuple(map(_told, people))),
    )


def choices_of(record: _Record) -> AdviceChoices:
    """Read which advice is wanted; errors as in `telling_of`."""
    words = (record_of(value) for value in listed(record.get("own")))
    return AdviceChoices(
        own=tuple(OwnWord(text_of(word, "words"), text_of(word, "instead")) for word in words),
        silenced=tuple(_silenced(texts_of(pair)) for pair in listed(record.get("silenced"))),
    )


def _silenced(pair: tuple[str, ...]) -> tuple[str, str]:
    if len(pair) != 2:
        raise PieceError(Why.WRONG_TYPE)
    return AdviceKind(pair[0]).value, pair[1]


def _told(record: _Record) -> Told:
    facts = (record_of(value) for value in listed(record.get("facts")))
    subject = record.get("subject_id")
    return Told(
        text_of(record, "key"),
        None if subject is None else text_of(record, "subject_id"),
        tuple(map(_fact, facts)),
        text_of(record, "name_digest"),
    )


def _fact(record: _Record) -> Fact:
    return Fact(
        chosen(Attribute, record, "attribute"),
        text_of(record, "value"),
        text_of(record, "words"),
        text_of(record, "passage"),
        record.get("is_weak") is True,
    )
