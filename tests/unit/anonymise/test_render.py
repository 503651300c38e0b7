"""How decisions turn an entry into its public version."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.anonymise.placeholders import letters
from reflectapp.anonymise.render import public_version, rendered
from reflectapp.domain.entry import entry_text, split_text
from reflectapp.domain.finding import (
    Action,
    Decision,
    Finding,
    Kind,
    PublicVersion,
    SegmentKind,
    Tier,
)
from reflectapp.domain.series import Label, Numbering
from reflectapp.domain.spans import Span


def finding(text: str, words: str, **changes: object) -> Finding:
    start = text.index(words)
    values: dict[str, object] = {
        "span": Span(start, start + len(words)),
        "kind": Kind.PERSON,
        "tier": Tier.REPLACE,
        "score": 0.9,
        "recogniser": "test",
    }
    return Finding(**{**values, **changes})  # type: ignore[arg-type]


def decision(text: str, words: str, action: Action, **changes: object) -> Decision:
    start = text.index(words)
    values: dict[str, object] = {
        "span": Span(start, start + len(words)),
        "kind": Kind.PERSON,
        "action": action,
    }
    return Decision(**{**values, **changes})  # type: ignore[arg-type]


def test_a_near_certain_finding_is_masked_as_a_proposal() -> None:
    text = entry_text("", "I met Jean today.")
    public = public_version(text, [finding(text, "Jean")], [])
    assert public.text == "\n\nI met [Person A] today."
    assert [s.is_decided for s in public.segments] == [True, False, True]


def test_what_is_only_asked_stays_and_is_marked_undecided() -> None:
    text = "I met Will today."
    public = public_version(text, [finding(text, "Will", tier=Tier.ASK)], [])
    assert public.text == text
    assert [s.is_decided for s in public.segments] == [True, False, True]


def test_one_subject_has_one_placeholder_whatever_it_is_called() -> None:
    text = "Jean Hartley came. Sam too. Mrs Hartley left."
    found = [
        finding(text, "Jean Hartley", group="p1"),
        finding(text, "Sam", group="p2"),
        Finding(Span(32, 39), Kind.PERSON, Tier.REPLACE, 0.9, "test", group="p1"),
    ]
    public = public_version(text, found, [])
    assert public.text == "[Person A] came. [Person B] too. Mrs [Person A] left."


def test_a_group_whose_subject_is_known_shares_its_placeholder() -> None:
    text = "Jean came and JH left."
    found = [finding(text, "JH", group="p1")]
    decided = [decision(text, "Jean", Action.REPLACE, group="p1", subject_id="s1")]
    assert public_version(text, found, decided).text == "[Person A] came and [Person A] left."


@pytest.mark.parametrize(
    ("action", "substitute", "expected"),
    [
        (Action.REPLACE, "", "I live in [Place 1] now."),
        (Action.GENERALISE, "a northern town", "I live in a northern town now."),
        (Action.RENAME, "Ashby", "I live in Ashby now."),
        (Action.KEEP, "", "I live in Leeds now."),
        (Action.LEAVE_OUT, "", "I live in now."),
        (Action.RENAME, "", "I live in [Place 1] now."),
    ],
)
def test_each_action_does_what_it_says(action: Action, substitute: str, expected: str) -> None:
    text = "I live in Leeds now."
    decided = [decision(text, "Leeds", action, substitute=substitute, kind=Kind.PLACE)]
    assert public_version(text, [], decided).text == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One. Two. Three.", "Two.", "One. Three."),
        ("One. Two.", "Two.", "One."),
        ("One. Two.", "One.", "Two."),
        ("I (Jean) ran", "Jean", "I () ran"),
        ("So Jean, then", "Jean", "So, then"),
        ("One.\n\nTwo.\n\nThree.", "Three.", "One.\n\nTwo.\n\n"),
        ("T\n\nOne.\n\nTwo.\n\nThree.", "Two.", "T\n\nOne.\n\nThree."),
        ("T\n\nOne.\nTwo.\nThree.", "Two.", "T\n\nOne.\nThree."),
        ("Whole title\n\nBody", "Whole title", "\n\nBody"),
        ("T\n\nBody", "Body", "T\n\n"),
        ("T\n\nEnd here", "T\n\nEnd", "\n\nhere"),
    ],
)
def test_what_is_left_out_leaves_no_hole(text: str, words: str, expected: str) -> None:
    assert public_version(text, [], [decision(text, words, Action.LEAVE_OUT)]).text == expected


def test_a_decision_wins_over_a_finding_and_what_sticks_out_stays_hidden() -> None:
    text = "Jean Hartley came."
    decided = [decision(text, "Jean", Action.KEEP, reason="her pen name")]
    public = public_version(text, [finding(text, "Jean Hartley")], decided)
    assert public.text == "Jean[Person A] came."


def test_hiding_wins_over_keeping() -> None:
    text = "Jean Hartley came."
    decided = [
        decision(text, "Jean Hartley", Action.KEEP),
        decision(text, "Hartley", Action.REPLACE),
    ]
    assert public_version(text, [], decided).text == "Jean [Person A] came."


def test_an_emoji_shifts_nothing() -> None:
    text = "😀👩‍👧 Jean"
    assert public_version(text, [finding(text, "Jean")], []).text == "😀👩‍👧 [Person A]"


def test_placeholder_letters_go_on_after_z() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 53, 703)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]


texts = st.text(st.sampled_from("aé \n.😀J*"), max_size=40)
spans = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda p: Span(p[0], p[0] + p[1]))
findings = st.builds(
    Finding,
    span=spans,
    kind=st.sampled_from(Kind),
    tier=st.sampled_from(Tier),
    score=st.just(0.5),
    recogniser=st.just("test"),
    subject_id=st.sampled_from([None, "s"]),
    group=st.sampled_from(["", "g", "h"]),
)
decisions = st.builds(
    Decision,
    span=spans,
    kind=st.sampled_from(Kind),
    action=st.sampled_from(Action),
    substitute=st.sampled_from(["", "a town"]),
    group=st.sampled_from(["", "g"]),
)


@given(texts, st.lists(findings, max_size=6), st.lists(decisions, max_size=6))
def test_segments_tile_both_texts(text: str, found: list[Finding], decided: list[Decision]) -> None:
    public = public_version(text, found, decided)
    sources = [s.source for s in public.segments]
    targets = [s.public for s in public.segments]
    for tiles, whole in ((sources, text), (targets, public.text)):
        assert all(a.end == b.start for a, b in pairwise(tiles))
        assert not tiles or (tiles[0].start, tiles[-1].end) == (0, len(whole))
    assert bool(public.segments) == bool(text)
    for s in public.segments:
        if s.kind in (SegmentKind.COPIED, SegmentKind.KEPT):
            source = text[s.source.start : s.source.end]
            assert public.text[s.public.start : s.public.end] == source
        assert (s.kind is SegmentKind.LEFT_OUT) <= (len(s.public) == 0)


@given(texts, st.lists(findings, max_size=6), st.lists(decisions, max_size=6))
def test_no_letter_under_a_hiding_decision_survives(
    text: str, found: list[Finding], decided: list[Decision]
) -> None:
    public = public_version(text, found, decided)
    hidden = [d.span for d in decided if d.action is not Action.KEEP]
    for at in _shown(public):
        assert not text[at].isalnum() or not any(s.start <= at < s.end for s in hidden)


@given(texts, texts, st.lists(findings, max_size=4), st.lists(decisions, max_size=4))
def test_title_and_body_stay_apart(
    title: str, body: str, found: list[Finding], decided: list[Decision]
) -> None:
    title = re.sub(r"\s", " ", title)
    public = public_version(entry_text(title, body), found, decided)
    assert "\n\n" in public.text
    assert "\n" not in split_text(public.text)[0]
    if not decided and not found:
        assert public.text == entry_text(title, body)


def _shown(public: PublicVersion) -> list[int]:
    return [
        at
        for s in public.segments
        if s.kind in (SegmentKind.COPIED, SegmentKind.KEPT)
        for at in range(s.source.start, s.source.end)
    ]


def test_a_series_goes_on_with_its_placeholders() -> None:
    text = "Maud met Jean at the Oaks."
    found = [
        finding(text, "Maud", subject_id="m"),
        finding(text, "Jean", group="1"),
        finding(text, "the Oaks", kind=Kind.PLACE, subject_id="o"),
    ]
    before = Numbering("other", {"subject m": Label(Kind.PERSON, 4), "x": Label(Kind.PERSON, 27)})
    shown = rendered(text, found, [], before)
    assert shown.public.text == "[Person D] met [Person AB] at [Place 1]."
    # Whoever is known by a mark of this entry alone is somebody else in another one.
    keys = {label: key for key, label in shown.labels.items()}
    assert keys[Label(Kind.PERSON, 4)] == "subject m"
    elsewhere = rendered(text, found, [], Numbering("another", before.labels))
    assert keys[Label(Kind.PERSON, 28)] not in elsewhere.labels
