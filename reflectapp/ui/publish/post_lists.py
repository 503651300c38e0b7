"""The three lists of posts: waiting, ready to re-read, exported."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.post import PostState, PostSummary
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import format_short
from reflectapp.ui.publish.wording import post_in_full, post_line, ripens_in
from reflectapp.ui.review.chooser import paint_row_ground
from reflectapp.ui.theme import XS, L, M, S, Theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_BAR = 150
_SIGNS = {
    PostState.WAITING: "hourglass",
    PostState.READY: "book-open",
    PostState.APPROVED: "circle-check",
    PostState.EXPORTED: "send",
}


class PostsModel(QAbstractListModel):
    """Posts of one list, in the order given."""

    def __init__(self, clock: TrustedClock) -> None:
        super().__init__()
        self._clock = clock
        self._posts: tuple[PostSummary, ...] = ()

    def show(self, posts: Sequence[PostSummary]) -> None:
        """Hold other posts."""
        self.beginResetModel()
        self._posts = tuple(posts)
        self.endResetModel()

    def post_at(self, index: Index) -> PostSummary | None:
        """Return the post of a row."""
        return self._posts[index.row()] if index.isValid() else None

    def line(self, summary: PostSummary) -> str:
        """Return what the list says under a post's title."""
        return post_line(summary, self._clock)

    def ripens_in(self, summary: PostSummary) -> str:
        """Return how far off the day is on which a post ripens; empty when it is ripe."""
        return ripens_in(summary, self._clock)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._posts)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        summary = self.post_at(index)
        if summary is None or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        label = summary.label or self.tr("Untitled")
        return f"{label}, {post_in_full(summary, self._clock)}"


class PostsList(QListView):
    """One list of posts, as tall as what it holds; Return or a click opens a post."""

    opened = Signal(str)

    def __init__(self, theme: Theme, clock: TrustedClock, name: str) -> None:
        super().__init__()
        self.posts = PostsModel(clock)
        self.setModel(self.posts)
        self.setItemDelegate(PostDelegate(theme, self.posts, self))
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Return opens a post"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)

    def show_posts(self, posts: Sequence[PostSummary]) -> None:
        """Show other posts."""
        self.posts.show(posts)
        if posts:
            self.setCurrentIndex(self.posts.index(0))
            self.setFixedHeight(len(posts) * self.sizeHintForRow(0) + 2)
        self.setVisible(bool(posts))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        summary = self.posts.post_at(index)
        if summary is not None:
            self.opened.emit(summary.post.id)


class PostDelegate(QStyledItemDelegate):
    """Paints a post: title, where it stands, and for a waiting one how ripe it is."""

    def __init__(self, theme: Theme, posts: PostsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._posts = theme, posts

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, self._theme.scaled(58))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        summary = self._posts.post_at(index)
        if summary is None:
            return
        parent = self.parent()
        if isinstance(parent, QWidget) and not parent.hasFocus():
            # Three lists, one cursor: only the list with the focus shows where it is.
            option = QStyleOptionViewItem(option)
            option.state &= ~QStyle.StateFlag.State_Selected
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, rect = self._theme, option.rect.adjusted(1, 1, -1, -1)
        paint_row_ground(painter, option, rect, theme)
        token = {PostState.APPROVED: "decided", PostState.EXPORTED: "decided"}.get(
            summary.state, "muted"
        )
        name = _SIGNS[summary.state]
        if summary.state is PostState.EXPORTED and summary.post.withdrawn_at is not None:
            name, token = "undo-2", "muted"
        if summary.state is PostState.READY and summary.waits:
            # Ripe, but not to be read yet: the findings ask first.
            name, token = "circle-help", "asks"
        side = theme.scaled(18)
        sign = QRect(rect.left() + M, rect.center().y() - side // 2, side, side)
        icon(name, theme, token=token).paint(painter, sign)
        left = sign.right() + M
        right = rect.right() - M
        if self._posts.ripens_in(summary):
            right = self._paint_ripening(painter, rect, summary) - L
        half = rect.height() // 2
        top = QRect(left, rect.top() + XS, right - left, half - XS + 2)
        below = QRect(left, rect.top() + half, right - left, half - XS)
        self._text(painter, top, 14, "text", summary.label or self.tr("Untitled"))
        day = format_short(summary.happened_on)
        self._text(painter, below, 12, "muted", f"{day}  ·  {self._posts.line(summary)}")
        painter.restore()

    def _paint_ripening(self, painter: QPainter, rect: QRect, summary: PostSummary) -> int:
        theme, words = self._theme, self._posts.ripens_in(summary)
        font = theme.font(12)
        width = max(_BAR, QFontMetrics(font).horizontalAdvance(words))
        left = rect.right() - M - width
        half = rect.height() // 2
        self._text(
            painter, QRect(left, rect.top() + XS, width + 2, half - XS + 2), 12, "text", words
        )
        track = QRectF(left, rect.top() + half + S, width, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("heat1"))
        painter.drawRoundedRect(track, 3, 3)
        share = min(max(summary.ripe_share, 0.0), 1.0)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(
            QRectF(track.left(), track.top(), max(track.width() * share, 6), 6), 3, 3
        )
        return left

    def _text(self, painter: QPainter, rect: QRect, size: int, token: str, text: str) -> None:
        font = self._theme.font(size, weight=500 if size > 12 else 400)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)
