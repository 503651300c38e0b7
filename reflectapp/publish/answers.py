"""What the writer answers on re-reading, complete or not, and what is still missing."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from reflectapp.domain.entry import Mood, count_words
from reflectapp.domain.post import AnswersSoFar, CheckIn
from reflectapp.publish.words import has_words

LOW_MOODS = (Mood.VERY_LOW, Mood.LOW)
MIN_REASONS = 2
MIN_REASON_WORDS = 2


class Question(StrEnum):
    """What the check-in asks, in the order in which it is asked."""

    REASONS = "reasons"
    MOOD = "mood"
    AS_PERSON = "as person"
    AS_COLLEAGUE = "as colleague"
    AS_EMPLOYER = "as employer"
    CONSENT = "consent"
    LIVE_CASE = "live case"


@dataclass(frozen=True, slots=True)
class Answers(AnswersSoFar):
    """A check-in on the way, and what is missing in it."""

    @property
    def missing(self) -> tuple[Question, ...]:
        """The questions without an answer that counts."""
        reasons = (self.first_reason, self.second_reason)
        answered = {
            Question.REASONS: missing_reasons(reasons) == 0,
            Question.MOOD: self.mood is not None,
            Question.AS_PERSON: has_words(self.as_person),
            Question.AS_COLLEAGUE: has_words(self.as_colleague),
            Question.AS_EMPLOYER: has_words(self.as_employer),
            Question.CONSENT: self.consent is not None and has_words(self.consent_note),
            Question.LIVE_CASE: self.is_live_case is not None,
        }
        return tuple(question for question, is_answered in answered.items() if not is_answered)

    @property
    def should_sleep_on_it(self) -> bool:
        """Whether the mood is one in which a night's sleep is the better editor."""
        return self.mood in LOW_MOODS or self.is_angry

    def check_in(self) -> CheckIn:
        """Return the answers as they are kept.

        Raises:
            ValueError: A question has no answer.
        """
        if self.missing or self.mood is None or self.consent is None:
            raise ValueError("the check-in is not complete")
        return CheckIn(
            reasons=(self.first_reason.strip(), self.second_reason.strip()),
            mood=self.mood,
            as_person=self.as_person.strip(),
            as_colleague=self.as_colleague.strip(),
            as_employer=self.as_employer.strip(),
            consent=self.consent,
            consent_note=self.consent_note.strip(),
            is_live_case=bool(self.is_live_case),
            as_stranger=self.as_stranger.strip(),
            is_angry=self.is_angry,
        )


def from_check_in(check_in: CheckIn) -> Answers:
    """Return answers as they were given."""
    reasons = (*check_in.reasons, "", "")
    return Answers(
        first_reason=reasons[0],
        second_reason=reasons[1],
        mood=check_in.mood,
        as_person=check_in.as_person,
        as_colleague=check_in.as_colleague,
        as_employer=check_in.as_employer,
        as_stranger=check_in.as_stranger,
        consent=check_in.consent,
        consent_note=check_in.consent_note,
        is_live_case=check_in.is_live_case,
        is_angry=check_in.is_angry,
    )


def from_so_far(kept: AnswersSoFar) -> Answers:
    """Return answers as they were kept half way."""
    return Answers(**asdict(kept))


def asked_again(check_in: CheckIn) -> Answers:
    """Return former answers for another reading: how one is now is asked anew."""
    return replace(from_check_in(check_in), mood=None, is_angry=False, is_live_case=None)


def missing_reasons(reasons: tuple[str, ...]) -> int:
    """Return how many more reasons are needed: two, not the same, of two words or more."""
    counted = {
        " ".join(reason.casefold().split())
        for reason in reasons
        if count_words(reason) >= MIN_REASON_WORDS
    }
    return max(0, MIN_REASONS - len(counted))
