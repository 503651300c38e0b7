"""Posts to judge: an entry, its history and decisions, and a re-reading that says yes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from reflectapp.anonymise.render import public_version
from reflectapp.domain.entry import Entry, Mood, Revision, entry_text, split_text
from reflectapp.domain.finding import Action, Decision, Finding, Kind, PublicVersion
from reflectapp.domain.post import (
    CheckIn,
    Consent,
    DelayChange,
    DelayPolicy,
    Post,
    Rereading,
)
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.publish.case import PostCase
from reflectapp.publish.ending import NO_ENDING, Ending

START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
SHIFT_DAY = date(2026, 3, 1)
TODAY = date(2026, 4, 1)
FORTNIGHT = DelayPolicy((DelayChange(START - timedelta(days=400), 14),))

YES = CheckIn(
    reasons=("others learn from it", "it is settled now"),
    mood=Mood.STEADY,
    as_person="She would not know herself.",
    as_colleague="Fair to the team.",
    as_employer="Nothing confidential.",
    consent=Consent.NOT_NEEDED,
    consent_note="Nobody can be recognised.",
    is_live_case=False,
)


def day(days: float) -> datetime:
    """Return the moment so many days after the start."""
    return START + timedelta(days=days)


@dataclass(frozen=True)
class Draft:
    """A post in the making: `case` gives what the gate judges."""

    title: str = ""
    body: str = "We talked for an hour."
    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()
    earlier: tuple[tuple[float, str], ...] = ()
    """(day, text) of revisions before the last one."""
    saved_on: float = 0
    now: float = 30
    subjects: tuple[Subject, ...] = ()
    profile: WriterProfile = field(default_factory=WriterProfile)
    policy: DelayPolicy = FORTNIGHT
    content_note: str = ""
    check_in: CheckIn | None = YES
    reread_on: float = 29
    is_analysed: bool = True
    ending: Ending = NO_ENDING

    @property
    def text(self) -> str:
        return entry_text(self.title, self.body)

    def decide(self, words: str, action: Action = Action.REPLACE, **more: object) -> Draft:
        """Return the draft with a decision for every place where `words` stand."""
        kind = more.pop("kind", Kind.PERSON)
        reason = "they agreed" if action is Action.KEEP else ""
        added = tuple(
            Decision(
                Span(at, at + len(words)), kind, action, **{"reason": reason, "group": words} | more
            )
            for at in places(self.text, words)
        )
        assert added
        return replace(self, decisions=self.decisions + added)

    @property
    def public(self) -> PublicVersion:
        return public_version(self.text, self.findings, self.decisions)

    @property
    def case(self) -> PostCase:
        title, body = split_text(self.text)
        entry = Entry("e", title, body, SHIFT_DAY, day(0), day(self.saved_on))
        texts = (*self.earlier, (self.saved_on, self.text))
        history = tuple(
            Revision(number, "e", day(saved), *split_text(text))
            for number, (saved, text) in enumerate(texts)
        )
        rereading = None
        if self.check_in is not None:
            read_at, ending = day(self.reread_on), self.ending.digest
            rereading = Rereading(self.public.digest, read_at, self.check_in, ending)
        return PostCase(
            post=Post("p", "e", day(0), self.content_note, rereading),
            entry=entry,
            history=history,
            public=self.public if self.is_analysed else None,
            decisions=self.decisions,
            register=Register(self.subjects),
            profile=self.profile,
            policy=self.policy,
            now=day(self.now),
            day_of=datetime.date,
            ending=self.ending,
        )


def places(text: str, words: str) -> list[int]:
    """Return where `words` stand in `text`."""
    found: list[int] = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words))
    return found


def subject(
    *aliases: str, kind: SubjectKind = SubjectKind.PERSON, is_writer: bool = False
) -> Subject:
    """Return a subject that goes by `aliases`."""
    return Subject(f"id {aliases[0]}", kind, aliases[0], aliases, is_writer)


def kinds(reasons: Sequence[object]) -> list[str]:
    """Return the kinds of reasons."""
    return [str(reason.kind) for reason in reasons]  # type: ignore[attr-defined]
