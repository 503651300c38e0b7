"""The switch that lets the computer's keyring open the journal, and how the keyring is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from reflectapp.domain.errors import WrongPassphraseError
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import keyring_does_not_fit, sentence
from reflectapp.ui.theme import M, S
from reflectapp.ui.widgets import Banner, button, label, set_accessible, set_role


class KeyringPanel(QWidget):
    """Nothing is asked of the keyring before the writer wants it: it may ask for a password."""

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
        column.addWidget(self.state)
        column.addWidget(self.banner)
        for part in (self.try_button, self.state, self.banner):
            part.hide()
        self._is_asking = False

    def refresh(self) -> None:
        """Show whether the journal may be opened so."""
        if not self._is_asking:
            keys = self._context.session.keys
            self._context.tasks.run(keys.uses_keyring, self._show, self._say_failed)

    def _show(self, is_used: bool) -> None:
        self.switch.setChecked(is_used)
        self.try_button.setVisible(is_used)

    def _turn(self, is_on: bool) -> None:
        keys = self._context.session.keys
        if self._is_asking:
            # Not disabled meanwhile, for the keyboard would lose its place.
            self.switch.setChecked(not is_on)
        elif is_on:
            self._ask(keys.use_keyring, self.tr("On. The keyring holds a key of this journal."))
        else:
            self._ask(keys.forget_keyring, self.tr("Off. The keyring opens nothing any more."))

    def _try(self) -> None:
        if not self._is_asking:
            words = self.tr("The keyring is there, and it opens this journal.")
            self._ask(self._context.session.keys.check_keyring, words)

    def _ask(self, work: Callable[[], object], words: str) -> None:
        self._is_asking = True
        self.banner.hide()
        self.state.setText(self.tr("Asking the keyring…"))
        self.state.show()

        def done(_: object) -> None:
            self._is_asking = False
            self.state.setText(words)
            self.refresh()

        # It may take seconds: nothing that is being written waits for it.
        self._context.tasks.run(work, done, self._say_failed, lane="background")

    def _say_failed(self, error: Exception) -> None:
        was_asking, self._is_asking = self._is_asking, False
        self.state.hide()
        is_other = isinstance(error, WrongPassphraseError)
        message = keyring_does_not_fit() if is_other else sentence(error)
        self.banner.show_message("warning", message.title, message.text)
        self.banner.show()
        if was_asking:
            self.refresh()
