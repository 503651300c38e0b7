"""What can be chosen, and that it holds at once."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reflectapp.domain.errors import SaveFailedError
from reflectapp.domain.preferences import Appearance
from reflectapp.ui.context import Context
from reflectapp.ui.settings.about import AboutSection
from reflectapp.ui.settings.appearance import AppearanceSection
from reflectapp.ui.settings.basics import HabitSection, JournalSection
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.lock import LockSection
from reflectapp.ui.settings.publishing import YouSection
from reflectapp.ui.settings.view import SettingsPlace
from tests.support.accessible import unnamed_controls, unreachable_controls
from tests.support.settings_place import settled


def test_every_control_has_a_name_and_is_reached_by_tab(place: SettingsPlace) -> None:
    assert unnamed_controls(place) == []
    assert unreachable_controls(place) == []


def test_an_own_word_leaves_the_dictionary_and_comes_back(
    place: SettingsPlace, context: Context, qtbot: QtBot
) -> None:
    settings = context.session.settings
    for word in ("okonkwo", "Larch", "LARCH"):
        settings.learn(word)
    section = place.findChild(JournalSection)
    section.refresh()
    said: list[object] = []
    context.bus.said.connect(lambda _, undo: said.append(undo))
    chips = {chip.text(): chip for chip in section.own_words.findChildren(QPushButton)}
    assert list(chips) == ["Larch", "okonkwo"]
    chips["Larch"].click()
    settled(context, qtbot)
    assert settings.own_words() == ("okonkwo",)
    said[-1]()  # type: ignore[operator]  # what Undo calls
    settled(context, qtbot)
    assert settings.own_words() == ("Larch", "okonkwo")


def test_idle_minutes_hold_at_once(place: SettingsPlace, context: Context, qtbot: QtBot) -> None:
    section = place.section("lock")
    assert isinstance(section, LockSection)
    with qtbot.waitSignal(context.bus.settings_changed):
        section.idle.setValue(12)
    assert context.session.settings.preferences().idle_minutes == 12


def test_the_day_boundary_can_be_set(place: SettingsPlace, context: Context, qtbot: QtBot) -> None:
    section = place.section("journal")
    assert isinstance(section, JournalSection)
    section.boundary.setTime(QTime(6, 30))
    with qtbot.waitSignal(context.bus.settings_changed):
        section.boundary.editingFinished.emit()
    assert context.session.settings.preferences().day_boundary == time(6, 30)


def test_the_weekly_goal_can_be_set(place: SettingsPlace, context: Context, qtbot: QtBot) -> None:
    section = place.section("habit")
    assert isinstance(section, HabitSection)
    with qtbot.waitSignal(context.bus.settings_changed):
        section.goal.setValue(5)
    assert context.session.settings.preferences().rhythm_weekly_goal == 5


def test_the_look_can_be_chosen(place: SettingsPlace, context: Context, qtbot: QtBot) -> None:
    section = place.section("appearance")
    assert isinstance(section, AppearanceSection)
    dark = section.look.findChildren(type(place._index.buttons()[0]))[2]
    with qtbot.waitSignal(context.bus.settings_changed):
        dark.click()
    assert context.session.settings.preferences().appearance == Appearance.DARK
    with qtbot.waitSignal(context.bus.settings_changed):
        section.page_size.setValue(22)
    preferences = context.session.settings.preferences()
    assert preferences.text_size == 22
    assert preferences.appearance == Appearance.DARK


def test_a_list_to_choose_from_shows_all_its_lines(place: SettingsPlace, qtbot: QtBot) -> None:
    chosen = place.findChild(AppearanceSection).scale
    place.area.ensureWidgetVisible(chosen)
    chosen.showPopup()
    qtbot.wait(50)
    last = chosen.view().visualRect(chosen.model().index(chosen.count() - 1, 0))
    assert chosen.view().viewport().rect().contains(last)
    chosen.hidePopup()


def test_quick_changes_of_different_settings_are_all_kept(
    place: SettingsPlace, context: Context, qtbot: QtBot
) -> None:
    lock, habit = place.section("lock"), place.section("habit")
    assert isinstance(lock, LockSection)
    assert isinstance(habit, HabitSection)
    for value in range(6, 20):
        lock.idle.setValue(value)
        habit.goal.setValue(1 + value % 7)
    settled(context, qtbot)
    preferences = context.session.settings.preferences()
    assert (preferences.idle_minutes, preferences.rhythm_weekly_goal) == (19, 1 + 19 % 7)


def test_the_writers_terms_go_into_the_register(
    place: SettingsPlace, context: Context, qtbot: QtBot
) -> None:
    section = place.section("you")
    assert isinstance(section, YouSection)
    section.form.fields["town"].setText("  Thornbeck ")
    with qtbot.waitSignal(context.bus.settings_changed):
        section.form.fields["town"].editingFinished.emit()
    session = context.session
    assert session.settings.profile().town == "Thornbeck"
    assert [s.name for s in session.review.register().subjects if s.is_writer] == ["Thornbeck"]


def test_locking_stores_the_term_that_is_being_typed(
    place: SettingsPlace, context: Context, qtbot: QtBot
) -> None:
    section = place.section("you")
    assert isinstance(section, YouSection)
    field = section.form.fields["team"]
    with qtbot.waitActive(place):
        place.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "Oakfield")
    assert place.prepare_lock()
    assert context.session.settings.profile().team == "Oakfield"


def test_the_limits_of_the_promises_and_the_licences_are_told(place: SettingsPlace) -> None:
    section = place.section("about")
    assert isinstance(section, AboutSection)
    words = " ".join(row.text.text() for row in section.rows)
    assert "records request" in words
    assert "commitment" in words
    assert "OFL" in section.sources.toPlainText()


def test_a_change_that_cannot_be_stored_is_told(context: Context, qtbot: QtBot) -> None:
    def fail() -> None:
        raise SaveFailedError("full")

    said: list[str] = []
    context.bus.said.connect(lambda words, _: said.append(words))
    Changes(context).apply(fail)
    qtbot.waitUntil(lambda: bool(said))
    assert "could not be saved" in said[0]
    assert "Free some space" in said[0]


def test_tab_leaves_the_licences(place: SettingsPlace, qtbot: QtBot) -> None:
    section = place.section("about")
    assert isinstance(section, AboutSection)
    assert section.sources.tabChangesFocus()
    assert section.sources.focusPolicy() & Qt.FocusPolicy.TabFocus
