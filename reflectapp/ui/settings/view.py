"""The settings as a place: sections on the left, rows on the right, search on top."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reflectapp.ui.context import Context
from reflectapp.ui.exchange.export_page import ExportPage
from reflectapp.ui.exchange.import_page import ImportPage
from reflectapp.ui.exchange.page import ExchangePage
from reflectapp.ui.exchange.section import ExchangeSection
from reflectapp.ui.icons import icon
from reflectapp.ui.settings.about import AboutSection
from reflectapp.ui.settings.appearance import AppearanceSection
from reflectapp.ui.settings.basics import HabitSection, JournalSection
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.detection import DetectionSection
from reflectapp.ui.settings.inside import BackupPage
from reflectapp.ui.settings.lock import LockSection
from reflectapp.ui.settings.publishing import PublishingSection, YouSection
from reflectapp.ui.settings.rows import Section
from reflectapp.ui.settings.seeking import Seeker
from reflectapp.ui.theme import XL, XS, L, M, S
from reflectapp.ui.widgets import button, centred, label

_WIDTH, _INDEX_WIDTH = 720, 182


class SettingsPlace(QWidget):
    """Everything that can be chosen; changes apply at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        changes = Changes(context)
        self._changes = changes
        journal = JournalSection(context, changes)
        self.exchange = ExchangeSection(context)
        self.sections: tuple[Section, ...] = (
            journal,
            self.exchange,
            LockSection(context, changes),
            PublishingSection(context, changes),
            YouSection(context, changes),
            DetectionSection(context, changes),
            HabitSection(context, changes),
            AppearanceSection(context, changes),
            AboutSection(context),
        )
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText(self.tr("Search the settings"))
        self.search.setAccessibleName(self.tr("Search the settings"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            icon("search", context.theme, token="muted"),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self.search.textChanged.connect(self._filter)
        self.nothing = label(self.tr("No setting goes by these words."), "muted")
        self.nothing.hide()
        self._index = QButtonGroup(self)
        self.area = self._area()
        self._seeker = Seeker(self.area)
        self._seeker.arrived.connect(lambda section: self._mark(self.sections.index(section)))
        self.backup = BackupPage(context)
        self.bringing_in = ImportPage(context, self.exchange.undoing)
        self.taking_out = ExportPage(context)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect(journal)

    def _connect(self, journal: JournalSection) -> None:
        journal.backups.look_wanted.connect(self._look_into)
        self.backup.closed.connect(self._leave_backup)
        self.exchange.bring_in.clicked.connect(lambda: self.open_page(self.bringing_in))
        self.exchange.take_out.clicked.connect(lambda: self.open_page(self.taking_out))
        self.bringing_in.closed.connect(lambda: self._leave_page(self.exchange.bring_in))
        self.taking_out.closed.connect(lambda: self._leave_page(self.exchange.take_out))
        self._context.bus.section_requested.connect(self._come_to)
        self._context.theme.changed.connect(self._stay_soon)

    def open_page(self, page: ExchangePage) -> None:
        """Show the page where something comes in, or goes out."""
        self._context.bus.place_requested.emit("settings")
        self._pages.setCurrentWidget(page)
        page.begin()

    def _leave_page(self, where: QWidget) -> None:
        self._pages.setCurrentIndex(0)
        self.exchange.refresh()
        self.show_section(self.exchange.key)
        where.setFocus()

    def section(self, key: str) -> Section:
        """Return the section with this key."""
        return next(section for section in self.sections if section.key == key)

    def show_section(self, key: str) -> None:
        """Scroll to a section."""
        self.search.clear()
        self._seeker.seek(self.section(key))

    def _stay_soon(self) -> None:
        # A moment later: rows of another size of type have their places by then.
        QTimer.singleShot(0, self, self._stay)

    def _stay(self) -> None:
        """Keep in sight what the writer is changing."""
        focused = QApplication.focusWidget()
        if focused is not None and self.area.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused, 0, XL)

    def actions(self) -> list[QAction]:
        """Offer every section to the palette."""
        made = []
        for section in self.sections:
            action = QAction(self.tr("Settings: {name}").format(name=section.title), self)
            action.triggered.connect(lambda _=False, k=section.key: self._come_to(k))
            made.append(action)
        for words, page in (
            (self.tr("Bring in the writing of another journal"), self.bringing_in),
            (self.tr("Export everything, for yourself"), self.taking_out),
        ):
            action = QAction(words, self)
            action.triggered.connect(lambda _=False, p=page: self.open_page(p))
            made.append(action)
        return made

    def activate(self) -> None:
        """Show what is stored now."""
        for section in self.sections:
            section.refresh()
        self._mark_section(self.area.verticalScrollBar().value())
        shown = self._pages.currentWidget()
        if isinstance(shown, (BackupPage, ExchangePage)):
            shown.begin()
        else:
            self.search.setFocus()

    def prepare_lock(self) -> bool:
        """Finish what is being typed; settings are stored as they are changed."""
        for line in self.findChildren(QLineEdit):
            if line.hasFocus():
                line.clearFocus()
        self._context.tasks.finish_storage()
        return True

    def forget(self) -> None:
        """Clear the writer's terms and the register, and stop what takes long."""
        self.search.clear()
        for page in (self.backup, self.bringing_in, self.taking_out):
            page.forget()
        self._pages.setCurrentIndex(0)
        for section in self.sections:
            section.forget()

    def _look_into(self, folder: Path) -> None:
        self._pages.setCurrentWidget(self.backup)
        self.backup.open(folder)

    def _leave_backup(self) -> None:
        self._pages.setCurrentIndex(0)
        section = self.section("journal")
        section.refresh()
        if isinstance(section, JournalSection):
            section.backups.begin()

    def _mark_section(self, top: int) -> None:
        """Mark the last section that begins above the upper third of the view."""
        line = top + self.area.viewport().height() // 3
        above = [i for i, s in enumerate(self.sections) if not s.isHidden() and s.y() <= line]
        self._mark(above[-1] if above else 0)

    def _mark(self, index: int) -> None:
        self._index.buttons()[index].setChecked(True)

    def _come_to(self, key: str) -> None:
        self._context.bus.place_requested.emit("settings")
        shown = self._pages.currentWidget()
        if isinstance(shown, (BackupPage, ExchangePage)):
            shown.leave()
        self.show_section(key)

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        shown = [section.show_fitting(words) for section in self.sections]
        self.nothing.setVisible(not any(shown))
        if any(shown):
            self._mark(shown.index(True))

    def _area(self) -> QScrollArea:
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(2, 0, L, L)
        column.setSpacing(S)
        column.addWidget(self.nothing)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._mark_section)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(canvas)
        return area

    def _show_handle(self, least: int, most: int) -> None:
        """Where nothing scrolls the bar shows no handle; it keeps its room, so nothing moves."""
        # Asked for anew: PySide may drop its object for the bar while the bar lives on.
        self.area.verticalScrollBar().setEnabled(most > least)

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(XL, XL, XS, 0)
        column.setSpacing(M)
        column.addWidget(label(self.tr("Settings"), "title"))
        top = QHBoxLayout()
        self.area.verticalScrollBar().rangeChanged.connect(self._show_handle)
        bar = self.area.verticalScrollBar().sizeHint().width()
        top.setContentsMargins(2, 0, L + bar, S)
        top.addWidget(self.search)
        column.addLayout(top)
        column.addWidget(self.area, 1)
        right = QWidget()
        centred(right, middle)
        settings = QWidget()
        row = QHBoxLayout(settings)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._made_index())
        row.addWidget(right, 1)
        self._pages.addWidget(settings)
        for page in (self.backup, self.bringing_in, self.taking_out):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _made_index(self) -> QFrame:
        panel = QFrame()
        panel.setProperty("role", "panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(M, XL + L, M, M)
        column.setSpacing(2)
        self._panel = panel
        self._context.theme.changed.connect(self._widen_index)
        self._widen_index()
        for section in self.sections:
            entry = self._made_entry(section)
            self._index.addButton(entry)
            column.addWidget(entry)
        column.addStretch(1)
        return panel

    def _widen_index(self) -> None:
        # The section that is marked is bold, and its name is not cut for that.
        self._panel.setMinimumWidth(self._context.theme.scaled(_INDEX_WIDTH))

    def _made_entry(self, section: Section) -> QPushButton:
        entry = button(section.title, "row", tip=self.tr("Go to these settings"))
        entry.setAccessibleName(self.tr("Settings: {name}").format(name=section.title))
        entry.setCheckable(True)
        entry.clicked.connect(lambda: self.show_section(section.key))
        return entry
