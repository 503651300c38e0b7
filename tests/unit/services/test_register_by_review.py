"""The register grows by what is decided, and forgets only what it learnt that way."""

from __future__ import annotations

import pytest

from reflectapp.domain.finding import Action, Kind
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Subject, SubjectKind
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
