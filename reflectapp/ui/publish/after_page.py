"""After a post left: the record of it, checking what is published, and taking it down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.post import ExportRecord
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import format_short
from reflectapp.ui.publish.format_choice import format_name
from reflectapp.ui.publish.picture_words import files_listed
from reflectapp.ui.publish.sheet import centred, row_of, scrolled
from reflectapp.ui.publish.shown import Shown
from reflectapp.ui.publish.taking_down_card import TakingDownCard
from reflectapp.ui.theme import XL, XS, L, M, Theme
from reflectapp.ui.widgets import Card, button, icon_button, label

_MEASURE = 720
_SHORT = 12


class AfterPage(QWidget):
    """Shows what left of a post, and how it is checked and taken down."""

    check_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: QWidget | None = None
        self.none = label("", "muted", wraps=True)
        self.none.setText(
            self.tr("Nothing of this post has left yet. What leaves is put on record here.")
        )
        self.left = Card(self.tr("What left"))
        self.check = self._check_card()
        self.down = TakingDownCard(theme)
        self._arrange()

    def show_post(self, shown: Shown, clock: TrustedClock) -> None:
        """Show what left of a post, the latest at the top."""
        post = shown.summary.post
        self._show_records(tuple(reversed(post.exports)), clock)
        for part in (self.left, self.check, self.down):
            part.setVisible(bool(post.exports))
        self.none.setVisible(not post.exports)
        self.down.show_post(post, clock)

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        self._show_records((), None)
        self.down.forget()
        for part in (self.left, self.check, self.down):
            part.hide()

    def _show_records(self, records: Sequence[ExportRecord], clock: TrustedClock | None) -> None:
        if self._rows is not None:
            self.left.body.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(M)
        grid.setColumnStretch(2, 1)
        for number, record in enumerate(records):
            day = clock.local(record.exported_at).date() if clock else record.exported_at.date()
            grid.addWidget(label(format_short(day), "body"), number, 0)
            grid.addWidget(label(format_name(record.format), "muted"), number, 1)
            grid.addLayout(_files(record), number, 2)
            digest = label(f"{record.digest[:_SHORT]}…", "small")
            digest.setToolTip(record.digest)
            grid.addWidget(digest, number, 3)
            copy = icon_button(
                icon("copy", self._theme),
                self.tr("Copy the whole hash of {file}").format(file=record.file_name),
            )
            copy.clicked.connect(lambda _=False, text=record.digest: _copy(text))
            grid.addWidget(copy, number, 4)
        self.left.body.addWidget(rows)

    def _check_card(self) -> Card:
        card = Card(self.tr("Is it still what left?"))
        words = self.tr(
            "Save the published page from your browser, or take the file that you put on the "
            "blog, and compare it with the record. Reflect also looks for every name that the "
            "journal knows by now."
        )
        card.body.addWidget(label(words, "muted", wraps=True))
        self.check_button = button(
            self.tr("Check what is published"), tip=self.tr("Compare a file with what left")
        )
        self.check_button.clicked.connect(self.check_wanted)
        card.body.addLayout(row_of(self.check_button))
        return card

    def _arrange(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(L, M, L, XL)
        column.setSpacing(M)
        for part in (self.none, self.left, self.check, self.down):
            column.addWidget(part)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(centred(content, _MEASURE)))


def _files(record: ExportRecord) -> QVBoxLayout:
    """Return what a post was called, and the pictures that left beside it."""
    column = QVBoxLayout()
    column.setSpacing(XS)
    column.addWidget(label(record.file_name, "body", wraps=True))
    if record.files:
        column.addWidget(label(files_listed(record.files), "small", wraps=True))
    return column


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
