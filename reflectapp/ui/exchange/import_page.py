"""Bringing in the writing of another journal: chosen, looked at, and then brought in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.services.import_preview import Preview
from reflectapp.services.importing import AUTO, FORMATS, ImportReport
from reflectapp.ui.context import Context
from reflectapp.ui.exchange.page import ExchangePage
from reflectapp.ui.exchange.path_dialog import PathDialog
from reflectapp.ui.exchange.preview_card import PreviewCard
from reflectapp.ui.exchange.undoing import Undoing
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import counted, format_short
from reflectapp.ui.messages.importing import format_name
from reflectapp.ui.theme import S
from reflectapp.ui.unlock.fields import PassphraseField
from reflectapp.ui.widgets import button, label, set_accessible


class ImportPage(ExchangePage):
    """Shows what would come in before anything is changed."""

    def __init__(self, context: Context, undoing: Undoing, parent: QWidget | None = None) -> None:
        super().__init__(context, "", "", parent)
        self.title.setText(self.tr("Bring in the writing of another journal"))
        self.lead.setText(
            self.tr(
                "Choose the file, or the folder of files, that the other program exported. "
                "Nothing changes before you have seen what would come in."
            )
        )
        self._undoing = undoing
        self._preview: Preview | None = None
        self._make_fields()
        self.card = PreviewCard(context.theme)
        self.bring = button("", "primary", icon=icon("import", context.theme, token="on_accent"))
        self.bring.clicked.connect(self.bring_in)
        self._arrange()
        self.working.progressed.connect(self._tell)
        self._show(None)

    def begin(self) -> None:
        """Put the focus where one begins."""
        if self.working.is_busy:
            self.line.stop.setFocus()
        else:
            (self.choose if self._preview is None else self.bring).setFocus()

    def forget(self) -> None:
        """Show nothing of what was looked at."""
        super().forget()
        self.path.clear()
        self.key.clear()
        self.formats.setCurrentIndex(0)
        self._locks(False)
        self._show(None)

    def look(self) -> None:
        """Look at what was chosen."""
        text = self.path.text().strip()
        if not text or self.working.is_busy:
            return
        path, kind = Path(text).expanduser(), str(self.formats.currentData())
        secret = self.key.text() or None
        importing = self.context.session.importing
        self._show(None)
        self._start(self.tr("Looking at {name}…").format(name=path.name))
        self.working.run(
            lambda _, is_stopped: importing.preview(path, kind, secret, is_stopped=is_stopped),
            self._show,
            self._cannot_look,
        )

    def bring_in(self) -> None:
        """Bring in what was looked at, all or nothing."""
        preview, secret = self._preview, self.key.text() or None
        if preview is None or self.working.is_busy:
            return
        importing = self.context.session.importing
        self._start(self.tr("Bringing in {name}…").format(name=preview.path.name))
        self.bring.hide()
        self.working.run(
            lambda progress, is_stopped: importing.bring_in(
                preview, secret, progress=progress, is_stopped=is_stopped
            ),
            self._came_in,
            self._did_not_come_in,
        )

    def _choose(self) -> None:
        text = self.path.text().strip()
        dialog = PathDialog(Path(text).expanduser().parent if text else None, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, path: str) -> None:
        self.path.setText(path)
        self.look()

    def _start(self, words: str) -> None:
        self.banner.hide()
        self._locks(False)
        self._let_choose(False)
        self.line.begin(words)
        self.line.stop.setFocus()

    def _tell(self, done: int, total: int) -> None:
        half = total // 2
        words = (
            self.tr("Bringing in: {done} of {total}")
            if done <= half
            else self.tr("Making what came in searchable: {done} of {total}")
        )
        count = done if done <= half else done - half
        told = words.format(done=f"{count:,}", total=f"{half:,}")
        self.line.tell(told, done / max(total, 1))

    def _show(self, preview: Preview | None) -> None:
        self._preview = preview
        self._let_choose(True)
        self.card.setVisible(preview is not None)
        self.bring.setVisible(preview is not None and preview.entries > 0)
        if preview is None:
            self.card.forget()
            return
        self.card.show_preview(preview, self.context.session.settings.delay().days)
        words = counted(
            preview.entries, self.tr("Bring in one entry"), self.tr("Bring in {count} entries")
        )
        self.bring.setText(words)
        set_accessible(self.bring, words, self.tr("All of it comes in, or nothing"))
        if preview.known_as is not None:
            day = format_short(self.context.session.clock.local(preview.known_as.came_in_at).date())
            self.banner.show_message(
                "info",
                self.tr("This very file came in before, on {day}").format(day=day),
                "",
                icon("info", self.context.theme, token="muted"),
            )
            self.banner.show()
        self.begin()
        if not preview.entries:
            self.choose.setFocus()

    def _cannot_look(self, error: Exception) -> None:
        self._let_choose(True)
        cause = error.cause if isinstance(error, ImportFailedError) else None
        if cause in (Cause.LOCKED, Cause.WRONG_PASSPHRASE):
            self._locks(True)
            self.key.setFocus()
            if cause is Cause.LOCKED and not self.key.text():
                return
        else:
            self.choose.setFocus()
        self.say_failed(error)

    def _came_in(self, report: ImportReport) -> None:
        bus = self.context.bus
        bus.entries_changed.emit()
        bus.settings_changed.emit()
        self.leave()
        words = counted(
            report.batch.entries,
            self.tr("One entry came in"),
            self.tr("{count} entries came in"),
        )
        bus.said.emit(words, lambda: self._undoing.undo(report.batch))

    def _did_not_come_in(self, error: Exception) -> None:
        self._let_choose(True)
        self.bring.setVisible(self._preview is not None)
        self.bring.setFocus()
        self.say_failed(error)

    def _let_choose(self, may: bool) -> None:  # like Qt's own setEnabled
        for part in (self.back, self.choose, self.path, self.formats, self.key):
            part.setEnabled(may)

    def _locks(self, asks: bool) -> None:  # like Qt's own setVisible
        self.key_words.setVisible(asks)
        self._key_row.setVisible(asks)

    def _make_fields(self) -> None:
        theme = self.context.theme
        self.path = QLineEdit()
        self.path.setPlaceholderText(self.tr("File or folder"))
        set_accessible(self.path, self.tr("File or folder to bring in"))
        self.path.returnPressed.connect(self.look)
        self.choose = button(
            self.tr("Choose…"),
            icon=icon("folder-open", theme),
            tip=self.tr("Choose a file or a folder"),
        )
        self.choose.clicked.connect(self._choose)
        self.formats = QComboBox()
        set_accessible(self.formats, self.tr("Format"), self.tr("What the other program wrote"))
        self.formats.addItem(self.tr("Told from the file"), AUTO)
        for key in FORMATS:
            self.formats.addItem(format_name(key), key)
        self.formats.activated.connect(lambda _: self.look())
        self.key_words = label(
            self.tr("It is locked. Type the passphrase that was chosen for the export."),
            "body",
            wraps=True,
        )
        self.key = PassphraseField(theme, self.tr("Passphrase of the export"))
        self.key.edit.returnPressed.connect(self.look)
        self.open_key = button(self.tr("Open"), "primary", shortcut="Return")
        self.open_key.clicked.connect(self.look)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self.path, 1)
        row.addWidget(self.choose)
        kinds = QHBoxLayout()
        kinds.setSpacing(S)
        kinds.addWidget(label(self.tr("Format"), "muted"))
        kinds.addWidget(self.formats)
        kinds.addStretch(1)
        self._key_row = QWidget()
        keys = QHBoxLayout(self._key_row)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(S)
        keys.addWidget(self.key, 1)
        keys.addWidget(self.open_key, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addLayout(kinds)
        self.body.addWidget(self.key_words)
        self.body.addWidget(self._key_row)
        self.body.addWidget(self.card)
        self.foot.addStretch(1)
        self.foot.addWidget(self.bring)
        self._locks(False)
