"""The writer's decisions about an entry, with every step back and forth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reflectapp.domain.finding import Decision
from reflectapp.domain.spans import Span, carried
from reflectapp.storage.codec import decisions_of, decisions_text
from reflectapp.storage.database import Database

MOST_STEPS = 200
"""Sets of decisions kept per entry; the oldest make room."""


class DecisionHistory:
    """Sets of decisions in the order in which they were made; one of them counts."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def current(self, entry_id: str) -> tuple[Decision, ...]:
        """Return the decisions that count, by span."""
        row = self.db.row(
            "SELECT decisions FROM decision_step WHERE entry_id = ? AND now = 1", (entry_id,)
        )
        return () if row is None else decisions_of(row["decisions"])

    def mentions(self, subject_id: str) -> bool:
        """Say whether a set that counts, of any entry, names this subject."""
        found = self.db.rows(
            "SELECT decisions FROM decision_step WHERE now = 1 AND instr(decisions, ?)",
            (subject_id,),
        )
        return any(
            decision.subject_id == subject_id
            for row in found
            for decision in decisions_of(row["decisions"])
        )

    def push(self, entry_id: str, decisions: Sequence[Decision]) -> None:
        """Let a new set count; what was undone before can no longer be redone."""
        ordered = sorted(decisions, key=lambda decision: decision.span)
        with self.db.transaction():
            position = self._position(entry_id)
            if position is None:
                position = 0
                self._insert(entry_id, position, ())
            self.db.change(
                "DELETE FROM decision_step WHERE entry_id = ? AND (position > ? OR position <= ?)",
                (entry_id, position, position + 1 - MOST_STEPS),
            )
            self._insert(entry_id, position + 1, ordered)
            self._point(entry_id, position + 1)

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
                "SELECT position, decisions FROM decision_step WHERE entry_id = ?", (entry_id,)
            )
            steps = {row["position"]: decisions_of(row["decisions"]) for row in found}
            spans = sorted({decision.span for step in steps.values() for decision in step})
            homes = dict(zip(spans, carried(old, new, spans), strict=True))
            for position, step in steps.items():
                moved = _moved(step, homes)
                if moved != step:
                    self.db.change(
                        "UPDATE decision_step SET decisions = ?"
                        " WHERE entry_id = ? AND position = ?",
                        (decisions_text(moved), entry_id, position),
                    )

    def _position(self, entry_id: str) -> int | None:
        row = self.db.row(
            "SELECT position FROM decision_step WHERE entry_id = ? AND now = 1", (entry_id,)
        )
        return None if row is None else int(row["position"])

    def _insert(self, entry_id: str, position: int, decisions: Sequence[Decision]) -> None:
        self.db.add(
            "INSERT INTO decision_step (entry_id, position, now, decisions) VALUES (?, ?, ?, ?)",
            (entry_id, position, int(position == 0), decisions_text(decisions)),
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


def _moved(step: Sequence[Decision], homes: dict[Span, Span | None]) -> tuple[Decision, ...]:
    return tuple(
        replace(decision, span=home)
        for decision in step
        if (home := homes[decision.span]) is not None
    )
