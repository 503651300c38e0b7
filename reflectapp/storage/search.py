"""Finding entries by their words."""

from __future__ import annotations

from reflectapp.domain.entry import SearchHit
from reflectapp.storage.database import Database
from reflectapp.storage.timeline import entry_row

_OPEN, _CLOSE = "\ue0b1\x02", "\ue0b1\x03"
"""Stand around hits in what SQLite returns; nobody types them."""

_SNIPPET_WORDS = 24
_LONGEST_INDEXED_PREFIX = 5 + 2
"""As the index has it, and two quotation marks."""


def search(db: Database, words: str, limit: int = 100) -> list[SearchHit]:
    """Return the entries that hold all of `words`, the one begun last first, without the bin.

    Case, accents and English endings do not count. The last word may be unfinished.
    """
    terms = _terms(words)
    if not terms:
        return []
    whole = " ".join(terms)
    if len(terms[-1]) > _LONGEST_INDEXED_PREFIX:
        # Beginnings of this length stand in no index: when the word is a common one, gathering
        # all words that begin so takes 0.1 s at 10,000 entries, and the word itself will do.
        hits = _hits(db, whole, limit)
        if len(hits) == limit:
            return hits
    return _hits(db, whole + "*", limit)


def _hits(db: Database, expression: str, limit: int) -> list[SearchHit]:
    # By rowid, FTS5 hands out hits as it finds them; by rank, a common word would first have to
    # be weighed in every entry (0.4 s at 10,000 entries). CROSS JOIN keeps the index in front.
    found = db.rows(
        """SELECT entry_line.*, snippet(entry_search, -1, ?, ?, '…', ?) AS snippet
        FROM entry_search CROSS JOIN entry_line ON entry_line.key = entry_search.rowid
        WHERE entry_search MATCH ? AND entry_line.in_bin = 0
        ORDER BY entry_search.rowid DESC LIMIT ?""",
        (_OPEN, _CLOSE, _SNIPPET_WORDS, expression, limit),
    )
    return [SearchHit(entry_row(row), *_marked(row["snippet"])) for row in found]


def _terms(words: str) -> list[str]:
    """Return the terms in quotation marks, so that FTS5 takes none of them for an operator."""
    return [
        '"' + term.replace('"', '""') + '"'
        for term in words.replace("\0", " ").split()
        if any(character.isalnum() for character in term)
    ]


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, hits = "", []
    pieces = snippet.split(_OPEN)
    text = pieces[0].replace(_CLOSE, "")
    for piece in pieces[1:]:
        hit, _, rest = piece.partition(_CLOSE)
        hits.append((len(text), len(text) + len(hit)))
        text += hit + rest.replace(_CLOSE, "")
    return text, tuple(hits)
