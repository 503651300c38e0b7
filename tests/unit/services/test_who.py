"""Who is who in an entry: joined, taken apart, and taken back."""

from __future__ import annotations

import pytest

from reflectapp.domain.entry import Entry
from reflectapp.domain.errors import DecisionError
from reflectapp.domain.finding import Action, Kind, Tier
from reflectapp.services.groups import Group, grouped
from reflectapp.services.session import Session
from reflectapp.services.who import WayBack, can_part
from tests.support.reviewing import BODY, JEAN, looked_through


@pytest.fixture
def entry(session: Session) -> Entry:
    return looked_through(session)


def _group(session: Session, entry: Entry, name: str) -> Group:
    state = session.review.state(entry.id)
    assert state is not None
    return next(g for g in grouped(state.items) if name in (g.name, *g.aliases))


def _joined(session: Session, entry: Entry) -> WayBack:
    jean, gibbs = (_group(session, entry, name) for name in ("Jean Hartley", "Gibbs"))
    return session.review.who.join(entry.id, gibbs, jean)


def _all_decided(session: Session, entry: Entry) -> None:
    state = session.review.accept_proposed(entry.id)
    for item in state.items:
        session.review.decide(entry.id, item.span, Action.REPLACE)


@pytest.mark.parametrize("is_decided", [True, False])
@pytest.mark.parametrize("is_by_hand", [True, False])
def test_a_join_is_taken_back_whole(session: Session, is_decided: bool, is_by_hand: bool) -> None:
    entry = looked_through(session)
    if is_decided:
        _all_decided(session, entry)
    if is_by_hand:
        for subject in session.review.register().subjects:
            session.review.save_subject(subject)
    register, before = session.review.register(), session.review.state(entry.id)

    way = _joined(session, entry)
    assert session.review.register() != register
    after = session.review.take_back(way)

    assert session.review.register() == register
    assert before is not None
    assert (after.items, after.public) == (before.items, before.public)


def test_a_subject_that_decisions_made_is_forgotten_with_them_after_a_join_was_taken_back(
    session: Session, entry: Entry
) -> None:
    state = session.review.accept_proposed(entry.id)
    session.review.take_back(_joined(session, entry))

    for item in state.items:
        session.review.clear(entry.id, item.span)

    assert session.review.register().subjects == ()


def test_a_mention_is_parted_and_that_is_taken_back(session: Session, entry: Entry) -> None:
    _all_decided(session, entry)
    register = session.review.register()

    way = session.review.who.part(entry.id, _group(session, entry, "Jean Hartley"), "Jean")
    state = session.review.state(entry.id)
    assert state is not None
    jean = {item.words: item.subject_id for item in state.items}
    assert jean["Jean"] != jean["Jean Hartley"] == jean["Mrs Hartley"]

    session.review.take_back(way)
    assert session.review.register() == register


def test_mentions_are_parted_before_anything_is_decided(session: Session, entry: Entry) -> None:
    way = session.review.who.part(entry.id, _group(session, entry, "Jean Hartley"), "Jean")
    state = session.review.accept_proposed(entry.id)
    jean = {item.words: item.subject_id for item in state.items}
    assert jean["Jean"] != jean["Jean Hartley"] == jean["Mrs Hartley"]

    session.review.undo(entry.id)
    session.review.take_back(way)
    assert session.review.register().subjects == ()


def test_what_is_only_asked_about_becomes_no_name_by_parting(session: Session) -> None:
    names = {
        **JEAN,
        "J": (Kind.PERSON, Tier.ASK, "jean"),
        "Hope": (Kind.PERSON, Tier.ASK, "jean"),
        "JEAN": (Kind.PERSON, Tier.REPLACE, "jean"),
    }
    entry = looked_through(session, body=f"{BODY} J rang. Hope is JEAN's.", names=names)
    group = _group(session, entry, "Jean Hartley")

    session.review.who.part(entry.id, group, "Jean")

    known = {a for s in session.review.register().subjects for a in s.aliases}
    assert known == {"Jean Hartley", "Mrs Hartley", "Jean"}
    assert not can_part(group, "J")
    assert can_part(group, "Jean\nHartley")


@pytest.mark.parametrize("what", ["decision", "alias", "removal"])
def test_what_was_decided_since_keeps_a_join(session: Session, entry: Entry, what: str) -> None:
    way = _joined(session, entry)
    subject = session.review.register().named("Gibbs")[0]
    if what == "decision":
        session.review.accept_proposed(entry.id)
    elif what == "alias":
        session.review.save_subject(subject.with_alias("Jeanie"))
    else:
        session.review.remove_subject(subject.id)
    register = session.review.register()

    with pytest.raises(DecisionError):
        session.review.take_back(way)
    assert session.review.register() == register
