"""The writer's own terms as a form: in the first run and in the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from reflectapp.anonymise.pen_names import doubt_about
from reflectapp.domain.profile import WriterProfile
from reflectapp.ui.messages.pen_names import pen_name_words
from reflectapp.ui.theme import M, S
from reflectapp.ui.widgets import label, set_role


class ProfileForm(QWidget):
    """One line for each term; all may stay empty."""

    edited = Signal()
    """The writer finished changing a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(S)
        grid.setColumnStretch(1, 1)
        rows = (
            ("name", self.tr("Your name"), self.tr("as colleagues know it")),
            ("employer", self.tr("Employer"), self.tr("trust, council, agency or university")),
            ("team", self.tr("Team"), self.tr("team, ward or service")),
            ("town", self.tr("Town"), self.tr("where you work")),
            ("pen_name", self.tr("Pen name"), self.tr("the one name that may stand on a blog")),
        )
        for row, (key, name, hint) in enumerate(rows):
            field = QLineEdit()
            field.setAccessibleName(name)
            field.setAccessibleDescription(hint)
            field.setPlaceholderText(hint)
            field.editingFinished.connect(self.edited)
            caption = label(name, "heading")
            caption.setBuddy(field)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 1)
            field.textChanged.connect(self._explain)
            self.fields[key] = field
        self.doubt = label("", "body", wraps=True)
        self.doubt.hide()
        grid.addWidget(self.doubt, len(rows), 1)
        self.setFocusProxy(self.fields["name"])

    def profile(self) -> WriterProfile:
        """Return the terms as typed, without outer white space."""
        return WriterProfile(**{key: field.text().strip() for key, field in self.fields.items()})

    def show_profile(self, profile: WriterProfile) -> None:
        """Show stored terms."""
        for key, field in self.fields.items():
            field.setText(str(getattr(profile, key)))

    def _explain(self) -> None:
        """Say what the pen name gives away, while it is typed."""
        found = doubt_about(self.profile())
        self.doubt.setText("" if found is None else pen_name_words(found))
        set_role(self.doubt, "error" if found is not None and found.is_refused else "body")
        self.doubt.setVisible(found is not None)
        pen_name = self.fields["pen_name"]
        pen_name.setAccessibleDescription(self.doubt.text() or pen_name.placeholderText())
