"""Where posts went: a blog is a format and the folder that its engine takes files from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

DEFAULT_FORMAT = "markdown"
COPIED_FORMAT = "rich-text"
"""What the clipboard takes: it needs no folder."""


@dataclass(frozen=True, slots=True)
class Destinations:
    """The formats that posts left in, each with the folders used for it."""

    format: str = DEFAULT_FORMAT
    """The one of the last export."""
    used: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By format, the folders used for it, the last one first: each is a blog of its own."""

    @property
    def folders(self) -> dict[str, str]:
        """The folder that was last used, by format."""
        return {format: folders[0] for format, folders in self.used.items()}

    @classmethod
    def of(cls, exports: Iterable[tuple[str, str]]) -> Destinations:
        """Return what exports, as pairs of format and folder, oldest first, leave behind."""
        found = list(exports)
        used: dict[str, tuple[str, ...]] = {}
        for format, folder in found:
            if folder:
                others = (other for other in used.get(format, ()) if other != folder)
                used[format] = (folder, *others)
        return cls(found[-1][0] if found else DEFAULT_FORMAT, used)
