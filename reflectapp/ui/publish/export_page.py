"""Export: format, folder, the very bytes, and what left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from reflectapp.domain.post import ExportRecord
from reflectapp.publish.gate import Approval
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import sentence
from reflectapp.ui.publish.bytes_preview import BytesPreview
from reflectapp.ui.publish.condition_words import leaves_on
from reflectapp.ui.publish.folders_used import FoldersUsed
from reflectapp.ui.publish.format_choice import FormatChoice
from reflectapp.ui.publish.picture_words import files_beside, pictures_words
from reflectapp.ui.publish.presenter import PostPresenter
from reflectapp.ui.publish.sent_card import SentCard
from reflectapp.ui.publish.sheet import SidePanel, caption, row_of
from reflectapp.ui.theme import L, M, S, Theme
from reflectapp.ui.widgets import Banner, Card, bring_into_sight, button, label

AskFolder = Callable[[Path | None, Callable[[str], None]], None]
"""Given where to begin and what to call with the folder that was chosen."""


class ExportPage(QWidget):
    """Shows what would leave, and sends it."""

    gate_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        presenter: PostPresenter,
        ask_folder: AskFolder,
        ask_other: AskFolder,
        parent: QWidget | None = None,
    ) -> None:
        """`ask_folder` asks where to export to at once, `ask_other` for another folder alone."""
        super().__init__(parent)
        self._theme, self._presenter = theme, presenter
        self._ask_folder, self._ask_other = ask_folder, ask_other
        self._failure: Exception | None = None
        self.formats = FormatChoice(theme)
        self.formats.chosen.connect(presenter.choose_format)
        self.folder = label("", "muted", wraps=True)
        self.used = FoldersUsed()
        self.used.chosen.connect(lambda folder: presenter.choose_folder(Path(folder)))
        self.choose = button(self.tr("Choose folder"), tip=self.tr("Where the file is written to"))
        self.choose.clicked.connect(self._choose_folder)
        self.file_name = label("", "body", wraps=True)
        self.file_name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.pictures, self.files = label("", "muted", wraps=True), label("", "muted", wraps=True)
        self.send = button(self.tr("Export"), "primary")
        self.send.clicked.connect(self._send)
        self.sent = SentCard(theme)
        self.sent.feedback.noted.connect(presenter.note_feedback)
        self._make_banners()
        self._make_preview()
        self._arrange()

    def show_post(self) -> None:
        """Show what the presenter knows."""
        presenter, sendable = self._presenter, self._presenter.sendable
        self.formats.set_current(presenter.format)
        verdict = sendable.verdict if sendable is not None else None
        approval = verdict if isinstance(verdict, Approval) else None
        self.folder.setText(
            str(presenter.folder) if presenter.folder else self.tr("No folder chosen yet")
        )
        self.file_name.setText(
            approval.file_name if approval else self.tr("Named once it may leave")
        )
        text = approval.text if approval else ""
        self.preview.show_text(text, approval.head_lines if approval else 0)
        self.above.setVisible(self.preview.skipped > 0)
        self.above.setText(
            self.tr(
                "It opens at your words. Above them stand {count} lines that every such file has."
            ).format(count=self.preview.skipped)
        )
        is_asking = bool(presenter.post_id) and sendable is None and presenter.problem is None
        self.preview.setPlaceholderText(
            self.tr("Looking at what would leave…")
            if is_asking
            else self.tr(
                "Everything on the first page has to hold before there is anything to show."
            )
        )
        self._say_how_it_leaves()
        self._say_what_becomes_of_pictures(approval)
        self.send.setEnabled(approval is not None)
        self.refusal.setVisible(verdict is not None and approval is None)
        if presenter.shown is not None and approval is None:
            advice = leaves_on(presenter.shown.report)
            self.refusal.show_message(advice.kind, advice.title, advice.text)
        self._show_problem()
        record = presenter.sent or self._last_export()
        self.sent.show_record(record, presenter.day_of(record) if record else None)
        self._place_sent(is_new=presenter.sent is not None)

    def _say_how_it_leaves(self) -> None:
        is_copied = self._presenter.is_copied
        for part in self._only_for_files:
            part.setVisible(not is_copied)
        self._offer_folders(is_copied=is_copied)
        if is_copied:
            words = self.tr("Copy as rich text")
            tip = self.tr("Put the post on the clipboard, and on record")
        else:
            words = self.tr("Choose folder and export")
            words = self.tr("Export") if self._presenter.folder else words
            tip = self.tr("Write the file, whole or not at all")
        self.send.setText(words)
        self.send.setAccessibleName(words)
        self.send.setToolTip(tip)

    def _say_what_becomes_of_pictures(self, approval: Approval | None) -> None:
        shown, presenter = self._presenter.shown, self._presenter
        words = pictures_words(shown.report, presenter.format) if shown is not None else ""
        files = files_beside(approval, presenter.folder) if approval is not None else ""
        for part, text in ((self.pictures, words), (self.files, files)):
            part.setVisible(bool(text))
            part.setText(text)

    def _offer_folders(self, *, is_copied: bool) -> None:
        presenter = self._presenter
        sendable = presenter.sendable
        may_leave = sendable is not None and isinstance(sendable.verdict, Approval)
        words = self.tr("Another folder") if presenter.folder else self.tr("Choose folder")
        self.choose.setText(words)
        self.choose.setAccessibleName(words)
        # Of what may leave without a folder yet, the export itself asks: one button for it.
        self.choose.setVisible(not is_copied and (presenter.folder is not None or not may_leave))
        self.used.show_folders(() if is_copied else presenter.other_folders)

    def flush(self) -> None:
        """Have kept what was typed about a post that left."""
        self.sent.feedback.flush()

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        self.preview.clear()
        self.folder.clear()
        self.file_name.clear()
        self.files.clear()
        self.sent.show_record(None)

    def _last_export(self) -> ExportRecord | None:
        shown = self._presenter.shown
        exports = shown.summary.post.exports if shown else ()
        return exports[-1] if exports else None

    def _show_problem(self) -> None:
        problem, exists = self._presenter.problem, self._presenter.file_exists
        self.problem.setVisible(problem is not None)
        self.replace.setVisible(exists)
        self.elsewhere.setVisible(problem is not None)
        if problem is not None:
            message = sentence(problem)
            self.problem.show_message("warning" if exists else "error", message.title, message.text)
        if problem is not None and problem is not self._failure and self.isVisible():
            # In a low window it came in out of sight, and nothing would seem to have happened.
            bring_into_sight(self.problem)
            # Never at what writes over a file: Return is pressed before one has read.
            self.elsewhere.setFocus()
        self._failure = problem

    def _send(self) -> None:
        if self._presenter.is_copied:
            self._presenter.copy()
        elif self._presenter.folder is None:
            self._ask_folder(None, self._send_to)
        else:
            self._presenter.export()

    def _send_to(self, folder: str) -> None:
        self._presenter.choose_folder(Path(folder))
        self._presenter.export()

    def _choose_folder(self) -> None:
        self._ask_other(
            self._presenter.folder, lambda text: self._presenter.choose_folder(Path(text))
        )

    def _make_banners(self) -> None:
        theme, presenter = self._theme, self._presenter
        self.refusal = Banner("warning", icon("hourglass", theme))
        self.see_gate = button(self.tr("See what holds it back"))
        self.see_gate.clicked.connect(self.gate_wanted)
        self.refusal.add_button(self.see_gate)
        self.problem = Banner("error", icon("circle-alert", theme))
        self.replace = button(
            self.tr("Replace"), "danger", tip=self.tr("Write over the file that is there")
        )
        self.replace.clicked.connect(lambda: presenter.export(replaces=True))
        self.elsewhere = button(self.tr("Another folder"))
        self.elsewhere.clicked.connect(self._choose_folder)
        self.problem.add_button(self.replace)
        self.problem.add_button(self.elsewhere)

    def _make_preview(self) -> None:
        self.above = label("", "small", wraps=True)
        self.above.hide()
        self.preview = BytesPreview(self._theme)
        self.preview.setAccessibleName(self.tr("The file as it will be written"))

    def _arrange(self) -> None:
        card = Card()
        _add(card, caption(self.tr("Format")))
        _add(card, self.formats)
        _add(card, self.pictures)
        card.body.addSpacing(S)
        folder, name = caption(self.tr("Folder")), caption(self.tr("File name"))
        for part in (folder, self.folder, self.used, row_of(self.choose)):
            _add(card, part)
        for part in (name, self.file_name, self.files):
            _add(card, part)
        self._only_for_files = (folder, self.folder, name, self.file_name)
        panel = QWidget()
        self._column = column = QVBoxLayout(panel)
        column.setContentsMargins(L, M, M, L)
        column.setSpacing(M)
        for part in (self.refusal, card, self.problem, self.send, self.sent):
            column.addWidget(part)
        column.addStretch(1)
        bytes_column = QVBoxLayout()
        bytes_column.setContentsMargins(S, M, L, L)
        bytes_column.setSpacing(S)
        bytes_column.addWidget(caption(self.tr("Exactly what leaves")))
        bytes_column.addWidget(self.above)
        bytes_column.addWidget(self.preview, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(SidePanel(self._theme, panel))
        row.addLayout(bytes_column, 1)

    def _place_sent(self, *, is_new: bool) -> None:
        """Put what has left just now on top; what left before is below what is to be done."""
        place = 0 if is_new else self._column.indexOf(self.send)
        if is_new != (self._column.indexOf(self.sent) == 0):
            self._column.removeWidget(self.sent)
            self._column.insertWidget(place, self.sent)
            if is_new:
                bring_into_sight(self.sent)


def _add(card: Card, part: QWidget | QLayout) -> None:
    if isinstance(part, QLayout):
        card.body.addLayout(part)
    else:
        card.body.addWidget(part)
