"""Steps one after another: what the first run and every change of the keys share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import XL, L, M, S, Theme
from reflectapp.ui.unlock.step import Step
from reflectapp.ui.unlock.wording import entrance_sentence
from reflectapp.ui.widgets import button, centred, label

_WIDTH, _HEIGHT = 660, 500
"""How far a step grows, in pixels where type is at 100 %."""


class Course(QWidget):
    """Dots, one step at a time, Back and Next; Enter goes on, Escape goes back, nothing is lost."""

    completed = Signal()
    """The last step has no problem."""
    left = Signal()
    """Somebody went back from the first step."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        steps: Sequence[Step],
        *,
        last_words: str,
        first_words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show the first step.

        Args:
            last_words: On the button that completes the course.
            first_words: On the button that leaves it from the first step; none if left out.
        """
        super().__init__(parent)
        self._tasks = tasks
        self.steps = tuple(steps)
        self._first_words, self._last_words = first_words, last_words
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(_scrolling(step))
            step.changed.connect(lambda: self.say(""))
        self._dots = _Dots(theme, len(self.steps))
        self.problem = label("", "error", wraps=True)
        # In line with the step above it and the buttons below.
        self.problem.setContentsMargins(2, 0, L, 0)
        self.problem.hide()
        self.back = button(self.tr("Back"), tip=self.tr("Go back one step"), shortcut="Esc")
        self.next = button(self.tr("Next"), "primary", tip=self.tr("Go on"), shortcut="Return")
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self._lay_out(theme)
        self._show(0)

    @property
    def current(self) -> Step:
        """The step that is shown."""
        return self.steps[self._stack.currentIndex()]

    @property
    def is_busy(self) -> bool:
        """Whether something is being done that has to end first."""
        return not self._stack.isEnabled()

    def begin(self) -> None:
        """Put the focus where the step begins."""
        self.next.setFocus()
        self.current.begin()

    def go_on(self) -> None:
        """Go to the next page, or complete the course after the last one."""
        problem = self.current.problem()
        self.say(problem)
        if problem or self.current.go_on():
            self._refresh()
            return
        work = self.current.work()
        if work is None:
            self._go_further()
        else:
            self.set_busy(self.tr("Checking…"))
            self._tasks.run(work, lambda _: self._checked(), self.fail)

    def go_back(self) -> None:
        """Go to the page before; what was typed stays."""
        self.say("")
        if self.is_busy:
            return
        if self.current.go_back():
            self._refresh()
        elif self._stack.currentIndex() > 0:
            self._show(self._stack.currentIndex() - 1)
        elif self._first_words:
            self.left.emit()

    def fail(self, error: Exception) -> None:
        """Say what went wrong, and let the writer try again."""
        self.set_busy("")
        message = entrance_sentence(error)
        self.say(f"{message.title}. {message.text}")
        self.current.begin()

    def say(self, problem: str) -> None:
        """Tell what is still missing, or nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def set_busy(self, words: str) -> None:
        """Wait, with `words` on the button; "" ends the wait."""
        for part in (self.next, self.back, self._stack):
            part.setEnabled(not words)
        if words:
            self.next.setText(words)
            self.next.setAccessibleName(words)
        else:
            self._refresh()
            self.next.setFocus()

    def forget(self) -> None:
        """Clear every secret."""
        for step in self.steps:
            step.forget()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            (focused if isinstance(focused, QPushButton) else self.next).click()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _checked(self) -> None:
        self.set_busy("")
        self._go_further()

    def _go_further(self) -> None:
        index = self._stack.currentIndex()
        if index + 1 < len(self.steps):
            self._show(index + 1)
        else:
            self.completed.emit()

    def _show(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._dots.show_step(index, self.current.title)
        self._refresh()
        self.begin()

    def _refresh(self) -> None:
        index = self._stack.currentIndex()
        self.back.setVisible(index > 0 or bool(self._first_words))
        leaves = index == 0 and bool(self._first_words)
        _name(self.back, self._first_words if leaves else self.tr("Back"))
        is_last = index == len(self.steps) - 1
        own = self.current.next_words()
        _name(self.next, own or (self._last_words if is_last else self.tr("Next")))

    def _lay_out(self, theme: Theme) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(2, 0, L, 0)
        buttons.setSpacing(M)
        buttons.addWidget(self._dots)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        middle = QWidget()
        middle.setMaximumWidth(theme.scaled(_WIDTH))
        column = QVBoxLayout(middle)
        column.setContentsMargins(L, XL, L, XL)
        column.setSpacing(S)
        column.addStretch(2)
        self._stack.setMaximumHeight(theme.scaled(_HEIGHT))
        column.addWidget(self._stack, 100)
        column.addWidget(self.problem)
        column.addSpacing(S)
        column.addLayout(buttons)
        column.addStretch(3)
        centred(self, middle)


def _name(part: QPushButton, words: str) -> None:
    part.setText(words)
    part.setAccessibleName(words)


def _scrolling(step: Step) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(step)
    return area


class _Dots(QWidget):
    """How far one has come; the number is in the accessible name."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self._theme, self._count, self._current = theme, count, 0
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    def show_step(self, index: int, title: str) -> None:
        self._current = index
        self.setAccessibleName(
            self.tr("Step {number} of {count}: {title}").format(
                number=index + 1, count=self._count, title=title
            )
        )
        self.setToolTip(self.accessibleName())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._count * 14 + 14, 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        x = 0
        for index in range(self._count):
            # The present step is longer, so that colour is not all that tells it.
            width = 20 if index == self._current else 8
            token = "accent" if index <= self._current else "line_strong"
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(x, 1, width, 8, 4, 4)
            x += width + 6
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
