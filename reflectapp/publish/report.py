"""What the gate says: which conditions hold, and why the others do not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reflectapp.domain.entry import split_text
from reflectapp.domain.finding import PublicVersion
from reflectapp.domain.post import Post, PostState
from reflectapp.publish.checks import Leak
from reflectapp.publish.ripeness import YoungSpan
from reflectapp.publish.words import has_words


class ConditionKind(StrEnum):
    """What must hold before a post may leave, in this order."""

    DECIDED = "decided"
    """The text is analysed, every finding decided, every *keep* reasoned, substitutes short."""
    RIPE = "ripe"
    """The public version has no young word."""
    MARKUP = "markup"
    """The rendered page shows every placeholder and every word."""
    LEAKS = "leaks"
    """The bytes hold nothing that names somebody."""
    REREAD = "re-read"
    """The writer re-read the whole after it ripened, and answered."""
    APPROVED = "approved"
    """The text and decisions are those that were re-read."""


class ReasonKind(StrEnum):
    """Why a condition does not hold."""

    NOT_ANALYSED = "not analysed"
    UNDECIDED = "undecided"
    KEEP_WITHOUT_REASON = "keep without reason"
    SUBSTITUTES = "substitutes"
    """Substitutes side by side bring more words than one alone may."""
    YOUNG = "young"
    NOTHING_LEFT = "nothing left"
    """The public version has no word in its body."""
    MARKUP_LOST = "markup lost"
    TITLE_TOO_LONG = "title too long"
    """The blog takes no post with such a title; `count` is how many signs it takes."""
    LEAK = "leak"
    SHIFT_DATE = "shift date"
    """The day of the shift stands in the title or the front matter."""
    NOT_REREAD = "not re-read"
    REREAD_TOO_EARLY = "re-read too early"
    """It was re-read before the last word had ripened."""
    REASONS_MISSING = "reasons missing"
    """Two reasons of two words each, not the same."""
    ANSWER_MISSING = "answer missing"
    """How it reads to the person, a colleague, the employer."""
    CONSENT_MISSING = "consent missing"
    SLEEP_ON_IT = "sleep on it"
    """The mood was low at the re-reading; a later re-reading may lift this."""
    LIVE_CASE = "live case"
    TEXT_CHANGED = "text changed"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a post may not leave."""

    kind: ReasonKind
    count: int = 1
    """How many there are of what stands in the way."""
    day: date | None = None
    """When it passes by itself, where it does."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the six, and what stands against it."""

    kind: ConditionKind
    reasons: tuple[Reason, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing stands against it."""
        return not self.reasons

    @property
    def count(self) -> int:
        """How many things stand against it."""
        return sum(reason.count for reason in self.reasons)

    @property
    def day(self) -> date | None:
        """When it will hold by itself, where it will."""
        return max((r.day for r in self.reasons if r.day is not None), default=None)


@dataclass(frozen=True, slots=True)
class GateReport:
    """How a post stands before the gate."""

    post: Post
    state: PostState
    conditions: tuple[Condition, ...]
    """All six, in order."""
    young: tuple[YoungSpan, ...]
    """Places in the public version."""
    public: PublicVersion
    """Empty while the text is not analysed."""
    leaks: tuple[Leak, ...] = ()
    pictures: int = 0
    """How many stay behind; the words about them leave."""
    going: int = 0
    """How many leave with it."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Everything that stands against leaving."""
        return tuple(reason for condition in self.conditions for reason in condition.reasons)

    def condition(self, kind: ConditionKind) -> Condition:
        """Return the condition of this kind."""
        return next(c for c in self.conditions if c.kind is kind)

    @property
    def is_all_young(self) -> bool:
        """Whether no word of the body would be left without the young ones."""
        text = self.public.text
        at = len(text) - len(split_text(text)[1])
        for passage in sorted(self.young, key=lambda young: young.span):
            if has_words(text[at : passage.span.start]):
                return False
            at = max(at, passage.span.end)
        return not has_words(text[at:])


@dataclass(frozen=True, slots=True)
class Refusal:
    """There is no approval, and why."""

    reasons: tuple[Reason, ...]
