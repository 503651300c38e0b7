"""What the gate judges a post by, and the line that stands for it in lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.entry import Entry, first_words
from reflectapp.domain.finding import PublicVersion
from reflectapp.domain.post import Post, PostState, PostSummary
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.subject import Register
from reflectapp.publish.case import PostCase
from reflectapp.publish.conditions import is_reread, undecided
from reflectapp.publish.ending import NO_ENDING, Ending
from reflectapp.publish.gate import examine, state_of
from reflectapp.publish.picture import young_pictures
from reflectapp.publish.ripeness import YoungSpan, together, young_in_public
from reflectapp.services.ageing import Ageing, Versions
from reflectapp.services.post_pictures import PostPictures
from reflectapp.services.review import Review
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.series import SeriesStore
from reflectapp.storage.settings import SettingsStore


class PostCases:
    """Reads all that a post depends on, at one moment."""

    def __init__(
        self,
        entries: EntryStore,
        register: RegisterStore,
        posts: PostStore,
        settings: SettingsStore,
        review: Review,
        clock: TrustedClock,
    ) -> None:
        self._entries, self._register, self._posts = entries, register, posts
        self._settings, self._review, self._clock = settings, review, clock
        self._series = SeriesStore(posts.db)
        self.ageing = Ageing(entries, settings, clock)
        self._versions = Versions(register, settings, review)
        self.pictures = PostPictures(posts, clock)

    def case(self, post_id: str) -> PostCase:
        """Return a post with everything that its way out depends on.

        Raises:
            NotFoundError: There is no such post.
        """
        # One moment: a save between two of these reads would mix two texts.
        with self._posts.db.transaction():
            post = self._posts.post(post_id)
            entry = self._entries.entry(post.entry_id)
            state = self._review.state(entry.id)
            public = None if state is None else state.public
            now = self._clock.now()
            read_at = now if post.rereading is None else post.rereading.read_at
            return PostCase(
                post=post,
                entry=entry,
                history=self.ageing.history(entry.id, min(now, read_at)),
                public=public,
                decisions=self._register.decisions(entry.id),
                register=self._register.register(),
                profile=self._settings.profile(),
                policy=self._settings.delay(),
                now=now,
                day_of=lambda moment: self._clock.local(moment).date(),
                ending=self.ending(post, public),
                pictures=self.pictures.going(post, public),
            )

    def share_labels(self, post_id: str) -> tuple[str, ...]:
        """Let the posts of a series go on with the placeholders of one that leaves now.

        Returns:
            The keys of those that the series did not have.
        """
        post = self._posts.post(post_id)
        state = self._review.state(post.entry_id)
        if post.series_id is None or state is None:
            return ()
        return self._series.add_labels(post.series_id, state.labels)

    def unshare_labels(self, series_id: str, keys: Sequence[str]) -> None:
        """Undo `share_labels`: the post did not leave after all."""
        self._series.remove_labels(series_id, keys)

    def known_names(self) -> tuple[Register, WriterProfile]:
        """Return all that the journal knows by name, and the writer's own terms."""
        return self._register.register(), self._settings.profile()

    def ending(self, post: Post, public: PublicVersion | None) -> Ending:
        """Return what will stand below a post that leaves now."""
        ending = NO_ENDING
        if post.is_signed or post.has_disclaimer or post.exports:
            wording = self._settings.disclaimer()
            ending = Ending(
                self._settings.profile().signature if post.is_signed else "",
                wording.in_force(self._clock.now(), self._settings.delay())
                if post.has_disclaimer
                else "",
                is_edited=public is not None
                and any(record.public_digest != public.digest for record in post.exports),
            )
        return ending

    def summary(self, post: Post, entry: Entry) -> PostSummary:
        """Return the line of a post."""
        public = self._versions.public(entry)
        young: Sequence[YoungSpan] = self.ageing.young(entry)
        if public is not None:
            young = young_in_public(public, young)
            going = self.pictures.going(post, public)
            policy, now = self._settings.delay(), self._clock.now()
            young = together(young, young_pictures(going, public, now, policy))
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

    def today(self) -> date:
        """Return the calendar day here: what a post leaves on is no shift."""
        return self._clock.today(day_boundary=time(0))

    def _state(
        self, post: Post, entry: Entry, public: PublicVersion | None, *, is_ripe: bool
    ) -> PostState:
        """Return the state; the gate is asked only where a re-reading may have opened it."""
        going = self.pictures.going(post, public)
        if is_ripe and is_reread(post.rereading, public, self.ending(post, public), going):
            return examine(self.case(post.id), "markdown", self.today()).state
        return state_of(post, entry, public, is_ripe=is_ripe, is_approved=False)
