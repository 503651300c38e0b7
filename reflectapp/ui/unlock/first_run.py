"""The first run: four steps, then a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from reflectapp.services.door import Door
from reflectapp.services.passphrase import MIN_PASSPHRASE
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from reflectapp.ui.unlock.about_you import AboutYouStep
from reflectapp.ui.unlock.course import Course
from reflectapp.ui.unlock.passphrase import PassphraseStep, score
from reflectapp.ui.unlock.promise import PromiseStep
from reflectapp.ui.unlock.recovery import RecoveryStep
from reflectapp.ui.unlock.wordlist import recovery_word_list

translate = QCoreApplication.translate

if TYPE_CHECKING:
    from reflectapp.services.session import Session


class FirstRun(Course):
    """What this is, a passphrase, the recovery words, and the writer's own terms."""

    opened = Signal(object)
    """The new journal's session."""

    def __init__(
        self, door: Door, tasks: Tasks, theme: Theme, parent: QWidget | None = None
    ) -> None:
        self._door = door
        self.promise = PromiseStep(theme)
        self.passphrase = PassphraseStep(theme, MIN_PASSPHRASE, score)
        self.recovery = RecoveryStep(theme, door.new_recovery_words(), recovery_word_list())
        self.about_you = AboutYouStep()
        steps = (self.promise, self.passphrase, self.recovery, self.about_you)
        words = translate("FirstRun", "Create the journal")
        super().__init__(theme, tasks, steps, last_words=words, parent=parent)
        self.completed.connect(self._create)

    def _create(self) -> None:
        self.set_busy(self.tr("Making the keys…"))
        passphrase, words = self.passphrase.passphrase, self.recovery.words
        profile, days = self.about_you.profile, self.about_you.delay_days
        door = self._door
        self._tasks.run(
            lambda: door.create(passphrase, words, profile, days), self._created, self.fail
        )

    def _created(self, session: Session) -> None:
        self.forget()
        self.opened.emit(session)
