"""Other encrypted journals beside ours: opening and searching the same 10,000 entries.

Run by hand, `python -m tests.bench.rivals PYTHON`: PYTHON is the interpreter of an environment
that holds bouquin 0.10 and jrnl 4.6. They are measured as programs or modules of their own,
never imported by ours. What is printed are ratios to our figures of the same run.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from reflectapp import bootstrap
from reflectapp.domain.entry import TimelineQuery
from tests.bench.journals import filled, true_cost, vocabulary
from tests.support.fixtures import PASSPHRASE

ENTRIES = 10_000
WORDS_SOUGHT, TIMES = 20, 5

BOUQUIN = """
import json, sys, time
from pathlib import Path
import sqlcipher3
sys.modules.setdefault("sqlcipher4", sqlcipher3)
sys.modules.setdefault("sqlcipher4.dbapi2", sqlcipher3.dbapi2)
from bouquin.db import DBConfig, DBManager
folder, entries, words = Path(sys.argv[1]), *map(json.loads, sys.stdin.read().splitlines())
make = lambda: DBManager(DBConfig(folder / "bouquin.db", "a passphrase of some length"))
manager = make(); manager.connect()
for day, text in entries:
    manager.save_new_version(day, text)
manager.close()
opened, searched = [], []
for _ in range(5):
    began = time.perf_counter()
    manager = make(); manager.connect()
    manager.dates_with_content(); manager.get_entry(entries[-1][0])
    opened.append(time.perf_counter() - began)
    for word in words:
        began = time.perf_counter(); manager.search_entries(word)
        searched.append(time.perf_counter() - began)
    manager.close()
print(json.dumps([opened, searched]))
"""


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        words = vocabulary(random.Random(1))
        door = filled(folder / "journal", ENTRIES, words, cost=true_cost())
        session = door.unlock(PASSPHRASE)
        rows = session.journal.rows(TimelineQuery(), 0, ENTRIES)
        bodies = [session.journal.entry(row.id) for row in rows]
        session.close()
        entries = [(e.happened_on.isoformat(), f"{e.title}\n{e.body}") for e in bodies]
        entries.sort()
        sought = random.Random(4).sample(words[:2_000], WORDS_SOUGHT)
        ours = _ours(folder / "journal", sought)
        _tell("bouquin", ours, _bouquin(arguments[0], folder, entries, sought))
        own = _as_program(
            [sys.executable, "-m", "reflectapp", "--journal", str(folder / "journal")],
            ["--passphrase-fd", "0"],
            lambda word: ["search", word],
            ["list", "--limit", "1"],
            PASSPHRASE,
            sought,
        )
        _tell("jrnl", own, _jrnl(arguments[0], folder, entries, sought))
    return 0


Figures = tuple[list[float], list[float]]
"""Seconds to open, and to search."""


def _tell(name: str, ours: Figures, theirs: Figures) -> None:
    for what, own, other in zip(("open", "search"), ours, theirs, strict=True):
        mine, its = statistics.median(own), statistics.median(other)
        print(f"{what}: {name} {its * 1000:.0f} ms, Reflect {mine * 1000:.0f} ms: {its / mine:.2f}")


def _ours(folder: Path, words: Sequence[str]) -> Figures:
    """Open with the real cost of a passphrase, to the first page of the timeline; and search."""
    opened, searched = [], []
    for _ in range(TIMES):
        began = time.perf_counter()
        session = bootstrap.door(folder, backs_up=False).unlock(PASSPHRASE)
        row = session.journal.rows(TimelineQuery(), 0, 100)[0]
        session.journal.entry(row.id)
        opened.append(time.perf_counter() - began)
        for word in words:
            began = time.perf_counter()
            session.journal.search(word)
            searched.append(time.perf_counter() - began)
        session.close()
    return opened, searched


def _bouquin(
    python: str, folder: Path, entries: Sequence[tuple[str, str]], words: Sequence[str]
) -> Figures:
    told = f"{json.dumps(entries)}\n{json.dumps(words)}"
    done = subprocess.run(
        [python, "-c", BOUQUIN, str(folder)], input=told, capture_output=True, text=True, check=True
    )
    opened, searched = json.loads(done.stdout.splitlines()[-1])
    return opened, searched


def _jrnl(
    python: str, folder: Path, entries: Sequence[tuple[str, str]], words: Sequence[str]
) -> Figures:
    start = date(1999, 1, 1)
    plain = "\n".join(
        f"[{start + timedelta(days=n)} 20:00] {text}\n" for n, (_, text) in enumerate(entries)
    )
    (folder / "jrnl.txt").write_text(plain, encoding="utf-8")
    config = folder / "jrnl.yaml"
    config.write_text(
        f"version: v4.6\neditor: ''\nencrypt: false\ntemplate: false\ndefault_hour: 9\n"
        f"default_minute: 0\ntimeformat: '%F %R'\ntagsymbols: '#@'\nhighlight: false\n"
        f"linewrap: 79\nindent_character: '|'\njournals:\n  default:\n"
        f"    journal: {folder / 'jrnl.txt'}\n",
        encoding="utf-8",
    )
    program = [python, "-m", "jrnl", "--config-file", str(config)]
    _run([*program, "--encrypt"], f"{PASSPHRASE}\n{PASSPHRASE}\nn\n")
    if (folder / "jrnl.txt").read_bytes()[:200] == plain.encode()[:200]:
        raise RuntimeError("jrnl left its journal plain")
    return _as_program(
        program, [], lambda w: ["-contains", w, "--short"], ["-n", "1"], PASSPHRASE, words
    )


def _as_program(
    program: Sequence[str],
    options: Sequence[str],
    search: Callable[[str], Sequence[str]],
    look: Sequence[str],
    passphrase: str,
    words: Sequence[str],
) -> Figures:
    """Time whole commands, the start of Python included."""
    opened = [_run([*program, *options, *look], passphrase + "\n") for _ in range(TIMES)]
    searched = [_run([*program, *options, *search(w)], passphrase + "\n") for w in words[:TIMES]]
    return opened, searched


def _run(command: Sequence[str], told: str) -> float:
    began = time.perf_counter()
    subprocess.run(
        command, input=told.encode(), capture_output=True, check=True, start_new_session=True
    )
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
