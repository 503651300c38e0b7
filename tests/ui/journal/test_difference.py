"""What changed between two revisions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reflectapp.ui.journal.difference import Change, Part, difference

TEXTS = st.text(st.sampled_from("ab c\n.'🙂"), max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_their_difference(old: str, new: str) -> None:
    parts = difference(old, new)
    assert "".join(p.text for p in parts if p.change is not Change.ADDED) == old
    assert "".join(p.text for p in parts if p.change is not Change.REMOVED) == new


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert difference(text, text) == ((Part(Change.SAME, text),) if text else ())


def test_whole_words_are_shown_as_changed() -> None:
    assert difference("She was angry today.\n", "She was tired today.\n") == (
        Part(Change.SAME, "She was "),
        Part(Change.REMOVED, "angry"),
        Part(Change.ADDED, "tired"),
        Part(Change.SAME, " today.\n"),
    )


def test_a_space_between_two_changed_words_is_part_of_the_change() -> None:
    assert difference("very angry now", "rather tired now") == (
        Part(Change.REMOVED, "very angry"),
        Part(Change.ADDED, "rather tired"),
        Part(Change.SAME, " now"),
    )


def test_a_rewritten_long_text_is_shown_as_a_whole() -> None:
    old, new = " ".join(f"a{i}" for i in range(3_000)), " ".join(f"b{i}" for i in range(3_000))
    assert difference(old, new) == (Part(Change.REMOVED, old), Part(Change.ADDED, new))
