"""What our own export says of posts: re-readings, what left, and series."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath

from reflectapp.domain.finding import Kind
from reflectapp.domain.picture import TakenPicture
from reflectapp.domain.post import (
    AnswersSoFar,
    CheckIn,
    Consent,
    ExportRecord,
    Post,
    Rereading,
    SentFile,
)
from reflectapp.domain.series import Label, Series
from reflectapp.domain.taking_down import Step, StepDone
from reflectapp.importers.candidate import Why
from reflectapp.importers.carried import CarriedSeries
from reflectapp.importers.fields import PieceError, mood_of, record_of, text_of
from reflectapp.importers.reflect_fields import (
    chosen,
    id_of,
    instant_of,
    listed,
    maybe_instant_of,
    number_of,
    texts_of,
)

_Record = Mapping[object, object]

_DIGEST = re.compile("[0-9a-f]{64}")


def post_of(record: _Record) -> Post:
    """Return a post; what exports of older versions do not know of is absent in it."""
    reading, so_far = record.get("rereading"), record.get("so_far")
    return Post(
        id=id_of(record, "id"),
        entry_id="",
        marked_at=instant_of(record, "marked_at"),
        content_note=text_of(record, "content_note"),
        rereading=None if reading is None else _rereading(record_of(reading)),
        exports=tuple(export_of(record_of(value)) for value in listed(record.get("exports"))),
        has_disclaimer=record.get("has_disclaimer") is True,
        is_signed=record.get("is_signed") is True,
        series_id=None if record.get("series_id") is None else id_of(record, "series_id"),
        so_far=None if so_far is None else _so_far(record_of(so_far)),
        pictures=tuple(_taken(record_of(value)) for value in listed(record.get("pictures", []))),
        steps=tuple(_done(record_of(value)) for value in listed(record.get("steps", []))),
    )


def export_of(record: _Record) -> ExportRecord:
    """Return the record of something that left."""
    return ExportRecord(
        exported_at=instant_of(record, "exported_at"),
        format=text_of(record, "format"),
        file_name=text_of(record, "file_name"),
        folder=text_of(record, "folder"),
        digest=text_of(record, "digest"),
        public_digest=text_of(record, "public_digest"),
        feedback=text_of(record, "feedback"),
        withdrawn_at=maybe_instant_of(record, "withdrawn_at"),
        withdrawn_reason=text_of(record, "withdrawn_reason"),
        files=tuple(_sent(record_of(value)) for value in listed(record.get("files", []))),
    )


def series_of(record: _Record) -> CarriedSeries:
    """Return a series with the placeholders that its posts share."""
    labels = [record_of(value) for value in listed(record.get("labels"))]
    return CarriedSeries(
        Series(
            id_of(record, "id"),
            text_of(record, "name"),
            instant_of(record, "began_at"),
            maybe_instant_of(record, "ended_at"),
        ),
        {
            text_of(label, "key"): Label(chosen(Kind, label, "kind"), number_of(label, "number"))
            for label in labels
        },
    )


def _rereading(record: _Record) -> Rereading:
    mood = mood_of(record.get("mood"))
    if mood is None:
        raise PieceError(Why.WRONG_TYPE)
    check_in = CheckIn(
        reasons=texts_of(record.get("reasons")),
        mood=mood,
        as_person=text_of(record, "as_person"),
        as_colleague=text_of(record, "as_colleague"),
        as_employer=text_of(record, "as_employer"),
        consent=chosen(Consent, record, "consent"),
        consent_note=text_of(record, "consent_note"),
        is_live_case=record.get("is_live_case") is True,
        as_stranger=text_of(record, "as_stranger"),
        is_angry=record.get("is_angry") is True,
    )
    return Rereading(
        text_of(record, "public_digest"),
        instant_of(record, "read_at"),
        check_in,
        text_of(record, "ending_digest"),
        text_of(record, "pictures_digest"),
    )


def _taken(record: _Record) -> TakenPicture:
    digest = text_of(record, "digest")
    if not _DIGEST.fullmatch(digest):
        raise PieceError(Why.WRONG_TYPE)
    return TakenPicture(digest, instant_of(record, "taken_at"))


def _done(record: _Record) -> StepDone:
    return StepDone(chosen(Step, record, "step"), instant_of(record, "done_at"))


def _sent(record: _Record) -> SentFile:
    digest = text_of(record, "digest")
    if not _DIGEST.fullmatch(digest):
        raise PieceError(Why.WRONG_TYPE)
    path = text_of(record, "path")
    # It is looked for on this computer, and taken away where a later export brings it no more.
    is_rooted = PurePosixPath(path).is_absolute() or PureWindowsPath(path).anchor
    if not path or "\0" in path or is_rooted:
        raise PieceError(Why.WRONG_TYPE)
    return SentFile(path, digest, number_of(record, "size"))


def _so_far(record: _Record) -> AnswersSoFar:
    is_live = record.get("is_live_case")
    return AnswersSoFar(
        first_reason=text_of(record, "first_reason"),
        second_reason=text_of(record, "second_reason"),
        mood=mood_of(record.get("mood")),
        is_angry=record.get("is_angry") is True,
        as_person=text_of(record, "as_person"),
        as_colleague=text_of(record, "as_colleague"),
        as_employer=text_of(record, "as_employer"),
        as_stranger=text_of(record, "as_stranger"),
        consent=None if record.get("consent") is None else chosen(Consent, record, "consent"),
        consent_note=text_of(record, "consent_note"),
        is_live_case=is_live if isinstance(is_live, bool) else None,
    )
