"""Tags as chips, with a field that completes what the journal knows already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.ui.icons import icon
from reflectapp.ui.theme import XS, S, Theme
from reflectapp.ui.widgets import FlowLayout, button, set_accessible

_LONGEST = 40
"""Code points in a tag."""


class TagField(QLineEdit):
    """Enter or a comma adds a tag; Backspace in the empty field takes the last one away."""

    added = Signal(str)
    last_removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take_completion, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(self.tr("Add a tag"))
        set_accessible(self, self.tr("Add a tag"), self.tr("Add a tag; Enter puts it on"))

    def set_known(self, tags: Sequence[str]) -> None:
        """Complete to these."""
        self._known.setStringList(list(tags))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma):
            self._take()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.last_removed.emit()
        else:
            super().keyPressEvent(event)

    def _take_completion(self, text: str) -> None:
        self.setText(text)
        self._take()

    def _take(self) -> None:
        words = self.text().strip().lstrip("#").strip()
        if words:
            self.added.emit(words)
        self.clear()


class TagEdit(QWidget):
    """An entry's tags."""

    changed = Signal(object)
    """The tags as a tuple, when the writer changed them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._box = QWidget()
        self._chips = FlowLayout(self._box, spacing=XS)
        self.field = TagField()
        self.field.added.connect(self.add)
        self.field.last_removed.connect(lambda: self._set(self._tags[:-1]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self._box)
        column.addWidget(self.field)

    @property
    def tags(self) -> tuple[str, ...]:
        """What is on the entry."""
        return self._tags

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show an entry's tags without telling about it."""
        self._tags = tuple(tags)
        self._chips.clear()
        for tag in self._tags:
            short = tag if len(tag) <= 24 else tag[:23] + "…"
            chip = button(short.replace("&", "&&"), "chip", icon=icon("x", self._theme))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            chip.setAccessibleName(self.tr("Remove the tag {tag}").format(tag=tag))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(lambda _=False, gone=tag: self.remove(gone))
            self._chips.addWidget(chip)
        self._box.setVisible(bool(self._tags))
        self._box.updateGeometry()

    def add(self, tag: str) -> None:
        """Put a tag on; one that is there in any case stays as it is."""
        if tag.casefold() not in {known.casefold() for known in self._tags}:
            self._set((*self._tags, tag))

    def remove(self, tag: str) -> None:
        """Take a tag off; the focus stays near."""
        self._set(tuple(known for known in self._tags if known != tag))
        self.field.setFocus()

    def _set(self, tags: tuple[str, ...]) -> None:
        if tags != self._tags:
            self.show_tags(tags)
            self.changed.emit(tags)
