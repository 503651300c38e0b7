"""How soon it is said what is young in a long entry that was saved for weeks. Prints figures."""

from __future__ import annotations

import random
import time
from datetime import timedelta
from pathlib import Path

import pytest

from reflectapp.domain.entry import Draft, Entry
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door, Session
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

SAVES, WORDS_AT_THE_END = 2_000, 5_000
LIMIT = 0.2
"""Seconds of one core, reading the file included."""


def written(session: Session, clock: FakeClock, minutes: int) -> Entry:
    """Write an entry that grows and is mended in all places, so many minutes apart."""
    chance = random.Random(4)
    letters = "abcdefghijklmnopqrstuvwxyz"
    known = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(1_500)]
    text = chance.choices(known, k=WORDS_AT_THE_END // 4)
    entry = session.journal.new_entry(body=" ".join(text))
    for save in range(1, SAVES):
        clock.advance(timedelta(minutes=minutes))
        while len(text) < WORDS_AT_THE_END * (save / SAVES * 0.75 + 0.25):
            at = chance.randrange(len(text))
            text[at:at] = chance.choices(known, k=chance.randint(1, 4))
        del text[chance.randrange(len(text))]
        session.journal.end_session(entry.id)
        entry = session.journal.save(Draft(entry.id, "", " ".join(text), entry.happened_on))
    return entry


@pytest.mark.parametrize("minutes", [11, 30])
def test_what_is_young_is_known_in_a_fifth_of_a_second(tmp_path: Path, minutes: int) -> None:
    clock = FakeClock()
    door = Door(tmp_path / "journal", clock, FakeIds(), cost=CHEAP)
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    with session.journal._db.transaction():
        entry = written(session, clock, minutes)
    ageing = session.publishing._cases.ageing
    figures = []
    for _ in range(5):
        ageing._aged.clear()
        before = time.process_time()
        young = ageing.young(entry)
        figures.append(time.process_time() - before)
    session.close()
    print(
        f"\n{SAVES} saves, {minutes} minutes apart, {len(entry.text.split())} words, "
        f"{len(young)} young passages: {min(figures) * 1000:.0f} ms"
    )
    assert min(figures) < LIMIT
