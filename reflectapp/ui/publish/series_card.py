"""The series of the journal: what is in each, another name, and its end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.series import MAX_SERIES_NAME
from reflectapp.services.series_keeping import SeriesLine
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import counted, format_short
from reflectapp.ui.publish.sheet import row_of
from reflectapp.ui.theme import XS, S, Theme
from reflectapp.ui.widgets import (
    Banner,
    Card,
    bring_into_sight,
    button,
    divider,
    label,
    set_accessible,
)


class SeriesCard(Card):
    """Shows each series, or hides where there is none; tells what the writer wants of one."""

    renamed = Signal(str, str)
    """The series of this id shall go by this name."""
    ended = Signal(str)
    """It shall end; what that means was read."""
    reopened = Signal(str)

    def __init__(self, theme: Theme, clock: TrustedClock, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme, self._clock = theme, clock
        self._lines: tuple[SeriesLine, ...] = ()
        self.rows: list[SeriesRow] = []
        self._parts: list[QWidget] = []
        self.hide()

    def show_series(self, lines: Sequence[SeriesLine]) -> None:
        """Show these series; the keyboard stays with the series that it is at."""
        if tuple(lines) == self._lines:
            return
        focused = next((row.series_id for row in self.rows if row.has_focus), None)
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._lines, self.rows, self._parts = tuple(lines), [], []
        for number, line in enumerate(lines):
            row = SeriesRow(self._theme, line, self._clock)
            row.renamed.connect(self.renamed)
            row.ended.connect(self.ended)
            row.reopened.connect(self.reopened)
            self.rows.append(row)
            for part in ([divider()] if number else []) + [row]:
                self._parts.append(part)
                self.body.addWidget(part)
            if line.series.id == focused:
                row.rename.setFocus()
        self.setVisible(bool(lines))


class SeriesRow(QWidget):
    """One series: its name, its posts, and what can be done with it."""

    renamed = Signal(str, str)
    ended = Signal(str)
    reopened = Signal(str)

    def __init__(
        self, theme: Theme, line: SeriesLine, clock: TrustedClock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._series = line.series
        name = line.series.name or self.tr("Untitled")
        self.setAccessibleName(self.tr("Series {name}").format(name=name))
        self.name = label(name, "heading", wraps=True)
        self._make_field(name)
        self._make_ways(name)
        self.asking = self._asking_end(theme, line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, S, 0, S)
        column.setSpacing(XS)
        for part in (self.name, self.field):
            column.addWidget(part)
        column.addWidget(label(self._standing(line, clock), "small", wraps=True))
        if titles := self._titles(line):
            column.addWidget(label(titles, "muted", wraps=True))
        column.addSpacing(XS)
        column.addLayout(row_of(self.save, self.cancel, self.rename, self.end, self.reopen))
        column.addWidget(self.asking)
        self._show_asking()

    @property
    def series_id(self) -> str:
        """The id of the series."""
        return self._series.id

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is here."""
        return any(part.hasFocus() for part in self.findChildren(QWidget))

    def _make_field(self, name: str) -> None:
        self.field = QLineEdit()
        self.field.setMaxLength(MAX_SERIES_NAME)
        set_accessible(self.field, self.tr("Name of the series {name}").format(name=name))
        self.save = button(self.tr("Save"), "primary", shortcut="Return")
        self.save.clicked.connect(self._save)
        self.field.returnPressed.connect(self._save)
        self.field.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self.cancel = button(self.tr("Cancel"), "quiet", shortcut="Esc")
        self.cancel.clicked.connect(self._stop)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._stop)

    def _make_ways(self, name: str) -> None:
        self.rename = button(self.tr("Rename"), tip=self.tr("The name stays in the journal"))
        self.rename.clicked.connect(self._ask_name)
        self.end = button(self.tr("End"), tip=self.tr("Let no post join it any more"))
        self.end.clicked.connect(self._ask_end)
        self.reopen = button(self.tr("Open again"), tip=self.tr("Let posts join it again"))
        self.reopen.clicked.connect(lambda: self.reopened.emit(self._series.id))
        for control in (self.rename, self.end, self.reopen):
            control.setAccessibleName(f"{control.text()}: {name}")

    def _ask_name(self) -> None:
        self.field.setText(self._series.name)
        self._show_asking(name=True)
        self.field.setFocus()
        self.field.selectAll()

    def _save(self) -> None:
        name = self.field.text().strip()
        if name:
            self._stop()
            self.renamed.emit(self._series.id, name)

    def _ask_end(self) -> None:
        self._show_asking(end=True)
        self.keep.setFocus()
        bring_into_sight(self.asking)

    def _stop(self) -> None:
        came_from = self.rename if self.field.isVisible() else self.end
        self._show_asking()
        came_from.setFocus()

    def _show_asking(self, *, name: bool = False, end: bool = False) -> None:
        is_open = self._series.ended_at is None
        shown: dict[QWidget, bool] = dict.fromkeys((self.field, self.save, self.cancel), name)
        shown |= {
            self.name: not name,
            self.rename: not name and not end,
            self.end: is_open and not name and not end,
            self.reopen: not is_open and not name,
            self.asking: end,
        }
        for part, is_shown in shown.items():
            part.setVisible(is_shown)

    def _asking_end(self, theme: Theme, line: SeriesLine) -> Banner:
        left = sum(post.has_left for post in line.posts)
        unsent = len(line.posts) - left
        sentences = [self.tr("No post can join it any more.")]
        if left:
            sentences.append(
                self.tr(
                    "What has left keeps its placeholders, and what it gave away cannot be taken "
                    "back: whoever reads those posts can go on putting them together."
                )
            )
        if unsent:
            sentences.append(
                counted(
                    unsent,
                    self.tr(
                        "1 post that has not left in it is taken out, gets placeholders of its "
                        "own, and is to be read again."
                    ),
                    self.tr(
                        "{count} posts that have not left in it are taken out, get placeholders "
                        "of their own, and are to be read again."
                    ),
                )
            )
        asking = Banner(
            "warning", icon("triangle-alert", theme), self.tr("End this series?"),
            " ".join(sentences),
        )  # fmt: skip
        self.keep = button(self.tr("Keep it"))
        self.keep.clicked.connect(self._stop)
        self.really = button(self.tr("End it"), "danger")
        self.really.clicked.connect(lambda: self.ended.emit(self._series.id))
        asking.add_button(self.keep)
        asking.add_button(self.really)
        return asking

    def _standing(self, line: SeriesLine, clock: TrustedClock) -> str:
        left = sum(post.has_left for post in line.posts)
        unsent = len(line.posts) - left
        parts = [
            self.tr("began {day}").format(
                day=format_short(clock.local(line.series.began_at).date())
            )
        ]
        if line.series.ended_at is not None:
            day = format_short(clock.local(line.series.ended_at).date())
            parts.append(self.tr("ended {day}").format(day=day))
        if left:
            parts.append(
                counted(left, self.tr("1 post left in it"), self.tr("{count} posts left in it"))
            )
        if unsent:
            parts.append(
                counted(
                    unsent,
                    self.tr("1 post has not left in it yet"),
                    self.tr("{count} posts have not left in it yet"),
                )
            )
        return "  ·  ".join(parts)

    def _titles(self, line: SeriesLine) -> str:
        return ", ".join(f"“{post.label or self.tr('Untitled')}”" for post in line.posts)
