"""Checking and mending what is there: one button at a time, as far as one has come."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reflectapp.ui.theme import S
from reflectapp.ui.widgets import Card, button, label


class MendingCard(Card):
    """Offers the check, and after it the step that may help."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.check = button(self.tr("Check the journal"), tip=self.tr("Nothing is changed by it"))
        self.mend = button(self.tr("Mend the journal"), "primary")
        self.key_file = button(self.tr("Put the key file back"), "primary")
        self.body.addWidget(label(self.tr("Mend what is there"), "heading"))
        self.body.addWidget(
            label(
                self.tr(
                    "First see what is wrong. Checking changes nothing; after it, the next step "
                    "is offered here."
                ),
                "muted",
                wraps=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addStretch(1)
        for part in (self.check, self.mend, self.key_file):
            row.addWidget(part)
        self.body.addLayout(row)
        self.suggest(None)

    def suggest(self, way: QPushButton | None) -> None:
        """Show the button of the next step, and no other one."""
        for part in (self.mend, self.key_file):
            part.setVisible(part is way)
