"""What has to be said above a page: unsaved words, the bin, a refused paste, a missing model."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectapp.ui.icons import icon
from reflectapp.ui.messages import Message
from reflectapp.ui.theme import M, S, Theme
from reflectapp.ui.widgets import Banner, button


class Notices(QWidget):
    """Banners, each shown while it holds."""

    retry_requested = Signal()
    copy_requested = Signal()
    restore_requested = Signal()
    erase_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_sure = False
        self._missing_file = ""
        self._unsaved = Banner("error", icon("triangle-alert", theme, token="danger"))  # a colour
        self._bin = Banner(
            "info",
            icon("trash-2", theme),
            self.tr("This entry is in the bin"),
            self.tr("It is kept for 30 days, then erased for good."),
        )
        self._word = Banner("info", icon("info", theme))
        self._model = Banner("warning", icon("circle-alert", theme, token="warning"))  # a colour
        again = button(self.tr("Try again"), "primary")
        copy = button(self.tr("Copy the text"))
        self.restore = button(self.tr("Restore"), "primary")
        self.erase = button(self.tr("Delete for good"), "danger")
        noted = button(self.tr("Close"), "quiet")
        known = button(self.tr("Close"), "quiet")
        for banner, buttons in (
            (self._unsaved, (again, copy)),
            (self._bin, (self.restore, self.erase)),
            (self._word, (noted,)),
            (self._model, (known,)),
        ):
            for part in buttons:
                banner.add_button(part)
        again.clicked.connect(self.retry_requested)
        copy.clicked.connect(self.copy_requested)
        self.restore.clicked.connect(self.restore_requested)
        self.erase.clicked.connect(self._erase_or_ask)
        noted.clicked.connect(self._word.hide)
        known.clicked.connect(self._model.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, M)
        column.setSpacing(S)
        for banner in self._all():
            banner.hide()
            column.addWidget(banner)

    @property
    def says(self) -> str:
        """What is said that can be closed; empty when nothing is."""
        return "" if self._word.isHidden() else self._word.accessibleDescription()

    @property
    def names_missing_file(self) -> str:
        """The file of the language model that is said to be missing; empty when none is."""
        return "" if self._model.isHidden() else self._missing_file

    @property
    def is_unsaved(self) -> bool:
        """Whether it says that words are not saved."""
        return not self._unsaved.isHidden()

    def unsaved(self, message: Message | None) -> None:
        """Say that words could not be saved, and what to do; None when they are."""
        if message is not None:
            self._unsaved.show_message("error", message.title, message.text)
        self._unsaved.setVisible(message is not None)

    def in_bin(self, is_there: bool) -> None:
        """Say that the entry is in the bin."""
        self.erase.setText(self.tr("Delete for good"))
        self._is_sure = False
        self._bin.setVisible(is_there)

    def say(self, title: str, text: str) -> None:
        """Say something that can be closed."""
        self._word.show_message("info", title, text)
        self._word.show()

    def hush(self) -> None:
        """What was said and can be closed was about another page."""
        self._word.hide()

    def model_missing(self, message: Message | None, file_name: str = "") -> None:
        """Say once that names cannot be found."""
        if message is not None:
            text = f"{message.text} ({file_name})" if file_name else message.text
            self._model.show_message("warning", message.title, text)
        self._missing_file = file_name
        self._model.setVisible(message is not None)

    def forget(self) -> None:
        """Say nothing."""
        for banner in self._all():
            banner.hide()

    def _erase_or_ask(self) -> None:
        """This cannot be undone, so it takes two presses of a button that says so."""
        if self._is_sure:
            self.erase_requested.emit()
        self._is_sure = not self._is_sure
        self.erase.setText(
            self.tr("Press again: it cannot be undone")
            if self._is_sure
            else self.tr("Delete for good")
        )

    def _all(self) -> tuple[Banner, ...]:
        return (self._unsaved, self._bin, self._word, self._model)
