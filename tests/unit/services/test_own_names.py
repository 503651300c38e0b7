"""The writer's own employer and team by what they are called for short."""

from __future__ import annotations

import pytest

from reflectapp.domain.entry import Entry
from reflectapp.domain.finding import Action, Kind, Tier
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.review import ItemState, ReviewItem
from reflectapp.services.session import Session
from tests.support.reviewing import Names, looked_through

PROFILE = WriterProfile(employer="Northfield City Council", team="Heronsgate Locality Team")


def _entry(session: Session, body: str, names: Names | None = None) -> Entry:
    session.settings.save_profile(PROFILE)
    return looked_through(
        session, title="" if body.islower() else "A", body=body, names=names or {}
    )


def _items(session: Session, entry: Entry) -> tuple[ReviewItem, ...]:
    state = session.review.state(entry.id)
    assert state is not None
    return state.items


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("They moved to Northfield for work.", ["Northfield"]),
        ("NCC sent a form.", ["NCC"]),
        ("Heronsgate's rota came.", ["Heronsgate"]),
        ("back at northfield, ncc rang", ["northfield", "ncc"]),
        ("She went north, field by field.", []),
        ("A word like ncc in Small letters.", []),
    ],
)
def test_short_forms_are_asked_about(session: Session, body: str, asked: list[str]) -> None:
    items = _items(session, _entry(session, body))

    assert [(item.words, item.state) for item in items] == [(w, ItemState.ASKS) for w in asked]
    assert all(item.subject_name for item in items)


def test_the_full_name_is_masked_and_not_asked_about_within(session: Session) -> None:
    (item,) = _items(session, _entry(session, "Northfield City Council rang."))

    assert (item.words, item.state) == ("Northfield City Council", ItemState.PROPOSED)


def test_what_is_masked_already_stays_masked_and_a_question_becomes_this_one(
    session: Session,
) -> None:
    names: Names = {
        "Northfield": (Kind.PLACE, Tier.REPLACE, "named:northfield"),
        "NCC": (Kind.PERSON, Tier.ASK, "person:ncc"),
    }
    first, second = _items(session, _entry(session, "From Northfield NCC rang.", names))

    assert (first.kind, first.state) == (Kind.PLACE, ItemState.PROPOSED)
    assert (second.kind, second.subject_name) == (Kind.ORGANISATION, PROFILE.employer)


def test_hidden_once_it_is_hidden_in_the_whole_entry(session: Session) -> None:
    entry = _entry(session, "NCC rang. NCC again.")
    state = session.review.decide(entry.id, _items(session, entry)[0].span, Action.REPLACE)

    assert "NCC" not in state.public.text
    assert [item.state for item in state.items] == [ItemState.DECIDED, ItemState.PROPOSED]


def test_what_is_nothing_of_theirs_is_not_asked_about_again(session: Session) -> None:
    entry = _entry(session, "Off to Northfield. Northfield is wet.")
    span = _items(session, entry)[0].span
    state = session.review.decide(entry.id, span, Action.KEEP, reason="not a name", remember=True)

    assert [item.state for item in state.items] == [ItemState.DECIDED]
    assert _items(session, _entry(session, "In Northfield it rains.")) == ()
