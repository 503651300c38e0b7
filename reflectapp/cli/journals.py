"""`init` and `stats`: the journal as a whole."""

from __future__ import annotations

import argparse
from typing import Any

from reflectapp.cli.access import door, new_passphrase, opened
from reflectapp.cli.outcome import Outcome
from reflectapp.cli.printing import put, put_json, put_text, say, with_json
from reflectapp.domain.errors import JournalExistsError
from reflectapp.domain.post import DEFAULT_DELAY_DAYS, MAX_DELAY_DAYS, MIN_DELAY_DAYS
from reflectapp.domain.profile import WriterProfile


def add_to(commands: Any) -> None:
    """Add the commands."""
    making = with_json(
        commands.add_parser(
            "init",
            help="make a journal; prints its recovery words, once",
            description="Make a journal and print its twelve recovery words. They are shown this "
            "once: write them down. They open the journal when the passphrase is lost.",
        )
    )
    making.add_argument(
        "--delay",
        type=int,
        default=DEFAULT_DELAY_DAYS,
        choices=range(MIN_DELAY_DAYS, MAX_DELAY_DAYS + 1),
        metavar="DAYS",
        help=f"how long words wait before they may be published ({DEFAULT_DELAY_DAYS})",
    )
    making.set_defaults(run=_init)
    counting = with_json(commands.add_parser("stats", help="count entries, words and days"))
    counting.set_defaults(run=_stats)


def _init(options: argparse.Namespace) -> Outcome:
    way_in = door(options)
    if way_in.has_journal():
        raise JournalExistsError
    passphrase = new_passphrase(options)
    words = way_in.new_recovery_words()
    way_in.create(passphrase, words, WriterProfile(), options.delay).close()
    if options.json:
        put_json({"journal": way_in.folder, "recovery_words": words})
        return Outcome.DONE
    say(f"A journal was made in {way_in.folder}.")
    say("These words open it when the passphrase is lost. Write them down: they are shown once.")
    put_text(" ".join(words))
    return Outcome.DONE


def _stats(options: argparse.Namespace) -> Outcome:
    with opened(options) as session:
        summary = session.tracking.summary()
    rhythm = summary.rhythm
    figures = {
        "today": summary.today,
        "entries": summary.entries,
        "words": summary.words,
        "writing_days": rhythm.days,
        "writing_days_this_week": rhythm.days_this_week,
        "weekly_goal": rhythm.goal,
        "current_run_weeks": rhythm.current_run,
        "longest_run_weeks": rhythm.longest_run,
    }
    if options.json:
        put_json(figures)
    else:
        for name, figure in figures.items():
            put(name.replace("_", " "), figure)
    return Outcome.DONE
