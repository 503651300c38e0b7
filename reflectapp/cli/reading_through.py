"""What several ways of `post` begin with: the post of an entry, and names looked for in it."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator

from reflectapp.cli.access import opened
from reflectapp.cli.outcome import RefusedError
from reflectapp.cli.post_words import next_step, refusals
from reflectapp.cli.printing import say
from reflectapp.domain.errors import NotMarkedError
from reflectapp.domain.post import Post
from reflectapp.publish.report import GateReport
from reflectapp.services.session import Session


@contextlib.contextmanager
def on_its_way(options: argparse.Namespace) -> Iterator[tuple[Session, Post]]:
    """Open the journal with the post of the entry that was named, its text looked through."""
    with opened(options) as session:
        post = marked_post(session, options.id)
        _look(session, options.id)
        yield session, post


def marked_post(session: Session, entry_id: str) -> Post:
    """Return the post of an entry.

    Raises:
        NotFoundError: There is no such entry.
        RefusedError: It is not marked.
    """
    try:
        return session.publishing.post_of(entry_id)
    except NotMarkedError:
        raise RefusedError(
            f"this entry is not on its way to a blog; `reflectapp post mark {entry_id}` "
            "puts it there"
        ) from None


def _look(session: Session, entry_id: str) -> None:
    """Have the language process read an entry, unless it has read these very words.

    Raises:
        ModelMissingError: It cannot be loaded.
        AnalysisFailedError: The process ended.
    """
    if not session.review.needs_analysis(entry_id):
        return
    if sys.stderr.isatty():
        say("Looking for names; this takes a few seconds.")
    text = session.journal.entry(entry_id).text
    asked = session.detection.analyse(entry_id, text, session.review.register())
    session.review.record(entry_id, text, asked.result())


def say_why_not(report: GateReport) -> None:
    """Say what stands against a post's leaving, a line each, and what to do next."""
    for reason in refusals(report):
        say(f"  {reason}")
    if step := next_step(report):
        say(f"next: `{step}`")
