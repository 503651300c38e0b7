"""Where posts went: a blog is a format and the folder that its engine takes files from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

DEFAULT_FORMAT = "markdown"
COPIED_FORMAT = "rich-text"
"""What the clipboard takes: it needs no folder."""


@dataclass(frozen=True, slots=True)
class Destinations:
    """The formats that posts left in, each with the folder that was last used for it."""

    format: str = DEFAULT_FORMAT
    """The one of the last export."""
    folders: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, exports: Iterable[tuple[str, str]]) -> Destinations:
        """Return what exports, as pairs of format and folder, oldest first, leave behind."""
        found = list(exports)
        return cls(
            found[-1][0] if found else DEFAULT_FORMAT,
            {format: folder for format, folder in found if folder},
        )
