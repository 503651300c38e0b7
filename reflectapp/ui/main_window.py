"""The window of an open journal: rail, places, status line, palette, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QIcon,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reflectapp.domain.entry import EntryRow, TimelineQuery
from reflectapp.services.session import Session
from reflectapp.ui.commands import Command, entry_commands
from reflectapp.ui.context import Bus, Context, Welcoming
from reflectapp.ui.idle import IdleWatch
from reflectapp.ui.keeping import Keeping
from reflectapp.ui.keys import ShortcutGuard
from reflectapp.ui.leaving import Leaving
from reflectapp.ui.memory import USUAL, Memory
from reflectapp.ui.model_watch import ModelWatch
from reflectapp.ui.palette import CommandPalette
from reflectapp.ui.places import Placed, made_places
from reflectapp.ui.rail import Rail, RailItem
from reflectapp.ui.status import StatusLine
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import L, Theme
from reflectapp.ui.unsaved import UnsavedNotice
from reflectapp.ui.widgets import Toast, raise_above

_TITLES_LISTED = 20_000
_PALETTE_KEYS = "Ctrl+K"


class MainWindow(QMainWindow):
    """Everything that can be seen while the journal is open."""

    left = Signal(bool)
    """All is saved and forgotten; True when the journal was locked, False when closed."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        theme: Theme,
        *,
        memory: Memory | None = None,
        make: Callable[[Context], Sequence[Placed]] = made_places,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Reflect")
        self.setWindowIcon(QIcon(str(theme.resources / "icons" / "reflect.svg")))
        self.context = Context(session, tasks, theme, Bus(self))
        self._memory = memory
        self._is_leaving = False
        self._follow_settings()
        self.places = tuple(make(self.context))
        self.rail = Rail(theme, [p.item for p in self.places[:-1]], self._items_below())
        self.stack = QStackedWidget()
        for placed in self.places:
            self.stack.addWidget(placed.widget)
        self.status = StatusLine(theme)
        self.unsaved = UnsavedNotice(theme)
        self.keeping = Keeping(self.context)
        self._leaving = Leaving(
            self,
            self.context,
            self.unsaved,
            self._are_all_saved,
            lambda: self._leave(locks=True),
        )
        self._central = QWidget()
        self._lay_out()
        self.toast = Toast(self._central)
        raise_above(self.toast, theme)
        self.palette_sheet = CommandPalette(theme, self._central)
        self.idle = IdleWatch(session.clock.now, session.settings.preferences().idle_minutes, self)
        self.model_watch = ModelWatch(session, tasks, self)
        self.actions_of_frame = self._made_actions()
        self._guard = ShortcutGuard(self, _PALETTE_KEYS)
        self._connect()
        if memory is None:
            self.resize(*USUAL)
        else:
            memory.restore(self)
        self.show_place("journal")

    def begin(self) -> None:
        """Watch for idleness and wake the language model; called once the window is shown."""
        self.idle.start()
        self.model_watch.start()
        self.keeping.start()

    def show_place(self, key: str) -> None:
        """Bring a place to the front."""
        for index, placed in enumerate(self.places):
            if placed.item.key == key:
                self.stack.setCurrentIndex(index)
                self.rail.mark(key)
                placed.place.activate()
        # There the journal's own action has the keys.
        self._begin.setEnabled(key != "journal")

    def welcome(self) -> None:
        """Begin a new journal with a first entry and a friendly prompt."""
        for placed in self.places:
            if isinstance(placed.place, Welcoming):
                placed.place.welcome()

    @property
    def shown_place(self) -> str:
        """The key of the place in front."""
        return self.places[self.stack.currentIndex()].item.key

    def lock(self) -> None:
        """Save, forget and leave; stays open and says so when something cannot be saved."""
        self._leaving.lock()

    def close_anyway(self) -> None:
        """Close although the last words are not saved; only the writer may ask for it."""
        self._leave(locks=False)
        self.close()

    def open_palette(self) -> None:
        """Offer every action of the window and every entry by title."""
        commands = [_command(a) for a in self.actions_of_frame]
        for placed in self.places:
            key = placed.item.key
            commands += [_command(a, partial(self._do_in, key, a)) for a in placed.place.actions()]
        self.palette_sheet.open_with(commands)
        journal = self.context.session.journal
        self.context.tasks.run(
            lambda: journal.rows(TimelineQuery(), 0, _TITLES_LISTED),
            self._offer_entries,
            lambda _: None,
            lane="background",
        )

    def _do_in(self, key: str, action: QAction) -> None:
        """Do what a place offers where it can be seen."""
        if self.shown_place != key:
            self.show_place(key)
        action.trigger()

    def _begin_entry(self) -> None:
        self.show_place("journal")
        self.context.bus.writing_requested.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_leaving:
            if not self._are_all_saved():
                self.unsaved.ask(self.close, is_closing=True)
                event.ignore()
                return
            self._leave(locks=False)
        event.accept()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.palette_sheet.place()
        self._place_toast()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.palette_sheet.close_palette()

    def _are_all_saved(self) -> bool:
        # An import lets nothing be saved while it runs.
        self.context.bus.leaving_begun.emit()
        # Every place is asked, also after one that fails: as much as can be is saved.
        answers = [placed.place.prepare_lock() for placed in self.places]
        return all(answers)

    def _leave(self, *, locks: bool) -> None:
        self._is_leaving = True
        self.idle.stop()
        self.model_watch.stop()
        self.keeping.stop()
        if self._memory is not None:
            self._memory.keep(self)
        self.palette_sheet.close_palette()
        self.toast.hide()
        for placed in self.places:
            placed.place.forget()
        self.left.emit(locks)

    def _offer_entries(self, rows: list[EntryRow]) -> None:
        words = self.tr("Entry without words")
        open_entry = self.context.bus.entry_requested.emit
        self.palette_sheet.add(entry_commands(rows, words, open_entry))

    def _say(self, words: str, undo: object) -> None:
        self.toast.say(words, undo if callable(undo) else None)
        self._place_toast()

    def _show_frame(self, is_focused: bool) -> None:
        self.rail.setVisible(not is_focused)
        self.status.setVisible(not is_focused)

    def _place_toast(self) -> None:
        home = self._central.rect()
        self.toast.place(home.adjusted(self.rail.width(), 0, 0, -self.status.height() - L))

    def _follow_settings(self) -> None:
        preferences = self.context.session.settings.preferences()
        self.context.theme.choose(
            appearance=preferences.appearance,
            scale=preferences.ui_scale,
            page_family=preferences.text_font,
            page_size=preferences.text_size,
        )
        if self._memory is not None:
            self._memory.keep_look(preferences)

    def _settings_changed(self) -> None:
        self._follow_settings()
        self.idle.set_minutes(self.context.session.settings.preferences().idle_minutes)

    def _items_below(self) -> list[RailItem]:
        lock = RailItem("lock", self.tr("Lock"), "lock", "Ctrl+L")
        return [lock, self.places[-1].item]

    def _made_actions(self) -> list[QAction]:
        made = []
        for placed in self.places:
            words = self.tr("Go to {place}").format(place=placed.item.words)
            made.append(self._action(words, placed.item.shortcut))
            made[-1].triggered.connect(lambda _=False, k=placed.item.key: self.show_place(k))
        lock = self._action(self.tr("Lock the journal"), "Ctrl+L")
        lock.triggered.connect(self.lock)
        find = self._action(self.tr("Find an action or an entry"), _PALETTE_KEYS)
        find.triggered.connect(self.open_palette)
        undo = self._action(self.tr("Undo what was just said"), "Ctrl+Alt+Z")
        undo.triggered.connect(self.toast.undo)
        self._begin = self._action(self.tr("New entry"), "Ctrl+N")
        self._begin.triggered.connect(self._begin_entry)
        leave = self._action(self.tr("Close Reflect"), "Ctrl+Q")
        leave.triggered.connect(self.close)
        return [*made, lock, leave]

    def _action(self, words: str, shortcut: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(shortcut))
        self.addAction(action)
        return action

    def _connect(self) -> None:
        bus = self.context.bus
        self.rail.chosen.connect(lambda key: self.lock() if key == "lock" else self.show_place(key))
        bus.said.connect(self._say)
        bus.save_state_changed.connect(self.status.show_save_state)
        bus.settings_changed.connect(self._settings_changed)
        bus.focus_mode_changed.connect(self._show_frame)
        bus.place_requested.connect(self.show_place)
        bus.entry_requested.connect(lambda _: self.show_place("journal"))
        bus.review_requested.connect(lambda _: self.show_place("review"))
        bus.post_requested.connect(lambda _: self.show_place("publish"))
        self.idle.idled.connect(self.lock)
        self.idle.minutes_left_changed.connect(self.status.show_minutes_left)
        self.model_watch.told.connect(self.status.show_model)
        self.unsaved.closing_anyway.connect(self.close_anyway)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.unsaved)
        right.addWidget(self.keeping)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self._central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(self._central)


def _command(action: QAction, run: Callable[[], object] | None = None) -> Command:
    native = QKeySequence.SequenceFormat.NativeText
    words = action.text().replace("&", "")
    return Command(words, action.shortcut().toString(native), run or action.trigger)
