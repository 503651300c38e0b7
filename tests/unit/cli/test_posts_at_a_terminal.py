"""`post decide` and `post approve`, asked and answered at a real terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="terminals of this kind are of Unix alone")

from reflectapp.cli.outcome import Outcome
from reflectapp.domain.finding import Action, Kind
from reflectapp.domain.post import PostState
from tests.support.fixtures import PASSPHRASE
from tests.support.terminal import AtTerminal
from tests.support.written_before import WrittenBefore

pytestmark = pytest.mark.slow

BODY = "Maud laughed for an hour, in Leeds.\n\nThen Maud left. She was 47, and I was glad."
FOUND = {"Maud": Kind.PERSON, "Leeds": Kind.PLACE, "47": Kind.AGE}
YES = [
    "They would smile.",
    "Fair to the team.",
    "I could.",
    "",
    "it may help others",
    "it is settled now",
    "3",
    "n",
    "2",
    "Nobody can be recognised.",
    "n",
]
"""Answers to all questions but the last."""
Start = Callable[..., AtTerminal]


@pytest.fixture
def before(tmp_path: Path) -> WrittenBefore:
    """A journal of twenty days ago."""
    return WrittenBefore(tmp_path / "journal", 20)


@pytest.fixture
def start(before: WrittenBefore) -> Iterator[Start]:
    """Start a way of `post` at a terminal."""
    started: list[AtTerminal] = []

    def begin(*arguments: str, **more: object) -> AtTerminal:
        at = AtTerminal(before.folder, PASSPHRASE, "post", *arguments, **more)  # type: ignore[arg-type]
        started.append(at)
        return at

    yield begin
    for at in started:
        at.stop()


def decisions(before: WrittenBefore, entry_id: str) -> list[tuple[str, Action | None]]:
    with before.now() as session:
        state = session.review.state(entry_id)
        assert state is not None
        return [(i.words, i.decision.action if i.decision else None) for i in state.items]


def test_findings_are_gone_through_one_after_another(before: WrittenBefore, start: Start) -> None:
    entry_id = before.write("A talk", BODY, **FOUND)
    at = start("decide", entry_id)
    shown = at.wait_for("> ")
    assert "1 of 4: “Maud”, a person, near certain\n" in shown
    assert "Hidden so far: [Person A]. 1 more mention in this entry.\n" in shown
    at.type("r")
    at.wait_for("All 2 mentions? [Y/n] ")
    at.type("")
    assert "“Maud” replaced by [Person A]\n" in at.wait_for("> ")
    at.type("generalise")
    at.wait_for("at most 8 words): ")
    at.type("a northern town")
    assert "“Leeds” becomes “a northern town”" in at.wait_for("> ")
    at.type("k")
    at.wait_for("your own words: ")
    at.type("1")
    at.wait_for("[y/N] ")
    at.type("")
    assert "“47” stays: not a name" in at.wait_for("Every finding is decided.")
    assert at.end() == Outcome.DONE
    assert f"Next: `reflectapp post approve {entry_id}`" in at.shown
    assert decisions(before, entry_id) == [
        ("Maud", Action.REPLACE),
        ("Leeds", Action.GENERALISE),
        ("Maud", Action.REPLACE),
        ("47", Action.KEEP),
    ]


def test_the_last_answer_is_taken_back_and_stopping_keeps_the_rest(
    before: WrittenBefore, start: Start
) -> None:
    entry_id = before.write("A talk", BODY, **FOUND)
    at = start("decide", entry_id)
    at.wait_for("> ")
    for line, answer in (("r", "[Y/n] "), ("", "> "), ("o", "How much? "), ("1", "> ")):
        at.type(line)
        at.wait_for(answer)
    at.type("u")
    assert "The last answer is taken back: 2 of 4 findings decided." in at.wait_for("> ")
    at.type("q")
    assert at.end() == Outcome.DONE
    assert "Not yet: 2 findings still to decide." in at.shown
    assert decisions(before, entry_id) == [
        ("Maud", Action.REPLACE),
        ("Leeds", None),
        ("Maud", Action.REPLACE),
        ("47", None),
    ]


def test_a_made_up_name_that_is_taken_or_long_is_asked_for_again(
    before: WrittenBefore, start: Start
) -> None:
    entry_id = before.write("A talk", BODY, Maud=Kind.PERSON)
    at = start("decide", entry_id)
    at.wait_for("> ")
    for name, complaint in (("Maud Smith", "has that name"), ("a b c d e", "At most 4 words")):
        at.type("n")
        at.wait_for("words): ")
        at.type(name)
        assert complaint in at.wait_for("> ")
    at.type("n")
    at.wait_for("words): ")
    at.type("Ottoline")
    at.wait_for("[Y/n] ")
    at.type("n")
    assert "“Maud” becomes “Ottoline”" in at.wait_for("> ")
    at.press(b"\x04")
    assert at.end() == Outcome.DONE
    assert [action for _, action in decisions(before, entry_id)] == [Action.RENAME, None]


def test_all_that_is_hidden_is_accepted_when_the_writer_has_seen_it(
    before: WrittenBefore, start: Start
) -> None:
    entry_id = before.write("A talk", BODY, **FOUND)
    at = start("decide", entry_id)
    at.wait_for("> ")
    at.type("a")
    assert "“Leeds” replaced by [Place 1]" in at.wait_for("All of these? [y/N] ")
    at.type("y")
    assert at.end() == Outcome.DONE
    assert {action for _, action in decisions(before, entry_id)} == {Action.REPLACE}


def test_young_words_are_shown_with_their_day_and_may_be_left_out(
    before: WrittenBefore, start: Start
) -> None:
    entry_id = before.write("A talk", "We ate, and I was glad.")
    before.clock.advance(timedelta(days=15))
    before.edit(entry_id, "We ate, and I was glad. Now I am furious.")
    at = start("decide", entry_id)
    assert "“Now I am furious”" in at.wait_for("They stay in the entry. [y/N] ")
    at.type("y")
    assert at.end() == Outcome.DONE
    with before.now() as session:
        post = session.publishing.post_of(entry_id)
        assert session.publishing.report(post.id).public.text == "A talk\n\nWe ate, and I was glad."


def test_the_whole_post_is_shown_and_answered_for(before: WrittenBefore, start: Start) -> None:
    entry_id = before.write("A talk", BODY, **FOUND)
    before.accept_all(entry_id)
    at = start("approve", entry_id)
    shown = at.wait_for("> ")
    assert "[Person A] laughed for an hour, in [Place 1].\n" in shown
    assert "If they read this tonight, what would they feel?" in shown
    for line in YES:
        at.type(line)
    at.wait_for("it may go [y/N] ")
    at.type("y")
    assert at.end() == Outcome.DONE
    assert f"`reflectapp post export {entry_id} --to FOLDER`" in at.shown
    with before.now() as session:
        post = session.publishing.post_of(entry_id)
        assert session.publishing.report(post.id).state is PostState.APPROVED


@pytest.mark.parametrize("last", ["n", ""])
def test_without_a_yes_nothing_is_approved_and_the_answers_are_kept(
    before: WrittenBefore, start: Start, last: str
) -> None:
    entry_id = before.write("A talk", BODY, **FOUND)
    before.accept_all(entry_id)
    at = start("approve", entry_id)
    at.wait_for("> ")
    for line in [*YES, last]:
        at.type(line)
    assert at.end() == Outcome.REFUSED
    assert "the post is not approved" in at.shown
    again = start("approve", entry_id)
    assert "Before: They would smile. (Enter keeps it)" in again.wait_for("> ")


def test_a_low_mood_keeps_the_post_and_says_so(before: WrittenBefore, start: Start) -> None:
    entry_id = before.write("A talk", BODY, **FOUND)
    before.accept_all(entry_id)
    at = start("approve", entry_id)
    at.wait_for("> ")
    for line in [*YES[:6], "low", *YES[7:], "y"]:
        at.type(line)
    assert at.end() == Outcome.REFUSED
    assert "Sleep on it" in at.shown
    assert "you were low or angry when you re-read it; sleep on it" in at.shown


def test_a_reading_that_would_not_count_is_not_begun(before: WrittenBefore, start: Start) -> None:
    entry_id = before.write("A talk", BODY, **FOUND)
    at = start("approve", entry_id)
    assert at.end() == Outcome.REFUSED
    assert "a reading does not count yet: 4 findings still to decide" in at.shown


def test_a_long_post_is_shown_a_screenful_at_a_time(before: WrittenBefore, start: Start) -> None:
    lines = [f"Line number{n} of it." for n in range(30)]
    entry_id = before.write("A talk", "\n\n".join(lines))
    at = start("approve", entry_id, size=(20, 60))
    first = at.wait_for("lines more: Enter to go on, q to stop -- ")
    assert "number2 " in first
    assert "number29" not in first
    at.type("q")
    assert at.end() == Outcome.REFUSED
    assert "If they read this" not in at.shown


@pytest.mark.parametrize("plain", [{"TERM": "dumb"}, {"NO_COLOR": "1"}])
def test_a_plain_terminal_gets_plain_text(
    before: WrittenBefore, start: Start, plain: dict[str, str]
) -> None:
    entry_id = before.write("A talk", BODY, Maud=Kind.PERSON)
    at = start("decide", entry_id, **plain)
    assert ">>Maud<< laughed" in at.wait_for("> ")
    assert "\x1b" not in at.raw


def test_no_line_is_wider_than_the_terminal_and_no_text_commands_it(
    before: WrittenBefore, start: Start
) -> None:
    entry_id = before.write(
        "A talk", BODY + " \x1b]0;title\x07" + " and so on" * 60, Maud=Kind.PERSON
    )
    at = start("decide", entry_id, size=(30, 50))
    shown = at.wait_for("> ")
    assert max(len(line) for line in shown.split("\n")) <= 50
    assert "\x1b]" not in at.raw
