"""What a file would bring in, and which of it the journal has already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from reflectapp.domain.entry import first_words
from reflectapp.domain.errors import StoppedError
from reflectapp.domain.importing import ImportBatch
from reflectapp.importers.candidate import Candidate, Days, Found, Loss, Refusal, Why, text_key
from reflectapp.importers.formats import Format
from reflectapp.importers.source import Source
from reflectapp.storage.imports import ImportStore

FIRST_TITLES = 20
MOST_REFUSALS = 200
"""So many are shown one by one; all are counted."""

Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Offered:
    """One line of a preview."""

    happened_on: date
    label: str
    """The title, or the first words."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would bring in; nothing has been changed."""

    path: Path
    format: str
    digest: str
    entries: int
    """Entries that would come in."""
    first_day: date | None
    last_day: date | None
    titles: tuple[Offered, ...]
    """The first `FIRST_TITLES` that would come in."""
    duplicates: int
    """Entries that are in the journal already, or in the file twice; they stay out."""
    refused: tuple[tuple[Why, int], ...]
    """What cannot come in: how many by reason, the commonest first."""
    refusals: tuple[Refusal, ...]
    """The first `MOST_REFUSALS` of them, with their places."""
    losses: tuple[tuple[Loss, int], ...]
    """What will be missing of entries that come in: of how many."""
    known_as: ImportBatch | None
    """The batch in which this very file came in before."""


class Known:
    """Tells entries that the journal has, a month of it in memory at a time."""

    def __init__(self, imports: ImportStore) -> None:
        self._imports = imports
        self._ids = frozenset(imports.ids())
        self._came_in = imports.text_keys()
        self._in_file: set[str] = set()
        self._months: dict[date, frozenset[str]] = {}

    def has(self, found: Candidate) -> bool:
        """Say whether the journal, or the file further up, has this entry.

        Entries of our own export are told by their ids among themselves: two of one journal
        may well be alike.
        """
        if found.carried is not None and found.carried.id in self._ids:
            return True
        key = text_key(found.happened_on, found.text)
        if key in self._stored(found.happened_on):
            return True
        if found.carried is not None:
            return False
        if key in self._came_in or key in self._in_file:
            return True
        self._in_file.add(key)
        return False

    def _stored(self, day: date) -> frozenset[str]:
        first = day.replace(day=1)
        if first not in self._months:
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            self._months[first] = frozenset(
                text_key(text.happened_on, text.text) for text in self._imports.texts(first, last)
            )
        return self._months[first]


@dataclass(slots=True)
class _Tally:
    entries: int = 0
    duplicates: int = 0
    first: date | None = None
    last: date | None = None
    titles: list[Offered] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    refused: Counter[Why] = field(default_factory=Counter)
    losses: Counter[Loss] = field(default_factory=Counter)

    def refuse(self, refusal: Refusal) -> None:
        self.refused[refusal.why] += 1
        if len(self.refusals) < MOST_REFUSALS:
            self.refusals.append(refusal)

    def offer(self, found: Candidate) -> None:
        self.entries += 1
        self.first = min(self.first or found.happened_on, found.happened_on)
        self.last = max(self.last or found.happened_on, found.happened_on)
        self.losses.update(found.losses)
        if len(self.titles) < FIRST_TITLES:
            label = found.title.strip() or first_words(found.body)
            self.titles.append(Offered(found.happened_on, label))


def pieces(source: Source, kind: Format, days: Days, is_stopped: Stopped) -> Iterator[Found]:
    """Yield what a file offers, until somebody asks to stop.

    Raises:
        StoppedError: Somebody did.
    """
    for found in kind.read(source, days):
        if is_stopped():
            raise StoppedError
        yield found


def looked_at(
    source: Source, kind: Format, found: Iterator[Found], imports: ImportStore
) -> Preview:
    """Return what `found`, read from `source`, would bring in."""
    tally, known = _Tally(), Known(imports)
    for piece in found:
        if isinstance(piece, Refusal):
            tally.refuse(piece)
        elif isinstance(piece, Candidate):
            if known.has(piece):
                tally.duplicates += 1
            else:
                tally.offer(piece)
    digest = source.digest(*kind.suffixes)
    return Preview(
        path=source.path,
        format=kind.key,
        digest=digest,
        entries=tally.entries,
        first_day=tally.first,
        last_day=tally.last,
        titles=tuple(tally.titles),
        duplicates=tally.duplicates,
        refused=tuple(tally.refused.most_common()),
        refusals=tuple(tally.refusals),
        losses=tuple(tally.losses.most_common()),
        known_as=next((batch for batch in imports.batches() if batch.digest == digest), None),
    )
