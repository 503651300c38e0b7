"""Young passages and public versions of entries, remembered while they hold: lists need many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.entry import Entry, Revision
from reflectapp.domain.finding import PublicVersion, text_digest
from reflectapp.domain.post import DelayPolicy
from reflectapp.publish.ripeness import YoungSpan, valid_until, young_spans
from reflectapp.publish.saves import counting
from reflectapp.services.review import Review
from reflectapp.storage.entries import EntryStore, Save
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.series import SeriesStore
from reflectapp.storage.settings import SettingsStore


@dataclass(frozen=True, slots=True)
class _Aged:
    """Young passages of a text, good until the next revision ripens."""

    changed_at: datetime
    digest: str
    policy: DelayPolicy
    since: datetime
    until: datetime | None
    young: tuple[YoungSpan, ...]

    def holds(self, entry: Entry, digest: str, policy: DelayPolicy, now: datetime) -> bool:
        """Say whether the passages are still those of the entry."""
        is_same = (self.changed_at, self.digest, self.policy) == (entry.changed_at, digest, policy)
        return is_same and self.since <= now and (self.until is None or now < self.until)


class Ageing:
    """Reads an entry's history only when it, the delay or the day has changed."""

    def __init__(self, entries: EntryStore, settings: SettingsStore, clock: TrustedClock) -> None:
        self._entries, self._settings, self._clock = entries, settings, clock
        self._aged: dict[str, _Aged] = {}

    def young(self, entry: Entry) -> tuple[YoungSpan, ...]:
        """Return the young passages of the entry's text."""
        now, policy, digest = self._clock.now(), self._settings.delay(), text_digest(entry.text)
        aged = self._aged.get(entry.id)
        if aged is None or not aged.holds(entry, digest, policy, now):
            with self._entries.db.transaction():
                saves = self._entries.saves(entry.id)
                history = self._counting(entry.id, saves, now)
            young = tuple(young_spans(history, entry.text, now, policy))
            until = valid_until([save.saved_at for save in saves], now, policy)
            aged = _Aged(entry.changed_at, digest, policy, now, until, young)
            self._aged[entry.id] = aged
        return aged.young

    def history(self, entry_id: str, since: datetime) -> tuple[Revision, ...]:
        """Return the revisions by which any moment from `since` on is judged, oldest first."""
        with self._entries.db.transaction():
            return self._counting(entry_id, self._entries.saves(entry_id), since)

    def _counting(
        self, entry_id: str, saves: Sequence[Save], since: datetime
    ) -> tuple[Revision, ...]:
        """Load what counts alone: a long entry may have two thousand revisions."""
        numbers = counting([save.saved_at for save in saves], self._settings.delay(), since)
        return tuple(self._entries.revision(entry_id, saves[n].revision_id) for n in numbers)


class Versions:
    """Asks the review only when something that a public version depends on has changed."""

    def __init__(self, register: RegisterStore, settings: SettingsStore, review: Review) -> None:
        self._register, self._settings, self._review = register, settings, review
        self._series = SeriesStore(register.db)
        self._known: dict[str, tuple[tuple[object, ...], PublicVersion | None]] = {}

    def public(self, entry: Entry) -> PublicVersion | None:
        """Return the public version of the entry; None while it is not analysed."""
        key = (
            entry.text,
            self._register.analysis(entry.id),
            self._register.decisions(entry.id),
            self._register.register(),
            self._settings.profile(),
            self._series.numbering(entry.id),
        )
        known = self._known.get(entry.id)
        if known is None or known[0] != key:
            state = self._review.state(entry.id)
            known = key, None if state is None else state.public
            self._known[entry.id] = known
        return known[1]
