"""What left: when, where to, and the hash by which it is known again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from reflectapp.domain.post import ExportRecord
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import format_day
from reflectapp.ui.publish.feedback import FeedbackNote
from reflectapp.ui.publish.format_choice import format_name
from reflectapp.ui.publish.picture_words import files_listed
from reflectapp.ui.publish.sheet import row_of
from reflectapp.ui.theme import XS, M, S, Theme
from reflectapp.ui.widgets import Card, IconLabel, button, icon_button, label

OpenFolder = Callable[[Path], bool]
"""Shows a folder outside of the program; False when nothing could show it."""

_SHORT = 16


class SentCard(Card):
    """Shows one export, or hides."""

    def __init__(
        self,
        theme: Theme,
        open_folder: OpenFolder | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._open_folder = open_folder or show_folder
        self._record: ExportRecord | None = None
        self.title = label(self.tr("It has left"), "heading")
        self.values = {
            name: label("", "muted", wraps=True) for name in ("day", "format", "file", "folder")
        }
        self._only_for_files: list[QWidget] = []
        self.digest = label("", "muted")
        self.copy = icon_button(icon("copy", theme), self.tr("Copy the whole hash"))
        self.copy.clicked.connect(self._copy)
        self.feedback = FeedbackNote(theme)
        head = QHBoxLayout()
        head.setSpacing(S)
        head.addWidget(IconLabel(icon("circle-check", theme, token="decided")))
        head.addWidget(self.title, 1)
        self.body.addLayout(head)
        self._add_facts()
        self._add_ways()
        self.hide()

    def _add_facts(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(XS)
        names = (self.tr("Day"), self.tr("Format"), self.tr("File"), self.tr("Folder"))
        for row, (name, value) in enumerate(zip(names, self.values.values(), strict=True)):
            named = label(name, "small")
            grid.addWidget(named, row, 0)
            grid.addWidget(value, row, 1)
            # What was copied has neither.
            self._only_for_files += [named, value] * (row > 1)
        grid.setColumnStretch(1, 1)
        proof = QHBoxLayout()
        proof.addWidget(self.digest)
        proof.addWidget(self.copy)
        proof.addStretch(1)
        grid.addWidget(label(self.tr("Hash"), "small"), grid.rowCount(), 0)
        grid.addLayout(proof, grid.rowCount() - 1, 1)
        self.body.addLayout(grid)

    def show_record(self, record: ExportRecord | None, day: date | None = None) -> None:
        """Show an export and the day here on which it left; none hides the card."""
        self.setVisible(record is not None)
        self._record = record
        self.feedback.show_record(record)
        self.missing.hide()
        if record is None:
            for value in (*self.values.values(), self.digest):
                value.clear()
            return
        self.values["day"].setText(format_day(day or record.exported_at.date()))
        self.values["format"].setText(format_name(record.format))
        files = [record.file_name.replace("/", "/\u200b"), files_listed(record.files)]
        self.values["file"].setText("\n".join(filter(None, files)))
        self.values["folder"].setText(_breakable(record.folder))
        self.title.setText(self.tr("It is copied") if record.is_copy else self.tr("It has left"))
        for part in self._only_for_files:
            part.setVisible(not record.is_copy)
        self.digest.setText(f"{record.digest[:_SHORT]}…")
        self.digest.setToolTip(record.digest)
        self.digest.setAccessibleName(self.tr("Hash {digest}").format(digest=record.digest))

    def _add_ways(self) -> None:
        self.open = button(
            self.tr("Open folder"), tip=self.tr("Show the folder in your file manager")
        )
        self.open.clicked.connect(self._show)
        self.copy_path = button(
            self.tr("Copy path"), "quiet", tip=self.tr("Copy where the file is")
        )
        self.copy_path.clicked.connect(self._copy_path)
        self.missing = label(
            self.tr("The folder cannot be shown. It may have been moved, or its drive is away."),
            "error",
            wraps=True,
        )
        self.missing.hide()
        self.body.addLayout(row_of(self.open, self.copy_path))
        self._only_for_files += [self.open, self.copy_path]
        self.body.addWidget(self.missing)
        self.body.addSpacing(S)
        self.body.addWidget(self.feedback)

    def _show(self) -> None:
        if self._record is not None:
            folder = Path(self._record.folder)
            self.missing.setVisible(not (folder.is_dir() and self._open_folder(folder)))

    def _copy(self) -> None:
        if self._record is not None:
            QGuiApplication.clipboard().setText(self._record.digest)

    def _copy_path(self) -> None:
        if self._record is not None:
            path = Path(self._record.folder) / self._record.file_name
            QGuiApplication.clipboard().setText(str(path))


def show_folder(folder: Path) -> bool:
    """Show a folder in the computer's file manager; False when nothing can."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _breakable(path: str) -> str:
    """Return a path that a label can break after each folder."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
