"""A card with a chart, its sentence, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from reflectapp.ui.habits.chart import Chart
from reflectapp.ui.theme import M
from reflectapp.ui.widgets import Card, button, label

QUIET_EDGE = 10
"""Padding and border of a quiet button in the style sheet, in pixels: its words stand in line."""
_HEAD = 34


@dataclass(frozen=True, slots=True)
class Table:
    """Figures in rows; every row is as long as `headings`."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class ChartCard(Card):
    """Shows a chart or its table; both say the same."""

    def __init__(
        self, caption: str, chart: Chart, hint: str, parent: QWidget | None = None
    ) -> None:
        """`hint` says how to walk through the chart; it stands there until one does."""
        super().__init__(parent=parent)
        self._hint = hint
        self.chart = chart
        self.sentence = label("", "body", wraps=True)
        self.pointed = label(hint, "small")
        self.table = _FiguresTable()
        self.table.setAccessibleName(caption)
        self.toggle = button("", "quiet")
        self.toggle.clicked.connect(self._turn)
        self.head = QHBoxLayout()
        self.head.setSpacing(M)
        self.head.addWidget(label(caption, "caption"), 1)
        self.head.addWidget(self.toggle)
        self.head.addSpacing(-QUIET_EDGE)
        self.head.addStrut(_HEAD)
        self._sides = _Sides()
        self._sides.addWidget(chart)
        self._sides.addWidget(self.table)
        self.body.addLayout(self.head)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self._sides)
        self.body.addWidget(self.pointed)
        self.body.addStretch(1)
        chart.pointed.connect(self._say)
        self._name_toggle()

    def show_figures(self, sentence: str, table: Table) -> None:
        """Show what the chart says in words and in rows."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self._say("")
        self.chart.tell_again()
        self.table.show_table(table)

    @property
    def is_table(self) -> bool:
        """Whether the table is shown instead of the chart."""
        return self._sides.currentWidget() is self.table

    def _say(self, words: str) -> None:
        self.pointed.setText(words or self._hint)

    def _turn(self) -> None:
        self._sides.setCurrentIndex(0 if self.is_table else 1)
        self.pointed.setVisible(not self.is_table)
        self._sides.updateGeometry()
        self._name_toggle()

    def _name_toggle(self) -> None:
        table = QCoreApplication.translate("Habits", "Show as table")
        chart = QCoreApplication.translate("Habits", "Show as chart")
        words = chart if self.is_table else table
        self.toggle.setText(words)
        self.toggle.setToolTip(words)
        self.toggle.setAccessibleName(f"{words}: {self.table.accessibleName()}")


class _Sides(QStackedWidget):
    """As tall as the side that is shown."""

    @override
    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return QSize() if shown is None else shown.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return QSize() if shown is None else shown.minimumSizeHint()


class _FiguresTable(QTableWidget):
    """Figures that can be read and walked through, not changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_table(self, table: Table) -> None:
        """Show other figures."""
        self.clear()
        self.setColumnCount(len(table.headings))
        self.setHorizontalHeaderLabels(list(table.headings))
        self.setRowCount(len(table.rows))
        for number, row in enumerate(table.rows):
            self._fill(number, row)

    def _fill(self, number: int, row: Sequence[str]) -> None:
        for column, text in enumerate(row):
            self.setItem(number, column, QTableWidgetItem(text))

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, 220)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 180)
