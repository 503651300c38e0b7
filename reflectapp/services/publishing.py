"""An entry's way to a blog: marking, waiting, re-reading, export."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from reflectapp.anonymise.render import public_version
from reflectapp.domain.clock import IdSource, TrustedClock
from reflectapp.domain.entry import Entry, first_words
from reflectapp.domain.errors import (
    ExportFailedError,
    NotFoundError,
    NothingLeftError,
    PostNotReadyError,
    StaleApprovalError,
    TextTooLongError,
)
from reflectapp.domain.finding import PublicVersion
from reflectapp.domain.post import (
    CheckIn,
    ExportRecord,
    Post,
    PostState,
    PostSummary,
    Rereading,
)
from reflectapp.publish.case import PostCase
from reflectapp.publish.conditions import decided, is_empty, undecided
from reflectapp.publish.document import document
from reflectapp.publish.export import stage
from reflectapp.publish.formats import FORMATS as _FORMATS
from reflectapp.publish.gate import Approval, examine, judge, state_of
from reflectapp.publish.leaving import without_young
from reflectapp.publish.report import GateReport, Refusal
from reflectapp.publish.ripeness import YoungSpan, young_in_public
from reflectapp.services.ageing import Ageing, Versions
from reflectapp.services.review import Review
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.settings import SettingsStore

FORMATS = tuple(_FORMATS)
"""Names of the formats that a post can leave in."""

MAX_CONTENT_NOTE = 60
"""Longest content note, in code points: no delay holds it, so it is as short as a substitute."""


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
        self._ageing = Ageing(entries, settings, clock)
        self._versions = Versions(register, settings, review)

    def mark(self, entry_id: str) -> Post:
        """Put an entry on its way to a blog; one that is on it already stays as it is.

        Raises:
            NotFoundError: There is no such entry.
        """
        with self._posts.db.transaction():
            self._entries.entry(entry_id)
            post = self._posts.post_of(entry_id)
            if post is None:
                post = Post(self._ids.new_id(), entry_id, self._clock.now())
                self._posts.save(post)
            return post

    def unmark(self, entry_id: str) -> None:
        """Take an entry off its way; what left stays on record.

        Raises:
            NotFoundError: It is not on its way.
        """
        post = self._posts.post_of(entry_id)
        if post is None:
            raise NotFoundError
        self._posts.remove(post.id)

    def posts(self) -> list[PostSummary]:
        """Return a line for each post whose entry is not in the bin, first marked first."""
        found = [(post, self._entries.entry(post.entry_id)) for post in self._posts.posts()]
        return [self._summary(post, entry) for post, entry in found if entry.deleted_at is None]

    def summary(self, post_id: str) -> PostSummary:
        """Return the line for one post.

        Raises:
            NotFoundError: There is no such post.
        """
        post = self._posts.post(post_id)
        return self._summary(post, self._entries.entry(post.entry_id))

    def report(self, post_id: str, format: str = "markdown") -> GateReport:
        """Return how a post stands before the gate, in one of `FORMATS`."""
        return examine(self._case(post_id), format, self._today())

    def reread(self, post_id: str, public_digest: str, check_in: CheckIn) -> None:
        """Keep the answers given after re-reading the public version.

        Raises:
            PostNotReadyError: A finding is undecided or a word is young.
            NothingLeftError: It has no word.
            StaleApprovalError: The public version is not the one that was read.
        """
        with self._posts.db.transaction():
            case = self._case(post_id)
            public = _analysed(case)
            if public.digest != public_digest:
                raise StaleApprovalError
            if not decided(public, case.decisions).holds:
                raise PostNotReadyError("undecided")
            if case.young_at(case.now):
                raise PostNotReadyError("young")
            if is_empty(public):
                raise NothingLeftError
            rereading = Rereading(public_digest, case.now, check_in)
            self._posts.save(replace(case.post, rereading=rereading))

    def page(self, post_id: str) -> str:
        """Return the post as an HTML page, as its readers will see it.

        Raises:
            PostNotReadyError: The text is not analysed.
        """
        case = self._case(post_id)
        shown = document(_analysed(case), case.post.content_note, self._today())
        return _FORMATS["html"].render(shown).decode()

    def approval(self, post_id: str, format: str) -> Approval | Refusal:
        """Return the very bytes that may leave today in one of `FORMATS`, or why not."""
        return judge(self._case(post_id), format, self._today())

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
                now = judge(self._case(approval.post_id), approval.format, self._today())
                if isinstance(now, Refusal) or _essence(now) != _essence(approval):
                    raise StaleApprovalError
                staged = stage(approval, folder, replace=replace)
                leaving.callback(staged.discard)
                record = self._record(approval, folder)
                number = self._posts.add_export(approval.post_id, record)
            try:
                staged.release()
            except ExportFailedError:
                self._posts.remove_export(number)
                raise
        return record

    def set_content_note(self, post_id: str, note: str) -> None:
        """Set what stands above the post as a warning; a change voids the re-reading.

        Raises:
            TextTooLongError: It is longer than `MAX_CONTENT_NOTE`.
        """
        note = " ".join(note.split())
        if len(note) > MAX_CONTENT_NOTE:
            raise TextTooLongError(len(note), MAX_CONTENT_NOTE)
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            if note != post.content_note:
                self._posts.save(replace(post, content_note=note, rereading=None))

    def note_feedback(self, record: ExportRecord, words: str) -> None:
        """Keep what was said about a post after it left; it leaves with no later export."""
        self._posts.set_feedback(record, words.strip())

    def leave_out_young(self, post_id: str) -> None:
        """Decide to leave the young passages out of this post; the review can undo it.

        Raises:
            NothingLeftError: No word of the body would be left, so nothing was decided.
        """
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            entry = self._entries.entry(post.entry_id)
            spans = [passage.span for passage in self._ageing.young(entry)]
            before = self._register.decisions(entry.id)
            after = without_young(entry.text, before, spans, self._clock.now())
            if after != before and is_empty(public_version(entry.text, (), after)):
                raise NothingLeftError
            if after != before:
                self._register.set_decisions(entry.id, after)

    def _record(self, approval: Approval, folder: Path) -> ExportRecord:
        return ExportRecord(
            exported_at=self._clock.now(),
            format=approval.format,
            file_name=approval.file_name,
            folder=str(folder),
            digest=approval.digest,
            public_digest=approval.public_digest,
        )

    def _case(self, post_id: str) -> PostCase:
        # One moment: a save between two of these reads would mix two texts.
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            entry = self._entries.entry(post.entry_id)
            state = self._review.state(entry.id)
            return PostCase(
                post=post,
                entry=entry,
                history=self._entries.history(entry.id),
                public=None if state is None else state.public,
                decisions=self._register.decisions(entry.id),
                register=self._register.register(),
                profile=self._settings.profile(),
                policy=self._settings.delay(),
                now=self._clock.now(),
                day_of=lambda moment: self._clock.local(moment).date(),
            )

    def _summary(self, post: Post, entry: Entry) -> PostSummary:
        public = self._versions.public(entry)
        young: Sequence[YoungSpan] = self._ageing.young(entry)
        if public is not None:
            young = young_in_public(public, young)
        last = max(young, key=lambda passage: passage.ripens_at, default=None)
        return PostSummary(
            post=post,
            label=entry.title.strip() or first_words(entry.body),
            happened_on=entry.happened_on,
            state=self._state(post, entry, public, is_ripe=last is None),
            ripens_at=None if last is None else last.ripens_at,
            ripe_share=1.0 if last is None else last.waited(self._clock.now()),
            undecided=-1 if public is None else undecided(public),
        )

    def _state(
        self, post: Post, entry: Entry, public: PublicVersion | None, *, is_ripe: bool
    ) -> PostState:
        """Return the state; the gate is asked only where a re-reading may have opened it."""
        is_reread = (
            is_ripe
            and public is not None
            and post.rereading is not None
            and post.rereading.public_digest == public.digest
        )
        if is_reread:
            return examine(self._case(post.id), "markdown", self._today()).state
        return state_of(post, entry, public, is_ripe=is_ripe, is_approved=False)

    def _today(self) -> date:
        """Return the calendar day here: what a post leaves on is no shift."""
        return self._clock.today(day_boundary=time(0))


def _analysed(case: PostCase) -> PublicVersion:
    if case.public is None:
        raise PostNotReadyError("not analysed")
    return case.public


def _essence(approval: Approval) -> tuple[str, ...]:
    """Return what must be the same for an approval to stand."""
    return (
        approval.post_id,
        approval.format,
        approval.file_name,
        approval.digest,
        approval.public_digest,
    )
