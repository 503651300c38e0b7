"""What a journal keeps of something that leaves, put down before it does."""

from __future__ import annotations

from dataclasses import dataclass

from reflectapp.domain.post import ExportRecord
from reflectapp.publish.case import PostCase
from reflectapp.services.post_cases import PostCases
from reflectapp.services.telling import Tellings
from reflectapp.storage.posts import PostStore


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What was put down, so that it can be taken back."""

    record: ExportRecord
    number: int
    """Of the record."""
    series_id: str | None
    labels: tuple[str, ...]
    """Keys of the placeholders that the post settled for its series."""


class Records:
    """Puts down what leaves: the record, what it tells, and the placeholders that it settles."""

    def __init__(self, posts: PostStore, cases: PostCases, tellings: Tellings) -> None:
        self._posts, self._cases, self._tellings = posts, cases, tellings

    def put(self, record: ExportRecord, case: PostCase) -> OnRecord:
        """Put down what leaves; the caller holds the transaction."""
        number = self._posts.add_export(case.post.id, record)
        self._tellings.keep(record, case)
        labels = self._cases.share_labels(case.post.id)
        return OnRecord(record, number, case.post.series_id, labels)

    def take_back(self, *kept: OnRecord) -> None:
        """Undo `put`: it did not leave after all."""
        with self._posts.db.transaction():
            for one in kept:
                self._posts.remove_export(one.number)
                self._tellings.forget(one.record)
                if one.series_id is not None:
                    self._cases.unshare_labels(one.series_id, one.labels)
