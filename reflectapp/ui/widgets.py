"""The small parts that every place is built from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reflectapp.ui.flow import FlowLayout
from reflectapp.ui.theme import XS, L, M, S

__all__ = [
    "Banner",
    "Card",
    "EmptyState",
    "FlowLayout",
    "IconLabel",
    "Segmented",
    "Toast",
    "button",
    "divider",
    "icon_button",
    "label",
    "set_accessible",
    "set_role",
]


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget its role in the style sheet; it may change while shown."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_accessible(
    widget: QWidget, name: str, tip: str = "", shortcut: str | QKeySequence | None = None
) -> None:
    """Name a control for screen readers; its tooltip is `tip` (or the name) with the shortcut."""
    widget.setAccessibleName(name)
    keys = (
        QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
    )
    widget.setToolTip(f"{tip or name}  ({keys})" if keys else tip or name)


def label(text: str = "", role: str = "body", *, wraps: bool = False) -> QLabel:
    """Return a label of plain text; `wraps` breaks long lines."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("role", role)
    result.setWordWrap(wraps)
    return result


def button(
    text: str,
    role: str = "secondary",
    *,
    icon: QIcon | None = None,
    tip: str = "",
    shortcut: str | QKeySequence | None = None,
) -> QPushButton:
    """Return a button with words on it; `shortcut` is shown in the tooltip, not bound."""
    result = QPushButton(text)
    result.setProperty("role", role)
    result.setAutoDefault(False)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon is not None:
        result.setIcon(icon)
        result.setIconSize(QSize(16, 16))
    set_accessible(result, text.replace("&", ""), tip, shortcut)
    return result


def icon_button(
    icon: QIcon, name: str, *, tip: str = "", shortcut: str | QKeySequence | None = None
) -> QPushButton:
    """Return a square button with an icon alone; `name` is read aloud and shown as tooltip."""
    result = QPushButton()
    result.setProperty("role", "icon")
    result.setIcon(icon)
    result.setIconSize(QSize(18, 18))
    result.setFixedSize(32, 32)
    result.setAutoDefault(False)
    set_accessible(result, name, tip, shortcut)
    return result


def divider(orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("role", "divider")
    is_horizontal = orientation == Qt.Orientation.Horizontal
    line.setProperty("orientation", "horizontal" if is_horizontal else "vertical")
    return line


class IconLabel(QWidget):
    """An icon that is only looked at; it follows the theme."""

    def __init__(self, icon: QIcon, size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(size, size)

    def set_icon(self, icon: QIcon) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class Card(QFrame):
    """A raised sheet with an optional caption; add to `body`."""

    def __init__(self, caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(L, M, L, M + 2)
        self.body.setSpacing(S)
        self.caption = label(caption, "caption")
        self.caption.setVisible(bool(caption))
        self.body.addWidget(self.caption)


class Banner(QFrame):
    """A message within a place: "info", "warning" or "error", with icon, words and buttons."""

    def __init__(
        self,
        kind: str,
        icon: QIcon,
        title: str = "",
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon)
        self._title = label(title, "heading", wraps=True)
        self._text = label(text, "body", wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(S)
        self.buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(XS)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addLayout(self.buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(M, M, L, M)
        row.setSpacing(M)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.show_message(kind, title, text)

    def show_message(self, kind: str, title: str, text: str, icon: QIcon | None = None) -> None:
        """Say something else."""
        set_role(self, f"banner-{kind}")
        if icon is not None:
            self._icon.set_icon(icon)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title or text)
        self.setAccessibleDescription(text)

    def add_button(self, button: QPushButton) -> None:
        """Put a button under the words."""
        self.buttons.insertWidget(self.buttons.count() - 1, button)


class EmptyState(QWidget):
    """What a list says while it is empty: what will be here and how to begin."""

    def __init__(
        self,
        icon: QIcon,
        title: str,
        text: str,
        action: QAction | QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(S)
        column.addStretch(2)
        column.addWidget(IconLabel(icon, 36), 0, centre)
        column.addSpacing(XS)
        self.title = label(title, "lead", wraps=True)
        self.text = label(text, "muted", wraps=True)
        for part in (self.title, self.text):
            part.setAlignment(centre)
            part.setMaximumWidth(420)
            column.addWidget(part, 0)
            column.setAlignment(part, Qt.AlignmentFlag(0))
        self.button = self._made(action)
        if self.button is not None:
            column.addSpacing(XS)
            column.addWidget(self.button, 0, centre)
        column.addStretch(3)

    def _made(self, action: QAction | QPushButton | None) -> QPushButton | None:
        if not isinstance(action, QAction):
            return action
        made = button(action.text(), "primary", shortcut=action.shortcut())
        made.clicked.connect(action.trigger)
        return made


class Segmented(QFrame):
    """A few choices side by side, of which one holds."""

    chosen = Signal(str)
    """The key, when the writer chose it."""

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """`choices` are pairs of key and words; the first one is chosen."""
        super().__init__(parent)
        self.setProperty("role", "segmented")
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for key, words in choices:
            part = button(words, "segment")
            part.setCheckable(True)
            part.setAccessibleName(f"{name}: {words}")
            part.setProperty("key", key)
            self._group.addButton(part)
            self._buttons[key] = part
            row.addWidget(part)
        self._group.buttonClicked.connect(self._announce)
        self.set_current(choices[0][0])

    def current(self) -> str:
        """Return the key of the choice that holds."""
        return next(key for key, part in self._buttons.items() if part.isChecked())

    def set_current(self, key: str) -> None:
        """Choose without announcing it."""
        self._buttons[key].setChecked(True)

    def _announce(self, part: QPushButton) -> None:
        self.chosen.emit(str(part.property("key")))


class Toast(QFrame):
    """A sentence that goes away by itself, with Undo when there is something to take back."""

    undone = Signal()

    def __init__(self, parent: QWidget | None = None, *, seconds: int = 8) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self._undo: Callable[[], None] | None = None
        self._text = label("", "body")
        self._button = button(self.tr("Undo"), "quiet", shortcut="Ctrl+Shift+Z")
        self._button.clicked.connect(self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(M, XS, XS, XS)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(seconds * 1000)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def can_undo(self) -> bool:
        """Whether the sentence shown can be taken back."""
        return self._undo is not None and not self.isHidden()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence for a while."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._undo = undo
        self._button.setVisible(undo is not None)
        self.show()
        self.raise_()
        self.adjustSize()
        self._timer.start()

    def undo(self) -> None:
        """Take back what the sentence told."""
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()
            self.undone.emit()

    @override
    def hideEvent(self, event: QEvent) -> None:
        self._undo = None
        self._text.clear()
        self.setAccessibleName("")
