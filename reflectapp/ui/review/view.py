"""The review place: choose an entry, then decide about what was found in it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from reflectapp.domain.spans import Span
from reflectapp.ui.context import Context
from reflectapp.ui.review.chooser import Chooser
from reflectapp.ui.review.page import ReviewPage


class ReviewPlace(QStackedWidget):
    """Shows the list of entries, or the review of one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.chooser, self.page = Chooser(context), ReviewPage(context)
        self.addWidget(self.chooser)
        self.addWidget(self.page)
        self.chooser.entry_chosen.connect(self.open)
        self.chooser.journal_wanted.connect(lambda: context.bus.place_requested.emit("journal"))
        self.page.back_wanted.connect(self.show_list)
        context.bus.review_requested.connect(self.open)
        context.bus.finding_requested.connect(self._aim)
        context.bus.entry_saved.connect(self._entry_changed)
        context.bus.entry_removed.connect(self._entry_removed)

    def open(self, entry_id: str) -> None:
        """Show the review of an entry."""
        self.setCurrentWidget(self.page)
        self.page.open(entry_id)

    def show_list(self) -> None:
        """Go back to the list, at the entry that one comes from."""
        self.chooser.stand_at(self.page.presenter.entry_id)
        self.page.forget()
        self.setCurrentWidget(self.chooser)
        self.chooser.model.refresh()
        self.chooser.focus_first()

    def actions(self) -> list[QAction]:
        """Return what the command palette offers here."""
        entries = QAction(self.tr("Review: all entries"), self)
        entries.triggered.connect(self.show_list)
        offers = [entries]
        if self.currentWidget() is self.page:
            for words, name in (
                (self.tr("Review: undo the last decision"), "undo"),
                (self.tr("Review: redo"), "redo"),
                (self.tr("Review: show all keys"), "keys"),
            ):
                action = QAction(words, self)
                action.triggered.connect(lambda _=False, chosen=name: self.page.answer(chosen))
                offers.append(action)
        return offers

    def activate(self) -> None:
        """Refresh what is shown and put the focus where one begins."""
        if self.currentWidget() is self.page:
            self.page.presenter.reload()
            self.page.focus_first()
        else:
            self.chooser.model.refresh()
            self.chooser.focus_first()

    def prepare_lock(self) -> bool:
        """Nothing waits here: every decision was written as it was made."""
        return True

    def forget(self) -> None:
        """Clear every text out of the widgets."""
        self.page.forget()
        self.chooser.model.forget()
        self.setCurrentWidget(self.chooser)

    def _aim(self, entry_id: str, span: Span) -> None:
        if self.page.presenter.entry_id == entry_id:
            self.page.presenter.aim_at(span)

    def _entry_changed(self, entry_id: str) -> None:
        entry = self.page.presenter.entry
        if entry is not None and entry.id == entry_id and self.isVisible():
            self.page.presenter.reload()

    def _entry_removed(self, entry_id: str) -> None:
        entry = self.page.presenter.entry
        if entry is not None and entry.id == entry_id:
            self.show_list()
