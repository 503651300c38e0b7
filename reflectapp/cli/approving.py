"""`post approve`: shows the whole public version and asks for the check-in at the terminal."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from reflectapp.cli.outcome import Outcome, RefusedError
from reflectapp.cli.post_words import MOODS, next_step, refusals
from reflectapp.cli.printing import printable, say
from reflectapp.cli.reading_through import on_its_way, say_why_not
from reflectapp.cli.terminal import QuitError, Terminal
from reflectapp.domain.entry import Mood
from reflectapp.domain.post import Consent, Post
from reflectapp.publish.answers import (
    Answers,
    asked_again,
    from_so_far,
    missing_reasons,
)
from reflectapp.publish.report import ConditionKind, GateReport
from reflectapp.publish.words import has_words
from reflectapp.services.session import Session

_READERS = (
    (
        "as_person",
        "As the person it is about",
        "If they read this tonight, what would they feel?",
    ),
    (
        "as_colleague",
        "As a colleague",
        "Would a colleague who was there know who it is, and would they mind?",
    ),
    (
        "as_employer",
        "As your employer",
        "Could you stand by every sentence with your manager beside you?",
    ),
    (
        "as_stranger",
        "As a stranger",
        "What could somebody find out with a search engine and an hour to spare? "
        "This one may stay empty.",
    ),
)


def add_to(ways: Any) -> None:
    """Add the way."""
    approving = ways.add_parser(
        "approve",
        help="read the whole public version and answer for it, at the terminal",
        description="Show the whole public version as its readers will see it, ask the questions "
        "of the re-reading, and keep the answers with the post. Works at a terminal only. What "
        "was answered half way is kept and offered the next time.",
    )
    approving.add_argument("id", metavar="ID", help="of the entry")
    approving.set_defaults(run=_approve)


def _approve(options: argparse.Namespace) -> Outcome:
    terminal = Terminal()
    with on_its_way(options) as (session, post):
        report = session.publishing.report(post.id)
        _require_ripe(report)
        try:
            return CheckInAtTerminal(session, post, report, terminal).ask()
        except QuitError:
            terminal.say("Stopped; the post is not approved. Your answers so far are kept.")
            return Outcome.REFUSED


def _require_ripe(report: GateReport) -> None:
    """Refuse a reading that would not count."""
    needed = (ConditionKind.DECIDED, ConditionKind.RIPE)
    missing = tuple(c for kind in needed if not (c := report.condition(kind)).holds)
    if missing:
        why = refusals(replace(report, conditions=missing, leaks=()))
        raise RefusedError(f"a reading does not count yet: {'; '.join(why)}")


class CheckInAtTerminal:
    """The re-reading: the page, then the questions, each with what was answered before."""

    def __init__(
        self, session: Session, post: Post, report: GateReport, terminal: Terminal
    ) -> None:
        self._session, self._post, self._report = session, post, report
        self._terminal = terminal
        if post.so_far is not None:
            self._answers = from_so_far(post.so_far)
        elif post.rereading is not None:
            self._answers = asked_again(post.rereading.check_in)
        else:
            self._answers = Answers()

    def ask(self) -> Outcome:
        """Show, ask, and keep the answers; say whether the post may leave."""
        self._show_page()
        self._read_as()
        self._reasons()
        self._mood()
        self._consent()
        self._live_case()
        self._terminal.line("")
        if not self._terminal.agrees("I have read it whole, and it may go", default=False):
            raise QuitError
        digest = self._report.public.digest
        self._session.publishing.reread(self._post.id, digest, self._answers.check_in())
        return self._conclude()

    def _show_page(self) -> None:
        page = self._session.publishing.page(self._post.id, "text")
        lines = [
            broken for line in printable(page).split("\n") for broken in self._terminal.lines(line)
        ]
        self._terminal.heading("The whole post, as its readers will see it")
        self._terminal.line("")
        self._terminal.page_through(
            ["-" * self._terminal.width, *lines, "-" * self._terminal.width]
        )

    def _read_as(self) -> None:
        self._terminal.heading("Read it as four readers")
        for name, reader, question in _READERS:
            self._terminal.line("")
            self._terminal.say(f"{reader}: {question}")
            is_free = name == "as_stranger"
            words = self._words(str(getattr(self._answers, name)), is_free=is_free)
            self._keep(**{name: words})

    def _reasons(self) -> None:
        self._terminal.heading("Two reasons for publishing it")
        while True:
            first = self._words(self._answers.first_reason, "First reason: ")
            second = self._words(self._answers.second_reason, "Second reason: ")
            self._keep(first_reason=first, second_reason=second)
            if not missing_reasons((first, second)):
                return
            self._terminal.say("Two different reasons are needed, each of two words or more.")

    def _mood(self) -> None:
        self._terminal.heading("How are you now?")
        keys = {str(mood.value): words for mood, words in MOODS.items()}
        self._terminal.line("  " + "   ".join(f"{key} {words}" for key, words in keys.items()))
        mood = Mood(int(self._terminal.choose("> ", keys)))
        is_angry = self._terminal.agrees("Are you angry about something in it?", default=False)
        self._keep(mood=mood, is_angry=is_angry)
        if self._answers.should_sleep_on_it:
            self._terminal.say(
                "Sleep on it: on such a day a post says more than one would want it to later. "
                "Nothing is lost by reading it again tomorrow."
            )

    def _consent(self) -> None:
        self._terminal.heading("Consent of the person written about")
        self._terminal.line("  1 they agreed to it   2 none is needed")
        keys = {"1": Consent.GIVEN.value, "2": Consent.NOT_NEEDED.value}
        consent = Consent(keys[self._terminal.choose("> ", keys)])
        question = "How did they agree? " if consent is Consent.GIVEN else "Why is none needed? "
        self._keep(consent=consent)
        self._keep(consent_note=self._words(self._answers.consent_note, question))

    def _live_case(self) -> None:
        self._terminal.line("")
        is_live = self._terminal.agrees(
            "Is it a live case, a complaint or a court matter?", default=False
        )
        self._keep(is_live_case=is_live)
        if is_live:
            self._terminal.say(
                "Then it stays here. The post waits; say no to this once it is over."
            )

    def _words(self, before: str, question: str = "> ", *, is_free: bool = False) -> str:
        """Ask for a sentence; Enter alone keeps what was answered before."""
        if before:
            self._terminal.say(f"Before: {printable(before)} (Enter keeps it)", indent="  ")
        while True:
            words = self._terminal.ask(question, before)
            if words.casefold() == "q":
                raise QuitError
            if is_free or has_words(words):
                return words
            self._terminal.say("A word or two, please; q alone stops here.")

    def _keep(self, **changes: Any) -> None:
        """Keep answers at once: the next time goes on from there."""
        self._answers = replace(self._answers, **changes)
        self._session.publishing.notes.keep_answers(self._post.id, self._answers)

    def _conclude(self) -> Outcome:
        report = self._session.publishing.report(self._post.id)
        self._terminal.line("")
        if report.reasons:
            say("reflectapp: your answers are kept, and the post stays:")
            say_why_not(report)
            return Outcome.REFUSED
        self._terminal.say("Approved, until a word or a decision changes.")
        self._terminal.line(f"Next: `{next_step(report)}`")
        return Outcome.DONE
