"""What is copied leaves as plain text, marked as secret, and does not stay on the clipboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

HELD_MS = 30_000
"""How long copied words may be pasted."""

Mode = QClipboard.Mode
MODES = (Mode.Clipboard, Mode.Selection)
"""The clipboard, and where a selection goes on X11 and Wayland."""

_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"\1\0\0\0",
    "CanIncludeInClipboardHistory": bytes(4),
    "CanUploadToCloudClipboard": bytes(4),
}
"""What managers of clipboards look for: Klipper and those like it, and three of Windows itself."""


_PUBLIC = "text/x-public"
"""Marks what is public: it went through the gate and was put on record."""


class ClipboardGuard(QObject):
    """Marks and clears whatever this program puts on a clipboard; that of others it leaves alone.

    One for the whole program: every field that copies is covered, also those that Qt makes.
    What `public` made stays: it is meant for everybody, its editor may take longer than half a
    minute to open, and a history of the clipboard may have it.
    """

    def __init__(
        self,
        clipboard: QClipboard,
        owns: Callable[[Mode], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`owns` says whether what a clipboard holds came from here; Qt is asked when left out."""
        super().__init__(parent)
        self._clipboard = clipboard
        self._owns = owns or self._asked
        self._timers = {mode: self._timer(mode) for mode in MODES}
        # Methods, not lambdas: the clipboard lives longer than whoever watches it.
        clipboard.dataChanged.connect(self._look_at_clipboard)
        clipboard.selectionChanged.connect(self._look_at_selection)

    def clear(self) -> None:
        """Empty both clipboards of what was copied here, as at every lock."""
        for mode in MODES:
            self._clear(mode)

    def _look_at_clipboard(self) -> None:
        self._look(Mode.Clipboard)

    def _look_at_selection(self) -> None:
        self._look(Mode.Selection)

    def _look(self, mode: Mode) -> None:
        if not self._owns(mode):
            self._timers[mode].stop()
            return
        # The stubs say that there always is something; after `clear` there is not.
        data: QMimeData | None = self._clipboard.mimeData(mode)
        if data is not None and data.hasFormat(_PUBLIC):
            self._timers[mode].stop()
            return
        if data is None or not data.text() or _is_marked(data):
            return
        self._timers[mode].start()
        self._clipboard.setMimeData(_marked(data.text()), mode)

    def _clear(self, mode: Mode) -> None:
        self._timers[mode].stop()
        data: QMimeData | None = self._clipboard.mimeData(mode) if self._owns(mode) else None
        if data is not None and not data.hasFormat(_PUBLIC):
            self._clipboard.clear(mode)

    def _asked(self, mode: Mode) -> bool:
        if mode is Mode.Clipboard:
            return self._clipboard.ownsClipboard()
        return self._clipboard.supportsSelection() and self._clipboard.ownsSelection()

    def _timer(self, mode: Mode) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(HELD_MS)
        timer.timeout.connect(lambda: self._clear(mode))
        return timer


def copy_public(html: str, text: str) -> None:
    """Put a text that is published on the clipboard, where it stays."""
    QGuiApplication.clipboard().setMimeData(public(html, text))


def public(html: str, text: str) -> QMimeData:
    """Return a published text for a clipboard: with its looks, and plain beside it."""
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    data.setData(_PUBLIC, b"\1")
    return data


def _marked(text: str) -> QMimeData:
    """Return plain text that is marked as secret."""
    data = QMimeData()
    data.setText(text)
    for mark, value in _MARKS.items():
        data.setData(mark, value)
    return data


def _is_marked(data: QMimeData) -> bool:
    return all(data.hasFormat(mark) for mark in _MARKS)
