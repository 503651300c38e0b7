"""The writer's choices and own terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.services.session import Session
from reflectapp.storage.register import RegisterStore
from tests.support.engine import rules_alone
from tests.support.fakes import FakeClock

PROFILE = WriterProfile("Rowan Ashe", "Fell Trust", " ", "Hexham", "Rowan Ashe")


def writers(session: Session) -> dict[str, Subject]:
    subjects = RegisterStore(session.journal._db).register().subjects
    return {subject.name: subject for subject in subjects if subject.is_writer}


def test_the_writers_terms_stand_in_the_register_once_each(session: Session) -> None:
    session.settings.save_profile(PROFILE)
    assert {(s.name, s.kind) for s in writers(session).values()} == {
        ("Rowan Ashe", SubjectKind.PERSON),
        ("Fell Trust", SubjectKind.ORGANISATION),
        ("Hexham", SubjectKind.PLACE),
    }


@pytest.mark.parametrize("pen_name", ["The Heron", "driftwood"])
def test_a_pen_name_of_plain_words_makes_nobody_of_them(session: Session, pen_name: str) -> None:
    session.settings.save_profile(WriterProfile("Rowan Ashe", pen_name="Fern Marlow"))
    assert set(writers(session)) == {"Rowan Ashe", "Fern Marlow"}
    session.settings.save_profile(WriterProfile("Rowan Ashe", pen_name=pen_name))
    assert set(writers(session)) == {"Rowan Ashe"}
    text = f"We walked by the weir and saw {pen_name.lower()}, late."
    nobody = replace(session.review.register(), subjects=())
    engine = rules_alone()
    assert engine.analyse(text, session.review.register()) == engine.analyse(text, nobody)


def test_own_names_of_plain_words_stay_what_must_not_leave(session: Session) -> None:
    session.settings.save_profile(WriterProfile("Rose May", team="Early Help", pen_name="R. May"))
    assert set(writers(session)) == {"Rose May", "Early Help", "R. May"}


def test_a_term_that_stays_keeps_its_aliases_and_one_that_goes_is_forgotten(
    session: Session,
) -> None:
    session.settings.save_profile(PROFILE)
    register = RegisterStore(session.journal._db)
    named = writers(session)["Rowan Ashe"].with_alias("Ro")
    register.save_subject(named)
    own = Subject("5" * 32, SubjectKind.OTHER, "my dog", ("my dog",), is_writer=True)
    register.save_subject(own)
    session.settings.save_profile(replace(PROFILE, town="Alston"))
    now = writers(session)
    assert now["Rowan Ashe"] == named
    assert set(now) == {"Rowan Ashe", "Fell Trust", "Alston", "my dog"}


@pytest.mark.parametrize(
    ("pen_name", "aliases"),
    [
        ("", ("Rowan Ashe", "Rowan", "Ashe")),
        ("Ashe of the fells", ("Rowan Ashe", "Rowan")),
        ("Rowan Ashe", ("Rowan Ashe", "Rowan", "Ashe")),
        ("Ashe Rowan", ("Rowan Ashe", "Rowan", "Ashe")),
    ],
)
def test_the_writer_goes_by_first_name_and_surname_too_unless_the_pen_name_has_one(
    session: Session, pen_name: str, aliases: tuple[str, ...]
) -> None:
    session.settings.save_profile(WriterProfile(name="Rowan Ashe", pen_name=pen_name))
    assert writers(session)["Rowan Ashe"].aliases == aliases


def test_choosing_the_same_delay_again_is_no_change(session: Session, clock: FakeClock) -> None:
    first = session.settings.delay()
    clock.advance(timedelta(days=1))
    assert session.settings.set_delay(first.days) == first
    longer = session.settings.set_delay(30)
    assert [change.days for change in longer.changes] == [first.days, 30]
    assert longer.changes[-1].since == session.clock.now()


@pytest.mark.parametrize("days", [0, 366])
def test_a_delay_out_of_bounds_changes_nothing(session: Session, days: int) -> None:
    before = session.settings.delay()
    with pytest.raises(ValueError, match="1 and 365"):
        session.settings.set_delay(days)
    assert session.settings.delay() == before
