"""Markdown with front matter, and in it nothing that an engine of sites would act on.

Engines read more than plain Markdown: shortcodes, template tags, attributes in braces,
footnotes, abbreviations, formulas, commands of TeX. The writer saw these as text, and as text
they arrive.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reflectapp.publish.blocks import with_starred_rules
from reflectapp.publish.document import Document, Piece
from reflectapp.publish.formats import drawn, front_matter
from reflectapp.publish.formats.described import described
from reflectapp.publish.formats.source import source

_MARKS = re.compile(r"[\\`*_{}\[\]|#]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", "~": "&#126;", "$": "&#36;"}

# "<", braces and "$"; what begins a footnote or an abbreviation; a backslash that escapes nothing.
_EXTRAS = r"[<{$]|\[(?=\^)|^ {0,3}\*(?=\[[^\]\n]*\]:)|\\(?![!-/:-@\[-`{-~])"
_ACTED_ON = re.compile(_EXTRAS, re.MULTILINE)
_ACTED_ON_AND_BARS = re.compile(rf"{_EXTRAS}|\|", re.MULTILINE)
_TABLE = re.compile(r"^(?=[^\n]*\|)[ >|:\t-]*-[ >|:\t-]*$", re.MULTILINE)


def render(post: Document) -> bytes:
    """Return the post as a Markdown file: UTF-8, draft, dated with the day of export."""
    return f"{front_matter.head(post, draft=True)}\n{body(post, f'({post.stem}/{{}})')}".encode()


def files(post: Document) -> dict[str, bytes]:
    """Return the pictures: in a folder beside the post, of the same name."""
    return drawn.files(post, post.stem)


def body(post: Document, target: str, *, bars_are_tables: bool = False) -> str:
    """Return note and body; braces are left in code alone.

    Args:
        post: The post.
        target: What follows the words about a picture; "{}" stands for the name of its file.
        bars_are_tables: Whether the engine makes a table of every line with a bar in it.
    """
    has_table = any(_TABLE.search(p.text) for p in post.body if not p.is_literal)
    acted_on = _ACTED_ON_AND_BARS if bars_are_tables and not has_table else _ACTED_ON
    text = source(post.body, acted_on, post.paintings).filled(_shown(post, target), _bare)
    note = f"> **Content note:** {escaped(post.content_note)}\n\n" if post.content_note else ""
    return note + with_starred_rules(text).strip("\n") + "\n"


def _shown(post: Document, target: str) -> Callable[[Piece], str]:
    names = drawn.names(post)

    def shown(piece: Piece) -> str:
        if piece.painting is None:
            return escaped(piece.text)
        return f"![{described(piece.text)}]{target.format(names[piece.painting])}"

    return shown


def _bare(piece: Piece) -> str:
    return piece.text


def escaped(text: str) -> str:
    """Return plain text such that Markdown shows it as it is."""
    with_entities = "".join(_ENTITIES.get(char, char) for char in text)
    marked = _MARKS.sub(r"\\\g<0>", with_entities).replace("&\\#", "&#")
    return marked.replace("\\{", "&#123;")


shown = front_matter.shown
