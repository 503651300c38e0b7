"""Leaves nothing of the journal on the clipboard."""

from __future__ import annotations

from typing import Protocol


class Clipboard(Protocol):
    """The part of `QClipboard` that matters when leaving."""

    def ownsClipboard(self) -> bool: ...  # noqa: N802 - as Qt calls it
    def clear(self) -> None: ...


def clear_own(clipboard: Clipboard) -> None:
    """Empty the clipboard when what it holds was copied here, and leave it alone otherwise."""
    if clipboard.ownsClipboard():
        clipboard.clear()
