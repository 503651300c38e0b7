"""The figures of one journal: opening, saving, searching, backing up, and the window's memory.

    python -m tests.bench.figures make FOLDER ENTRIES [WORDS]    a journal to measure
    python -m tests.bench.figures FOLDER

Wall time, on whatever else the machine is doing; the passphrase costs what it costs here.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from reflectapp import bootstrap
from reflectapp.assets import resource
from reflectapp.domain.entry import Draft, TimelineQuery
from reflectapp.services.session import Session
from tests.bench.test_ten_thousand_entries import WORDS_EACH, filled, true_cost, vocabulary
from tests.support.fixtures import PASSPHRASE

SAVES, SEARCHES = 300, 60


def main(arguments: Sequence[str]) -> int:
    """Make a journal, or measure one."""
    match list(arguments):
        case ["make", folder, count, *each]:
            words = vocabulary(random.Random(1))
            size = int(each[0]) if each else WORDS_EACH
            filled(Path(folder), int(count), words, cost=true_cost(), size=size)
        case ["window", folder]:
            _window(Path(folder))
        case [folder]:
            _measure(Path(folder))
        case _:
            print(__doc__)
            return 2
    return 0


def _measure(folder: Path) -> None:
    door = bootstrap.door(folder, backs_up=False)
    unlocked, first = [], []
    for _ in range(5):
        began = time.perf_counter()
        session = door.unlock(PASSPHRASE)
        unlocked.append(time.perf_counter() - began)
        began = time.perf_counter()
        row = session.journal.rows(TimelineQuery(), 0, 100)[0]
        session.journal.entry(row.id)
        first.append(time.perf_counter() - began)
        session.close()
    session = door.unlock(PASSPHRASE)
    print(f"{session.journal.count(TimelineQuery()):,} entries")
    _tell("unlock, passphrase included", unlocked)
    _tell("from there to the first page of the timeline and its newest entry", first)
    saved, tidied = [], []
    for save in _saves(session):
        saved.append(_timed(save))
        tidied.append(_timed(session.journal.tidy))
    _tell("save", saved)
    _tell("putting the index in order behind it", tidied)
    words, journal = vocabulary(random.Random(1)), session.journal
    for name, sought in (
        ("search, common words", words[:SEARCHES]),
        ("search, rare words", words[-SEARCHES:]),
        ("search, two words", [f"{words[0]} {w}" for w in words[1:SEARCHES]]),
    ):
        _tell(name, [_timed(lambda w=w: journal.search(w)) for w in sought])
    began = time.perf_counter()
    made = session.backups.make()
    took = time.perf_counter() - began
    size = sum(file.stat().st_size for file in made.folder.rglob("*") if file.is_file()) / 1e6
    print(f"backup: {size:.0f} MB in {took:.2f} s, {took / size * 50:.2f} s for 50 MB")
    session.close()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.bench.figures", "window", str(folder)]
    subprocess.run(command, env=environment, check=True)


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _tell(name: str, seconds: Sequence[float]) -> None:
    ranked = sorted(seconds)
    p95, p99 = ranked[int(len(ranked) * 0.95)], ranked[int(len(ranked) * 0.99)]
    print(
        f"{name}: median {statistics.median(ranked) * 1000:.1f} ms, 95 % {p95 * 1000:.1f} ms, "
        f"99 % {p99 * 1000:.1f} ms"
    )


def _saves(session: Session) -> list[Callable[[], object]]:
    journal, chance = session.journal, random.Random(5)
    count = journal.count(TimelineQuery())
    calls: list[Callable[[], object]] = []
    for _ in range(SAVES):
        row = journal.rows(TimelineQuery(), chance.randrange(count), 1)[0]
        entry = journal.entry(row.id)
        calls.append(
            lambda e=entry: journal.save(Draft(e.id, e.title, e.body + " more", e.happened_on))
        )
    return calls


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
    print(f"the window: {now / 1024:.0f} MB, at its most {peak / 1024:.0f} MB")
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
