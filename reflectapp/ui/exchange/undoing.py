"""What came in, and taking it out again: at once from the toast, later from the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reflectapp.domain.importing import ImportBatch
from reflectapp.services.importing import Undone
from reflectapp.ui.context import Context
from reflectapp.ui.exchange.working import Working
from reflectapp.ui.messages import counted, format_short, sentence
from reflectapp.ui.messages.importing import format_name
from reflectapp.ui.theme import S
from reflectapp.ui.widgets import button, label
from reflectapp.ui.work_line import WorkLine

_ROWS = 5
_ROW_HEIGHT = 31


class Undoing(QWidget):
    """Lists what came in and is still there; each can be taken out, but for what was changed."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.working = Working(context, self)
        self.nothing = label(self.tr("Nothing has come in yet."), "muted", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What came in, the latest first"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.take_out = button(
            self.tr("Take it out again"),
            tip=self.tr("Erase what came in at once, but for entries that you changed since"),
        )
        self.take_out.clicked.connect(self._undo_chosen)
        self.line = WorkLine()
        self.line.stop_wanted.connect(self.working.stop)
        self.working.progressed.connect(self._tell)
        self.working.ended.connect(self.line.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        for part in (self.nothing, self.list):
            column.addWidget(part)
        column.addWidget(self.take_out, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.line)
        context.theme.changed.connect(self._fit)
        context.bus.entries_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what there is."""
        session = self._context.session
        batches = session.importing.batches()
        self.list.clear()
        for batch in batches:
            day = format_short(session.clock.local(batch.came_in_at).date())
            count = counted(batch.entries, self.tr("one entry"), self.tr("{count} entries"))
            words = self.tr("{day}  ·  {count} from {name}").format(
                day=day, count=count, name=batch.name
            )
            item = QListWidgetItem(words, self.list)
            item.setToolTip(f"{batch.name}\n{format_name(batch.format)}")
            item.setData(Qt.ItemDataRole.UserRole, batch)
        if batches:
            self.list.setCurrentRow(0)
        self.nothing.setVisible(not batches)
        self.list.setVisible(bool(batches))
        self.take_out.setVisible(bool(batches))
        self._fit()

    def forget(self) -> None:
        """Show nothing, and let what is being done end."""
        self.working.stop()
        self.list.clear()

    def undo(self, batch: ImportBatch) -> None:
        """Take out what came in with `batch`."""
        importing = self._context.session.importing
        self.take_out.setEnabled(False)
        self.line.begin(self.tr("Taking out again what came in…"))
        self.working.run(
            lambda progress, is_stopped: importing.undo(
                batch.id, progress=progress, is_stopped=is_stopped
            ),
            self._undone,
            self._failed,
        )

    def _undo_chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.undo(item.data(Qt.ItemDataRole.UserRole))

    def _undone(self, undone: Undone) -> None:
        self.take_out.setEnabled(True)
        self._context.bus.entries_changed.emit()
        self._context.bus.settings_changed.emit()
        words = counted(
            undone.removed,
            self.tr("One entry was taken out again"),
            self.tr("{count} entries were taken out again"),
        )
        if undone.kept:
            words += self.tr("; {count} that you changed since stay").format(count=len(undone.kept))
        self._context.bus.said.emit(words, None)

    def _failed(self, error: Exception) -> None:
        self.take_out.setEnabled(True)
        message = sentence(error)
        self._context.bus.said.emit(f"{message.title}. {message.advice}", None)

    def _tell(self, done: int, total: int) -> None:
        told = self.tr("Taking out: {done} of {total}")
        self.line.tell(told.format(done=f"{done:,}", total=f"{total:,}"), done / max(total, 1))

    def _fit(self) -> None:
        rows = min(self.list.count(), _ROWS)
        self.list.setFixedHeight(rows * self._context.theme.scaled(_ROW_HEIGHT) + 4)
