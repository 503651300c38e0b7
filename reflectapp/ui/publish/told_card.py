"""What a post tells: of each person and of the writer, before and now, with the passages."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.disclosure import Fact, LeftTelling
from reflectapp.publish.checks import Place
from reflectapp.publish.disclosures.linking import Link
from reflectapp.publish.disclosures.summing import Before, PersonSum
from reflectapp.services.advising import PostAdvice
from reflectapp.ui.icons import icon
from reflectapp.ui.publish.advice_words import (
    facts_line,
    left_name,
    link_words,
    person_count,
    person_name,
    place_beside,
    uncounted_line,
)
from reflectapp.ui.theme import XS, M, S, Theme
from reflectapp.ui.widgets import Card, IconLabel, button, divider, label, set_accessible


class ToldCard(Card):
    """Advice: it holds nothing back."""

    passage_wanted = Signal(str)
    """A sentence of this post that the writer wants to see on the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self.caption.setText(self.tr("What this post tells"))
        self.caption.show()
        self.people: list[PersonTold] = []
        self._parts: list[QWidget] = []
        self._shown: PostAdvice | None = None
        self.hide()

    def show_advice(self, advice: PostAdvice, clock: TrustedClock) -> None:
        """Show the sum of what is told; who was unfolded stays so."""
        before = self._shown
        if before is not None and before.disclosures == advice.disclosures:
            return
        unfolded = {person.key for person in self.people if person.is_unfolded}
        self.forget()
        self._shown = advice
        found = advice.disclosures
        for link in found.links:
            self._add(LinkLine(self._theme, link, link_words(link, advice, clock)))
        told = [person for person in found.people if _is_worth_a_line(person)]
        for number, person in enumerate(told):
            if number or found.links:
                self._add(divider())
            block = PersonTold(self._theme, person, advice, clock)
            block.passage_wanted.connect(self.passage_wanted)
            block.unfold(on=person.key in unfolded)
            self.people.append(block)
            self._add(block)
        if found.uncounted:
            self._add(label(uncounted_line(found.uncounted), "small", wraps=True))
        self._add(label(self._last_words(is_empty=not told), "small", wraps=True))
        self.show()

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.people, self._shown = [], [], None
        self.hide()

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self.body.addWidget(part)

    def _last_words(self, *, is_empty: bool) -> str:
        if is_empty:
            return self.tr(
                "Nothing of it is in the lists that Reflect goes by. What they do not have is not "
                "seen: read it as somebody who was there."
            )
        return self.tr(
            "Found by lists of words, for you to weigh; it holds nothing back. Not everything is "
            "seen, and where people stand close together it may be told of the wrong one."
        )


class PersonTold(QWidget):
    """One person: what this post adds, what was told before, and the passages when unfolded."""

    passage_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        person: PersonSum,
        advice: PostAdvice,
        clock: TrustedClock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self.key = theme, person.key
        name = person_name(person, advice)
        self.setAccessibleName(f"{name}. {person_count(person)}")
        self.toggle = button(self.tr("Passages"), "inline", icon=icon("chevron-right", theme))
        set_accessible(
            self.toggle,
            self.tr("Passages about {name}").format(name=name),
            self.tr("Show the sentences that tell it"),
        )
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(lambda on: self.unfold(on=on))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, XS, 0, XS)
        column.setSpacing(S)
        head = label(name, "heading", wraps=True)
        top = QVBoxLayout()
        top.setSpacing(0)
        top.addWidget(head)
        if count := person_count(person):
            top.addWidget(label(count, "small", wraps=True))
        column.addLayout(top)
        for words in self._lines(person):
            column.addWidget(label(words, "body", wraps=True))
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.passages = self._made_passages(person, advice, clock)
        column.addWidget(self.passages)
        self.passages.hide()

    @property
    def is_unfolded(self) -> bool:
        """Whether the passages can be seen."""
        return self.toggle.isChecked()

    def unfold(self, *, on: bool) -> None:
        """Show or hide the passages."""
        self.toggle.setChecked(on)
        self.toggle.setIcon(icon("chevron-down" if on else "chevron-right", self._theme))
        self.passages.setVisible(on)

    def _lines(self, person: PersonSum) -> list[str]:
        lines = []
        has_past = bool(person.before)
        if person.adds:
            words = self.tr("New: {facts}") if has_past else "{facts}"
            lines.append(words.format(facts=facts_line(person.adds)))
        if person.again:
            lines.append(self.tr("Again: {facts}").format(facts=facts_line(person.again)))
        again = {(f.attribute, f.value) for f in person.again}
        rest = [b.fact for b in person.before if (b.fact.attribute, b.fact.value) not in again]
        if rest:
            lines.append(self.tr("Told before: {facts}").format(facts=facts_line(rest)))
        return lines

    def _made_passages(self, person: PersonSum, advice: PostAdvice, clock: TrustedClock) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        for passage, values in _by_passage([*person.adds, *person.again]).items():
            column.addWidget(self._here(passage, values, advice.beside.get(passage)))
        for (left, passage), values in _by_post(person.before).items():
            where = f"{', '.join(values)} — {left_name(left, advice, clock)}"
            column.addWidget(self._earlier(where, passage))
        return panel

    def _here(self, passage: str, values: list[str], beside: Place | None) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(M, 0, 0, S)
        column.setSpacing(0)
        column.addWidget(label(", ".join(values), "caption", wraps=True))
        column.addWidget(label(passage, "small", wraps=True))
        if beside is not None:
            column.addWidget(label(place_beside(beside), "caption", wraps=True))
            return part
        show = button(self.tr("Show it on the page"), "inline")
        set_accessible(show, self.tr("Show on the page: {values}").format(values=", ".join(values)))
        show.clicked.connect(lambda: self.passage_wanted.emit(passage))
        column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _earlier(self, where: str, passage: str) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(M, 0, 0, S)
        column.setSpacing(0)
        column.addWidget(label(where, "caption", wraps=True))
        column.addWidget(label(passage, "small", wraps=True))
        return part


class LinkLine(QWidget):
    """What may make readers join two posts."""

    def __init__(self, theme: Theme, link: Link, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = link
        self.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, XS, 0, XS)
        row.setSpacing(M)
        mark = IconLabel(icon("link", theme, token="asks"))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, "body", wraps=True), 1)


def _is_worth_a_line(person: PersonSum) -> bool:
    return any(not f.is_weak for f in (*person.adds, *person.again)) or bool(person.before)


def _by_passage(facts: list[Fact]) -> dict[str, list[str]]:
    """Return the sentences that tell something, each once, with what each tells."""
    found: dict[str, list[str]] = {}
    for fact in facts:
        if not fact.is_weak:
            found.setdefault(fact.passage, []).append(fact.value)
    return found


def _by_post(told: Iterable[Before]) -> dict[tuple[LeftTelling, str], list[str]]:
    """Return the sentences of earlier posts, each once, with what each tells."""
    found: dict[tuple[LeftTelling, str], list[str]] = {}
    for before in told:
        if not before.fact.is_weak:
            found.setdefault((before.left, before.fact.passage), []).append(before.fact.value)
    return found
