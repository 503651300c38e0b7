"""What of a text waits for a decision: findings, the register and decisions together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.finding import Action, Decision, Finding, Kind, Tier
from reflectapp.domain.matching import occurrences
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.services.mentions import ItemState, completed, items_of, same_subject
from tests.support.engine import MESSY

JEAN = Subject("1", SubjectKind.PERSON, "Jean Hartley", ("Jean Hartley", "Jean"))
KNOWN = Register((JEAN,), ("Halifax",))
NOBODY = WriterProfile()
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
    found = completed(TEXT, findings, decisions, register, NOBODY)
    return [(item.words, item.state) for item in items_of(TEXT, found, decisions, register)]


def test_what_the_register_learnt_since_the_analysis_is_found() -> None:
    assert _items([], []) == [
        ("Jean Hartley", ItemState.PROPOSED),
        ("jean", ItemState.PROPOSED),
    ]


@pytest.mark.parametrize("tier", Tier)
def test_a_term_that_was_allowed_since_is_asked_about_no_more(tier: Tier) -> None:
    assert "Halifax" not in [words for words, _ in _items([_finding("Halifax", tier)], [])]


@pytest.mark.parametrize(
    ("words", "state"),
    [("Jean Hartley", ItemState.ASKS), ("Halifax", None), ("met Pat", ItemState.ASKS)],
)
def test_a_full_name_that_was_allowed_is_asked_about_and_hidden_no_more(
    words: str, state: ItemState | None
) -> None:
    allowing = Register((), ("jean hartley", "halifax", "met pat"))

    assert dict(_items([_finding(words)], [], allowing)).get(words) is state
    assert _items([_finding(words, kind=Kind.PLACE)], [], allowing) == []
    assert _items([_finding(words, Tier.ASK)], [], allowing) == []


def test_an_alias_is_an_item_although_it_is_allowed() -> None:
    both = Register((JEAN,), ("jean",))

    assert ("jean", ItemState.ASKS) in _items([_finding("jean", Tier.ASK)], [], both)


@pytest.mark.parametrize("action", [a for a in Action if a is not Action.KEEP])
def test_a_name_hidden_once_is_proposed_where_it_stands_again(action: Action) -> None:
    items = _items([], [_decision("Pat", action)])

    assert ("Pat", ItemState.DECIDED) in items
    assert ("Pat", ItemState.PROPOSED) in items


def test_what_a_hidden_part_of_a_word_leaves_of_it_is_a_name_where_it_was_hidden() -> None:
    text, ked = "Ked walked.", Decision(Span(0, 3), Kind.PERSON, Action.REPLACE)
    wal = Decision(Span(4, 7), Kind.PERSON, Action.REPLACE)

    assert _proposed(text, [ked]) == []
    assert _proposed(text, [ked, wal]) == ["ked"]


def test_a_name_kept_once_is_not_looked_for_elsewhere() -> None:
    assert ("Pat", ItemState.PROPOSED) not in _items([], [_decision("Pat", Action.KEEP)])


def _proposed(text: str, decisions: list[Decision], profile: WriterProfile = NOBODY) -> list[str]:
    found = completed(text, [], decisions, Register(), profile)
    items = items_of(text, found, decisions, Register())
    return [item.words for item in items if item.state is ItemState.PROPOSED]


@pytest.mark.parametrize("again", ["07700 900123", "07700-900-123", "(07700) 900123"])
def test_a_number_left_out_once_is_proposed_in_any_grouping(again: str) -> None:
    text = f"\n\nCase 5512 07700900123, later {again}"
    gone = Decision(Span(12, 23), Kind.IDENTIFIER, Action.LEAVE_OUT)

    assert _proposed(text, [gone]) == [again.lstrip("(") if again[0] == "(" else again]


def test_a_date_left_out_once_is_proposed_again() -> None:
    gone = Decision(Span(2, 9), Kind.DATE, Action.LEAVE_OUT)

    assert _proposed("\n\n3 March was cold. On 3 March we met.", [gone]) == ["3 March"]


def test_a_passage_left_out_once_is_not_looked_for_elsewhere() -> None:
    gone = Decision(Span(2, 9), Kind.OTHER, Action.LEAVE_OUT)

    assert _proposed("\n\nthe tea was cold. Then the tea", [gone]) == []


@pytest.mark.parametrize(
    "hidden", ["P&#97;t", "&#80;at", "%50%61%74", "P&amp;#97;t", "https://e.org/%50at"]
)
def test_a_name_in_escapes_is_proposed(hidden: str) -> None:
    text = f"\n\nPat rang {hidden} twice"
    named = Decision(Span(2, 5), Kind.PERSON, Action.REPLACE)

    assert _proposed(text, [named])


def test_an_address_that_no_recogniser_found_is_proposed() -> None:
    assert _proposed("\n\nwrite to us@example.org", []) == ["us@example.org"]


def test_a_term_of_the_writer_is_proposed_though_the_register_lost_it() -> None:
    profile = WriterProfile(employer="Weir Trust")

    assert _proposed("\n\nAt Weir Trust", [], profile) == ["Weir Trust"]


def test_a_name_without_a_letter_is_an_item_too() -> None:
    star = Register((Subject("1", SubjectKind.PERSON, "\u2605\u2605", ("\u2605\u2605",)),))
    text = "\n\nthen \u2605\u2605 came"
    items = items_of(text, completed(text, [], [], star, NOBODY), [], star)

    assert [item.words for item in items] == ["\u2605\u2605"]


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

    (item,) = items_of(text, completed(text, [finding], [], KNOWN, NOBODY), [], KNOWN)

    assert (item.subject_id, item.subject_name) == ("1", "Jean Hartley")


def test_a_name_that_became_known_takes_the_place_of_a_question_about_its_quotation() -> None:
    quotation = _finding("met Pat in Halifax. Later jean rang", Tier.ASK, Kind.OTHER)

    assert _items([quotation], []) == [
        ("Jean Hartley", ItemState.PROPOSED),
        ("jean", ItemState.PROPOSED),
    ]
    assert _items([quotation], [], Register()) == [(quotation.group, ItemState.ASKS)]


def test_a_name_that_two_subjects_go_by_is_tied_to_neither() -> None:
    other = Subject("2", SubjectKind.PERSON, "Jean Stead", ("Jean Stead", "Jean"))
    both = Register((JEAN, other))

    item = items_of(TEXT, completed(TEXT, [], [], both, NOBODY), [], both)[-1]

    assert (item.words, item.subject_id) == ("jean", None)


def test_mentions_of_one_subject_or_one_group_belong_together() -> None:
    found = completed(TEXT, [_finding("Pat")], [], KNOWN, NOBODY)
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
    items = items_of(text, completed(text, findings, decisions, KNOWN, NOBODY), decisions, KNOWN)

    assert all(a.span.end <= b.span.start for a, b in pairwise(items))
    made = [item.decision for item in items if item.decision is not None]
    assert sorted(made, key=lambda d: d.span) == sorted(decisions, key=lambda d: d.span)
    assert all(text[i.span.start : i.span.end] == i.words for i in items)


@given(_cases())
def test_every_letter_of_an_alias_is_in_an_item(
    case: tuple[str, list[Finding], list[Decision]],
) -> None:
    text, findings, decisions = case
    items = items_of(text, completed(text, findings, decisions, KNOWN, NOBODY), decisions, KNOWN)

    for span, _ in occurrences(text, JEAN.aliases):
        for i in range(span.start, span.end):
            assert not text[i].isalnum() or any(
                item.span.start <= i < item.span.end for item in items
            )
