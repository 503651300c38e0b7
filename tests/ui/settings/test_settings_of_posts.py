"""What holds for posts: the delay, and what new ones begin with."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.settings.publishing import PublishingSection
from reflectapp.ui.settings.view import SettingsPlace
from tests.support.settings_place import settled


@pytest.fixture
def publishing(place: SettingsPlace) -> PublishingSection:
    section = place.section("publishing")
    assert isinstance(section, PublishingSection)
    return section


def test_a_delay_takes_effect_only_when_it_is_asked_for(
    publishing: PublishingSection, context: Context, qtbot: QtBot
) -> None:
    publishing.days.setValue(30)
    settled(context, qtbot)
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
    settled(context, qtbot)
    assert "5 days" in publishing.effect.text()
    assert "14 days" in publishing.effect.text()


def test_a_delay_that_was_taken_leaves_the_focus_at_its_field(
    publishing: PublishingSection, context: Context, qtbot: QtBot
) -> None:
    publishing.days.setValue(30)
    publishing.use.setFocus()
    with qtbot.waitSignal(context.bus.settings_changed):
        publishing.use.click()
    settled(context, qtbot)
    assert publishing.days.hasFocus()


def test_the_delay_lies_between_a_day_and_a_year(publishing: PublishingSection) -> None:
    for value, taken in ((0, 1), (10_000, 365)):
        publishing.days.setValue(value)
        assert publishing.days.value() == taken


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
