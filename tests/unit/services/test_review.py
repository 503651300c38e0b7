"""Deciding about what was found, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectapp.domain.entry import Draft, Entry
from reflectapp.domain.errors import DecisionError, NotFoundError
from reflectapp.domain.finding import MAX_SUBSTITUTE, Action, Finding, Kind, Tier
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.spans import Span
from reflectapp.services.review import MAX_REASON, ItemState, ReviewState
from reflectapp.services.session import Door, Session
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS

BODY = "Jean Hartley met Pat in Wath. Mrs Hartley cried; Jean slept. On 3 March Gibbs helped."
NAMES = {
    "Jean Hartley": (Kind.PERSON, Tier.REPLACE, "jean"),
    "Hartley": (Kind.PERSON, Tier.REPLACE, "jean"),
    "Jean": (Kind.PERSON, Tier.REPLACE, "jean"),
    "Pat": (Kind.PERSON, Tier.ASK, "pat"),
    "Wath": (Kind.PLACE, Tier.REPLACE, "wath"),
    "3 March": (Kind.DATE, Tier.REPLACE, ""),
    "Gibbs": (Kind.PERSON, Tier.ASK, "gibbs"),
}


def _read(session: Session, entry: Entry) -> None:
    """Record what is found in an entry, as the language process would."""
    found: dict[Span, Finding] = {}
    for words, (kind, tier, group) in sorted(NAMES.items(), key=lambda n: -len(n[0])):
        for m in re.finditer(rf"\b{words}\b", entry.text):
            span = Span(*m.span())
            if not any(span.overlaps(other) for other in found):
                found[span] = Finding(span, kind, tier, 0.9, "test", group=group)
    session.review.record(entry.id, entry.text, [found[s] for s in sorted(found)])


@pytest.fixture
def entry(session: Session) -> Entry:
    made = session.journal.new_entry(title="A visit", body=BODY)
    _read(session, made)
    return made


def _span(entry: Entry, words: str, number: int = 0) -> Span:
    start = [m.start() for m in re.finditer(re.escape(words), entry.text)][number]
    return Span(start, start + len(words))


def _edit(session: Session, entry: Entry, body: str) -> Entry:
    return session.journal.save(Draft(entry.id, entry.title, body, entry.happened_on))


def _names(session: Session) -> list[tuple[str, ...]]:
    return [s.aliases for s in session.review.register().subjects]


def test_an_entry_that_was_not_read_has_no_review(session: Session) -> None:
    entry = session.journal.new_entry(body=BODY)

    assert session.review.needs_analysis(entry.id)
    assert session.review.state(entry.id) is None
    with pytest.raises(NotFoundError):
        session.review.accept_proposed(entry.id)


def test_findings_of_an_older_text_do_not_count(session: Session, entry: Entry) -> None:
    _edit(session, entry, BODY + " Then home.")

    assert session.review.needs_analysis(entry.id)
    assert session.review.state(entry.id) is None


def test_accepting_decides_what_is_certain_and_leaves_the_questions(
    session: Session, entry: Entry
) -> None:
    state = session.review.accept_proposed(entry.id)

    asks = [item.words for item in state.items if item.state is ItemState.ASKS]
    assert asks == ["Pat", "Gibbs"]
    assert state.decided == state.total - 2
    assert state.public.text == (
        "A visit\n\n[Person A] met Pat in [Place 1]. Mrs [Person A] cried; [Person A] slept. "
        "On [date] Gibbs helped."
    )


@pytest.mark.parametrize(
    ("action", "shown"),
    [
        (Action.REPLACE, "in [Place 1]."),
        (Action.GENERALISE, "in a town."),
        (Action.RENAME, "in a town."),
        (Action.LEAVE_OUT, "in."),
        (Action.KEEP, "in Wath."),
    ],
)
def test_each_action_shows_in_the_public_version(
    session: Session, entry: Entry, action: Action, shown: str
) -> None:
    span = _span(entry, "Wath")
    state = session.review.decide(entry.id, span, action, substitute="a town", reason="a big one")

    assert shown in state.public.text


@pytest.mark.parametrize(
    ("action", "substitute", "reason"),
    [
        (Action.KEEP, "", ""),
        (Action.KEEP, "", "  \n "),
        (Action.KEEP, "", "x" * (MAX_REASON + 1)),
        (Action.GENERALISE, "", ""),
        (Action.GENERALISE, " \t", ""),
        (Action.GENERALISE, "x" * (MAX_SUBSTITUTE + 1), ""),
        (Action.GENERALISE, "one two three four five six seven eight nine", ""),
        (Action.RENAME, "", ""),
        (Action.RENAME, "one two three four five", ""),
    ],
)
def test_an_answer_that_lacks_something_is_refused_and_changes_nothing(
    session: Session, entry: Entry, action: Action, substitute: str, reason: str
) -> None:
    before = session.review.state(entry.id)

    with pytest.raises(DecisionError):
        session.review.decide(
            entry.id, _span(entry, "Wath"), action, substitute=substitute, reason=reason
        )

    assert session.review.state(entry.id) == before
    assert _names(session) == []


@pytest.mark.parametrize("span", [Span(0, 10_000), Span(7, 9), Span(3, 3)])
def test_a_stretch_outside_the_text_or_without_letters_is_refused(
    session: Session, entry: Entry, span: Span
) -> None:
    with pytest.raises(DecisionError):
        session.review.add_by_hand(entry.id, span, Kind.OTHER)


def test_replacing_a_name_makes_it_known_with_its_other_forms(
    session: Session, entry: Entry
) -> None:
    session.review.decide(entry.id, _span(entry, "Jean Hartley"), Action.REPLACE)

    assert _names(session) == [("Jean Hartley", "Hartley", "Jean")]


def test_undoing_forgets_the_name_and_redoing_remembers_all_its_forms(
    session: Session, entry: Entry
) -> None:
    session.review.decide(entry.id, _span(entry, "Jean Hartley"), Action.REPLACE)
    known = session.review.register()

    assert session.review.undo(entry.id).decided == 0
    assert _names(session) == []
    assert session.review.redo(entry.id).decided == 1
    assert session.review.register() == known


def test_what_is_kept_makes_nobody_known(session: Session, entry: Entry) -> None:
    session.review.decide(entry.id, _span(entry, "Wath"), Action.KEEP, reason="a big town")

    assert _names(session) == []


def test_a_mention_that_was_kept_is_no_alias_of_the_others(session: Session, entry: Entry) -> None:
    session.review.decide(entry.id, _span(entry, "Jean", 1), Action.KEEP, reason="the cat")
    session.review.decide(entry.id, _span(entry, "Jean Hartley"), Action.REPLACE)

    assert _names(session) == [("Jean Hartley", "Hartley")]


def test_deciding_about_a_subject_decides_every_mention(session: Session, entry: Entry) -> None:
    span = _span(entry, "Jean", 1)
    state = session.review.decide_all(entry.id, span, Action.RENAME, substitute="Ann")

    assert state.public.text.count("Ann") == 3
    assert "Jean" not in state.public.text and "Hartley" not in state.public.text


def test_a_subject_known_from_one_entry_is_found_in_the_next(
    session: Session, entry: Entry
) -> None:
    session.review.add_by_hand(entry.id, _span(entry, "cried"), Kind.PERSON)
    other = session.journal.new_entry(body="then cried again")
    _read(session, other)

    state = session.review.state(other.id)
    assert state is not None
    assert [(i.words, i.subject_name) for i in state.items] == [("cried", "cried")]


def test_words_marked_by_hand_are_proposed_where_they_stand_again(session: Session) -> None:
    entry = session.journal.new_entry(body="Bog came. I saw Bog, and Bog saw me.")
    _read(session, entry)

    state = session.review.add_by_hand(entry.id, _span(entry, "Bog"), Kind.PERSON)

    assert [i.state for i in state.items] == [ItemState.DECIDED, *[ItemState.PROPOSED] * 2]
    assert state.public.text.count("[Person A]") == 3


def test_a_remembered_answer_is_asked_in_no_other_entry(session: Session, entry: Entry) -> None:
    other = session.journal.new_entry(body="Gibbs again, and Pat.")
    _read(session, other)

    session.review.decide(
        entry.id, _span(entry, "Gibbs"), Action.KEEP, reason="a theorist", remember=True
    )

    state = session.review.state(other.id)
    assert state is not None
    assert [item.words for item in state.items] == ["Pat"]
    session.review.disallow("gibbs")
    again = session.review.state(other.id)
    assert again is not None and len(again.items) == 2


def test_an_answer_that_is_not_remembered_is_asked_in_other_entries(
    session: Session, entry: Entry
) -> None:
    other = session.journal.new_entry(body="Gibbs again.")
    _read(session, other)

    session.review.decide(entry.id, _span(entry, "Gibbs"), Action.KEEP, reason="a theorist")

    state = session.review.state(other.id)
    assert state is not None and [item.words for item in state.items] == ["Gibbs"]


def test_decisions_follow_an_edit_before_them(session: Session, entry: Entry) -> None:
    session.review.decide(entry.id, _span(entry, "Wath"), Action.REPLACE)
    edited = _edit(session, entry, "It rained 😀. " + BODY)
    _read(session, edited)

    state = session.review.state(entry.id)

    assert state is not None
    assert [i.words for i in state.items if i.state is ItemState.DECIDED] == ["Wath"]


def test_a_decision_whose_words_were_edited_is_dropped(session: Session, entry: Entry) -> None:
    session.review.decide(entry.id, _span(entry, "Wath"), Action.KEEP, reason="a big town")
    edited = _edit(session, entry, BODY.replace("Wath", "Wathby"))
    _read(session, edited)

    state = session.review.state(entry.id)

    assert state is not None and state.decided == 0


def test_clearing_takes_the_answer_back(session: Session, entry: Entry) -> None:
    span = _span(entry, "Wath")
    session.review.decide(entry.id, span, Action.REPLACE)

    state = session.review.clear(entry.id, span)

    assert state.decided == 0
    assert _names(session) == []
    assert session.review.undo(entry.id).decided == 1


def test_a_new_answer_ends_what_could_be_redone(session: Session, entry: Entry) -> None:
    session.review.decide(entry.id, _span(entry, "Wath"), Action.REPLACE)
    session.review.undo(entry.id)

    state = session.review.decide(entry.id, _span(entry, "Pat"), Action.REPLACE)

    assert not state.can_redo
    assert session.review.redo(entry.id) == state


def test_offers_to_say_less_fit_the_kind(session: Session, entry: Entry) -> None:
    state = session.review.state(entry.id)
    assert state is not None

    for item in state.items:
        offers = session.review.generalisations(item)
        assert offers
        assert all(offer and item.words not in offer for offer in offers)


Step = tuple[str, int, Action]
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["decide", "decide", "decide_all", "accept", "clear", "undo", "redo", "by_hand", "kind"]
        ),
        st.integers(0, 30),
        st.sampled_from(Action),
    ),
    max_size=8,
)


def _do(session: Session, entry: Entry, step: Step) -> None:
    """Take one step of the review; one that makes no sense is refused, as in the window."""
    what, number, action = step
    review = session.review
    state = review.state(entry.id)
    assert state is not None
    span = state.items[number % len(state.items)].span if state.items else Span(0, 1)
    word = list(re.finditer(r"\w+", entry.text))[number % 15]
    steps: dict[str, Callable[[], ReviewState]] = {
        "decide": lambda: review.decide(entry.id, span, action, substitute="Ann", reason="fine"),
        "decide_all": lambda: review.decide_all(
            entry.id, span, action, substitute="Ann", reason="fine"
        ),
        "accept": lambda: review.accept_proposed(entry.id),
        "clear": lambda: review.clear(entry.id, span),
        "undo": lambda: review.undo(entry.id),
        "redo": lambda: review.redo(entry.id),
        "by_hand": lambda: review.add_by_hand(entry.id, Span(*word.span()), Kind.PERSON),
        "kind": lambda: review.decide(entry.id, span, Action.REPLACE, kind=Kind.PLACE),
    }
    try:
        steps[what]()
    except DecisionError:
        assert review.state(entry.id) == state


def _check(session: Session, entry: Entry) -> ReviewState:
    state = session.review.state(entry.id)
    assert state is not None
    assert all(a.span.end <= b.span.start for a, b in pairwise(state.items))
    assert state.decided == sum(1 for i in state.items if i.decision is not None)
    register = session.review.register()
    for item in state.items:
        made = item.decision
        if made is not None and made.subject_id is not None and made.action is not Action.KEEP:
            assert register.by_id(made.subject_id) is not None
    assert "".join(
        entry.text[s.source.start : s.source.end] for s in state.public.segments
    ) == entry.text  # fmt: skip
    return state


def _register_of(session: Session) -> set[tuple[str, str, frozenset[str]]]:
    return {(s.id, s.kind, frozenset(s.aliases)) for s in session.review.register().subjects}


@pytest.fixture(scope="module")
def long_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One journal for all examples of a property; making one for each would take minutes."""
    folder = tmp_path_factory.mktemp("review") / "journal"
    opened = Door(folder, FakeClock(), FakeIds(), cost=CHEAP).create(
        PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS
    )
    yield opened
    opened.close()


@settings(max_examples=20, deadline=None)
@given(steps=_STEPS)
def test_whatever_is_done_can_be_undone_to_the_start_and_redone_to_the_end(
    long_session: Session, steps: list[Step]
) -> None:
    session = long_session
    for subject in session.review.register().subjects:
        session.review.remove_subject(subject.id)
    entry = session.journal.new_entry(title="A visit", body=BODY)
    _read(session, entry)
    for step in steps:
        _do(session, entry, step)
        _check(session, entry)
    _walk_back_and_forth(session, entry)
    session.journal.delete(entry.id)
    session.journal.erase(entry.id)


def _walk_back_and_forth(session: Session, entry: Entry) -> None:
    while _check(session, entry).can_redo:
        session.review.redo(entry.id)
    end, register = _check(session, entry), _register_of(session)
    taken = 0
    while _check(session, entry).can_undo:
        session.review.undo(entry.id)
        taken += 1
    start = _check(session, entry)
    assert start.decided == 0
    assert _register_of(session) == set()
    for _ in range(taken):
        session.review.redo(entry.id)
    assert _register_of(session) == register
    assert [i.decision for i in _check(session, entry).items] == [i.decision for i in end.items]
