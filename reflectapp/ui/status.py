"""The line at the foot of the window: saved, the language model, when it locks."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reflectapp.ui.fitting import FittingLabel
from reflectapp.ui.icons import icon
from reflectapp.ui.theme import XS, L, S, Theme
from reflectapp.ui.widgets import IconLabel, divider, label


class StatusLine(QFrame):
    """Tells what matters, quietly; each part is shown only when it has something to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._theme = theme
        self._save_icon = IconLabel(icon("lock", theme, token="muted"), 13)
        self.saved = label(self.tr("Encrypted on this computer"), "small")
        self.demo = FittingLabel("small")
        self.demo.hide()
        self.model = label("", "small")
        self.lock = label("", "small")
        row = QHBoxLayout()
        row.setContentsMargins(L, XS + 1, L, XS + 2)
        row.setSpacing(S)
        row.addWidget(self._save_icon)
        row.addWidget(self.saved)
        row.addSpacing(L)
        row.addWidget(self.demo, 1)
        row.addStretch(0)
        row.addWidget(self.model)
        row.addSpacing(L)
        row.addWidget(self.lock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(divider())
        column.addLayout(row)
        self._say(self.model, "")

    def show_save_state(self, state: str) -> None:
        """Show "saving", "saved" or "unsaved"."""
        names = {
            "saving": ("save", "muted", self.tr("Saving…")),
            "saved": ("check", "muted", self.tr("Saved, encrypted on this computer")),
            "unsaved": ("triangle-alert", "danger", self.tr("Not saved yet")),
        }
        name, token, words = names[state]
        self._save_icon.set_icon(icon(name, self._theme, token=token))
        self._say(self.saved, words)

    def show_demo(self) -> None:
        """Say, for as long as the window is open, that all in it is invented."""
        self.demo.say(
            [
                self.tr("Demonstration: all invented. What you write is thrown away at the end"),
                self.tr("Demonstration: what you write is thrown away"),
                self.tr("Demonstration"),
            ]
        )
        self.demo.setToolTip(
            self.tr(
                "Every person and entry in this journal is invented. Write, review and export as "
                "you like: nothing is kept once Reflect is closed, but files that you exported."
            )
        )
        self.demo.show()

    def show_model(self, words: str) -> None:
        """Show what the language model is doing; "" when there is nothing to tell."""
        self._say(self.model, words)

    def show_minutes_left(self, minutes: int) -> None:
        """Show in how many minutes the journal locks by itself."""
        self._say(
            self.lock,
            self.tr("Locks in 1 minute")
            if minutes <= 1
            else self.tr("Locks in {minutes} minutes").format(minutes=minutes),
        )

    def _say(self, part: QWidget, words: str) -> None:
        part.setText(words)  # type: ignore[attr-defined]
        part.setAccessibleName(words)
        part.setVisible(bool(words))
