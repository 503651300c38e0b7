"""What the program says by itself: banners that stay and toasts that go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reflectapp.ui.parts import IconLabel, button, label, set_role
from reflectapp.ui.theme import XS, L, M, S


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
        words.addSpacing(XS)
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


class Toast(QFrame):
    """A sentence that goes away by itself, with Undo when there is something to take back."""

    undone = Signal()

    def __init__(self, parent: QWidget | None = None, *, seconds: int = 8) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self._undo: Callable[[], None] | None = None
        self._text = label("", "body")
        self._button = button(self.tr("Undo"), "quiet", shortcut="Ctrl+Alt+Z")
        # It comes and goes by itself: focus that is lost elsewhere must never fall on it.
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.undo)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._button)
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
        # The button brings room of its own.
        room = XS if undo is not None else M
        self._row.setContentsMargins(M, room, room, room)
        self.show()
        self.raise_()
        self.adjustSize()
        self._timer.start()

    def place(self, room: QRect) -> None:
        """Stand in the middle of the foot of `room`, no wider than that."""
        size = self.sizeHint()
        x = room.left() + max(0, room.width() - size.width()) // 2
        y = room.bottom() + 1 - size.height()
        self.setGeometry(x, y, min(size.width(), room.width()), size.height())

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
