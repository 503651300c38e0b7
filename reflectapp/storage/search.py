"""Finding entries by their words."""

from __future__ import annotations

from reflectapp.domain.entry import SearchHit
from reflectapp.storage.database import Database
from reflectapp.storage.timeline import entry_row

_OPEN, _CLOSE = "\ue0b1\x02", "\ue0b1\x03"
"""Stand around hits in what SQLite returns; nobody types them."""

_SNIPPET_WORDS = 24
_TITLE_FIRST = "bm25(5.0, 1.0)"
"""A word in the title counts as five in the body."""


def search(db: Database, words: str, limit: int = 100) -> list[SearchHit]:
    """Return the entries that hold all of `words`, the best first; the bin is left out.

    Case, accents and English endings do not count. The last word may be unfinished.
    """
    expression = _expression(words)
    if not expression:
        return []
    # FTS5 sorts by itself, so snippets are made for the rows that are returned alone.
    found = db.rows(
        """SELECT entry_line.*, snippet(entry_search, -1, ?, ?, '…', ?) AS snippet
        FROM entry_search JOIN entry_line ON entry_line.key = entry_search.rowid
        WHERE entry_search MATCH ? AND entry_line.in_bin = 0 AND rank MATCH ?
        ORDER BY rank LIMIT ?""",
        (_OPEN, _CLOSE, _SNIPPET_WORDS, expression, _TITLE_FIRST, limit),
    )
    return [SearchHit(entry_row(row), *_marked(row["snippet"])) for row in found]


def _expression(words: str) -> str:
    """Return an FTS5 expression in which every term is quoted, so that none is an operator."""
    terms = [
        '"' + term.replace('"', '""') + '"'
        for term in words.replace("\0", " ").split()
        if any(character.isalnum() for character in term)
    ]
    return " ".join(terms) + "*" if terms else ""


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, hits = "", []
    pieces = snippet.split(_OPEN)
    text = pieces[0].replace(_CLOSE, "")
    for piece in pieces[1:]:
        hit, _, rest = piece.partition(_CLOSE)
        hits.append((len(text), len(text) + len(hit)))
        text += hit + rest.replace(_CLOSE, "")
    return text, tuple(hits)
