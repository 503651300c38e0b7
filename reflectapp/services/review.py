"""Looking through an entry: what was found, what the writer decides, the public version."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reflectapp.anonymise.edition import EDITION
from reflectapp.anonymise.generalise import generalisations
from reflectapp.anonymise.render import rendered
from reflectapp.domain.clock import IdSource, TrustedClock
from reflectapp.domain.errors import DecisionError, NotFoundError
from reflectapp.domain.finding import Action, Finding, Kind, text_digest
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register, Subject
from reflectapp.services.deciding import MAX_REASON, ReviewState, by_hand, checked, decided
from reflectapp.services.mentions import ItemState, ReviewItem, completed, items_of, same_subject
from reflectapp.services.own_names import asked_by_own_names
from reflectapp.services.picture_addresses import without_those_in_addresses
from reflectapp.services.register_step import RegisterStep, step, step_back
from reflectapp.services.short_names import asked_by_short_name
from reflectapp.services.subjects import Subjects
from reflectapp.services.who import WayBack, WhoIsWho
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.series import SeriesStore
from reflectapp.storage.settings import SettingsStore

__all__ = ["MAX_REASON", "ItemState", "Review", "ReviewItem", "ReviewState"]


class Review:
    """Decisions about the findings of entries, and the register that grows by them."""

    def __init__(
        self,
        entries: EntryStore,
        register: RegisterStore,
        settings: SettingsStore,
        clock: TrustedClock,
        ids: IdSource,
    ) -> None:
        self._entries, self._register, self._settings = entries, register, settings
        self._clock, self._series = clock, SeriesStore(register.db)
        self._subjects = Subjects(register, ids)
        self.who = WhoIsWho(register, self._subjects, ids)

    def state(self, entry_id: str) -> ReviewState | None:
        """Return the review of an entry; None while its very text has not been analysed.

        Raises:
            NotFoundError: There is no such entry.
        """
        with self._register.db.transaction():
            entry = self._entries.entry(entry_id)
            analysis = self._register.analysis(entry_id)
            if analysis is None or analysis[:2] != (text_digest(entry.text), EDITION):
                return None
            register, decisions = self._register.register(), self._register.decisions(entry_id)
            findings = completed(
                entry.text, analysis[2], decisions, register, self._settings.profile()
            )
            for ask in (asked_by_short_name, asked_by_own_names):
                findings = ask(entry.text, findings, decisions, register)
            numbering = self._series.numbering(entry_id)
            findings = without_those_in_addresses(
                entry.text,
                findings,
                lambda rest: rendered(entry.text, rest, decisions, numbering).public,
            )
            shown = rendered(entry.text, findings, decisions, numbering)
            return ReviewState(
                entry,
                items_of(entry.text, findings, decisions, register),
                shown.public,
                self._register.can_undo(entry_id),
                self._register.can_redo(entry_id),
                shown.labels,
                register,
            )

    def needs_analysis(self, entry_id: str) -> bool:
        """Say whether the language process has not read the present text.

        Raises:
            NotFoundError: There is no such entry.
        """
        analysis = self._register.analysis(entry_id)
        digest = text_digest(self._entries.entry(entry_id).text)
        return analysis is None or analysis[:2] != (digest, EDITION)

    def record(self, entry_id: str, text: str, findings: Iterable[Finding]) -> None:
        """Keep what was found in `text`; it counts as long as the entry holds just this text."""
        self._register.save_analysis(entry_id, text_digest(text), EDITION, tuple(findings))

    def decide(  # noqa: PLR0913 - an answer has that many parts
        self,
        entry_id: str,
        span: Span,
        action: Action,
        *,
        substitute: str = "",
        reason: str = "",
        kind: Kind | None = None,
        remember: bool = False,
    ) -> ReviewState:
        """Answer about one stretch of the text.

        Args:
            substitute: What stands in its place; for GENERALISE and RENAME.
            reason: Why it may stay; for KEEP.
            kind: What it is; as found when left out.
            remember: Never ask about these words again in this journal; for KEEP.

        Raises:
            DecisionError: The reason or the substitute is missing or too long, the span is not
                within the text, or what is to be kept not within one stretch that was found.
            NotFoundError: There is no such entry, or its text has not been analysed.
        """

        def chosen(state: ReviewState) -> list[ReviewItem]:
            item = state.item(span)
            if action is Action.KEEP and (item is None or not item.span.contains(span)):
                # One answer about a whole page would leave none of its names to ask about.
                raise DecisionError
            if item is None or item.span != span or kind not in {None, item.kind}:
                item = by_hand(state, span, kind or (item.kind if item else Kind.OTHER))
            return [item]

        return self._answer(entry_id, chosen, action, substitute, reason, remember=remember)

    def decide_all(
        self,
        entry_id: str,
        span: Span,
        action: Action,
        *,
        substitute: str = "",
        reason: str = "",
        remember: bool = False,
    ) -> ReviewState:
        """Answer about every mention of the subject at `span`; errors as in `decide`."""

        def chosen(state: ReviewState) -> list[ReviewItem]:
            item = state.item(span)
            if item is None:
                raise DecisionError
            return list(same_subject(state.items, item))

        return self._answer(entry_id, chosen, action, substitute, reason, remember=remember)

    def accept_proposed(self, entry_id: str) -> ReviewState:
        """Confirm every proposal: what is near certain is replaced.

        Raises:
            NotFoundError: There is no such entry, or its text has not been analysed.
        """

        def chosen(state: ReviewState) -> list[ReviewItem]:
            return [item for item in state.items if item.state is ItemState.PROPOSED]

        return self._answer(entry_id, chosen, Action.REPLACE, "", "")

    def add_by_hand(
        self, entry_id: str, span: Span, kind: Kind, action: Action = Action.REPLACE
    ) -> ReviewState:
        """Mark what was not found and decide on it; the same words elsewhere are proposed.

        Raises:
            DecisionError: The span is empty, blank, or not within the text.
            NotFoundError: There is no such entry, or its text has not been analysed.
        """
        return self._answer(entry_id, lambda state: [by_hand(state, span, kind)], action, "", "")

    def clear(self, entry_id: str, span: Span) -> ReviewState:
        """Take back the decisions that touch `span`; what was found there asks again.

        Raises:
            NotFoundError: There is no such entry, or its text has not been analysed.
        """
        with self._register.db.transaction():
            self._analysed(entry_id)
            before = self._register.decisions(entry_id)
            after = [d for d in before if not d.span.overlaps(span)]
            if len(after) != len(before):
                self._register.set_decisions(entry_id, after)
                self._subjects.follow(before, after, self._analysed(entry_id).items)
            return self._analysed(entry_id)

    def undo(self, entry_id: str) -> ReviewState:
        """Go back to the decisions before the last change, however long ago it was made.

        Raises:
            NotFoundError: There is no such entry, or its text has not been analysed.
        """
        return self._step(entry_id, self._register.undo_decisions)

    def redo(self, entry_id: str) -> ReviewState:
        """Take an `undo` back; errors as there."""
        return self._step(entry_id, self._register.redo_decisions)

    def take_back(self, way: WayBack) -> ReviewState:
        """Undo a change of who is who; errors as in `WhoIsWho.take_back`, and as in `undo`."""
        with self._register.db.transaction():
            self.who.take_back(way)
            return self._analysed(way.entry_id)

    def generalisations(self, item: ReviewItem, text: str = "") -> tuple[str, ...]:
        """Return wordings that say less, the most particular first; perhaps none.

        With the text of its entry, they fit the words round the item.
        """
        before, after = text[: item.span.start], text[item.span.end :]
        return generalisations(item.words, item.kind, before=before, after=after)

    def register(self) -> Register:
        """Return all that the journal knows."""
        return self._register.register()

    def save_subject(self, subject: Subject) -> None:
        """Keep a subject, new or changed.

        Raises:
            DecisionError: It has no name that holds a letter or digit.
        """
        if not any(c.isalnum() for c in subject.name):
            raise DecisionError
        self._register.save_subject(subject.with_alias(subject.name))

    def remove_subject(self, subject_id: str) -> None:
        """Forget a subject; decisions about it stay.

        Raises:
            NotFoundError: There is none.
        """
        self._register.remove_subject(subject_id)

    def join(self, subject_id: str, other_id: str) -> Subject:
        """Say that two subjects are one; errors as in `Subjects.join`."""
        return self._subjects.join(subject_id, other_id)

    def split(self, subject_id: str, alias: str) -> Subject:
        """Say that `alias` is a subject of its own; errors as in `Subjects.split`."""
        return self._subjects.split(subject_id, alias)

    def step(self, work: Callable[[], object]) -> RegisterStep:
        """Do `work`, a change of the register, and return what takes it back."""
        return step(self._register, work)

    def step_back(self, taken: RegisterStep) -> None:
        """Take a change of the register back; errors as in `register_step.step_back`."""
        step_back(self._register, taken)

    def allow(self, term: str) -> None:
        """Ask about `term` no more."""
        self._register.allow(" ".join(term.split()))

    def disallow(self, term: str) -> None:
        """Ask about `term` again."""
        self._register.disallow(" ".join(term.split()))

    def _answer(
        self,
        entry_id: str,
        choose: Callable[[ReviewState], Sequence[ReviewItem]],
        action: Action,
        substitute: str,
        reason: str,
        *,
        remember: bool = False,
    ) -> ReviewState:
        answer = checked(action, substitute, reason)
        with self._register.db.transaction():
            state = self._analysed(entry_id)
            chosen = choose(state)
            if not chosen:
                return state
            before = self._register.decisions(entry_id)
            made = decided(state, chosen, answer, self._subjects, self._clock.now())
            rest = [d for d in before if not any(d.span.overlaps(m.span) for m in made)]
            after = sorted([*rest, *made], key=lambda d: d.span)
            self._register.set_decisions(entry_id, after)
            self._subjects.follow(before, after, self._analysed(entry_id).items)
            if remember and action is Action.KEEP:
                for item in chosen:
                    self.allow(item.words)
            return self._analysed(entry_id)

    def _step(self, entry_id: str, move: Callable[[str], bool]) -> ReviewState:
        with self._register.db.transaction():
            before = self._register.decisions(entry_id)
            if move(entry_id):
                after = self._register.decisions(entry_id)
                self._subjects.follow(before, after, self._analysed(entry_id).items)
            return self._analysed(entry_id)

    def _analysed(self, entry_id: str) -> ReviewState:
        state = self.state(entry_id)
        if state is None:
            raise NotFoundError
        return state
