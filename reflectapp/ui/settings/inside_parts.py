"""The parts of the page of a backup: its passphrase, and its entries beside one of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reflectapp.domain.entry import Entry, EntryRow, SearchHit
from reflectapp.services.restoring import OpenBackup
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.journal.browse import SearchField
from reflectapp.ui.journal.highlighter import Highlighter
from reflectapp.ui.journal.listview import EntryList
from reflectapp.ui.journal.plain import PlainField
from reflectapp.ui.journal.search import SearchModel
from reflectapp.ui.journal.timeline import TimelineModel
from reflectapp.ui.messages import format_day, sentence
from reflectapp.ui.theme import L, M, S, Theme
from reflectapp.ui.unlock.fields import PassphraseField
from reflectapp.ui.widgets import EmptyState, button, label, set_accessible

_PANEL = 264
_MEASURE = 640
_SEARCH_AFTER_MS = 160


class BackupKey(QWidget):
    """Asks for the passphrase of a backup whose keys are not those of the journal any more."""

    given = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("", "body", wraps=True)
        self.field = PassphraseField(theme, self.tr("Passphrase of the backup"))
        self.open = button(self.tr("Open"), "primary", shortcut="Return")
        self.open.clicked.connect(self._give)
        self.field.edit.returnPressed.connect(self._give)
        self.field.changed.connect(lambda _: self.field.set_invalid(False))
        middle = QWidget()
        middle.setMaximumWidth(460)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, L, 0, 0)
        column.setSpacing(M)
        column.addWidget(self.words)
        column.addWidget(self.field)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(middle, 1)
        row.addStretch(1)

    def ask(self, *, is_again: bool) -> None:
        """Put the cursor into the field; `is_again` after one that did not open it."""
        self.words.setText(
            self.tr("That does not open it. Try the passphrase of its day once more.")
            if is_again
            else self.tr(
                "This backup was made with other keys than those of today. Type the passphrase "
                "that held when it was made, or its twelve recovery words."
            )
        )
        self.field.set_invalid(is_again)
        self.field.setFocus()
        self.field.edit.selectAll()

    def forget(self) -> None:
        """Drop what was typed."""
        self.field.clear()

    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())


class BackupBrowser(QWidget):
    """Search and timeline at the left, the entry that is chosen at the right; all read only."""

    wanted = Signal(str)
    """The id of the entry to bring back."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: OpenBackup | None = None
        self._timeline: TimelineModel | None = None
        self._entry: Entry | None = None
        self._wanted = ""
        self.search = SearchField()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText(self.tr("Search this backup…"))
        self.search.setClearButtonEnabled(True)
        set_accessible(self.search, self.tr("Search this backup"))
        self.search.addAction(
            icon("search", context.theme, token="muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.list = EntryList(context.theme)
        self.list.setAccessibleName(self.tr("Entries of this backup"))
        self.hits = SearchModel(self)
        self.nothing = EmptyState(
            icon("search", context.theme),
            self.tr("Nothing found"),
            self.tr("Every word has to be in the entry. Try fewer words, or their beginnings."),
        )
        self.no_entry = EmptyState(
            icon("notebook-pen", context.theme),
            self.tr("No entry in this backup"),
            self.tr("It was made before anything was written."),
        )
        self._rows = QStackedWidget()
        self.bring_back = button(self.tr("Bring this entry back"), "primary")
        self.heading = label("", "title", wraps=True)
        self.day = label("", "muted")
        self.text = PlainField()
        self._pause = QTimer(self)
        self._lay_out()
        self._connect()

    @property
    def entries(self) -> int:
        """How many entries the backup shows."""
        return 0 if self._timeline is None else self._timeline.entries

    @property
    def shown(self) -> Entry | None:
        """The entry at the right."""
        return self._entry

    def show_backup(self, view: OpenBackup, *, can_bring_back: bool) -> None:
        """Show what a backup holds."""
        self._view = view
        self.bring_back.setVisible(can_bring_back)
        self._timeline = TimelineModel(view, self._context.tasks, self)
        self._timeline.refreshed.connect(self._show_state)
        self._timeline.arrived.connect(self.list.viewport().update)
        self.list.show_model(self._timeline, months=True)
        self._timeline.refresh()
        self._show_entry(None)

    def begin(self) -> None:
        """Put the cursor where one begins."""
        self.search.setFocus()

    def forget(self) -> None:
        """Drop every word; the backup is about to be closed."""
        self._pause.stop()
        self._view, self._wanted = None, ""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.hits.show_hits(())
        if self._timeline is not None:
            self._timeline.forget()
        self._show_entry(None)

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_AFTER_MS)
        self._pause.timeout.connect(self._search)
        self.search.textChanged.connect(self._search_later)
        self.search.list_entered.connect(self._enter_list)
        self.list.left.connect(self.search.setFocus)
        self.list.entry_chosen.connect(self._choose)
        self.list.entry_entered.connect(self.bring_back.setFocus)
        self.bring_back.clicked.connect(self._bring_back)

    def _search_later(self) -> None:
        if self.search.text().strip():
            self._pause.start()
            return
        self._pause.stop()
        if self._timeline is not None:
            self.list.show_model(self._timeline, months=True)
            self._show_state()

    def _search(self) -> None:
        words, view = self.search.text().strip(), self._view
        if view is None or not words:
            return
        self._context.tasks.run(
            lambda: view.search(words), lambda hits: self._show_hits(words, hits), self._say_failed
        )

    def _show_hits(self, words: str, hits: list[SearchHit]) -> None:
        # What came late is for words that are not in the field any more.
        if self._view is None or words != self.search.text().strip():
            return
        self.hits.show_hits(hits)
        self.list.show_model(self.hits, months=False)
        self._show_state()

    def _show_state(self) -> None:
        if self.list.model().rowCount():
            self._rows.setCurrentWidget(self.list)
        elif self.search.text().strip():
            self._rows.setCurrentWidget(self.nothing)
        else:
            self._rows.setCurrentWidget(self.no_entry)

    def _enter_list(self) -> None:
        model = self.list.model()
        if model.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(model.index(0 if model is self.hits else 1, 0))

    def _choose(self, row: EntryRow) -> None:
        view, self._wanted = self._view, row.id
        if view is None:
            return
        self._context.tasks.run(lambda: view.entry(row.id), self._arrive, self._say_failed)

    def _arrive(self, entry: Entry) -> None:
        if entry.id == self._wanted:
            self._show_entry(entry)

    def _show_entry(self, entry: Entry | None) -> None:
        self._entry = entry
        self.bring_back.setEnabled(entry is not None)
        if entry is None:
            self.heading.setText("")
            self.day.setText(self.tr("Choose an entry to read it here."))
            self.text.clear()
            return
        self.heading.setText(entry.title)
        self.heading.setVisible(bool(entry.title))
        self.day.setText(format_day(entry.happened_on))
        self.text.setPlainText(entry.body)

    def _bring_back(self) -> None:
        if self._entry is not None:
            self.wanted.emit(self._entry.id)

    def _say_failed(self, error: Exception) -> None:
        message = sentence(error)
        self._context.bus.said.emit(f"{message.title}. {message.advice}", None)

    def _dress_text(self) -> None:
        self.text.setReadOnly(True)
        self.text.document().setDocumentMargin(0)
        self.text.setProperty("role", "page")
        self.text.setAccessibleName(self.tr("Words of the entry, as they were then"))
        self._highlighter = Highlighter(self.text.document(), self._context.theme)

    def _widen(self) -> None:
        # Half as much wider as the type is larger: the page needs the room more.
        self._left.setFixedWidth((_PANEL + self._context.theme.scaled(_PANEL)) // 2)

    def _lay_out(self) -> None:
        self._dress_text()
        self._left = left = QFrame()
        left.setProperty("role", "plain")
        self._context.theme.changed.connect(self._widen)
        self._widen()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, S, 0, S)
        column.setSpacing(S)
        column.addWidget(self.search)
        for state in (self.list, self.nothing, self.no_entry):
            self._rows.addWidget(state)
        column.addWidget(self._rows, 1)
        right = QWidget()
        right.setMaximumWidth(_MEASURE)
        page = QVBoxLayout(right)
        page.setContentsMargins(L, S, 0, 0)
        page.setSpacing(S)
        top = QHBoxLayout()
        top.addWidget(self.day, 1)
        top.addWidget(self.bring_back)
        page.addLayout(top)
        page.addWidget(self.heading)
        page.addWidget(self.text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, S, 0, 0)
        row.setSpacing(M)
        row.addWidget(left)
        row.addWidget(right, 100)
        row.addStretch(1)
