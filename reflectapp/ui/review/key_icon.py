"""A key cap as an icon: the letter that does what a button does."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QIcon

from reflectapp.ui.icons import drawn_icon
from reflectapp.ui.theme import Theme

_CAP = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<rect x="0.5" y="0.5" width="15" height="15" rx="4" fill="$hover" stroke="$line_strong"/>
<text x="8" y="{baseline}" font-family="Inter" font-size="{size}" font-weight="600"
 text-anchor="middle" fill="currentColor">{key}</text></svg>"""


def key_icon(theme: Theme, key: str) -> QIcon:
    """Return a key cap with `key` on it; it follows the theme."""
    size = 11 if len(key) == 1 else 9
    baseline = 8 + round(size * 0.36)
    return drawn_icon(_CAP.format(baseline=baseline, size=size, key=escape(key)), theme)
