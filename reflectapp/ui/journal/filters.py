"""What narrows the timeline: a menu to choose from, and chips that say what holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from reflectapp.domain.entry import Mood, TimelineQuery
from reflectapp.ui.icons import icon
from reflectapp.ui.journal.templates import FIRST, template, templates
from reflectapp.ui.messages import format_short, mood_name
from reflectapp.ui.theme import XS, Theme
from reflectapp.ui.widgets import FlowLayout, button


class Filters(QWidget):
    """Holds the `TimelineQuery`; each part of it can be taken away again."""

    changed = Signal(object)
    """The new `TimelineQuery`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._query = TimelineQuery()
        self._tags: Sequence[tuple[str, int]] = ()
        self._chips = FlowLayout(self, spacing=XS)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.hide()

    @property
    def query(self) -> TimelineQuery:
        """What the timeline should show."""
        return self._query

    def set_tags(self, tags: Sequence[tuple[str, int]]) -> None:
        """Offer these tags, with how many entries bear each."""
        self._tags = tags

    def narrow(self, **parts: Any) -> None:
        """Change parts of the query and tell about it; None takes a part away."""
        self.set_query(replace(self._query, **parts))

    def set_query(self, query: TimelineQuery) -> None:
        """Show other entries and tell about it."""
        if query != self._query:
            self._query = query
            self._show_chips()
            self.changed.emit(query)

    def forget(self) -> None:
        """Narrow nothing, tell nobody, and drop the tags."""
        self._query, self._tags = TimelineQuery(), ()
        self.menu.clear()
        self._show_chips()

    def _fill(self) -> None:
        self.menu.clear()
        tags = self.menu.addMenu(icon("tag", self._theme), self.tr("Tag"))
        for tag, count in self._tags:
            text = self.tr("{tag}  ({count})").format(tag=tag.replace("&", "&&"), count=count)
            self._offer(tags, text, "tag", tag)
        tags.setEnabled(bool(self._tags))
        moods = self.menu.addMenu(icon("smile", self._theme), self.tr("Mood"))
        for mood in reversed(Mood):
            self._offer(moods, mood_name(mood), "mood", mood)
        kinds = self.menu.addMenu(icon("notebook-pen", self._theme), self.tr("Template"))
        for known in templates():
            if known.key != FIRST:
                self._offer(kinds, known.name, "template", known.key)
        self.menu.addSeparator()
        none = self.menu.addAction(self.tr("Show everything"))
        none.triggered.connect(lambda _=False: self.set_query(TimelineQuery()))
        none.setEnabled(self._query != TimelineQuery())

    def _offer(self, menu: QMenu, text: str, part: str, value: object) -> None:
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setChecked(getattr(self._query, part) == value)
        action.triggered.connect(lambda on: self.narrow(**{part: value if on else None}))
        menu.addAction(action)

    def _show_chips(self) -> None:
        self._chips.clear()
        query = self._query
        shown: list[tuple[str, Callable[[], None]]] = []
        if query.in_bin:
            shown.append((self.tr("Bin"), lambda: self.narrow(in_bin=False)))
        if query.day is not None:
            shown.append((_day(query.day), lambda: self.narrow(day=None)))
        if query.tag is not None:
            shown.append((f"#{query.tag}", lambda: self.narrow(tag=None)))
        if query.mood is not None:
            shown.append((mood_name(query.mood), lambda: self.narrow(mood=None)))
        if query.template is not None:
            known = template(query.template)
            name = known.name if known else query.template
            shown.append((name, lambda: self.narrow(template=None)))
        for text, remove in shown:
            self._chips.addWidget(self._chip(text, remove))
        self.setVisible(bool(shown))
        self.updateGeometry()

    def _chip(self, text: str, remove: Callable[[], None]) -> QPushButton:
        short = text if len(text) <= 22 else text[:21] + "…"
        chip = button(short.replace("&", "&&"), "chip", icon=icon("x", self._theme))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setAccessibleName(self.tr("Stop showing only: {what}").format(what=text))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda _=False: remove())
        return chip


def _day(day: date) -> str:
    return format_short(day)
