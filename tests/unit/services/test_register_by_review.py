"""The register grows by what is decided, and forgets only what it learnt that way."""

from __future__ import annotations

import pytest

from reflectapp.domain.errors import DecisionError
from reflectapp.domain.finding import Action, Kind
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.services.mentions import ItemState
from reflectapp.services.session import Session
from tests.support.posts import places
from tests.support.reviewing import looked_through

BODY = "We met Maud by the weir."


def names(session: Session) -> list[str]:
    return [subject.name for subject in session.review.register().subjects]


@pytest.fixture
def span() -> Span:
    [at] = places("\n\n" + BODY, "Maud")
    return Span(at, at + 4)


@pytest.mark.parametrize("way", ["undo", "clear"])
def test_a_name_learnt_by_a_decision_is_forgotten_with_it(
    session: Session, span: Span, way: str
) -> None:
    entry = looked_through(session, "", BODY, {})
    session.review.add_by_hand(entry.id, span, Kind.PERSON)
    assert names(session) == ["Maud"]
    _take_back(session, entry.id, span, way)
    assert names(session) == []


@pytest.mark.parametrize("way", ["undo", "clear"])
def test_a_name_that_the_writer_put_into_the_register_stays_there(
    session: Session, span: Span, way: str
) -> None:
    session.review.save_subject(Subject("f" * 32, SubjectKind.PERSON, "Maud", ("Maud",)))
    entry = looked_through(session, "", BODY, {})
    session.review.decide(entry.id, span, Action.REPLACE)
    _take_back(session, entry.id, span, way)
    assert names(session) == ["Maud"]


def _take_back(session: Session, entry_id: str, span: Span, way: str) -> None:
    if way == "undo":
        session.review.undo(entry_id)
    else:
        session.review.clear(entry_id, span)


@pytest.mark.parametrize("words", [BODY, "Maud by"])
def test_keeping_answers_what_was_found_and_never_a_stretch_round_it(
    session: Session, words: str
) -> None:
    session.review.save_subject(Subject("f" * 32, SubjectKind.PERSON, "Maud", ("Maud",)))
    entry = looked_through(session, "", BODY, {})
    [at] = places(entry.text, words)
    wide = Span(at, at + len(words))
    with pytest.raises(DecisionError):
        session.review.decide(entry.id, wide, Action.KEEP, reason="all of it is fine")
    state = session.review.state(entry.id)
    assert state is not None
    assert [item.words for item in state.items if item.state is not ItemState.DECIDED] == ["Maud"]


def test_a_part_of_what_was_found_may_be_kept(session: Session) -> None:
    session.review.save_subject(Subject("f" * 32, SubjectKind.PERSON, "Aunt Maud", ("Aunt Maud",)))
    entry = looked_through(session, "", "We met Aunt Maud by the weir.", {})
    [at] = places(entry.text, "Aunt")
    state = session.review.decide(entry.id, Span(at, at + 4), Action.KEEP, reason="no name")
    assert [(item.words, item.state) for item in state.items] == [
        ("Aunt", ItemState.DECIDED),
        (" Maud", ItemState.PROPOSED),
    ]
