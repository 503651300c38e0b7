"""The twelve recovery words: shown, and typed with completion and paste."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from reflectapp.ui.theme import XS, M, S
from reflectapp.ui.unlock.fields import set_invalid
from reflectapp.ui.unlock.presenter import WORD_COUNT, completion, pasted_words
from reflectapp.ui.widgets import label

COLUMNS = 3


class ShownWords(QWidget):
    """The words in numbered cells; they can be read, not copied."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(S)
        self._cells = []
        for index, word in enumerate(words):
            cell = QFrame()
            cell.setProperty("role", "cell")
            number = _numeral(index + 1)
            shown = label(word, "word")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            shown.setAccessibleName(self.tr("Word {number}").format(number=index + 1))
            row = QHBoxLayout(cell)
            row.setContentsMargins(M, XS + 2, M, XS + 2)
            row.setSpacing(M)
            row.addWidget(number)
            row.addWidget(shown, 1)
            grid.addWidget(cell, index // COLUMNS, index % COLUMNS)
            self._cells.append(shown)

    def forget(self) -> None:
        """Take the words off the screen."""
        for cell in self._cells:
            cell.clear()


class WordsField(QWidget):
    """Twelve small lines; Space goes to the next, and twelve words can be pasted into one."""

    changed = Signal()

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(S)
        self.edits: list[_WordEdit] = []
        for index in range(WORD_COUNT):
            edit = _WordEdit(known)
            edit.setAccessibleName(self.tr("Recovery word {number}").format(number=index + 1))
            _number(edit, index + 1)
            edit.several_given.connect(lambda words, i=index: self._spread(i, words))
            edit.left_for_next.connect(lambda i=index: self._go(i + 1))
            edit.left_for_previous.connect(lambda i=index: self._go(i - 1))
            edit.textChanged.connect(lambda _, line=edit: self._note_change(line))
            grid.addWidget(edit, index // COLUMNS, index % COLUMNS)
            self.edits.append(edit)
        self.setFocusProxy(self.edits[0])

    def words(self) -> tuple[str, ...]:
        """Return the twelve as typed; an empty line gives ""."""
        return tuple(edit.text().strip().casefold() for edit in self.edits)

    def mark(self, wrong: Sequence[int]) -> None:
        """Draw these lines as wrong and put the cursor into the first."""
        for index, edit in enumerate(self.edits):
            set_invalid(edit, index in wrong)
        if wrong:
            self.edits[wrong[0]].setFocus()
            self.edits[wrong[0]].selectAll()

    def clear(self) -> None:
        """Forget what was typed."""
        for edit in self.edits:
            edit.clear()
        self.mark(())

    def _note_change(self, line: QLineEdit) -> None:
        set_invalid(line, False)
        self.changed.emit()

    def _spread(self, first: int, words: list[str]) -> None:
        # A whole set goes where it belongs, wherever it was pasted.
        start = 0 if len(words) >= WORD_COUNT else first
        for edit, word in zip(self.edits[start:], words, strict=False):
            edit.setText(word)
        self._go(min(start + len(words), WORD_COUNT) - 1)

    def _go(self, index: int) -> None:
        if 0 <= index < WORD_COUNT:
            self.edits[index].setFocus(Qt.FocusReason.TabFocusReason)


def _number(edit: QLineEdit, number: int) -> None:
    """Put the word's number into the line, before what is typed."""
    shown = _numeral(number)
    shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    inside = QHBoxLayout(edit)
    inside.setContentsMargins(M, 0, 0, 0)
    inside.addWidget(shown)
    inside.addStretch(1)
    edit.setTextMargins(shown.sizeHint().width() + S, 0, 0, 0)


def _numeral(number: int) -> QLabel:
    """Return the number of a word, as wide as the widest of them: the words stand in line."""
    shown = label(str(number), "small")
    widest = max(shown.fontMetrics().horizontalAdvance(str(n)) for n in range(10, WORD_COUNT + 1))
    shown.setMinimumWidth(widest + 1)
    return shown


class _WordEdit(QLineEdit):
    several_given = Signal(list)
    left_for_next = Signal()
    left_for_previous = Signal()

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__()
        self._known = known
        self._length = 0
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhPreferLowercase
        )
        self.textEdited.connect(self._edited)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Comma) and self.text().strip():
            self.deselect()
            self.left_for_next.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.left_for_previous.emit()
        else:
            super().keyPressEvent(event)

    def _edited(self, text: str) -> None:
        words = pasted_words(text)
        if len(words) > 1:
            self.setText(words[0])
            self.several_given.emit(words)
            return
        grew, self._length = len(text) > self._length, len(text)
        whole = completion(text.casefold(), self._known) if grew else ""
        if whole:
            self.setText(whole)
            self.setSelection(len(text), len(whole) - len(text))
