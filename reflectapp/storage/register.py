"""Subjects, terms that are nobody's name, decisions, and what the language process found."""

from __future__ import annotations

from collections.abc import Sequence

from reflectapp.domain.errors import NotFoundError
from reflectapp.domain.finding import Decision, Finding
from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.storage.codec import findings_of, findings_text
from reflectapp.storage.database import Database
from reflectapp.storage.decisions import DecisionHistory


class RegisterStore:
    """What the journal knows about names, and what the writer decided about them."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._history = DecisionHistory(db)

    def register(self) -> Register:
        """Return all subjects, by name, and all allowed terms."""
        with self.db.transaction():
            aliases: dict[str, list[str]] = {}
            for row in self.db.rows("SELECT * FROM subject_alias ORDER BY subject_id, position"):
                aliases.setdefault(row["subject_id"], []).append(row["alias"])
            subjects = tuple(
                Subject(
                    id=row["id"],
                    kind=SubjectKind(row["kind"]),
                    name=row["name"],
                    aliases=tuple(aliases.get(row["id"], ())),
                    is_writer=bool(row["is_writer"]),
                )
                for row in self.db.rows("SELECT * FROM subject ORDER BY name, id")
            )
            allowed = self.db.rows("SELECT term FROM allowed_term ORDER BY folded")
        return Register(subjects, tuple(row["term"] for row in allowed))

    def save_subject(self, subject: Subject, *, by_hand: bool = True) -> None:
        """Keep a subject, new or changed.

        Args:
            by_hand: By the writer, so it is never forgotten; not by a decision, with which it goes.
        """
        with self.db.transaction():
            self.db.change(
                "INSERT INTO subject (id, kind, name, is_writer, is_by_hand)"
                " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET"
                " kind = ?2, name = ?3, is_writer = ?4, is_by_hand = max(is_by_hand, ?5)",
                (subject.id, subject.kind, subject.name, int(subject.is_writer), int(by_hand)),
            )
            self.db.change("DELETE FROM subject_alias WHERE subject_id = ?", (subject.id,))
            self.db.change_all(
                "INSERT INTO subject_alias (subject_id, position, alias) VALUES (?, ?, ?)",
                [(subject.id, at, alias) for at, alias in enumerate(subject.aliases)],
            )

    def is_by_hand(self, subject_id: str) -> bool:
        """Say whether the writer put this subject in or changed it."""
        sql = "SELECT 1 FROM subject WHERE id = ? AND is_by_hand = 1"
        return self.db.row(sql, (subject_id,)) is not None

    def remove_subject(self, subject_id: str) -> None:
        """Forget a subject; decisions about it stay.

        Raises:
            NotFoundError: There is none.
        """
        if not self.db.change("DELETE FROM subject WHERE id = ?", (subject_id,)):
            raise NotFoundError

    def allow(self, term: str) -> None:
        """Ask about `term` no more, in any case."""
        self.db.change(
            "INSERT INTO allowed_term (folded, term) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (term.casefold(), term),
        )

    def disallow(self, term: str) -> None:
        """Ask about `term` again."""
        self.db.change("DELETE FROM allowed_term WHERE folded = ?", (term.casefold(),))

    def decisions(self, entry_id: str) -> tuple[Decision, ...]:
        """Return the decisions about an entry's present text, by span."""
        return self._history.current(entry_id)

    def is_in_use(self, subject_id: str) -> bool:
        """Say whether a decision that counts, about any entry, is about this subject."""
        return self._history.mentions(subject_id)

    def set_decisions(self, entry_id: str, decisions: Sequence[Decision]) -> None:
        """Replace all decisions about an entry; the former ones can be had back by undo."""
        self._history.push(entry_id, decisions)

    def undo_decisions(self, entry_id: str) -> bool:
        """Go back one step; False when there is none."""
        return self._history.move(entry_id, -1)

    def redo_decisions(self, entry_id: str) -> bool:
        """Go forward one step; False when there is none."""
        return self._history.move(entry_id, 1)

    def can_undo(self, entry_id: str) -> bool:
        """Say whether there is a step to go back."""
        return self._history.can_move(entry_id, -1)

    def can_redo(self, entry_id: str) -> bool:
        """Say whether there is a step to go forward."""
        return self._history.can_move(entry_id, 1)

    def carry_decisions(self, entry_id: str, old: str, new: str) -> None:
        """Let decisions follow an edit of the entry's text; touched ones are dropped."""
        self._history.carry(entry_id, old, new)

    def analysis(self, entry_id: str) -> tuple[str, str, tuple[Finding, ...]] | None:
        """Return the digest of the text that was analysed, the engine's version, the findings."""
        row = self.db.row("SELECT * FROM analysis WHERE entry_id = ?", (entry_id,))
        if row is None:
            return None
        return row["text_digest"], row["engine"], findings_of(row["findings"])

    def save_analysis(
        self, entry_id: str, text_digest: str, engine: str, findings: Sequence[Finding]
    ) -> None:
        """Keep what was found in an entry's text, in place of what was found before."""
        self.db.change(
            "INSERT INTO analysis (entry_id, text_digest, engine, findings)"
            " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (entry_id)"
            " DO UPDATE SET text_digest = ?2, engine = ?3, findings = ?4",
            (entry_id, text_digest, engine, findings_text(findings)),
        )
