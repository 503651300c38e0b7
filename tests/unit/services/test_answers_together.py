"""Mentions that are answered together are of one subject."""

from __future__ import annotations

import pytest

from reflectapp.domain.finding import Action
from reflectapp.services.session import Session
from tests.support.reviewing import looked_through

BODY = (
    "Jean Hartley came. Mrs Hartley wept. Then Jean went home, and Halifax was wet. "
    "Jean Hartley rang."
)


@pytest.mark.parametrize("way", ["accept", "all of the subject"])
def test_mentions_answered_together_make_one_subject_and_one_placeholder(
    session: Session, way: str
) -> None:
    entry = looked_through(session, body=BODY)
    state = session.review.state(entry.id)
    assert state is not None

    if way == "accept":
        state = session.review.accept_proposed(entry.id)
    else:
        state = session.review.decide_all(entry.id, state.items[0].span, Action.REPLACE)

    jean = [s for s in session.review.register().subjects if "Jean" in s.aliases]
    assert [s.aliases for s in jean] == [("Jean Hartley", "Mrs Hartley", "Jean")]
    assert "[Person B]" not in state.public.text


def test_a_person_confirmed_in_one_entry_is_the_same_in_the_next(session: Session) -> None:
    session.review.accept_proposed(looked_through(session, body=BODY).id)

    state = session.review.accept_proposed(looked_through(session, body=BODY).id)

    assert "[Person B]" not in state.public.text
    assert len({item.subject_id for item in state.items if "Hartley" in item.words}) == 1
