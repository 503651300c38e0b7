"""The check-in: reasons, mood, consent, and whether it is a live case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reflectapp.domain.entry import Mood
from reflectapp.domain.post import Consent
from reflectapp.publish.answers import Answers, Question
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import mood_icon, mood_name
from reflectapp.ui.publish.sheet import centred, row_of, scrolled
from reflectapp.ui.publish.wording import READERS, question_name, reader_name, reader_question
from reflectapp.ui.theme import XL, L, M, S, Theme
from reflectapp.ui.widgets import (
    Banner,
    Card,
    FlowLayout,
    bring_into_sight,
    button,
    label,
    set_accessible,
)

_MEASURE = 680
_LIMIT = 400


class CheckInPage(QWidget):
    """Asks; tells every change of an answer, so that none is lost on moving about."""

    answers_changed = Signal(object)
    confirmed = Signal()
    put_off = Signal()
    """Keep the answers and leave it for another day."""
    reading_wanted = Signal(str)
    """As which reader."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._answers = Answers()
        self._is_showing = False
        self.state = Banner("info", icon("info", theme))
        self.first, self.second = (
            self._line(self.tr("First reason")),
            self._line(self.tr("Second reason")),
        )
        self.moods = QButtonGroup(self)
        self.angry = QCheckBox(self.tr("Something in it makes me angry"))
        set_accessible(self.angry, self.angry.text(), self.tr("Whatever the mood is otherwise"))
        self.angry.toggled.connect(self._changed)
        self.readers: dict[str, QPushButton] = {}
        self.hint = label("", "small", wraps=True)
        self.sleep = Banner(
            "warning",
            icon("moon", theme),
            self.tr("Sleep on it"),
            self.tr(
                "On a low or an angry day a post says more than one would want it to later. "
                "It keeps, with your answers: nothing is lost by reading it again tomorrow."
            ),
        )
        self.consent_given = QRadioButton(self.tr("They agreed to it"))
        self.consent_not_needed = QRadioButton(self.tr("None is needed"))
        self.consent_note = self._line(self.tr("How they agreed, or why none is needed"))
        self.not_live = QRadioButton(self.tr("No"))
        self.live = QRadioButton(self.tr("Yes"))
        self.live_note = Banner(
            "warning",
            icon("triangle-alert", theme),
            self.tr("Then it stays here"),
            self.tr(
                "A live case, complaint or court matter is not for a blog, however well it is "
                "disguised. The post waits; say no here once it is over."
            ),
        )
        self.missing = label("", "error", wraps=True)
        self.confirm = button("", "primary")
        self.confirm.clicked.connect(self._confirm)
        self._may_confirm = False
        self._arrange()

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered so far."""
        self._is_showing = True
        self._answers = answers
        for field, text in (
            (self.first, answers.first_reason),
            (self.second, answers.second_reason),
            (self.consent_note, answers.consent_note),
        ):
            if field.text() != text:
                field.setText(text)
        for group in (self.moods, self._consents, self._lives):
            group.setExclusive(False)
            for part in group.buttons():
                part.setChecked(False)
            group.setExclusive(True)
        if answers.mood is not None:
            self.moods.button(answers.mood).setChecked(True)
        self.angry.setChecked(answers.is_angry)
        self.consent_given.setChecked(answers.consent is Consent.GIVEN)
        self.consent_not_needed.setChecked(answers.consent is Consent.NOT_NEEDED)
        self.live.setChecked(answers.is_live_case is True)
        self.not_live.setChecked(answers.is_live_case is False)
        self._is_showing = False
        self._show_advice()

    def show_reading(self, *, is_whole: bool) -> None:
        """Say whether the page was read to its end."""
        self.hint.setText(
            self.tr("Read the page as each of them; the stranger's answer may stay empty.")
            if is_whole
            else self.tr(
                "You have not been to the end of the page yet. Read it whole, as each of them; "
                "the stranger's answer may stay empty."
            )
        )

    def show_state(self, kind: str, title: str, text: str, *, can_confirm: bool) -> None:
        """Say whether a re-reading counts now."""
        sign = {"info": "circle-check", "warning": "hourglass"}.get(kind, "circle-alert")
        self.state.show_message(kind, title, text, icon(sign, self._theme))
        self.state.setVisible(bool(title))
        self._may_confirm = can_confirm
        self._show_confirm()

    def _changed(self) -> None:
        if self._is_showing:
            return
        mood = self.moods.checkedId()
        consent = None
        if self.consent_given.isChecked() or self.consent_not_needed.isChecked():
            consent = Consent.GIVEN if self.consent_given.isChecked() else Consent.NOT_NEEDED
        is_live = (
            self.live.isChecked() if self.live.isChecked() or self.not_live.isChecked() else None
        )
        self._answers = replace(
            self._answers,
            first_reason=self.first.text(),
            second_reason=self.second.text(),
            mood=Mood(mood) if mood > 0 else None,
            is_angry=self.angry.isChecked(),
            consent=consent,
            consent_note=self.consent_note.text(),
            is_live_case=is_live,
        )
        self._show_advice()
        self.answers_changed.emit(self._answers)

    def _show_advice(self) -> None:
        self.sleep.setVisible(self._answers.should_sleep_on_it)
        self.live_note.setVisible(self._answers.is_live_case is True)
        self.missing.hide()
        for reader, chip in self.readers.items():
            is_answered = bool(str(getattr(self._answers, f"as_{reader}")).strip())
            chip.setIcon(icon("circle-check" if is_answered else "circle", self._theme))
            state = self.tr("answered") if is_answered else self.tr("no answer yet")
            chip.setAccessibleName(f"{reader_name(reader)}, {state}")
        self._show_confirm()

    @property
    def _stays(self) -> bool:
        return self._answers.should_sleep_on_it or self._answers.is_live_case is True

    def _show_confirm(self) -> None:
        words = (
            self.tr("Keep my answers for another day")
            if self._stays
            else self.tr("I have read it whole, and it may go")
        )
        self.confirm.setText(words)
        self.confirm.setAccessibleName(words)
        self.confirm.setEnabled(self._may_confirm or self._stays)

    def _confirm(self) -> None:
        if self._stays:
            self.put_off.emit()
            return
        missing = self._answers.missing
        if missing:
            self._name_missing(missing)
            return
        self.confirmed.emit()

    def _name_missing(self, missing: Sequence[Question]) -> None:
        names = "; ".join(question_name(question) for question in missing)
        self.missing.setText(self.tr("Still to answer: {names}.").format(names=names))
        self.missing.show()
        bring_into_sight(self.confirm)

    def _line(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(_LIMIT)
        field.setPlaceholderText(name)
        set_accessible(field, name)
        field.textChanged.connect(self._changed)
        return field

    def _arrange(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(L, M, L, XL)
        column.setSpacing(M)
        column.addWidget(self.state)
        column.addWidget(self._readers())
        column.addWidget(self._reasons())
        column.addWidget(self._mood())
        column.addWidget(self._consent())
        column.addWidget(self._live())
        column.addWidget(self.missing)
        column.addLayout(row_of(self.confirm))
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(centred(content, _MEASURE)))

    def _readers(self) -> QWidget:
        card = Card(self.tr("How it reads to others"))
        chips = QWidget()
        flow = FlowLayout(chips)
        for reader in READERS:
            chip = button(reader_name(reader), "chip", tip=reader_question(reader))
            chip.clicked.connect(lambda _=False, chosen=reader: self.reading_wanted.emit(chosen))
            self.readers[reader] = chip
            flow.addWidget(chip)
        card.body.addWidget(chips)
        card.body.addWidget(self.hint)
        return card

    def _reasons(self) -> QWidget:
        card = Card(self.tr("Two reasons for publishing it"))
        card.body.addWidget(self.first)
        card.body.addWidget(self.second)
        return card

    def _mood(self) -> QWidget:
        card = Card(self.tr("How are you now?"))
        chips = QWidget()
        flow = FlowLayout(chips)
        for mood in Mood:
            chip: QPushButton = button(
                mood_name(mood), "chip", icon=icon(mood_icon(mood), self._theme)
            )
            chip.setCheckable(True)
            chip.setAccessibleName(self.tr("Mood: {name}").format(name=mood_name(mood)))
            self.moods.addButton(chip, mood)
            flow.addWidget(chip)
        self.moods.buttonClicked.connect(lambda _: self._changed())
        card.body.addWidget(chips)
        card.body.addWidget(self.angry)
        card.body.addWidget(self.sleep)
        return card

    def _consent(self) -> QWidget:
        card = Card(self.tr("Consent of the person written about"))
        self._consents = self._choices(card, (self.consent_given, self.consent_not_needed))
        card.body.addWidget(self.consent_note)
        return card

    def _live(self) -> QWidget:
        card = Card(self.tr("Is it a live case, a complaint or a court matter?"))
        self._lives = self._choices(card, (self.not_live, self.live))
        card.body.addWidget(self.live_note)
        return card

    def _choices(self, card: Card, choices: tuple[QRadioButton, ...]) -> QButtonGroup:
        group = QButtonGroup(self)
        for choice in choices:
            set_accessible(choice, f"{card.caption.text()}: {choice.text()}", choice.text())
            group.addButton(choice)
            choice.toggled.connect(self._changed)
        card.body.addLayout(row_of(*choices))
        card.body.addSpacing(S // 2)
        return group
