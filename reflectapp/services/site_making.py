"""One folder of all posts that left, ready for any host."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.entry import first_words
from reflectapp.domain.errors import ExportFailedError
from reflectapp.domain.post import ExportRecord
from reflectapp.domain.site_face import SiteFace
from reflectapp.publish.case import PostCase
from reflectapp.publish.export import stage_site
from reflectapp.publish.forbidden import Forbidden, forbidden_in
from reflectapp.publish.gate import Approval, judge
from reflectapp.publish.placing import sent
from reflectapp.publish.site import PAGE, pages_of
from reflectapp.publish.site_face import ClearedFace, clear
from reflectapp.services.on_record import OnRecord, Records
from reflectapp.services.post_cases import PostCases
from reflectapp.storage.posts import PostStore
from reflectapp.storage.site_face import save_site_face, site_face


@dataclass(frozen=True, slots=True)
class SiteMade:
    """What became of a wish for a site."""

    folder: Path | None
    """None when there was no post for it, and nothing was written."""
    count: int
    left_out: tuple[str, ...]
    """What posts are called that left once and may not leave now, or changed since."""
    told: tuple[str, ...] = ()
    """Names that title or address tell and that must not leave; nothing was written then."""


class SiteMaking:
    """Makes sites of posts that left, each judged anew by the gate."""

    def __init__(
        self, posts: PostStore, cases: PostCases, records: Records, clock: TrustedClock
    ) -> None:
        self._posts, self._cases = posts, cases
        self._records, self._clock = records, clock

    def face(self) -> SiteFace:
        """Return what the site is called and where it will stand, as the writer last said."""
        return site_face(self._posts.db)

    def set_face(self, title: str, address: str) -> tuple[str, ...]:
        """Keep what the site is called and where it will stand; both may be empty.

        Returns:
            Names in them that must not leave; nothing is kept then.

        Raises:
            TextTooLongError: See `SiteFace.of`.
            BadAddressError: See `SiteFace.of`.
        """
        with self._posts.db.transaction():
            cleared = clear(SiteFace.of(title, address), self._forbidden([]))
            if not isinstance(cleared, ClearedFace):
                return cleared
            save_site_face(self._posts.db, cleared.face)
            return ()

    def make(self, parent: Path) -> SiteMade:
        """Write a site into a new folder of `parent`, named after today.

        In it is every post whose present words left before and were not taken down, with the
        day on which they did, if all holds for it now. Nothing is written over. Each page is
        put on record like an export, before the folder gets its name.

        Raises:
            ExportFailedError: Nothing was written.
            SaveFailedError: It could not be put on record, so nothing was written.
        """
        target = parent / f"site-{self._cases.today().isoformat()}"
        with ExitStack() as leaving:
            with self._posts.db.transaction():
                approved, left_out = self._judged()
                if not approved:
                    return SiteMade(None, 0, left_out)
                cases = [case for _, case in approved]
                cleared = clear(self.face(), self._forbidden(cases))
                if not isinstance(cleared, ClearedFace):
                    return SiteMade(None, 0, left_out, cleared)
                staged = stage_site([approval for approval, _ in approved], target, cleared)
                leaving.callback(staged.discard)
                names = {page.content: page.name for page in pages_of([a for a, _ in approved])}
                kept = [self._kept(a, case, target / names[a.content]) for a, case in approved]
            try:
                staged.release()
            except ExportFailedError:
                self._records.take_back(*kept)
                raise
        return SiteMade(target, len(approved), left_out)

    def _forbidden(self, cases: Sequence[PostCase]) -> list[Forbidden]:
        """Return what must not be in these posts, nor in any."""
        register, profile = self._cases.known_names()
        return [forbidden_in("", (), register, profile), *(case.forbidden() for case in cases)]

    def _judged(self) -> tuple[list[tuple[Approval, PostCase]], tuple[str, ...]]:
        approved: list[tuple[Approval, PostCase]] = []
        left_out: list[str] = []
        for post in self._posts.posts():
            if not any(record.withdrawn_at is None for record in post.exports):
                continue
            case = self._cases.case(post.id)
            if case.entry.deleted_at is not None:
                continue
            day = self._day(case)
            verdict = None if day is None else judge(case, PAGE, day)
            if isinstance(verdict, Approval):
                approved.append((verdict, case))
            else:
                left_out.append(case.entry.title.strip() or first_words(case.entry.body))
        return approved, tuple(left_out)

    def _day(self, case: PostCase) -> date | None:
        """Return when the present words left first; None when they never did."""
        digest = None if case.public is None else case.public.digest
        moments = [
            record.exported_at
            for record in case.post.exports
            if record.public_digest == digest and record.withdrawn_at is None
        ]
        return self._clock.local(min(moments)).date() if moments else None

    def _kept(self, approval: Approval, case: PostCase, page: Path) -> OnRecord:
        record = ExportRecord(
            exported_at=self._clock.now(),
            format=approval.format,
            file_name=page.name,
            folder=str(page.parent),
            digest=approval.digest,
            public_digest=approval.public_digest,
            files=sent(approval.files, page.parent),
        )
        return self._records.put(record, case)
