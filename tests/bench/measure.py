"""Print how well each engine finds names in all sets that are there, how fast, in what memory.

    python -m tests.bench.measure [--leaks] [FILE.jsonl ...]

Without files: tests/data/entries and, where it is there, ../shared/eval. A line of a file is
{"id", "text", "spans"}, a span {"start", "end", "label"}. Each engine runs in a process of its own,
so that its time to load and its memory are its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

import psutil

from tests.bench import engines
from tests.bench.scoring import Marked, Score

_ROOT = Path(__file__).resolve().parents[2]
SETS = (_ROOT / "tests" / "data" / "entries", _ROOT.parent / "shared" / "eval")
HEADINGS = ("set", "texts", "replaced", "surfaced", "leaky", "over", "asked", "words/s")
_WORKER = "--engine"


def main(arguments: Sequence[str]) -> int:
    """Measure, or be the process of one engine; return the exit status."""
    if arguments[:1] == [_WORKER]:
        return _measure(arguments[1], [Path(name) for name in arguments[3:]], arguments[2] == "1")
    files = [name for name in arguments if not name.startswith("-")]
    files = files or [str(path) for folder in SETS for path in sorted(folder.glob("*.jsonl"))]
    leaks = "1" if "--leaks" in arguments else "0"
    worst = 0
    for name in engines.available():
        command = [sys.executable, "-m", "tests.bench.measure", _WORKER, name, leaks, *files]
        worst = max(worst, subprocess.run(command, check=False).returncode)
    return worst


def _measure(name: str, files: Sequence[Path], shows_leaks: bool) -> int:
    started = perf_counter()
    find = engines.load(name)
    find("Jean Hartley rang from Leeds.")
    load = perf_counter() - started
    rows = [list(HEADINGS)]
    leaks: list[str] = []
    for path in files:
        score, seconds = _scored(find, path)
        speed = f"{score.words / max(seconds, 1e-9):.0f}"
        rows.append([path.stem, str(score.texts), *score.row(), speed])
        leaks += [f"  {path.stem}: {' '.join(words.split())}" for words in score.leaks]
    peak = psutil.Process().memory_info().rss / 2**20
    print(f"\n{name}: ready in {load:.2f} s, {peak:.0f} MB")
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADINGS))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
    if shows_leaks:
        print("not surfaced:", *leaks, sep="\n")
    return 0


def _scored(find: engines.Engine, path: Path) -> tuple[Score, float]:
    """Return the score of a set, and the seconds of one core that the engine took."""
    score, seconds = Score(), 0.0
    for line in path.read_text("utf-8").splitlines():
        item = json.loads(line)
        gold = [Marked(s["start"], s["end"], s["label"]) for s in item["spans"]]
        before = process_time()
        found = find(item["text"])
        seconds += process_time() - before
        score.add(item["text"], gold, found)
    return score, seconds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
