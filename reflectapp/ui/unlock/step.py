"""What every step of the first run has in common."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectapp.ui.theme import XS, L, S
from reflectapp.ui.widgets import label


class Step(QWidget):
    """A page with a title, a lead and one decision; add to `body`."""

    changed = Signal()
    """Something else was typed: a problem that was told may be none any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.title = ""
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(2, 0, L, L)
        self.body.setSpacing(S)

    def headline(self, title: str, lead: str = "") -> None:
        """Put title and lead on top."""
        self.title = title
        self.body.addWidget(label(title, "title", wraps=True))
        if lead:
            self.body.addWidget(label(lead, "body", wraps=True))
        self.body.addSpacing(XS)

    def begin(self) -> None:
        """The step is shown: put the focus where one begins."""

    def problem(self) -> str:
        """Return what is still missing, or "" when one can go on; show where."""
        return ""

    def work(self) -> Callable[[], object] | None:
        """Return what has to be tried, in a thread, before one can go on; None for nothing."""
        return None

    def next_words(self) -> str:
        """Return what the button says that goes on; "" for what it usually says."""
        return ""

    def go_on(self) -> bool:
        """Take a step within the page; False when there is none left."""
        return False

    def go_back(self) -> bool:
        """Take a step back within the page; False when there is none left."""
        return False

    def forget(self) -> None:
        """Clear every secret."""
