"""Finding entries by their words."""

from __future__ import annotations

from reflectapp.domain.entry import SearchHit
from reflectapp.storage.database import Database, Row
from reflectapp.storage.timeline import entry_row

_OPEN, _CLOSE = "\ue0b1\x02", "\ue0b1\x03"
"""Stand around hits in what SQLite returns; nobody types them."""

_BEFORE, _SNIPPET = 60, 240
"""Code points shown before the first hit, and in all."""

_LONG_BODY = 200_000
"""Bytes; FTS5 marks the hits of longer ones too slowly, so only their beginning is looked at."""

_BEGINNING = 20_000

_LONGEST_INDEXED_PREFIX = 5 + 2
"""As the index has it, and two quotation marks."""


_SHORT = 5 + 2
_ENDINGS = ("s", "e", "y", "ed", "ing")


def search(db: Database, words: str, limit: int = 100) -> list[SearchHit]:
    """Return the entries that hold all of `words`, the one begun last first, without the bin.

    Case, accents and English endings do not count. The last word may be unfinished.
    """
    terms = _terms(words)
    if not terms:
        return []
    whole = " ".join(terms)
    if len(terms[-1]) < _SHORT and terms[-1].strip('"').lower().endswith(_ENDINGS):
        # The index takes such an ending off: "bus" would find every word that begins with "bu".
        return _hits(db, whole, limit)
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
    # Not its snippet(): that takes a minute for a word that stands 20,000 times in one entry.
    found = db.rows(
        """SELECT entry_line.*,
            highlight(entry_search, 0, ?1, ?2) AS marked_title,
            CASE WHEN octet_length(entry_search.body) <= ?3
                THEN highlight(entry_search, 1, ?1, ?2)
                ELSE substr(entry_search.body, 1, ?4) END AS marked_body
        FROM entry_search CROSS JOIN entry_line ON entry_line.key = entry_search.rowid
        WHERE entry_search MATCH ?5 AND entry_line.in_bin = 0
        ORDER BY entry_search.rowid DESC LIMIT ?6""",
        (_OPEN, _CLOSE, _LONG_BODY, _BEGINNING, expression, limit),
    )
    return [_hit(row) for row in found]


def _terms(words: str) -> list[str]:
    """Return the terms in quotation marks, so that FTS5 takes none of them for an operator."""
    return [
        '"' + term.replace('"', '""') + '"'
        for term in words.replace("\0", " ").split()
        if any(character.isalnum() for character in term)
    ]


def _hit(row: Row) -> SearchHit:
    body, title = row["marked_body"], row["marked_title"]
    marked = title if _OPEN in title and _OPEN not in body else body
    return SearchHit(entry_row(row), *_snippet(marked))


def _snippet(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return whole words around the first hit, on one line, and where the hits stand in it."""
    first = max(marked.find(_OPEN), 0)
    # Only this much is looked at: white space and marks make it shorter.
    start, end = max(first - 4 * _BEFORE, 0), first + 4 * _SNIPPET
    text, hits = _unmarked(marked[start:end].rstrip(_OPEN[0]))
    is_whole_before, is_whole_after = start == 0, end >= len(marked)
    if hits and hits[0][0] > _BEFORE:
        at = text.find(" ", hits[0][0] - _BEFORE, hits[0][0]) + 1 or hits[0][0] - _BEFORE
        text, is_whole_before = text[at:], False
        hits = [(a - at, b - at) for a, b in hits]
    if len(text) > _SNIPPET:
        at = text.rfind(" ", _SNIPPET // 2, _SNIPPET) + 1 or _SNIPPET
        text, is_whole_after = text[:at], False
    head, tail = "" if is_whole_before else "…", "" if is_whole_after else "…"
    shift, length = len(head), len(text)
    within = tuple((a + shift, min(b, length) + shift) for a, b in hits if a < length)
    return head + text + tail, within


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text on one line, and where the hits stood."""
    first, *pieces = " ".join(marked.split()).split(_OPEN)
    parts, hits, length = [first], [], len(first)
    for piece in pieces:
        hit, _, rest = piece.partition(_CLOSE)
        hits.append((length, length + len(hit)))
        parts += (hit, rest)
        length += len(hit) + len(rest)
    return "".join(parts), hits
