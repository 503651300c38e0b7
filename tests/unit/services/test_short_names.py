"""People of an entry who may be people of the register by another form of their first name."""

from __future__ import annotations

import pytest

from reflectapp.domain.entry import Entry
from reflectapp.domain.finding import Action, Finding, Kind, Tier
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.services.groups import Group, grouped
from reflectapp.services.session import Session
from reflectapp.services.short_names import asked_by_short_name
from tests.support.reviewing import looked_through

LIZ = {"Liz": (Kind.PERSON, Tier.REPLACE, "person:liz")}


def _person(number: str, *names: str) -> Subject:
    return Subject(number * 32, SubjectKind.PERSON, names[0], names)


ELIZABETH = _person("a", "Elizabeth Obi", "Mrs Obi")


def _asked(words: str, *people: Subject, kind: Kind = Kind.PERSON) -> tuple[Tier, str | None]:
    finding = Finding(Span(0, len(words)), kind, Tier.REPLACE, 0.9, "names", group="g")
    (found,) = asked_by_short_name(words, [finding], (), Register(people))
    return found.tier, found.subject_id


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("Liz", "Elizabeth Obi"),
        ("liz", "Elizabeth"),
        ("Beth’s", "Elizabeth Obi"),
        ("Auntie Liz", "Elizabeth Obi"),
        ("Liz Obi", "Elizabeth Obi"),
        ("Liz Obi", "Elizabeth"),
        ("Elizabeth", "Liz"),
        ("Elizabeth Obi", "Liz Obi"),
        ("Elizabeth", "Auntie Liz"),
        ("Tony", "Anthony Marsh"),
        ("Bronagh", "bronagh mcallister"),
        ("Gbenga Adeyemi", "gbenga"),
    ],
)
def test_another_form_of_a_known_name_asks_whether_it_is_that_person(
    words: str, known: str
) -> None:
    assert _asked(words, _person("a", known)) == (Tier.ASK, "a" * 32)


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("Liz Stead", "Elizabeth Obi"),
        ("Elizabeth Stead", "Elizabeth Obi"),
        ("Jean", "Elizabeth Obi"),
        ("Mrs Obi", "Elizabeth Obi"),
    ],
)
def test_other_people_are_not_asked_about(words: str, known: str) -> None:
    assert _asked(words, _person("a", known)) == (Tier.REPLACE, None)


def test_of_two_who_fit_neither_is_proposed() -> None:
    christine, christopher = _person("a", "Christine Obi"), _person("b", "Christopher Stead")
    same_first = _person("b", "Liz Stead")

    assert _asked("Chris", christine, christopher) == (Tier.ASK, None)
    assert _asked("Liz", ELIZABETH, same_first) == (Tier.ASK, None)
    assert _asked("Chris Stead", christine, christopher) == (Tier.ASK, "b" * 32)


def test_a_place_is_nobody() -> None:
    assert _asked("Chelsea", _person("a", "Liz"), kind=Kind.PLACE) == (Tier.REPLACE, None)


@pytest.fixture
def entry(session: Session) -> Entry:
    session.review.save_subject(ELIZABETH)
    return looked_through(session, body="Liz rang. I like Liz.", names=LIZ)


def _group(session: Session, entry: Entry) -> Group:
    state = session.review.state(entry.id)
    assert state is not None
    (group,) = grouped(state.items)
    return group


def test_it_asks_and_what_is_answered_is_remembered(session: Session, entry: Entry) -> None:
    group = _group(session, entry)
    assert (group.name, group.aliases, group.undecided) == ("Elizabeth Obi", ("Liz",), 2)
    assert session.review.accept_proposed(entry.id).decided == 0

    session.review.decide_all(entry.id, group.items[0].span, Action.REPLACE)

    (known,) = session.review.register().subjects
    assert known.aliases == ("Elizabeth Obi", "Mrs Obi", "Liz")


def test_somebody_else_is_parted_and_not_asked_about_again(session: Session, entry: Entry) -> None:
    before = session.review.register()
    way = session.review.who.part(entry.id, _group(session, entry), "Liz")

    after = _group(session, entry)
    assert after.name == "Liz"
    assert after.items[0].finding is not None
    assert after.items[0].finding.tier is Tier.REPLACE
    assert session.review.register().by_id(ELIZABETH.id) == ELIZABETH

    session.review.take_back(way)
    assert session.review.register() == before


def test_somebody_whom_the_entry_names_in_full_is_that_person(session: Session) -> None:
    session.review.save_subject(ELIZABETH)
    names = {
        "Elizabeth Stead": (Kind.PERSON, Tier.REPLACE, "person:elizabeth stead"),
        "Liz": (Kind.PERSON, Tier.REPLACE, "person:elizabeth stead"),
    }
    entry = looked_through(session, body="Elizabeth Stead rang. Liz!", names=names)

    assert _group(session, entry).name == "Elizabeth Stead"
