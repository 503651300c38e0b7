"""`python -m reflectapp`, and where a frozen build begins."""

from __future__ import annotations

import multiprocessing
import sys

from reflectapp import cli


def main() -> int:
    """Run the program and return its exit code."""
    # First of all: a frozen build starts itself as its worker, and would do so for ever.
    multiprocessing.freeze_support()
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
