"""Journals to measure: thousands of entries whose words come as often as language brings them."""

from __future__ import annotations

import itertools
import random
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reflectapp.assets import resource
from reflectapp.domain.entry import Entry
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door
from reflectapp.storage.header import Cost
from reflectapp.storage.imports import ImportStore
from reflectapp.storage.keys import measured_cost
from reflectapp.storage.many import ManyEntries, NewEntry
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS

WORDS_EACH = 300
_DAYS = 10_000
"""The years over which the entries lie: twenty-seven."""
_TOGETHER = 500
_FIRST = date(1999, 1, 1)
_NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)


def filled(
    folder: Path, count: int, words: list[str], cost: Cost = CHEAP, size: int = WORDS_EACH
) -> Door:
    """Make a journal whose words are drawn as often as language draws them."""
    ids, chance = FakeIds(), random.Random(3)
    door = Door(folder, FakeClock(), ids, cost=cost)
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(words))))

    def written(number: int) -> NewEntry:
        body = " ".join(chance.choices(words, cum_weights=weights, k=size))
        return NewEntry(
            Entry(
                id=ids.new_id(),
                title=" ".join(chance.choices(words, cum_weights=weights, k=4)),
                body=body,
                happened_on=_FIRST + timedelta(days=number * _DAYS // count),
                created_at=_NOW,
                changed_at=_NOW,
                tags=("night",) if number % 3 == 0 else (),
                template="gibbs" if number % 7 == 0 else None,
            )
        )

    db = session.journal._db
    many, imports = ManyEntries(db), ImportStore(db)
    with db.transaction(), imports.unindexed():
        last = imports.last_key()
        for first in range(0, count, _TOGETHER):
            many.add([written(n) for n in range(first, min(first + _TOGETHER, count))])
        for _ in imports.index_after(last):
            pass
    session.close()
    return door


def true_cost() -> Cost:
    """Return what a passphrase costs a journal that is made on this computer."""
    return measured_cost(lambda: timedelta(seconds=time.monotonic()))


def vocabulary(chance: random.Random) -> list[str]:
    """Return English words in an invented order of frequency, short ones first, with endings."""
    lines = resource("spelling", "en_GB.dic").read_text(encoding="utf-8").splitlines()[1:]
    stems = [line.split("/")[0] for line in lines if line[:1].islower()]
    chosen = sorted(chance.sample(stems, 7_000), key=lambda word: len(word) + chance.random() * 6)
    return [stem + ending for stem in chosen for ending in ("", "s", "ing")]
