"""The figures to hold: unlocking, opening, saving, searching, backing up, the window's memory.

    python -m tests.bench.figures                       make journals, measure, print the table
    python -m tests.bench.figures FOLDER                of one journal
    python -m tests.bench.figures make FOLDER ENTRIES [WORDS]

Each line says what was promised and what was seen: wall time, and in brackets the work of this
process alone, for on a busy machine the wall clock measures the neighbours as well. The passphrase
costs what it costs here.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reflectapp import bootstrap
from reflectapp.assets import resource
from reflectapp.domain.entry import Draft, TimelineQuery
from reflectapp.services.session import Door, Session
from tests.bench.journals import WORDS_EACH, filled, true_cost, vocabulary
from tests.support.fixtures import PASSPHRASE

SIZES = (10_000, 100_000)
OPENINGS, SAVES, SEARCHES = 5, 300, 60

Times = Sequence[tuple[float, float]]
"""Of each call: wall time and work, in milliseconds."""


def main(arguments: Sequence[str]) -> int:
    """Make a journal, or measure one, or do both and print all that was promised."""
    match list(arguments):
        case []:
            with tempfile.TemporaryDirectory() as made:
                for count in SIZES:
                    _make(Path(made, str(count)), count, WORDS_EACH)
                    _measure(Path(made, str(count)))
        case ["make", folder, count, *each]:
            _make(Path(folder), int(count), int(each[0]) if each else WORDS_EACH)
        case ["window", folder]:
            _window(Path(folder))
        case [folder]:
            _measure(Path(folder))
        case _:
            print(__doc__)
            return 2
    return 0


def _make(folder: Path, count: int, size: int) -> None:
    began = time.perf_counter()
    filled(folder, count, vocabulary(random.Random(1)), cost=true_cost(), size=size)
    print(f"\na journal of {count:,} entries, made in {time.perf_counter() - began:.0f} s")


def _measure(folder: Path) -> None:
    door = bootstrap.door(folder, backs_up=False)
    _opening(door)
    session = door.unlock(PASSPHRASE)
    _saving(session)
    _searching(session)
    _backing_up(session)
    session.close()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.bench.figures", "window", str(folder)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    now, peak = done.stdout.split()
    _tell("memory of the window", f"{now} MB, at its most {peak} MB", "250 MB")


def _opening(door: Door) -> None:
    unlocked, first = [], []
    for _ in range(OPENINGS):
        kept: list[Session] = []
        unlocked.append(_timed(lambda kept=kept: kept.append(door.unlock(PASSPHRASE))))
        journal = kept[0].journal
        first.append(_timed(lambda j=journal: j.entry(j.rows(TimelineQuery(), 0, 100)[0].id)))
        kept[0].close()
    _tell("unlock, passphrase included", _share(unlocked, 100), "1 s")
    _tell("from there to the first timeline and entry", _share(first, 100), "300 ms")


def _saving(session: Session) -> None:
    saved, tidied = [], []
    for save in _saves(session):
        saved.append(_timed(save))
        tidied.append(_timed(session.journal.tidy))
    _tell("save, 99 of 100", _share(saved, 99), "20 ms")
    _tell("index put in order behind it, 99 of 100", _share(tidied, 99))
    # In the window that goes on, in steps, whenever the writer pauses.
    began = time.perf_counter()
    while session.journal.tidy():
        pass
    _tell(f"and in pauses after {SAVES} of them", f"{time.perf_counter() - began:.1f} s")


def _searching(session: Session) -> None:
    words, journal, chance = vocabulary(random.Random(1)), session.journal, random.Random(9)
    count = journal.count(TimelineQuery())
    some = [chance.choice(words[60:3_000]) for _ in range(3 * SEARCHES)]
    common, rare = words[:SEARCHES], words[-SEARCHES:]
    kinds = {
        "common words": common,
        "rare words": rare,
        "beginnings of words": [word[: 2 + n % 6] for n, word in enumerate(some[:SEARCHES])],
        "two common words": [f"{words[0]} {word}" for word in common[1:]],
        "two words of every kind": [
            f"{a} {b}" for a, b in zip(some, [*common, *rare, *reversed(some)], strict=False)
        ],
        "three words": [f"{a} {b} {c}" for a, b, c in zip(common, some, some[60:], strict=False)],
    }
    goal = 50 if count <= SIZES[0] else 150
    for name, queries in kinds.items():
        times = [_timed(lambda q=query: journal.search(q)) for query in queries]
        _tell(f"search for {name}, 95 of 100", _share(times, 95), f"{goal} ms")


def _backing_up(session: Session) -> None:
    """Back up while somebody writes."""
    is_over, waits = threading.Event(), [(0.0, 0.0)]

    def write() -> None:
        for save in _saves(session):
            if is_over.wait(0.1):
                return
            waits.append(_timed(save))

    writer = threading.Thread(target=write)
    writer.start()
    began = time.perf_counter()
    made = session.backups.make()
    took = time.perf_counter() - began
    is_over.set()
    writer.join()
    size = sum(file.stat().st_size for file in made.folder.rglob("*") if file.is_file()) / 1e6
    per_50 = f"{took / size * 50:.2f} s ({took:.1f} s for {size:.0f} MB)"
    _tell("backup, for 50 MB, while saves go on", per_50, "2 s")
    _tell(f"the longest of {len(waits) - 1} saves meanwhile", f"{max(waits)[0]:.0f} ms")


def _timed(call: Callable[[], object]) -> tuple[float, float]:
    began, work = time.perf_counter(), time.process_time()
    call()
    return (time.perf_counter() - began) * 1000, (time.process_time() - work) * 1000


def _share(times: Times, percent: int) -> str:
    """Return what so many of a hundred stay under."""
    at = (len(times) * percent - 1) // 100
    wall, work = (sorted(column)[at] for column in zip(*times, strict=True))
    return f"{wall:.1f} ms [{work:.1f}]"


def _tell(promise: str, seen: str, goal: str = "") -> None:
    print(f"{promise:46} {seen:32} {goal and f'at most {goal}'}".rstrip(), flush=True)


def _saves(session: Session) -> Iterator[Callable[[], object]]:
    journal, chance = session.journal, random.Random(5)
    count = journal.count(TimelineQuery())
    for _ in range(SAVES):
        row = journal.rows(TimelineQuery(), chance.randrange(count), 1)[0]
        entry = journal.entry(row.id)
        draft = Draft(entry.id, entry.title, entry.body + " more", entry.happened_on)
        yield lambda draft=draft: journal.save(draft)


def _window(folder: Path) -> None:
    """Open the window on the journal, go through its timeline, and print what memory it takes."""
    from PySide6.QtWidgets import QApplication

    from reflectapp.ui.main_window import MainWindow
    from reflectapp.ui.tasks import Tasks
    from reflectapp.ui.theme import Theme

    application = QApplication([])
    theme = Theme(resource("style.qss").parent)
    theme.apply(application)
    session = bootstrap.door(folder, backs_up=False).unlock(PASSPHRASE)
    window = MainWindow(session, Tasks(), theme)
    window.show()
    places = window.places[0].widget
    bar = places.browse.list.verticalScrollBar()  # type: ignore[attr-defined]
    for step in range(100):
        until = time.perf_counter() + 0.05
        while time.perf_counter() < until:
            application.processEvents()
        bar.setValue(bar.maximum() * step // 99)
    status = Path("/proc/self/status").read_text("ascii")
    peak, now = (
        next(int(line.split()[1]) for line in status.splitlines() if line.startswith(name))
        for name in ("VmHWM", "VmRSS")
    )
    print(f"{now / 1024:.0f} {peak / 1024:.0f}", flush=True)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
