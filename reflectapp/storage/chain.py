"""The hash chain over revisions, and the seal over all entries.

SQLCipher vouches for each page by itself, so a page that is put back from an older copy passes
every check of the file. Here each revision carries a link made of its words and the link before
it; each entry a digest made of its facts and its last link; the journal a seal, the sum of all
digests. They lie on different pages: one that is older than the others does not fit them.
A sum, so that erasing an entry leaves nothing of it and costs no walk through the others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reflectapp.storage.database import Cell, Database, Row

_MODULUS = 1 << 256

_ENTRIES = (
    "SELECT key, id, label, words, happened_on, created_at, changed_at, mood_before, mood_after,"
    " template, deleted_at, digest, (SELECT json_group_array(name) FROM (SELECT name"
    " FROM entry_tag WHERE entry_key = entry.key ORDER BY position)) AS tags FROM entry"
)
_ENTRIES_BY_KEYS = f"{_ENTRIES} WHERE key IN (SELECT value FROM json_each(?))"  # noqa: S608
_REVISIONS = "SELECT id, began_at, saved_at, title, body, link FROM revision WHERE entry_key = ?"
_FACTS = (
    "id",
    "label",
    "words",
    "happened_on",
    "created_at",
    "changed_at",
    "mood_before",
    "mood_after",
    "template",
    "deleted_at",
    "tags",
)


@dataclass(frozen=True, slots=True)
class ChainFaults:
    """Where the chain does not hold."""

    entries: int
    revisions: int
    broken: tuple[str, ...]
    """Ids of entries whose revisions, present words or facts do not fit."""
    is_seal_broken: bool
    """The entries as a whole are not those that were there last."""


def remove_entries(db: Database, keys: Collection[int]) -> None:
    """Take entries out of the seal; called before they are erased."""
    rows = db.rows(
        "SELECT digest FROM entry WHERE key IN (SELECT value FROM json_each(?))", (_keys(keys),)
    )
    _add_to_seal(db, -_sum(rows))


def link_last(db: Database, key: int) -> None:
    """Link the last revision of an entry to the one before, and the entry to it."""
    last_two = db.rows(f"{_REVISIONS} ORDER BY id DESC LIMIT 2", (key,))
    before = last_two[1]["link"] if len(last_two) > 1 else ""
    link = ""
    for revision in last_two[:1]:
        link = _link(before, revision)
        db.change("UPDATE revision SET link = ? WHERE id = ?", (link, revision["id"]))
    seal_entry(db, key, link)


def renew_entry(db: Database, key: int) -> None:
    """Make the digest of an entry and the seal fit what it holds now.

    The links stay as they are: what they no longer fit would otherwise never be noticed.
    """
    last = db.row("SELECT link FROM revision WHERE entry_key = ? ORDER BY id DESC LIMIT 1", (key,))
    seal_entry(db, key, "" if last is None else last["link"])


def new_links(at: str, versions: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the links of a new entry's versions (title and body), all of them saved at `at`."""
    link = ""
    for title, body in versions:
        link = _hash((link, at, at, title, body))
        yield link


def seal_entry(db: Database, key: int, link: str) -> None:
    """Make the digest of an entry, whose last revision has `link`, and the seal fit it."""
    seal_entries(db, {key: link})


def seal_entries(db: Database, links: Mapping[int, str]) -> None:
    """Make the digests of entries, of whose last revisions the links are given, and the seal fit.

    Args:
        links: By the key of the entry.
    """
    rows = db.rows(_ENTRIES_BY_KEYS, (_keys(links),))
    digests = [(_digest(row, links[row["key"]]), row["key"]) for row in rows]
    db.change_all("UPDATE entry SET digest = ? WHERE key = ?", digests)
    _add_to_seal(db, sum(_number(new) for new, _ in digests) - _sum(rows))


def seal_all(connection: Any) -> None:
    """Make every link, digest and the seal anew; the caller holds the transaction."""
    total = 0
    for row in connection.execute(_ENTRIES).fetchall():
        link = ""
        for revision in connection.execute(f"{_REVISIONS} ORDER BY id", (row["key"],)).fetchall():
            link = _link(link, revision)
            cells = (link, revision["id"])
            connection.execute("UPDATE revision SET link = ? WHERE id = ?", cells)
        digest = _digest(row, link)
        connection.execute("UPDATE entry SET digest = ? WHERE key = ?", (digest, row["key"]))
        total += _number(digest)
    connection.execute("UPDATE journal SET seal = ?", (_written(total),))


def chain_faults(connection: Any) -> Iterator[ChainFaults]:
    """Walk through all entries; yield what is known so far, every hundred and at the end."""
    entries = revisions = total = 0
    broken: list[str] = []
    for row in connection.execute(_ENTRIES):
        entries += 1
        total += _number(row["digest"])
        count, is_whole = _walk(connection, row)
        revisions += count
        if not is_whole:
            broken.append(row["id"])
        if entries % 100 == 0:
            yield ChainFaults(entries, revisions, tuple(broken), is_seal_broken=False)
    seal = connection.execute("SELECT seal FROM journal").fetchone()["seal"]
    yield ChainFaults(entries, revisions, tuple(broken), _number(seal) != total % _MODULUS)


def _walk(connection: Any, row: Row) -> tuple[int, bool]:
    """Return how many revisions an entry has, and whether all fits."""
    link, title, body = "", None, None
    is_whole, count = True, 0
    for revision in connection.execute(f"{_REVISIONS} ORDER BY id", (row["key"],)):
        link = _link(link, revision)
        is_whole = is_whole and link == revision["link"]
        title, body, count = revision["title"], revision["body"], count + 1
    present = connection.execute(
        "SELECT title, body FROM entry_text WHERE key = ?", (row["key"],)
    ).fetchone()
    holds_last = present is not None and (present["title"], present["body"]) == (title, body)
    return count, is_whole and holds_last and _digest(row, link) == row["digest"]


def _add_to_seal(db: Database, number: int) -> None:
    row = db.row("SELECT seal FROM journal")
    if row is not None:
        db.change("UPDATE journal SET seal = ?", (_written(_number(row["seal"]) + number),))


def _keys(keys: Iterable[int]) -> str:
    return json.dumps(list(keys))


def _sum(rows: Iterable[Row]) -> int:
    return sum(_number(row["digest"]) for row in rows)


def _link(before: str, revision: Row) -> str:
    names = ("began_at", "saved_at", "title", "body")
    return _hash((before, *(revision[name] for name in names)))


def _digest(row: Row, link: str) -> str:
    return _hash((link, *(row[name] for name in _FACTS)))


def _hash(cells: Iterable[Cell]) -> str:
    """Return SHA-256 over cells, each with its length, so that none can flow into the next."""
    whole = hashlib.sha256()
    for cell in cells:
        raw = b"-" if cell is None else str(cell).encode("utf-8")
        whole.update(len(raw).to_bytes(8, "big") + (b"0" if cell is None else b"1") + raw)
    return whole.hexdigest()


def _number(digest: str) -> int:
    """Read a digest; nothing yet, or one that cannot be read, counts nothing."""
    try:
        return int(digest or "0", 16)
    except ValueError:
        return 0


def _written(number: int) -> str:
    return f"{number % _MODULUS:064x}"
