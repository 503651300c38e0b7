"""What happens when something fails that nobody foresaw: say so calmly, leak nothing."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from reflectapp.domain.fault import place_of


class CrashHandler:
    """Takes the place of `sys.excepthook` while the window lives."""

    def __init__(self) -> None:
        self.box: QMessageBox | None = None

    def install(self) -> None:
        """Hear of everything that nobody caught."""
        sys.excepthook = self._handle
        threading.excepthook = lambda args: self._report(args.exc_value)
        qInstallMessageHandler(_note_qt)

    def _handle(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._report(error)
        if self.box is None and QApplication.instance() is not None:
            self.box = _dialog(place_of(error))
            self.box.finished.connect(self._closed)
            self.box.show()

    def _report(self, error: BaseException | None) -> None:
        if error is not None:
            sys.stderr.write(f"reflectapp: {place_of(error)}\n")

    def _closed(self) -> None:
        self.box = None


def _dialog(place: str) -> QMessageBox:
    translate = QApplication.translate
    box = QMessageBox()
    box.setWindowTitle("Reflect")
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(translate("Crash", "Something in Reflect did not work"))
    box.setInformativeText(
        translate(
            "Crash",
            "It is a fault in the program. What was saved is safe, and what is on the screen is "
            "still there. You can go on; if something looks wrong, lock the journal and open it "
            "again.\n\nFor a report, copy this line. It holds nothing of your writing:\n{place}",
        ).format(place=place)
    )
    box.addButton(translate("Crash", "Go on"), QMessageBox.ButtonRole.AcceptRole)
    return box


def _note_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt may quote what a widget holds: only the kind and Qt's own category are passed on."""
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        sys.stderr.write(f"reflectapp: Qt {kind.name} in {context.category or 'default'}\n")
