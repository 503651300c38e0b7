"""A short name in an entry, and somebody of the register who may be meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reflectapp.domain.finding import Kind, Tier
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.services.groups import grouped
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.review.findings_model import FindingsModel
from reflectapp.ui.review.view import ReviewPlace
from reflectapp.ui.review.wording import state_name
from tests.support.reviewing import Names, looked_through


@pytest.mark.parametrize(
    ("known", "heading", "asks", "tells"),
    [
        (("Elizabeth Obi",), "Elizabeth Obi", "the same person?", "is this Elizabeth Obi?"),
        (("Elizabeth Obi", "Liz Stead"), "Liz", "somebody you know?", "more than one"),
    ],
)
def test_the_list_asks_whether_it_is_the_same_person(
    qtbot: QtBot, session: Session, known: tuple[str, ...], heading: str, asks: str, tells: str
) -> None:
    for number, name in enumerate(known):
        subject = Subject(str(number) * 32, SubjectKind.PERSON, name, (name,))
        session.review.save_subject(subject)
    names = {"Liz": (Kind.PERSON, Tier.REPLACE, "person:liz")}
    entry = looked_through(session, body="Liz rang.", names=names)
    state = session.review.state(entry.id)
    assert state is not None
    model = FindingsModel()
    model.show(state, grouped(state.items))

    row = model.index(0, 0, QModelIndex())
    group = model.group_at(row)
    assert group is not None and group.name == heading
    assert model.outcome_at(model.index(0, 0, row)) == asks
    assert tells in state_name(state.items[0])


def menu_of(qtbot: QtBot, place: ReviewPlace, session: Session, names: Names, of: str) -> QMenu:
    """Return the menu of what is found at `of`; the entry is a list of `names`."""
    entry = looked_through(session, title="", body=", ".join(names), names=names)
    place.open(entry.id)
    qtbot.waitUntil(lambda: place.page.presenter.state is not None)
    span = next(item.span for item in place.page.presenter.order if item.words == of)
    menu = place.page.subject_menu.menu(span)
    assert menu is not None
    return menu


def test_whoever_is_spelt_alike_is_offered_first_and_other_kinds_stand_apart(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    people = [f"Person{letter}" for letter in "abcdefghijklmno"]
    names: Names = {
        "Tod": (Kind.PLACE, Tier.REPLACE, "tod"),
        **{name: (Kind.PERSON, Tier.REPLACE, name) for name in people},
        "Kez": (Kind.PERSON, Tier.REPLACE, "kez"),
        "Sheila": (Kind.PERSON, Tier.REPLACE, "sheila"),
        "shelia": (Kind.PERSON, Tier.ASK, "shelia"),
    }
    menu = menu_of(qtbot, place, session, names, "shelia")
    same = menu.actions()[0].menu()
    assert isinstance(same, QMenu)
    assert same.actions()[0].text() == "Sheila"

    few: Names = {name: names[name] for name in ("Tod", "Kez", "shelia")}
    same = menu_of(qtbot, place, session, few, "shelia").actions()[0].menu()
    assert isinstance(same, QMenu)
    assert [act.text() for act in same.actions()] == ["Kez", "", "Tod"]
    assert same.actions()[1].isSeparator()


def test_the_one_of_two_who_is_meant_is_chosen_in_the_menu(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    for number, name in enumerate(("Elizabeth Obi", "Liz Stead", "Jean Stead")):
        subject = Subject(str(number) * 32, SubjectKind.PERSON, name, (name,))
        session.review.save_subject(subject)
    names = {"Liz": (Kind.PERSON, Tier.REPLACE, "person:liz")}
    entry = looked_through(session, body="Liz rang.", names=names)
    place.open(entry.id)
    qtbot.waitUntil(lambda: place.page.presenter.state is not None)
    menu = place.page.subject_menu.menu(place.page.presenter.order[0].span)
    assert menu is not None
    same = menu.actions()[0].menu()
    assert isinstance(same, QMenu)
    assert [act.text() for act in same.actions()] == ["Elizabeth Obi", "Liz Stead"]

    with qtbot.waitSignal(context.bus.said):
        same.actions()[0].trigger()

    (known,) = session.review.register().named("Liz")
    assert known.name == "Elizabeth Obi"
