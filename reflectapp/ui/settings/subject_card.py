"""One subject of the register: its name, what it is, and the names it goes by."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.ui.icons import icon
from reflectapp.ui.theme import M, S, Theme
from reflectapp.ui.widgets import FlowLayout, button, label, set_accessible

_MOST_SHOWN = 28
"""Letters of a name on its chip; the tip has all of them."""
_LEAST_SHOWN = 10
"""Letters for which the list of the others has room; opened, it has room for more."""


class SubjectCard(QFrame):
    """Reports every change; the register stores it and shows the card again."""

    changed = Signal(object)
    """The subject as it should be."""
    joined = Signal(str, str)
    """The subject's id, and that of the one that it swallows."""
    split_off = Signal(str, str)
    """The subject's id and the alias that becomes a subject of its own."""
    removed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._theme = theme
        self._subject: Subject | None = None
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name in the register"))
        self.name.editingFinished.connect(self._rename)
        self.kind = QComboBox()
        for kind, words in (
            (SubjectKind.PERSON, self.tr("Person")),
            (SubjectKind.PLACE, self.tr("Place")),
            (SubjectKind.ORGANISATION, self.tr("Organisation")),
            (SubjectKind.OTHER, self.tr("Other")),
        ):
            self.kind.addItem(words, kind)
        set_accessible(self.kind, self.tr("What it is"))
        self.kind.activated.connect(self._set_kind)
        self._chips = FlowLayout()
        self.alias = QLineEdit()
        self.alias.setPlaceholderText(self.tr("Add another name: a nickname, initials"))
        self.alias.setAccessibleName(self.tr("Add another name"))
        self.alias.returnPressed.connect(self._add_alias)
        self.join = QComboBox()
        # As wide as its own words: the longest name of the register would widen the page.
        self.join.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.join.setMinimumContentsLength(_LEAST_SHOWN)
        set_accessible(self.join, self.tr("Join with another"))
        self.join.activated.connect(self._join)
        self.remove = button(self.tr("Remove"), "quiet", tip=self.tr("Take it out of the register"))
        self.remove.clicked.connect(self._remove)
        self.note = label("", "small", wraps=True)
        self._lay_out()
        self.show_subject(None, ())

    def show_subject(self, subject: Subject | None, others: Sequence[Subject]) -> None:
        """Show a subject, or nothing."""
        self._subject = subject
        self.setVisible(subject is not None)
        self._chips.clear()
        self.join.clear()
        self.alias.clear()
        self.name.clear()
        if subject is None:
            return
        self.name.setText(subject.name)
        self.kind.setCurrentIndex(self.kind.findData(subject.kind))
        for alias in subject.aliases:
            self._chips.addWidget(self._chip(alias, is_only=len(subject.aliases) == 1))
        self.join.addItem(self.tr("The same as…"), None)
        for other in sorted(others, key=lambda s: s.name.casefold()):
            if other.id != subject.id and not other.is_writer:
                self.join.addItem(other.name, other.id)
        self.join.view().setMinimumWidth(self.join.view().sizeHintForColumn(0))
        self.join.setVisible(self.join.count() > 1 and not subject.is_writer)
        for part in (self.name, self.kind, self.remove):
            part.setEnabled(not subject.is_writer)
        self.note.setVisible(subject.is_writer)
        self.note.setText(self.tr("One of your own terms: change it under You."))

    def ask_for_name(self) -> None:
        """Put the focus on the name, ready to be typed over."""
        self.name.setFocus()
        self.name.selectAll()

    def _chip(self, alias: str, *, is_only: bool) -> QPushButton:
        is_cut = len(alias) > _MOST_SHOWN
        shown = alias[: _MOST_SHOWN - 1].rstrip() + "…" if is_cut else alias
        chip = button(shown, "chip", icon=icon("ellipsis", self._theme, token="muted"))
        chip.setAccessibleName(self.tr("Name: {alias}").format(alias=alias))
        tip = self.tr("Split off or remove this name")
        chip.setToolTip(f"<p>{html.escape(alias)}</p><p>{tip}</p>" if is_cut else tip)
        chip.setEnabled(not is_only)
        menu = QMenu(chip)
        menu.addAction(self.tr("Somebody else"), lambda: self._split(alias))
        menu.addAction(self.tr("Remove this name"), lambda: self._drop(alias))
        chip.clicked.connect(lambda: menu.popup(chip.mapToGlobal(chip.rect().bottomLeft())))
        return chip

    def _rename(self) -> None:
        name, subject = self.name.text().strip(), self._subject
        if subject is None or not name or name == subject.name:
            return
        # A first name that was only a stand-in does not stay behind as an alias.
        is_stand_in = subject.aliases == (self.tr("New name"),)
        aliases = (name,) if is_stand_in else subject.with_alias(name).aliases
        self.changed.emit(replace(subject, name=name, aliases=aliases))

    def _set_kind(self) -> None:
        if self._subject is not None:
            self.changed.emit(replace(self._subject, kind=SubjectKind(self.kind.currentData())))

    def _add_alias(self) -> None:
        if self._subject is not None and self.alias.text().strip():
            self.changed.emit(self._subject.with_alias(self.alias.text().strip()))

    def _drop(self, alias: str) -> None:
        subject = self._subject
        if subject is not None and len(subject.aliases) > 1:
            left = tuple(a for a in subject.aliases if a != alias)
            name = left[0] if subject.name == alias else subject.name
            self.changed.emit(replace(subject, name=name, aliases=left))

    def _split(self, alias: str) -> None:
        if self._subject is not None:
            self.split_off.emit(self._subject.id, alias)

    def _join(self) -> None:
        other = self.join.currentData()
        if self._subject is not None and other is not None:
            self.joined.emit(self._subject.id, str(other))

    def _remove(self) -> None:
        if self._subject is not None:
            self.removed.emit(self._subject.id)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(S)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.kind, 0, 1)
        below = QHBoxLayout()
        below.addWidget(self.join)
        below.addStretch(1)
        below.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(grid)
        column.addWidget(self.note)
        column.addWidget(label(self.tr("Goes by"), "caption"))
        column.addLayout(self._chips)
        column.addWidget(self.alias)
        column.addSpacing(M)
        column.addLayout(below)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
