"""What bringing back a whole backup does, said before it is done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectapp.ui.icons import icon
from reflectapp.ui.messages import counted
from reflectapp.ui.theme import Theme
from reflectapp.ui.widgets import Banner, button


class EverythingNotice(QWidget):
    """A banner that explains, with the button that does it."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner("warning", icon("history", theme, token="warning"))
        self.confirm = button(self.tr("Bring everything back"), "primary")
        self.decline = button(self.tr("Leave the journal as it is"), shortcut="Esc")
        for part in (self.confirm, self.decline):
            self.banner.add_button(part)
        self.confirm.clicked.connect(self.confirmed)
        self.decline.clicked.connect(self.declined)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        self.hide()

    def ask(self, entries: int) -> None:
        """Say what becomes of the journal when this backup of so many entries comes back."""
        held = counted(
            entries,
            self.tr("The journal will hold the one entry of this backup."),
            self.tr("The journal will hold the {count} entries of this backup."),
        )
        rest = self.tr(
            "What you wrote or changed since then leaves it, and so do names and answers. A backup "
            "of the journal as it is now is made first, so that you can come back to it. Your "
            "passphrase stays the one of today; the delay gets no shorter, and what you exported "
            "stays on record. Reflect then locks and starts afresh."
        )
        self.banner.show_message(
            "warning", self.tr("Everything goes back to how it was then"), f"{held} {rest}"
        )
        self.show()
        self.decline.setFocus()
