"""Words to weigh: each with why, what may be said instead, and a way to be rid of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectapp.domain.advice import Advice, AdviceKind
from reflectapp.services.advising import PostAdvice
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import counted
from reflectapp.ui.publish.advice_presenter import silenced_key
from reflectapp.ui.publish.advice_words import (
    advice_instead,
    advice_title,
    advice_why,
    kind_name,
)
from reflectapp.ui.theme import XS, M, Theme
from reflectapp.ui.widgets import (
    Card,
    FlowLayout,
    IconLabel,
    button,
    divider,
    label,
    set_accessible,
)

_FIRST = 4
"""So many stand there at once; the others on demand, for a list of twenty is no advice."""

_ICONS = {
    AdviceKind.LANGUAGE: "heart",
    AdviceKind.OWN: "star",
    AdviceKind.QUOTE: "quote",
    AdviceKind.NUMBER: "hash",
    AdviceKind.RARE: "search",
    AdviceKind.ABBREVIATION: "circle-help",
    AdviceKind.JARGON: "circle-help",
    AdviceKind.EASE: "book-open",
    AdviceKind.LONG_SENTENCE: "book-open",
    AdviceKind.LENGTH: "book-open",
}


class AdviceCard(Card):
    """Advice: it holds nothing back."""

    entry_wanted = Signal(object)
    """The `Advice` whose place in the entry the writer wants to see."""
    dismissed = Signal(object)
    silenced = Signal(object)
    all_wanted = Signal()
    """Show again what was set aside for this post."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self.caption.setText(self.tr("Words to weigh"))
        self.caption.show()
        self.rows: list[AdviceRow] = []
        self._lines: list[QWidget] = []
        self._is_whole = False
        self.hint = label("", "small", wraps=True)
        self.more = button("", "inline")
        self.more.clicked.connect(self._show_whole)
        self.aside = button("", "inline", tip=self.tr("Show again what you dismissed here"))
        self.aside.clicked.connect(self.all_wanted)
        self._list = QVBoxLayout()
        self._list.setSpacing(XS)
        self.body.addWidget(self.hint)
        self.body.addLayout(self._list)
        for part in (self.more, self.aside):
            self.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_advice(self, advice: PostAdvice) -> None:
        """Show what is to be weighed; what stays keeps the focus."""
        if [row.advice for row in self.rows] != list(advice.advice):
            self._rebuild(advice.advice)
        self._show_as_many()
        self.hint.setText(
            self.tr("For you to weigh; none of it holds the post back.")
            if advice.advice
            else self.tr("Nothing to weigh in the words of this post.")
        )
        self.aside.setVisible(advice.set_aside > 0)
        self.aside.setText(
            counted(
                advice.set_aside,
                self.tr("1 dismissed here: show it again"),
                self.tr("{count} dismissed here: show them again"),
            )
        )
        self.aside.setAccessibleName(self.aside.text())
        self.show()

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        self._rebuild(())
        self._is_whole = False
        self.hide()

    def _rebuild(self, advice: tuple[Advice, ...]) -> None:
        focused = next((n for n, row in enumerate(self.rows) if row.has_focus()), None)
        for old in (*self.rows, *self._lines):
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows, self._lines = [AdviceRow(self._theme, one) for one in advice], []
        for number, row in enumerate(self.rows):
            if number:
                self._lines.append(divider())
                self._list.addWidget(self._lines[-1])
            row.entry_wanted.connect(self.entry_wanted)
            row.dismissed.connect(self.dismissed)
            row.silenced.connect(self.silenced)
            self._list.addWidget(row)
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].dismiss.setFocus()

    def _show_whole(self) -> None:
        self._is_whole = True
        self._show_as_many()
        self.rows[_FIRST].dismiss.setFocus()

    def _show_as_many(self) -> None:
        shown = len(self.rows) if self._is_whole else _FIRST
        for number, row in enumerate(self.rows):
            row.setVisible(number < shown)
        for number, line in enumerate(self._lines, 1):
            line.setVisible(number < shown)
        hidden = len(self.rows) - shown
        self.more.setVisible(hidden > 0)
        words = counted(hidden, self.tr("Show one more"), self.tr("Show {count} more"))
        set_accessible(self.more, words)
        self.more.setText(words)


class AdviceRow(QWidget):
    """One thing to weigh."""

    entry_wanted = Signal(object)
    dismissed = Signal(object)
    silenced = Signal(object)

    def __init__(self, theme: Theme, advice: Advice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.advice = advice
        title, why = advice_title(advice), advice_why(advice)
        self.setAccessibleName(f"{kind_name(advice.kind)}: {title}. {why}")
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(title, "heading", wraps=True))
        text.addWidget(label(why, "small", wraps=True))
        if instead := advice_instead(advice):
            text.addWidget(label(instead, "body", wraps=True))
        if advice.source:
            text.addWidget(label(advice.source, "small", wraps=True))
        text.addLayout(self._made_buttons(title))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, XS, 0, XS)
        row.setSpacing(M)
        mark = IconLabel(icon(_ICONS[advice.kind], theme, token="muted"))
        mark.setToolTip(kind_name(advice.kind))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)

    def has_focus(self) -> bool:
        """Say whether one of the buttons has the focus."""
        return any(part.hasFocus() for part in (self.show_entry, self.dismiss, self.never))

    def _made_buttons(self, title: str) -> FlowLayout:
        advice = self.advice
        never = (
            self.tr("Never about this word again, in this journal")
            if silenced_key(advice)
            else self.tr("Never of this kind again, in this journal: {kind}").format(
                kind=kind_name(advice.kind)
            )
        )
        self.show_entry = button(
            self.tr("Show"), "inline", tip=self.tr("Go to this place in the entry")
        )
        self.dismiss = button(self.tr("Dismiss"), "inline", tip=self.tr("Not for this post"))
        self.never = button(self.tr("Not for me again"), "inline", tip=never)
        buttons = FlowLayout(spacing=0)
        for part, signal in (
            (self.show_entry, self.entry_wanted),
            (self.dismiss, self.dismissed),
            (self.never, self.silenced),
        ):
            part.setAccessibleName(f"{part.text()}: {title}")
            part.clicked.connect(lambda _=False, wanted=signal: wanted.emit(advice))
            buttons.addWidget(part)
        if advice.source_span is None:
            self.show_entry.setEnabled(False)
        return buttons
