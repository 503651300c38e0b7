"""The second step: a passphrase, how strong it is, and what losing it means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from reflectapp.services.passphrase import passphrase_strength
from reflectapp.ui.messages import time_to_guess
from reflectapp.ui.theme import S, Theme
from reflectapp.ui.unlock.fields import PassphraseField, StrengthMeter
from reflectapp.ui.unlock.presenter import PassphraseProblem, passphrase_problem
from reflectapp.ui.unlock.step import Step
from reflectapp.ui.widgets import label

_REST_MS = 150
"""How long typing must rest before the strength is reckoned, in milliseconds."""


def score(passphrase: str) -> tuple[int, str]:
    """Return how strong a passphrase is, 0 to 4, and how long guessing it takes, in words."""
    strength = passphrase_strength(passphrase)
    return strength.score, time_to_guess(strength.crack_seconds)


class PassphraseStep(Step):
    """Two fields that must hold the same."""

    def __init__(
        self,
        theme: Theme,
        least: int,
        score: Callable[[str], tuple[int, str]],
        parent: QWidget | None = None,
        *,
        lead: str = "",
    ) -> None:
        """`least` in code points; `score` gives 0 to 4 and a hint; `lead` says why."""
        super().__init__(parent)
        self._least, self._score = least, score
        self.headline(
            self.tr("Choose a passphrase"),
            lead
            or self.tr(
                "It opens your journal, and only you will know it. "
                "Ten characters or more; spaces are welcome."
            ),
        )
        self.field = PassphraseField(theme, self.tr("Passphrase"))
        self.repeated = PassphraseField(theme, self.tr("Passphrase once more"))
        self.meter = StrengthMeter(theme)
        for words, field in (
            (self.tr("Passphrase"), self.field),
            (self.tr("Once more, to be sure"), self.repeated),
        ):
            self.body.addWidget(label(words, "heading"))
            self.body.addWidget(field)
            if field is self.field:
                self.body.addWidget(self.meter)
                self.body.addSpacing(S)
        self.body.addSpacing(S)
        self.body.addWidget(
            label(
                self.tr(
                    "If it is lost, only the twelve recovery words of the next step open the "
                    "journal. If those are lost too, nobody can: not you, and not the makers "
                    "of this program."
                ),
                "muted",
                wraps=True,
            )
        )
        self.body.addStretch(1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._measure)
        self.field.changed.connect(self._rest.start)
        for field in (self.field, self.repeated):
            field.changed.connect(lambda _, typed=field: self._note_change(typed))

    @property
    def passphrase(self) -> str:
        """What was chosen."""
        return self.field.text()

    def begin(self) -> None:
        """Start with the first empty field."""
        (self.repeated if self.field.text() and not self.repeated.text() else self.field).setFocus()

    def problem(self) -> str:
        """Say what is missing and go there."""
        found = passphrase_problem(self.field.text(), self.repeated.text(), self._least)
        is_first = found in (PassphraseProblem.EMPTY, PassphraseProblem.TOO_SHORT)
        self.field.set_invalid(is_first)
        is_other = found == PassphraseProblem.DIFFERENT and not self._waits_for_repeat(found)
        self.repeated.set_invalid(is_other)
        if found is None or self._waits_for_repeat(found):
            return ""
        (self.field if is_first else self.repeated).setFocus()
        return {
            PassphraseProblem.EMPTY: self.tr("Type a passphrase first."),
            PassphraseProblem.TOO_SHORT: self.tr(
                "This is shorter than ten characters. A few more words make it safe."
            ),
            PassphraseProblem.DIFFERENT: self.tr(
                "The two are not the same. Type it once more, or show both to compare."
            ),
        }[found]

    def go_on(self) -> bool:
        """From the first field to the second, while that is empty."""
        if self.repeated.text():
            return False
        self.repeated.setFocus()
        return True

    def _waits_for_repeat(self, found: PassphraseProblem | None) -> bool:
        return found == PassphraseProblem.DIFFERENT and not self.repeated.text()

    def forget(self) -> None:
        """Clear both fields."""
        self.field.clear()
        self.repeated.clear()

    def _note_change(self, field: PassphraseField) -> None:
        field.set_invalid(False)
        self.changed.emit()

    def _measure(self) -> None:
        text = self.field.text()
        score, hint = self._score(text) if text else (-1, "")
        self.meter.show_score(score, hint)
