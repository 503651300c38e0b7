"""The head of a review: which entry, how far one is, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.domain.entry import first_words
from reflectapp.services.review import ItemState
from reflectapp.ui.fitting import FittingLabel
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import counted, format_short
from reflectapp.ui.review.elided import elided
from reflectapp.ui.review.presenter import ReviewPresenter
from reflectapp.ui.review.reading import Phase
from reflectapp.ui.theme import XS, L, M, S, Theme
from reflectapp.ui.widgets import button, icon_button, label, set_role

_LARGE = 130
"""Per cent of the type from which the bar is short."""


class ReviewHeader(QWidget):
    """Says "12 of 15 decided" and offers the next step."""

    back_wanted = Signal()
    next_wanted = Signal()
    accept_wanted = Signal()
    mark_wanted = Signal()
    post_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._is_marked = False
        self.back = icon_button(icon("arrow-left", theme), self.tr("All entries"), shortcut="Esc")
        self.title = elided(label("", "heading"))
        self.progress_text = FittingLabel("small")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self._theme = theme
        # A method, not a lambda: the look outlives this window, and a method ends with it.
        theme.changed.connect(self._fit_bar)
        self._fit_bar()
        self.accept = button(self.tr("Confirm proposed"), shortcut="Shift+Return")
        self.next = button(self.tr("Next undecided"), shortcut="Return")
        self.post = button(self.tr("Mark for blog"))
        self.back.clicked.connect(self.back_wanted)
        self.accept.clicked.connect(self.accept_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.post.clicked.connect(self._post_clicked)
        self._arrange()

    def show_review(self, presenter: ReviewPresenter, *, is_marked: bool) -> None:
        """Show how far the review is."""
        entry, state = presenter.entry, presenter.state
        self._is_marked = is_marked
        self._title = (entry.title.strip() or first_words(entry.body)) if entry else ""
        day = format_short(entry.happened_on) if entry else ""
        done, total = (state.decided, state.total) if state else (0, 0)
        said = self._said(presenter)
        whole = "  ·  ".join(part for part in (day, said) if part)
        self.progress_text.say([whole, said] if said else [whole, ""])
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done if total else int(presenter.phase is Phase.READY))
        self.progress.setAccessibleName(self._said(presenter))
        self.progress.setVisible(state is not None)
        proposed = sum(1 for i in presenter.order if i.state is ItemState.PROPOSED)
        self.accept.setVisible(proposed > 0)
        self.accept.setText(
            counted(proposed, self.tr("Confirm 1 proposed"), self.tr("Confirm {count} proposed"))
        )
        self.next.setVisible(state is not None and done < total)
        is_done = state is not None and done == total
        set_role(self.next, "primary")
        set_role(self.post, "primary" if is_done else "secondary")
        self.post.setText(self.tr("To the post") if is_marked else self.tr("Mark for blog"))
        self.post.setToolTip(
            self.tr("See what still holds the post back")
            if is_marked
            else self.tr("Let it ripen towards a post; nothing leaves by this")
        )
        self.post.setAccessibleName(self.post.text())
        self.post.setVisible(entry is not None)
        self._elide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _said(self, presenter: ReviewPresenter) -> str:
        state = presenter.state
        if state is None:
            return ""
        if state.total == 0:
            return self.tr("nothing found that could name anybody")
        return self.tr("{done} of {total} decided").format(done=state.decided, total=state.total)

    def _fit_bar(self) -> None:
        # Large type needs the room for the words, which say the same.
        self.progress.setFixedWidth(110 if self._theme.scale < _LARGE else 40)

    def _post_clicked(self) -> None:
        (self.post_wanted if self._is_marked else self.mark_wanted).emit()

    def _elide(self) -> None:
        taken = sum(
            part.sizeHint().width() + S
            for part in (self.accept, self.next, self.post)
            if not part.isHidden()
        )
        room = max(self.width() - taken - self.back.width() - 2 * L - M, 80)
        metrics = QFontMetrics(self.title.font())
        self.title.setText(metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room))
        self.title.setToolTip(self._title if len(self._title) < 200 else "")

    def _arrange(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(M)
        state.addWidget(self.progress_text)
        state.addWidget(self.progress)
        state.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(XS)
        words.addWidget(self.title)
        words.addLayout(state)
        row = QHBoxLayout(self)
        row.setContentsMargins(M, M, L, M)
        row.setSpacing(S)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        for part in (self.accept, self.next, self.post):
            row.addWidget(part)
