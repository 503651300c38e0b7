"""Icons drawn in the theme's colours, which follow when the theme changes.

They are Qt's own SVG icons. A QIconEngine written in Python would look its colours up by itself,
but the garbage collector may delete it while copies in buttons still paint with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QListWidget,
    QListWidgetItem,
)

from reflectapp.ui.theme import Theme


def icon(name: str, theme: Theme, *, token: str = "text") -> QIcon:
    """Return the icon called `name` (a file of resources/icons) in the colour `token`.

    It is the same object at every call and is drawn sharply in any size. When the theme
    changes, it changes with it, and so do the copies that buttons, actions and list items hold.
    """
    return drawn_icon(_drawing(theme.resources / "icons" / f"{name}.svg"), theme, token=token)


def drawn_icon(svg: str, theme: Theme, *, token: str = "text") -> QIcon:
    """Return an icon from its drawing, like `icon`; an empty drawing gives a null icon.

    `currentColor` in it stands for the colour `token`, or the faint one where the icon is
    disabled; `$name` stands for any other colour of `reflectapp.ui.tokens`.
    """
    return _signs(theme).sign(svg, token)


class _Signs:
    """Every icon that was asked for in one theme; there are only so many."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._is_dark = theme.is_dark
        self._icons: dict[tuple[str, str], QIcon] = {}
        theme.changed.connect(self.follow)

    def sign(self, svg: str, token: str) -> QIcon:
        if (svg, token) not in self._icons:
            self._icons[svg, token] = self._drawn(svg, token)
        return self._icons[svg, token]

    def follow(self) -> None:
        """Draw all of them anew and hand them to whatever shows a copy."""
        if self._is_dark == self._theme.is_dark:
            return
        self._is_dark = self._theme.is_dark
        renewed: dict[int, QIcon] = {}
        for (svg, token), sign in self._icons.items():
            if not sign.isNull():
                renewed[sign.cacheKey()] = sign
                sign.swap(self._drawn(svg, token))
        for holder in _holders():
            sign_now = renewed.get(holder.icon().cacheKey())
            if sign_now is not None:
                holder.setIcon(sign_now)

    def _drawn(self, svg: str, token: str) -> QIcon:
        if not svg:
            return QIcon()
        drawings = {}
        for mode in QIcon.Mode:
            ink = "faint" if mode == QIcon.Mode.Disabled else token
            text = svg.replace("currentColor", f"${ink}")
            drawings[mode.value] = Template(text).substitute(self._theme.tokens()).encode()
        return _svg_icon(drawings)


@cache
def _signs(theme: Theme) -> _Signs:
    return _Signs(theme)


@cache
def _drawing(path: Path) -> str:
    if not path.is_file():
        return ""
    # Two units of stroke look heavy beside Inter at 18 pixels.
    return path.read_text(encoding="utf-8").replace('stroke-width="2"', 'stroke-width="1.75"')


def _holders() -> Iterator[QAbstractButton | QAction | QListWidgetItem]:
    for widget in QApplication.allWidgets():
        yield from widget.actions()
        if isinstance(widget, QAbstractButton):
            yield widget
        elif isinstance(widget, QListWidget):
            yield from (widget.item(row) for row in range(widget.count()))


def _svg_icon(drawings: dict[int, bytes]) -> QIcon:
    """Return an icon of Qt's SVG engine with a drawing for each mode, by the mode's value.

    Only reading an icon from a stream gives that engine bytes instead of file names: its name,
    no files, "not compressed", the bytes by mode and state, no pixmaps.
    """
    data = QByteArray()
    out = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
    out.writeQString("svg")
    out.writeInt32(0)
    out.writeInt32(0)
    out.writeUInt32(len(drawings))
    for mode, drawing in drawings.items():
        out.writeInt32(mode << 4 | QIcon.State.Off.value)
        out.writeBytes(drawing)
    out.writeInt32(0)
    result = QIcon()
    QDataStream(data) >> result
    return result
