"""The right of the journal place: what belongs to the entry beside its words; it folds away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reflectapp.domain.entry import EntryRow
from reflectapp.domain.finding import Kind
from reflectapp.ui.flow import empty
from reflectapp.ui.journal.findings import Look
from reflectapp.ui.journal.moodpick import MoodPick
from reflectapp.ui.journal.pages import Page
from reflectapp.ui.journal.revisions import RevisionList
from reflectapp.ui.journal.spoken import shown_label, spoken_findings
from reflectapp.ui.journal.tagedit import TagEdit
from reflectapp.ui.theme import L, M, S, Theme
from reflectapp.ui.widgets import Card, button, label

WIDTH = 272
"""Of the whole panel, in pixels at 100 %."""


class SidePanel(QScrollArea):
    """Mood, tags, findings so far, revisions, on this day."""

    review_requested = Signal()
    entry_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        local: Callable[[datetime], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.before = MoodPick(self.tr("Before"), theme)
        self.after = MoodPick(self.tr("After"), theme)
        self.tags = TagEdit(theme)
        self.found = label("", "small", wraps=True)
        self.review = button(
            self.tr("Review"), tip=self.tr("Decide what a reader may see"), shortcut="Ctrl+Shift+R"
        )
        self.revisions = RevisionList(local)
        self._days = QVBoxLayout()
        self._days.setSpacing(0)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.review.clicked.connect(self.review_requested)
        theme.changed.connect(self._dress)
        self._dress()

    def show_page(self, page: Page | None) -> None:
        """Show what belongs to a page."""
        self.setEnabled(page is not None and page.entry.deleted_at is None)
        self.before.show_mood(page.mood_before if page else None)
        self.after.show_mood(page.mood_after if page else None)
        self.tags.show_tags(page.tags if page else ())
        self.tags.field.clear()

    def show_findings(self, counts: Mapping[Kind, int] | Look) -> None:
        """Show how many people, places and so on are named, or how far looking has come."""
        match counts:
            case Look.RESTING:
                text = self.tr("Not looked at yet.")
            case Look.BLANK:
                text = self.tr("Names will be counted here as you write.")
            case Look.LOOKING:
                text = self.tr("Looking for names…")
            case Look.TOO_LONG:
                text = self.tr("Too long to look at while you write. The review reads it all.")
            case _:
                text = spoken_findings(counts) or self.tr("Nothing that names anybody, so far.")
        self.found.setText(text)

    def show_on_this_day(self, rows: Sequence[EntryRow]) -> None:
        """Show what was written on the same day of other years."""
        empty(self._days)
        self._day_card.setVisible(bool(rows))
        for row in rows[:6]:
            name = shown_label(row)
            short = name if len(name) <= 22 else name[:21] + "…"
            part = button(f"{row.happened_on.year}   {short.replace('&', '&&')}", "row")
            part.setAccessibleName(f"{row.happened_on.year}: {name}")
            part.setToolTip(name)
            part.clicked.connect(lambda _=False, found=row.id: self.entry_requested.emit(found))
            self._days.addWidget(part)

    def forget(self) -> None:
        """Drop every word."""
        self.show_page(None)
        self.show_findings(Look.RESTING)
        self.show_on_this_day(())
        self.revisions.forget()
        self.tags.field.set_known(())

    def _lay_out(self) -> None:
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(S, L, M, L)
        column.setSpacing(M)
        mood = Card(self.tr("Mood"))
        mood.body.addWidget(self.before)
        mood.body.addWidget(self.after)
        tags = Card(self.tr("Tags"))
        tags.body.addWidget(self.tags)
        found = Card(self.tr("Findings so far"))
        found.body.addWidget(self.found)
        found.body.addWidget(self.review, 0, Qt.AlignmentFlag.AlignLeft)
        revisions = Card(self.tr("Revisions"))
        revisions.body.addWidget(self.revisions)
        self._day_card = Card(self.tr("On this day"))
        self._day_card.body.addLayout(self._days)
        for card in (mood, tags, found, revisions, self._day_card):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(canvas)
        self.show_findings(Look.RESTING)
        self._day_card.hide()

    def _dress(self) -> None:
        # Half as much wider as the type is larger: the page needs the room more.
        self.setFixedWidth((WIDTH + self._theme.scaled(WIDTH)) // 2)
