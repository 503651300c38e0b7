"""The habits place: how the writing goes, kindly said, and a look back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.domain.entry import EntryRow, TimelineQuery
from reflectapp.services.tracking import HabitSummary
from reflectapp.ui.context import Context
from reflectapp.ui.habits.page import HabitsPage
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import sentence
from reflectapp.ui.tasks import Task
from reflectapp.ui.theme import XL
from reflectapp.ui.widgets import Banner, EmptyState, button


class HabitsPlace(QStackedWidget):
    """Shows the summary of today, or how to begin."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: Task | None = None
        self._is_stale = True
        self.page = HabitsPage(context.theme)
        self.problem = Banner("error", icon("circle-alert", context.theme))
        self.problem.hide()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        # It follows the focus of what is in it.
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._canvas())
        begin = button(self.tr("Go to the journal"), "primary", shortcut="Ctrl+1")
        begin.clicked.connect(lambda: context.bus.place_requested.emit("journal"))
        self.empty = EmptyState(
            icon("leaf", context.theme, token="muted"),
            self.tr("Your habit will show here"),
            self.tr(
                "Write a first entry in the journal. After that this page tells how often you "
                "write, how it goes, and what you wrote on this day some months ago."
            ),
            begin,
        )
        self.addWidget(self._area)
        self.addWidget(self.empty)
        self.page.entry_chosen.connect(context.bus.entry_requested)
        self.page.day_chosen.connect(self._open_day)
        bus = context.bus
        for news in (bus.entry_saved, bus.entry_removed, bus.settings_changed):
            news.connect(self._grow_stale)

    def actions(self) -> list[QAction]:
        """Return what the command palette offers here."""
        found = []
        for text, card in (
            (self.tr("Habits: the year as a table"), self.page.heat_card),
            (self.tr("Habits: words per week as a table"), self.page.words_card),
            (self.tr("Habits: moods as a table"), self.page.mood_card),
        ):
            action = QAction(text, self)
            action.triggered.connect(card.toggle.click)
            found.append(action)
        return found

    def activate(self) -> None:
        """Count again and put the focus on the year."""
        self.refresh()
        self.page.heat.setFocus()

    def prepare_lock(self) -> bool:
        """Nothing here can be lost."""
        return True

    def forget(self) -> None:
        """Clear every text out of the widgets."""
        if self._asked is not None:
            self._asked.cancel()
        self._is_stale = True
        self.page.forget()

    def refresh(self) -> None:
        """Count again, away from the window."""
        if self._asked is not None:
            self._asked.cancel()
        self._is_stale = False
        self._asked = self._context.tasks.run(
            self._context.session.tracking.summary, self._show, self._show_problem
        )

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _show(self, summary: HabitSummary) -> None:
        self.problem.hide()
        self.page.show_summary(summary)
        self.setCurrentWidget(self._area if summary.entries else self.empty)

    def _show_problem(self, error: Exception) -> None:
        message = sentence(error)
        self.problem.show_message("error", message.title, message.text)
        self.problem.show()
        self.setCurrentWidget(self._area)

    def _open_day(self, day: date) -> None:
        def done(rows: list[EntryRow]) -> None:
            if rows:
                self._context.bus.entry_requested.emit(rows[0].id)

        journal = self._context.session.journal
        self._context.tasks.run(
            lambda: journal.rows(TimelineQuery(day=day), 0, 1), done, self._show_problem
        )

    def _grow_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def _canvas(self) -> QWidget:
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(XL, XL, XL, XL)
        column.addWidget(self.problem)
        column.addWidget(self.page)
        column.addStretch(1)
        return canvas
