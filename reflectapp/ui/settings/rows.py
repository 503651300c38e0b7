"""Rows and sections of the settings, and which of them fit a search."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from reflectapp.ui.settings.synonyms import meant_by
from reflectapp.ui.theme import XL, L, S
from reflectapp.ui.widgets import Card, divider, label, set_role


class SettingRow(QWidget):
    """What a setting is called, what it means, and its control."""

    def __init__(
        self,
        title: str,
        text: str,
        control: QWidget | None = None,
        *,
        is_wide: bool = False,
        also: str = "",
    ) -> None:
        """`is_wide` puts the control under the words; `also` are more words that find the row."""
        super().__init__()
        self.title = title
        self._words = f"{title} {text} {also}"
        grid = QGridLayout(self)
        grid.setContentsMargins(0, S, 0, S)
        grid.setHorizontalSpacing(XL)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(title, "heading", wraps=True), 0, 0)
        self.text = label(text, "muted", wraps=True)
        grid.addWidget(self.text, 1, 0)
        if control is not None and is_wide:
            grid.setRowMinimumHeight(2, S)
            grid.addWidget(control, 3, 0, 1, 2)
        elif control is not None:
            if isinstance(control, QCheckBox):
                set_role(control, "switch")
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            grid.addWidget(control, 0, 1, 2, 1, middle)

    def fits(self, words: list[str], section: str) -> bool:
        """Say whether every word, or what is meant by it, is in the row, its controls or title."""
        said = f"{section} {self._words} {self._said_by_controls()}".casefold()
        return all(any(meant in said for meant in meant_by(word)) for word in words)

    def _said_by_controls(self) -> str:
        """Return the names of the controls, and what lists and lines hold by now."""
        said: list[str] = []
        for part in self.findChildren(QWidget):
            said.append(part.accessibleName())
            if isinstance(part, QLineEdit):
                hints = part.inputMethodHints()
                # A search that tries letters must not tell what was typed of a passphrase.
                said += [] if hints & Qt.InputMethodHint.ImhSensitiveData else [part.text()]
            elif isinstance(part, QListWidget):
                said += [part.item(row).text() for row in range(part.count())]
        return " ".join(said)


class Section(QWidget):
    """A heading over a card of rows."""

    def __init__(self, key: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.title = key, title
        self.rows: list[SettingRow] = []
        self._dividers: list[QWidget] = []
        self._card = Card()
        self._card.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, L)
        column.setSpacing(S)
        self.heading = label(title, "lead")
        column.addWidget(self.heading)
        column.addWidget(self._card)

    def add(self, row: SettingRow) -> SettingRow:
        """Put one more row into the card."""
        if self.rows:
            line = divider()
            self._dividers.append(line)
            self._card.body.addWidget(line)
        self.rows.append(row)
        self._card.body.addWidget(row)
        return row

    def show_fitting(self, words: list[str]) -> bool:
        """Show the rows that fit, all when the section's title does; False when none fits."""
        shown = [row for row in self.rows if row.fits(words, self.title)]
        for row in self.rows:
            row.setVisible(row in shown)
        for line, row in zip(self._dividers, self.rows[1:], strict=True):
            line.setVisible(row in shown and row is not shown[0])
        self.setVisible(bool(shown))
        return bool(shown)

    def refresh(self) -> None:
        """Show what is stored."""

    def forget(self) -> None:
        """Clear what is the writer's."""
