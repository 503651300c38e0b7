"""A post's page: what holds, read as, check-in, export."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.publish.report import ConditionKind
from reflectapp.ui.context import Context
from reflectapp.ui.focus import focus_first_in
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import sentence
from reflectapp.ui.publish.advice_guide import AdviceGuide
from reflectapp.ui.publish.after_page import AfterPage
from reflectapp.ui.publish.check_in_page import CheckInPage
from reflectapp.ui.publish.condition_words import can_confirm, rereading_advice
from reflectapp.ui.publish.export_page import AskFolder, ExportPage
from reflectapp.ui.publish.folder_dialog import asking
from reflectapp.ui.publish.gate_page import GatePage
from reflectapp.ui.publish.post_ways import PostWays
from reflectapp.ui.publish.presenter import PostPresenter
from reflectapp.ui.publish.reading_page import ReadingPage
from reflectapp.ui.publish.with_the_post import WithThePost
from reflectapp.ui.publish.wording import post_in_full
from reflectapp.ui.review.elided import elided
from reflectapp.ui.review.looking_line import LookingLine
from reflectapp.ui.theme import XS, L, M, S
from reflectapp.ui.widgets import Segmented, button, divider, icon_button, label

_PAUSE_MS = 700
"""After the last keystroke of an answer, before it goes into the journal."""

STEPS = ("gate", "reading", "check in", "export", "after")


class PostPage(QWidget):
    """Shows what the presenter knows; passes gestures on."""

    back_wanted = Signal()
    check_wanted = Signal()
    series_wanted = Signal()
    """To see and manage all series."""

    def __init__(
        self, context: Context, ask_folder: AskFolder | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._title = ""
        theme, bus = context.theme, context.bus
        self.presenter = PostPresenter(
            context.session, context.tasks, self._show, bus.post_changed.emit
        )
        self.ways = PostWays(context, self.presenter, self)
        self.back = icon_button(icon("arrow-left", theme), self.tr("All posts"), shortcut="Esc")
        self.title, self.line = elided(label("", "heading")), elided(label("", "small"))
        self.open_entry = button(
            self.tr("Open entry"), "quiet", tip=self.tr("Go to it in the journal")
        )
        self.open_review = button(self.tr("Review"), "quiet", tip=self.tr("Go to its findings"))
        self.unmark = button(
            self.tr("Unmark"), "quiet", tip=self.tr("Take it off the way to the blog")
        )
        self.steps = Segmented(
            self.tr("Step"),
            (
                ("gate", self.tr("1  What holds")),
                ("reading", self.tr("2  Read as")),
                ("check in", self.tr("3  Check-in")),
                ("export", self.tr("4  Export")),
                ("after", self.tr("5  After")),
            ),
        )
        self.gate = GatePage(theme)
        self.advice = AdviceGuide(context, self.gate, self)
        self.reading, self.check_in = ReadingPage(theme), CheckInPage(theme)
        self.export = ExportPage(
            theme,
            self.presenter,
            ask_folder or asking(self, self.tr("Export here")),
            ask_folder or asking(self, self.tr("Use this folder")),
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.after = AfterPage(theme)
        self._with_it = WithThePost(self.presenter, self.gate, self.after)
        self.looking = LookingLine()
        self.looking.setContentsMargins(L, M, L, 0)
        self._stack = QStackedWidget()
        self._pages = (self.gate, self.reading, self.check_in, self.export, self.after)
        for page in self._pages:
            self._stack.addWidget(page)
        self._arrange()
        self._connect()

    def open(self, post_id: str) -> None:
        """Show a post, from the first step; nothing of another one while it is read."""
        self._blank()
        self.go_to("gate")
        self.presenter.open(post_id)
        self.steps.setFocus()

    def focus_first(self) -> None:
        """Put the focus on the steps, unless it is on the page already."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.steps.setFocus()

    def forget(self) -> None:
        """Show nothing and keep nothing, answers on the way included."""
        self.presenter.forget()
        self._blank()

    def _blank(self) -> None:
        self.presenter.close()
        self.advice.forget()
        self.gate.forget()
        self.reading.forget()
        self.export.forget()
        self.after.forget()
        self.check_in.show_answers(self.presenter.answers)
        self.check_in.show_state("info", "", "", can_confirm=False)
        self._title = ""
        self.title.clear()
        self.line.clear()

    def go_to(self, step: str) -> None:
        """Show one of the steps."""
        self.steps.set_current(step)
        before, page = self._pages[self._stack.currentIndex()], self._pages[STEPS.index(step)]
        focused = QApplication.focusWidget()
        self._stack.setCurrentWidget(page)
        if focused is not None and page is not before and before.isAncestorOf(focused):
            # Hidden with the page, it would hand the keyboard to whatever is first in the window.
            focus_first_in(page)
        if step in {"check in", "reading"}:
            self._show()

    def mend(self, way: str) -> None:
        """Go where what does not hold can be mended."""
        ways: dict[str, Callable[[], None]] = {
            "review": self.ways.go_to_answer,
            "note": self._go_to_note,
            "notes": self._go_to_notes,
            "entry": self.ways.go_to_entry,
            "look": self.presenter.look,
            "leave out": self.ways.leave_out_young,
            "reading": lambda: self.go_to("reading"),
            "export": lambda: self.go_to("export"),
        }
        ways[way]()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _show(self) -> None:
        presenter, shown = self.presenter, self.presenter.shown
        self.gate.show_problem(presenter.problem)
        self.gate.show_looking(is_looking=presenter.is_looking)
        self.looking.setVisible(presenter.is_looking)
        self.export.show_post()
        if shown is None:
            return
        summary, report = shown.summary, shown.report
        clock = self._context.session.clock
        self._title = summary.label or self.tr("Untitled")
        self._elide()
        self.line.setText(post_in_full(summary, clock))
        self.gate.show_report(shown, clock)
        self.advice.follow(shown)
        self.after.show_post(shown, clock)
        self.reading.show_page(shown.page, presenter.answers)
        self.check_in.show_answers(presenter.answers)
        # Who has read it before this sitting is not told that they have not.
        has_read = self.reading.has_seen_end or report.condition(ConditionKind.REREAD).holds
        self.check_in.show_reading(is_whole=has_read)
        advice = rereading_advice(summary, report, clock)
        self.check_in.show_state(
            advice.kind, advice.title, advice.text, can_confirm=can_confirm(report)
        )
        if presenter.problem is not None and self._stack.currentWidget() is self.check_in:
            message = sentence(presenter.problem)
            self.check_in.show_state("error", message.title, message.text, can_confirm=True)

    def _confirm(self) -> None:
        self.presenter.reread()
        self.go_to("export")

    def _put_off(self) -> None:
        presenter = self.presenter
        shown = presenter.shown
        if shown is not None and can_confirm(shown.report) and not presenter.answers.missing:
            # No former yes stands beside what is answered now.
            presenter.reread()
        else:
            presenter.keep_answers()
        self._context.bus.said.emit(self.tr("Kept with your answers, for another day."), None)
        self.back_wanted.emit()

    def _read_as(self, reader: str) -> None:
        self.go_to("reading")
        self.reading.read_as(reader)

    def _go_to_note(self) -> None:
        self.go_to("gate")
        self.gate.note.setFocus()
        self.gate.note.selectAll()

    def _go_to_notes(self) -> None:
        self.go_to("gate")
        self.gate.notes.disclaimer.setFocus()

    def _elide(self) -> None:
        taken = sum(
            b.sizeHint().width() + S for b in (self.open_entry, self.open_review, self.unmark)
        )
        room = max(self.width() - taken - self.back.width() - 2 * L - M, 80)
        metrics = QFontMetrics(self.title.font())
        self.title.setText(metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room))

    def _connect(self) -> None:
        presenter = self.presenter
        self.back.clicked.connect(self.back_wanted)
        self.ways.left.connect(self.back_wanted)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.back_wanted)
        self.steps.chosen.connect(self.go_to)
        self.open_entry.clicked.connect(self.ways.go_to_entry)
        self.open_review.clicked.connect(self.ways.go_to_review)
        self.unmark.clicked.connect(self.ways.unmark)
        self.looking.stop_wanted.connect(presenter.stop_looking)
        self.gate.mend_wanted.connect(self.mend)
        self.gate.note_changed.connect(presenter.set_content_note)
        self.gate.notes.all_series_wanted.connect(self.series_wanted)
        self.after.check_wanted.connect(self.check_wanted)
        for page in (self.reading, self.check_in):
            page.answers_changed.connect(presenter.answer)
            page.answers_changed.connect(self._pause.start)
        self._pause.timeout.connect(presenter.keep_answers)
        self.check_in.confirmed.connect(self._confirm)
        self.check_in.put_off.connect(self._put_off)
        self.check_in.reading_wanted.connect(self._read_as)
        self.reading.check_in_wanted.connect(lambda: self.go_to("check in"))
        self.export.gate_wanted.connect(lambda: self.go_to("gate"))

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(XS)
        words.addWidget(self.title)
        words.addWidget(self.line)
        head = QHBoxLayout()
        head.setContentsMargins(M, M, L, S)
        head.setSpacing(S)
        head.addWidget(self.back)
        head.addLayout(words, 1)
        for part in (self.open_entry, self.open_review, self.unmark):
            head.addWidget(part)
        row = QHBoxLayout()
        row.setContentsMargins(L, 0, L, S)
        row.addWidget(self.steps)
        row.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addLayout(row)
        page.addWidget(divider())
        page.addWidget(self.looking)
        page.addWidget(self._stack, 1)
