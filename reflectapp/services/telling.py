"""What posts tell: kept when they leave, read when the next one is looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from reflectapp.domain.disclosure import LeftTelling, Telling, Told
from reflectapp.domain.errors import NotFoundError
from reflectapp.domain.matching import key_of
from reflectapp.domain.post import ExportRecord, Post
from reflectapp.domain.subject import Register
from reflectapp.publish.case import PostCase
from reflectapp.publish.disclosures.beside import told_beside
from reflectapp.publish.disclosures.summing import Earlier
from reflectapp.publish.disclosures.telling import telling_of
from reflectapp.services.post_cases import PostCases
from reflectapp.storage.database import Database
from reflectapp.storage.posts import PostStore
from reflectapp.storage.tellings import TellingStore


class Tellings:
    """Knows what each post told that left, even where its entry changed or is gone."""

    def __init__(self, db: Database, posts: PostStore, cases: PostCases) -> None:
        self.store = TellingStore(db)
        self._posts, self._cases = posts, cases

    def case(self, post_id: str) -> PostCase:
        """Return all that a post depends on; errors as in `PostCases.case`."""
        return self._cases.case(post_id)

    def keep(self, record: ExportRecord, case: PostCase) -> None:
        """Keep what a post tells that leaves now."""
        self.store.keep(record, self.of(case))

    def forget(self, record: ExportRecord) -> None:
        """Undo `keep`: it did not leave after all."""
        self.store.forget(record)

    def of(self, case: PostCase) -> Telling:
        """Return what a post tells as it stands, with what stands above and below its text.

        Nothing while that is not analysed.
        """
        if case.public is None:
            return Telling(())
        told = telling_of(case.public, case.decisions)
        for beside in told_beside(case.post.content_note, case.ending).values():
            told = _union(told, beside)
        return Telling(tuple(_named(one, case.register) for one in told.people))

    def earlier(self, case: PostCase) -> Earlier:
        """Return what left before, as far as it is known, of other posts and of this one."""
        with self._posts.db.transaction():
            left = [_found_again(one, case.register) for one in self.store.left()]
            found, uncounted = self._made_up_for(case.register)
        told = sorted([*left, *found], key=lambda one: one.exported_at)
        own = case.post.id
        series = frozenset(
            post.id
            for post in self._posts.posts()
            if post.series_id is not None and post.series_id == case.post.series_id
        )
        return Earlier(
            others=tuple(_joined(one for one in told if one.post_id != own)),
            own=tuple(_joined(one for one in told if one.post_id == own)),
            series=series,
            uncounted=uncounted,
        )

    def _made_up_for(self, register: Register) -> tuple[list[LeftTelling], int]:
        """Return what left before this was kept and still stands as it left; how much else did."""
        found: list[LeftTelling] = []
        unknown: set[str] = set()
        for post_id, digest in dict.fromkeys(self.store.untold()):
            case = self._case(post_id)
            record = None if case is None else _record(case.post, digest)
            if case is None or record is None or case.public is None:
                unknown.add(post_id or digest)
            elif case.public.digest != digest:
                unknown.add(post_id)
            else:
                telling = self.of(case)
                found.append(LeftTelling(post_id, record.exported_at, record.file_name, telling))
        return found, len(unknown)

    def _case(self, post_id: str) -> PostCase | None:
        try:
            return self._cases.case(post_id)
        except NotFoundError:
            # Its entry was erased, or is not on its way any more.
            return None


def _record(post: Post, digest: str) -> ExportRecord | None:
    return next((r for r in post.exports if r.public_digest == digest), None)


def _named(told: Told, register: Register) -> Told:
    subject = register.by_id(told.subject_id) if told.subject_id else None
    return told if subject is None else replace(told, name_digest=_digest(subject.name))


def _found_again(left: LeftTelling, register: Register) -> LeftTelling:
    """Return what left with the subjects that the register has now, found by name if need be."""
    by_name: dict[str, str] = {}
    for subject in register.subjects:
        for alias in subject.aliases:
            by_name.setdefault(_digest(alias), subject.id)
    people = []
    for told in left.telling.people:
        is_known = told.subject_id is None or register.by_id(told.subject_id) is not None
        other = None if is_known else by_name.get(told.name_digest)
        people.append(replace(told, subject_id=other) if other else told)
    return replace(left, telling=Telling(tuple(people)))


def _digest(name: str) -> str:
    return hashlib.sha256((key_of(name) or name).encode("utf-8", "surrogatepass")).hexdigest()


def _joined(tellings: Iterable[LeftTelling]) -> list[LeftTelling]:
    """Return one telling per post: all that its exports told, as of the last one."""
    by_post: dict[str, LeftTelling] = {}
    for number, left in enumerate(tellings):
        key = left.post_id or f"gone {number}"
        before = by_post.pop(key, None)
        earlier = Telling(()) if before is None else before.telling
        by_post[key] = replace(left, telling=_union(earlier, left.telling))
    return list(by_post.values())


def _union(before: Telling, after: Telling) -> Telling:
    people: dict[tuple[str, str | None], Told] = {}
    for told in (*before.people, *after.people):
        known = people.get((told.key, told.subject_id))
        facts = told.facts if known is None else tuple(dict.fromkeys((*known.facts, *told.facts)))
        people[told.key, told.subject_id] = replace(told, facts=facts)
    return Telling(tuple(people.values()))
