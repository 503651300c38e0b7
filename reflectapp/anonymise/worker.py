"""What runs in the language process: it loads the engine once and reads text after text.

Nothing that it raises carries text: an exception would travel to the window with its message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflectapp.domain.errors import AnalysisFailedError, ModelMissingError
from reflectapp.domain.finding import Finding
from reflectapp.domain.subject import Register

if TYPE_CHECKING:
    from reflectapp.anonymise.analyser import Analyser

_engine: Analyser | None = None


def load() -> None:
    """Load the engine, unless it is loaded.

    Raises:
        ModelMissingError: A file of the engine is missing or damaged.
    """
    global _engine  # noqa: PLW0603 - one engine for the life of the process
    if _engine is None:
        # Here and not above: the window names this module, and must not load the engine.
        from reflectapp.anonymise.analyser import Analyser  # noqa: PLC0415

        _engine = Analyser()


def analyse(text: str, register: Register) -> tuple[Finding, ...]:
    """Return the findings of `text`.

    Raises:
        ModelMissingError: A file of the engine is missing or damaged.
        AnalysisFailedError: The engine failed; the cause stays in this process.
    """
    try:
        load()
        assert _engine is not None  # noqa: S101 - load() made it
        return tuple(_engine.analyse(text, register))
    except ModelMissingError:
        raise
    except Exception:  # noqa: BLE001 - whatever it was, its message may hold the text
        raise AnalysisFailedError from None
