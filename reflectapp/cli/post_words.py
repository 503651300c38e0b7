"""What the terminal says of posts. Not translated, as commands are not."""

from __future__ import annotations

from reflectapp.domain.entry import Mood
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.post import PostState
from reflectapp.publish.checks import Place
from reflectapp.publish.report import ConditionKind, GateReport, Reason, ReasonKind

KINDS = {
    Kind.PERSON: "a person",
    Kind.PLACE: "a place",
    Kind.ORGANISATION: "an organisation",
    Kind.DATE: "a date",
    Kind.AGE: "an age",
    Kind.CONTACT: "a contact",
    Kind.IDENTIFIER: "an identifier",
    Kind.OTHER: "something else",
}
MOODS = {
    Mood.VERY_LOW: "very low",
    Mood.LOW: "low",
    Mood.STEADY: "steady",
    Mood.GOOD: "good",
    Mood.VERY_GOOD: "very good",
}
_STATES = {
    PostState.WAITING: "waiting",
    PostState.READY: "ripe",
    PostState.APPROVED: "approved",
    PostState.EXPORTED: "exported",
}
_HOLDS = {
    ConditionKind.DECIDED: "every finding is decided",
    ConditionKind.RIPE: "every word is ripe",
    ConditionKind.MARKUP: "the page shows everything",
    ConditionKind.LEAKS: "the file names nobody",
    ConditionKind.REREAD: "you re-read it and answered",
    ConditionKind.APPROVED: "it is the text that you re-read",
}
_PLACES = {
    Place.ANSWER: "an answer of yours brings it in",
    Place.NOTE: "the content note has it",
    Place.DISCLAIMER: "the disclaimer has it",
    Place.AUTHOR: "the pen name has it",
    Place.ENTRY: "it stands in the entry, perhaps behind markup",
}

_WITH_PICTURES = {
    "wordpress": " inside the file; WordPress.com takes pictures out, your own does not",
    "blogger": " inside the post; look at the draft in Blogger for what is missing",
    "rich-text": " inside the page; some editors leave pictures out when you paste",
    "ghost": " inside the zip",
    "jekyll": " into the folder assets of the site",
    "eleventy": " at the end of the file",
}


def count_of(count: int, one: str, many: str = "") -> str:
    """Return "1 finding" or "7 findings"."""
    return f"1 {one}" if count == 1 else f"{count} {many or one + 's'}"


def state_words(state: PostState) -> str:
    """Return where a post is on its way."""
    return _STATES[state]


def condition_words(kind: ConditionKind) -> str:
    """Return what holds where a condition holds."""
    return _HOLDS[kind]


def refusals(report: GateReport) -> list[str]:
    """Return why a post may not leave, each reason once."""
    said = dict.fromkeys(reason_words(reason) for reason in report.reasons)
    found = [f"found: {leak.term} ({_PLACES[leak.place]})" for leak in report.leaks]
    return [*said, *found]


def picture_words(report: GateReport, format: str) -> str:
    """Return how many pictures leave or stay behind in a format; empty where there are none."""
    stay = "plain text holds no pictures: " if format == "text" else ""
    said = (
        f"{count_of(report.going, 'picture')} will leave with it{_WITH_PICTURES.get(format, '')}",
        f"{stay}{count_of(report.pictures, 'picture')} will stay behind, the words about it leave",
    )
    return "; ".join(w for w, n in zip(said, (report.going, report.pictures), strict=True) if n)


def next_step(report: GateReport) -> str:
    """Return the command that brings a post on its way now; empty where time or words must."""
    entry_id = report.post.entry_id
    missing = {condition.kind for condition in report.conditions if not condition.holds}
    if ConditionKind.DECIDED in missing:
        return f"reflectapp post decide {entry_id}"
    if missing - {ConditionKind.REREAD, ConditionKind.APPROVED}:
        return ""
    if missing:
        return f"reflectapp post approve {entry_id}"
    return f"reflectapp post export {entry_id} --to FOLDER"


def reason_words(reason: Reason) -> str:
    """Return why a condition does not hold."""
    count, day = reason.count, "" if reason.day is None else reason.day.isoformat()
    return {
        ReasonKind.NOT_ANALYSED: "names have not been looked for in this text yet",
        ReasonKind.UNDECIDED: f"{count_of(count, 'finding')} still to decide",
        ReasonKind.KEEP_WITHOUT_REASON: f"{count} kept without a reason",
        ReasonKind.SUBSTITUTES: "substitutes that stand side by side bring too many words",
        ReasonKind.YOUNG: f"{count_of(count, 'passage')} too young; the last ripens on {day}",
        ReasonKind.NOTHING_LEFT: "no words are left to publish",
        ReasonKind.MARKUP_LOST: "words or signs vanish in this format; try another one",
        ReasonKind.TITLE_TOO_LONG: f"the blog takes titles of {count} signs at most",
        ReasonKind.LEAK: f"{count_of(count, 'thing')} in the file should not leave",
        ReasonKind.SHIFT_DATE: "the day of the shift stands in the file",
        ReasonKind.NOT_REREAD: "you have not re-read it yet",
        ReasonKind.REREAD_TOO_EARLY: "you re-read it before its last word was ripe",
        ReasonKind.REASONS_MISSING: "two different reasons for publishing are needed",
        ReasonKind.ANSWER_MISSING: "how it reads to one of the readers is not answered",
        ReasonKind.CONSENT_MISSING: "how consent was given, or why none is needed, is not said",
        ReasonKind.SLEEP_ON_IT: "you were low or angry when you re-read it; sleep on it",
        ReasonKind.LIVE_CASE: "it is a live case, complaint or court matter",
        ReasonKind.TEXT_CHANGED: "the text, a decision or a note changed since you re-read it",
    }[reason.kind]


def decision_words(decision: Decision, shown: str) -> str:
    """Return what becomes of a stretch that was decided on; `shown` stands in its place."""
    return {
        Action.REPLACE: f"replaced by {shown}",
        Action.GENERALISE: f"becomes “{shown}”",
        Action.RENAME: f"becomes “{shown}”",
        Action.LEAVE_OUT: "left out",
        Action.KEEP: f"stays: {decision.reason}",
    }[decision.action]
