"""Editing the register: whom the journal knows, and by which names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.ui.context import Context
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.detection import DetectionSection
from tests.support.accessible import unnamed_controls

JEAN = Subject("1" * 32, SubjectKind.PERSON, "Jean Hartley", ("Jean Hartley", "Jean", "JH"))
TOM = Subject("2" * 32, SubjectKind.PERSON, "Tomasz", ("Tomasz", "Tom"))


@pytest.fixture
def section(context: Context, qtbot: QtBot) -> DetectionSection:
    for subject in (JEAN, TOM):
        context.session.review.save_subject(subject)
    made = DetectionSection(context, Changes(context))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    return made


@pytest.fixture
def undo(context: Context) -> list[Callable[[], None]]:
    """What Undo would call, the newest last."""
    offered: list[Callable[[], None]] = []
    context.bus.said.connect(lambda _, take_back: offered.append(take_back))
    return offered


def _known(context: Context) -> dict[str, tuple[str, ...]]:
    return {s.name: s.aliases for s in context.session.review.register().subjects}


def _settled(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not context.tasks.is_busy)


def _choose(section: DetectionSection, name: str) -> None:
    found = section.register.list.findItems(name, Qt.MatchFlag.MatchExactly)
    section.register.list.setCurrentItem(found[0])


def _chip(section: DetectionSection, alias: str) -> QPushButton:
    return next(c for c in section.register.card.findChildren(QPushButton) if c.text() == alias)


def _do(chip: QPushButton, words: str) -> None:
    menu = chip.findChild(QMenu)
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_subjects_are_listed_by_name_with_all_they_go_by(section: DetectionSection) -> None:
    listed = section.register.list
    assert [listed.item(row).text() for row in range(listed.count())] == [
        "Jean Hartley",
        "Tomasz",
    ]
    assert section.register.card.name.text() == "Jean Hartley"
    assert _chip(section, "JH").accessibleName() == "Name: JH"
    assert unnamed_controls(section) == []


def test_an_alias_can_be_added(section: DetectionSection, context: Context, qtbot: QtBot) -> None:
    _choose(section, "Tomasz")
    qtbot.keyClicks(section.register.card.alias, "Mr T")
    qtbot.keyClick(section.register.card.alias, Qt.Key.Key_Return)
    _settled(context, qtbot)
    assert _known(context)["Tomasz"] == ("Tomasz", "Tom", "Mr T")
    assert section.register.card.name.text() == "Tomasz"


def test_a_new_name_keeps_the_old_one_as_an_alias(
    section: DetectionSection, context: Context, qtbot: QtBot
) -> None:
    card = section.register.card
    card.name.setText("Jean Hartley-Moss")
    card.name.editingFinished.emit()
    _settled(context, qtbot)
    assert "Jean Hartley" in _known(context)["Jean Hartley-Moss"]


def test_an_alias_can_be_removed_but_never_the_last_one(
    section: DetectionSection, context: Context, qtbot: QtBot
) -> None:
    for alias in ("Jean", "JH"):
        _do(_chip(section, alias), "Remove this name")
        _settled(context, qtbot)
    assert _known(context)["Jean Hartley"] == ("Jean Hartley",)
    assert not _chip(section, "Jean Hartley").isEnabled()


def test_an_alias_can_become_somebody_else_and_back(
    section: DetectionSection, context: Context, qtbot: QtBot, undo: list[Callable[[], None]]
) -> None:
    before = _known(context)
    _do(_chip(section, "JH"), "Somebody else")
    _settled(context, qtbot)
    assert _known(context)["JH"] == ("JH",)
    assert "JH" not in _known(context)["Jean Hartley"]
    undo[-1]()
    _settled(context, qtbot)
    assert _known(context) == before


def test_two_can_be_joined_and_parted_again(
    section: DetectionSection, context: Context, qtbot: QtBot, undo: list[Callable[[], None]]
) -> None:
    before = _known(context)
    join = section.register.card.join
    join.setCurrentIndex(join.findText("Tomasz"))
    join.activated.emit(join.currentIndex())
    _settled(context, qtbot)
    assert len(_known(context)) == 1
    assert {"Jean", "Tom"} <= set(next(iter(_known(context).values())))
    undo[-1]()
    _settled(context, qtbot)
    assert _known(context) == before


def test_a_subject_can_be_removed_and_brought_back(
    section: DetectionSection, context: Context, qtbot: QtBot, undo: list[Callable[[], None]]
) -> None:
    before = _known(context)
    section.register.card.remove.click()
    _settled(context, qtbot)
    assert "Jean Hartley" not in _known(context)
    undo[-1]()
    _settled(context, qtbot)
    assert _known(context) == before


def test_undo_takes_back_its_own_step_and_nothing_else(
    section: DetectionSection, context: Context, qtbot: QtBot, undo: list[Callable[[], None]]
) -> None:
    before = _known(context)
    _do(_chip(section, "JH"), "Somebody else")
    _settled(context, qtbot)
    review = context.session.review
    review.save_subject(Subject("3" * 32, SubjectKind.PLACE, "Wath", ("Wath",)))
    undo[-1]()
    _settled(context, qtbot)
    assert _known(context) == {**before, "Wath": ("Wath",)}


def test_what_was_changed_since_is_not_undone(
    section: DetectionSection, context: Context, qtbot: QtBot, undo: list[Callable[[], None]]
) -> None:
    _do(_chip(section, "JH"), "Somebody else")
    _settled(context, qtbot)
    said = list[str]()
    context.bus.said.connect(lambda words, _: said.append(words))
    apart = context.session.review.register().named("JH")[0]
    context.session.review.save_subject(apart.with_alias("Jo"))
    undo[-1]()
    _settled(context, qtbot)
    assert _known(context)["JH"] == ("JH", "Jo")
    assert said == ["These names were changed since, so they stay as they are."]


def test_a_subject_can_be_added_by_keyboard(
    section: DetectionSection, context: Context, qtbot: QtBot
) -> None:
    section.register.new_button.click()
    _settled(context, qtbot)
    card = section.register.card
    assert card.name.selectedText() == card.name.text()
    card.name.setText("Mill Road")
    card.name.editingFinished.emit()
    _settled(context, qtbot)
    assert _known(context)["Mill Road"] == ("Mill Road",)


def test_the_writers_own_terms_are_shown_and_not_changed_here(
    section: DetectionSection, context: Context
) -> None:
    context.session.settings.save_profile(WriterProfile(town="Thornbeck"))
    section.refresh()
    _choose(section, "Thornbeck")
    card = section.register.card
    assert not card.name.isEnabled()
    assert not card.remove.isEnabled()
    assert not card.note.isHidden()


def test_a_word_can_be_allowed_and_asked_about_again(
    section: DetectionSection, context: Context, qtbot: QtBot, undo: list[Callable[[], None]]
) -> None:
    allowed = section.allowed
    qtbot.keyClicks(allowed.line, "Monday")
    qtbot.keyClick(allowed.line, Qt.Key.Key_Return)
    _settled(context, qtbot)
    assert context.session.review.register().allowed == ("Monday",)
    chip = next(c for c in allowed.findChildren(QPushButton) if c.text() == "Monday")
    chip.click()
    _settled(context, qtbot)
    assert context.session.review.register().allowed == ()
    undo[-1]()
    _settled(context, qtbot)
    assert context.session.review.register().allowed == ("Monday",)


def test_forgetting_leaves_no_name_on_the_screen(section: DetectionSection) -> None:
    section.forget()
    assert section.register.list.count() == 0
    assert section.register.card.name.text() == ""
    assert section.register.card.isHidden()
