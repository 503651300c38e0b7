"""Going through the settings: searched, by section, and always in sight."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.ui.context import Context
from reflectapp.ui.exchange.page import ExchangePage
from reflectapp.ui.settings.appearance import AppearanceSection
from reflectapp.ui.settings.detection import DetectionSection
from reflectapp.ui.settings.lock import LockSection
from reflectapp.ui.settings.publishing import YouSection
from reflectapp.ui.settings.rows import SettingRow
from reflectapp.ui.settings.subject_card import SubjectCard
from reflectapp.ui.settings.view import SettingsPlace
from reflectapp.ui.unlock.fields import PassphraseField
from tests.support.fakes import HeldKeyring
from tests.support.settings_place import is_in_sight, settled


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
    settled(context, qtbot)
    qtbot.waitUntil(lambda: is_in_sight(place, proof.cancel))
    qtbot.keyClicks(proof.field.edit, "kettle")
    if way == "index":
        names = {entry.text(): entry for entry in place._index.buttons()}
        qtbot.mouseClick(names["Publishing"], Qt.MouseButton.LeftButton)
    else:
        place.search.setFocus()
    qtbot.waitUntil(proof.isHidden)
    assert proof.field.text() == ""
    settled(context, qtbot)


def test_the_search_tells_nothing_of_a_passphrase_that_is_being_typed(context: Context) -> None:
    field = PassphraseField(context.theme, "Passphrase")
    row = SettingRow("Keyring", "", field)
    field.edit.setText("kettle")
    field.eye.click()

    assert row.fits(["passphrase"], "Lock")
    assert not row.fits(["kettle"], "Lock")


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


def test_long_names_and_large_type_widen_no_section_beyond_the_window(
    place: SettingsPlace, context: Context, qtbot: QtBot
) -> None:
    name = "Bronagh McAllister-Featherstonehaugh of the crisis team"
    for number, words in enumerate((name, f"{name} at night")):
        subject = Subject(str(number) * 32, SubjectKind.PERSON, words, (words,))
        context.session.review.save_subject(subject)
    place.activate()
    place.resize(900, 640)
    try:
        context.theme.choose(scale=150)
        qtbot.wait(50)
        too_wide = [
            (section.key, section.minimumSizeHint().width())
            for section in place.sections
            if section.minimumSizeHint().width() > place.area.viewport().width()
        ]
    finally:
        context.theme.choose(scale=100)

    assert too_wide == []
    join = place.findChild(SubjectCard).join
    assert join.view().minimumWidth() > join.minimumSizeHint().width()


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
    settled(context, qtbot)
    qtbot.wait(100)
    section = made.section("appearance")
    assert 0 <= section.y() - made.area.verticalScrollBar().value() <= 40


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
