"""A small sheet over the page that asks for what an answer needs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.ui.theme import L, M, S
from reflectapp.ui.widgets import button, label

_GAP, _WIDTH = 8, 380


class Popover(QFrame):
    """Stands near what it is about; Escape closes it. It is a part of the page, not a window."""

    closed = Signal()

    def __init__(self, page: QWidget, title: str, text: str = "") -> None:
        super().__init__(page)
        self._page = page
        self.setProperty("role", "palette")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(L, M, L, M)
        self.body.setSpacing(S)
        self.title = label(title, "heading", wraps=True)
        self.body.addWidget(self.title)
        if text:
            self.body.addWidget(label(text, "small", wraps=True))
        self.problem = label("", "error", wraps=True)
        self.problem.hide()
        self.setFixedWidth(_WIDTH)

    def finish(self, primary: QPushButton | None, *, leave: str = "") -> None:
        """Add the last row: what went wrong, Cancel or `leave`, and the answer's own button."""
        self.body.addWidget(self.problem)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = button(leave or self.tr("Cancel"), "quiet", shortcut="Esc")
        cancel.clicked.connect(self.dismiss)
        row.addWidget(cancel)
        if primary is not None:
            row.addWidget(primary)
        self.body.addLayout(row)

    def complain(self, text: str) -> None:
        """Say what is missing, and stay."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.adjustSize()

    def open_at(self, place: QRectF) -> None:
        """Show the sheet below `place`, or above when there is no room; coordinates of the page."""
        page = self._page
        self.show()
        # In large type the answers need more, which they know once they are dressed.
        self.body.invalidate()
        self.body.activate()
        needed = max(_WIDTH, self.body.minimumSize().width())
        self.setFixedWidth(min(needed, page.width() - 2 * _GAP))
        self.adjustSize()
        left = min(max(int(place.left()) - L, _GAP), page.width() - self.width() - _GAP)
        below = int(place.bottom()) + _GAP
        if below + self.height() > page.height() - _GAP:
            below = max(_GAP, int(place.top()) - self.height() - _GAP)
        below = max(_GAP, min(below, page.height() - self.height() - _GAP))
        self.move(left, below)
        self.raise_()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where one answers."""
        self.setFocus()

    def dismiss(self) -> None:
        """Go away without an answer, or after one."""
        self.hide()
        self.closed.emit()
        self.deleteLater()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        # What is typed here is for the sheet: no key may decide something behind it.
        event.accept()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round within the sheet: what lies behind waits until it is answered."""
        chain: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
                chain.append(widget)
            widget = widget.nextInFocusChain()
        stops = [w for w in chain if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        focused = self.focusWidget()
        if not stops:
            return False
        step = 1 if next else -1
        at = stops.index(focused) if focused in stops else -step
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[(at + step) % len(stops)].setFocus(reason)
        return True
