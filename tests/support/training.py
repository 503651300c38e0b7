"""The scripts that the name finder is trained with, which lie beside the program."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

TRAINING = Path(__file__).parents[2] / "training"


def script(name: str) -> ModuleType:
    """Return a script of the folder as a module; it finds the others beside it."""
    sys.path.insert(0, str(TRAINING))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(TRAINING))
