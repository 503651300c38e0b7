"""What the gate says, in words, with the button that mends what does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.finding import SegmentKind
from reflectapp.domain.post import PostState, PostSummary
from reflectapp.publish.checks import Leak, Place
from reflectapp.publish.report import Condition, ConditionKind, GateReport, Reason, ReasonKind
from reflectapp.ui.messages import format_day, format_short

translate = QCoreApplication.translate

_MOST_TERMS = 6
_UNREAD = frozenset({ReasonKind.NOT_REREAD, ReasonKind.TEXT_CHANGED})


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """One condition in words."""

    holds: bool
    title: str
    detail: str = ""
    way: str = ""
    """What `PostPage.mend` is asked for."""
    button: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """What stands on top of the check-in, or in place of an export."""

    kind: str
    """"info" or "warning"."""
    title: str
    text: str


def report_words(report: GateReport) -> list[ConditionWords]:
    """Return the conditions as the list shows them; of a text not looked through yet just that."""
    decided = report.condition(ConditionKind.DECIDED)
    if ReasonKind.NOT_ANALYSED in {reason.kind for reason in decided.reasons}:
        return [
            ConditionWords(
                False,
                translate("Publish", "Not looked through yet"),
                _reasons()[ReasonKind.NOT_ANALYSED],
                "look",
                translate("Publish", "Look for names"),
                translate("Publish", "Look for names, places and numbers in this text"),
            )
        ]
    return [condition_words(condition, report) for condition in report.conditions]


def condition_words(condition: Condition, report: GateReport) -> ConditionWords:
    """Return a condition as the list shows it."""
    title = _title(condition)
    if condition.holds:
        if condition.kind is ConditionKind.APPROVED and not report.reasons:
            button = translate("Publish", "Go to the export")
            tip = translate("Publish", "Choose a format and a folder")
            return ConditionWords(True, title, way="export", button=button, tip=tip)
        return ConditionWords(True, title)
    if {reason.kind for reason in condition.reasons} <= _UNREAD:
        return _unread(condition, report)
    detail = " ".join(_sentences(condition.reasons))
    if condition.kind is ConditionKind.LEAKS and report.leaks:
        detail = f"{detail} {_found(report.leaks)}"
    if condition.kind is ConditionKind.RIPE and report.is_all_young:
        # Waiting alone helps here: left out, the young words would leave nothing to publish.
        return ConditionWords(False, title, detail)
    way, button, tip = _way(condition, report)
    return ConditionWords(False, title, detail, way, button, tip)


def _unread(condition: Condition, report: GateReport) -> ConditionWords:
    title = _title(condition)
    if condition.kind is ConditionKind.APPROVED:
        detail = translate("Publish", "It is given with the re-reading, and for this text alone.")
        return ConditionWords(False, title, detail)
    detail = translate("Publish", "Read it whole with fresh eyes, then answer a few questions.")
    button = translate("Publish", "Read it")
    if ReasonKind.TEXT_CHANGED in {reason.kind for reason in report.reasons}:
        detail = _reasons()[ReasonKind.TEXT_CHANGED]
        button = translate("Publish", "Read it again")
    tip = translate("Publish", "Read it as four readers, then answer")
    return ConditionWords(False, title, detail, "reading", button, tip)


def _sentences(reasons: Sequence[Reason]) -> list[str]:
    """Return why, each sentence once; of what was read and changed not that it is unread."""
    kinds = {reason.kind for reason in reasons}
    unsaid = {ReasonKind.NOT_REREAD} if ReasonKind.TEXT_CHANGED in kinds else set()
    return list(dict.fromkeys(reason_words(r) for r in reasons if r.kind not in unsaid))


def reason_words(reason: Reason) -> str:
    """Return why a condition does not hold, as a sentence."""
    day = format_day(reason.day) if reason.day else ""
    return _reasons()[reason.kind].format(count=reason.count, day=day).replace("  ", " ")


def leaves_on(report: GateReport) -> Advice:
    """Return why a post may not leave now, with the day on which it may."""
    day = report.condition(ConditionKind.RIPE).day
    if day is not None:
        return Advice(
            "warning",
            translate("Publish", "It may leave on {day}").format(day=format_day(day)),
            translate(
                "Publish",
                "Some words are younger than the delay that you chose. Nothing is lost by waiting: "
                "on that day you read it again, and then it can go.",
            ),
        )
    lines = _sentences(report.reasons)
    return Advice("warning", translate("Publish", "Not yet"), " ".join(lines[:3]))


def rereading_advice(summary: PostSummary, report: GateReport, clock: TrustedClock) -> Advice:
    """Return whether a re-reading counts now, and whether there is one."""
    day = report.condition(ConditionKind.RIPE).day
    if day is not None:
        return Advice(
            "warning",
            translate("Publish", "Re-reading counts from {day}").format(day=format_day(day)),
            translate(
                "Publish",
                "You can read it as each reader and note your answers now; "
                "confirming them waits until every word is ripe.",
            ),
        )
    if not report.condition(ConditionKind.DECIDED).holds:
        return Advice(
            "warning",
            translate("Publish", "Findings come first"),
            translate("Publish", "Decide every finding in the review, then read the page whole."),
        )
    reading = summary.post.rereading
    if reading is None:
        return Advice("info", "", "")
    read_on = format_short(clock.local(reading.read_at).date())
    held = report.condition(ConditionKind.REREAD), report.condition(ConditionKind.APPROVED)
    if all(condition.holds for condition in held):
        return Advice(
            "info",
            translate("Publish", "Re-read on {day}").format(day=read_on),
            translate("Publish", "It stands until a word or a decision changes."),
        )
    lines = _sentences([reason for condition in held for reason in condition.reasons])
    return Advice("warning", translate("Publish", "Read it once more"), " ".join(lines))


def can_confirm(report: GateReport) -> bool:
    """Say whether a re-reading would be taken now."""
    needed = (ConditionKind.DECIDED, ConditionKind.RIPE)
    is_open = report.state is not PostState.WAITING
    is_empty = ReasonKind.NOTHING_LEFT in {reason.kind for reason in report.reasons}
    return is_open and not is_empty and all(report.condition(kind).holds for kind in needed)


def _title(condition: Condition) -> str:
    if {reason.kind for reason in condition.reasons} == {ReasonKind.SUBSTITUTES}:
        return translate("Publish", "Substitutes to shorten")
    if condition.holds:
        return {
            ConditionKind.DECIDED: translate("Publish", "Every finding is decided"),
            ConditionKind.RIPE: translate("Publish", "Every word is ripe"),
            ConditionKind.MARKUP: translate("Publish", "The page shows everything"),
            ConditionKind.LEAKS: translate("Publish", "The file names nobody"),
            ConditionKind.REREAD: translate("Publish", "You re-read it and answered"),
            ConditionKind.APPROVED: translate("Publish", "It is the text that you re-read"),
        }[condition.kind]
    return {
        ConditionKind.DECIDED: translate("Publish", "Findings to decide"),
        ConditionKind.RIPE: translate("Publish", "Young words"),
        ConditionKind.MARKUP: translate("Publish", "The page does not show everything"),
        ConditionKind.LEAKS: translate("Publish", "Something would still name somebody"),
        ConditionKind.REREAD: translate("Publish", "Re-reading to do"),
        ConditionKind.APPROVED: translate("Publish", "Your yes to this very text"),
    }[condition.kind]


def _way(condition: Condition, report: GateReport) -> tuple[str, str, str]:
    """Return the way that mends, the button's words and its tip."""
    kinds = {reason.kind for reason in condition.reasons}
    places = {leak.place for leak in report.leaks} if ReasonKind.LEAK in kinds else set()
    leaves_out = any(s.kind is SegmentKind.LEFT_OUT for s in report.public.segments)
    is_emptied = ReasonKind.NOTHING_LEFT in kinds and leaves_out
    if condition.kind is ConditionKind.DECIDED or Place.ANSWER in places or is_emptied:
        return (
            "review",
            translate("Publish", "Review findings"),
            translate("Publish", "Go to the findings of this entry"),
        )
    if places & {Place.DISCLAIMER, Place.AUTHOR}:
        return (
            "notes",
            translate("Publish", "Change the notes"),
            translate("Publish", "Go to what stands below the post"),
        )
    if Place.NOTE in places:
        return (
            "note",
            translate("Publish", "Change the note"),
            translate("Publish", "Go to the content note"),
        )
    if condition.kind in {ConditionKind.MARKUP, ConditionKind.LEAKS}:
        return (
            "entry",
            translate("Publish", "Open entry"),
            translate("Publish", "Change the words in the journal"),
        )
    if condition.kind is ConditionKind.RIPE:
        return (
            "leave out",
            translate("Publish", "Leave young words out"),
            translate("Publish", "The rest may go earlier; undo it in the review"),
        )
    return (
        "reading",
        translate("Publish", "Read it again"),
        translate("Publish", "Read it as four readers, then answer"),
    )


def _found(leaks: Sequence[Leak]) -> str:
    """Return what would name somebody, and where to look for it."""
    terms = ", ".join(f"“{leak.term}”" for leak in leaks[:_MOST_TERMS])
    found = translate("Publish", "Found: {terms}.").format(terms=terms)
    where = {
        Place.ANSWER: translate("Publish", "An answer of yours brings it in."),
        Place.NOTE: translate("Publish", "The content note has it."),
        Place.DISCLAIMER: translate("Publish", "The disclaimer has it."),
        Place.AUTHOR: translate("Publish", "The pen name has it."),
        Place.ENTRY: translate(
            "Publish", "Markup may hide it from the review: change it in the entry."
        ),
    }
    places = {leak.place for leak in leaks}
    return " ".join([found, *(words for place, words in where.items() if place in places)])


def _reasons() -> dict[ReasonKind, str]:
    return {
        ReasonKind.NOT_ANALYSED: translate(
            "Publish", "Names have not been looked for in this text yet."
        ),
        ReasonKind.UNDECIDED: translate("Publish", "{count} still to decide."),
        ReasonKind.KEEP_WITHOUT_REASON: translate("Publish", "{count} kept without a reason."),
        ReasonKind.SUBSTITUTES: translate(
            "Publish",
            "Substitutes that stand side by side may bring eight short words together, no more: "
            "no delay has held them. Use a placeholder for one of them, or fewer words.",
        ),
        ReasonKind.YOUNG: translate("Publish", "The last of them ripen on {day}."),
        ReasonKind.NOTHING_LEFT: translate("Publish", "There are no words left to publish."),
        ReasonKind.MARKUP_LOST: translate(
            "Publish",
            "Some words, signs or placeholders vanish in this format. Another one may show them.",
        ),
        ReasonKind.TITLE_TOO_LONG: translate(
            "Publish", "This blog takes titles of {count} signs at most."
        ),
        ReasonKind.LEAK: translate(
            "Publish", "The file still holds {count} that should not leave."
        ),
        ReasonKind.SHIFT_DATE: translate("Publish", "The day of the shift stands in it."),
        ReasonKind.NOT_REREAD: translate("Publish", "You have not re-read it yet."),
        ReasonKind.REREAD_TOO_EARLY: translate(
            "Publish", "You re-read it before its last word was ripe."
        ),
        ReasonKind.REASONS_MISSING: translate(
            "Publish", "Two different reasons are needed, of two words or more."
        ),
        ReasonKind.ANSWER_MISSING: translate(
            "Publish", "How it reads to the person, a colleague or the employer is not answered."
        ),
        ReasonKind.CONSENT_MISSING: translate(
            "Publish", "How consent was given, or why none is needed, is not answered."
        ),
        ReasonKind.SLEEP_ON_IT: translate(
            "Publish", "Your mood was low when you re-read it. Sleep on it, then read it again."
        ),
        ReasonKind.LIVE_CASE: translate(
            "Publish", "It is a live case, complaint or court matter, so it stays here for now."
        ),
        ReasonKind.TEXT_CHANGED: translate(
            "Publish", "The text, a decision or a note changed after you re-read it."
        ),
    }
