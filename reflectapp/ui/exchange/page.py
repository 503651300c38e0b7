"""What the pages of coming and going have in common: a title, a way back, a line for long work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.domain.errors import StoppedError
from reflectapp.ui.context import Context
from reflectapp.ui.exchange.working import Working
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import sentence
from reflectapp.ui.messages.message import Message
from reflectapp.ui.theme import XL, L, M, S
from reflectapp.ui.widgets import Banner, button, centred, label
from reflectapp.ui.work_line import WorkLine

_WIDTH = 720


class ExchangePage(QWidget):
    """A page over the settings; Escape leads back, but not while something is being done."""

    closed = Signal()

    def __init__(
        self, context: Context, title: str, lead: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.working = Working(context, self)
        self.title = label(title, "title", wraps=True)
        self.lead = label(lead, "muted", wraps=True)
        self.back = button(
            self.tr("Back to the settings"),
            icon=icon("arrow-left", context.theme),
            shortcut="Esc",
        )
        self.back.clicked.connect(self.leave)
        self.banner = Banner("error", icon("circle-alert", context.theme, token="danger"))
        self.banner.hide()
        self.line = WorkLine()
        self.line.stop_wanted.connect(self.working.stop)
        self.working.ended.connect(self.line.end)
        self.body = QVBoxLayout()
        self.body.setSpacing(M)
        self.foot = QHBoxLayout()
        """Stays in sight however far one scrolls: how long work goes on, and what begins it."""
        self._lay_out()

    def begin(self) -> None:
        """Put the focus where one begins."""
        self.back.setFocus()

    def leave(self) -> None:
        """Go back to the settings, and forget what was looked at."""
        if not self.working.is_busy:
            self.forget()
            self.closed.emit()

    def forget(self) -> None:
        """Show nothing, and let what is being done end."""
        self.working.stop()
        self.banner.hide()
        self.line.end()

    def say_failed(self, error: Exception, message: Message | None = None) -> None:
        """Say what went wrong; that somebody stopped it is no fault."""
        is_wish = isinstance(error, StoppedError)
        said = message or sentence(error)
        token = "muted" if is_wish else "danger"
        glyph = icon("info" if is_wish else "circle-alert", self.context.theme, token=token)
        kind = "info" if is_wish else "error"
        self.banner.show_message(kind, said.title, said.text, glyph)
        self.banner.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(XL, XL, XL, L)
        column.setSpacing(M)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self.title)
        column.addWidget(self.lead)
        column.addSpacing(S)
        column.addWidget(self.banner)
        column.addLayout(self.body)
        column.addStretch(1)
        self.area = area = self._made_area(middle)
        area.verticalScrollBar().rangeChanged.connect(self._show_handle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(self._made_foot(area.verticalScrollBar().sizeHint().width()))

    def _made_area(self, middle: QWidget) -> QScrollArea:
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        centred(canvas, middle)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(canvas)
        return area

    def _show_handle(self, least: int, most: int) -> None:
        """Without anything to scroll the bar shows no handle; it keeps its room."""
        # Asked for anew: PySide may drop its object for the bar while the bar lives on.
        self.area.verticalScrollBar().setEnabled(most > least)

    def _made_foot(self, beside: int) -> QWidget:
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        row = QHBoxLayout(middle)
        row.setContentsMargins(XL, S, XL, M)
        row.setSpacing(M)
        row.addWidget(self.line, 1)
        row.addStretch(0)
        row.addLayout(self.foot)
        foot = QWidget()
        centred(foot, middle)
        # In line with the page above, which leaves room for a scroll bar.
        margins = foot.layout()
        if margins is not None:
            margins.setContentsMargins(0, 0, beside, 0)
        return foot
