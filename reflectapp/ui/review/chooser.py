"""The way into a review: recent entries, and how many findings wait in each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import format_short
from reflectapp.ui.review.chooser_model import ChooserModel, Count, Index
from reflectapp.ui.theme import XL, XS, L, M, S, Theme
from reflectapp.ui.widgets import EmptyState, button, label

_MEASURE = 760


class Chooser(QWidget):
    """Lists entries; tells which one the writer wants to review."""

    entry_chosen = Signal(str)
    journal_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._wanted = ""
        self.model = ChooserModel(context.session, context.tasks)
        self.list = ChooserList(theme, self.model)
        self.list.opened.connect(self._open)
        self.start = button(self.tr("Go to the journal"), "primary")
        self.start.clicked.connect(self.journal_wanted)
        empty = EmptyState(
            icon("shield-check", theme, token="muted"),
            self.tr("Nothing to review yet"),
            self.tr(
                "Once you have written an entry, this is where you decide what happens to every "
                "name, place and number in it before anybody else may read it."
            ),
            self.start,
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(XL, XL, XL, 0)
        column.setSpacing(XS)
        column.addWidget(label(self.tr("Review"), "title"))
        intro = self.tr("Choose an entry. You decide about every name that was found in it.")
        column.addWidget(label(intro, "muted", wraps=True))
        column.addSpacing(M)
        column.addWidget(self.list, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        content.setMaximumWidth(_MEASURE)
        row.addStretch(1)
        row.addWidget(content, 100)
        row.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(middle)
        self._stack.addWidget(empty)
        self.model.filled.connect(self._show)
        self.model.modelReset.connect(self._show)

    def stand_at(self, entry_id: str) -> None:
        """Select this entry when the list is filled anew."""
        self._wanted = entry_id

    def focus_first(self) -> None:
        """Put the focus in the list, or on what begins one."""
        (self.list if self.model.rowCount() else self.start).setFocus()

    def _show(self) -> None:
        had_focus = self.list.hasFocus() or self.start.hasFocus()
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        row = self.model.row_of(self._wanted)
        if row >= 0:
            self._wanted = ""
            self.list.setCurrentIndex(self.model.index(row))
        elif self.model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        if had_focus:
            self.focus_first()

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None:
            self.entry_chosen.emit(row.id)


class ChooserList(QListView):
    """One line an entry; Return or a click opens it."""

    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: ChooserModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(ChooserDelegate(theme, model, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Entries to review"))
        self.setToolTip(self.tr("Return opens the review of an entry"))
        self.clicked.connect(self.opened)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class ChooserDelegate(QStyledItemDelegate):
    """Paints day, title, and how many findings wait, with a shape for each state."""

    def __init__(self, theme: Theme, model: ChooserModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._theme.scaled(42))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(1, 1, -1, -1)
        paint_row_ground(painter, option, rect, self._theme)
        theme, line = self._theme, rect.adjusted(M, 0, -M, 0)
        day, small = format_short(row.happened_on), theme.font(12)
        day_width = QFontMetrics(small).horizontalAdvance("Wed 30 Sep 2026") + L
        self._text(
            painter, QRect(line.left(), line.top(), day_width, line.height()), 12, "muted", day
        )
        said, (sign, token) = self._model.said(row.id), _sign_of(self._model.count(row.id))
        width = QFontMetrics(small).horizontalAdvance(said) + S
        place = QRect(line.right() - width, line.top(), width, line.height())
        self._text(painter, place, 12, token, said)
        box = QRect(place.left() - 20, line.center().y() - 7, 15, 15)
        icon(sign, theme, token=token).paint(painter, box)
        room = QRect(line.left() + day_width, line.top(), 0, line.height())
        room.setRight(box.left() - M)
        self._text(painter, room, 14, "text", row.label or self.tr("Untitled"))
        painter.restore()

    def _text(self, painter: QPainter, rect: QRect, size: int, token: str, text: str) -> None:
        font = self._theme.font(size)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)


def _sign_of(count: Count | None) -> tuple[str, str]:
    """Return the icon and the colour that say how far the review of an entry is."""
    if count is None:
        return "circle", "muted"
    if count.waiting:
        return "circle-help", "asks"
    return "circle-check", "decided" if count.found else "muted"


def paint_row_ground(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRect, theme: Theme
) -> None:
    """Paint what is behind a row: hovered, current, or current with the keyboard's focus."""
    painter.setPen(Qt.PenStyle.NoPen)
    if option.state & QStyle.StateFlag.State_Selected:
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("focus"))
        painter.setBrush(theme.color("soft"))
        painter.drawRoundedRect(rect, 8, 8)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(rect, 8, 8)
