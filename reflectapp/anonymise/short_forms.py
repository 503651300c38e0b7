"""What people are called for short, by their given name: "liz" by "elizabeth"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from reflectapp.assets import resource


@lru_cache(maxsize=1)
def load_short_forms() -> Mapping[str, tuple[str, ...]]:
    """Return the short forms by given name, all in lower case; read once per process.

    Raises:
        MissingResourceError: The list is not there.
    """
    lines = resource("words", "short_forms.txt").read_text("utf-8").splitlines()
    pairs = (line.split(": ") for line in lines if line and not line.startswith("#"))
    return {name: tuple(forms.split()) for name, forms in pairs}


@lru_cache(maxsize=1)
def load_other_forms() -> Mapping[str, frozenset[str]]:
    """Return for a name what else its bearer may be called: from short to long, and back.

    Raises:
        MissingResourceError: The list is not there.
    """
    others: dict[str, set[str]] = {}
    for name, forms in load_short_forms().items():
        others.setdefault(name, set()).update(forms)
        for form in forms:
            others.setdefault(form, set()).add(name)
    return {name: frozenset(forms) for name, forms in others.items()}
