"""Fields for secrets: a passphrase that can be shown, and how strong it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.ui.icons import icon
from reflectapp.ui.theme import XS, S, Theme
from reflectapp.ui.widgets import icon_button, label, set_accessible

_SECRET = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


def set_invalid(edit: QLineEdit, is_invalid: bool) -> None:
    """Draw a line as wrong, or as usual."""
    if bool(edit.property("invalid")) == is_invalid:
        return
    edit.setProperty("invalid", is_invalid)
    edit.style().unpolish(edit)
    edit.style().polish(edit)


class _SecretEdit(QLineEdit):
    """A line that notices Caps Lock by the letters that arrive."""

    caps_seen = Signal(bool)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) == 1 and letter.lower() != letter.upper():
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(letter.isupper() != has_shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_seen.emit(False)
        super().keyPressEvent(event)


class PassphraseField(QWidget):
    """One line for a passphrase, with a toggle that shows it and a Caps Lock note."""

    changed = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.edit = _SecretEdit()
        self.edit.setProperty("role", "large")
        self._echo(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(name)
        self.edit.textChanged.connect(self.changed)
        self.edit.caps_seen.connect(self._note_caps)
        self.eye = icon_button(icon("eye", theme, token="muted"), self.tr("Show the passphrase"))
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show)
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addStretch(1)
        inside.addWidget(self.eye)
        self.edit.setTextMargins(0, 0, 36, 0)
        self._caps = label(self.tr("Caps Lock seems to be on."), "small")
        self._caps.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(self.edit)
        column.addWidget(self._caps)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """Return what was typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Forget what was typed and hide what comes."""
        self.edit.clear()
        self.eye.setChecked(False)
        self._caps.hide()

    def set_invalid(self, is_invalid: bool) -> None:
        """Draw the line as wrong, or as usual."""
        set_invalid(self.edit, is_invalid)

    @property
    def warns_of_caps_lock(self) -> bool:
        """Whether the note is shown."""
        return not self._caps.isHidden()

    def _note_caps(self, is_on: bool) -> None:
        self._caps.setVisible(is_on)

    def _show(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self._echo(mode)
        self.eye.setIcon(icon("eye-off" if is_shown else "eye", self._theme, token="muted"))
        name = self.tr("Hide the passphrase") if is_shown else self.tr("Show the passphrase")
        set_accessible(self.eye, name)

    def _echo(self, mode: QLineEdit.EchoMode) -> None:
        self.edit.setEchoMode(mode)
        # Input methods and spell checkers of the system must not learn it, however it is shown;
        # a new mode of echo has let go of these.
        self.edit.setInputMethodHints(_SECRET)


class StrengthMeter(QWidget):
    """Four bars and a word for how hard a passphrase is to guess."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = _Bars(theme)
        self._words = label("", "small", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, XS, 0, 0)
        row.setSpacing(S)
        row.addWidget(self._bars, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        self.show_score(-1, "")

    def show_score(self, score: int, hint: str) -> None:
        """Show a score of 0 to 4, or -1 for none, and a hint in words."""
        names = (
            self.tr("Very weak"),
            self.tr("Weak"),
            self.tr("Fair"),
            self.tr("Good"),
            self.tr("Strong"),
        )
        words = names[score] if score >= 0 else self.tr("Four or five unrelated words work well.")
        text = f"{words}. {hint}" if hint else words
        self._words.setText(text)
        self._bars.show_score(score)
        self.setAccessibleName(self.tr("Strength: {words}").format(words=text))


class _Bars(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._score = theme, -1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_score(self, score: int) -> None:
        self._score = score
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(132, 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        filled = "danger" if self._score <= 1 else "warning" if self._score == 2 else "accent"
        width = (self.width() - 3 * 4) / 4
        for index in range(4):
            is_full = index < max(self._score, 1 if self._score == 0 else 0)
            painter.setBrush(self._theme.color(filled if is_full else "line"))
            painter.drawRoundedRect(QRectF(index * (width + 4), 0, width, self.height()), 3, 3)
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
