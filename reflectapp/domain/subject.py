"""Who and what the journal knows: subjects, their aliases, and the writer's own terms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class SubjectKind(StrEnum):
    """What a subject is."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Subject:
    """A person, place or organisation that the journal knows."""

    id: str
    kind: SubjectKind
    name: str
    """How the writer sees it named in the register; always one of the aliases."""
    aliases: tuple[str, ...]
    is_writer: bool = False
    """The writer's own name, employer, team, town or pen name: must never leave."""

    def with_alias(self, alias: str) -> Subject:
        """Return the subject with one more alias; spelling is kept, repeats are not."""
        folded = {known.casefold() for known in self.aliases}
        if not alias.strip() or alias.casefold() in folded:
            return self
        return replace(self, aliases=(*self.aliases, alias))


@dataclass(frozen=True, slots=True)
class Register:
    """All subjects of a journal, and the words that the writer said are nobody's name."""

    subjects: tuple[Subject, ...] = ()
    allowed: tuple[str, ...] = ()
    """Terms never asked about again; a term that is also an alias is still found."""

    def by_id(self, subject_id: str) -> Subject | None:
        """Return the subject with this id, or None when it was removed."""
        return next((s for s in self.subjects if s.id == subject_id), None)

    def named(self, alias: str) -> tuple[Subject, ...]:
        """Return the subjects that go by `alias`, in any case."""
        wanted = alias.casefold()
        return tuple(s for s in self.subjects if wanted in (a.casefold() for a in s.aliases))
