"""Where the Markdown of a line is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.ui.journal.markdown import Look, heading_of, read_line

CASES = [
    ("# Late shift", [("# Late shift", Look.HEADING_1)]),
    ("## What went well", [("## What went well", Look.HEADING_2)]),
    ("###### Deep", [("###### Deep", Look.HEADING_3)]),
    ("#tag and #42 and a#b", [("#tag", Look.TAG)]),
    ("> slow is a speed too", [("> slow is a speed too", Look.QUOTE)]),
    ("- called back", [("-", Look.MARK)]),
    ("  12. second", [("12.", Look.MARK)]),
    ("---", [("---", Look.MARK)]),
    ("low *and* gold", [("*and*", Look.EMPHASIS)]),
    ("low _and_ gold", [("_and_", Look.EMPHASIS)]),
    ("a **strong** word", [("**strong**", Look.STRONG)]),
    ("some `*code*` here", [("`*code*`", Look.CODE)]),
    ("[words](https://example.org/a_b_c)", [("[words](https://example.org/a_b_c)", Look.LINK)]),
    ("snake_case_word and 2 * 3 * 4", []),
    ("#hashtag-free", [("#hashtag-free", Look.TAG)]),
    ("", []),
]


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_marks_are_found(line: str, expected: list[tuple[str, Look]]) -> None:
    found = [(line[p.start : p.end], p.look) for p in read_line(line).pieces]
    assert found == expected


def test_a_fence_opens_code_until_the_next_fence() -> None:
    opened = read_line("```python")
    inside = read_line("# no heading", in_code=opened.opens_code)
    closed = read_line("```", in_code=inside.opens_code)
    assert opened.opens_code
    assert [p.look for p in inside.pieces] == [Look.CODE]
    assert not closed.opens_code


@given(st.text(st.sampled_from("*_`#[]()<> ab\t1.->🙂"), max_size=60), st.booleans())
def test_pieces_lie_within_their_line(line: str, in_code: bool) -> None:
    for piece in read_line(line, in_code=in_code).pieces:
        assert 0 <= piece.start <= piece.end <= len(line)


def test_a_very_long_line_has_no_marks_inside() -> None:
    assert read_line("*a* " * 5_000).pieces == ()


def test_the_words_of_a_heading_are_read_without_its_signs() -> None:
    assert heading_of("## So what?") == "So what?"
    assert heading_of("So what?") == ""
