"""A whole journal as JSON, which `importers/reflect.py` reads back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.disclosure import KeptTelling
from reflectapp.domain.entry import Entry
from reflectapp.domain.finding import Decision
from reflectapp.domain.post import ExportRecord, Post, Rereading
from reflectapp.domain.series import Series
from reflectapp.importers.reflect import NAME, VERSION
from reflectapp.storage.advice import advice_choices
from reflectapp.storage.database import Database
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.imports import ImportStore
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.series import SeriesStore
from reflectapp.storage.settings import SettingsStore
from reflectapp.storage.site_face import site_face
from reflectapp.storage.tellings import TellingStore

Json = dict[str, object]


class Record:
    """Reads a journal for its export, an entry in memory at a time."""

    def __init__(self, db: Database, clock: TrustedClock) -> None:
        """Take a database whose reading transaction the caller holds, so that all fits."""
        self._clock = clock
        self._entries, self._imports = EntryStore(db), ImportStore(db)
        self._register, self._posts = RegisterStore(db), PostStore(db)
        self._settings, self._series = SettingsStore(db), SeriesStore(db)
        self._tellings = TellingStore(db)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all entries, in the bin or not."""
        return self._imports.ids()

    def entry(self, entry_id: str) -> Entry:
        """Return an entry."""
        return self._entries.entry(entry_id)

    def lines(self, entry_ids: Iterable[str]) -> Iterator[str]:
        """Yield the JSON document, some lines at a time."""
        head = {
            "format": NAME,
            "version": VERSION,
            "exported_at": self._clock.now().isoformat(),
            "journal": self._journal(),
        }
        yield _written(head)[:-1] + ',\n"entries": ['
        separator = "\n"
        for entry_id in entry_ids:
            yield separator + _written(self._whole(self._entries.entry(entry_id)))
            separator = ",\n"
        yield "\n]}\n"

    def _journal(self) -> Json:
        register = self._register.register()
        preferences = asdict(self._settings.preferences())
        preferences["day_boundary"] = preferences["day_boundary"].isoformat("minutes")
        return {
            "profile": asdict(self._settings.profile()),
            "preferences": preferences,
            "delay_days": self._settings.delay().days,
            "subjects": [
                {**asdict(subject), "by_hand": self._register.is_by_hand(subject.id)}
                for subject in register.subjects
            ],
            "allowed": list(register.allowed),
            "disclaimer": self._settings.disclaimer().text,
            "site": asdict(site_face(self._posts.db)),
            "series": [self._one_series(series) for series in self._series.all()],
            "tellings": [_kept(kept) for kept in self._tellings.all()],
            "advice": asdict(advice_choices(self._tellings.db)),
            "loose_exports": [_export(record) for record in self._posts.loose_exports()],
        }

    def _one_series(self, series: Series) -> Json:
        labels = self._series.labels(series.id)
        return {
            "id": series.id,
            "name": series.name,
            "began_at": series.began_at.isoformat(),
            "ended_at": _instant(series.ended_at),
            "labels": [{"key": key, **asdict(label)} for key, label in labels.items()],
        }

    def _whole(self, entry: Entry) -> Json:
        """Return an entry with all that hangs on it; times as its file had them, if it came in."""
        changed_at, saved_at = self._imports.claimed(entry.id)
        post = self._posts.post_of(entry.id)
        revisions = [
            {
                "saved_at": saved_at.get(revision.id, revision.saved_at).isoformat(),
                "title": revision.title,
                "body": revision.body,
            }
            for revision in self._entries.history(entry.id)
        ]
        return {
            "id": entry.id,
            "title": entry.title,
            "body": entry.body,
            "happened_on": entry.happened_on.isoformat(),
            "created_at": entry.created_at.isoformat(),
            "changed_at": (changed_at or entry.changed_at).isoformat(),
            "tags": list(entry.tags),
            "mood_before": entry.mood_before,
            "mood_after": entry.mood_after,
            "template": entry.template,
            "deleted_at": _instant(entry.deleted_at),
            "revisions": revisions,
            "decisions": [_decision(d) for d in self._register.decisions(entry.id)],
            "post": None if post is None else _post(post),
        }


def _decision(decision: Decision) -> Json:
    content: Json = asdict(decision)
    del content["span"]
    made_at = _instant(decision.made_at)
    span = decision.span
    return {"start": span.start, "end": span.end, **content, "made_at": made_at}


def _post(post: Post) -> Json:
    return {
        "id": post.id,
        "marked_at": post.marked_at.isoformat(),
        "content_note": post.content_note,
        "rereading": None if post.rereading is None else _rereading(post.rereading),
        "exports": [_export(record) for record in post.exports],
        "has_disclaimer": post.has_disclaimer,
        "is_signed": post.is_signed,
        "series_id": post.series_id,
        "so_far": None if post.so_far is None else asdict(post.so_far),
        "pictures": [
            {"digest": picture.digest, "taken_at": picture.taken_at.isoformat()}
            for picture in post.pictures
        ],
        "steps": [{"step": done.step, "done_at": done.done_at.isoformat()} for done in post.steps],
    }


def _rereading(rereading: Rereading) -> Json:
    return {
        "public_digest": rereading.public_digest,
        "read_at": rereading.read_at.isoformat(),
        **asdict(rereading.check_in),
        "ending_digest": rereading.ending_digest,
        "pictures_digest": rereading.pictures_digest,
    }


def _export(record: ExportRecord) -> Json:
    return {
        **asdict(record),
        "exported_at": record.exported_at.isoformat(),
        "withdrawn_at": _instant(record.withdrawn_at),
    }


def _kept(kept: KeptTelling) -> Json:
    record = asdict(kept)
    return {
        "exported_at": kept.exported_at.isoformat(),
        "file_name": kept.file_name,
        "digest": kept.digest,
        "people": record["telling"]["people"],
    }


def _instant(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat()


def _written(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)
