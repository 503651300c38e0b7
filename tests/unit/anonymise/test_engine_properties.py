"""What holds of findings and public versions whatever the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reflectapp.anonymise.render import public_version
from reflectapp.domain.entry import TITLE_BREAK
from reflectapp.domain.finding import Action, Decision, Finding, Kind, SegmentKind, Tier
from reflectapp.domain.matching import occurrences
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register, Subject, SubjectKind
from tests.support.engine import MESSY, rules_alone

ENGINE = rules_alone()
KNOWN = Register((Subject("1", SubjectKind.PERSON, "Jean Hartley", ("Jean Hartley", "Jean")),))


@given(MESSY)
def test_findings_stand_in_order_within_the_text_and_hold_a_letter_or_digit(text: str) -> None:
    found = ENGINE.analyse(text, KNOWN)

    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for finding in found:
        assert finding.span.end <= len(text)
        assert any(c.isalnum() for c in text[finding.span.start : finding.span.end])
        assert 0 <= finding.score <= 1


@given(MESSY)
def test_every_place_of_an_alias_is_masked(text: str) -> None:
    sure = [f.span for f in ENGINE.analyse(text, KNOWN) if f.tier is Tier.REPLACE]

    for span, _ in occurrences(text, ["Jean Hartley", "Jean"]):
        letters = [i for i in range(span.start, span.end) if text[i].isalnum()]
        assert all(any(s.start <= i < s.end for s in sure) for i in letters)


@given(MESSY)
def test_the_same_text_has_the_same_findings(text: str) -> None:
    assert ENGINE.analyse(text, KNOWN) == ENGINE.analyse(text, KNOWN)


@st.composite
def _decided(draw: st.DrawFn) -> tuple[str, list[Finding], list[Decision]]:
    text = draw(MESSY)
    found = ENGINE.analyse(text, KNOWN)
    decisions: list[Decision] = []
    for _ in range(draw(st.integers(0, 4)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start, draw(st.integers(start + 1, min(len(text), start + 20))))
        action = draw(st.sampled_from(Action))
        kind = draw(st.sampled_from(Kind))
        decisions.append(Decision(span, kind, action, substitute="someone", reason="safe"))
    return text, found, decisions


@given(_decided())
def test_segments_tile_the_source_and_the_public_text(
    case: tuple[str, list[Finding], list[Decision]],
) -> None:
    text, found, decisions = case
    public = public_version(text, found, decisions)

    at_source = at_public = 0
    for segment in public.segments:
        assert (segment.source.start, segment.public.start) == (at_source, at_public)
        at_source, at_public = segment.source.end, segment.public.end
    assert (at_source, at_public) == (len(text), len(public.text))


@given(_decided())
def test_what_is_hidden_does_not_stand_at_its_place(
    case: tuple[str, list[Finding], list[Decision]],
) -> None:
    text, found, decisions = case
    public = public_version(text, found, decisions)

    for segment in public.segments:
        shown = public.text[segment.public.start : segment.public.end]
        words = text[segment.source.start : segment.source.end]
        if segment.kind in (SegmentKind.COPIED, SegmentKind.KEPT):
            assert shown == words
        elif segment.kind is SegmentKind.LEFT_OUT:
            assert shown == ""
        elif segment.kind is SegmentKind.PLACEHOLDER:
            assert shown.startswith("[") and shown.endswith("]")
        else:
            assert shown == "someone"


@given(_decided())
def test_every_hidden_letter_is_in_a_hiding_segment(
    case: tuple[str, list[Finding], list[Decision]],
) -> None:
    text, found, decisions = case
    public = public_version(text, found, decisions)
    hides = (Action.REPLACE, Action.GENERALISE, Action.RENAME, Action.LEAVE_OUT)
    at_break = text.find(TITLE_BREAK)
    fixed = set() if at_break < 0 else set(range(at_break, at_break + len(TITLE_BREAK)))

    copied = [s.source for s in public.segments if s.kind in (SegmentKind.COPIED, SegmentKind.KEPT)]
    for decision in decisions:
        if decision.action not in hides:
            continue
        for i in set(range(decision.span.start, decision.span.end)) - fixed:
            if text[i].isalnum():
                assert not any(s.start <= i < s.end for s in copied)
