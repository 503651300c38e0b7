"""`post decide`: goes through the findings of an entry at the terminal, one after another."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from reflectapp.cli.finding_words import guess, one_line, passage, shown, so_far, tells, waiting
from reflectapp.cli.outcome import Outcome
from reflectapp.cli.post_words import count_of, decision_words, next_step, reason_words
from reflectapp.cli.reading_through import on_its_way
from reflectapp.cli.terminal import QuitError, Terminal
from reflectapp.domain.errors import DecisionError, NothingLeftError
from reflectapp.domain.finding import (
    MAX_GENERALISE_WORDS,
    MAX_RENAME_WORDS,
    MAX_SUBSTITUTE,
    Action,
)
from reflectapp.domain.passages import sentence_around
from reflectapp.domain.post import Post
from reflectapp.domain.spans import Span
from reflectapp.publish.report import ConditionKind, GateReport
from reflectapp.services.mentions import is_in_the_story, same_subject
from reflectapp.services.review import MAX_REASON, ItemState, Review, ReviewItem, ReviewState
from reflectapp.services.session import Session

_KEYS = {
    "r": "replace",
    "g": "generalise",
    "n": "rename",
    "o": "leave out",
    "k": "keep",
    "a": "accept",
    "u": "undo",
    "s": "skip",
    "q": "quit",
}
_REASONS = (
    "not a name",
    "public figure",
    "my own words",
    "too common to point at anybody",
)


def add_to(ways: Any) -> None:
    """Add the way."""
    deciding = ways.add_parser(
        "decide",
        help="go through the findings at the terminal, one after another",
        description="Go through what may identify somebody, one after another, and say what is to "
        "become of it. Every answer is kept at once; `u` takes the last one back, `q` stops, and "
        "the next time goes on from there. Works at a terminal only.",
    )
    deciding.add_argument("id", metavar="ID", help="of the entry")
    deciding.set_defaults(run=_decide)


def _decide(options: argparse.Namespace) -> Outcome:
    terminal = Terminal()
    with on_its_way(options) as (session, post):
        try:
            Round(session, options.id, terminal).go()
            _offer_to_leave_out(session, post, terminal)
        except QuitError:
            pass
        _conclude(session.publishing.report(post.id), terminal)
    return Outcome.DONE


def _conclude(report: GateReport, terminal: Terminal) -> None:
    """Say what is left to decide, and what comes next."""
    terminal.line("")
    reasons = report.condition(ConditionKind.DECIDED).reasons
    for reason in reasons:
        terminal.say(f"Not yet: {reason_words(reason)}.")
    if not reasons:
        terminal.say("Every finding is decided.")
    day = report.condition(ConditionKind.RIPE).day
    if step := next_step(report):
        terminal.line(f"Next: `{step}`")
    elif day is not None:
        terminal.say(f"The last of its words ripens on {day.isoformat()}.")


def _offer_to_leave_out(session: Session, post: Post, terminal: Terminal) -> None:
    """Show the young passages, each with its day, and offer to leave them out of the post."""
    report = session.publishing.report(post.id)
    if not report.young:
        return
    terminal.heading(f"{count_of(len(report.young), 'passage')} too young for the delay")
    for young in report.young:
        words = report.public.text[young.span.start : young.span.end]
        day = young.ripens_at.astimezone().date()
        terminal.say(f"{day}  “{one_line(words)}”", indent="  ", hanging=" " * 14)
    question = "Leave them out of this post? They stay in the entry."
    if terminal.agrees(question, default=False):
        try:
            session.publishing.leave_out_young(post.id)
        except NothingLeftError:
            terminal.say("Nothing would be left of the post, so nothing was changed.")


class Round:
    """One round through the findings of an entry."""

    def __init__(self, session: Session, entry_id: str, terminal: Terminal) -> None:
        self._review: Review = session.review
        self._entry_id, self._terminal = entry_id, terminal
        self._skipped: set[Span] = set()

    def go(self) -> None:
        """Ask about each finding until all are decided or skipped.

        Raises:
            QuitError: The person stops.
        """
        state = self._state()
        if not waiting(state):
            self._terminal.say(f"Nothing to decide: {so_far(state)}.")
        while item := self._next():
            self._ask(item)

    def _state(self) -> ReviewState:
        state = self._review.state(self._entry_id)
        if state is None:  # The text was read a moment ago, and this program holds the journal.
            raise DecisionError
        return state

    def _next(self) -> ReviewItem | None:
        return next((i for i in waiting(self._state()) if i.span not in self._skipped), None)

    def _ask(self, item: ReviewItem) -> None:
        state, terminal = self._state(), self._terminal
        number = state.decided + 1 + [i.span for i in waiting(state)].index(item.span)
        terminal.heading(f"{number} of {state.total}: “{one_line(item.words)}”, {guess(item)}")
        terminal.say(passage(state, item), indent="  ")
        terminal.say(tells(state, item), indent="  ")
        choices: dict[str, Callable[[], object]] = {
            "r": lambda: self._answer(state, item, Action.REPLACE),
            "g": lambda: self._generalise(state, item),
            "n": lambda: self._rename(state, item),
            "o": lambda: self._leave_out(state, item),
            "k": lambda: self._keep(state, item),
            "a": self._accept,
            "u": self._undo,
            "s": lambda: self._skipped.add(item.span),
        }
        terminal.say()
        terminal.say("r replace   g generalise   n rename   o leave out   k keep", indent="  ")
        terminal.say("a accept all hidden so far   u undo   s skip for now   q quit", indent="  ")
        key = terminal.choose("> ", _KEYS)
        if key == "q":
            raise QuitError
        try:
            choices[key]()
        except DecisionError:
            terminal.say(
                "  That was not taken: it is missing, too long, or not a stretch of this text."
            )

    def _generalise(self, state: ReviewState, item: ReviewItem) -> None:
        offers = self._review.generalisations(item, state.entry.text)
        for number, offer in enumerate(offers, 1):
            self._terminal.line(f"  {number}  {offer}")
        limit = f"at most {MAX_GENERALISE_WORDS} words"
        hint = f"A number, or your own words ({limit})" if offers else f"Your words ({limit})"
        words = self._terminal.ask(f"  {hint}: ")
        if words.isdecimal() and 1 <= int(words) <= len(offers):
            words = offers[int(words) - 1]
        if self._is_short(words, MAX_GENERALISE_WORDS):
            self._answer(state, item, Action.GENERALISE, substitute=words)

    def _rename(self, state: ReviewState, item: ReviewItem) -> None:
        words = self._terminal.ask(f"  A made-up name (at most {MAX_RENAME_WORDS} words): ")
        if words and is_in_the_story(words, state.items):
            self._terminal.say("Somebody or something in this entry has that name.", indent="  ")
        elif self._is_short(words, MAX_RENAME_WORDS):
            self._answer(state, item, Action.RENAME, substitute=words)

    def _is_short(self, words: str, limit: int) -> bool:
        """Say whether words may stand in for others; nothing at all is asked for again."""
        if len(words.split()) > limit or len(words) > MAX_SUBSTITUTE:
            self._terminal.say(
                f"At most {limit} words and {MAX_SUBSTITUTE} characters: no delay has held them.",
                indent="  ",
            )
            return False
        return bool(words)

    def _leave_out(self, state: ReviewState, item: ReviewItem) -> None:
        text = state.entry.text
        sentence = sentence_around(text, item.span)
        self._terminal.line("  1  these words alone")
        self._terminal.say(
            f"2  the sentence: “{one_line(text[sentence.start : sentence.end])}”",
            indent="  ",
            hanging="     ",
        )
        chosen = self._terminal.ask("  How much? ")
        if chosen in {"1", "2"}:
            span = item.span if chosen == "1" else sentence
            self._told(self._review.decide(self._entry_id, span, Action.LEAVE_OUT), span)

    def _keep(self, state: ReviewState, item: ReviewItem) -> None:
        for number, reason in enumerate(_REASONS, 1):
            self._terminal.line(f"  {number}  {reason}")
        reason = self._terminal.ask("  Why may it stay? A number, or your own words: ")
        if reason.isdecimal():
            if not 1 <= int(reason) <= len(_REASONS):
                return
            reason = _REASONS[int(reason) - 1]
        if not reason:
            self._terminal.say("Without a reason it cannot stay.", indent="  ")
            return
        remember = self._terminal.agrees(
            "  Never ask about these words again in this journal?", default=False
        )
        self._answer(state, item, Action.KEEP, reason=reason[:MAX_REASON], remember=remember)

    def _answer(
        self,
        state: ReviewState,
        item: ReviewItem,
        action: Action,
        *,
        substitute: str = "",
        reason: str = "",
        remember: bool = False,
    ) -> None:
        count = len(same_subject(state.items, item))
        decide: Callable[..., ReviewState] = self._review.decide
        if count > 1 and self._terminal.agrees(f"  All {count} mentions?", default=True):
            decide = self._review.decide_all
        after = decide(
            self._entry_id,
            item.span,
            action,
            substitute=substitute,
            reason=reason,
            remember=remember,
        )
        self._told(after, item.span)

    def _told(self, state: ReviewState, span: Span) -> None:
        item = state.item(span)
        if item is not None and item.decision is not None:
            words = decision_words(item.decision, shown(state, item.span))
            self._terminal.say(f"“{one_line(item.words)}” {words}", indent="  ")

    def _accept(self) -> None:
        state = self._state()
        proposed = [i for i in waiting(state) if i.state is ItemState.PROPOSED]
        for other in proposed:
            mask = shown(state, other.span)
            self._terminal.say(f"“{one_line(other.words)}” replaced by {mask}", indent="  ")
        if not proposed:
            self._terminal.say("Nothing is hidden that you have not decided.", indent="  ")
        elif self._terminal.agrees("  All of these?", default=False):
            self._review.accept_proposed(self._entry_id)

    def _undo(self) -> None:
        if not self._state().can_undo:
            self._terminal.say("There is nothing to undo.", indent="  ")
            return
        state = self._review.undo(self._entry_id)
        self._skipped.clear()
        self._terminal.say(f"The last answer is taken back: {so_far(state)}.", indent="  ")
