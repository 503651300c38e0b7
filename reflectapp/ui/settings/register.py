"""Editing the register: names, aliases, joining, splitting, removing, and taking it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reflectapp.domain.errors import DecisionError
from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.services.register_step import RegisterStep
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.subject_card import SubjectCard
from reflectapp.ui.theme import M, S
from reflectapp.ui.widgets import button, label

KIND_ICONS = {
    SubjectKind.PERSON: "user",
    SubjectKind.PLACE: "map-pin",
    SubjectKind.ORGANISATION: "building-2",
    SubjectKind.OTHER: "tag",
}


class RegisterEditor(QWidget):
    """A list of subjects beside the one that is chosen."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._changes = context, changes
        self._register = Register()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a name"))
        self.search.setAccessibleName(self.tr("Find a name in the register"))
        self.search.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Register"))
        self.list.setMinimumHeight(230)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda now, _: self._show_chosen(now))
        self.empty = label(
            self.tr(
                "Nobody yet. People and places you decide about in a review are kept here, or "
                "add one now."
            ),
            "muted",
            wraps=True,
        )
        self.new_button = button(
            self.tr("Add a name"), icon=icon("plus", context.theme), tip=self.tr("Add a subject")
        )
        self.new_button.clicked.connect(self._add)
        self.card = SubjectCard(context.theme)
        self.card.changed.connect(self._save)
        self.card.joined.connect(self._join)
        self.card.split_off.connect(self._split)
        self.card.removed.connect(self._remove)
        self._lay_out()

    def show_register(self, register: Register, chosen: str | None = None) -> None:
        """Show the subjects; the one with the id `chosen`, or the same as before, is open."""
        keep = chosen or self._chosen_id()
        self._register = register
        self._fill()
        self._choose(keep)

    def _fill(self) -> None:
        wanted, keep = self.search.text().casefold(), self._chosen_id()
        self.list.blockSignals(True)
        self.list.clear()
        for subject in sorted(self._register.subjects, key=lambda s: s.name.casefold()):
            if any(wanted in alias.casefold() for alias in subject.aliases):
                item = QListWidgetItem(
                    icon(KIND_ICONS[subject.kind], self._context.theme, token="muted"),
                    subject.name,
                )
                item.setData(Qt.ItemDataRole.UserRole, subject.id)
                self.list.addItem(item)
        self.list.blockSignals(False)
        self.empty.setVisible(not self._register.subjects)
        self.list.setVisible(bool(self._register.subjects))
        self.search.setVisible(len(self._register.subjects) > 6)
        self._choose(keep)

    def _choose(self, subject_id: str | None) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == subject_id:
                self.list.setCurrentRow(row)
                break
        else:
            self.list.setCurrentRow(0 if self.list.count() else -1)
        self._show_chosen(self.list.currentItem())

    def _chosen_id(self) -> str | None:
        # The index, because Qt's stubs deny that there may be no current item.
        index = self.list.currentIndex()
        return str(index.data(Qt.ItemDataRole.UserRole)) if index.isValid() else None

    def _show_chosen(self, item: QListWidgetItem | None) -> None:
        subject = (
            None if item is None else self._register.by_id(str(item.data(Qt.ItemDataRole.UserRole)))
        )
        self.card.show_subject(subject, self._register.subjects)

    def _add(self) -> None:
        name = self.tr("New name")
        made = Subject(self._context.session.ids.new_id(), SubjectKind.PERSON, name, (name,))
        review = self._context.session.review
        self.search.clear()
        self._store(lambda: review.save_subject(made), made.id, self.card.ask_for_name)

    def _save(self, subject: Subject) -> None:
        review = self._context.session.review
        self._store(lambda: review.save_subject(subject), subject.id)

    def _join(self, subject_id: str, other_id: str) -> None:
        review, said = self._context.session.review, self.tr("They are one now.")
        self._take_step(lambda: review.join(subject_id, other_id), subject_id, said)

    def _split(self, subject_id: str, alias: str) -> None:
        review, said = self._context.session.review, self.tr("This name stands for itself now.")
        self._take_step(lambda: review.split(subject_id, alias), subject_id, said)

    def _remove(self, subject_id: str) -> None:
        review, said = self._context.session.review, self.tr("Taken out of the register.")
        self._take_step(lambda: review.remove_subject(subject_id), None, said)

    def _store(
        self,
        work: Callable[[], object],
        chosen: str | None,
        then: Callable[[], None] | None = None,
    ) -> None:
        def reload() -> None:
            self.show_register(self._context.session.review.register(), chosen)
            if then is not None:
                then()

        self._changes.apply(work, reload)

    def _take_step(self, work: Callable[[], object], chosen: str | None, words: str) -> None:
        """Change the register, say so, and offer to take just this change back."""
        review, said = self._context.session.review, self._context.bus.said
        steps: list[RegisterStep] = []

        def take_back() -> None:
            self._changes.apply(lambda: review.step_back(steps[0]), reload, refused)

        def reload() -> None:
            self.show_register(review.register(), chosen)

        def refused(error: Exception) -> None:
            if not isinstance(error, DecisionError):
                self._changes.failed(error)
                return
            said.emit(self.tr("These names were changed since, so they stay as they are."), None)

        self._store(
            lambda: steps.append(review.step(work)), chosen, lambda: said.emit(words, take_back)
        )

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(S)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addWidget(self.empty)
        left.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(M)
        row.addLayout(left, 2)
        row.addWidget(self.card, 3)
