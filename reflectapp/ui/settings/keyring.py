"""The switch that lets the computer's keyring open the journal, and how the keyring is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.domain.errors import WrongPassphraseError
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import keyring_does_not_fit, sentence
from reflectapp.ui.settings.keyring_proof import KeyringProof
from reflectapp.ui.theme import M, S
from reflectapp.ui.widgets import Banner, button, label, set_accessible, set_role


class KeyringPanel(QWidget):
    """Nothing is asked of the keyring before the writer wants it: it may ask for a password.

    Turned on by whoever knows the passphrase, and off by anybody.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        words = self.tr("Open with the keyring, too")
        self.switch = QCheckBox()
        set_role(self.switch, "switch")
        set_accessible(self.switch, words)
        self.switch.clicked.connect(self._turn)
        self.try_button = button(self.tr("Try it"), tip=self.tr("See whether the keyring opens it"))
        self.try_button.clicked.connect(self._try)
        self.proof = KeyringProof(context.theme)
        self.proof.given.connect(self._turn_on)
        self.proof.declined.connect(self._close)
        self.state = label("", "muted", wraps=True)
        self.banner = Banner("warning", icon("triangle-alert", context.theme, token="warning"))
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(label(words), 1)
        row.addWidget(self.try_button)
        row.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(row)
        column.addWidget(self.proof)
        column.addWidget(self.state)
        column.addWidget(self.banner)
        for part in (self.try_button, self.state, self.banner):
            part.hide()
        self._is_asking = False
        self._is_left = False

    @property
    def wants_proof(self) -> bool:
        """Whether the passphrase is asked for, or about to be."""
        return not self.proof.isHidden() or (self._is_asking and not self._is_left)

    def refresh(self) -> None:
        """Show whether the journal may be opened so."""
        if not self._is_asking:
            keys = self._context.session.keys
            self._context.tasks.run(keys.uses_keyring, self._show, self._say_failed)

    def forget(self) -> None:
        """Clear what was typed of the passphrase, and ask for it no longer."""
        self._is_left = True
        self.proof.forget()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A window that is merely put aside is not left.
        if not event.spontaneous():
            self.forget()

    def _show(self, is_used: bool) -> None:
        self.switch.setChecked(is_used)
        self.try_button.setVisible(is_used)

    def _turn(self, is_on: bool) -> None:
        keys = self._context.session.keys
        # It shows what holds until something else does. Nor is it disabled meanwhile, for the
        # keyboard would lose its place.
        self.switch.setChecked(not is_on)
        if self._is_asking:
            return
        if not is_on:
            words = self.tr("Off. The keyring opens nothing any more.")
            self._ask(keys.forget_keyring, lambda: self._turned(words))
        elif self.proof.isHidden():
            self._is_left = False
            self._ask(keys.check_keyring_answers, self._ask_for_proof)
        else:
            self.proof.ask()

    def _ask_for_proof(self) -> None:
        self.state.hide()
        if not self._is_left:
            self.proof.ask()

    def _turn_on(self, secret: str) -> None:
        keys = self._context.session.keys
        self._is_asking = True
        self.proof.set_busy(is_busy=True)
        self._context.tasks.run(
            lambda: keys.use_keyring(secret), self._turned_on, self._refuse, lane="background"
        )

    def _turned_on(self, _: None) -> None:
        self._is_asking = False
        self._close()
        self._turned(self.tr("On. The keyring holds a key of this journal."))

    def _refuse(self, error: Exception) -> None:
        is_wrong = isinstance(error, WrongPassphraseError)
        if not self.proof.isHidden():
            self._is_asking = False
            message = sentence(error)
            self.proof.refuse(f"{message.title}. {message.text}", is_wrong=is_wrong)
        elif is_wrong:
            self._is_asking = False
        else:
            self._say_failed(error)

    def _close(self) -> None:
        if not self.proof.isHidden():
            self.switch.setFocus()
            self.proof.forget()

    def _try(self) -> None:
        if not self._is_asking:
            words = self.tr("The keyring is there, and it opens this journal.")
            self._ask(self._context.session.keys.check_keyring, lambda: self._turned(words))

    def _turned(self, words: str) -> None:
        self.state.setText(words)
        self.state.show()
        self.refresh()

    def _ask(self, work: Callable[[], object], done: Callable[[], None]) -> None:
        self._is_asking = True
        self.banner.hide()
        self.state.setText(self.tr("Asking the keyring…"))
        self.state.show()

        def answered(_: object) -> None:
            self._is_asking = False
            done()

        # It may take seconds: nothing that is being written waits for it.
        self._context.tasks.run(work, answered, self._say_failed, lane="background")

    def _say_failed(self, error: Exception) -> None:
        was_asking, self._is_asking = self._is_asking, False
        self.state.hide()
        is_other = isinstance(error, WrongPassphraseError)
        message = keyring_does_not_fit() if is_other else sentence(error)
        self.banner.show_message("warning", message.title, message.text)
        self.banner.show()
        if was_asking:
            self.refresh()
