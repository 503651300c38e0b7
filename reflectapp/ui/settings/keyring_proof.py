"""The row that asks for the passphrase before the keyring gets a key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.ui.theme import S, Theme
from reflectapp.ui.unlock.fields import PassphraseField
from reflectapp.ui.widgets import bring_into_sight, button, label

_WIDTH = 460
"""How far the field grows, in pixels where type is at 100 %."""


class KeyringProof(QWidget):
    """Closed at first; Return gives what was typed, Escape declines."""

    given = Signal(str)
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._why = self.tr(
            "Your passphrase is asked for so that nobody who finds the journal open can keep a "
            "way in."
        )
        self.field = PassphraseField(theme, self.tr("Passphrase"))
        self.problem = label("", "error", wraps=True)
        self.confirm = button(self.tr("Turn it on"), "primary", shortcut="Return")
        self.cancel = button(self.tr("Cancel"), "quiet", shortcut="Esc")
        self.confirm.clicked.connect(self._give)
        self.cancel.clicked.connect(self.declined)
        self.field.edit.returnPressed.connect(self._give)
        self.field.changed.connect(lambda _: self._say(""))
        self._lay_out()
        theme.changed.connect(self._widen)
        self._widen()
        self.hide()

    def ask(self) -> None:
        """Open, and put the cursor into the field."""
        self.show()
        self.field.setFocus()
        bring_into_sight(self)

    def refuse(self, problem: str, *, is_wrong: bool) -> None:
        """Say why nothing was turned on, and let the writer try again.

        Args:
            is_wrong: It is what was typed that has to be mended.
        """
        self.set_busy(is_busy=False)
        self._say(problem)
        self.field.set_invalid(is_wrong)
        self.field.edit.selectAll()
        self.ask()

    def set_busy(self, *, is_busy: bool) -> None:
        """Hold what was typed while it is tried; the keyboard keeps its place."""
        self.field.edit.setReadOnly(is_busy)
        self.cancel.setEnabled(not is_busy)
        words = self.tr("Turning it on…") if is_busy else self.tr("Turn it on")
        self.confirm.setText(words)
        self.confirm.setAccessibleName(words)

    def forget(self) -> None:
        """Clear what was typed, and close."""
        self.field.clear()
        self._say("")
        self.set_busy(is_busy=False)
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.cancel.isEnabled():
            self.declined.emit()

    def _give(self) -> None:
        if self.field.edit.isReadOnly():
            return
        if self.field.text():
            self.given.emit(self.field.text())
        else:
            self._say(self.tr("Type it first."))
            self.field.setFocus()

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.field.set_invalid(False)
        # What is read aloud when the cursor comes into the field.
        self.field.edit.setAccessibleDescription(problem or self._why)

    def _widen(self) -> None:
        self.field.setMaximumWidth(self._theme.scaled(_WIDTH))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, S, 0, S)
        column.setSpacing(S)
        column.addWidget(label(self._why, wraps=True))
        column.addWidget(self.field)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self._say("")
