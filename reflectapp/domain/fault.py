"""What may be told of a fault in the program: where it arose, never what it was about."""

from __future__ import annotations

from pathlib import Path

_MOST_PLACES = 6


def place_of(error: BaseException) -> str:
    """Return the error's type and where it arose: module, function and line, never its words."""
    traceback = error.__traceback__
    where = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        where.append(f"{Path(code.co_filename).stem}.{code.co_name}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    places = " < ".join(reversed(where[-_MOST_PLACES:]))
    return f"{type(error).__name__} at {places or 'an unknown place'}"
