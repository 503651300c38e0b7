"""Everything in one file, for the writer alone: locked, unless they choose otherwise."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectapp.domain.errors import ExportFailedError
from reflectapp.services.passphrase import MIN_PASSPHRASE
from reflectapp.services.private_export import Passphrase, Unprotected, WrittenExport
from reflectapp.ui.context import Context
from reflectapp.ui.exchange.page import ExchangePage
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import sentence
from reflectapp.ui.messages.importing import no_export
from reflectapp.ui.publish.folder_dialog import FolderDialog
from reflectapp.ui.theme import S
from reflectapp.ui.unlock.fields import PassphraseField, StrengthMeter, set_invalid
from reflectapp.ui.unlock.passphrase import score
from reflectapp.ui.unlock.presenter import PassphraseProblem, passphrase_problem
from reflectapp.ui.widgets import Banner, Card, button, label, set_accessible

_REST_MS = 150


class ExportPage(ExchangePage):
    """Folder, name and passphrase; then where it was put."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", "", parent)
        self.title.setText(self.tr("Take everything out"))
        self.lead.setText(
            self.tr(
                "All entries with their older versions, the register and your decisions, as "
                "Markdown and JSON in one zip. It holds every real name: it is for you alone."
            )
        )
        self._make_place()
        self._make_protection()
        self.done = Banner("info", icon("circle-check", context.theme, token="accent"))
        self.done.hide()
        self.problem = label("", "error", wraps=True)
        for news in (self.name.textChanged, self.first.changed, self.again.changed):
            news.connect(self._all_well)
        self.write = button(self.tr("Export everything"), "primary")
        self.write.clicked.connect(self.export)
        self.replace = button(
            self.tr("Replace"), "danger", tip=self.tr("Write over the file that is there")
        )
        self.replace.clicked.connect(lambda: self.export(replaces=True))
        self.banner.add_button(self.replace)
        self._arrange()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._measure)
        self.working.progressed.connect(self._tell)
        self._reset()

    def begin(self) -> None:
        """Put the focus where one begins."""
        if self.working.is_busy:
            self.line.stop.setFocus()
            return
        if not self.name.text():
            self._reset()
        self.first.setFocus()

    def forget(self) -> None:
        """Forget the passphrase, and show nothing of what was done."""
        super().forget()
        self.done.hide()
        self._reset()

    def export(self, *, replaces: bool = False) -> None:
        """Write the file, whole or not at all."""
        if self.working.is_busy or not self._is_complete():
            return
        protection = (
            Unprotected() if self.unprotected.isChecked() else Passphrase(self.first.text())
        )
        target, exporting = self.target, self.context.session.private_export
        self.banner.hide()
        self.done.hide()
        self._let_choose(False)
        self.line.begin(self.tr("Writing {name}…").format(name=target.name))
        self.line.stop.setFocus()
        self.working.run(
            lambda progress, is_stopped: exporting.write(
                target, protection, overwrite=replaces, progress=progress, is_stopped=is_stopped
            ),
            self._written,
            self._failed,
        )

    @property
    def target(self) -> Path:
        """Where the file goes."""
        name = self.name.text().strip()
        return Path(self.folder.text().strip()).expanduser() / (
            name if name.lower().endswith(".zip") else f"{name}.zip"
        )

    def _is_complete(self) -> bool:
        if not self.name.text().strip() or "/" in self.name.text():
            self._say_wrong(self.name, self.tr("Give the file a name without a slash."))
            return False
        if not self.unprotected.isChecked():
            found = passphrase_problem(self.first.text(), self.again.text(), MIN_PASSPHRASE)
            if found is not None:
                is_second = found is PassphraseProblem.DIFFERENT
                wrong = self.again if is_second else self.first
                self._say_wrong(wrong.edit, self._problem_words(found))
                return False
        self._all_well()
        return True

    def _say_wrong(self, line: QLineEdit, said: str) -> None:
        self._all_well()
        line.setFocus()
        set_invalid(line, True)
        self.problem.setText(said)
        self.problem.show()

    def _all_well(self) -> None:
        self.problem.hide()
        for line in (self.name, self.first.edit, self.again.edit):
            set_invalid(line, False)

    def _problem_words(self, found: PassphraseProblem) -> str:
        return {
            PassphraseProblem.EMPTY: self.tr("Type a passphrase for this file first."),
            PassphraseProblem.TOO_SHORT: self.tr(
                "This is shorter than ten characters. A few more words make it safe."
            ),
            PassphraseProblem.DIFFERENT: self.tr("The two are not the same."),
        }[found]

    def _written(self, written: WrittenExport) -> None:
        self._let_choose(True)
        size = QLocale().formattedDataSize(written.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        where = self.tr("{path} ({size})").format(path=written.path, size=size)
        after = (
            self.tr("Nothing protects it. Delete it when you are done.")
            if self.unprotected.isChecked()
            else self.tr("Its passphrase is its only lock: keep the two apart.")
        )
        self.done.show_message("info", self.tr("Everything is in this file"), f"{where}\n{after}")
        self.done.show()
        for field in (self.first, self.again):
            field.clear()
        self.back.setFocus()

    def _failed(self, error: Exception) -> None:
        self._let_choose(True)
        is_export = isinstance(error, ExportFailedError)
        self.replace.setVisible(is_export and str(error) == "exists")
        message = no_export(error) if isinstance(error, ExportFailedError) else sentence(error)
        self.say_failed(error, message)
        self.write.setFocus()

    def _tell(self, done: int, total: int) -> None:
        told = self.tr("Writing: {share} %").format(share=100 * done // max(total, 1))
        self.line.tell(told, done / max(total, 1))

    def _let_choose(self, may: bool) -> None:  # like Qt's own setEnabled
        for part in (self.back, self._card):
            part.setEnabled(may)
        self.write.setVisible(may)

    def _reset(self) -> None:
        places = QStandardPaths.StandardLocation
        today = self.context.session.clock.local(self.context.session.clock.now()).date()
        wished = [places.DocumentsLocation, places.HomeLocation]
        folders = [QStandardPaths.writableLocation(place) for place in wished]
        self.folder.setText(next((f for f in folders if Path(f).is_dir()), folders[-1]))
        self.name.setText(f"reflect-{today.isoformat()}.zip")
        self.unprotected.setChecked(False)
        self.replace.hide()
        for field in (self.first, self.again):
            field.clear()
        self._follow()

    def _follow(self) -> None:
        self._all_well()
        is_open = self.unprotected.isChecked()
        self._keys.setVisible(not is_open)
        self.warning.setVisible(is_open)

    def _measure(self) -> None:
        text = self.first.text()
        self.meter.show_score(*(score(text) if text else (-1, "")))

    def _choose(self) -> None:
        text = self.folder.text().strip()
        dialog = FolderDialog(Path(text) if text else None, self, accept=self.tr("Put it here"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.folder.setText)
        dialog.open()

    def _make_place(self) -> None:
        self.folder = QLineEdit()
        set_accessible(self.folder, self.tr("Folder"), self.tr("Where the file is put"))
        self.choose = button(
            self.tr("Choose…"),
            icon=icon("folder-open", self.context.theme),
            tip=self.tr("Choose the folder"),
        )
        self.choose.clicked.connect(self._choose)
        self.name = QLineEdit()
        set_accessible(self.name, self.tr("File name"))

    def _make_protection(self) -> None:
        theme = self.context.theme
        self.first = PassphraseField(theme, self.tr("Passphrase of this file"))
        self.again = PassphraseField(theme, self.tr("The same once more"))
        self.meter = StrengthMeter(theme)
        self.first.changed.connect(lambda _: self._rest.start())
        self.again.edit.returnPressed.connect(self.export)
        self.unprotected = QCheckBox(self.tr("Without a passphrase, open to anybody"))
        set_accessible(self.unprotected, self.unprotected.text())
        self.unprotected.toggled.connect(lambda _: self._follow())
        self.warning = Banner(
            "warning",
            icon("triangle-alert", theme, token="warning"),
            self.tr("Nothing protects this file"),
            self.tr(
                "Whoever finds it reads every entry with all its names. Keep it out of "
                "synchronised folders and e-mails, and delete it when you are done."
            ),
        )

    def _arrange(self) -> None:
        self._card = Card()
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        self._card.body.addWidget(label(self.tr("Folder"), "heading"))
        self._card.body.addLayout(row)
        self._card.body.addWidget(label(self.tr("File name"), "heading"))
        self._card.body.addWidget(self.name)
        self._keys = QWidget()
        keys = QVBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(S)
        keys.addWidget(label(self.tr("A passphrase of its own, not the journal's"), "heading"))
        keys.addWidget(self.first)
        keys.addWidget(self.meter)
        keys.addWidget(label(self.tr("The same once more"), "heading"))
        keys.addWidget(self.again)
        for part in (self._keys, self.unprotected, self.warning):
            self._card.body.addWidget(part)
        for part in (self.done, self._card, self.problem):
            self.body.addWidget(part)
        self.foot.addStretch(1)
        self.foot.addWidget(self.write)
