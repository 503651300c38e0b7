"""Other encrypted journals beside ours: opening and searching the same 10,000 entries.

Run by hand, `python -m tests.bench.rivals PYTHON`: PYTHON is the interpreter of an environment
that holds bouquin 0.10 and jrnl 4.6. They are measured as programs or modules of their own,
never imported by ours. All take turns, so that whatever else the machine does meets each of them;
what counts is the work of their processes, and how many times ours it is.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
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
make = lambda: DBManager(DBConfig(Path(sys.argv[1]) / "bouquin.db", "a passphrase of some length"))
manager = make(); manager.connect()
for day, text in json.loads(sys.stdin.readline()):
    manager.save_new_version(day, text)
manager.close()
print("made", flush=True)
for line in sys.stdin:
    day, words = json.loads(line)
    wall, work = time.perf_counter(), time.process_time()
    manager = make(); manager.connect()
    manager.dates_with_content(); manager.get_entry(day)
    told = [[time.perf_counter() - wall, time.process_time() - work]]
    for word in words:
        wall, work = time.perf_counter(), time.process_time()
        manager.search_entries(word)
        told.append([time.perf_counter() - wall, time.process_time() - work])
    manager.close()
    print(json.dumps(told), flush=True)
"""

Timed = tuple[float, float]
"""Wall time and work, in seconds."""


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
        entries = sorted((e.happened_on.isoformat(), f"{e.title}\n{e.body}") for e in bodies)
        sought = random.Random(4).sample(words[:2_000], WORDS_SOUGHT)
        _beside_bouquin(arguments[0], folder, entries, sought)
        _beside_jrnl(arguments[0], folder, entries, sought[:TIMES])
    return 0


def _tell(name: str, what: str, own: Sequence[Timed], other: Sequence[Timed]) -> None:
    mine, its = (
        [statistics.median(kind) for kind in zip(*times, strict=True)] for times in (own, other)
    )
    print(
        f"{what}: {name} {its[0] * 1000:.0f} ms [work {its[1] * 1000:.0f}], Reflect "
        f"{mine[0] * 1000:.0f} ms [{mine[1] * 1000:.0f}]: {its[0] / mine[0]:.2f} times, "
        f"{its[1] / mine[1]:.2f} by work",
        flush=True,
    )


def _beside_bouquin(
    python: str, folder: Path, entries: Sequence[tuple[str, str]], words: Sequence[str]
) -> None:
    """Open with the real cost of a passphrase, to the first page of the timeline; and search."""
    with subprocess.Popen(
        [python, "-c", BOUQUIN, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as other:
        assert other.stdin is not None and other.stdout is not None
        other.stdin.write(json.dumps(entries) + "\n")
        other.stdout.readline()
        ours: list[list[Timed]] = []
        theirs: list[list[Timed]] = []
        for _ in range(TIMES):
            ours.append(_ours(folder / "journal", words))
            other.stdin.write(json.dumps([entries[-1][0], words]) + "\n")
            theirs.append([(wall, work) for wall, work in json.loads(other.stdout.readline())])
        other.stdin.close()
    _tell("bouquin", "open", [times[0] for times in ours], [times[0] for times in theirs])
    mine, its = ([one for times in all_ for one in times[1:]] for all_ in (ours, theirs))
    _tell("bouquin", "search", mine, its)


def _ours(folder: Path, words: Sequence[str]) -> list[Timed]:
    wall, work = time.perf_counter(), time.process_time()
    session = bootstrap.door(folder, backs_up=False).unlock(PASSPHRASE)
    row = session.journal.rows(TimelineQuery(), 0, 100)[0]
    session.journal.entry(row.id)
    told = [(time.perf_counter() - wall, time.process_time() - work)]
    for word in words:
        wall, work = time.perf_counter(), time.process_time()
        session.journal.search(word)
        told.append((time.perf_counter() - wall, time.process_time() - work))
    session.close()
    return told


def _beside_jrnl(
    python: str, folder: Path, entries: Sequence[tuple[str, str]], words: Sequence[str]
) -> None:
    """Time whole commands, the start of Python included."""
    program = _jrnl(python, folder, entries)
    own = [sys.executable, "-m", "reflectapp", "--journal", str(folder / "journal")]
    own += ["--passphrase-fd", "0"]
    turns = [
        (
            _run([*own, "list", "--limit", "1"]),
            _run([*program, "-n", "1"]),
            _run([*own, "search", word]),
            _run([*program, "-contains", word, "--short"]),
        )
        for word in words
    ]
    opened, its_opened, searched, its_searched = zip(*turns, strict=True)
    _tell("jrnl", "open", opened, its_opened)
    _tell("jrnl", "search", searched, its_searched)


def _jrnl(python: str, folder: Path, entries: Sequence[tuple[str, str]]) -> list[str]:
    """Return the command of jrnl with an encrypted journal of its own."""
    plain = "\n".join(f"[{day} 20:00] {text}\n" for day, text in entries)
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
    return program


def _run(command: Sequence[str], told: str = f"{PASSPHRASE}\n") -> Timed:
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, input=told.encode(), capture_output=True, check=True, start_new_session=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, work


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
