"""What the writer puts with a post: what stands below it, and answers half way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reflectapp.domain.disclaimer import DISCLAIMERS, MAX_DISCLAIMER
from reflectapp.domain.entry import Mood
from reflectapp.domain.errors import NoPenNameError, TextTooLongError
from reflectapp.domain.post import AnswersSoFar, PostState
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Session
from tests.support.desk import Desk
from tests.support.posts import YES


def test_a_new_post_has_the_disclaimer_and_no_name(desk: Desk) -> None:
    post = desk.post()
    assert (post.has_disclaimer, post.is_signed) == (True, False)
    assert DISCLAIMERS[0] in desk.text(post)
    assert "Written by" not in desk.text(post)


def test_the_settings_say_what_new_posts_have(desk: Desk, session: Session) -> None:
    preferences = session.settings.preferences()
    session.settings.save(
        replace(preferences, disclaimer_below_posts=False, pen_name_below_posts=True)
    )
    post = desk.post()
    assert (post.has_disclaimer, post.is_signed) == (False, True)


def test_a_post_is_signed_with_the_pen_name_alone(desk: Desk, session: Session) -> None:
    post = desk.post()
    for profile in (
        WriterProfile(name="Nell Ashby"),
        WriterProfile(name="Nell Ashby", pen_name="nell ashby"),
        WriterProfile(name="Nell Ashby", pen_name="Ashby Nell"),
        WriterProfile(name="Nell Ashby", pen_name="Nell M. Ashby"),
        WriterProfile(name="Nell Mary Ashby", pen_name="Nell Ashby"),
        WriterProfile(name="Nell", pen_name="Nell Wren"),
        WriterProfile(pen_name="What I write today stands here"),
        WriterProfile(pen_name="x" * 61),
    ):
        session.settings.save_profile(profile)
        with pytest.raises(NoPenNameError):
            desk.notes.sign(post.id, is_signed=True)
    session.settings.save_profile(WriterProfile(name="Nell Ashby", pen_name="Rowan Wren"))
    desk.notes.sign(post.id, is_signed=True)
    assert "Written by Rowan Wren" in desk.text(post)


@pytest.mark.parametrize(
    "change",
    [
        lambda desk, post: desk.notes.set_disclaimer(post.id, is_shown=False),
        lambda desk, post: desk.notes.sign(post.id, is_signed=True),
        lambda desk, post: desk.notes.set_content_note(post.id, "Grief"),
        lambda desk, post: desk.notes.begin_series(post.id, "Nights", is_risk_accepted=True),
        lambda desk, post: desk.session.settings.set_disclaimer(DISCLAIMERS[1]),
    ],
)
def test_whatever_changes_the_page_asks_for_another_reading(desk: Desk, change) -> None:
    desk.session.settings.save_profile(WriterProfile(pen_name="Rowan Wren"))
    post = desk.post()
    desk.reread(post)
    assert desk.state(post) is PostState.APPROVED
    change(desk, post)
    assert desk.state(post) is PostState.READY


def test_another_pen_name_asks_for_another_reading(desk: Desk, session: Session) -> None:
    session.settings.save_profile(WriterProfile(pen_name="Rowan Wren"))
    post = desk.post()
    desk.notes.sign(post.id, is_signed=True)
    desk.reread(post)
    session.settings.save_profile(WriterProfile(pen_name="Robin Wren"))
    assert desk.state(post) is PostState.READY


def test_what_does_not_change_voids_nothing(desk: Desk) -> None:
    post = desk.post()
    desk.reread(post)
    desk.notes.set_disclaimer(post.id, is_shown=True)
    desk.notes.sign(post.id, is_signed=False)
    desk.notes.leave_series(post.id)
    assert desk.state(post) is PostState.APPROVED


def test_words_of_one_s_own_below_a_post_wait_out_the_delay(desk: Desk, session: Session) -> None:
    post = desk.post()
    session.settings.set_disclaimer(DISCLAIMERS[2])
    assert DISCLAIMERS[2] in desk.text(post)
    session.settings.set_disclaimer("I am still angry about it.")
    desk.machine.advance(timedelta(days=13))
    assert DISCLAIMERS[2] in desk.text(post)
    desk.machine.advance(timedelta(days=1, minutes=1))
    assert "I am still angry about it." in desk.text(post)
    session.settings.set_disclaimer("")
    assert "angry" not in desk.text(post)


def test_changing_young_words_again_frees_none_of_them(desk: Desk, session: Session) -> None:
    post = desk.post()
    for _ in range(3):
        for words in ("Some words of mine.", "Other words of mine."):
            desk.machine.advance(timedelta(days=4))
            session.settings.set_disclaimer(words)
            assert DISCLAIMERS[0] in desk.text(post)


def test_a_disclaimer_is_a_line_and_no_letter(session: Session) -> None:
    with pytest.raises(TextTooLongError):
        session.settings.set_disclaimer("x" * (MAX_DISCLAIMER + 1))


def test_a_post_that_leaves_again_changed_says_when_it_was_edited(desk: Desk) -> None:
    post = desk.post()
    desk.export(post)
    assert "Edited on" not in desk.text(post)
    desk.write(post, "We talked for an hour.")
    record = desk.export(post)
    today = "17 March 2026"
    assert f"Edited on {today}." in (desk.folder / record.file_name).read_text(encoding="utf-8")


def test_answers_half_way_outlast_a_lock(desk: Desk) -> None:
    post = desk.post()
    so_far = AnswersSoFar("It may help.", mood=Mood.LOW, is_angry=True)
    desk.notes.keep_answers(post.id, so_far)
    assert desk.publishing.summary(post.id).post.so_far == so_far


def test_answers_of_a_reading_that_is_void_wait_for_the_next_one(desk: Desk) -> None:
    post = desk.post()
    desk.reread(post)
    assert desk.publishing.summary(post.id).post.so_far is None
    desk.notes.set_content_note(post.id, "Grief")
    kept = desk.publishing.summary(post.id).post.so_far
    assert kept is not None
    assert (kept.first_reason, kept.as_person) == (YES.reasons[0], YES.as_person)
    # How one is now, and how the case stands, is asked anew.
    assert (kept.mood, kept.is_live_case) == (None, None)


def test_an_entry_marked_again_by_undo_has_all_it_had(desk: Desk) -> None:
    post = desk.post()
    desk.notes.set_content_note(post.id, "Grief")
    record = desk.export(post)
    desk.publishing.after.note_feedback(record, "One wrote.")
    before = desk.publishing.summary(post.id).post
    desk.publishing.mark_again(desk.publishing.unmark(post.entry_id))
    assert desk.publishing.summary(post.id).post == before


def test_an_entry_marked_again_comes_back_out_of_a_series_that_is_gone(desk: Desk) -> None:
    first, second = desk.post("One"), desk.post("Two")
    desk.notes.begin_series(first.id, "Nights", is_risk_accepted=True)
    desk.notes.set_content_note(first.id, "Grief")
    taken = desk.publishing.unmark(first.entry_id)
    desk.notes.begin_series(second.id, "Days", is_risk_accepted=True)
    desk.publishing.mark_again(taken)
    assert desk.publishing.summary(first.id).post == replace(taken, series_id=None)
