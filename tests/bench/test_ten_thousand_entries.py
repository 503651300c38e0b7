"""How a journal of ten thousand entries answers. Prints figures; run by `dev.py bench`."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from reflectapp.assets import resource
from reflectapp.domain.entry import Draft, TimelineQuery
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door, Session
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

ENTRIES = 10_000
WORDS_EACH = 300

PAGE_MS, NARROWED_PAGE_MS = 16.0, 25.0
SEARCH_MS, SAVE_MS, OPEN_MS, FACTS_MS = 50.0, 100.0, 300.0, 500.0


@pytest.fixture(scope="module")
def full_door(tmp_path_factory: pytest.TempPathFactory) -> Door:
    """A journal of `ENTRIES` entries; words are drawn as often as language draws them."""
    door = Door(tmp_path_factory.mktemp("bench") / "journal", FakeClock(), FakeIds(), cost=CHEAP)
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    chance = random.Random(1)
    words = _vocabulary(chance)
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(words))))
    day = date(1999, 1, 1)
    with session.journal._db.transaction():
        for number in range(ENTRIES):
            entry = session.journal.new_entry(
                title=" ".join(chance.choices(words, cum_weights=weights, k=4)),
                body=" ".join(chance.choices(words, cum_weights=weights, k=WORDS_EACH)),
                happened_on=day + timedelta(days=number),
                template="gibbs" if number % 7 == 0 else None,
            )
            if number % 3 == 0:
                session.journal.save(
                    Draft(entry.id, entry.title, entry.body, entry.happened_on, ("night",))
                )
    session.close()
    door.bench_words = words  # type: ignore[attr-defined]
    return door


def _vocabulary(chance: random.Random) -> list[str]:
    """Return English words in an invented order of frequency, short ones first, with endings."""
    lines = resource("spelling", "en_GB.dic").read_text(encoding="utf-8").splitlines()[1:]
    stems = [line.split("/")[0] for line in lines if line[:1].islower()]
    chosen = sorted(chance.sample(stems, 7_000), key=lambda word: len(word) + chance.random() * 6)
    return [stem + ending for stem in chosen for ending in ("", "s", "ing")]


def _p95(calls: list[Callable[[], object]]) -> float:
    """Return what all but the slowest twentieth stay under, in ms of this thread's own time."""
    times = []
    for call in calls:
        # Not the wall clock: on a busy machine that measures the neighbours.
        began = time.thread_time()
        call()
        times.append((time.thread_time() - began) * 1000)
    return sorted(times)[int(len(times) * 0.95)]


def test_ten_thousand_entries_answer_without_a_visible_pause(full_door: Door) -> None:
    began = time.perf_counter()
    session = full_door.unlock(PASSPHRASE)
    opened = (time.perf_counter() - began) * 1000
    try:
        figures = _figures(session, full_door.bench_words)  # type: ignore[attr-defined]
        size = (Path(full_door.folder) / "journal.db").stat().st_size / 1e6
    finally:
        session.close()
    print(f"\n{ENTRIES} entries of {WORDS_EACH} words, {size:.0f} MB")
    print(f"open {opened:.1f} ms")
    for name, (figure, limit) in figures.items():
        print(f"{name} p95 {figure:.1f} ms (limit {limit:.0f})")
    assert opened < OPEN_MS
    assert {name for name, (figure, limit) in figures.items() if figure >= limit} == set()


def _figures(session: Session, words: list[str]) -> dict[str, tuple[float, float]]:
    journal, everything, chance = session.journal, TimelineQuery(), random.Random(2)
    offsets = [chance.randrange(ENTRIES) for _ in range(60)]
    query = TimelineQuery(tag="night")
    some = [journal.rows(everything, offset, 1)[0].id for offset in offsets]

    def save(entry_id: str) -> None:
        entry = journal.entry(entry_id)
        journal.save(Draft(entry_id, entry.title, entry.body + " more", entry.happened_on))

    return {
        "page of rows": (
            _p95([lambda o=o: journal.rows(everything, o, 100) for o in offsets]),
            PAGE_MS,
        ),
        "page by tag": (
            _p95([lambda o=o: journal.rows(query, o // 4, 100) for o in offsets]),
            NARROWED_PAGE_MS,
        ),
        "count": (_p95([lambda: journal.count(everything)] * 20), PAGE_MS),
        "rare word": (_p95([lambda w=w: journal.search(w) for w in words[-60:]]), SEARCH_MS),
        "common word": (_p95([lambda w=w: journal.search(w) for w in words[:60]]), SEARCH_MS),
        "two words": (
            _p95([lambda w=w: journal.search(f"{words[0]} {w}") for w in words[1:60]]),
            SEARCH_MS,
        ),
        "one letter": (_p95([lambda w=w: journal.search(w) for w in "bcdefghinops"]), SEARCH_MS),
        "save": (_p95([lambda i=i: save(i) for i in some]), SAVE_MS),
        "year of days": (
            _p95([lambda: journal.days_written(date(2010, 1, 1), date(2010, 12, 31))] * 20),
            PAGE_MS,
        ),
        "facts": (_p95([session.journal._entries.facts] * 5), FACTS_MS),
    }
