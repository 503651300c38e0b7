"""After a post left: the record of it, checking what is published, and taking it down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.post import ExportRecord
from reflectapp.services.after_export import MAX_REASON
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import format_day, format_short
from reflectapp.ui.publish.format_choice import format_name
from reflectapp.ui.publish.sheet import centred, row_of, scrolled
from reflectapp.ui.publish.shown import Shown
from reflectapp.ui.theme import XL, L, M, S, Theme
from reflectapp.ui.widgets import Banner, Card, button, icon_button, label, set_accessible

_MEASURE = 720
_SHORT = 12


class AfterPage(QWidget):
    """Shows what left of a post; tells that it was taken down, or is out again."""

    check_wanted = Signal()
    withdrawn = Signal(str)
    """It was taken down, for this reason; may be empty."""
    put_back = Signal()

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
        self.state = Banner("info", icon("undo-2", theme))
        self.reason = QLineEdit()
        self.reason.setMaxLength(MAX_REASON)
        self.reason.setPlaceholderText(self.tr("Why, for yourself; may stay empty"))
        set_accessible(self.reason, self.tr("Why it was taken down"))
        self.take_down = button(
            self.tr("Note that it is taken down"),
            tip=self.tr("Put the day and the reason on record"),
        )
        self.take_down.clicked.connect(lambda: self.withdrawn.emit(self.reason.text().strip()))
        self.is_out = button(
            self.tr("It is out again"), "quiet", tip=self.tr("Take that note off the record")
        )
        self.is_out.clicked.connect(self.put_back)
        self.down = self._down_card()
        self._arrange()

    def show_post(self, shown: Shown, clock: TrustedClock) -> None:
        """Show what left of a post, the latest at the top."""
        post = shown.summary.post
        self._show_records(tuple(reversed(post.exports)), clock)
        for part in (self.left, self.check, self.down):
            part.setVisible(bool(post.exports))
        self.none.setVisible(not post.exports)
        at = post.withdrawn_at
        self.state.setVisible(at is not None)
        if at is not None:
            day = format_day(clock.local(at).date())
            reason = next((r.withdrawn_reason for r in post.exports if r.withdrawn_reason), "")
            self.state.show_message(
                "info",
                self.tr("Taken down on {day}").format(day=day),
                reason or self.tr("You noted no reason."),
            )
        self.reason.setVisible(at is None)
        here, gone = (self.take_down, self.is_out) if at is None else (self.is_out, self.take_down)
        here.show()
        if gone.hasFocus():
            # Hidden with the focus, the last button of a page hands it to the first of the window.
            here.setFocus()
        gone.hide()

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        self._show_records((), None)
        self.reason.clear()
        self.state.show_message("info", "", "")
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
            grid.addWidget(label(record.file_name, "body", wraps=True), number, 2)
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

    def _down_card(self) -> Card:
        card = Card(self.tr("Taking it down"))
        card.body.addWidget(self.state)
        card.body.addWidget(label(self.tr("What to do, in this order:"), "body"))
        steps = (
            self.tr("Delete the post on the blog; hiding it from the front page is not enough."),
            self.tr(
                "If somebody can be recognised in it, speak with your manager or data protection "
                "officer now: a breach may have to be reported within 72 hours."
            ),
            self.tr("Delete what you shared about it, and ask others who shared it to do so, too."),
            self.tr(
                "Ask the search engines to drop their copies: Google and Bing have a form for "
                "outdated content."
            ),
            self.tr(
                "Look whether the Internet Archive keeps copies, and ask it to take them out. "
                "Newsletters and feeds that went out cannot be called back."
            ),
        )
        for number, step in enumerate(steps, 1):
            card.body.addWidget(label(f"{number}.  {step}", "muted", wraps=True))
        card.body.addSpacing(S)
        card.body.addWidget(self.reason)
        card.body.addLayout(row_of(self.take_down, self.is_out))
        words = self.tr(
            "What has left has left: it stays on record here, and counts among what your posts "
            "tell."
        )
        card.body.addWidget(label(words, "small", wraps=True))
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


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
