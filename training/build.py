"""Make the model for names from nothing: one command, some forty minutes on two quiet cores.

    python training/build.py CORPORA_DIR WORK_DIR

CORPORA_DIR holds btc.jsonl, gum.jsonl and wnut17.jsonl (resources/models/names/CARD.md says what
they are). WORK_DIR takes what lies between. The files that ship are written to
resources/models/names. Needs the versions of training/requirements.txt.
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


def run(script: str, *arguments: object) -> str:
    """Run a script of this folder and return what it wrote."""
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    print(" ".join(command), flush=True)
    is_text = script == "generate.py"
    done = subprocess.run(
        command, check=True, text=True, stdout=subprocess.PIPE if is_text else None
    )
    return done.stdout or ""


def main() -> None:
    """Write passages, train twice, export the mean of both."""
    corpora, work = Path(sys.argv[1]), Path(sys.argv[2])
    work.mkdir(parents=True, exist_ok=True)
    names = ("first", "second")
    for name, (start, count, steps, seed, weight) in zip(names, STAGES, strict=True):
        made_up = work / f"{name}.jsonl"
        made_up.write_text(
            run("generate.py", HERE / "passages", HERE / "gazetteers", count, seed), "utf-8"
        )
        specs = [f"{made_up}:1:0.08", *(f"{corpora / file}:{weight}:{LOWER}" for file in CORPORA)]
        run(
            "train.py", start if start == "base" else work / start, work / name, steps, seed, *specs
        )
    run("export.py", OUT, *(work / name for name in names))


if __name__ == "__main__":
    main()
