"""Every page that is pictured, and how one gets there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from reflectapp.domain.entry import TimelineQuery
from reflectapp.domain.errors import ReflectError
from reflectapp.domain.post import PostState, PostSummary
from reflectapp.ui.habits.view import HabitsPlace
from reflectapp.ui.journal.view import JournalPlace
from reflectapp.ui.main_window import MainWindow
from reflectapp.ui.publish.view import PublishPlace
from reflectapp.ui.review.view import ReviewPlace
from reflectapp.ui.settings.basics import JournalSection
from reflectapp.ui.settings.view import SettingsPlace
from reflectapp.ui.unlock.first_run import FirstRun

P = TypeVar("P", bound=QWidget)

ENTRY = "An ordinary day"
SEARCH = "bus"
SAMPLE_PASSPHRASE = "copper lantern walks the tide"  # noqa: S105  # shown in a picture


class MissingPageError(ReflectError):
    """The demo journal lacks what a page is to show."""


@dataclass(frozen=True, slots=True)
class Page:
    """One picture."""

    name: str
    """First part of the file's name."""
    show: Callable[[MainWindow], None]
    arrive: Callable[[MainWindow], None] = lambda window: None
    """Done once what `show` began has come to rest."""
    leave: Callable[[MainWindow], None] = lambda window: None
    is_main: bool = False
    """Also pictured in the smallest window."""


def pages(window: MainWindow) -> tuple[Page, ...]:
    """Return the pages of an open journal, in the order of the rail."""
    fixed = (
        Page("journal", _show_entry, is_main=True),
        Page("journal-focus", _focus_mode, leave=_focus_mode),
        Page("journal-search", _search, leave=_end_search),
        Page("review-list", lambda w: _show_place(w, "review", ReviewPlace).show_list()),
        Page("review", _review("undecided"), is_main=True),
        Page("publish", _posts, is_main=True),
        Page("post-waiting", _post("young"), is_main=True),
        Page("post-undecided", _post("undecided")),
        Page("post-ready", _post("ready")),
        Page("post-approved", _post("approved")),
        Page("post-exported", _post("exported")),
        Page("read-as", _post("ready"), _step("reading"), is_main=True),
        Page("check-in", _post("ready"), _step("check in")),
        Page("after", _post("exported"), _step("after")),
        Page("check-published", _check),
        Page("export-preview", _post("approved"), _step("export"), is_main=True),
        Page("habits", _habits, is_main=True),
        Page("habits-below", _habits, _habits_below),
        Page("habits-tables", _habits, _turn_charts, _turn_charts),
    )
    settings = tuple(
        Page(f"settings-{section.key}", _section(section.key), is_main=number == 0)
        for number, section in enumerate(_place(window, SettingsPlace).sections)
    )
    inside = Page("settings-backup", _backup, leave=_leave_backup)
    palette = Page("palette", _palette, leave=lambda w: w.palette_sheet.close_palette())
    return (*fixed, *settings, inside, palette)


def first_run_steps(first_run: FirstRun) -> tuple[Callable[[], None], ...]:
    """Return how the first run is gone through, one picture after each."""

    def passphrase() -> None:
        first_run.go_on()
        first_run.passphrase.field.edit.setText(SAMPLE_PASSPHRASE)
        first_run.passphrase.repeated.edit.setText(SAMPLE_PASSPHRASE)

    def typing() -> None:
        first_run.go_on()
        for edit, word in zip(
            first_run.recovery.typed.edits, first_run.recovery.words, strict=True
        ):
            edit.setText(word)

    return (lambda: None, passphrase, first_run.go_on, typing, first_run.go_on)


FIRST_RUN_NAMES = (
    "first-run-1",
    "first-run-2",
    "first-run-3",
    "first-run-3-typing",
    "first-run-4",
)


def _place(window: MainWindow, kind: type[P]) -> P:
    return next(placed.widget for placed in window.places if isinstance(placed.widget, kind))


def _show_place(window: MainWindow, key: str, kind: type[P]) -> P:
    window.show_place(key)
    return _place(window, kind)


def _show_entry(window: MainWindow) -> None:
    rows = window.context.session.journal.rows(TimelineQuery(), 0, 200)
    found = next((row for row in rows if row.label == ENTRY), None)
    if found is None:
        raise MissingPageError
    window.context.bus.entry_requested.emit(found.id)


def _journal_action(window: MainWindow, words: str) -> QAction:
    offers = _place(window, JournalPlace).actions()
    return next(action for action in offers if words in action.text().lower())


def _focus_mode(window: MainWindow) -> None:
    window.show_place("journal")
    _journal_action(window, "focus").trigger()


def _search(window: MainWindow) -> None:
    _show_place(window, "journal", JournalPlace).browse.search.setText(SEARCH)


def _end_search(window: MainWindow) -> None:
    _place(window, JournalPlace).browse.search.clear()


def _posts(window: MainWindow) -> None:
    _show_place(window, "publish", PublishPlace).show_lists()


def _check(window: MainWindow) -> None:
    """Look through the folder to which the demo exported its post."""
    place = _show_place(window, "publish", PublishPlace)
    place.show_check()
    record = _summary(window, "exported").post.exports[-1]
    place.check.check(record.folder)


def _post(way: str) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        place = _show_place(window, "publish", PublishPlace)
        place.open(_summary(window, way).post.id)

    return show


def _step(step: str) -> Callable[[MainWindow], None]:
    return lambda window: _place(window, PublishPlace).page.go_to(step)


def _review(way: str) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        window.context.bus.review_requested.emit(_summary(window, way).post.entry_id)

    return show


def _summary(window: MainWindow, way: str) -> PostSummary:
    """Return the post of the demo that has come this far."""
    wanted: dict[str, Callable[[PostSummary], bool]] = {
        "young": lambda s: s.state == PostState.WAITING and s.undecided == 0,
        "undecided": lambda s: s.undecided > 0,
        "ready": lambda s: s.state == PostState.READY and s.undecided == 0,
        "approved": lambda s: s.state == PostState.APPROVED,
        "exported": lambda s: s.state == PostState.EXPORTED,
    }
    found = [s for s in window.context.session.publishing.posts() if wanted[way](s)]
    if not found:
        raise MissingPageError
    return found[0]


def _habits(window: MainWindow) -> None:
    _scroll(_show_place(window, "habits", HabitsPlace), to_end=False)


def _habits_below(window: MainWindow) -> None:
    _scroll(_show_place(window, "habits", HabitsPlace), to_end=True)


def _turn_charts(window: MainWindow) -> None:
    place = _show_place(window, "habits", HabitsPlace)
    for card in (place.page.heat_card, place.page.words_card, place.page.weekday_card):
        card.toggle.click()
    _scroll(place, to_end=False)


def _scroll(place: QWidget, *, to_end: bool) -> None:
    for area in place.findChildren(QScrollArea):
        bar = area.verticalScrollBar()
        # What comes into sight may grow: the second time the end is the end.
        for _ in range(2):
            bar.setValue(bar.maximum() if to_end else 0)
            QApplication.processEvents()


def _section(key: str) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        _show_place(window, "settings", SettingsPlace).show_section(key)

    return show


def _backup(window: MainWindow) -> None:
    backups = window.context.session.backups
    newest = next(iter(backups.all()), None) or backups.make()
    section = _show_place(window, "settings", SettingsPlace).section("journal")
    if isinstance(section, JournalSection):
        section.backups.look_wanted.emit(newest.folder)


def _leave_backup(window: MainWindow) -> None:
    _place(window, SettingsPlace).backup.leave()


def _palette(window: MainWindow) -> None:
    window.show_place("journal")
    window.open_palette()
    window.palette_sheet.findChildren(QLineEdit)[0].setText("re")
