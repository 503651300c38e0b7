"""The journal place: timeline on the left, the page in the middle, what belongs to it right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.domain.entry import TimelineQuery
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.journal.ahead import TypedAhead
from reflectapp.ui.journal.aim import Aim
from reflectapp.ui.journal.aside import Aside
from reflectapp.ui.journal.browse import BrowsePanel
from reflectapp.ui.journal.desk import Desk
from reflectapp.ui.journal.guide import Guide
from reflectapp.ui.journal.keys import markdown_actions
from reflectapp.ui.journal.language import Language
from reflectapp.ui.journal.marking import Marking
from reflectapp.ui.journal.page import PagePanel
from reflectapp.ui.journal.pages import Page
from reflectapp.ui.journal.revisions import RevisionView
from reflectapp.ui.journal.side import SidePanel
from reflectapp.ui.journal.templates import FIRST
from reflectapp.ui.journal.tools import Doings, place_actions, toolbar
from reflectapp.ui.messages import sentence
from reflectapp.ui.widgets import EmptyState, button, divider

_LEAST_LINE, _NARROWEST_LINE = 60, 30
"""Characters in a line for which the side panel folds by itself; the list, if it was asked for."""

_NEEDS_A_PAGE = ("find", "next_hit", "previous_hit", "focus", "review", "mark", "delete")
_NOT_IN_THE_BIN = ("review", "mark", "delete")


class JournalPlace(QWidget):
    """Writing, and finding what was written."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session = context.theme, context.session
        self._tasks, self._bus = context.tasks, context.bus
        self._is_focused = False
        # Where it leaves the page enough room, and where it does not.
        self._wants_side = {True: True, False: False}
        today = self._today()
        local = self._session.clock.local
        self.desk = Desk(context, self)
        self.browse = BrowsePanel(self._session.journal, self._tasks, self._theme, today)
        self.page = PagePanel(self._theme, today)
        self.side = SidePanel(self._theme, local)
        self.revision = RevisionView(self._theme, self._tasks)
        self.ahead = TypedAhead(self.page.title, self.page.editor)
        self.guide = Guide(self.browse, self.desk, self)
        self.aim = Aim(self.desk, self.page, self)
        self.aside = Aside(context, self.desk, self.page, self.side, self.revision)
        self.marking = Marking(context, self.desk, self)
        self._markdown = markdown_actions(self.page.editor)
        self._language = Language(context, self.page.editor, self._markdown)
        self.findings, self.menu = self._language.findings, self._language.menu
        self.speller, self.spelling = self._language.speller, self._language.spelling
        self._actions = place_actions(self, self._doings())
        self.tools = toolbar(self._actions, self._theme)
        self._lay_out()
        self._connect()
        self._show(None)

    def actions(self) -> list[QAction]:
        """Return what the command palette offers."""
        return [*self._actions.values(), *self._markdown]

    def activate(self) -> None:
        """Refresh the timeline and put the cursor where one left."""
        self.browse.calendar.grid.set_today(self._today())
        self.browse.refresh()
        self.findings.touch()
        if self.desk.page is not None:
            self.page.editor.setFocus()
        else:
            self.browse.new.setFocus()

    def prepare_lock(self) -> bool:
        """Save at once; False when words would be lost."""
        self._set_focus_mode(on=False)
        awaited, words = self.desk.awaits, self.ahead.take_words()
        if words:
            self.desk.add_words(awaited, words)
        return self.desk.prepare_lock()

    def forget(self) -> None:
        """Drop every word."""
        self.guide.forget()
        self.ahead.take_words()
        self._language.forget()
        self.page.forget()
        self.aside.forget()
        self.browse.forget()
        self.desk.forget()
        self._middle.setCurrentWidget(self._empty)

    def welcome(self) -> None:
        """Open the first entry of a new journal, with a friendly prompt."""
        self.guide.new(FIRST)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_comparing = self._middle.currentWidget() is self.revision
        is_finding = self.page.find_bar.isVisible()
        if event.key() != Qt.Key.Key_Escape or not (is_comparing or is_finding or self._is_focused):
            super().keyPressEvent(event)
        elif is_comparing:
            self._show_revision(on=False)
        elif is_finding:
            self.page.find_bar.close_bar()
        else:
            self._set_focus_mode(on=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_side()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._set_focus_mode(on=False)
        self.desk.autosave.flush()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.desk.autosave.flush()

    def _doings(self) -> Doings:
        return Doings(
            new=self.guide.new,
            search=self._search,
            find=self.page.find_bar.open_bar,
            next_hit=self.page.find_bar.step,
            previous_hit=lambda: self.page.find_bar.step(backwards=True),
            focus=lambda: self._set_focus_mode(on=not self._is_focused),
            fold_side=self._toggle_side,
            review=self._review,
            mark=self.marking.mark,
            delete=self.desk.delete,
            save=self.desk.autosave.flush,
            show_bin=lambda: self.browse.filters.set_query(TimelineQuery(in_bin=True)),
            fold_calendar=self.browse.fold.toggle,
            underline=self._language.toggle_underlines,
        )

    def _lay_out(self) -> None:
        begin = button(self.tr("New entry"), "primary", shortcut="Ctrl+N")
        begin.clicked.connect(self._actions["new"].trigger)
        self._empty = EmptyState(
            icon("notebook-pen", self._theme),
            self.tr("A page of your own"),
            self.tr("Nobody reads this but you. Choose an entry on the left, or begin a new one."),
            begin,
        )
        self._written = QWidget()
        column = QVBoxLayout(self._written)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.page, 1)
        self._middle = QStackedWidget()
        for part in (self._empty, self._written, self.revision):
            self._middle.addWidget(part)
        self._line = divider(Qt.Orientation.Vertical)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.browse)
        row.addWidget(self._line)
        row.addWidget(self._middle, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        autosave, notices = self.desk.autosave, self.page.notices
        self.desk.opened.connect(self._show)
        self.desk.awaited.connect(self.ahead.hold)
        self.desk.passed_over.connect(self._pass_words_on)
        self.desk.edited.connect(lambda _: self.findings.touch())
        autosave.failed.connect(lambda error: notices.unsaved(sentence(error)))
        autosave.mended.connect(lambda: notices.unsaved(None))
        notices.retry_requested.connect(autosave.flush)
        notices.copy_requested.connect(self._copy_all)
        notices.restore_requested.connect(self._restore_entry)
        notices.erase_requested.connect(self.desk.erase)
        self._theme.changed.connect(self._place_side)
        self.guide.hit_chosen.connect(self.aim.at)
        self._bus.passage_requested.connect(self.aim.at)
        self.guide.search_left.connect(self.page.find_bar.leave_search)
        self.browse.list.entry_entered.connect(self.page.editor.setFocus)
        self.side.review_requested.connect(self._review)
        self.side.entry_requested.connect(self.guide.open)
        self.aside.compared.connect(lambda on: self._show_revision(on=on))
        self.findings.counted.connect(self.side.show_findings)
        self.findings.model_missing.connect(
            lambda error: notices.model_missing(sentence(error), error.file_name)
        )
        self._bus.entry_requested.connect(self.guide.open)
        self._bus.writing_requested.connect(self._actions["new"].trigger)
        self._bus.entries_changed.connect(self.browse.refresh)
        self._bus.post_changed.connect(lambda _: self.guide.refresh_soon())

    def _today(self) -> date:
        return self._session.clock.today(self._session.settings.preferences().day_boundary)

    def _show(self, page: Page | None) -> None:
        self.page.show_page(page)
        self.findings.open(page)
        self._middle.setCurrentWidget(self._empty if page is None else self._written)
        is_binned = page is not None and page.entry.deleted_at is not None
        for name in _NEEDS_A_PAGE:
            usable = page is not None and not (is_binned and name in _NOT_IN_THE_BIN)
            self._actions[name].setEnabled(usable)
        self._place_side()
        if page is None:
            self._set_focus_mode(on=False)
            return
        holder = QApplication.focusWidget()
        if holder is None or not self.browse.isAncestorOf(holder) or not page.is_stored:
            self.page.begin()
        self.spelling.look()
        self.aim.grant(page)
        self.ahead.release()

    def _pass_words_on(self, entry_id: str) -> None:
        words = self.ahead.take_words()
        if words:
            self.desk.add_words(entry_id, words)

    def _show_revision(self, *, on: bool) -> None:
        self._middle.setCurrentWidget(self.revision if on else self._written)
        if not on:
            self.revision.forget()
            self.page.editor.setFocus()

    def _set_focus_mode(self, *, on: bool) -> None:
        if on == self._is_focused:
            return
        self._is_focused = on
        self.tools.setVisible(not on)
        self.page.set_focus_mode(on=on)
        self._place_side()
        self._bus.focus_mode_changed.emit(on)
        if on:
            self.page.editor.setFocus()

    def _toggle_side(self) -> None:
        self._wants_side[self._fits(_LEAST_LINE)] = not self.side.isVisible()
        self._place_side()

    def _fits(self, characters: int) -> bool:
        beside = self.browse.maximumWidth() + self._line.width() + self.side.maximumWidth()
        return self.width() >= beside + self.page.editor.width_for(characters)

    def _place_side(self) -> None:
        is_wanted = self._wants_side[self._fits(_LEAST_LINE)]
        has_page = self.desk.page is not None
        has_side = has_page and is_wanted and not self._is_focused
        has_list = not self._is_focused and not (has_side and not self._fits(_NARROWEST_LINE))
        self.side.setVisible(has_side)
        self.browse.setVisible(has_list)
        self._line.setVisible(has_list)

    def _search(self) -> None:
        self._set_focus_mode(on=False)
        if self.browse.isHidden():
            self._toggle_side()
        self.browse.focus_search()

    def _review(self) -> None:
        if self.desk.page is not None:
            self.desk.autosave.flush()
            self._bus.review_requested.emit(self.desk.page.id)

    def _restore_entry(self) -> None:
        if self.desk.page is not None:
            self.desk.undelete(self.desk.page.id)

    def _copy_all(self) -> None:
        page = self.desk.page
        if page is not None:
            QGuiApplication.clipboard().setText(f"{page.title_text}\n\n{page.body_text}")
