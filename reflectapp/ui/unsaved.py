"""What stands in the way of locking: words that could not be saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectapp.ui.icons import icon
from reflectapp.ui.theme import L, S, Theme
from reflectapp.ui.widgets import Banner, button


class UnsavedNotice(QWidget):
    """A banner over the place, until the words are saved or the writer decides."""

    closing_anyway = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._again: Callable[[], object] | None = None
        self.banner = Banner("error", icon("triangle-alert", theme, token="danger"))
        self.again = button(self.tr("Try again"), "primary")
        self.stay = button(self.tr("Stay open"))
        self.anyway = button(
            self.tr("Close and lose these words"),
            "danger",
            tip=self.tr("Only what was not saved is lost"),
        )
        for part in (self.again, self.stay, self.anyway):
            self.banner.add_button(part)
        self.again.clicked.connect(self._try_again)
        self.stay.clicked.connect(self.hide)
        self.anyway.clicked.connect(self.closing_anyway)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, S, L, S)
        column.addWidget(self.banner)
        self.hide()

    def ask(self, again: Callable[[], object], *, is_closing: bool) -> None:
        """Tell that the last words are not saved; `again` is what was wanted."""
        self._again = again
        self.banner.show_message(
            "error",
            self.tr("Your last words could not be saved, so the journal stays open"),
            self.tr(
                "They are still on the screen. Free some space or connect the drive and try "
                "again, or select the text and copy it somewhere safe."
            ),
        )
        self.anyway.setVisible(is_closing)
        self.show()
        self.again.setFocus()

    def _try_again(self) -> None:
        again = self._again
        self.hide()
        if again is not None:
            again()
