"""Templates: headings in the entry, prompts only beside them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from reflectapp.ui.journal.editor import COLUMN
from reflectapp.ui.journal.prompts import shown_prompts
from reflectapp.ui.journal.templates import Template, template, templates


def test_gibbs_asks_its_six_questions_in_order() -> None:
    gibbs = template("gibbs")
    assert gibbs is not None
    assert [heading for heading, _ in gibbs.sections] == [
        "Description",
        "Feelings",
        "Evaluation",
        "Analysis",
        "Conclusion",
        "Action plan",
    ]


def test_driscoll_asks_three() -> None:
    driscoll = template("driscoll")
    assert driscoll is not None
    assert [heading for heading, _ in driscoll.sections] == ["What?", "So what?", "Now what?"]


def test_free_writing_begins_with_an_empty_page_and_a_prompt() -> None:
    free = template("free")
    assert free is not None
    assert free.body == ""
    assert free.prompt("")


@pytest.mark.parametrize("one", templates(), ids=lambda one: one.key)
def test_headings_go_into_the_entry_and_prompts_never(one: Template) -> None:
    assert one.name
    assert one.about
    for heading, prompt in one.sections:
        assert prompt
        assert prompt not in one.body
        assert not heading or f"## {heading}\n" in one.body


@pytest.mark.parametrize("one", templates(), ids=lambda one: one.key)
def test_a_prompt_leaves_the_blank_line_before_the_next_heading(one: Template) -> None:
    """A section begins with two empty lines: the prompt may take one."""
    for heading, prompt in one.sections:
        assert not heading or len(prompt) < COLUMN - 5


def test_an_unknown_template_is_none_at_all() -> None:
    assert template("from a newer version") is None
    assert template(None) is None


def _prompts(text: str) -> list[str]:
    free = template("free")
    assert free is not None
    document = QTextDocument()
    document.setPlainText(text)
    return [shown.words for shown in shown_prompts(document, document.firstBlock(), free)]


def test_the_opening_prompt_stands_on_an_empty_page() -> None:
    assert len(_prompts("")) == 1


@pytest.mark.parametrize(
    "text", ["A night.\n\n", "A night.\n\n## What happened\n\nMuch.", "\n\nA night."]
)
def test_the_opening_prompt_never_stands_between_words(text: str) -> None:
    assert _prompts(text) == []
