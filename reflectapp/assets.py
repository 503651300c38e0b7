"""Finds resources/ and i18n/ in a checkout, an installed wheel and a frozen build."""

from __future__ import annotations

import sys
from pathlib import Path

from reflectapp.domain.errors import ReflectError


class MissingResourceError(ReflectError):
    """A file that ships with the program is not there: the installation is broken."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def resource(*parts: str) -> Path:
    """Return the file or folder at `parts` under resources/.

    Raises:
        MissingResourceError: It is not there; `name` is its path, from `resources` on.
    """
    return _existing("resources", parts)


def translation(*parts: str) -> Path:
    """Return the file or folder at `parts` under i18n/.

    Raises:
        MissingResourceError: It is not there; `name` is its path, from `i18n` on.
    """
    return _existing("i18n", parts)


def _existing(folder: str, parts: tuple[str, ...]) -> Path:
    for root in _roots():
        path = root.joinpath(folder, *parts)
        if path.exists():
            return path
    raise MissingResourceError("/".join((folder, *parts)))


def _roots() -> tuple[Path, ...]:
    """Return where the folders may stand: in a frozen build only inside it."""
    if bundle := getattr(sys, "_MEIPASS", None):
        return (Path(bundle),)
    package = Path(__file__).resolve().parent
    return (package, package.parent)
