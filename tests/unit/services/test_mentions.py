"""What of a text waits for a decision: findings, the register and decisions together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.finding import Action, Decision, Finding, Kind, Tier
from reflectapp.domain.matching import occurrences
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.services.mentions import ItemState, completed, items_of, same_subject
from tests.support.engine import MESSY

JEAN = Subject("1", SubjectKind.PERSON, "Jean Hartley", ("Jean Hartley", "Jean"))
KNOWN = Register((JEAN,), ("Halifax",))
TEXT = "A day\n\nJean Hartley met Pat in Halifax. Later jean rang Pat."


def _finding(words: str, tier: Tier = Tier.REPLACE, kind: Kind = Kind.PERSON) -> Finding:
    start = TEXT.index(words)
    return Finding(Span(start, start + len(words)), kind, tier, 0.9, "test", group=words)


def _decision(words: str, action: Action = Action.REPLACE) -> Decision:
    start = TEXT.index(words)
    return Decision(Span(start, start + len(words)), Kind.PERSON, action, "someone", "why")


def _items(
    findings: list[Finding], decisions: list[Decision], register: Register = KNOWN
) -> list[tuple[str, ItemState]]:
    found = completed(TEXT, findings, decisions, register)
    return [(item.words, item.state) for item in items_of(TEXT, found, decisions, register)]


def test_what_the_register_learnt_since_the_analysis_is_found() -> None:
    assert _items([], []) == [
        ("Jean Hartley", ItemState.PROPOSED),
        ("jean", ItemState.PROPOSED),
    ]


@pytest.mark.parametrize("tier", Tier)
def test_a_term_that_was_allowed_since_is_asked_about_no_more(tier: Tier) -> None:
    assert "Halifax" not in [words for words, _ in _items([_finding("Halifax", tier)], [])]


def test_an_alias_is_an_item_although_it_is_allowed() -> None:
    both = Register((JEAN,), ("jean",))

    assert ("jean", ItemState.ASKS) in _items([_finding("jean", Tier.ASK)], [], both)


@pytest.mark.parametrize("action", [Action.REPLACE, Action.GENERALISE, Action.RENAME])
def test_words_hidden_once_are_proposed_where_they_stand_again(action: Action) -> None:
    items = _items([], [_decision("Pat", action)])

    assert ("Pat", ItemState.DECIDED) in items
    assert ("Pat", ItemState.PROPOSED) in items


@pytest.mark.parametrize("action", [Action.KEEP, Action.LEAVE_OUT])
def test_words_kept_or_left_out_once_are_not_looked_for_elsewhere(action: Action) -> None:
    assert ("Pat", ItemState.PROPOSED) not in _items([], [_decision("Pat", action)])


def test_the_part_of_a_finding_that_no_decision_covers_still_asks() -> None:
    items = _items([_finding("Jean Hartley")], [_decision("Jean Hartley"[:4])])

    assert items[:2] == [("Jean", ItemState.DECIDED), (" Hartley", ItemState.PROPOSED)]


def test_a_question_is_asked_and_a_certain_finding_proposed() -> None:
    items = _items([_finding("Pat", Tier.ASK), _finding("Halifax")], [], Register())

    assert items == [("Pat", ItemState.ASKS), ("Halifax", ItemState.PROPOSED)]


@pytest.mark.parametrize("words", ["JEAN", "je\u200ban", "jean"])
def test_a_finding_is_tied_to_the_subject_by_any_spelling(words: str) -> None:
    text = f"\n\n{words} rang"
    finding = Finding(Span(2, 2 + len(words)), Kind.PERSON, Tier.REPLACE, 0.9, "test")

    (item,) = items_of(text, completed(text, [finding], [], KNOWN), [], KNOWN)

    assert (item.subject_id, item.subject_name) == ("1", "Jean Hartley")


def test_a_name_that_two_subjects_go_by_is_tied_to_neither() -> None:
    other = Subject("2", SubjectKind.PERSON, "Jean Stead", ("Jean Stead", "Jean"))
    both = Register((JEAN, other))

    item = items_of(TEXT, completed(TEXT, [], [], both), [], both)[-1]

    assert (item.words, item.subject_id) == ("jean", None)


def test_mentions_of_one_subject_or_one_group_belong_together() -> None:
    found = completed(TEXT, [_finding("Pat")], [], KNOWN)
    items = items_of(TEXT, found, [], KNOWN)

    assert [i.words for i in same_subject(items, items[0])] == ["Jean Hartley", "jean"]
    assert [i.words for i in same_subject(items, items[1])] == ["Pat"]


@st.composite
def _cases(draw: st.DrawFn) -> tuple[str, list[Finding], list[Decision]]:
    text = draw(MESSY)

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, min(len(text), start + 25))))

    findings: list[Finding] = []
    decisions: list[Decision] = []
    for _ in range(draw(st.integers(0, 6)) if text else 0):
        kind, tier = draw(st.sampled_from(Kind)), draw(st.sampled_from(Tier))
        findings.append(Finding(span(), kind, tier, 0.5, "test", group=draw(st.sampled_from("ab"))))
    for _ in range(draw(st.integers(0, 4)) if text else 0):
        made = Decision(span(), draw(st.sampled_from(Kind)), draw(st.sampled_from(Action)))
        if not any(made.span.overlaps(d.span) for d in decisions):
            decisions.append(made)
    return text, findings, decisions


@given(_cases())
def test_items_never_overlap_and_each_decision_is_one(
    case: tuple[str, list[Finding], list[Decision]],
) -> None:
    text, findings, decisions = case
    items = items_of(text, completed(text, findings, decisions, KNOWN), decisions, KNOWN)

    assert all(a.span.end <= b.span.start for a, b in pairwise(items))
    made = [item.decision for item in items if item.decision is not None]
    assert sorted(made, key=lambda d: d.span) == sorted(decisions, key=lambda d: d.span)
    assert all(text[i.span.start : i.span.end] == i.words for i in items)


@given(_cases())
def test_every_letter_of_an_alias_is_in_an_item(
    case: tuple[str, list[Finding], list[Decision]],
) -> None:
    text, findings, decisions = case
    items = items_of(text, completed(text, findings, decisions, KNOWN), decisions, KNOWN)

    for span, _ in occurrences(text, JEAN.aliases):
        for i in range(span.start, span.end):
            assert not text[i].isalnum() or any(
                item.span.start <= i < item.span.end for item in items
            )
