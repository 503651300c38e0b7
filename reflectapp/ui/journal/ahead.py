"""Keys typed while an entry is on its way to the page: held, and given to it in order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from typing_extensions import override


class TypedAhead(QObject):
    """Without this the words would go to the entry that is on the page still."""

    def __init__(self, title: QPlainTextEdit, body: QPlainTextEdit) -> None:
        super().__init__(body)
        self._holds = False
        self._held: list[tuple[QPlainTextEdit, QEvent]] = []
        for field in (title, body):
            field.installEventFilter(self)

    def hold(self) -> None:
        """From now on, keep what is typed into title and page."""
        self._holds = True

    def release(self) -> None:
        """Let keys pass again, those that were held first."""
        self._holds = False
        held, self._held = self._held, []
        for field, event in held:
            QApplication.sendEvent(field, event)

    def take_words(self) -> str:
        """Return what was typed, and hold nothing more: its entry will not be on the page."""
        self._holds = False
        held, self._held = self._held, []
        return "".join(_text_of(event) for _, event in held)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._holds or not isinstance(watched, QPlainTextEdit):
            return False
        kept = _kept(event)
        if kept is not None:
            self._held.append((watched, kept))
        return kept is not None


def _kept(event: QEvent) -> QEvent | None:
    """Return an event of the same keys that outlives Qt's own; None for other events."""
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
    if isinstance(event, QInputMethodEvent) and event.commitString():
        composed = QInputMethodEvent()
        composed.setCommitString(event.commitString())
        return composed
    return None


def _text_of(event: QEvent) -> str:
    if isinstance(event, QInputMethodEvent):
        return event.commitString()
    text = event.text().replace("\r", "\n") if isinstance(event, QKeyEvent) else ""
    return text if text.isprintable() or text == "\n" else ""
