"""A text as a reader sees it, and where each part of it stands in the source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.anonymise.view import View

_PIECES = st.sampled_from(
    ["Jean", " ", "\n", "\n\n", "**", "_", "<br>", "- ", "1. ", "# ", "> ", "| ", "](", "[", ")",
     "`", "\u200b", "\u00ad", "👩‍👩‍👧", "é", "'s", ".", "07700 900123", "王", "Ж", "\\*"]
)  # fmt: skip
MARKDOWN = st.lists(_PIECES, max_size=40).map("".join)


def _seen(source: str) -> str:
    return " ".join(View(source).text.replace("|", " ").split())


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("**Jean** Hartley", "Jean Hartley"),
        ("Jean<br>Hartley", "Jean Hartley"),
        ("Jean\nHartley", "Jean Hartley"),
        ("- Jean\n- Pat", "Jean Pat"),
        ("1. Jean\n2) Pat", "Jean Pat"),
        ("## Visit to Jean", "Visit to Jean"),
        ("> > Jean", "Jean"),
        ("[Jean](http://a.example/jean)", "Jean http://a.example/jean)"),
        ("![Jean](jean.png)", "! Jean jean.png)"),
        ("`Jean`", "Jean"),
        ("_Jean_ snake_case", "Jean snake_case"),
        (r"\*Jean\*", "Jean"),
        ("Je\u200ban Hart\u00adley", "Jean Hartley"),
        ("", ""),
    ],
)
def test_marks_and_invisible_characters_are_not_seen(source: str, seen: str) -> None:
    assert _seen(source) == seen


@pytest.mark.parametrize(
    ("source", "spans"),
    [
        ("**Jean** Hartley", ["Jean", "Hartley"]),
        ("Jean<br>Hartley", ["Jean", "Hartley"]),
        ("Jean\nHartley", ["Jean\nHartley"]),
        ("👩‍👩‍👧 Je\u200ban Hartley", ["Je\u200ban Hartley"]),
        ("> Jean\n> Hartley", ["Jean", "Hartley"]),
        ("__Jean Hartley__", ["Jean Hartley"]),
    ],
)
def test_a_span_is_cut_where_markup_stands(source: str, spans: list[str]) -> None:
    view = View(source)
    start = view.text.index("J")
    end = view.text.rindex("y") + 1

    assert [source[s.start : s.end] for s in view.spans(start, end)] == spans


@pytest.mark.parametrize("source", ["| Jean | Pat |", "- Jean\n- Pat", "[Jean](pat.png)"])
def test_words_of_two_cells_items_or_targets_are_no_run(source: str) -> None:
    view = View(source)

    assert not view.is_run(view.words[0], view.words[1])


@pytest.mark.parametrize("source", ["Jean Pat", "**Jean** Pat", "Jean\nPat", "Jean<br>Pat"])
def test_words_parted_by_a_space_a_mark_or_a_line_end_are_a_run(source: str) -> None:
    view = View(source)

    assert view.is_run(view.words[0], view.words[1])


@pytest.mark.parametrize(
    ("source", "begins"),
    [
        ("Jean rang. Pat rang", [True, False, True, False]),
        ("\u201cJean\u201d rang", [True, False]),
        ("- Jean\n- Pat", [True, True]),
        ("with **Jean**", [True, False]),
    ],
)
def test_a_word_knows_whether_it_begins_a_sentence(source: str, begins: list[bool]) -> None:
    assert [word.begins_sentence for word in View(source).words] == begins


def test_a_possessive_is_not_part_of_the_name() -> None:
    assert [word.base for word in View("Jean's O’Brien’s James'").words] == [
        "Jean",
        "O’Brien",
        "James",
    ]


@pytest.mark.parametrize(
    ("source", "is_lower"),
    [("jean rang pat. i went to leeds", True), ("Jean rang Pat", False), ("", False)],
)
def test_a_writer_without_capitals_is_known(source: str, is_lower: bool) -> None:
    assert View(source).is_lower is is_lower


def test_a_run_without_a_space_is_set_apart_and_keeps_its_place() -> None:
    source = f"Jean {'ab1' * 60} Pat"
    view = View(source)

    assert view.endless == ((5, 185),)
    assert [word.text for word in view.words] == ["Jean", "Pat"]
    assert len(view.text) == len(source)


@given(MARKDOWN)
def test_every_word_is_where_it_says(source: str) -> None:
    view = View(source)

    for word in view.words:
        joined = "".join(source[s.start : s.end] for s in view.spans(word.start, word.end))
        letters = [c for c in joined if c.isalpha()]
        assert letters == [c for c in word.text if c.isalpha()]


@pytest.mark.parametrize("source", [" \nJean)", "\n\tJean (nan)"])
def test_a_span_begins_with_no_line_end_also_before_a_bracket(source: str) -> None:
    view = View(source)

    spans = view.spans(0, len(view.text))

    assert [source[s.start : s.end] for s in spans] == [source.strip()]


@given(MARKDOWN, st.data())
def test_spans_stand_in_order_hold_a_letter_and_no_mark(source: str, data: st.DataObject) -> None:
    view = View(source)
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))

    spans = view.spans(start, end)

    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for span in spans:
        words = source[span.start : span.end]
        assert any(c.isalnum() for c in words)
        # A star within a word that nothing closes is a star: the view has it, too.
        stars = () if "**" in view.text else ("**",)
        assert not any(mark in words for mark in (*stars, "<br>", "`", "|", "]("))
        assert words == words.strip()


@pytest.mark.parametrize(
    ("source", "is_lower"),
    [
        ("no capitals at all, and nobody minds", True),
        ("He rang. then i went. she cried. i sat. He slept in the van and i drove", True),
        ("He rang. Then I went to see Jean in Leeds. She cried. I sat with her.", False),
        ("Rang at 9. no answer. Jean, Tom and Ali were out with Mo in Hull.", False),
    ],
)
def test_who_leaves_capitals_out_writes_names_small_too(source: str, is_lower: bool) -> None:
    assert View(source).is_lower is is_lower
