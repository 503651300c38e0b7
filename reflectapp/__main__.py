"""`python -m reflectapp`, and where a frozen build begins."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from types import TracebackType

from reflectapp import cli
from reflectapp.domain.fault import place_of


def main() -> int:
    """Run the program and return its exit code."""
    # First of all: a frozen build starts itself as its worker, and would do so for ever.
    multiprocessing.freeze_support()
    sys.excepthook = _tell
    threading.excepthook = lambda args: _tell(args.exc_type, args.exc_value, None)
    sys.unraisablehook = lambda args: _tell(args.exc_type, args.exc_value, args.exc_traceback)
    return cli.main(sys.argv[1:])


def _tell(
    kind: type[BaseException], error: BaseException | None, traceback: TracebackType | None
) -> None:
    """Tell of a fault that nobody foresaw. Python's own report may quote what was written."""
    if error is not None:
        sys.stderr.write(f"reflectapp: a fault in the program: {place_of(error)}\n")


if __name__ == "__main__":
    sys.exit(main())
