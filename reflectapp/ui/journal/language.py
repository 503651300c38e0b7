"""What is known of the words on the page: spelling, findings, and what the writer chose of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from reflectapp.assets import resource
from reflectapp.ui.context import Context
from reflectapp.ui.journal.editor import PageEditor
from reflectapp.ui.journal.findings import FindingWatch
from reflectapp.ui.journal.menu import PageMenu
from reflectapp.ui.journal.spellmarks import SpellMarks
from reflectapp.ui.messages import sentence
from reflectapp.ui.spelling import Speller


class Language(QObject):
    """Keeps the underlines of a page as the settings have them."""

    def __init__(self, context: Context, editor: PageEditor, markdown: Sequence[QAction]) -> None:
        super().__init__(editor)
        self._settings, self._tasks = context.session.settings, context.tasks
        self._bus = context.bus
        dictionary = resource("spelling", "en_GB.dic").with_suffix("")
        self.speller = Speller(context.tasks, dictionary, self)
        self.spelling = SpellMarks(editor, self.speller, context.theme)
        self.menu = PageMenu(editor, self.speller, markdown, self.allow_word)
        self.findings = FindingWatch(context.session, context.tasks, editor, context.theme)
        self.findings.marked.connect(self.spelling.look)
        self._bus.settings_changed.connect(self._read_settings)
        self._bus.decisions_changed.connect(lambda _: self.findings.renew_register())
        self._read_settings()

    def allow_word(self, word: str) -> None:
        """Put a word into the dictionary of this journal."""
        self._tasks.run(
            lambda: self._settings.learn(word),
            lambda _: self._bus.settings_changed.emit(),
            self._say_error,
        )

    def toggle_underlines(self) -> None:
        """Underline what is found while writing, or only count it."""

        def store() -> bool:
            chosen = self._settings.preferences()
            underlines = not chosen.underline_findings
            self._settings.save(replace(chosen, underline_findings=underlines))
            return underlines

        self._tasks.run(store, self.findings.show_marks, self._say_error)

    def forget(self) -> None:
        """Drop every word and end the spelling process."""
        self.findings.forget()
        self.speller.close()

    def _read_settings(self) -> None:
        preferences = self._settings.preferences()
        self.speller.allow(self._settings.own_words())
        self.speller.set_on(preferences.spelling)
        self.findings.show_marks(preferences.underline_findings)
        self.findings.set_on(preferences.findings_while_writing)

    def _say_error(self, error: Exception) -> None:
        message = sentence(error)
        self._bus.said.emit(f"{message.title}. {message.advice}", None)
