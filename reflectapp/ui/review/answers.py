"""The sheets that ask for a wording, a name, a reason, a passage or a kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPushButton, QWidget

from reflectapp.domain.finding import (
    MAX_GENERALISE_WORDS,
    MAX_RENAME_WORDS,
    MAX_SUBSTITUTE,
    Action,
    Kind,
)
from reflectapp.domain.spans import Span
from reflectapp.ui.icons import icon
from reflectapp.ui.review.popover import Popover
from reflectapp.ui.review.presenter import Answer
from reflectapp.ui.review.wording import kind_icon, kind_name
from reflectapp.ui.theme import S, Theme
from reflectapp.ui.widgets import FlowLayout, button, label, set_accessible

MAX_REASON = 200
_SHOWN = 90
"""Code points of a passage that its button shows."""


class WordingSheet(Popover):
    """Asks what to write in general terms, or which other name to use."""

    answered = Signal(object)

    def __init__(
        self,
        page: QWidget,
        action: Action,
        words: str,
        offers: Sequence[str],
        is_taken: Callable[[str], bool],
    ) -> None:
        """`is_taken` says of a made-up name whether somebody in the entry has it."""
        is_general = action is Action.GENERALISE
        title = self.tr("Say it in general terms") if is_general else self.tr("Use another name")
        text = (
            self.tr("It takes the place of “{words}” and adds nothing to it.")
            if is_general
            else self.tr("Instead of “{words}”. Take a name that nobody in this story has.")
        )
        super().__init__(page, title, text.format(words=_short(words, 40)))
        self._action, self._is_taken = action, is_taken
        self._limit = MAX_GENERALISE_WORDS if is_general else MAX_RENAME_WORDS
        for offer in offers:
            choice = button(offer, "row", tip=self.tr("Use these words"))
            choice.clicked.connect(lambda _=False, words=offer: self._give(words))
            self.body.addWidget(choice)
        self.field = QLineEdit()
        self.field.setMaxLength(MAX_SUBSTITUTE)
        hint = self.tr("Your own words") if is_general else self.tr("A made-up name")
        self.field.setPlaceholderText(hint)
        set_accessible(self.field, hint, self.tr("At most {count} words").format(count=self._limit))
        self.field.returnPressed.connect(self._use)
        self.body.addWidget(self.field)
        use = button(self.tr("Use it"), "primary", shortcut="Return")
        use.clicked.connect(self._use)
        self.finish(use)

    def focus_first(self) -> None:
        self.field.setFocus()

    def _use(self) -> None:
        words = self.field.text().split()
        if not words:
            self.complain(self.tr("Write the words to use, or choose an offer."))
        elif len(words) > self._limit:
            limit = self.tr("At most {count} words, so that it hides more than it tells.")
            self.complain(limit.format(count=self._limit))
        elif self._action is Action.RENAME and self._is_taken(" ".join(words)):
            self.complain(
                self.tr("Somebody or something in this entry has that name. Take another.")
            )
        else:
            self._give(" ".join(words))

    def _give(self, words: str) -> None:
        self.answered.emit(Answer(self._action, substitute=words))
        self.dismiss()


class KeepSheet(Popover):
    """Asks why words may stay."""

    answered = Signal(object)

    def __init__(self, page: QWidget, words: str, *, asks_again: bool = False) -> None:
        """`asks_again` says that a remembered answer will not silence the words, only ask."""
        text = self.tr(
            "“{words}” will stand in the post. Say why: it is asked again before export."
        )
        super().__init__(page, self.tr("Why may it stay?"), text.format(words=_short(words, 40)))
        chips = QWidget()
        flow = FlowLayout(chips)
        self.chips: list[QPushButton] = []
        for reason in (
            self.tr("not a name"),
            self.tr("public figure"),
            self.tr("my own words"),
            self.tr("too common to point at anybody"),
        ):
            chip = button(reason, "chip", tip=self.tr("Keep it for this reason"))
            chip.clicked.connect(lambda _=False, words=reason: self._give(words))
            self.chips.append(chip)
            flow.addWidget(chip)
        self.body.addWidget(chips)
        self.field = QLineEdit()
        self.field.setMaxLength(MAX_REASON)
        self.field.setPlaceholderText(self.tr("Another reason"))
        set_accessible(self.field, self.tr("Another reason"), self.tr("Why these words may stay"))
        self.field.returnPressed.connect(self._use)
        self.body.addWidget(self.field)
        self.remember = QCheckBox(
            self.tr("In other entries, ask before hiding these words")
            if asks_again
            else self.tr("Do not ask about these words again in this journal")
        )
        set_accessible(self.remember, self.remember.text())
        self.body.addWidget(self.remember)
        keep = button(self.tr("Keep"), "primary", shortcut="Return")
        keep.clicked.connect(self._use)
        self.finish(keep)

    def focus_first(self) -> None:
        # Not on a reason: the key that opens the sheet also presses buttons, and keeps nothing
        # when it is pressed twice or held.
        self.field.setFocus()

    def _use(self) -> None:
        reason = " ".join(self.field.text().split())
        if not reason:
            self.complain(self.tr("Choose a reason, or write your own."))
            return
        self._give(reason)

    def _give(self, reason: str) -> None:
        is_remembered = self.remember.isChecked()
        self.answered.emit(Answer(Action.KEEP, reason=reason, remember=is_remembered))
        self.dismiss()


class LeaveOutSheet(Popover):
    """Asks how much to leave out."""

    answered = Signal(object, object)

    def __init__(self, page: QWidget, text: str, passages: Sequence[tuple[str, Span]]) -> None:
        """`passages` are pairs of a name and the stretch of the entry's `text` that has it."""
        super().__init__(page, self.tr("How much to leave out?"))
        self.choices: list[QPushButton] = []
        for name, span in passages:
            words = _short(" ".join(text[span.start : span.end].split()), _SHOWN)
            choice = button(name, "row", tip=self.tr("Leave this out of the post"))
            choice.setAccessibleDescription(words)
            choice.clicked.connect(lambda _=False, place=span: self._give(place))
            self.choices.append(choice)
            self.body.addWidget(choice)
            quoted = label(f"“{words}”", "small", wraps=True)
            quoted.setContentsMargins(S + 2, 0, 0, S)
            self.body.addWidget(quoted)
        self.finish(None)

    def focus_first(self) -> None:
        self.choices[0].setFocus()

    def _give(self, span: Span) -> None:
        self.answered.emit(Answer(Action.LEAVE_OUT), span)
        self.dismiss()


class KindSheet(Popover):
    """Asks what the words are that the writer marked."""

    answered = Signal(Kind)

    def __init__(self, page: QWidget, theme: Theme, words: str) -> None:
        title = self.tr("What is “{words}”?").format(words=_short(words, 40))
        super().__init__(
            page, title, self.tr("It gets a placeholder here, and is asked about elsewhere.")
        )
        grid = QGridLayout()
        grid.setSpacing(S)
        self.choices: list[QPushButton] = []
        for number, kind in enumerate(Kind):
            choice = button(kind_name(kind), "row", icon=icon(kind_icon(kind), theme))
            choice.clicked.connect(lambda _=False, chosen=kind: self._give(chosen))
            self.choices.append(choice)
            grid.addWidget(choice, number // 2, number % 2)
        self.body.addLayout(grid)
        self.finish(None)

    def focus_first(self) -> None:
        self.choices[0].setFocus()

    def _give(self, kind: Kind) -> None:
        self.answered.emit(kind)
        self.dismiss()


def _short(words: str, limit: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
