"""The first run: four steps, then a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

from reflectapp.services.door import Door
from reflectapp.services.passphrase import MIN_PASSPHRASE, passphrase_strength
from reflectapp.ui.messages import time_to_guess
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import XL, L, M, S, Theme
from reflectapp.ui.unlock.about_you import AboutYouStep
from reflectapp.ui.unlock.passphrase import PassphraseStep
from reflectapp.ui.unlock.promise import PromiseStep
from reflectapp.ui.unlock.recovery import RecoveryStep
from reflectapp.ui.unlock.step import Step
from reflectapp.ui.unlock.wording import entrance_sentence
from reflectapp.ui.unlock.wordlist import recovery_word_list
from reflectapp.ui.widgets import button, centred, label

if TYPE_CHECKING:
    from reflectapp.services.session import Session

_WIDTH, _HEIGHT = 660, 500
"""How far a step grows, in pixels."""


class FirstRun(QWidget):
    """Dots, one step at a time, Back and Next; Enter goes on, Escape goes back, nothing is lost."""

    opened = Signal(object)
    """The new journal's session."""

    def __init__(
        self, door: Door, tasks: Tasks, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._door, self._tasks = door, tasks
        self.promise = PromiseStep(theme)
        self.passphrase = PassphraseStep(theme, MIN_PASSPHRASE, _score)
        self.recovery = RecoveryStep(theme, door.new_recovery_words(), recovery_word_list())
        self.about_you = AboutYouStep()
        self.steps: tuple[Step, ...] = (
            self.promise,
            self.passphrase,
            self.recovery,
            self.about_you,
        )
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(_scrolling(step))
            step.changed.connect(lambda: self._say(""))
        self._dots = _Dots(theme, len(self.steps))
        self.problem = label("", "error", wraps=True)
        self.problem.hide()
        self.back = button(self.tr("Back"), tip=self.tr("Go back one step"), shortcut="Esc")
        self.next = button(self.tr("Next"), "primary", tip=self.tr("Go on"), shortcut="Return")
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self._lay_out()
        self._show(0)

    @property
    def current(self) -> Step:
        """The step that is shown."""
        return self.steps[self._stack.currentIndex()]

    def go_on(self) -> None:
        """Go to the next page, or create the journal after the last one."""
        problem = self.current.problem()
        self._say(problem)
        if problem or self.current.go_on():
            self._refresh()
            return
        index = self._stack.currentIndex()
        if index + 1 < len(self.steps):
            self._show(index + 1)
        else:
            self._create()

    def go_back(self) -> None:
        """Go to the page before; what was typed stays."""
        self._say("")
        if not self.back.isEnabled() or self.current.go_back():
            self._refresh()
            return
        if self._stack.currentIndex() > 0:
            self._show(self._stack.currentIndex() - 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            (focused if isinstance(focused, QPushButton) else self.next).click()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _show(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._dots.show_step(index, self.current.title)
        self._refresh()
        self.next.setFocus()
        self.current.begin()

    def _refresh(self) -> None:
        index = self._stack.currentIndex()
        self.back.setVisible(index > 0)
        is_last = index == len(self.steps) - 1
        if is_last:
            words = self.tr("Create the journal")
        elif self.current is self.recovery and not self.recovery.is_typing:
            words = self.tr("I have them on paper")
        else:
            words = self.tr("Next")
        self.next.setText(words)
        self.next.setAccessibleName(words)

    def _create(self) -> None:
        self._set_busy(True)
        passphrase, words = self.passphrase.passphrase, self.recovery.words
        profile, days = self.about_you.profile, self.about_you.delay_days
        door = self._door
        self._tasks.run(
            lambda: door.create(passphrase, words, profile, days), self._created, self._failed
        )

    def _created(self, session: Session) -> None:
        for step in self.steps:
            step.forget()
        self.opened.emit(session)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        message = entrance_sentence(error)
        self._say(f"{message.title}. {message.text}")

    def _set_busy(self, is_busy: bool) -> None:
        for part in (self.next, self.back, self._stack):
            part.setEnabled(not is_busy)
        if is_busy:
            self.next.setText(self.tr("Making the keys…"))
        else:
            self._refresh()
            self.next.setFocus()

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(2, 0, L, 0)
        buttons.setSpacing(M)
        buttons.addWidget(self._dots)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(L, XL, L, XL)
        column.setSpacing(S)
        column.addStretch(2)
        self._stack.setMaximumHeight(_HEIGHT)
        column.addWidget(self._stack, 100)
        column.addWidget(self.problem)
        column.addSpacing(S)
        column.addLayout(buttons)
        column.addStretch(3)
        centred(self, middle)


def _score(passphrase: str) -> tuple[int, str]:
    strength = passphrase_strength(passphrase)
    return strength.score, time_to_guess(strength.crack_seconds)


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
