"""The writer's decisions about an entry, with every step back and forth."""

from __future__ import annotations

import json
from collections.abc import Sequence

from reflectapp.domain.finding import Decision
from reflectapp.domain.spans import Span, carried
from reflectapp.storage.codec import decision_of, decision_text
from reflectapp.storage.database import Database

MOST_STEPS = 200
"""Sets of decisions kept per entry; the oldest make room."""


class DecisionHistory:
    """Sets of decisions in the order in which they were made; one of them counts."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def current(self, entry_id: str) -> tuple[Decision, ...]:
        """Return the decisions that count, by span."""
        found = self.db.rows(
            "SELECT first, past, content FROM decision WHERE key IN"
            " (SELECT value FROM decision_step, json_each(decision_step.keys)"
            "  WHERE entry_id = ? AND now = 1) ORDER BY first, past",
            (entry_id,),
        )
        return tuple(decision_of(Span(row["first"], row["past"]), row["content"]) for row in found)

    def mentions(self, subject_id: str) -> bool:
        """Say whether a set that counts, of any entry, names this subject."""
        found = self.db.row(
            "SELECT 1 FROM decision JOIN decision_step USING (entry_id)"
            " WHERE subject_id = ? AND now = 1"
            " AND decision.key IN (SELECT value FROM json_each(decision_step.keys)) LIMIT 1",
            (subject_id,),
        )
        return found is not None

    def push(self, entry_id: str, decisions: Sequence[Decision]) -> None:
        """Let a new set count; what was undone before can no longer be redone."""
        with self.db.transaction():
            position = self._position(entry_id)
            if position is None:
                position = 0
                self._insert(entry_id, position, [])
            self.db.change(
                "DELETE FROM decision_step WHERE entry_id = ? AND (position > ? OR position <= ?)",
                (entry_id, position, position + 1 - MOST_STEPS),
            )
            self._insert(entry_id, position + 1, self._keys(entry_id, decisions))
            self._point(entry_id, position + 1)
            self.db.change(
                "DELETE FROM decision WHERE entry_id = ?1 AND key NOT IN (SELECT value"
                " FROM decision_step, json_each(decision_step.keys) WHERE entry_id = ?1)",
                (entry_id,),
            )

    def move(self, entry_id: str, by: int) -> bool:
        """Let the set `by` steps away count; False when there is none."""
        with self.db.transaction():
            position = self._position(entry_id)
            return position is not None and self._point(entry_id, position + by)

    def can_move(self, entry_id: str, by: int) -> bool:
        """Say whether there is a set `by` steps away."""
        return (
            self.db.row(
                "SELECT 1 FROM decision_step AS here JOIN decision_step AS there"
                " ON there.entry_id = here.entry_id AND there.position = here.position + ?"
                " WHERE here.entry_id = ? AND here.now = 1",
                (by, entry_id),
            )
            is not None
        )

    def carry(self, entry_id: str, old: str, new: str) -> None:
        """Let every set follow an edit; a decision whose words were touched is dropped."""
        with self.db.transaction():
            found = self.db.rows(
                "SELECT key, first, past FROM decision WHERE entry_id = ?", (entry_id,)
            )
            spans = {row["key"]: Span(row["first"], row["past"]) for row in found}
            homes = dict(zip(spans, carried(old, new, list(spans.values())), strict=True))
            self.db.change_all(
                "DELETE FROM decision WHERE key = ?",
                [(key,) for key, home in homes.items() if home is None],
            )
            self.db.change_all(
                "UPDATE decision SET first = ?, past = ? WHERE key = ?",
                [
                    (home.start, home.end, key)
                    for key, home in homes.items()
                    if home is not None and home != spans[key]
                ],
            )

    def _keys(self, entry_id: str, decisions: Sequence[Decision]) -> list[int]:
        """Return the key of each decision; those that no set has yet are stored."""
        found = self.db.rows("SELECT * FROM decision WHERE entry_id = ?", (entry_id,))
        known = {(row["first"], row["past"], row["content"]): row["key"] for row in found}
        keys = []
        for decision in decisions:
            cells = (decision.span.start, decision.span.end, decision_text(decision))
            if cells not in known:
                known[cells] = self.db.add(
                    "INSERT INTO decision (first, past, content, entry_id, subject_id)"
                    " VALUES (?, ?, ?, ?, ?)",
                    (*cells, entry_id, decision.subject_id),
                )
            keys.append(known[cells])
        return keys

    def _position(self, entry_id: str) -> int | None:
        row = self.db.row(
            "SELECT position FROM decision_step WHERE entry_id = ? AND now = 1", (entry_id,)
        )
        return None if row is None else int(row["position"])

    def _insert(self, entry_id: str, position: int, keys: Sequence[int]) -> None:
        self.db.add(
            "INSERT INTO decision_step (entry_id, position, now, keys) VALUES (?, ?, ?, ?)",
            (entry_id, position, int(position == 0), json.dumps(keys)),
        )

    def _point(self, entry_id: str, position: int) -> bool:
        there = self.db.row(
            "SELECT 1 FROM decision_step WHERE entry_id = ? AND position = ?",
            (entry_id, position),
        )
        if there is None:
            return False
        self.db.change(
            "UPDATE decision_step SET now = (position = ?) WHERE entry_id = ?",
            (position, entry_id),
        )
        return True
