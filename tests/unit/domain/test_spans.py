"""Ranges of code points, and how they follow an edit."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reflectapp.domain.spans import Span, carried, merged


def words_after(old: str, new: str, words: str) -> str | None:
    at = old.index(words)
    [home] = carried(old, new, [Span(at, at + len(words))])
    return None if home is None else f"{home.start}:{new[home.start : home.end]}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Jean rang", "Jean rang", "0:Jean"),
        ("Jean rang", "Then Jean rang", "5:Jean"),
        ("😀 Jean rang", "😀😀 Jean rang", "3:Jean"),
        ("I saw Jean today", "I saw Jean. Today", "6:Jean"),
        ("I saw old Jean today", "Once I met old Jean today, again", "15:Jean"),
        ("I saw Jean today", "Yesterday I met Jean again", None),
        ("I saw Jean today", "I saw Jane today", None),
        ("I saw Jean today", "I saw Jeanie today", None),
        ("I saw Jean today", "I saw Billiejean today", None),
        ("I saw Jean", "I saw Jeanie", None),
        ("Jean came", "McJean came", None),
        ("I saw Jean today", "I saw today", None),
        ("Jean", "", None),
    ],
)
def test_a_span_follows_its_words_and_falls_when_they_are_touched(
    old: str, new: str, expected: str | None
) -> None:
    assert words_after(old, new, "Jean") == expected


def test_a_span_of_several_words_falls_when_they_are_parted() -> None:
    assert words_after("met Jean Hartley", "met Jean Mary Hartley", "Jean Hartley") is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Will you? Will came.", "Will came."),
        ("Will came.", "Will you? Will came."),
        ("Will, will you? Will came. Will.", "Will came. Will."),
        ("They came. I hope Will can. So it went on.", "It came. Will rang. It went on."),
    ],
)
def test_what_was_decided_about_one_word_never_counts_for_another_like_it(
    old: str, new: str
) -> None:
    at = old.index("Will")
    assert carried(old, new, [Span(at, at + 4)]) == [None]


text = st.text(alphabet=st.sampled_from("ab. \n😀"), max_size=40)


@given(old=text, new=text, data=st.data())
@example(old="aa", new="a", data=None)
def test_a_carried_span_holds_the_very_words_and_keeps_its_order(
    old: str, new: str, data: st.DataObject | None
) -> None:
    points = range(len(old) + 1)
    spans = [Span(a, b) for a in points for b in points if a < b]
    if data is not None and spans:
        spans = data.draw(st.lists(st.sampled_from(spans), max_size=6))
    homes = carried(old, new, spans)
    assert len(homes) == len(spans)
    kept = [(span, home) for span, home in zip(spans, homes, strict=True) if home is not None]
    for span, home in kept:
        assert old[span.start : span.end] == new[home.start : home.end]
    for one, there in kept:
        for other, elsewhere in kept:
            if one.end <= other.start:
                assert there.end <= elsewhere.start


@given(old=text, new=text)
def test_a_carried_word_has_not_grown(old: str, new: str) -> None:
    words = [Span(*match.span()) for match in re.finditer(r"\w+", old)]
    for home in carried(old, new, words):
        if home is not None:
            assert home in [Span(*match.span()) for match in re.finditer(r"\w+", new)]


@given(old=text, added=text, at=st.integers(0, 40))
@example(old="a. ", added="a.", at=3)
def test_an_insertion_keeps_every_word_that_it_does_not_hold_itself(
    old: str, added: str, at: int
) -> None:
    words = [Span(*match.span()) for match in re.finditer(r"\w+", old)]
    at = min(at, len(old))
    at = next((word.start for word in words if word.start < at < word.end), at)
    new = f"{old[:at]} {added} {old[at:]}"
    for word, home in zip(words, carried(old, new, words), strict=True):
        if home is None:
            like = re.findall(r"\w+", added)
            assert old[word.start : word.end] in like, "only its like casts doubt on it"
        else:
            assert old[word.start : word.end] == new[home.start : home.end]


def test_a_rewritten_book_is_compared_in_no_time_and_carries_nothing() -> None:
    old = "Jean. " + "one two three " * 50_000
    new = "Alia. " + "four five six " * 50_000
    assert carried(old, new, [Span(0, 4)]) == [None]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5))))
def test_merged_spans_cover_the_same_points_once(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in pairs]
    result = merged(spans)
    points = {point for span in spans for point in range(span.start, span.end)}
    listed = [point for span in result for point in range(span.start, span.end)]
    assert listed == sorted(points)
    assert all(one.end < other.start for one, other in itertools.pairwise(result))


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1)])
def test_a_span_that_cannot_be_is_a_bug(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(start, end)


def test_touching_is_not_overlapping() -> None:
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))
    assert Span(0, 4).contains(Span(2, 4))
    assert not Span(1, 4).contains(Span(0, 2))
