"""Answers about words, remembered for a while, and forgotten when the journal is closed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar
from weakref import WeakSet

_Function = TypeVar("_Function", bound=Callable[..., object])

_remembering: WeakSet[Any] = WeakSet()


def remembered(most: int) -> Callable[[_Function], _Function]:
    """Let a function remember its last answers, `most` of them, until `forget_words`.

    Everything that may be asked about a writer's words takes this and not `lru_cache`: the words
    would otherwise stay in memory after the journal is locked.
    """

    def decorate(function: _Function) -> _Function:
        remembering: Any = lru_cache(maxsize=most)(function)
        _remembering.add(remembering)
        decorated: _Function = remembering
        return decorated

    return decorate


def forget_words() -> None:
    """Forget every remembered answer, and the patterns that `re` keeps."""
    for remembering in list(_remembering):
        remembering.cache_clear()
    re.purge()
