"""A list typed right below a line of text is a list for every reader."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.publish.blocks import with_lists_set_off


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("What I did:\n- sat\n- listened", "What I did:\n\n- sat\n- listened"),
        ("What I did:\n1. sat\n2. listened", "What I did:\n\n1. sat\n2. listened"),
        ("- sat\nwith her\n- listened", "- sat\nwith her\n- listened"),
        ("What I did:\n\n- sat", "What I did:\n\n- sat"),
        ("## What I did\n- sat", "## What I did\n- sat"),
        ("In the year\n2019. It was cold", "In the year\n2019. It was cold"),
        ("Out\n--- and in", "Out\n--- and in"),
        ("```\na\n- b\n```\nc\n- d", "```\na\n- b\n```\nc\n\n- d"),
        ("> said\n- sat", "> said\n- sat"),
    ],
)
def test_a_list_is_set_off_where_it_interrupts_a_paragraph(typed, read):
    assert with_lists_set_off(typed) == read


def test_a_list_below_a_line_is_shown_as_a_list():
    page = markdown.markdown(with_lists_set_off("What I did:\n- sat with [Person A]\n- listened"))
    assert page.count("<li>") == 2


@given(st.lists(st.sampled_from(["a b", "- c", "1. d", "2. e", "", "```", "# f", "> g", "  h"])))
def test_only_empty_lines_come_in_and_once_is_enough(lines):
    typed = "\n".join(lines)
    read = with_lists_set_off(typed)
    assert [line for line in read.split("\n") if line] == [line for line in lines if line]
    assert with_lists_set_off(read) == read
