"""Entries on their way to a blog: marks, re-readings, and what left."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from reflectapp.domain.clock import as_utc
from reflectapp.domain.destination import Destinations
from reflectapp.domain.entry import Mood
from reflectapp.domain.errors import NotFoundError
from reflectapp.domain.picture import TakenPicture
from reflectapp.domain.post import (
    AnswersSoFar,
    CheckIn,
    Consent,
    ExportRecord,
    Post,
    Rereading,
)
from reflectapp.domain.taking_down import Step, StepDone
from reflectapp.storage.database import Cell, Database, Row
from reflectapp.storage.exported import (
    FORGET_LOOSE,
    INSERT,
    SET_FEEDBACK,
    SET_WITHDRAWN,
    cells,
    known_by,
    record_of,
)


class PostStore:
    """The posts of a journal."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def posts(self) -> tuple[Post, ...]:
        """Return all posts, the one marked first at the front."""
        with self.db.transaction():
            found = self.db.rows("SELECT * FROM post ORDER BY marked_at, id")
            return tuple(self._post(row) for row in found)

    def post(self, post_id: str) -> Post:
        """Return one post.

        Raises:
            NotFoundError: There is none.
        """
        with self.db.transaction():
            row = self.db.row("SELECT * FROM post WHERE id = ?", (post_id,))
            if row is None:
                raise NotFoundError
            return self._post(row)

    def post_of(self, entry_id: str) -> Post | None:
        """Return the post of an entry, or None when it is not marked."""
        with self.db.transaction():
            row = self.db.row("SELECT * FROM post WHERE entry_id = ?", (entry_id,))
            return None if row is None else self._post(row)

    def save(self, post: Post) -> None:
        """Keep a post, new or changed; its exports are added by `add_export` alone."""
        with self.db.transaction():
            self.db.change(
                "INSERT INTO post (id, entry_id, marked_at, content_note, has_disclaimer,"
                " is_signed, series_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                " ON CONFLICT (id) DO UPDATE SET content_note = ?4, has_disclaimer = ?5,"
                " is_signed = ?6, series_id = ?7",
                (
                    post.id,
                    post.entry_id,
                    post.marked_at.isoformat(),
                    post.content_note,
                    int(post.has_disclaimer),
                    int(post.is_signed),
                    post.series_id,
                ),
            )
            self.db.change("DELETE FROM rereading WHERE post_id = ?", (post.id,))
            if post.rereading is not None:
                self._add_rereading(post.id, post.rereading)
            self.keep_answers(post.id, post.so_far)
            self.db.change("DELETE FROM picture_taken WHERE post_id = ?", (post.id,))
            for picture in post.pictures:
                self.db.change(
                    "INSERT INTO picture_taken (post_id, digest, taken_at) VALUES (?, ?, ?)",
                    (post.id, picture.digest, picture.taken_at.isoformat()),
                )
            self.db.change("DELETE FROM taking_down WHERE post_id = ?", (post.id,))
            for done in post.steps:
                self.db.change(
                    "INSERT INTO taking_down (post_id, step, done_at) VALUES (?, ?, ?)",
                    (post.id, done.step, done.done_at.isoformat()),
                )

    def keep_answers(self, post_id: str, so_far: AnswersSoFar | None) -> None:
        """Keep the answers of a re-reading that is under way, or forget them.

        Raises:
            NotFoundError: There is no such post.
        """
        with self.db.transaction():
            if self.db.row("SELECT 1 FROM post WHERE id = ?", (post_id,)) is None:
                raise NotFoundError
            self.db.change("DELETE FROM answers_so_far WHERE post_id = ?", (post_id,))
            if so_far is not None:
                self.db.add(
                    "INSERT INTO answers_so_far (post_id, answers) VALUES (?, ?)",
                    (post_id, json.dumps(asdict(so_far))),
                )

    def remove(self, post_id: str) -> None:
        """Unmark an entry; what was exported stays on record.

        Raises:
            NotFoundError: There is no such post.
        """
        if not self.db.change("DELETE FROM post WHERE id = ?", (post_id,)):
            raise NotFoundError

    def put_back(self, post: Post) -> None:
        """Keep a post that was removed, with the record of what left of it."""
        with self.db.transaction():
            self.save(post)
            for record in post.exports:
                self.db.change(FORGET_LOOSE, known_by(record))
                self.add_export(post.id, record)

    def add_export(self, post_id: str, record: ExportRecord) -> int:
        """Put on record what leaves, and return the number of the record.

        Raises:
            NotFoundError: There is no such post.
        """
        with self.db.transaction():
            self.post(post_id)
            return self.db.add(INSERT, (post_id, *cells(record)))

    def loose_exports(self) -> tuple[ExportRecord, ...]:
        """Return the record of what left and whose entry was erased since, oldest first."""
        found = self.db.rows("SELECT * FROM export WHERE post_id IS NULL ORDER BY id")
        return tuple(map(record_of, found))

    def destinations(self, formats: Collection[str]) -> Destinations:
        """Return where posts went in one of these formats."""
        found = self.db.rows("SELECT format, folder FROM export ORDER BY exported_at, id")
        pairs = ((row["format"], row["folder"]) for row in found)
        return Destinations.of(pair for pair in pairs if pair[0] in formats)

    def set_feedback(self, record: ExportRecord, words: str) -> None:
        """Note what was said about something that left.

        Raises:
            NotFoundError: Nothing like it is on record.
        """
        self._note(SET_FEEDBACK, record, words)

    def set_withdrawn(self, record: ExportRecord, at: datetime | None, reason: str) -> None:
        """Note that something that left was taken down, or that it is out again.

        Raises:
            NotFoundError: Nothing like it is on record.
        """
        instant = None if at is None else at.isoformat()
        self._note(SET_WITHDRAWN, record, instant, reason)

    def _note(self, statement: str, record: ExportRecord, *cells: Cell) -> None:
        if not self.db.change(statement, (*cells, *known_by(record))):
            raise NotFoundError

    def remove_export(self, number: int) -> None:
        """Take a record back: it did not leave after all."""
        self.db.change("DELETE FROM export WHERE id = ?", (number,))

    def _add_rereading(self, post_id: str, rereading: Rereading) -> None:
        check_in = rereading.check_in
        self.db.add(
            "INSERT INTO rereading (post_id, public_digest, read_at, reasons, mood, as_person,"
            " as_colleague, as_employer, consent, consent_note, is_live_case, as_stranger,"
            " is_angry, ending_digest, pictures_digest)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                post_id,
                rereading.public_digest,
                rereading.read_at.isoformat(),
                json.dumps(check_in.reasons),
                check_in.mood,
                check_in.as_person,
                check_in.as_colleague,
                check_in.as_employer,
                check_in.consent,
                check_in.consent_note,
                int(check_in.is_live_case),
                check_in.as_stranger,
                int(check_in.is_angry),
                rereading.ending_digest,
                rereading.pictures_digest,
            ),
        )

    def _post(self, row: Row) -> Post:
        rereading = self.db.row("SELECT * FROM rereading WHERE post_id = ?", (row["id"],))
        so_far = self.db.row("SELECT answers FROM answers_so_far WHERE post_id = ?", (row["id"],))
        pictures = self.db.rows(
            "SELECT digest, taken_at FROM picture_taken WHERE post_id = ? ORDER BY digest",
            (row["id"],),
        )
        steps = self.db.rows(
            "SELECT step, done_at FROM taking_down WHERE post_id = ? ORDER BY done_at, step",
            (row["id"],),
        )
        exports = self.db.rows("SELECT * FROM export WHERE post_id = ? ORDER BY id", (row["id"],))
        return Post(
            id=row["id"],
            entry_id=row["entry_id"],
            marked_at=as_utc(row["marked_at"]),
            content_note=row["content_note"],
            rereading=None if rereading is None else _rereading(rereading),
            exports=tuple(map(record_of, exports)),
            has_disclaimer=bool(row["has_disclaimer"]),
            is_signed=bool(row["is_signed"]),
            series_id=row["series_id"],
            so_far=None if so_far is None else _answers(json.loads(so_far["answers"])),
            pictures=tuple(TakenPicture(p["digest"], as_utc(p["taken_at"])) for p in pictures),
            steps=tuple(StepDone(Step(s["step"]), as_utc(s["done_at"])) for s in steps),
        )


def _rereading(row: Row) -> Rereading:
    check_in = CheckIn(
        reasons=tuple(json.loads(row["reasons"])),
        mood=Mood(row["mood"]),
        as_person=row["as_person"],
        as_colleague=row["as_colleague"],
        as_employer=row["as_employer"],
        consent=Consent(row["consent"]),
        consent_note=row["consent_note"],
        is_live_case=bool(row["is_live_case"]),
        as_stranger=row["as_stranger"],
        is_angry=bool(row["is_angry"]),
    )
    return Rereading(
        row["public_digest"],
        as_utc(row["read_at"]),
        check_in,
        row["ending_digest"],
        row["pictures_digest"],
    )


def _answers(stored: dict[str, Any]) -> AnswersSoFar:
    mood, consent = stored["mood"], stored["consent"]
    return AnswersSoFar(
        **stored
        | {
            "mood": None if mood is None else Mood(mood),
            "consent": None if consent is None else Consent(consent),
        }
    )
