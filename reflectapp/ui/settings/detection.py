"""The register: whom and what the journal knows, by which names, and what is no name."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectapp.domain.subject import Register
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.register import RegisterEditor
from reflectapp.ui.settings.rows import Section, SettingRow
from reflectapp.ui.theme import S
from reflectapp.ui.widgets import FlowLayout, button, label, set_accessible


class DetectionSection(Section):
    """Subjects with their aliases, and terms that are never asked about."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__("detection", "", parent)
        self._context, self._changes = context, changes
        self.title = self.tr("Detection")
        self.heading.setText(self.title)
        self.while_writing = QCheckBox()
        set_accessible(self.while_writing, self.tr("Look for names while writing"))
        self.while_writing.clicked.connect(lambda on: changes.prefer(findings_while_writing=on))
        self.add(
            SettingRow(
                self.tr("Look for names while writing"),
                self.tr("Counts what is found so far, quietly, beside the page."),
                self.while_writing,
            )
        )
        self.register = RegisterEditor(context, changes)
        self.add(
            SettingRow(
                self.tr("People, places and organisations"),
                self.tr(
                    "Whom the journal knows, with every name they go by. They are found in all "
                    "entries and scanned for in every post."
                ),
                self.register,
                is_wide=True,
                also=self.tr("register names aliases pseudonyms placeholders subjects terms"),
            )
        )
        self.allowed = AllowedTerms(context, changes)
        self.add(
            SettingRow(
                self.tr("Words that are nobody's name"),
                self.tr(
                    "Never asked about again. A word that is also a name in the register is still "
                    "found."
                ),
                self.allowed,
                is_wide=True,
                also=self.tr("allow list ignore terms"),
            )
        )
        context.bus.decisions_changed.connect(lambda _: self._reload_if_shown())

    def refresh(self) -> None:
        """Show the stored register."""
        preferences = self._context.session.settings.preferences()
        self.while_writing.setChecked(preferences.findings_while_writing)
        register = self._context.session.review.register()
        self.register.show_register(register)
        self.allowed.show_terms(register.allowed)

    def forget(self) -> None:
        """Clear every name."""
        self.register.show_register(Register())
        self.allowed.show_terms(())

    def _reload_if_shown(self) -> None:
        if self.isVisible():
            self.refresh()


class AllowedTerms(QWidget):
    """Chips with a cross, and a line to add one."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._changes = context, changes
        self._chips = FlowLayout()
        self.empty = label(self.tr("None yet."), "muted")
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Add a word or two"))
        self.line.setAccessibleName(self.tr("Add a word that is nobody's name"))
        self.line.returnPressed.connect(self._allow)
        self.add_button = button(self.tr("Add"))
        self.add_button.setAccessibleName(self.tr("Add the word"))
        self.add_button.clicked.connect(self._allow)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self.line, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.empty)
        column.addLayout(self._chips)
        column.addLayout(row)

    def show_terms(self, terms: tuple[str, ...]) -> None:
        """Show the allowed terms."""
        self._chips.clear()
        for term in terms:
            chip = button(term, "chip", icon=icon("x", self._context.theme, token="muted"))
            chip.setAccessibleName(self.tr("Remove {term}").format(term=term))
            chip.setToolTip(self.tr("Ask about this word again"))
            chip.clicked.connect(lambda _=False, t=term: self._disallow(t))
            self._chips.addWidget(chip)
        self.empty.setVisible(not terms)

    def _allow(self) -> None:
        term = self.line.text().strip()
        if term:
            self.line.clear()
            review = self._context.session.review
            self._changes.apply(lambda: review.allow(term), self._reload)

    def _disallow(self, term: str) -> None:
        review = self._context.session.review
        self._changes.apply(lambda: review.disallow(term), self._reload)
        self._context.bus.said.emit(
            self.tr("This word will be asked about again."),
            lambda: self._changes.apply(lambda: review.allow(term), self._reload),
        )

    def _reload(self) -> None:
        self.show_terms(self._context.session.review.register().allowed)
