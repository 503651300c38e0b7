"""Finding entries by their words."""

from __future__ import annotations

from dataclasses import replace

from reflectapp.domain.entry import SearchHit
from reflectapp.domain.sought import Sought, Term, sought
from reflectapp.domain.unmarked import unmarked
from reflectapp.storage.database import Database, Row
from reflectapp.storage.timeline import entry_row

_BEFORE, _SNIPPET = 60, 240
"""Code points shown before the first hit, and in all."""

_LOOKED_AT = 200_000
"""Code points of a body in which hits are looked for, to show the words around them."""

_LONGEST_INDEXED_BEGINNING = 5

_PAGES_TIDIED = 16
"""Pages of the index written by one tidying: more than a save of some thousand words adds."""


def search(db: Database, words: str, limit: int = 100) -> list[SearchHit]:
    """Return the entries that hold all of `words`, the one begun last first, without the bin.

    Case, accents and English endings do not count. The last word may be unfinished.
    """
    wanted = sought(words)
    if not wanted.terms:
        return []
    *others, last = wanted.terms
    if len(last.forms[0]) > _LONGEST_INDEXED_BEGINNING:
        # Beginnings of this length stand in no index: when the word is a common one, gathering
        # all words that begin so takes 0.1 s at 10,000 entries, and the word itself will do.
        whole = Sought((*others, replace(last, is_unfinished=False)))
        if _has_many(db, whole, limit):
            return _hits(db, whole, limit)
    return _hits(db, wanted, limit)


def tidy(db: Database) -> bool:
    """Merge a little of what recent saves added to the index; finding changes in no way.

    Takes about as long as a save, so it belongs behind one, when nobody waits. A search looks
    into every piece of the index: among seventy of them it takes four times as long as among four.

    Returns:
        Whether there is more to merge: a save adds more than this takes away.

    Raises:
        SaveFailedError: Nothing was changed.
        DamagedDatabaseError: A page of the index is not what was written.
    """
    with db.transaction(is_change=False):
        before = _changes(db)
        db.change(
            "INSERT INTO entry_search (entry_search, rank) VALUES ('merge', ?)", (_PAGES_TIDIED,)
        )
        # So FTS5 says that it had nothing to merge: only the statement itself counts.
        return _changes(db) - before >= 2


def _changes(db: Database) -> int:
    """Return how many rows were changed since the file was opened, those of the index too."""
    row = db.row("SELECT total_changes() AS n")
    return 0 if row is None else int(row["n"])


def _has_many(db: Database, wanted: Sought, limit: int) -> bool:
    """Say whether at least `limit` entries outside the bin hold what is wanted."""
    found = db.row(
        """SELECT count(*) AS n FROM (
            SELECT 1 FROM entry_search CROSS JOIN entry_line ON entry_line.key = entry_search.rowid
            WHERE entry_search MATCH ?1 AND entry_line.in_bin = 0 LIMIT ?2)""",
        (_match(wanted), limit),
    )
    return found is not None and found["n"] == limit


def _hits(db: Database, wanted: Sought, limit: int) -> list[SearchHit]:
    # By rowid, FTS5 hands out hits as it finds them; by rank, a common word would first have to
    # be weighed in every entry (0.4 s at 10,000 entries). CROSS JOIN keeps the index in front.
    # Not its highlight() or snippet(): they take every word of every hit apart anew.
    found = db.rows(
        """SELECT entry_line.*, entry_text.title, substr(entry_text.body, 1, ?1) AS beginning
        FROM entry_search CROSS JOIN entry_line ON entry_line.key = entry_search.rowid
        CROSS JOIN entry_text ON entry_text.key = entry_search.rowid
        WHERE entry_search MATCH ?2 AND entry_line.in_bin = 0
        ORDER BY entry_search.rowid DESC LIMIT ?3""",
        (_LOOKED_AT, _match(wanted), limit),
    )
    return [_hit(row, wanted) for row in found]


def _match(wanted: Sought) -> str:
    return " AND ".join(_expression(term) for term in wanted.terms)


def _expression(term: Term) -> str:
    """Return a term for FTS5, in quotation marks: nothing that was typed is an operator."""
    typed = '"' + term.typed.replace('"', '""').replace("\0", " ") + '"'
    beginning = term.forms[0] if term.is_unfinished else "\0"
    others = [
        '"' + " ".join((*term.lead, form)) + '"'
        for form in term.forms[1:]
        if not form.startswith(beginning)
    ]
    return "(" + " OR ".join([typed + " *" * term.is_unfinished, *others]) + ")"


def _hit(row: Row, wanted: Sought) -> SearchHit:
    body, title = row["beginning"], row["title"]
    place = next(wanted.ranges(body), None)
    if place is None and next(wanted.ranges(title), None) is not None:
        return SearchHit(entry_row(row), *_snippet(title, 0, wanted))
    return SearchHit(entry_row(row), *_snippet(body, place[0] if place else 0, wanted))


def _snippet(text: str, first: int, wanted: Sought) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return whole words around the first hit, on one line, and where the hits stand in it."""
    # Only this much is looked at: white space and marks make it shorter.
    start, end = max(first - 2 * _BEFORE, 0), first + 2 * _SNIPPET
    if start:
        start = _next_space(text, start, first)
    is_whole_before, is_whole_after = start == 0, end >= len(text)
    line = " ".join(unmarked(text[start:end]).split())
    hits = list(wanted.ranges(line))
    if hits and hits[0][0] > _BEFORE:
        at = line.find(" ", hits[0][0] - _BEFORE, hits[0][0]) + 1 or hits[0][0] - _BEFORE
        line, is_whole_before = line[at:], False
        hits = [(a - at, b - at) for a, b in hits]
    if len(line) > _SNIPPET:
        at = line.rfind(" ", _SNIPPET // 2, _SNIPPET) + 1 or _SNIPPET
        line, is_whole_after = line[:at], False
    head, tail = "" if is_whole_before else "…", "" if is_whole_after else "…"
    shift, length = len(head), len(line)
    within = tuple((a + shift, min(b, length) + shift) for a, b in hits if a < length)
    return head + line + tail, within


def _next_space(text: str, start: int, end: int) -> int:
    """Return the first white space from `start`, so that no word is cut; else `start`."""
    return next((at for at in range(start, end) if text[at].isspace()), start)
