"""Markdown in which nothing is left that an engine of sites would act on.

Engines read more than plain Markdown: shortcodes, template tags, attributes in braces,
footnotes, abbreviations, formulas. The writer saw these as text, and as text they arrive.
"""

from __future__ import annotations

import re

from reflectapp.publish.document import Document
from reflectapp.publish.formats.markdown import escaped, note
from reflectapp.publish.formats.source import source

_EXTRAS = r"[<{]|\[(?=\^)|\$(?=\$)|^ {0,3}\*(?=\[[^\]\n]*\]:)"
_ACTED_ON = re.compile(_EXTRAS, re.MULTILINE)
_ACTED_ON_AND_BARS = re.compile(rf"{_EXTRAS}|\|", re.MULTILINE)
_TABLE = re.compile(r"^[ >]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)


def body(post: Document, *, bars_are_tables: bool = False) -> str:
    """Return note and body; braces are left in code alone.

    Args:
        post: The post.
        bars_are_tables: Whether the engine makes a table of every line with a bar in it.
    """
    has_table = any(_TABLE.search(p.text) for p in post.body if not p.is_literal)
    acted_on = _ACTED_ON_AND_BARS if bars_are_tables and not has_table else _ACTED_ON
    text = source(post.body, acted_on).filled(lambda p: _escaped(p.text), lambda p: p.text)
    return _braces_out(note(post)) + text.strip("\n") + "\n"


def _escaped(text: str) -> str:
    return _braces_out(escaped(text)).replace("$", "&#36;")


def _braces_out(text: str) -> str:
    return text.replace("\\{", "&#123;")
