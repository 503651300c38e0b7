"""Changing what opens the journal: a course of steps in a window of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reflectapp.services.passphrase import MIN_PASSPHRASE
from reflectapp.ui.context import Context
from reflectapp.ui.settings.present_step import PresentStep
from reflectapp.ui.theme import XL, XXL, M, S
from reflectapp.ui.unlock.course import Course
from reflectapp.ui.unlock.passphrase import PassphraseStep, score
from reflectapp.ui.unlock.recovery import RecoveryStep
from reflectapp.ui.unlock.step import Step
from reflectapp.ui.unlock.wordlist import recovery_word_list
from reflectapp.ui.widgets import button, label

LOCK_KEYS = "Ctrl+L"
_SIZE = (720, 620)
"""In pixels where type is at 100 %, to begin with; a step scrolls where it has less room."""


class KeysDialog(QDialog):
    """Steps, then a wait of seconds, then what it means."""

    changed = Signal()

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(title)
        self.resize(QSize(*(context.theme.scaled(length) for length in _SIZE)))
        if parent is not None:
            self.resize(self.size().boundedTo(parent.size()))
            # Locking goes on working while the window itself hears no keys.
            keys = QKeySequence(LOCK_KEYS)
            self.addActions([action for action in parent.actions() if action.shortcut() == keys])
        self._context = context
        self.recovery = RecoveryStep(
            context.theme, context.session.keys.new_words(), recovery_word_list()
        )

    def _begin(
        self,
        steps: tuple[Step, ...],
        secrets: Callable[[], tuple[str, str]],
        done: tuple[str, str],
        *,
        decline: str = "",
    ) -> None:
        """Lay out.

        Args:
            secrets: What opens the journal now, and its passphrase from now on.
            done: Title and text of what is shown when all is changed.
            decline: On the button that leaves from the first step; "Cancel" if left out.
        """
        self._secrets = secrets
        self.course = Course(
            self._context.theme,
            self._context.tasks,
            steps,
            last_words=self.tr("Change it"),
            first_words=decline or self.tr("Cancel"),
        )
        self.course.completed.connect(self._change)
        self.course.left.connect(self.reject)
        self.close_button = button(self.tr("Close"), "primary", shortcut="Return")
        self.close_button.clicked.connect(self.accept)
        self.pages = QStackedWidget()
        for page in (self.course, self._wait_page(), self._done_page(*done)):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.course.begin()

    @property
    def is_done(self) -> bool:
        """Whether all is changed."""
        return self.pages.currentIndex() == 2

    def forget(self) -> None:
        """Clear every secret, and go."""
        self.course.forget()
        self.hide()

    @override
    def reject(self) -> None:
        # Half-way there is no way back; and it takes seconds.
        if not self.course.is_busy:
            self.course.forget()
            super().reject()

    def _change(self) -> None:
        secret, passphrase = self._secrets()
        words, keys = self.recovery.words, self._context.session.keys
        self.course.set_busy(self.tr("Changing…"))
        self.pages.setCurrentIndex(1)
        self._context.tasks.run(
            lambda: keys.change(secret, passphrase, words), lambda _: self._succeed(), self._fail
        )

    def _succeed(self) -> None:
        self.course.set_busy("")
        self.course.forget()
        self.pages.setCurrentIndex(2)
        self.close_button.setFocus()
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self.pages.setCurrentIndex(0)
        self.course.fail(error)

    def _wait_page(self) -> QWidget:
        page, column = _page()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        words = self.tr("Encrypting the journal afresh…")
        bar.setAccessibleName(words)
        column.addWidget(label(words, "lead"))
        column.addWidget(bar)
        column.addWidget(
            label(
                self.tr(
                    "This takes some seconds. Nothing can be lost: until it is complete, the "
                    "journal opens as before."
                ),
                "muted",
                wraps=True,
            )
        )
        column.addStretch(3)
        return page

    def _done_page(self, title: str, text: str) -> QWidget:
        page, column = _page()
        column.addWidget(label(title, "title", wraps=True))
        column.addWidget(label(text, "body", wraps=True))
        column.addSpacing(M)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        column.addStretch(3)
        return page


class PassphraseDialog(KeysDialog):
    """A new passphrase, and with it new recovery words."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, known_secret: str = ""
    ) -> None:
        """`known_secret` opened the journal just now, so it is not asked for again."""
        super().__init__(context, "", parent)
        self.setWindowTitle(self.tr("Change the passphrase"))
        self._known_secret = known_secret
        self.present = PresentStep(
            context.theme,
            (
                self.tr("The passphrase you have now"),
                self.tr(
                    "If you no longer know it, type your twelve recovery words instead, with "
                    "spaces between."
                ),
                self.tr(
                    "The journal is encrypted afresh, and there will be new recovery words. "
                    "Backups that were made before keep opening with the passphrase of their day."
                ),
            ),
            context.session.keys.check,
        )
        lead = self.tr(
            "Your recovery words opened the journal. If the passphrase is lost, choose a new one "
            "now: ten characters or more; spaces are welcome. New recovery words follow."
        )
        self.passphrase = PassphraseStep(
            context.theme, MIN_PASSPHRASE, score, lead=lead if known_secret else ""
        )
        first = () if known_secret else (self.present,)
        self._begin(
            (*first, self.passphrase, self.recovery),
            lambda: (self._known_secret or self.present.secret, self.passphrase.passphrase),
            (
                self.tr("The passphrase is changed"),
                self.tr(
                    "From now on the new passphrase and the new recovery words open the journal, "
                    "and the former ones do not. You can throw away the old paper, unless you "
                    "need backups that were made before: they open with what was valid then."
                ),
            ),
            decline=self.tr("Not now") if known_secret else "",
        )

    @override
    def forget(self) -> None:
        """Clear every secret, and go."""
        self._known_secret = ""
        self.present.forget()
        super().forget()


class WordsDialog(KeysDialog):
    """New recovery words; the passphrase stays."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.setWindowTitle(self.tr("New recovery words"))
        self.present = PresentStep(
            context.theme,
            (
                self.tr("Your passphrase"),
                self.tr("It stays as it is. Only who knows it may make new words."),
                self.tr(
                    "The journal is encrypted afresh, and the former words will not open it any "
                    "more. Backups that were made before keep opening with the words of their day."
                ),
            ),
            context.session.keys.check_passphrase,
        )
        self._begin(
            (self.present, self.recovery),
            lambda: (self.present.secret, self.present.secret),
            (
                self.tr("The recovery words are changed"),
                self.tr(
                    "From now on the new words open the journal if the passphrase is lost. You "
                    "can throw away the old paper, unless you need backups that were made "
                    "before: they open with what was valid then."
                ),
            ),
        )


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(XXL + S, XL, XXL + S, XL)
    column.setSpacing(M)
    column.addStretch(2)
    return page, column
