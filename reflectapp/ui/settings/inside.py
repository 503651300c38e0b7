"""A backup that is looked into: to read, to search, and to bring one entry or all back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.domain.entry import Draft, Entry
from reflectapp.domain.errors import NotFoundError, WrongPassphraseError
from reflectapp.services.restoring import OpenBackup
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import format_day, sentence
from reflectapp.ui.settings.bringing_back import EverythingNotice
from reflectapp.ui.settings.inside_parts import BackupBrowser, BackupKey
from reflectapp.ui.theme import XL, L, M, S
from reflectapp.ui.widgets import Banner, button, label
from reflectapp.ui.work_line import WorkLine


class BackupPage(QWidget):
    """Opens a backup, asks for its passphrase where it needs one, and shows what it holds."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._folder: Path | None = None
        self._view: OpenBackup | None = None
        self._asked = 0
        """How often a backup was asked for: what comes late is of another."""
        self.title = label("", "title", wraps=True)
        self.lead = label("", "muted", wraps=True)
        self.back = button(
            self.tr("Back to the settings"),
            icon=icon("arrow-left", context.theme),
            shortcut="Esc",
        )
        self.banner = Banner("error", icon("circle-alert", context.theme, token="danger"))
        self.line = WorkLine()
        self.key = BackupKey(context.theme)
        self.browser = BackupBrowser(context)
        self.everything = EverythingNotice(context.theme)
        self.bring_all = button(
            self.tr("Bring everything back…"),
            icon=icon("history", context.theme),
            tip=self.tr("Let the whole journal be what this backup holds"),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.back.clicked.connect(self.leave)
        self.line.stop_wanted.connect(self.leave)
        self.key.given.connect(self._open_with)
        self.browser.wanted.connect(self._bring_back)
        self.bring_all.clicked.connect(self._explain_everything)
        self.everything.confirmed.connect(self._bring_everything_back)
        self.everything.declined.connect(self._decline)

    def open(self, folder: Path) -> None:
        """Open the backup in this folder."""
        self.forget()
        self._folder = folder
        self.title.setText(self.tr("Looking into a backup"))
        self.lead.setText(str(folder))
        self._open_with("")

    def begin(self) -> None:
        """Put the cursor where one begins."""
        if not self.browser.isVisible():
            self.back.setFocus()
        else:
            self.browser.begin()

    def leave(self) -> None:
        """Close the backup and go back to the settings."""
        self.forget()
        self.closed.emit()

    def forget(self) -> None:
        """Close the backup; no word of it stays."""
        self._asked += 1
        view, self._view, self._folder = self._view, None, None
        self.browser.forget()
        self.key.forget()
        self.everything.hide()
        self.banner.hide()
        self.line.end()
        self.title.clear()
        self.lead.clear()
        if view is not None:
            # In the lane of what reads from it, and so after it.
            self._context.tasks.run(view.close, lambda _: None, lambda _: None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.everything.isHidden():
            self._decline()
        else:
            self.leave()

    def _open_with(self, secret: str) -> None:
        folder, asked = self._folder, self._asked
        if folder is None:
            return
        self.banner.hide()
        self.bring_all.hide()
        self._stack.hide()
        self.line.begin(self.tr("Opening the backup and checking every page of it…"))
        self.line.stop.setFocus()
        restoring = self._context.session.restoring

        def done(view: OpenBackup) -> None:
            if asked == self._asked:
                self._show(view)
            else:
                self._context.tasks.run(view.close, lambda _: None, lambda _: None)

        self._context.tasks.run(
            lambda: restoring.open(folder, secret or None),
            done,
            lambda error: self._failed(error, secret) if asked == self._asked else None,
            lane="long",
        )

    def _failed(self, error: Exception, secret: str) -> None:
        self.line.end()
        if isinstance(error, WrongPassphraseError):
            self._stack.setCurrentWidget(self.key)
            self._stack.show()
            self.key.ask(is_again=bool(secret))
            return
        message = sentence(error)
        self._complain(
            self.tr("This backup cannot be opened"),
            self.tr("{what}. Choose another one.").format(what=message.title),
        )
        self.back.setFocus()

    def _show(self, view: OpenBackup) -> None:
        self._view = view
        self.line.end()
        self.key.forget()
        made = self._context.session.clock.local(view.backup.made_at)
        self.title.setText(
            self.tr("Backup of {day}, {time}").format(
                day=format_day(made.date()), time=f"{made:%H:%M}"
            )
        )
        is_ours = self._context.session.restoring.belongs_here(view)
        self.lead.setText(
            self.tr("As your journal was then. Reading changes neither it nor the backup.")
            if is_ours
            else self.tr("This is a backup of another journal: read it here, or open it apart.")
        )
        self.bring_all.setVisible(is_ours)
        self.browser.show_backup(view, can_bring_back=is_ours)
        self._stack.setCurrentWidget(self.browser)
        self._stack.show()
        self.browser.begin()

    def _bring_back(self, entry_id: str) -> None:
        view, session = self._view, self._context.session
        if view is None:
            return

        def work() -> tuple[Entry | None, Entry]:
            try:
                before = session.journal.entry(entry_id)
            except NotFoundError:
                before = None
            return before, session.restoring.restore_entry(view, entry_id)

        self._context.tasks.run(work, lambda both: self._brought_back(*both), self._say_failed)

    def _brought_back(self, before: Entry | None, entry: Entry) -> None:
        bus = self._context.bus
        bus.entry_replaced.emit(entry.id)
        if before is None:
            said = self.tr("The entry is in the journal again, with all its earlier words")
        elif before.deleted_at is not None:
            said = self.tr("The entry came out of the bin, as it was then")
        else:
            said = self.tr("The entry is as it was then; what stood there is in its history")
        bus.said.emit(said, lambda: self._take_back(before, entry.id))

    def _take_back(self, before: Entry | None, entry_id: str) -> None:
        journal, bus = self._context.session.journal, self._context.bus

        def work() -> None:
            if before is not None:
                journal.save(
                    Draft(
                        before.id,
                        before.title,
                        before.body,
                        before.happened_on,
                        before.tags,
                        before.mood_before,
                        before.mood_after,
                    )
                )
            if before is None or before.deleted_at is not None:
                journal.delete(entry_id)

        def done(_: object) -> None:
            bus.entry_replaced.emit(entry_id)
            if before is None:
                bus.said.emit(self.tr("The entry is in the bin now, for 30 days"), None)

        self._context.tasks.run(work, done, self._say_failed)

    def _explain_everything(self) -> None:
        if self._view is not None:
            self.banner.hide()
            self.everything.ask(self.browser.entries)

    def _decline(self) -> None:
        self.everything.hide()
        self.bring_all.setFocus()

    def _bring_everything_back(self) -> None:
        view = self._view
        if view is None:
            return
        restoring = self._context.session.restoring
        self.everything.hide()
        self._stack.hide()
        self.bring_all.hide()
        self.line.begin(
            self.tr("Making a backup of the journal as it is, then bringing this one back…"),
            can_stop=False,
        )
        self._context.bus.replacement_requested.emit(
            lambda: restoring.restore_all(view), self._not_brought_back
        )

    def _not_brought_back(self, error: Exception) -> None:
        self.line.end()
        self._stack.show()
        self.bring_all.show()
        message = sentence(error)
        self._complain(
            message.title,
            self.tr("Nothing was brought back, and the journal is as it was. {advice}").format(
                advice=message.advice
            ),
        )
        self.bring_all.setFocus()

    def _say_failed(self, error: Exception) -> None:
        message = sentence(error)
        self._context.bus.said.emit(f"{message.title}. {message.advice}", None)

    def _complain(self, title: str, text: str) -> None:
        self.banner.show_message("error", title, text)
        self.banner.show()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(M)
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.bring_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, 0)
        column.setSpacing(S)
        column.addLayout(top)
        column.addWidget(self.title)
        column.addWidget(self.lead)
        column.addWidget(self.banner)
        column.addWidget(self.everything)
        column.addWidget(self.line)
        column.addWidget(self._stack, 1)
        for page in (self.browser, self.key):
            self._stack.addWidget(page)
        for part in (self.banner, self.everything, self.bring_all, self._stack):
            part.hide()
        # What is not shown yet leaves its room to nobody else.
        column.addStretch(0)
