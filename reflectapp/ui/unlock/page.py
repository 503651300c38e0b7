"""The quiet page that asks for the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.domain.errors import WrongPassphraseError
from reflectapp.services.door import Door
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import keyring_does_not_fit
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import XL, L, M, S, Theme
from reflectapp.ui.unlock.fields import PassphraseField
from reflectapp.ui.unlock.keyring_way import KeyringWay
from reflectapp.ui.unlock.presenter import unknown_words
from reflectapp.ui.unlock.wording import entrance_sentence
from reflectapp.ui.unlock.wordlist import recovery_word_list
from reflectapp.ui.unlock.words import WordsField
from reflectapp.ui.widgets import Banner, IconLabel, button, centred, label

if TYPE_CHECKING:
    from reflectapp.services.session import Session

_WIDTH = 460
"""In pixels where type is at 100 %: an error needs room to be read."""
_ROOMY = 560
"""A height that has room for everything, likewise."""


class UnlockPage(QWidget):
    """One field; or twelve, when the passphrase is lost; or the keyring, where it may."""

    opened = Signal(object)
    """The session of the opened journal."""

    def __init__(
        self, door: Door, tasks: Tasks, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._door, self._tasks, self._theme = door, tasks, theme
        self._known = recovery_word_list()
        self.field = PassphraseField(theme, self.tr("Passphrase"))
        self.words = WordsField(self._known)
        self.banner = Banner("error", icon("circle-alert", theme, token="danger"))
        self.banner.hide()
        self.open_button = button(
            self.tr("Open"), "primary", tip=self.tr("Open the journal"), shortcut="Return"
        )
        self.other_button = button(
            "", "quiet", tip=self.tr("Change between the passphrase and the recovery words")
        )
        self.open_button.clicked.connect(self.unlock)
        self.other_button.clicked.connect(self._swap)
        self.keyring = KeyringWay(door, tasks, self)
        self.keyring.opened.connect(self._succeeded)
        self.keyring.failed.connect(self._keyring_failed)
        self.keyring_button = button(
            self.tr("Open with the keyring"),
            tip=self.tr("Open with this computer's keyring; Return in the empty field does, too"),
        )
        self.keyring_button.clicked.connect(self._ask_keyring)
        self.recovered_with = ""
        """The recovery words that opened the journal, when they did."""
        self.words.hide()
        self._mark = IconLabel(QIcon(str(theme.resources / "icons" / "reflect.svg")), 64)
        self._lay_out()
        self._name_ways()
        self.field.changed.connect(lambda _: self.field.set_invalid(False))
        self.words.changed.connect(self._say_nothing)

    @property
    def uses_words(self) -> bool:
        """Whether recovery words are asked for."""
        return not self.words.isHidden()

    def begin(self) -> None:
        """Put the focus where one types."""
        (self.words if self.uses_words else self.field).setFocus()

    def unlock(self) -> None:
        """Try what was typed."""
        if self.uses_words:
            self._unlock_with_words()
        elif self.field.text():
            passphrase = self.field.text()
            self._try(lambda: self._door.unlock(passphrase))
        elif self.keyring.is_offered:
            self._ask_keyring()
        else:
            self.begin()

    def say_hint(self, words: str) -> None:
        """Tell something else at the foot of the page."""
        self._foot.setText(words)

    def forget(self) -> None:
        """Clear every secret."""
        self.field.clear()
        self.words.clear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton) and focused is not self.open_button:
                focused.click()
            else:
                self.unlock()
        elif event.key() == Qt.Key.Key_Escape and (self.uses_words or self.keyring.is_asking):
            self._swap()
        else:
            super().keyPressEvent(event)

    def _unlock_with_words(self) -> None:
        typed = self.words.words()
        found = unknown_words(typed, frozenset(self._known))
        self.words.mark(() if found is None else found.wrong or found.missing)
        if found is None:
            joined = " ".join(typed)
            self._try(lambda: self._door.unlock_with_words(joined), joined)
        elif found.wrong:
            numbers = ", ".join(str(i + 1) for i in found.wrong)
            self._say(
                self.tr("Not a recovery word"),
                self.tr("Compare with your paper: number {numbers}.").format(numbers=numbers),
            )
        else:
            self._say(self.tr("Some words are missing"), self.tr("All twelve are needed."))

    def _try(self, way: Callable[[], Session], words: str = "") -> None:
        self._say_nothing()
        self._set_busy(True)
        self.recovered_with = words
        self._tasks.run(way, self._succeeded, self._failed)

    def _ask_keyring(self) -> None:
        self._say_nothing()
        self._set_busy(True)
        self.open_button.setText(self.tr("Asking the keyring…"))
        self.other_button.setEnabled(True)
        self.keyring.ask()
        self._name_ways()
        self.other_button.setFocus()

    def _keyring_failed(self, error: Exception) -> None:
        self._set_busy(False)
        self._name_ways()
        is_other = isinstance(error, WrongPassphraseError)
        message = keyring_does_not_fit() if is_other else entrance_sentence(error)
        self._say(message.title, message.text)
        self.begin()

    def _succeeded(self, session: Session) -> None:
        self.forget()
        self.opened.emit(session)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        message = entrance_sentence(error)
        self._say(message.title, message.text)
        if isinstance(error, WrongPassphraseError) and not self.uses_words:
            # Only then is there something in the field to mend.
            self.field.set_invalid(True)
            self.field.edit.selectAll()
        self.begin()

    def _say(self, title: str, text: str) -> None:
        self.banner.show_message("error", title, text)
        self.banner.show()
        # Where room is scarce, words that have to be read go before a picture.
        self._mark.setVisible(self.height() >= self._theme.scaled(_ROOMY))

    def _say_nothing(self) -> None:
        self.banner.hide()
        self._mark.show()

    def _set_busy(self, is_busy: bool) -> None:
        ways = (self.open_button, self.other_button, self.keyring_button)
        for part in (self.field, self.words, *ways):
            part.setEnabled(not is_busy)
        self.open_button.setText(self.tr("Opening…") if is_busy else self.tr("Open"))

    def _swap(self) -> None:
        self._say_nothing()
        if self.keyring.is_asking:
            self.keyring.give_up()
            self._set_busy(False)
            self._name_ways()
            self.begin()
            return
        uses_words = not self.uses_words
        self.field.setHidden(uses_words)
        self.words.setVisible(uses_words)
        self._name_ways()
        self.begin()

    def _name_ways(self) -> None:
        is_away = self.uses_words or self.keyring.is_asking
        words = self.tr("Use the passphrase") if is_away else self.tr("Use recovery words")
        self.other_button.setText(words)
        self.other_button.setAccessibleName(words)
        self.keyring_button.setVisible(self.keyring.is_offered and not self.uses_words)
        self._lead.setText(
            self.tr("Your twelve recovery words, from your paper and in order.")
            if self.uses_words
            else self.tr("Your journal is locked.")
        )

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._lead = label("", "muted", wraps=True)
        self._lead.setAlignment(centre)
        self._foot = label(
            self.tr("Journal in {folder}").format(folder=self._door.folder), "small", wraps=True
        )
        self._foot.setAlignment(centre)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other_button)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        middle = QWidget()
        middle.setMaximumWidth(self._theme.scaled(_WIDTH))
        column = QVBoxLayout(middle)
        column.setContentsMargins(L, XL, L, L)
        column.setSpacing(S)
        column.addStretch(2)
        column.addWidget(self._mark, 0, centre)
        column.addSpacing(S)
        column.addWidget(label("Reflect", "title"), 0, centre)
        column.addWidget(self._lead)
        column.addSpacing(M)
        column.addWidget(self.banner)
        column.addWidget(self.field)
        column.addWidget(self.words)
        column.addLayout(buttons)
        column.addSpacing(S)
        column.addWidget(self.keyring_button)
        column.addStretch(3)
        column.addWidget(self._foot)
        centred(self, middle)
