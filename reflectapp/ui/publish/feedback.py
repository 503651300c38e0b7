"""A place to note what was said about a post after it left."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from reflectapp.domain.post import ExportRecord
from reflectapp.ui.publish.sheet import caption
from reflectapp.ui.theme import XS, Theme
from reflectapp.ui.widgets import label

_PAUSE_MS = 700
_LINES = 4


class FeedbackNote(QWidget):
    """Keeps what is typed a moment after it was, and before anything else is shown."""

    noted = Signal(object, str)
    """The `ExportRecord`, and the words for it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._record: ExportRecord | None = None
        self._kept = ""
        self.field = QPlainTextEdit()
        self.field.setProperty("role", "note")
        self.field.setTabChangesFocus(True)
        self.field.setPlaceholderText(self.tr("What readers said, and what you think of it now"))
        self.field.setAccessibleName(self.tr("What came of it"))
        self.field.setAccessibleDescription(self.tr("Kept in the journal alone"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.field.textChanged.connect(self._pause.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(caption(self.tr("What came of it")))
        column.addWidget(self.field)
        column.addWidget(label(self.tr("Kept in the journal alone."), "small", wraps=True))
        theme.changed.connect(self._fit)
        self._fit()

    def show_record(self, record: ExportRecord | None) -> None:
        """Show the note of something that left; what is being typed about it stays."""
        if record is not None and self._record is not None and _same(record, self._record):
            return
        self.flush()
        self._record = record
        self._kept = record.feedback if record is not None else ""
        self.field.setPlainText(self._kept)
        self._pause.stop()

    def flush(self) -> None:
        """Tell what was typed, if there is anything new."""
        self._pause.stop()
        words = self.field.toPlainText()
        if self._record is not None and words != self._kept:
            self._kept = words
            self.noted.emit(self._record, words)

    def _fit(self) -> None:
        self.field.setFixedHeight(self._theme.scaled(18) * _LINES + 14)


def _same(one: ExportRecord, other: ExportRecord) -> bool:
    """Whether the two are the record of one export."""
    return (one.exported_at, one.file_name, one.digest) == (
        other.exported_at,
        other.file_name,
        other.digest,
    )
