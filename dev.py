#!/usr/bin/env python3
"""Set up and start Reflect from a checkout, with nothing but Python's standard library.

    python3 dev.py run [--demo] [ARGUMENTS]   start the program
    python3 dev.py test [--quick] [PYTEST]    lint, types, contracts, tests
    python3 dev.py shots DIR                  render every page of the demo journal to PNG
    python3 dev.py bench [PYTEST]             measure, and print the figures
    python3 dev.py measure [FILE.jsonl]       print how well names are found, beside stock engines
    python3 dev.py faults [PYTEST]            break the journal in every way; print what held,
                                              and how fast it is (faults --figures: only that)

Each makes `.venv` from requirements-dev.lock first, when it is missing or out of date.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from checkout import SetUpError, start
from checkout.environment import set_up, tool
from checkout.libraries import OFFSCREEN, require_libraries, window_libraries
from checkout.readers import begin_installing, finish_installing


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask and return the exit status."""
    commands = {"run": run, "test": test, "shots": shots, "bench": bench, "faults": faults}
    commands["measure"] = measure
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments and arguments[0] in ("-h", "--help", "help") else 2
    try:
        return commands[arguments[0]](list(arguments[1:]))
    except SetUpError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Start the program, with a window unless a command such as `detect` is asked for."""
    if opens_a_window(arguments):
        require_libraries(OFFSCREEN + window_libraries(sys.platform, os.environ))
    set_up()
    return start([tool("python"), "-m", "reflectapp", *arguments], os.environ)


def test(arguments: list[str]) -> int:
    """Run every check; the tests last, so that their closing line ends the output."""
    require_libraries(OFFSCREEN)
    set_up()
    quick = "--quick" in arguments
    installing = [] if quick else begin_installing()
    rest = [argument for argument in arguments if argument != "--quick"]
    unwanted = ["-m", "not bench and not faults_long and not slow and not readers"] if quick else []
    spread, slowest = ["-n", "auto", "--dist", "worksteal"], ["--durations=40"]
    checks = (
        ("lint", ["ruff", "check"]),
        ("format", ["ruff", "format", "--check"]),
        ("types", ["mypy"]),
        ("contracts", ["lint-imports", "--no-cache"]),
    )
    tests = ["pytest", *spread, *slowest, *unwanted, *rest]
    failed = [name for name, command in checks if not passes(name, command)]
    finish_installing(installing)
    failed += [] if passes("tests", tests) else ["tests"]
    if failed:
        print(f"\nfailed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


def shots(arguments: list[str]) -> int:
    """Render every page of the demo journal, light and dark, into a folder."""
    if len(arguments) != 1:
        raise SetUpError("Name one folder: python3 dev.py shots DIR")
    require_libraries(OFFSCREEN)
    set_up()
    folder = str(Path(arguments[0]).resolve())
    return start([tool("python"), "-m", "reflectapp.ui.shots", folder], offscreen())


def bench(arguments: list[str]) -> int:
    """Run the benchmarks and show what they print."""
    require_libraries(OFFSCREEN)
    set_up()
    command = [tool("python"), "-m", "pytest", "-m", "bench", "-s", "--timeout=900", "tests/bench"]
    return start([*command, *arguments], offscreen())


def faults(arguments: list[str]) -> int:
    """Kill, cut, flip, fill and try to leak by the hundred; print what held, and the figures."""
    require_libraries(OFFSCREEN)
    set_up()
    figures = [tool("python"), "-m", "tests.bench.figures"]
    if arguments == ["--figures"]:
        return start(figures, offscreen())
    unit = Path("tests/unit/publish")
    thousands = [str(unit / f"test_{name}.py") for name in ("no_leak", "ripeness_by_property")]
    tried = ["tests/faults", *thousands]
    command = [tool("python"), "-m", "pytest", "-m", "", "--timeout=3600", *tried]
    status = start([*command, *arguments], offscreen())
    # Whoever picks out some faults does not wait for figures.
    return status if arguments else max(status, start(figures, offscreen()))


def measure(arguments: list[str]) -> int:
    """Print the figures of the engine for all sets that are there."""
    set_up()
    return start([tool("python"), "-m", "tests.bench.measure", *arguments], os.environ)


def passes(name: str, command: list[str]) -> bool:
    """Run one check of the environment under a heading; whether it held."""
    print(f"\n==> {name}", flush=True)
    return start([tool(command[0]), *command[1:]], offscreen()) == 0


def offscreen() -> dict[str, str]:
    """Return the environment in which Qt paints without a screen."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def opens_a_window(arguments: Iterable[str]) -> bool:
    """Whether the program will open a window, not answer on the terminal."""
    takes_one = ("--journal", "--passphrase-fd")
    given = list(arguments)
    words = [
        word
        for before, word in zip(["", *given], given, strict=False)
        if before not in takes_one and not word.startswith("-")
    ]
    return not words and not {"-h", "--help", "--version"} & set(given)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
