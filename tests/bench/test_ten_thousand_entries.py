"""How a journal of ten thousand entries answers. Prints figures; run by `dev.py bench`."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date

import pytest

from reflectapp.domain.entry import Draft, TimelineQuery
from reflectapp.services.session import Door, Session
from tests.bench.journals import filled, vocabulary
from tests.support.fixtures import PASSPHRASE

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

ENTRIES, FEW = 10_000, 1_000

Figures = dict[str, float]
"""What is done, and what all but the slowest twentieth of its runs stay under, in ms."""

GROWTH = {"one letter": 6.0, "common word": 6.0, "rare word": 12.0, "two words": 12.0, "save": 4.0}
"""How many times longer it may take among ten times as many entries.

What reads one page of an index should hardly grow; a word that few entries hold may have to be
looked for among all that hold the other one.
"""
_NEARLY_NOTHING = 2.0
"""Milliseconds below which a figure says nothing about growth."""


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> tuple[Door, Door, list[str]]:
    """Journals of `FEW` and of `ENTRIES` entries, and the words they are made of."""
    words = vocabulary(random.Random(1))
    few, many = (
        filled(tmp_path_factory.mktemp("bench") / "journal", count, words)
        for count in (FEW, ENTRIES)
    )
    return few, many, words


def _p95(calls: list[Callable[[], object]]) -> float:
    """Return what all but the slowest twentieth stay under, in ms of this thread's own time."""
    times = []
    for call in calls:
        # Not the wall clock: on a busy machine that measures the neighbours.
        began = time.thread_time()
        call()
        times.append((time.thread_time() - began) * 1000)
    return sorted(times)[int(len(times) * 0.95)]


def test_ten_times_the_entries_do_not_take_ten_times_as_long(
    doors: tuple[Door, Door, list[str]],
) -> None:
    *both, words = doors
    few, many = (_figures(door, words) for door in both)
    print(f"\np95 of this thread's own time, {FEW:,} entries and {ENTRIES:,}:")
    for name, figure in many.items():
        print(f"  {name}: {few[name]:.1f} ms, {figure:.1f} ms")
    grown = {
        name: figure / max(few[name], _NEARLY_NOTHING)
        for name, figure in many.items()
        if name in GROWTH
    }
    assert {name for name, growth in grown.items() if growth > GROWTH[name]} == set()


def _figures(door: Door, words: list[str]) -> Figures:
    began = time.thread_time()
    session = door.unlock(PASSPHRASE)
    opened = (time.thread_time() - began) * 1000
    try:
        return {"open": opened} | _measured(session, words)
    finally:
        session.close()


def _measured(session: Session, words: list[str]) -> Figures:
    journal, everything, chance = session.journal, TimelineQuery(), random.Random(2)
    count = journal.count(everything)
    offsets = [chance.randrange(count) for _ in range(60)]
    query = TimelineQuery(tag="night")
    some = [journal.rows(everything, offset, 1)[0].id for offset in offsets]

    def save(entry_id: str) -> None:
        entry = journal.entry(entry_id)
        journal.save(Draft(entry_id, entry.title, entry.body + " more", entry.happened_on))

    return {
        "page of rows": _p95([lambda o=o: journal.rows(everything, o, 100) for o in offsets]),
        "page by tag": _p95([lambda o=o: journal.rows(query, o // 4, 100) for o in offsets]),
        "count": _p95([lambda: journal.count(everything)] * 20),
        "rare word": _p95([lambda w=w: journal.search(w) for w in words[-60:]]),
        "common word": _p95([lambda w=w: journal.search(w) for w in words[:60]]),
        "two words": _p95([lambda w=w: journal.search(f"{words[0]} {w}") for w in words[1:60]]),
        "one letter": _p95([lambda w=w: journal.search(w) for w in "bcdefghinops"]),
        "save": _p95([lambda i=i: save(i) for i in some]),
        "year of days": _p95(
            [lambda: journal.days_written(date(2010, 1, 1), date(2010, 12, 31))] * 20
        ),
        "facts": _p95([session.journal._entries.facts] * 5),
    }
