"""Revisions of an entry: a list of times, and one of them beside the words of today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reflectapp.domain.entry import Revision, count_words
from reflectapp.ui.flow import empty
from reflectapp.ui.icons import icon
from reflectapp.ui.journal.difference import Change, Part, difference
from reflectapp.ui.journal.plain import PlainField
from reflectapp.ui.messages import format_short, words
from reflectapp.ui.tasks import Task, Tasks
from reflectapp.ui.theme import XL, L, M, S, Theme
from reflectapp.ui.widgets import button, label


def moments(times: Sequence[datetime]) -> list[str]:
    """Return local times for a list, no two alike: "Sat 21 Nov 2026, 07:42".

    Seconds stand where the minute is the same, and a number where the second is.
    """
    minutes = [f"{format_short(time.date())}, {time:%H:%M}" for time in times]
    crowded, named = Counter(minutes), []
    for time, minute in zip(times, minutes, strict=True):
        named.append(f"{minute}:{time:%S}" if crowded[minute] > 1 else minute)
    crowded, seen = Counter(named), Counter[str]()
    for at, name in enumerate(reversed(named), start=1):
        if crowded[name] > 1:
            seen[name] += 1
            named[-at] = f"{name} ({seen[name]})"
    return named


class RevisionList(QWidget):
    """The times at which the entry was left, newest first."""

    chosen = Signal(object)
    """A `Revision` to look at."""
    _FEW = 5

    def __init__(
        self, local: Callable[[datetime], datetime], parent: QWidget | None = None
    ) -> None:
        """`local` turns an instant into the computer's time."""
        super().__init__(parent)
        self._local = local
        self._revisions: Sequence[Revision] = ()
        self._names: dict[int, str] = {}
        self._shows_all = False
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    @property
    def shown(self) -> list[str]:
        """The times that can be chosen, as they are written."""
        return [row.text() for row in self.findChildren(QPushButton)]

    def show_revisions(self, revisions: Sequence[Revision]) -> None:
        """Show an entry's revisions; the newest are the words on the page."""
        known = [(older.id, older.saved_at) for older in self._revisions[1:]]
        is_same = known == [(older.id, older.saved_at) for older in revisions[1:]]
        self._revisions = revisions
        if is_same and known:
            # Asked at every save: building rows anew would be felt while typing.
            return
        times = moments([self._local(revision.saved_at) for revision in revisions])
        self._names = {r.id: name for r, name in zip(revisions, times, strict=True)}
        self._shows_all = False
        self._build()

    def name_of(self, revision: Revision) -> str:
        """Return the time that the revision goes by in the list."""
        known = self._names.get(revision.id)
        return known or moments([self._local(revision.saved_at)])[0]

    def forget(self) -> None:
        """Drop every revision."""
        self.show_revisions(())

    def _build(self) -> None:
        empty(self._rows)
        older = self._revisions[1:]
        if not older:
            self._rows.addWidget(
                label(
                    self.tr("Earlier words will be kept here as you write on."), "small", wraps=True
                )
            )
            return
        for revision in older if self._shows_all else older[: self._FEW]:
            self._rows.addWidget(self._row(revision))
        if len(older) > self._FEW and not self._shows_all:
            more = button(self.tr("Show all {count}").format(count=len(older)), "quiet")
            more.clicked.connect(self._show_all)
            self._rows.addWidget(more)

    def _row(self, revision: Revision) -> QWidget:
        when = self.name_of(revision)
        row = button(when, "row", tip=self.tr("See what changed since then"))
        row.setAccessibleName(self.tr("Revision of {when}").format(when=when))
        row.clicked.connect(lambda _=False: self.chosen.emit(revision))
        return row

    def _show_all(self) -> None:
        self._shows_all = True
        self._build()


class RevisionView(QFrame):
    """What changed between a revision and the present words; marks have shape and colour."""

    restored = Signal(object)
    """The `Revision` whose words should be on the page again."""
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._tasks = theme, tasks
        self._revision: Revision | None = None
        self.parts: Sequence[Part] = ()
        self._task: Task | None = None
        self.heading = label("", "heading")
        self.summary = label("", "muted", wraps=True)
        self.text = PlainField()
        self.text.setReadOnly(True)
        self.text.setProperty("role", "page")
        self.text.setAccessibleName(self.tr("What changed"))
        self.restore = button(self.tr("Restore these words"), "primary")
        back = button(
            self.tr("Back to the page"),
            icon=icon("arrow-left", theme),
            shortcut="Esc",
        )
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, 0)
        column.setSpacing(M)
        column.addLayout(row)
        column.addWidget(self.heading)
        column.addWidget(self.summary)
        column.addWidget(self.text, 1)
        self.restore.clicked.connect(self._ask_restore)
        back.clicked.connect(self.closed)
        theme.changed.connect(self._paint)

    def compare(self, revision: Revision, when: str, now: str) -> None:
        """Show what leads from a revision, of the time `when`, to the words of now."""
        self._revision = revision
        self.heading.setText(self.tr("Since {when}").format(when=when))
        self.summary.setText(self.tr("Comparing…"))
        self.text.clear()
        self._task = self._tasks.run(
            lambda: difference(revision.text, now),
            self._show,
            lambda _: self.summary.setText(self.tr("The two could not be compared.")),
            lane="background",
        )
        self.restore.setFocus()

    def forget(self) -> None:
        """Drop every word."""
        if self._task is not None:
            self._task.cancel()
        self._revision, self.parts = None, ()
        self.text.clear()
        self.heading.clear()

    def _show(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        count = {
            change: sum(count_words(part.text) for part in parts if part.change is change)
            for change in Change
        }
        if not count[Change.ADDED] and not count[Change.REMOVED]:
            self.summary.setText(self.tr("No word changed since then."))
        else:
            added = self.tr("{words} added (underlined)").format(words=words(count[Change.ADDED]))
            removed = self.tr("{words} removed (struck through)").format(
                words=words(count[Change.REMOVED])
            )
            said = [(Change.ADDED, added), (Change.REMOVED, removed)]
            self.summary.setText(", ".join(text for change, text in said if count[change]))
        self._paint()

    def _paint(self) -> None:
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        looks = {change: self._look(change) for change in Change}
        for part in self.parts:
            cursor.insertText(part.text, looks[part.change])
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _look(self, change: Change) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self._theme.color("text"))
        if change is Change.ADDED:
            look.setForeground(self._theme.color("added"))
            look.setBackground(self._theme.color("added_ground"))
            look.setFontUnderline(True)
        elif change is Change.REMOVED:
            look.setForeground(self._theme.color("removed"))
            look.setBackground(self._theme.color("removed_ground"))
            look.setFontStrikeOut(True)
        return look

    def _ask_restore(self) -> None:
        if self._revision is not None:
            self.restored.emit(self._revision)
