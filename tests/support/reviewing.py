"""Entries that have been looked through; the test says what is found, and no model runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager

from reflectapp.assets import resource
from reflectapp.domain.entry import Entry
from reflectapp.domain.finding import Finding, Kind, Tier
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register
from reflectapp.services.session import Session
from reflectapp.ui.context import Bus, Context
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme

Names = Mapping[str, tuple[Kind, Tier, str]]
"""Words -> what they are, how sure one is, and their group."""

JEAN: Names = {
    "Jean Hartley": (Kind.PERSON, Tier.REPLACE, "jean"),
    "Mrs Hartley": (Kind.PERSON, Tier.REPLACE, "jean"),
    "Jean": (Kind.PERSON, Tier.REPLACE, "jean"),
    "Halifax": (Kind.PLACE, Tier.REPLACE, "halifax"),
    "Gibbs": (Kind.PERSON, Tier.ASK, "gibbs"),
}
TITLE = "A late visit"
BODY = (
    "Jean Hartley stood on the step. Mrs Hartley does that when she is frightened.\n\n"
    "I drove home to Halifax and thought of Gibbs. Jean will be asleep by now."
)


def findings(text: str, names: Names) -> tuple[Finding, ...]:
    """Return a finding wherever one of the names stands, longer names first."""
    found: dict[Span, Finding] = {}
    for words, (kind, tier, group) in sorted(names.items(), key=lambda n: -len(n[0])):
        for match in re.finditer(rf"\b{re.escape(words)}\b", text):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in found):
                found[span] = Finding(span, kind, tier, 0.9, "test", group=group)
    return tuple(found[span] for span in sorted(found))


def looked_through(
    session: Session, title: str = TITLE, body: str = BODY, names: Names = JEAN
) -> Entry:
    """Return a new entry in which `names` were found."""
    entry = session.journal.new_entry(title=title, body=body)
    session.review.record(entry.id, entry.text, findings(entry.text, names))
    return entry


class NamesModel:
    """Stands in for the language process: finds the names that it was given."""

    def __init__(self, names: Names, error: Exception | None = None) -> None:
        self.names, self.error = names, error
        self.asked = 0

    def analyse(self, key: str, text: str, register: Register) -> Future[tuple[Finding, ...]]:
        """Answer at once."""
        self.asked += 1
        answer: Future[tuple[Finding, ...]] = Future()
        if self.error is None:
            answer.set_result(findings(text, self.names))
        else:
            answer.set_exception(self.error)
        return answer

    def close(self) -> None:
        """Nothing runs."""


class Endless(NamesModel):
    """A model that never answers."""

    def analyse(self, key: str, text: str, register: Register) -> Future[tuple[Finding, ...]]:
        """Ask, and wait for ever."""
        return Future()


@contextmanager
def context_of(session: Session) -> Iterator[Context]:
    """Give the collaborators of a place, and end their threads."""
    tasks = Tasks()
    yield Context(session, tasks, Theme(resource()), Bus())
    tasks.close()
