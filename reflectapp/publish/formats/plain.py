"""Plain text, to paste where no markup is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import pairwise

from reflectapp.publish.document import Document, day_text
from reflectapp.publish.formats.tree import (
    Block,
    Listing,
    Preformatted,
    Quote,
    Rule,
    Run,
    Table,
    blocks,
    text_of,
)

HEAD_END = "\n\n"

_ADDRESS = re.compile(r" ‹(?:https?|mailto):[^‹›\s]*›")


def render(post: Document) -> bytes:
    """Return title, day, note and body; lists, quotes and tables by their usual marks."""
    has_title = any(piece.text.strip() for piece in post.title)
    head = f"{post.title_text}\n{day_text(post.day)}" if has_title else day_text(post.day)
    note = f"Content note: {post.content_note}\n\n" if post.content_note else ""
    return f"{head}{HEAD_END}{note}{text_of_blocks(blocks(post))}".encode()


def text_of_blocks(parts: Sequence[Block]) -> str:
    """Return blocks as plain text, with an empty line between two of them."""
    return "\n".join(_lines(parts)) + "\n"


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body as HTML; where links lead is no text of the page."""
    head, _, body = content.decode().partition(HEAD_END)
    return escape(head.partition("\n")[0], quote=False), escape(_ADDRESS.sub("", body), quote=False)


def _lines(parts: Sequence[Block]) -> list[str]:
    """Return blocks with an empty line between two of them."""
    lines: list[str] = []
    for number, block in enumerate(parts):
        lines += [""] * bool(number) + _block(block)
    return lines


def _block(block: Block) -> list[str]:
    if isinstance(block, Quote):
        return [f"> {line}".rstrip() for line in _lines(block.blocks)]
    if isinstance(block, Listing):
        return [line for number, item in enumerate(block.items) for line in _item(block, number)]
    if isinstance(block, Table):
        return [" | ".join(_words(cell) for cell in row.cells) for row in block.rows]
    if isinstance(block, Preformatted):
        return text_of(block.runs).rstrip("\n").split("\n")
    if isinstance(block, Rule):
        return ["* * *"]
    return _words(block.runs).split("\n")


def _item(listing: Listing, number: int) -> list[str]:
    """Return an item after its mark; a list within it follows without an empty line."""
    mark = "- " if listing.first is None else f"{listing.first + number}. "
    lines: list[str] = []
    for block in listing.items[number]:
        has_gap = lines and not isinstance(block, Listing)
        lines += ([""] if has_gap else []) + _block(block)
    first, *rest = lines or [""]
    return [f"{mark}{first}".rstrip(), *(f"{' ' * len(mark)}{line}".rstrip() for line in rest)]


def _words(runs: Sequence[Run]) -> str:
    """Return the words, with where a link leads after it."""
    words: list[str] = []
    for run, after in pairwise((*runs, Run(""))):
        words.append(run.text)
        is_last = run.link and run.link != after.link
        if is_last and not "".join(words).endswith(run.link.removeprefix("mailto:")):
            words.append(f" ‹{run.link}›")
    return "".join(words)
