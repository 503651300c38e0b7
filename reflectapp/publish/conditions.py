"""The six conditions, each as the reasons that stand against it."""

from __future__ import annotations

from collections.abc import Sequence

from reflectapp.domain.entry import split_text
from reflectapp.domain.finding import Action, Decision, PublicVersion
from reflectapp.domain.post import CheckIn, Rereading
from reflectapp.publish.answers import Question, from_check_in, missing_reasons
from reflectapp.publish.case import PostCase
from reflectapp.publish.checks import Leak
from reflectapp.publish.ending import Ending
from reflectapp.publish.picture import Picture, pictures_digest
from reflectapp.publish.report import Condition, ConditionKind, Reason, ReasonKind
from reflectapp.publish.ripeness import YoungSpan
from reflectapp.publish.substitutes import crowded
from reflectapp.publish.words import has_words

_READERS = (Question.AS_PERSON, Question.AS_COLLEAGUE, Question.AS_EMPLOYER)


def decided(public: PublicVersion | None, decisions: Sequence[Decision]) -> Condition:
    """Every finding has a decision; what is kept has a reason; substitutes add little."""
    if public is None:
        return Condition(ConditionKind.DECIDED, (Reason(ReasonKind.NOT_ANALYSED),))
    open_ones = undecided(public)
    bare = sum(d.action is Action.KEEP and not d.reason.strip() for d in decisions)
    return _condition(
        ConditionKind.DECIDED,
        Reason(ReasonKind.UNDECIDED, open_ones) if open_ones else None,
        Reason(ReasonKind.KEEP_WITHOUT_REASON, bare) if bare else None,
        Reason(ReasonKind.SUBSTITUTES, len(long)) if (long := crowded(public)) else None,
    )


def undecided(public: PublicVersion) -> int:
    """Return how many findings the writer has not decided."""
    return sum(not segment.is_decided for segment in public.segments)


def ripe(case: PostCase, young: Sequence[YoungSpan]) -> Condition:
    """No word of the public version is young."""
    if case.public is None:
        return Condition(ConditionKind.RIPE, (Reason(ReasonKind.NOT_ANALYSED),))
    last = max((passage.ripens_at for passage in young), default=None)
    day = None if last is None else case.day_of(last)
    return _condition(
        ConditionKind.RIPE, Reason(ReasonKind.YOUNG, len(young), day) if young else None
    )


def markup(public: PublicVersion | None, lost: int, longest_title: int | None) -> Condition:
    """The page shows every placeholder and every word, and there are some.

    `longest_title` is what the format takes, where the post's title is longer.
    """
    if public is None:
        return Condition(ConditionKind.MARKUP, (Reason(ReasonKind.NOT_ANALYSED),))
    return _condition(
        ConditionKind.MARKUP,
        Reason(ReasonKind.NOTHING_LEFT) if is_empty(public) else None,
        Reason(ReasonKind.MARKUP_LOST, lost) if lost else None,
        Reason(ReasonKind.TITLE_TOO_LONG, longest_title) if longest_title else None,
    )


def is_empty(public: PublicVersion) -> bool:
    """Say whether no word of the body is left."""
    return not has_words(split_text(public.text)[1])


def clean(public: PublicVersion | None, leaks: Sequence[Leak], shift_dates: int) -> Condition:
    """The bytes hold nothing that names somebody."""
    if public is None:
        return Condition(ConditionKind.LEAKS, (Reason(ReasonKind.NOT_ANALYSED),))
    count = sum(leak.count for leak in leaks)
    return _condition(
        ConditionKind.LEAKS,
        Reason(ReasonKind.LEAK, count) if count else None,
        Reason(ReasonKind.SHIFT_DATE, shift_dates) if shift_dates else None,
    )


def reread(case: PostCase) -> Condition:
    """The writer re-read this very version after it had ripened, and answered.

    A live case, complaint or court matter refuses; a low mood holds the post until it is
    re-read in a better one.
    """
    rereading = case.post.rereading
    if rereading is None or not _is_reread(case):
        return Condition(ConditionKind.REREAD, (Reason(ReasonKind.NOT_REREAD),))
    if case.young_at(rereading.read_at):
        return Condition(ConditionKind.REREAD, (Reason(ReasonKind.REREAD_TOO_EARLY),))
    return Condition(ConditionKind.REREAD, answered(rereading.check_in))


def is_reread(
    rereading: Rereading | None,
    public: PublicVersion | None,
    ending: Ending,
    pictures: Sequence[Picture] = (),
) -> bool:
    """Say whether it is this text, with its pictures and what stands below, that was re-read."""
    if rereading is None or public is None:
        return False
    read = (rereading.public_digest, rereading.ending_digest, rereading.pictures_digest)
    return read == (public.digest, ending.digest, pictures_digest(pictures))


def _is_reread(case: PostCase) -> bool:
    return is_reread(case.post.rereading, case.public, case.ending, case.pictures)


def answered(check_in: CheckIn) -> tuple[Reason, ...]:
    """Return what is missing in a check-in, or speaks against publishing now."""
    answers = from_check_in(check_in)
    missing = answers.missing
    blank = sum(question in _READERS for question in missing)
    reasons = missing_reasons(check_in.reasons)
    return _condition(
        ConditionKind.REREAD,
        Reason(ReasonKind.LIVE_CASE) if check_in.is_live_case else None,
        Reason(ReasonKind.SLEEP_ON_IT) if answers.should_sleep_on_it else None,
        Reason(ReasonKind.REASONS_MISSING, reasons) if reasons else None,
        Reason(ReasonKind.ANSWER_MISSING, blank) if blank else None,
        Reason(ReasonKind.CONSENT_MISSING) if Question.CONSENT in missing else None,
    ).reasons


def approved(case: PostCase) -> Condition:
    """The text, the decisions and what stands below are those that were re-read."""
    rereading = case.post.rereading
    if case.public is None or rereading is None:
        return Condition(ConditionKind.APPROVED, (Reason(ReasonKind.NOT_REREAD),))
    is_same = _is_reread(case)
    return _condition(ConditionKind.APPROVED, None if is_same else Reason(ReasonKind.TEXT_CHANGED))


def _condition(kind: ConditionKind, *reasons: Reason | None) -> Condition:
    return Condition(kind, tuple(reason for reason in reasons if reason is not None))
