"""What can be chosen, and that it holds at once."""

from __future__ import annotations

from datetime import time

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reflectapp.domain.errors import SaveFailedError
from reflectapp.domain.preferences import Appearance
from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.exchange.page import ExchangePage
from reflectapp.ui.settings.about import AboutSection
from reflectapp.ui.settings.appearance import AppearanceSection
from reflectapp.ui.settings.basics import HabitSection, JournalSection
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.detection import DetectionSection
from reflectapp.ui.settings.lock import LockSection
from reflectapp.ui.settings.publishing import PublishingSection, YouSection
from reflectapp.ui.settings.rows import SettingRow
from reflectapp.ui.settings.view import SettingsPlace
from reflectapp.ui.unlock.fields import PassphraseField
from tests.support.accessible import unnamed_controls, unreachable_controls
from tests.support.fakes import HeldKeyring


@pytest.fixture
def place(context: Context, qtbot: QtBot) -> SettingsPlace:
    made = SettingsPlace(context)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activate()
    return made


def _settled(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not context.tasks.is_busy)


def test_every_control_has_a_name_and_is_reached_by_tab(place: SettingsPlace) -> None:
    assert unnamed_controls(place) == []
    assert unreachable_controls(place) == []


@pytest.mark.parametrize("way", ["index", "search"])
def test_a_passphrase_half_typed_for_the_keyring_does_not_outlast_its_section(
    place: SettingsPlace, context: Context, qtbot: QtBot, way: str
) -> None:
    context.session.keys._keyring = HeldKeyring()
    section = place.section("lock")
    assert isinstance(section, LockSection)
    place.show_section("lock")
    section.keyring.switch.setFocus()
    section.keyring.switch.click()
    proof = section.keyring.proof
    qtbot.waitUntil(lambda: not proof.isHidden())
    _settled(context, qtbot)
    qtbot.waitUntil(lambda: _is_in_sight(place, proof.cancel))
    qtbot.keyClicks(proof.field.edit, "kettle")
    if way == "index":
        names = {entry.text(): entry for entry in place._index.buttons()}
        qtbot.mouseClick(names["Publishing"], Qt.MouseButton.LeftButton)
    else:
        place.search.setFocus()
    qtbot.waitUntil(proof.isHidden)
    assert proof.field.text() == ""
    _settled(context, qtbot)


def test_the_search_tells_nothing_of_a_passphrase_that_is_being_typed(context: Context) -> None:
    field = PassphraseField(context.theme, "Passphrase")
    row = SettingRow("Keyring", "", field)
    field.edit.setText("kettle")
    field.eye.click()

    assert row.fits(["passphrase"], "Lock")
    assert not row.fits(["kettle"], "Lock")


def _is_in_sight(place: SettingsPlace, part: QWidget) -> bool:
    view = place.area.viewport()
    return view.rect().contains(part.rect().translated(part.mapTo(view, QPoint(0, 0))))


def test_scroll_bars_outlive_what_python_knew_of_them(place: SettingsPlace) -> None:
    pages = place.findChildren(ExchangePage)
    assert pages
    for area in (place.area, *(page.area for page in pages)):
        # As was seen in a window after some minutes of use.
        shiboken6.invalidate(area.verticalScrollBar())
        area.verticalScrollBar().setRange(0, 5)
        assert area.verticalScrollBar().isEnabled()
        area.verticalScrollBar().setRange(0, 0)
        assert not area.verticalScrollBar().isEnabled()


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
    _settled(context, qtbot)
    assert settings.own_words() == ("okonkwo",)
    said[-1]()  # type: ignore[operator]  # what Undo calls
    _settled(context, qtbot)
    assert settings.own_words() == ("Larch", "okonkwo")


def test_a_search_shows_only_the_rows_that_fit(place: SettingsPlace, qtbot: QtBot) -> None:
    qtbot.keyClicks(place.search, "delay publish")
    shown = [section.key for section in place.sections if not section.isHidden()]
    assert shown == ["publishing"]
    place.search.clear()
    assert all(not section.isHidden() for section in place.sections)


def test_a_search_by_section_shows_all_its_rows(place: SettingsPlace) -> None:
    place.search.setText("lock and keys")
    section = place.section("lock")
    assert not section.isHidden()
    assert all(not row.isHidden() for row in section.rows)


@pytest.mark.parametrize(
    ("typed", "section", "title"),
    [
        ("register", "detection", "People, places and organisations"),
        ("aliases", "detection", "People, places and organisations"),
        ("terms", "detection", "Words that are nobody's name"),
        ("employer", "you", "Words that must never leave"),
        ("allow list", "detection", "Words that are nobody's name"),
        ("appearance dark", "appearance", "Colours"),
        ("theme", "appearance", "Colours"),
        ("them", "appearance", "Colours"),
        ("timeout", "lock", "Lock after"),
        ("password", "lock", "Recovery words"),
        ("typeface", "appearance", "Font of the page"),
        ("zoom", "appearance", "Size of the interface"),
        ("goal", "habit", "Writing days a week"),
        ("spellchecker", "journal", "Check spelling"),
    ],
)
def test_a_search_finds_a_row_by_what_it_is_about(
    place: SettingsPlace, typed: str, section: str, title: str
) -> None:
    place.search.setText(typed)
    shown = [row for row in place.section(section).rows if not row.isHidden()]
    assert title in [row.title for row in shown]


def test_a_search_finds_the_register_by_a_name_in_it(place: SettingsPlace) -> None:
    place.search.setText("okonkwo")
    assert not place.nothing.isHidden()
    register = Register((Subject("a" * 32, SubjectKind.PERSON, "Ada Okonkwo", ("Ada Okonkwo",)),))
    place.findChild(DetectionSection).register.show_register(register)
    place.search.setText("Okonkw")
    assert place.nothing.isHidden()
    assert [s.key for s in place.sections if not s.isHidden()] == ["detection"]


def test_a_search_that_finds_nothing_says_so(place: SettingsPlace) -> None:
    place.search.setText("qqqqq")
    assert not place.nothing.isHidden()
    assert all(section.isHidden() for section in place.sections)


def test_a_bar_that_cannot_scroll_shows_no_handle(place: SettingsPlace, qtbot: QtBot) -> None:
    bar = place.area.verticalScrollBar()
    qtbot.waitUntil(bar.isEnabled)
    place.search.setText("qqqqq")
    qtbot.waitUntil(lambda: not bar.isEnabled())


def test_the_palette_is_offered_every_section(place: SettingsPlace) -> None:
    offered = " ".join(action.text() for action in place.actions())
    assert all(section.title in offered for section in place.sections)


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


def test_larger_type_leaves_what_is_being_changed_in_sight(
    place: SettingsPlace, context: Context, qtbot: QtBot
) -> None:
    chosen, port = place.findChild(AppearanceSection).scale, place.area.viewport()

    def is_in_sight() -> bool:
        return port.rect().contains(port.mapFromGlobal(chosen.mapToGlobal(QPoint(0, 0))))

    qtbot.wait(50)
    chosen.setFocus()
    place.area.ensureWidgetVisible(chosen)
    assert is_in_sight()
    try:
        context.theme.choose(scale=150)
        qtbot.wait(50)
        qtbot.waitUntil(is_in_sight)
    finally:
        context.theme.choose(scale=100)


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
    _settled(context, qtbot)
    preferences = context.session.settings.preferences()
    assert (preferences.idle_minutes, preferences.rhythm_weekly_goal) == (19, 1 + 19 % 7)


def test_a_section_chosen_during_a_search_is_gone_to(place: SettingsPlace, qtbot: QtBot) -> None:
    place.search.setText("spelling")
    qtbot.wait(20)
    place.show_section("you")
    section = place.section("you")
    qtbot.waitUntil(lambda: 0 <= section.y() - place.area.verticalScrollBar().value() <= 40)


def test_a_section_is_gone_to_though_the_settings_were_never_shown_before(
    context: Context, qtbot: QtBot
) -> None:
    made = SettingsPlace(context)
    qtbot.addWidget(made)
    made.resize(944, 672)
    context.bus.place_requested.connect(lambda _: (made.show(), made.activate()))
    context.bus.section_requested.emit("appearance")
    _settled(context, qtbot)
    qtbot.wait(100)
    section = made.section("appearance")
    assert 0 <= section.y() - made.area.verticalScrollBar().value() <= 40


# The delay


@pytest.fixture
def publishing(place: SettingsPlace) -> PublishingSection:
    section = place.section("publishing")
    assert isinstance(section, PublishingSection)
    return section


def test_a_delay_takes_effect_only_when_it_is_asked_for(
    publishing: PublishingSection, context: Context, qtbot: QtBot
) -> None:
    publishing.days.setValue(30)
    _settled(context, qtbot)
    assert context.session.settings.delay().days == 14
    with qtbot.waitSignal(context.bus.settings_changed):
        publishing.use.click()
    assert context.session.settings.delay().days == 30
    assert not publishing.use.isEnabled()


def test_a_longer_delay_is_said_to_hold_at_once(publishing: PublishingSection) -> None:
    publishing.days.setValue(15)
    assert "at once" in publishing.effect.text()


def test_a_shorter_delay_is_said_to_hold_from_now_on(publishing: PublishingSection) -> None:
    publishing.days.setValue(13)
    assert "from now on" in publishing.effect.text()
    assert "14 days" in publishing.effect.text()


def test_a_shortened_delay_says_how_long_older_words_wait(
    publishing: PublishingSection, context: Context, qtbot: QtBot
) -> None:
    publishing.days.setValue(5)
    with qtbot.waitSignal(context.bus.settings_changed):
        publishing.use.click()
    _settled(context, qtbot)
    assert "5 days" in publishing.effect.text()
    assert "14 days" in publishing.effect.text()


def test_a_delay_that_was_taken_leaves_the_focus_at_its_field(
    publishing: PublishingSection, context: Context, qtbot: QtBot
) -> None:
    publishing.days.setValue(30)
    publishing.use.setFocus()
    with qtbot.waitSignal(context.bus.settings_changed):
        publishing.use.click()
    _settled(context, qtbot)
    assert publishing.days.hasFocus()


def test_the_delay_lies_between_a_day_and_a_year(publishing: PublishingSection) -> None:
    for value, taken in ((0, 1), (10_000, 365)):
        publishing.days.setValue(value)
        assert publishing.days.value() == taken


# The writer's terms


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


def test_forgetting_clears_names_and_searches(
    place: SettingsPlace, context: Context, qtbot: QtBot
) -> None:
    section = place.section("you")
    assert isinstance(section, YouSection)
    section.form.fields["name"].setText("Nell Ashby")
    place.search.setText("something")
    place.forget()
    assert section.form.profile().name == ""
    assert place.search.text() == ""


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


def test_a_wording_of_one_s_own_says_from_when_on_it_stands(
    qtbot: QtBot, place: SettingsPlace, session: Session, context: Context
) -> None:
    section = next(s for s in place.sections if s.key == "publishing")
    assert isinstance(section, PublishingSection)
    field = section.disclaimer
    field.choice.setEditText("My own words.")
    assert "wait out the delay" in field.effect.text()
    field.use.click()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    assert session.settings.disclaimer().text == "My own words."
    assert field.effect.text().startswith("Stands below posts from Monday, 16 March 2026")
    field.choice.setCurrentIndex(1)
    assert "at once" in field.effect.text()


def test_what_new_posts_begin_with_is_chosen(
    qtbot: QtBot, place: SettingsPlace, session: Session, context: Context
) -> None:
    section = next(s for s in place.sections if s.key == "publishing")
    assert isinstance(section, PublishingSection)
    section.below.click()
    section.signed.click()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    chosen = session.settings.preferences()
    assert (chosen.disclaimer_below_posts, chosen.pen_name_below_posts) == (False, True)
