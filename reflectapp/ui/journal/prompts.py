"""A template's prompts, shown where nothing is written yet; they are never part of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextDocument

from reflectapp.ui.journal.markdown import heading_of
from reflectapp.ui.journal.templates import Template


@dataclass(frozen=True, slots=True)
class ShownPrompt:
    """A prompt and the empty lines that it may be painted over."""

    words: str
    first: QTextBlock
    last: QTextBlock


def shown_prompts(
    document: QTextDocument, first: QTextBlock, template: Template
) -> Iterator[ShownPrompt]:
    """Yield the prompts of sections without words, from the visible block `first` on.

    The caller stops asking when a prompt lies below what is visible.
    """
    opening = template.prompt("")
    if opening and document.characterCount() == 1:
        yield ShownPrompt(opening, document.firstBlock(), document.firstBlock())
        return
    heading = first
    while heading.isValid():
        below = heading.next()
        words = heading_of(heading.text())
        # The opening prompt stands under no heading: it is for the empty page alone.
        prompt = template.prompt(words) if words else ""
        if prompt and below.isValid() and not below.text().strip():
            last = below
            while last.next().isValid() and not last.next().text().strip():
                last = last.next()
            following = last.next()
            if not following.isValid() or heading_of(following.text()):
                yield ShownPrompt(prompt, below, last)
            below = following
        heading = below


def prompt_at(block: QTextBlock, template: Template) -> str:
    """Return the prompt of the section that the block is in, while that has no words."""
    heading = block
    while heading.isValid() and not heading.text().strip():
        heading = heading.previous()
    if not heading.isValid():
        return template.prompt("") if not block.document().characterCount() > 1 else ""
    found = next(shown_prompts(block.document(), heading, template), None)
    inside = found is not None and (
        found.first.blockNumber() <= block.blockNumber() <= found.last.blockNumber()
    )
    return found.words if found is not None and inside else ""
