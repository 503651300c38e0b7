"""What readers, questions, conditions and states are called on the way to a blog."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.post import Post, PostState, PostSummary
from reflectapp.domain.taking_down import Step
from reflectapp.publish.answers import Question
from reflectapp.publish.report import GateReport
from reflectapp.publish.ripeness import YoungSpan
from reflectapp.ui.messages import counted, days, format_day, format_short

translate = QCoreApplication.translate

READERS = ("person", "colleague", "employer", "stranger")


def reader_name(reader: str) -> str:
    """Return a reader as the list has it."""
    return {
        "person": translate("Publish", "The person it is about"),
        "colleague": translate("Publish", "A colleague"),
        "employer": translate("Publish", "Your employer"),
        "stranger": translate("Publish", "A stranger"),
    }[reader]


def reader_question(reader: str) -> str:
    """Return the one question that is asked for a reader."""
    return {
        "person": translate(
            "Publish", "If the person it is about read this tonight, what would they feel?"
        ),
        "colleague": translate(
            "Publish", "Would a colleague who was there know who it is, and would they mind?"
        ),
        "employer": translate(
            "Publish", "Could you stand by every sentence with your manager beside you?"
        ),
        "stranger": translate(
            "Publish", "What could somebody find out with a search engine and an hour to spare?"
        ),
    }[reader]


def reader_prompts(reader: str) -> str:
    """Return what to look for while reading as a reader, in one line."""
    return {
        "person": translate(
            "Publish",
            "Would they know that it is them? Would they find it fair? Is there anything that "
            "they told you and nobody else?",
        ),
        "colleague": translate(
            "Publish",
            "Could they tell which shift it was? Does it judge somebody who cannot answer here?",
        ),
        "employer": translate(
            "Publish",
            "Would you say it on an open day? Does your contract, a policy or your code of "
            "practice speak against any of it?",
        ),
        "stranger": translate(
            "Publish",
            "Which words would they search for? Which two details, taken together, point at "
            "one person?",
        ),
    }[reader]


def question_name(question: Question) -> str:
    """Return what a question of the check-in is called in a list."""
    return {
        Question.REASONS: translate("Publish", "two different reasons, each of two words or more"),
        Question.MOOD: translate("Publish", "how you are now"),
        Question.AS_PERSON: translate("Publish", "read as the person it is about"),
        Question.AS_COLLEAGUE: translate("Publish", "read as a colleague"),
        Question.AS_EMPLOYER: translate("Publish", "read as your employer"),
        Question.CONSENT: translate("Publish", "consent, with how or why"),
        Question.LIVE_CASE: translate("Publish", "whether it is a live case"),
    }[question]


def post_line(summary: PostSummary, clock: TrustedClock) -> str:
    """Return where a post stands, in one line; for one that ripens with the day."""
    standing = "; ".join(filter(None, (_standing(summary, clock), _left_before(summary, clock))))
    day, today = _ripening(summary, clock)
    if day is None:
        return standing
    ripens = (
        translate("Publish", "ripens today")
        if day == today
        else translate("Publish", "ripens {day}").format(day=format_short(day))
    )
    return f"{standing}; {ripens}"


def ripens_in(summary: PostSummary, clock: TrustedClock) -> str:
    """Return how far off the day is on which a post ripens: "in 10 days"; empty when it is ripe."""
    day, today = _ripening(summary, clock)
    if day is None:
        return ""
    if day == today:
        return translate("Publish", "today")
    return translate("Publish", "in {days}").format(days=days((day - today).days))


def post_in_full(summary: PostSummary, clock: TrustedClock) -> str:
    """Return where a post stands, with the day on which it ripens and how far off that is."""
    day, today = _ripening(summary, clock)
    line = post_line(summary, clock)
    return line if day in {None, today} else f"{line}, {ripens_in(summary, clock)}"


def _ripening(summary: PostSummary, clock: TrustedClock) -> tuple[date | None, date]:
    """Return the day on which the last word of a waiting post ripens, if it is to come; today."""
    today = clock.local(clock.now()).date()
    if summary.state is not PostState.WAITING or summary.ripens_at is None:
        return None, today
    # A word may have ripened since the summary was made.
    return max(clock.local(summary.ripens_at).date(), today), today


def _taken_down(post: Post, clock: TrustedClock) -> str:
    """Return since when a post is down and what is still to be done; empty for one that is out."""
    if post.withdrawn_at is None:
        return ""
    day = format_short(clock.local(post.withdrawn_at).date())
    words = translate("Publish", "taken down {day}").format(day=day)
    rest = steps_to_do(post)
    return f"{words}; {rest}" if rest else words


def _left_before(summary: PostSummary, clock: TrustedClock) -> str:
    """Return what became of the version that left, where the post is on its way again."""
    post = summary.post
    if summary.state is PostState.EXPORTED or not post.exports:
        return ""
    if down := _taken_down(post, clock):
        return translate("Publish", "an earlier version was {down}").format(down=down)
    day = format_short(clock.local(post.exports[-1].exported_at).date())
    return translate("Publish", "an earlier version left {day}").format(day=day)


def _standing(summary: PostSummary, clock: TrustedClock) -> str:
    down = _taken_down(summary.post, clock)
    if summary.state is PostState.EXPORTED and down:
        return down
    if summary.state is PostState.EXPORTED and summary.post.exports:
        last = summary.post.exports[-1]
        day = format_short(clock.local(last.exported_at).date())
        if last.is_copy:
            return translate("Publish", "copied {day} as rich text").format(day=day)
        return translate("Publish", "exported {day} as {name}").format(day=day, name=last.file_name)
    if summary.undecided < 0:
        return translate("Publish", "findings not looked through yet")
    if summary.undecided > 0:
        return counted(
            summary.undecided,
            translate("Publish", "1 finding waits for you"),
            translate("Publish", "{count} findings wait for you"),
        )
    return {
        PostState.WAITING: translate("Publish", "all findings decided"),
        PostState.READY: translate("Publish", "ripe; read it again with fresh eyes"),
        PostState.APPROVED: translate("Publish", "re-read and approved; it may leave"),
        PostState.EXPORTED: translate("Publish", "exported"),
    }[summary.state]


def steps_to_do(post: Post) -> str:
    """Return how much of taking a post down is still to be done; empty for nothing."""
    rest = len(Step) - len(post.steps_done)
    return (
        counted(
            rest,
            translate("Publish", "1 thing still to do"),
            translate("Publish", "{count} things still to do"),
        )
        if rest
        else ""
    )


def young_tip(young: YoungSpan, clock: TrustedClock) -> str:
    """Return when a young passage ripens, for its tooltip."""
    day = format_day(clock.local(young.ripens_at).date())
    return translate("Publish", "Young: ripens on {day}").format(day=day)


def young_by_day(report: GateReport, clock: TrustedClock) -> list[tuple[str, int]]:
    """Return a line for each day on which young words ripen, with its first passage's number."""

    def day_of(number: int) -> date:
        return clock.local(report.young[number].ripens_at).date()

    lines = []
    for day, numbers in groupby(sorted(range(len(report.young)), key=day_of), key=day_of):
        found = list(numbers)
        passages = counted(
            len(found),
            translate("Publish", "1 passage"),
            translate("Publish", "{count} passages"),
        )
        line = translate("Publish", "{day}: {passages}").format(
            day=format_short(day), passages=passages
        )
        lines.append((line, found[0]))
    return lines
