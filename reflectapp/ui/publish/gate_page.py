"""What holds and what does not, beside the public version with its young words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectapp.domain.clock import TrustedClock
from reflectapp.services.advising import PostAdvice
from reflectapp.services.publishing import MAX_CONTENT_NOTE
from reflectapp.ui.focus import order_focus
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import sentence
from reflectapp.ui.publish.advice_card import AdviceCard
from reflectapp.ui.publish.condition_words import ConditionWords, report_words
from reflectapp.ui.publish.notes_card import NotesCard
from reflectapp.ui.publish.pictures_card import PicturesCard
from reflectapp.ui.publish.sheet import SidePanel
from reflectapp.ui.publish.shown import Shown
from reflectapp.ui.publish.told_card import ToldCard
from reflectapp.ui.publish.wording import young_by_day, young_tip
from reflectapp.ui.review.reader_pane import ReaderPane
from reflectapp.ui.theme import XS, L, M, S, Theme
from reflectapp.ui.widgets import Banner, Card, IconLabel, button, label, set_accessible

translate = QCoreApplication.translate


class GatePage(QWidget):
    """Left the page as it stands; right the conditions, each with the button that mends it."""

    mend_wanted = Signal(str)
    note_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.reader = ReaderPane(theme)
        self.reader.setAccessibleName(self.tr("Public version"))
        self.problem = Banner("error", icon("circle-alert", theme))
        self.problem.hide()
        self.conditions = Card(self.tr("Before it may leave"))
        self.rows: list[ConditionRow] = []
        self._is_looking = False
        self.young = Card(self.tr("Young words"))
        self._young_rows: list[QWidget] = []
        self.told, self.advice = ToldCard(theme), AdviceCard(theme)
        self.told.passage_wanted.connect(self.reader.show_words)
        self.note = QLineEdit()
        self.note.setMaxLength(MAX_CONTENT_NOTE)
        self.note.setPlaceholderText(self.tr("For instance: mentions self-harm"))
        self.note.setCompleter(_usual_notes(self.note))
        set_accessible(self.note, self.tr("Content note"), self.tr("Stands at the top of the post"))
        self.note.editingFinished.connect(lambda: self.note_changed.emit(self.note.text().strip()))
        self.notes, self.pictures = NotesCard(theme), PicturesCard(theme)
        self._arrange()

    def show_report(self, shown: Shown, clock: TrustedClock) -> None:
        """Show a post's report."""
        self._panel.hold()
        report = shown.report
        tips = [young_tip(young, clock) for young in report.young]
        instead = self.tr("The page stands here once names have been looked for.")
        self.reader.setPlaceholderText(instead if shown.unread else "")
        self.reader.show_page(shown.reader, tips)
        lines = report_words(report)
        if [row.words for row in self.rows] != lines:
            self._rebuild(lines)
        self._show_young(shown, clock)
        if not self.note.hasFocus():
            self.note.setText(shown.summary.post.content_note)
        self.notes.show_post(shown)
        self.pictures.show_pictures(shown.pictures)
        order_focus(self)

    def show_advice(self, advice: PostAdvice | None, clock: TrustedClock) -> None:
        """Show what the post tells and what to weigh; nothing before it is known."""
        self._panel.hold()
        if advice is None or not advice.is_analysed:
            self.told.forget()
            self.advice.forget()
        else:
            self.told.show_advice(advice, clock)
            if not advice.advice and any(row.has_focus() for row in self.advice.rows):
                # The last of it goes: the keyboard stays near, not at the top of the window.
                self.note.setFocus()
            self.advice.show_advice(advice)
        order_focus(self)

    def show_looking(self, *, is_looking: bool) -> None:
        """Hide what cannot be said yet while names are looked for."""
        self._is_looking = is_looking
        self._show_conditions()

    def show_problem(self, error: Exception | None) -> None:
        """Say what went wrong; None takes it away."""
        self.problem.setVisible(error is not None)
        if error is not None:
            message = sentence(error)
            self.problem.show_message("error", message.title, message.text)

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        self.reader.forget()
        self.note.clear()
        self.notes.forget()
        self.pictures.forget()
        self._rebuild([])
        self.told.forget()
        self.advice.forget()
        self.young.hide()

    def _rebuild(self, lines: list[ConditionWords]) -> None:
        focused = next((i for i, row in enumerate(self.rows) if row.mend.hasFocus()), None)
        for old in self.rows:
            self.conditions.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [ConditionRow(self._theme, words) for words in lines]
        for row in self.rows:
            row.mend_wanted.connect(self.mend_wanted)
            self.conditions.body.addWidget(row)
        self._show_conditions()
        if focused is not None and self.rows:
            # Its own row may be mended by now: then the next thing to do.
            rows = [*self.rows[focused:], *self.rows[:focused]]
            wanted = next((row.mend for row in rows if row.words.button), self.note)
            wanted.setFocus()

    def _show_conditions(self) -> None:
        self.conditions.setVisible(bool(self.rows) and not self._is_looking)

    def _show_young(self, shown: Shown, clock: TrustedClock) -> None:
        for old in self._young_rows:
            self.young.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        groups = young_by_day(shown.report, clock)
        self._young_rows = []
        for place, (words, number) in enumerate(groups):
            jump = button(words, "row", tip=self.tr("Show them on the page"))
            jump.clicked.connect(lambda _=False, at=number: self.reader.show_young(at))
            self._young_rows.append(jump)
            self.young.body.insertWidget(place + 1, jump)
        self.young.setVisible(bool(groups))

    def _arrange(self) -> None:
        note = Card(self.tr("Content note"))
        note.body.addWidget(self.note)
        hint = self.tr("One line at the top of the post; may stay empty.")
        note.body.addWidget(label(hint, "small", wraps=True))
        self.young.hide()
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(S, M, L, L)
        column.setSpacing(M)
        first = (self.problem, self.conditions, self.young, self.pictures)
        for part in (*first, self.told, self.advice, note, self.notes):
            column.addWidget(part)
        column.addStretch(1)
        reading = QVBoxLayout()
        reading.setContentsMargins(0, S, 0, 0)
        reading.addWidget(self.reader)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(reading, 1)
        self._panel = SidePanel(self._theme, panel)
        row.addWidget(self._panel)


class ConditionRow(QWidget):
    """One condition: a mark, what it is, what is the matter, and how to mend it."""

    mend_wanted = Signal(str)

    def __init__(self, theme: Theme, words: ConditionWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        sign, token = ("circle-check", "decided") if words.holds else ("circle", "asks")
        mark = IconLabel(icon(sign, theme, token=token))
        state = self.tr("holds") if words.holds else self.tr("does not hold yet")
        self.setAccessibleName(f"{words.title}: {state}. {words.detail}")
        self.mend = button(words.button, tip=words.tip)
        self.mend.setAccessibleName(f"{words.button}: {words.title}")
        self.mend.clicked.connect(lambda: self.mend_wanted.emit(words.way))
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(words.title, "body" if words.holds else "heading", wraps=True))
        if words.detail:
            text.addWidget(label(words.detail, "small", wraps=True))
        if words.button:
            text.addSpacing(XS)
            text.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            # Shown while it has no parent, it would be a window of its own and take the focus.
            self.mend.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, XS, 0, XS)
        row.setSpacing(M)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)


def _usual_notes(field: QLineEdit) -> QCompleter:
    """Return what offers the notes that readers know, at the first letters of them."""
    notes = (
        translate("Publish", "mentions self-harm"),
        translate("Publish", "mentions suicide"),
        translate("Publish", "mentions violence at home"),
        translate("Publish", "mentions abuse of a child"),
        translate("Publish", "mentions sexual violence"),
        translate("Publish", "mentions restraint"),
        translate("Publish", "mentions alcohol and drugs"),
        translate("Publish", "mentions an eating disorder"),
        translate("Publish", "mentions illness and death"),
        translate("Publish", "mentions the loss of a baby"),
    )
    completer = QCompleter(list(notes), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer
