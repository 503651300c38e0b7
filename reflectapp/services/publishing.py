"""An entry's way to a blog: marking, waiting, re-reading, export."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from reflectapp.anonymise.render import public_version
from reflectapp.domain.clock import IdSource, TrustedClock
from reflectapp.domain.destination import Destinations
from reflectapp.domain.errors import (
    ExportFailedError,
    NotFoundError,
    NothingLeftError,
    NotMarkedError,
    PostNotReadyError,
    StaleApprovalError,
)
from reflectapp.domain.post import (
    CheckIn,
    ExportRecord,
    Post,
    PostSummary,
    Rereading,
)
from reflectapp.publish.case import PostCase
from reflectapp.publish.conditions import decided, is_empty
from reflectapp.publish.document import document
from reflectapp.publish.export import clear_away, clip, stage
from reflectapp.publish.formats import FORMATS as _FORMATS
from reflectapp.publish.gate import Approval, Clip, examine, is_same, judge
from reflectapp.publish.leaving import without_young
from reflectapp.publish.picture import pictures_digest
from reflectapp.publish.placing import sent, unwanted
from reflectapp.publish.report import GateReport, Refusal
from reflectapp.services.after_export import AfterExport
from reflectapp.services.on_record import Records
from reflectapp.services.post_cases import PostCases
from reflectapp.services.post_notes import MAX_CONTENT_NOTE, PostNotes
from reflectapp.services.review import Review
from reflectapp.services.series_keeping import SeriesKeeping
from reflectapp.services.site_making import SiteMaking
from reflectapp.services.telling import Tellings
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.settings import SettingsStore

__all__ = ["FORMATS", "MAX_CONTENT_NOTE", "Publishing"]

FORMATS = tuple(_FORMATS)
"""Names of the formats that a post can leave in."""


class Publishing:
    """What can be done with the posts of an open journal."""

    def __init__(  # noqa: PLR0913, PLR0917 - the stores it joins, each once
        self,
        entries: EntryStore,
        register: RegisterStore,
        posts: PostStore,
        settings: SettingsStore,
        review: Review,
        clock: TrustedClock,
        ids: IdSource,
    ) -> None:
        self._entries, self._register, self._posts = entries, register, posts
        self._settings, self._review = settings, review
        self._clock, self._ids = clock, ids
        self._cases = PostCases(entries, register, posts, settings, review, clock)
        self.tellings = Tellings(posts.db, posts, self._cases)
        self.pictures = self._cases.pictures
        self.notes = PostNotes(posts, settings, clock, ids)
        self.series = SeriesKeeping(entries, posts, clock)
        self._records = Records(posts, self._cases, self.tellings)
        self.site = SiteMaking(posts, self._cases, self._records, clock)
        self.after = AfterExport(posts, self._cases, clock)

    def mark(self, entry_id: str) -> Post:
        """Put an entry on its way to a blog; one that is on it already stays as it is.

        Raises:
            NotFoundError: There is no such entry.
        """
        with self._posts.db.transaction():
            self._entries.entry(entry_id)
            post = self._posts.post_of(entry_id)
            if post is None:
                chosen = self._settings.preferences()
                post = Post(
                    self._ids.new_id(),
                    entry_id,
                    self._clock.now(),
                    has_disclaimer=chosen.disclaimer_below_posts,
                    is_signed=chosen.pen_name_below_posts,
                )
                self._posts.save(post)
            return post

    def unmark(self, entry_id: str) -> Post:
        """Take an entry off its way; what left stays on record. Return what `mark_again` takes.

        Raises:
            NotFoundError: It is not on its way.
        """
        with self._posts.db.transaction():
            post = self._posts.post_of(entry_id)
            if post is None:
                raise NotFoundError
            self._posts.remove(post.id)
            return post

    def mark_again(self, post: Post) -> None:
        """Put an entry back on its way, with its notes, answers and exports, as it was.

        Raises:
            NotFoundError: The entry is gone.
        """
        with self._posts.db.transaction():
            self._entries.entry(post.entry_id)
            if self._posts.post_of(post.entry_id) is None:
                self._posts.put_back(self.notes.in_a_series_that_is(post))

    def posts(self) -> list[PostSummary]:
        """Return a line for each post whose entry is not in the bin, first marked first."""
        found = [(post, self._entries.entry(post.entry_id)) for post in self._posts.posts()]
        return [
            self._cases.summary(post, entry) for post, entry in found if entry.deleted_at is None
        ]

    def summary(self, post_id: str) -> PostSummary:
        """Return the line for one post.

        Raises:
            NotFoundError: There is no such post.
        """
        post = self._posts.post(post_id)
        return self._cases.summary(post, self._entries.entry(post.entry_id))

    def post_of(self, entry_id: str) -> Post:
        """Return the post that an entry is on its way as.

        Raises:
            NotFoundError: There is no such entry, or it is in the bin.
            NotMarkedError: It is not on its way.
        """
        entry = self._entries.entry(entry_id)
        if entry.deleted_at is not None:
            raise NotFoundError
        post = self._posts.post_of(entry_id)
        if post is None:
            raise NotMarkedError
        return post

    def report(self, post_id: str, format: str = "markdown") -> GateReport:
        """Return how a post stands before the gate, in one of `FORMATS`."""
        return examine(self._cases.case(post_id), format, self._cases.today())

    def reread(self, post_id: str, public_digest: str, check_in: CheckIn) -> None:
        """Keep the answers given after re-reading the public version.

        Raises:
            PostNotReadyError: A finding is undecided or a word is young.
            NothingLeftError: It has no word.
            StaleApprovalError: The public version is not the one that was read.
        """
        with self._posts.db.transaction():
            case = self._cases.case(post_id)
            public = case.analysed
            if public.digest != public_digest:
                raise StaleApprovalError
            if not decided(public, case.decisions).holds:
                raise PostNotReadyError("undecided")
            if case.young_at(case.now):
                raise PostNotReadyError("young")
            if is_empty(public):
                raise NothingLeftError
            going = pictures_digest(case.pictures)
            rereading = Rereading(public_digest, case.now, check_in, case.ending.digest, going)
            self._posts.save(replace(case.post, rereading=rereading, so_far=None))

    def page(self, post_id: str, format: str = "html") -> str:
        """Return the post in a format of text, an HTML page by default, as it will be read.

        Raises:
            PostNotReadyError: The text is not analysed.
        """
        case, written = self._cases.case(post_id), _FORMATS[format]
        going = case.pictures if written.holds_pictures else ()
        day, note = self._cases.today(), case.post.content_note
        return written.render(document(case.analysed, note, day, case.ending, going)).decode()

    def approval(self, post_id: str, format: str) -> Approval | Refusal:
        """Return the very bytes that may leave today in one of `FORMATS`, or why not."""
        return judge(self._cases.case(post_id), format, self._cases.today())

    def destinations(self) -> Destinations:
        """Return where posts went so far: the blogs of this journal."""
        return self._posts.destinations(FORMATS)

    def export(self, approval: Approval, folder: Path, *, replace: bool = False) -> ExportRecord:
        """Write an approved post into `folder` and put it on record.

        The record stands before the file gets its name: whatever fails or is cut off, no post
        is out there that the journal does not know of.

        Raises:
            StaleApprovalError: Something changed since the approval, if only the day.
            ExportFailedError: Nothing was written.
            SaveFailedError: It could not be put on record, so nothing was written.
        """
        with ExitStack() as leaving:
            with self._posts.db.transaction():
                case = self._still_approved(approval)
                staged = stage(approval, folder, replace=replace)
                leaving.callback(staged.discard)
                kept = self._records.put(self._record(approval, str(folder)), case)
            try:
                staged.release()
            except ExportFailedError:
                self._records.take_back(kept)
                raise
        if replace:
            clear_away(folder, unwanted(case.post.exports, kept.record, approval.rival))
        return kept.record

    def copy(self, approval: Approval) -> tuple[Clip, ExportRecord]:
        """Put approved rich text on record, and return it for the clipboard.

        The record stands before a clipboard holds a word of it.

        Raises:
            StaleApprovalError: Something changed since the approval, if only the day.
            SaveFailedError: It could not be put on record, so it may not be copied.
        """
        with self._posts.db.transaction():
            case = self._still_approved(approval)
            copied, record = clip(approval), self._record(approval, "")
            self._records.put(record, case)
        return copied, record

    def leave_out_young(self, post_id: str) -> None:
        """Decide to leave the young passages out of this post; the review can undo it.

        Raises:
            NothingLeftError: No word of the body would be left, so nothing was decided.
        """
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            entry = self._entries.entry(post.entry_id)
            spans = [passage.span for passage in self._cases.ageing.young(entry)]
            before = self._register.decisions(entry.id)
            after = without_young(entry.text, before, spans, self._clock.now())
            if after != before and is_empty(public_version(entry.text, (), after)):
                raise NothingLeftError
            if after != before:
                self._register.set_decisions(entry.id, after)
            self.pictures.leave_young(post, self._settings.delay())

    def _still_approved(self, approval: Approval) -> PostCase:
        case = self._cases.case(approval.post_id)
        now = judge(case, approval.format, self._cases.today())
        is_binned = case.entry.deleted_at is not None
        if is_binned or isinstance(now, Refusal) or not is_same(now, approval):
            raise StaleApprovalError
        return case

    def _record(self, approval: Approval, folder: str) -> ExportRecord:
        return ExportRecord(
            exported_at=self._clock.now(),
            format=approval.format,
            file_name=approval.file_name,
            folder=folder,
            digest=approval.digest,
            public_digest=approval.public_digest,
            files=sent(approval.files, Path(folder)),
        )
