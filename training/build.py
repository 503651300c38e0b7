"""Make the model for names from nothing: one command, some eighty minutes on two quiet cores.

    python training/build.py CORPORA_DIR WORK_DIR [TEACHER.onnx]

CORPORA_DIR holds btc.jsonl, gum.jsonl and wnut17.jsonl (resources/models/names/CARD.md says what
they are). WORK_DIR takes what lies between. A network of six layers is trained, then a smaller one
is taught by it; TEACHER.onnx, a network of six layers that shipped before, spares the first half.
The files that ship are written to resources/models/names. Needs the versions of
training/requirements.txt.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "resources" / "models" / "names"
CORPORA = ("btc.jsonl", "gum.jsonl", "wnut17.jsonl")
LOWER = "0.25"
"""Share of real texts read as lower case; made-up ones are in lower case already in part."""
STAGES = (
    # start, passages, steps, seed, weight of the corpora
    ("base", 11_000, 400, 1, 1),
    ("first", 8_000, 400, 2, 2),
)
LESSONS = (
    # start, passages, seed of the passages, steps, seed
    ("layers", 11_000, 1, 400, 3),
    ("lesson-1", 11_000, 2, 500, 4),
)
GUM_AGAIN = 2
"""How often the one corpus of long texts counts in a lesson."""


def run(script: str, *arguments: object) -> str:
    """Run a script of this folder and return what it wrote."""
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    print(" ".join(command), flush=True)
    is_text = script == "generate.py"
    done = subprocess.run(
        command, check=True, text=True, stdout=subprocess.PIPE if is_text else None
    )
    return done.stdout or ""


def made_up(path: Path, count: int, seed: int) -> Path:
    """Write made-up texts to `path` and return it."""
    path.write_text(
        run("generate.py", HERE / "passages", HERE / "gazetteers", count, seed), "utf-8"
    )
    return path


def trained(corpora: Path, work: Path) -> None:
    """Train the larger network in two stages; the teacher is the mean of both."""
    names = ("first", "second")
    for name, (start, count, steps, seed, weight) in zip(names, STAGES, strict=True):
        texts = made_up(work / f"{name}.jsonl", count, seed)
        specs = [f"{texts}:1:0.08", *(f"{corpora / file}:{weight}:{LOWER}" for file in CORPORA)]
        run(
            "train.py", start if start == "base" else work / start, work / name, steps, seed, *specs
        )
    run("mean.py", work / "teacher", *(work / name for name in names))


def taught(corpora: Path, work: Path) -> Path:
    """Teach the smaller network in two lessons and return where it is."""
    for number, (start, count, texts_seed, steps, seed) in enumerate(LESSONS, 1):
        texts = made_up(work / f"lesson-{number}.jsonl", count, texts_seed)
        weights = {name: GUM_AGAIN if name.startswith("gum") else 1 for name in CORPORA}
        specs = [f"{corpora / name}:{weight}:{LOWER}" for name, weight in weights.items()]
        begins = start if start == "layers" else work / start
        out = work / f"lesson-{number}"
        run("distil.py", work / "teacher", begins, out, steps, seed, f"{texts}:1:0.15", *specs)
    return out


def main() -> None:
    """Train the teacher, or unpack one; teach the smaller network; export it."""
    corpora, work = Path(sys.argv[1]), Path(sys.argv[2])
    work.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 3:
        run("unpack.py", sys.argv[3], work / "teacher")
    else:
        trained(corpora, work)
    run("export.py", OUT, taught(corpora, work))


if __name__ == "__main__":
    main()
