"""The fourth step: the writer's own terms, and the delay."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from reflectapp.domain.post import DEFAULT_DELAY_DAYS, MAX_DELAY_DAYS, MIN_DELAY_DAYS
from reflectapp.domain.profile import WriterProfile
from reflectapp.ui.profile_form import ProfileForm
from reflectapp.ui.theme import M, S
from reflectapp.ui.unlock.step import Step
from reflectapp.ui.widgets import divider, label, number_field


class AboutYouStep(Step):
    """Five optional terms and a number of days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline(
            self.tr("About you"),
            self.tr(
                "These words must never leave in a post, so Reflect looks for them. "
                "They stay in the encrypted journal; leave out what you like."
            ),
        )
        self.form = ProfileForm()
        self.body.addWidget(self.form)
        self.body.addSpacing(S)
        self.body.addWidget(divider())
        self.body.addSpacing(S)
        self.delay = number_field(
            self.tr("Days before words may be published"),
            (MIN_DELAY_DAYS, MAX_DELAY_DAYS),
            DEFAULT_DELAY_DAYS,
            suffix=self.tr(" days"),
        )
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(label(self.tr("Words wait"), "heading"))
        row.addWidget(self.delay)
        row.addWidget(label(self.tr("before they may be published"), "heading"))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(
            label(
                self.tr(
                    "You can make this longer at any time. Making it shorter counts only for "
                    "what you write from then on."
                ),
                "muted",
                wraps=True,
            )
        )
        self.body.addStretch(1)

    @property
    def profile(self) -> WriterProfile:
        """The terms as typed."""
        return self.form.profile()

    @property
    def delay_days(self) -> int:
        """The delay as chosen."""
        return self.delay.value()

    @property
    def first_field(self) -> QLineEdit:
        """Where the step begins."""
        return self.form.fields["name"]

    def begin(self) -> None:
        """Start with the writer's name."""
        self.first_field.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Return after the name is not yet "make the journal": four terms would stay unknown.
        lines = list(self.form.fields.values())
        focused = self.focusWidget()
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and focused in lines[:-1]:
            lines[lines.index(focused) + 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif is_return and focused is lines[-1]:
            self.delay.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """Clear the terms."""
        self.form.show_profile(WriterProfile())
