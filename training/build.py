"""Make the model for names from nothing: one command, some two hours on two quiet cores.

    python training/build.py CORPORA_DIR WORK_DIR

CORPORA_DIR holds btc.jsonl, gum.jsonl and wnut17.jsonl (resources/models/names/CARD.md says what
they are). WORK_DIR takes what lies between. A network of six layers is trained in two stages, then a
smaller one is taught by it; the files that ship are written to resources/models/names. Needs the
versions of training/requirements.txt.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "resources" / "models" / "names"
CORPORA = ("btc.jsonl", "gum.jsonl", "wnut17.jsonl")
LOWER = {"passages": 0.08, "entries": 0.15, "corpora": 0.25}
"""Share of texts read as lower case; made-up ones are in lower case already in part."""


@dataclass(frozen=True, slots=True)
class Course:
    """A stretch of training: where it begins, and what is read in it."""

    name: str
    start: str
    passages: int
    casts: int | None
    """How often each entry is cast anew, beside the entry as it stands; None: no entries."""
    corpora: int
    """How often the corpora count."""
    steps: int
    seed: int


STAGES = (
    Course("first", "base", 11_000, None, 1, 1000, 1),
    Course("teacher", "first", 8_000, 3, 2, 1000, 2),
)
LESSONS = (
    Course("lesson-1", "layers", 8_000, 3, 2, 800, 3),
    Course("lesson-2", "lesson-1", 8_000, 3, 2, 2400, 4),
)


def run(script: str, *arguments: object, to: Path | None = None) -> None:
    """Run a script of this folder; what it writes goes to a file where one is named."""
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    print(" ".join(command), flush=True)
    if to is None:
        subprocess.run(command, check=True)
        return
    with to.open("wb") as file:
        subprocess.run(command, check=True, stdout=file)


def specs(course: Course, corpora: Path, work: Path) -> list[str]:
    """Make the texts of a course; return FILE:WEIGHT:LOWER of all that is read in it."""
    passages = work / f"{course.name}-passages.jsonl"
    lists, seed = HERE / "gazetteers", course.seed
    run("generate.py", HERE / "passages", lists, course.passages, seed, to=passages)
    found = [f"{passages}:1:{LOWER['passages']}"]
    if course.casts is not None:
        entries = work / f"{course.name}-entries.jsonl"
        run("entries.py", HERE / "entries", lists, course.casts, seed, to=entries)
        found.append(f"{entries}:1:{LOWER['entries']}")
    rest = f"{course.corpora}:{LOWER['corpora']}"
    return [*found, *(f"{corpora / name}:{rest}" for name in CORPORA)]


def main() -> None:
    """Train the teacher; teach the smaller network; export it."""
    corpora, work = Path(sys.argv[1]), Path(sys.argv[2])
    work.mkdir(parents=True, exist_ok=True)

    def start(course: Course) -> str | Path:
        return course.start if course.start in {"base", "layers"} else work / course.start

    for course in STAGES:
        texts = specs(course, corpora, work)
        run("train.py", start(course), work / course.name, course.steps, course.seed, *texts)
    for course in LESSONS:
        texts, out = specs(course, corpora, work), work / course.name
        run("distil.py", work / "teacher", start(course), out, course.steps, course.seed, *texts)
    run("export.py", OUT, work / LESSONS[-1].name)


if __name__ == "__main__":
    main()
