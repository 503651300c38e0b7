"""Starts a writer, kills it, looks at what is left; over and over. Prints what it saw, as JSON.

    python -m tests.faults.killed saves|keys|restores FOLDER KILLS
    python -m tests.faults.killed beginnings FOLDER KILLS

A process of its own, so that it may fork: a fresh interpreter for each kill would take seconds.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

from reflectapp.domain.entry import Draft
from reflectapp.domain.errors import ReflectError, WrongPassphraseError
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.rescue import Rescue
from reflectapp.services.session import Door
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS

OTHER = "another good passphrase"
_LONGEST = 0.4
"""Seconds that a writer lives at most, once it has begun."""


def main(what: str, folder: Path, kills: int) -> dict[str, int]:
    """Return how many kills there were, what was lost, and what did not open."""
    if what == "beginnings":
        return _beginnings(folder, kills)
    door = Door(folder / "journal", FakeClock(), FakeIds(), cost=CHEAP)
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    entry_id = session.journal.new_entry(title="kept", body="0 " * 400).id
    session.backups.copy_to(folder)
    session.close()
    chance = Random(kills)
    seen = {"kills": kills, "acknowledged": 0, "lost": 0, "unusable": 0, "damaged": 0}
    for _ in range(kills):
        work = {"saves": _saving, "keys": _changing, "restores": _restoring}[what]
        told = _killed(lambda tell, work=work: work(door, entry_id, tell), chance)
        seen["acknowledged"] += len(told)
        body = _opened(door, entry_id)
        if body is None:
            seen["unusable"] += 1
            continue
        if what == "saves" and told:
            seen["lost"] += int(body.split()[0]) < told[-1]
        try:
            seen["damaged"] += not Rescue(door.folder, door.clock).examine(_right(door)).is_sound
        except ReflectError:
            seen["damaged"] += 1
    return seen


def _beginnings(folder: Path, kills: int) -> dict[str, int]:
    """Kill the making of a journal; afterwards it is there and opens, or can be made again."""
    chance = Random(kills)
    seen = {"kills": kills, "acknowledged": 0, "lost": 0, "unusable": 0, "damaged": 0}
    for number in range(kills):
        door = Door(folder / str(number), FakeClock(), FakeIds(), cost=CHEAP)
        seen["acknowledged"] += len(_killed(lambda tell, door=door: _beginning(door, tell), chance))
        try:
            if door.has_journal():
                door.unlock(PASSPHRASE).close()
            else:
                door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()
            seen["damaged"] += not Rescue(door.folder, door.clock).examine(PASSPHRASE).is_sound
        except ReflectError:
            seen["unusable"] += 1
    return seen


def _beginning(door: Door, tell: Callable[[int], None]) -> None:
    tell(0)
    door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()


def _restoring(door: Door, entry_id: str, tell: Callable[[int], None]) -> None:
    """Bring a backup back, then write on; over and over."""
    (backup,) = door.folder.parent.glob("Reflect backup *")
    tell(0)
    while True:
        Rescue(door.folder, door.clock).restore(backup, PASSPHRASE)
        session = door.unlock(PASSPHRASE)
        session.journal.save(Draft(entry_id, "t", "1 " * 400, date(2026, 3, 2)))
        session.close()
        tell(1)


def _killed(work: Callable[[Callable[[int], None]], None], chance: Random) -> list[int]:
    """Kill a process that does `work`; return the numbers that it told before."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(lambda number: _tell(writing, number))
        finally:
            os._exit(0)
    os.close(writing)
    # From the first sign of life on: unlocking is tried in the other half of the cases.
    if chance.random() < 0.8:
        select.select([reading], [], [], 20)
    time.sleep(chance.random() * _LONGEST)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as file:
        lines = file.read().split(b"\n")[:-1]
    return [int(line) for line in lines]


def _tell(descriptor: int, number: int) -> None:
    os.write(descriptor, b"%d\n" % number)


def _saving(door: Door, entry_id: str, tell: Callable[[int], None]) -> None:
    session = door.unlock(PASSPHRASE)
    number = int(session.journal.entry(entry_id).body.split()[0])
    while True:
        number += 1
        session.journal.save(Draft(entry_id, "t", f"{number} " * 400, date(2026, 3, 2)))
        tell(number)
        # As behind every save in the window.
        session.journal.tidy()


def _changing(door: Door, entry_id: str, tell: Callable[[int], None]) -> None:
    present = _right(door)
    session = door.unlock(present)
    tell(0)
    while True:
        other = OTHER if present == PASSPHRASE else PASSPHRASE
        session.keys.change(present, other, WORDS)
        present = other
        tell(1)


def _right(door: Door) -> str:
    """Return the one of the two passphrases that opens the journal now."""
    try:
        door.unlock(PASSPHRASE).close()
    except WrongPassphraseError:
        return OTHER
    return PASSPHRASE


def _opened(door: Door, entry_id: str) -> str | None:
    """Return the entry's words; None when no passphrase opens the journal."""
    try:
        session = door.unlock(_right(door))
    except ReflectError:
        return None
    body = session.journal.entry(entry_id).body
    session.close()
    return body


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
