"""The third step: twelve recovery words, to keep on paper, then typed back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.ui.icons import icon
from reflectapp.ui.theme import M, S, Theme
from reflectapp.ui.unlock.presenter import words_problem
from reflectapp.ui.unlock.printing import has_printer, print_words
from reflectapp.ui.unlock.step import Step
from reflectapp.ui.unlock.words import ShownWords, WordsField
from reflectapp.ui.widgets import button, label


class RecoveryStep(Step):
    """Two pages: the words, and twelve lines to type them back."""

    def __init__(
        self,
        theme: Theme,
        words: Sequence[str],
        known: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = tuple(words)
        self.shown = ShownWords(words)
        self.typed = WordsField(known)
        self.typed.changed.connect(self.changed)
        self.title = self.tr("Twelve words in case you forget")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._words_page(theme))
        self._pages.addWidget(self._typing_page())
        self.body.addWidget(self._pages)
        self.body.addStretch(1)

    @property
    def is_typing(self) -> bool:
        """Whether the words are being typed back."""
        return self._pages.currentIndex() == 1

    def begin(self) -> None:
        """Put the focus into the first empty line when typing."""
        if self.is_typing:
            empty = next((e for e in self.typed.edits if not e.text()), self.typed.edits[0])
            empty.setFocus()

    def problem(self) -> str:
        """Say which words are missing or different."""
        if not self.is_typing:
            return ""
        found = words_problem(self.typed.words(), self.words)
        self.typed.mark(() if found is None else found.wrong or found.missing)
        if found is None:
            return ""
        if not found.wrong:
            return self.tr("Some words are still missing.")
        if len(found.wrong) == 1:
            return self.tr(
                "Word {number} is not the one that was shown. Compare it with your paper, "
                "or go back to see the words again."
            ).format(number=found.wrong[0] + 1)
        return self.tr(
            "Words {numbers} are not the ones that were shown. Compare them with your paper, "
            "or go back to see the words again."
        ).format(numbers=", ".join(str(i + 1) for i in found.wrong))

    @override
    def next_words(self) -> str:
        """The button says what has to be done first."""
        return "" if self.is_typing else self.tr("I have them on paper")

    def go_on(self) -> bool:
        """From the words to typing them."""
        if self.is_typing:
            return False
        self._pages.setCurrentIndex(1)
        self.begin()
        return True

    def go_back(self) -> bool:
        """From typing back to the words; what was typed stays."""
        if not self.is_typing:
            return False
        self._pages.setCurrentIndex(0)
        return True

    def forget(self) -> None:
        """Take all words off the screen."""
        self.shown.forget()
        self.typed.clear()

    def _words_page(self, theme: Theme) -> QWidget:
        page, column = _page()
        column.addWidget(label(self.title, "title", wraps=True))
        column.addWidget(
            label(
                self.tr(
                    "They open the journal without the passphrase. Put them on paper now, in this "
                    "order, and keep it where you keep your passport."
                ),
                "body",
                wraps=True,
            )
        )
        column.addSpacing(S)
        column.addWidget(self.shown)
        row = QHBoxLayout()
        row.setSpacing(M)
        note = self.tr("They are shown only now. Do not photograph them or save them in a file.")
        if has_printer():
            self.print_button = button(
                self.tr("Print…"), icon=icon("file-text", theme), tip=self.tr("Print the words")
            )
            self.print_button.clicked.connect(lambda: print_words(self.words, self))
            row.addWidget(self.print_button)
        row.addWidget(label(note, "muted", wraps=True), 1)
        column.addSpacing(S)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _typing_page(self) -> QWidget:
        page, column = _page()
        column.addWidget(label(self.tr("Now type them back"), "title", wraps=True))
        column.addWidget(
            label(
                self.tr(
                    "From your paper, in the same order: it shows that they were written down "
                    "right. Space goes to the next one."
                ),
                "body",
                wraps=True,
            )
        )
        column.addSpacing(S)
        column.addWidget(self.typed)
        column.addStretch(1)
        return page


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(S)
    return page, column
