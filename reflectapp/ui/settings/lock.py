"""When the journal locks, and what opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from typing_extensions import override

from reflectapp.ui.context import Context
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.keyring import KeyringPanel
from reflectapp.ui.settings.keys_dialog import KeysDialog, PassphraseDialog, WordsDialog
from reflectapp.ui.settings.rows import Section, SettingRow
from reflectapp.ui.widgets import button, number_field

_CLICK_MS = 50
"""How often it is seen whether a click has ended."""


class LockSection(Section):
    """Minutes, passphrase, recovery words and keyring."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__("lock", "", parent)
        self._context = context
        self.title = self.tr("Lock and keys")
        self.heading.setText(self.title)
        self.dialog: KeysDialog | None = None
        self.idle = number_field(
            self.tr("Minutes until the journal locks"), (1, 120), 5, suffix=self.tr(" min")
        )
        self.idle.valueChanged.connect(lambda minutes: changes.prefer(idle_minutes=minutes))
        self.change_passphrase = button(
            self.tr("Change…"), tip=self.tr("Choose another passphrase")
        )
        self.change_passphrase.setAccessibleName(self.tr("Change the passphrase"))
        self.change_passphrase.clicked.connect(
            lambda: self._show(PassphraseDialog(context, self.window()), self.change_passphrase)
        )
        self.change_words = button(self.tr("New words…"), tip=self.tr("Make new recovery words"))
        self.change_words.setAccessibleName(self.tr("New recovery words"))
        self.change_words.clicked.connect(
            lambda: self._show(WordsDialog(context, self.window()), self.change_words)
        )
        self.keyring = KeyringPanel(context)
        self._add_rows()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    @override
    def refresh(self) -> None:
        """Show what is stored."""
        self.idle.blockSignals(True)
        self.idle.setValue(self._context.session.settings.preferences().idle_minutes)
        self.idle.blockSignals(False)
        self.keyring.refresh()

    @override
    def forget(self) -> None:
        """Clear what was typed of a secret."""
        self.keyring.forget()
        if self.dialog is not None:
            self.dialog.forget()

    def _watch(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now) and self.keyring.wants_proof:
            self._leave_keyring()

    def _leave_keyring(self) -> None:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.keyring.forget()
        else:
            # What is being clicked on stays where it is until the click has ended.
            QTimer.singleShot(_CLICK_MS, self, self._leave_keyring)

    def _show(self, dialog: KeysDialog, begun_by: QPushButton) -> None:
        self.dialog = dialog
        dialog.changed.connect(self.keyring.refresh)
        dialog.finished.connect(lambda _: self._drop(dialog, begun_by))
        dialog.show()

    def _drop(self, dialog: KeysDialog, begun_by: QPushButton) -> None:
        dialog.deleteLater()
        self.dialog = None
        begun_by.setFocus()

    def _add_rows(self) -> None:
        self.add(
            SettingRow(
                self.tr("Lock after"),
                self.tr(
                    "Without keyboard or mouse for so long, the journal saves, forgets what was on "
                    "the screen and locks. So it does when the computer sleeps or its screen is "
                    "locked, where the desktop says so. Ctrl+L locks at once."
                ),
                self.idle,
            )
        )
        self.add(
            SettingRow(
                self.tr("Passphrase"),
                self.tr(
                    "A new one encrypts the whole journal afresh and brings new recovery words. "
                    "Backups made before keep the passphrase of their day."
                ),
                self.change_passphrase,
            )
        )
        self.add(
            SettingRow(
                self.tr("Recovery words"),
                self.tr(
                    "If the passphrase is lost, the twelve words open the journal from the unlock "
                    "page; without both, nobody can. Make new ones when the paper is lost, or "
                    "when somebody may have seen it."
                ),
                self.change_words,
            )
        )
        self.add(
            SettingRow(
                self.tr("Keyring of this computer"),
                self.tr(
                    "Opens the journal without typing the passphrase. It also means: anyone who "
                    "can use this computer account while it is unlocked can open the journal. "
                    "Passphrase and recovery words go on working."
                ),
                self.keyring,
                is_wide=True,
            )
        )
