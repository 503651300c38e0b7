"""Advice over a real journal: what left counts for ever, what is dismissed stays so."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from pathlib import Path

import pytest

from reflectapp.domain.advice import AdviceKind
from reflectapp.domain.disclosure import Attribute
from reflectapp.domain.entry import Draft
from reflectapp.domain.errors import ExportFailedError
from reflectapp.domain.finding import Action, Finding, Kind, Tier
from reflectapp.domain.post import Post
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.spans import Span
from reflectapp.publish.checks import Place
from reflectapp.publish.disclosures.summing import PersonSum
from reflectapp.publish.gate import Approval
from reflectapp.services.session import Session
from tests.support.fakes import FakeClock
from tests.support.posts import YES, places

FIRST = "Jean Hartley is in her forties and has epilepsy. I am a nurse on a small ward."
SECOND = "Jean Hartley has epilepsy and two sons. A junkie, they said, on the ward."


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    made = tmp_path / "blog"
    made.mkdir()
    return made


def written(session: Session, body: str, *, title: str = "") -> Post:
    """Write an entry about Jean Hartley, hide her, and mark it for the blog."""
    entry = session.journal.new_entry(title=title, body=body)
    text = entry.text
    found = [
        Finding(Span(at, at + 12), Kind.PERSON, Tier.REPLACE, 1.0, "test", group="jean")
        for at in places(text, "Jean Hartley")
    ]
    session.review.record(entry.id, text, found)
    state = session.review.accept_proposed(entry.id)
    for item in state.items:
        if item.decision is None:
            session.review.decide(entry.id, item.span, Action.KEEP, reason="common")
    return session.publishing.mark(entry.id)


def exported(session: Session, clock: FakeClock, blog: Path, post: Post) -> None:
    """Let it ripen, re-read it, and export it."""
    clock.advance(timedelta(days=15))
    state = session.review.state(post.entry_id)
    assert state is not None
    session.publishing.reread(post.id, state.public.digest, YES)
    approval = session.publishing.approval(post.id, "markdown")
    assert isinstance(approval, Approval)
    session.publishing.export(approval, blog, replace=True)


def jean(session: Session, post: Post) -> PersonSum:
    """Return the sum for the one person in a post."""
    people = session.advising.advice(post.id).disclosures.people
    return next(person for person in people if person.key == "[Person A]")


def before(person: PersonSum) -> set[str]:
    return {told.fact.value for told in person.before if not told.fact.is_weak}


def test_a_post_is_judged_by_the_sum_of_what_left(
    session: Session, clock: FakeClock, blog: Path
) -> None:
    first = written(session, FIRST, title="The first")
    exported(session, clock, blog, first)
    second = written(session, SECOND)

    person = jean(session, second)
    assert before(person) == {"forties", "epilepsy"}
    assert {f.value for f in person.adds if not f.is_weak} >= {"two sons"}
    assert {f.value for f in person.again} >= {"epilepsy"}
    advice = session.advising.advice(second.id)
    assert advice.titles == {first.id: "The first"}
    assert advice.names[person.subject_id or ""] == "Jean Hartley"


def test_what_left_is_remembered_whatever_becomes_of_the_entry(
    session: Session, clock: FakeClock, blog: Path
) -> None:
    first = written(session, FIRST)
    exported(session, clock, blog, first)
    second = written(session, SECOND)

    entry = session.journal.entry(first.entry_id)
    session.journal.begin_session(entry.id)
    session.journal.save(Draft(entry.id, "", "All is quiet now.", entry.happened_on))
    assert before(jean(session, second)) == {"forties", "epilepsy"}

    taken = session.publishing.unmark(first.entry_id)
    assert before(jean(session, second)) == {"forties", "epilepsy"}
    session.publishing.mark_again(taken)
    assert before(jean(session, second)) == {"forties", "epilepsy"}


def test_what_left_counts_when_its_entry_was_erased(
    session: Session, clock: FakeClock, blog: Path
) -> None:
    first = written(session, FIRST, title="The first")
    exported(session, clock, blog, first)
    second = written(session, SECOND)
    session.journal.delete(first.entry_id)
    session.journal.erase(first.entry_id)

    person = jean(session, second)
    assert before(person) == {"forties", "epilepsy"}
    assert {told.left.file_name for told in person.before} == {"the-first.md"}


def test_a_subject_is_found_again_by_name_when_it_got_another_id(
    session: Session, clock: FakeClock, blog: Path
) -> None:
    exported(session, clock, blog, written(session, FIRST))
    (known,) = session.review.register().subjects
    session.review.remove_subject(known.id)

    assert before(jean(session, written(session, SECOND))) == {"forties", "epilepsy"}


def test_what_did_not_leave_after_all_is_not_counted(
    session: Session, clock: FakeClock, blog: Path
) -> None:
    first = written(session, FIRST)
    exported(session, clock, blog, first)
    third = written(session, SECOND)
    clock.advance(timedelta(days=15))
    state = session.review.state(third.entry_id)
    assert state is not None
    session.publishing.reread(third.id, state.public.digest, YES)
    approval = session.publishing.approval(third.id, "markdown")
    assert isinstance(approval, Approval)
    with pytest.raises(ExportFailedError):
        session.publishing.export(approval, blog / "missing")

    assert before(jean(session, written(session, FIRST))) == {"forties", "epilepsy"}


def test_what_left_before_this_was_kept_is_read_from_the_entry_or_said_to_be_unknown(
    session: Session, clock: FakeClock, blog: Path
) -> None:
    first = written(session, FIRST)
    exported(session, clock, blog, first)
    second = written(session, SECOND)
    session._db.change("DELETE FROM telling")

    assert before(jean(session, second)) == {"forties", "epilepsy"}
    assert session.advising.advice(second.id).disclosures.uncounted == 0

    entry = session.journal.entry(first.entry_id)
    session.journal.begin_session(entry.id)
    session.journal.save(Draft(entry.id, "", "Another text.", entry.happened_on))
    assert before(jean(session, second)) == set()
    assert session.advising.advice(second.id).disclosures.uncounted == 1


def test_the_writer_is_summed_too(session: Session, clock: FakeClock, blog: Path) -> None:
    exported(session, clock, blog, written(session, FIRST))
    advice = session.advising.advice(written(session, SECOND).id)
    writer = advice.disclosures.people[0]
    assert (Attribute.OCCUPATION, "nurse") in {
        (told.fact.attribute, told.fact.value) for told in writer.before
    }


def test_what_stands_above_and_below_the_text_is_counted_and_its_place_is_told(
    session: Session, clock: FakeClock, blog: Path
) -> None:
    session.settings.save_profile(WriterProfile(pen_name="The Ward Sister"))
    session.settings.set_disclaimer("I am a Quaker; views are mine.")
    clock.advance(timedelta(days=15))
    post = written(session, "Jean Hartley came. It was good.", title="A talk")
    session.publishing.notes.set_content_note(post.id, "mentions self-harm")
    session.publishing.notes.sign(post.id, is_signed=True)

    advice = session.advising.advice(post.id)
    told = {p.key: {f.value for f in p.adds if not f.is_weak} for p in advice.disclosures.people}
    assert told["writer"] == {"nurse", "Quaker"}
    assert told[""] == {"self-harm"}
    assert advice.beside == {
        "mentions self-harm": Place.NOTE,
        "I am a Quaker; views are mine.": Place.DISCLAIMER,
        "The Ward Sister": Place.AUTHOR,
    }

    exported(session, clock, blog, post)
    other = written(session, "I am a Quaker and a nurse.", title="Another")
    session.publishing.notes.set_disclaimer(other.id, is_shown=False)
    (writer,) = session.advising.advice(other.id).disclosures.people
    assert {told.fact.value for told in writer.before} == {"nurse", "Quaker"}
    assert writer.adds == ()


def test_a_text_that_is_not_analysed_gets_no_advice(session: Session) -> None:
    entry = session.journal.new_entry(body=SECOND)
    advice = session.advising.advice(session.publishing.mark(entry.id).id)
    assert advice.advice == ()
    assert advice.disclosures.people == ()


def test_advice_is_set_aside_for_one_post_and_taken_up_again(session: Session) -> None:
    post, other = written(session, SECOND), written(session, SECOND)
    (found,) = session.advising.advice(post.id).advice
    session.advising.set_aside(post.id, found)

    assert session.advising.advice(post.id).advice == ()
    assert session.advising.advice(post.id).set_aside == 1
    assert len(session.advising.advice(other.id).advice) == 1
    session.advising.take_all_up(post.id)
    assert len(session.advising.advice(post.id).advice) == 1
    session.advising.set_aside(post.id, found)
    session.advising.take_up(post.id, found)
    assert len(session.advising.advice(post.id).advice) == 1


def test_advice_is_silenced_for_the_journal_and_brought_back(session: Session) -> None:
    post = written(session, SECOND)
    session.advising.silence(AdviceKind.LANGUAGE, "druggie")
    session.advising.silence(AdviceKind.LANGUAGE, "junkie")
    assert session.advising.advice(post.id).advice == ()
    assert session.advising.choices().silenced == (
        ("language", "druggie"),
        ("language", "junkie"),
    )
    session.advising.bring_back(AdviceKind.LANGUAGE, "junkie")
    assert len(session.advising.advice(post.id).advice) == 1


def test_own_words_are_added_and_removed(session: Session) -> None:
    post = written(session, SECOND)
    session.advising.add_own("two  sons", "children")
    session.advising.add_own(" … ")
    kinds = [one.kind for one in session.advising.advice(post.id).advice]
    assert kinds == [AdviceKind.LANGUAGE, AdviceKind.OWN]
    session.advising.remove_own("Two sons")
    assert session.advising.choices().own == ()


def test_what_left_after_a_backup_counts_when_that_one_comes_back(
    session: Session, clock: FakeClock, blog: Path
) -> None:
    first = written(session, FIRST)
    backup = session.backups.make()
    exported(session, clock, blog, first)
    with contextlib.closing(session.restoring.open(backup.folder)) as view:
        session.restoring.restore_all(view)

    assert before(jean(session, written(session, SECOND))) == {"forties", "epilepsy"}
