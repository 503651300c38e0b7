"""The list of findings below the two columns: subjects with their mentions in context."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from reflectapp.domain.spans import Span
from reflectapp.services.groups import Group
from reflectapp.services.review import ItemState, ReviewItem, ReviewState
from reflectapp.ui.icons import icon
from reflectapp.ui.review.findings_model import FindingsModel, Index
from reflectapp.ui.review.ranges import paint_badge, paint_line, paint_wave
from reflectapp.ui.review.wording import kind_icon, kind_name, mention_count, waiting_count
from reflectapp.ui.theme import XS, L, M, S, Theme

_LEFT_OF_MENTION = 34


class FindingsView(QTreeView):
    """Shows the findings; tells where the writer goes, decides nothing."""

    moved = Signal(int)
    item_chosen = Signal(Span)
    menu_requested = Signal(Span, QPointF)
    """For the mention at a span, or a subject by its first mention; global position."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FindingsModel()
        self.setModel(self._model)
        # The delegate paints whole lines: the style must not paint a second ground below them.
        self.setProperty("role", "painted")
        self.setItemDelegate(FindingDelegate(theme, self._model, self))
        self._model.modelReset.connect(self.expandAll)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Findings"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def show_findings(
        self, state: ReviewState | None, groups: tuple[Group, ...], current: Span | None
    ) -> None:
        """Show a review with one mention current."""
        self._model.show(state, groups)
        index = self._model.index_of(current)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        if index.isValid():
            is_first = index.row() == 0
            self.scrollTo(index.parent() if is_first else index)
            self.scrollTo(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
            return
        if event.key() == Qt.Key.Key_Menu and self.currentIndex().isValid():
            self._ask_menu(self.visualRect(self.currentIndex()).center())
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        # Home, End and the page keys: what is marked here must be what the next key decides.
        if self.currentIndex() != before:
            self._choose(self.currentIndex())

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are answers here, not a search."""

    def _choose(self, index: QModelIndex) -> None:
        item = self._first(index)
        if item is not None:
            self.item_chosen.emit(item.span)

    def _ask_menu(self, place: QPoint) -> None:
        item = self._first(self.indexAt(place))
        if item is not None:
            self.menu_requested.emit(item.span, QPointF(self.viewport().mapToGlobal(place)))

    def _first(self, index: Index) -> ReviewItem | None:
        item, group = self._model.item_at(index), self._model.group_at(index)
        return item or (group.items[0] if group else None)


class FindingDelegate(QStyledItemDelegate):
    """Paints a subject as a heading, a mention as a line with its mark and what becomes of it."""

    def __init__(self, theme: Theme, model: FindingsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_heading = self._model.item_at(index) is None
        return QSize(240, self._theme.scaled(36 if is_heading else 30))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        item, group = self._model.item_at(index), self._model.group_at(index)
        if item is not None:
            self._paint_mention(painter, option, index, item)
        elif group is not None:
            self._paint_subject(painter, option.rect, group)
        painter.restore()

    def _paint_subject(self, painter: QPainter, rect: QRect, group: Group) -> None:
        theme = self._theme
        line = rect.adjusted(S, self._theme.scaled(6), -M, 0)
        sign = QRect(line.left(), line.center().y() - 8, 16, 16)
        icon(kind_icon(group.kind), theme, token="muted").paint(painter, sign)
        counts = f"{mention_count(len(group.items))}  ·  {waiting_count(group.undecided)}"
        small, strong = theme.font(12), theme.font(13, weight=600)
        x = sign.right() + S
        room = line.right() - x - QFontMetrics(small).horizontalAdvance(counts) - L
        self._text(painter, QRect(x, line.top(), room, line.height()), strong, "text", group.name)
        used = min(QFontMetrics(strong).horizontalAdvance(group.name), room) + S
        others = [alias for alias in group.aliases if alias != group.name]
        about = ", ".join([kind_name(group.kind).lower(), *others])
        if room - used > 40:
            place = QRect(x + used, line.top(), room - used, line.height())
            self._text(painter, place, small, "muted", about)
        token = "asks" if group.undecided else "decided"
        align = Qt.AlignmentFlag.AlignRight
        self._text(painter, line, small, token, counts, align)

    def _paint_mention(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, item: ReviewItem
    ) -> None:
        rect = option.rect.adjusted(XS, 1, -XS, -1)
        self._paint_ground(painter, option, rect)
        self._paint_sign(painter, QRect(rect.left() + S, rect.top(), 18, rect.height()), item.state)
        outcome = self._model.outcome_at(index)
        font = self._theme.font(12)
        width = min(QFontMetrics(font).horizontalAdvance(outcome), rect.width() // 3) + 20
        pill = QRect(rect.right() - width - S, rect.top() + 4, width, rect.height() - 8)
        self._paint_outcome(painter, pill, item.state, outcome)
        room = QRect(rect.left() + _LEFT_OF_MENTION, rect.top(), 0, rect.height())
        room.setRight(pill.left() - M)
        self._paint_context(painter, room, index, item.state)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        state, color = option.state, self._theme.color
        if state & QStyle.StateFlag.State_Selected:
            if state & QStyle.StateFlag.State_HasFocus or self._is_focused():
                painter.setPen(color("focus"))
            painter.setBrush(color("soft"))
            painter.drawRoundedRect(rect, 7, 7)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(color("hover"))
            painter.drawRoundedRect(rect, 7, 7)

    def _is_focused(self) -> bool:
        parent = self.parent()
        return isinstance(parent, QWidget) and parent.hasFocus()

    def _paint_sign(self, painter: QPainter, rect: QRect, state: ItemState) -> None:
        color = self._theme.color
        centre = QPointF(rect.center())
        corner = QPointF(centre.x() - 3, centre.y() + 0.5)
        if state is ItemState.DECIDED:
            paint_badge(painter, corner, color("decided"), color("paper"), "check")
        elif state is ItemState.ASKS:
            paint_badge(painter, corner, color("asks"), color("paper"), "?")
        else:
            box = QRectF(centre.x() - 5, centre.y() - 5, 11, 11)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.DashLine)
            pen.setColor(color("proposed"))
            pen.setWidthF(1.4)
            painter.setPen(pen)
            painter.setBrush(color("proposed_ground"))
            painter.drawRoundedRect(box, 3, 3)

    def _paint_outcome(self, painter: QPainter, rect: QRect, state: ItemState, text: str) -> None:
        token = {ItemState.DECIDED: "decided", ItemState.PROPOSED: "proposed"}.get(state, "asks")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(f"{token}_ground"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        inner = rect.adjusted(8, 0, -8, 0)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._text(painter, inner, self._theme.font(12), token, text, centre)

    def _paint_context(
        self, painter: QPainter, room: QRect, index: Index, state: ItemState
    ) -> None:
        context = self._model.context_at(index)
        if context is None:
            return
        plain = self._theme.page_font(self._theme.scaled(14))
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        usual, bold = QFontMetrics(plain), QFontMetrics(strong)
        words = bold.elidedText(context.words, Qt.TextElideMode.ElideRight, room.width() * 2 // 3)
        width = bold.horizontalAdvance(words)
        left = (room.width() - width) // 2
        before = usual.elidedText(context.before, Qt.TextElideMode.ElideLeft, max(left, 0))
        lead = usual.horizontalAdvance(before)
        rest = room.width() - width - lead
        after = usual.elidedText(context.after, Qt.TextElideMode.ElideRight, max(rest, 0))
        x = room.left()
        for text, font, token, advance in (
            (before, plain, "muted", lead),
            (words, strong, "text", width),
            (after, plain, "muted", rest),
        ):
            self._text(painter, QRect(x, room.top(), advance + 2, room.height()), font, token, text)
            if font is strong:
                self._underline(painter, QRectF(x, room.top(), width, room.height() - 4), state)
            x += advance

    def _underline(self, painter: QPainter, rect: QRectF, state: ItemState) -> None:
        color = self._theme.color
        if state is ItemState.DECIDED:
            paint_line(painter, rect, color("decided"), Qt.PenStyle.SolidLine)
        elif state is ItemState.PROPOSED:
            paint_line(painter, rect, color("proposed"), Qt.PenStyle.DashLine)
        else:
            paint_wave(painter, rect, color("asks"))

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        font: QFont,
        token: str,
        text: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        # Left to the reader's language: a name in Arabic inside an English line stays in place.
        painter.drawText(
            rect, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting
        )
