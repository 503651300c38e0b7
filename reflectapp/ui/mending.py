"""The wish to mend the journal, left by a program that locks for the one that it becomes."""

from __future__ import annotations

from collections.abc import MutableMapping

_WISH = "REFLECTAPP_MENDS"


def ask_for_mending(environment: MutableMapping[str, str]) -> None:
    """Let the next entrance begin with the page that mends."""
    environment[_WISH] = "1"


def was_asked_for(environment: MutableMapping[str, str]) -> bool:
    """Say whether mending was asked for; once only."""
    return environment.pop(_WISH, "") != ""
