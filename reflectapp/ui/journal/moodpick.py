"""How somebody feels: five faces, each with its word; choosing the chosen one takes it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectapp.domain.entry import Mood
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import mood_icon, mood_name
from reflectapp.ui.theme import Theme
from reflectapp.ui.widgets import icon_button, label


class MoodPick(QWidget):
    """One question about mood."""

    changed = Signal(object)
    """A `Mood`, or None."""

    def __init__(self, question: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mood: Mood | None = None
        self._word = label("", "small")
        head = QHBoxLayout()
        head.addWidget(label(question, "small"))
        head.addStretch(1)
        head.addWidget(self._word)
        faces = QHBoxLayout()
        faces.setSpacing(0)
        self.faces = {
            mood: icon_button(icon(mood_icon(mood), theme), f"{question}: {mood_name(mood)}")
            for mood in Mood
        }
        for mood, face in self.faces.items():
            face.setCheckable(True)
            face.setToolTip(mood_name(mood))
            face.clicked.connect(lambda _=False, chosen=mood: self._choose(chosen))
            faces.addWidget(face)
            if mood is not Mood.VERY_GOOD:
                faces.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(faces)

    def show_mood(self, mood: Mood | None) -> None:
        """Show an answer without telling about it."""
        self._mood = mood
        for known, face in self.faces.items():
            face.setChecked(known is mood)
        self._word.setText(mood_name(mood) if mood is not None else "")

    def _choose(self, mood: Mood) -> None:
        self.show_mood(None if mood is self._mood else mood)
        self.changed.emit(self._mood)
