"""Brackets are paired as Python-Markdown pairs them, in a time in step with the text."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.publish.blocks import EXTENSIONS
from reflectapp.publish.engine import engine
from tests.support.growth import is_linear

# fmt: off
PIECES = [
    "[", "]", "![", "(", ")", "a", "b c", "\\", "`", "*", "[a]: /x\n\n", "\n\n", "<", "[^1]", '"',
    "https://a.example",
]
# fmt: on


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_page_is_the_same_as_by_the_library_alone(text: str) -> None:
    alone = markdown.Markdown(extensions=EXTENSIONS, output_format="html")
    assert engine().convert(text) == alone.convert(text)


@pytest.mark.parametrize("passage", ["[", "[a", "![", "[ ", "[[a]", "[a][b"])
def test_brackets_that_nobody_closes_keep_nobody_waiting(passage: str) -> None:
    assert is_linear(lambda text: engine().convert(text), passage, 16_000)
