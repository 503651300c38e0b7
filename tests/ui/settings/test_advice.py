"""Which advice on posts is wanted, as the settings show it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reflectapp.domain.advice import AdviceKind
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.settings.advice import AdviceSettings
from reflectapp.ui.settings.publishing import PublishingSection
from reflectapp.ui.settings.view import SettingsPlace
from tests.support.accessible import unnamed_controls


@pytest.fixture
def advice(qtbot: QtBot, context: Context) -> AdviceSettings:
    place = SettingsPlace(context)
    qtbot.addWidget(place)
    place.show()
    place.activate()
    section = place.section("publishing")
    assert isinstance(section, PublishingSection)
    return section.advice


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.tasks.is_busy)


def test_a_kind_is_switched_off_and_on(
    qtbot: QtBot, advice: AdviceSettings, context: Context, session: Session
) -> None:
    box = advice.kinds.boxes[AdviceKind.QUOTE]
    for wanted in (False, True):
        box.click()
        settle(qtbot, context)
        assert session.advising.choices().wants(AdviceKind.QUOTE, "x") is wanted
        assert box.isChecked() is wanted


def test_a_listed_word_is_found_explained_and_switched_off(
    qtbot: QtBot, advice: AdviceSettings, context: Context, session: Session
) -> None:
    advice.listed.search.setText("junkie")
    assert advice.listed.list.count() == 1
    item = advice.listed.list.item(0)
    advice.listed.list.setCurrentRow(0)
    assert "person who uses heroin" in advice.listed.more.text()
    item.setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, context)

    assert session.advising.choices().silenced == (("language", "junkie"),)
    assert advice.listed.list.item(0).checkState() is Qt.CheckState.Unchecked


def test_what_was_not_wanted_again_can_be_brought_back(
    qtbot: QtBot, advice: AdviceSettings, context: Context, session: Session
) -> None:
    session.advising.silence(AdviceKind.ABBREVIATION, "LADO")
    advice.refresh()
    chip = advice.silenced.chips.itemAt(0).widget()  # type: ignore[union-attr]
    chip.click()  # type: ignore[attr-defined]
    settle(qtbot, context)
    assert session.advising.choices().silenced == ()
    assert advice.silenced.empty.isVisibleTo(advice.silenced)


def test_own_words_come_and_go(
    qtbot: QtBot, advice: AdviceSettings, context: Context, session: Session
) -> None:
    advice.own.words.setText("lovely bloke")
    advice.own.instead.setText("say why")
    qtbot.mouseClick(advice.own.add_button, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    (word,) = session.advising.choices().own
    assert (word.words, word.instead) == ("lovely bloke", "say why")

    advice.own.chips.itemAt(0).widget().click()  # type: ignore[union-attr]
    settle(qtbot, context)
    assert session.advising.choices().own == ()


def test_nothing_of_the_writers_stays_when_the_journal_locks(
    advice: AdviceSettings, session: Session
) -> None:
    session.advising.add_own("lovely bloke")
    advice.refresh()
    advice.forget()
    assert advice.own.chips.count() == 0


def test_every_control_has_a_name(advice: AdviceSettings) -> None:
    for part in (advice.kinds, advice.listed, advice.own, advice.silenced):
        assert unnamed_controls(part) == []
