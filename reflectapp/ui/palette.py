"""The command palette: every action and every entry by a few letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reflectapp.ui.commands import Command, CommandModel, matches
from reflectapp.ui.icons import icon
from reflectapp.ui.theme import L, M, S, Theme
from reflectapp.ui.widgets import IconLabel, divider, label, raise_above


class _RowDelegate(QStyledItemDelegate):
    """Words on the left, the hint on the right, quieter."""

    def __init__(self, theme: Theme, model: CommandModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, self._theme.scaled(14) + 22)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        command = self._model.commands[index.row()]
        rect: QRect = option.rect.adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("soft"))
            painter.drawRoundedRect(rect, 8, 8)
        inner = rect.adjusted(M, 0, -M, 0)
        glyph = QRect(inner.left(), inner.center().y() - 7, 16, 16)
        _glyph(command, self._theme).paint(painter, glyph)
        painter.setFont(self._theme.font(12))
        painter.setPen(self._theme.color("muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignRight), command.hint)
        taken = painter.fontMetrics().horizontalAdvance(command.hint) + M
        painter.setFont(self._theme.font(14))
        painter.setPen(self._theme.color("text"))
        room = inner.adjusted(16 + M, 0, -taken, 0)
        words = painter.fontMetrics().elidedText(
            command.words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), words)
        painter.restore()


def _glyph(command: Command, theme: Theme) -> QIcon:
    return icon(command.icon_name, theme, token="muted")


class CommandPalette(QFrame):
    """A sheet over the window; arrows choose, Enter runs, Escape or looking away closes it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = parent
        self.setProperty("role", "palette")
        self._theme = theme
        self._commands: list[Command] = []
        self._before: QWidget | None = None
        self.line = _PaletteLine(self)
        self.line.setProperty("role", "palette")
        self.line.setPlaceholderText(self.tr("Find an action or an entry"))
        self.line.setAccessibleName(self.tr("Find an action or an entry"))
        self.model = CommandModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_RowDelegate(theme, self.model, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Matches"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label(self.tr("Nothing goes by these words."), "muted")
        self.nothing.setContentsMargins(M, M, M, M)
        self._lay_out()
        self.line.textChanged.connect(self._filter)
        self.list.clicked.connect(lambda index: self._run(index.row()))
        raise_above(self, theme)
        self.hide()

    def open_with(self, commands: Sequence[Command]) -> None:
        """Show the palette over its parent."""
        window = self.window()
        self._before = window.focusWidget()
        self._commands = list(commands)
        self.line.clear()
        self._filter("")
        self.place()
        self.show()
        self.raise_()
        self.line.setFocus()

    def add(self, commands: Sequence[Command]) -> None:
        """Offer more while open: entries arrive after the actions."""
        if not self.isHidden():
            self._commands += commands
            self._filter(self.line.text())

    def close_palette(self) -> None:
        """Close it, forget the titles, and give the focus back."""
        before, self._before = self._before, None
        self.hide()
        self._commands = []
        self.model.show_commands([])
        self.line.clear()
        if before is not None:
            before.setFocus()

    def place(self) -> None:
        """Stand in the upper middle of the parent."""
        home = self._home.rect()
        width = min(self._theme.scaled(600), home.width() - 4 * L)
        top = max(L, home.height() // 9)
        height = min(self._theme.scaled(430), home.height() - top - 2 * L)
        self.setGeometry((home.width() - width) // 2, top, width, height)

    def steer(self, key: int) -> bool:
        """Take a key of the line; False when it is not the palette's."""
        row, last = self.list.currentIndex().row(), len(self.model.commands) - 1
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(row)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8}.get(
                Qt.Key(key), -8
            )
            self._select(max(0, min(last, row + step)))
        else:
            return False
        return True

    def _filter(self, typed: str) -> None:
        found = matches(self._commands, typed)
        self.model.show_commands(found)
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self._select(0)

    def _select(self, row: int) -> None:
        if self.model.commands:
            self.list.setCurrentIndex(self.model.index(row))

    def _run(self, row: int) -> None:
        if 0 <= row < len(self.model.commands):
            command = self.model.commands[row]
            self.close_palette()
            command.run()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(L, M, L, S)
        top.setSpacing(M)
        top.addWidget(IconLabel(icon("search", self._theme, token="muted"), 18))
        top.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, S)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(divider())
        column.addSpacing(S)
        inner = QVBoxLayout()
        inner.setContentsMargins(S, 0, S, 0)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        inner.addStretch(0)
        column.addLayout(inner, 1)


class _PaletteLine(QLineEdit):
    def __init__(self, palette: CommandPalette) -> None:
        super().__init__(palette)
        self._palette = palette

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._palette.steer(event.key()):
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self._palette.close_palette()
