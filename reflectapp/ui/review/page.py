"""The review of one entry: two columns, the findings, and what one can answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from reflectapp.domain.allowance import still
from reflectapp.domain.finding import Action
from reflectapp.domain.passages import sentence_around
from reflectapp.domain.spans import Span
from reflectapp.services.mentions import is_in_the_story
from reflectapp.ui.context import Context
from reflectapp.ui.messages import sentence
from reflectapp.ui.review.action_bar import ActionBar
from reflectapp.ui.review.answers import KeepSheet, KindSheet, LeaveOutSheet, WordingSheet
from reflectapp.ui.review.columns import Columns
from reflectapp.ui.review.findings_view import FindingsView
from reflectapp.ui.review.header import ReviewHeader
from reflectapp.ui.review.keys import bind_keys
from reflectapp.ui.review.keys_sheet import KeysSheet
from reflectapp.ui.review.notices import ReviewNotices
from reflectapp.ui.review.popover import Popover
from reflectapp.ui.review.presenter import Answer, ReviewPresenter
from reflectapp.ui.review.subject_menu import SubjectMenu
from reflectapp.ui.theme import L, S
from reflectapp.ui.widgets import divider, label


class ReviewPage(QWidget):
    """Shows what the presenter knows; passes gestures on."""

    back_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.presenter = ReviewPresenter(
            context.session, context.tasks, self._show, context.bus.decisions_changed.emit
        )
        self._marked_for: str | None = None
        self._shown: Span | None = None
        self._popover: Popover | None = None
        theme = context.theme
        self.header, self.columns = ReviewHeader(theme), Columns(theme)
        self.findings, self.bar = FindingsView(theme), ActionBar(theme)
        self.subject_menu = SubjectMenu(context, self.presenter, self)
        self.notices = ReviewNotices(theme)
        self._arrange()
        self._connect()
        bind_keys(self)
        self._show()

    def open(self, entry_id: str) -> None:
        """Show the review of an entry."""
        self._dismiss()
        self._shown = self._marked_for = None
        self.presenter.open(entry_id)
        self._look_for_post(entry_id)
        self.focus_first()

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        self._dismiss()
        self.presenter.close()
        self.columns.forget()
        self._show()

    def focus_first(self) -> None:
        """Put the focus in the list of findings, or in the text when there are none."""
        state = self.presenter.state
        is_empty = state is not None and not state.items
        (self.columns.entry_pane if is_empty else self.findings).setFocus()

    @property
    def has_sheet(self) -> bool:
        """Whether a sheet over the page waits for an answer."""
        return self._popover is not None

    def answer(self, name: str) -> None:
        """Do what a button of the action bar says; missed words that are selected are marked."""
        is_missed = name in self.bar.answers and self.columns.entry_pane.selects_missed()
        self._gestures()["add" if is_missed else name]()

    def add_by_hand(self) -> None:
        """Mark the words selected in the entry as a finding, once its kind is chosen."""
        span, state = self.columns.entry_pane.selected_span(), self.presenter.state
        if state is None:
            return
        if span is None:
            self._context.bus.said.emit(
                self.tr("Select words in your entry first, then press F."), None
            )
            return
        sheet = KindSheet(self, self._context.theme, state.entry.text[span.start : span.end])
        sheet.answered.connect(lambda kind: self.presenter.add(span, kind))
        sheet.answered.connect(lambda _: self.columns.entry_pane.drop_selection())
        self._open(sheet, span)

    def _gestures(self) -> dict[str, Callable[[], None]]:
        presenter = self.presenter
        return {
            "replace": lambda: presenter.decide(Answer(Action.REPLACE)),
            "generalise": lambda: self._ask_wording(Action.GENERALISE),
            "rename": lambda: self._ask_wording(Action.RENAME),
            "leave out": self._ask_passage,
            "keep": self._ask_reason,
            "whole": presenter.toggle_whole_subject,
            "undo": presenter.undo,
            "redo": presenter.redo,
            "keys": self._show_keys,
            "clear": presenter.clear,
            "add": self.add_by_hand,
        }

    def _ask_wording(self, action: Action) -> None:
        item = self.presenter.current_item
        if item is not None:
            offers = self.presenter.offers() if action is Action.GENERALISE else ()
            order = self.presenter.order
            sheet = WordingSheet(
                self, action, item.words, offers, lambda name: is_in_the_story(name, order)
            )
            sheet.answered.connect(self.presenter.decide)
            self._open(sheet, item.span)

    def _ask_reason(self) -> None:
        item = self.presenter.current_item
        if item is not None:
            found = item.finding
            asks_again = found is not None and still(item.words, item.kind, found.tier) is not None
            sheet = KeepSheet(self, item.words, asks_again=asks_again)
            sheet.answered.connect(self.presenter.decide)
            self._open(sheet, item.span)

    def _ask_passage(self) -> None:
        item, state = self.presenter.current_item, self.presenter.state
        if item is None or state is None:
            return
        text = state.entry.text
        passages = [
            (self.tr("These words"), item.span),
            (self.tr("The sentence"), sentence_around(text, item.span)),
        ]
        selected = self.columns.entry_pane.selected_span()
        if selected is not None and selected.overlaps(item.span):
            passages.append((self.tr("What is selected"), selected))
        sheet = LeaveOutSheet(self, text, passages)
        sheet.answered.connect(self.presenter.decide)
        self._open(sheet, item.span)

    def _show_keys(self) -> None:
        self._open(KeysSheet(self), None)

    def _open(self, sheet: Popover, span: Span | None) -> None:
        self._dismiss()
        self._popover = sheet
        sheet.closed.connect(self._closed)
        pane = self.columns.entry_pane
        place = QRectF(QPointF(self.width() / 2 - 200, self.height() / 3), QPointF(0, 0))
        if span is not None:
            self.columns.entry_pane.show_place(span)
            place = pane.rect_of(span)
            place.moveTopLeft(QPointF(pane.viewport().mapTo(self, place.topLeft().toPoint())))
        sheet.open_at(place)

    def _dismiss(self) -> None:
        if self._popover is not None:
            self._popover.dismiss()

    def _closed(self) -> None:
        self._popover = None
        self.focus_first()

    def _return_focus(self, *_: str) -> None:
        # Space and the letters answer again: on a button that was clicked, Space would click it.
        if self._popover is None:
            self.focus_first()

    def _retry(self) -> None:
        if self.presenter.entry_id:
            self.presenter.open(self.presenter.entry_id)

    def _look_for_post(self, entry_id: str) -> None:
        def found(is_marked: bool) -> None:
            self._marked_for = entry_id if is_marked else None
            self._show()

        posts = self._context.session.publishing.posts
        self._context.tasks.run(
            lambda: any(s.post.entry_id == entry_id for s in posts()),
            found,
            lambda _: None,
            lane="background",
        )

    def _mark(self) -> None:
        entry, session = self.presenter.entry, self._context.session
        if entry is None:
            return

        def unmark(post_id: str) -> None:
            session.publishing.unmark(entry.id)
            self._marked_for = None
            self._context.bus.post_changed.emit(post_id)
            self._show()

        def done(post_id: str) -> None:
            self._marked_for = entry.id
            self._context.bus.post_changed.emit(post_id)
            self._context.bus.said.emit(
                self.tr("Marked for the blog. Its words ripen from the day they were written."),
                lambda: unmark(post_id),
            )
            self._show()

        self._context.tasks.run(lambda: session.publishing.mark(entry.id).id, done, self._fail)

    def _fail(self, error: Exception) -> None:
        message = sentence(error)
        self._context.bus.said.emit(f"{message.title}. {message.advice}", None)

    def _show(self) -> None:
        presenter, state = self.presenter, self.presenter.state
        is_marked = presenter.entry is not None and self._marked_for == presenter.entry.id
        self.header.show_review(presenter, is_marked=is_marked)
        self.notices.show_review(presenter)
        if state is not None and presenter.page is not None:
            moves = presenter.current != self._shown
            self._shown = presenter.current
            self.columns.show_review(state, presenter.page, presenter.current, moves=moves)
        elif presenter.entry is not None:
            self.columns.show_entry(presenter.entry)
        else:
            self.columns.forget()
        self.findings.show_findings(state, presenter.groups, presenter.current)
        is_empty = state is not None and not state.items
        if self.findings.hasFocus():
            self.focus_first()
        self.nothing.setVisible(is_empty)
        self.findings.setVisible(not is_empty)
        self.bar.show_review(presenter)

    def _arrange(self) -> None:
        self.nothing = label(
            self.tr(
                "Nothing was found that could name anybody. Read it through all the same: "
                "select words and press F to hide what only you would notice."
            ),
            "muted",
            wraps=True,
        )
        self.nothing.setContentsMargins(L, L, L, L)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(S, S, S, S)
        lower.setSpacing(S)
        lower.addWidget(self.bar)
        lower.addWidget(self.findings, 1)
        lower.addWidget(self.nothing, 1)
        self.work = QSplitter(Qt.Orientation.Vertical)
        self.work.addWidget(self.columns)
        self.work.addWidget(below)
        self.work.setChildrenCollapsible(False)
        self.work.setStretchFactor(0, 3)
        self.work.setStretchFactor(1, 2)
        self.work.setSizes([560, 440])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        for part in (self.header, self.notices, divider()):
            page.addWidget(part)
        page.addWidget(self.work, 1)

    def _connect(self) -> None:
        header, presenter = self.header, self.presenter
        self.notices.stop_wanted.connect(presenter.stop)
        self.notices.again_wanted.connect(self._retry)
        header.back_wanted.connect(self.back_wanted)
        header.next_wanted.connect(presenter.next_undecided)
        header.accept_wanted.connect(presenter.accept_proposed)
        header.mark_wanted.connect(self._mark)
        header.post_wanted.connect(self._go_to_post)
        self.bar.chosen.connect(self.answer)
        for answered in (header.next_wanted, header.accept_wanted, self.bar.chosen):
            answered.connect(self._return_focus)
        self.findings.moved.connect(presenter.move)
        self.findings.item_chosen.connect(presenter.select)
        self.findings.menu_requested.connect(self.subject_menu.open_at)
        self.columns.mention_clicked.connect(presenter.select)
        self.columns.menu_requested.connect(self.subject_menu.open_at)
        self.columns.entry_pane.marking_requested.connect(self.subject_menu.offer_marking)
        self.subject_menu.answer_wanted.connect(lambda name: self._gestures()[name]())

    def _go_to_post(self) -> None:
        if self.presenter.entry is not None:
            self._context.bus.post_requested.emit(self.presenter.entry.id)
