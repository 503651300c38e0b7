"""The writer's own words of the dictionary, each with a way to take it out."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.theme import S
from reflectapp.ui.widgets import FlowLayout, button, label


class OwnWords(QWidget):
    """Chips with a cross; words come in from the page's menu."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._changes = context, changes
        self._chips = FlowLayout()
        self.empty = label(self.tr("None yet."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.empty)
        column.addLayout(self._chips)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show these words."""
        self._chips.clear()
        for word in words:
            chip = button(word, "chip", icon=icon("x", self._context.theme, token="muted"))
            chip.setAccessibleName(self.tr("Remove {word}").format(word=word))
            chip.setToolTip(self.tr("Underline this word again"))
            chip.clicked.connect(lambda _=False, w=word: self._remove(w))
            self._chips.addWidget(chip)
        self.empty.setVisible(not words)

    def reload(self) -> None:
        """Show what is stored."""
        self.show_words(self._context.session.settings.own_words())

    def _remove(self, word: str) -> None:
        settings = self._context.session.settings
        self._changes.apply(lambda: settings.unlearn(word), self.reload)
        self._context.bus.said.emit(
            self.tr("Taken out of the dictionary"),
            lambda: self._changes.apply(lambda: settings.learn(word), self.reload),
        )
