"""What the writer puts with a post: what stands below it, its series, answers half way."""

from __future__ import annotations

import contextlib
import errno
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reflectapp.domain.disclaimer import DISCLAIMERS, MAX_DISCLAIMER
from reflectapp.domain.entry import Mood
from reflectapp.domain.errors import (
    ExportFailedError,
    NoPenNameError,
    RiskNotAcceptedError,
    SeriesEndedError,
    TextTooLongError,
)
from reflectapp.domain.post import AnswersSoFar, Post, PostState
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.series import MAX_SERIES_NAME, Series
from reflectapp.services.series_keeping import PostInSeries
from reflectapp.services.session import Session
from tests.support.desk import Desk
from tests.support.posts import YES

# What stands below


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


# Answers


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


# Series


@pytest.fixture
def people(desk: Desk) -> None:
    desk.know("Jean", "Maud", "Ines")


@pytest.mark.usefixtures("people")
def test_posts_of_a_series_share_placeholders_from_the_first_export_on(desk: Desk) -> None:
    first = desk.post("One", "Jean met Maud at noon.")
    second = desk.post("Two", "Maud came first. Then Ines came.")
    series = desk.notes.begin_series(first.id, "Nights", is_risk_accepted=True)
    desk.notes.join_series(second.id, series.id, is_risk_accepted=True)
    assert "[Person A] came first. Then [Person B] came." in desk.text(second)
    desk.export(first)
    assert "[Person B] came first. Then [Person C] came." in desk.text(second)
    desk.notes.leave_series(second.id)
    assert "[Person A] came first. Then [Person B] came." in desk.text(second)


@pytest.mark.usefixtures("people")
def test_a_post_outside_a_series_is_numbered_by_itself(desk: Desk) -> None:
    first = desk.post("One", "Jean met Maud at noon.")
    desk.notes.begin_series(first.id, "Nights", is_risk_accepted=True)
    desk.export(first)
    assert "[Person A] came first." in desk.text(desk.post("Two", "Maud came first."))


@pytest.mark.usefixtures("people")
def test_a_reading_is_void_once_another_post_settles_the_placeholders(desk: Desk) -> None:
    first = desk.post("One", "Jean met Maud at noon.")
    second = desk.post("Two", "Maud came first.")
    series = desk.notes.begin_series(first.id, "Nights", is_risk_accepted=True)
    desk.notes.join_series(second.id, series.id, is_risk_accepted=True)
    desk.reread(second)
    desk.export(first)
    assert desk.state(second) is PostState.READY


@pytest.mark.usefixtures("people")
def test_a_post_keeps_the_placeholders_that_it_left_with(desk: Desk) -> None:
    first = desk.post("One", "Jean met Maud at noon.")
    desk.notes.begin_series(first.id, "Nights", is_risk_accepted=True)
    desk.export(first)
    assert desk.state(first) is PostState.EXPORTED
    assert "[Person A] met [Person B]" in desk.text(first)


@pytest.mark.usefixtures("people")
def test_a_page_of_a_site_settles_the_placeholders_of_its_series_too(desk: Desk) -> None:
    first = desk.post("One", "Jean met Maud at noon.")
    second = desk.post("Two", "Maud came first.")
    desk.export(first)
    series = desk.notes.begin_series(first.id, "Nights", is_risk_accepted=True)
    desk.notes.join_series(second.id, series.id, is_risk_accepted=True)
    desk.reread(first)
    assert "[Person A] came first." in desk.text(second)
    assert desk.publishing.site.make(desk.folder).count == 1
    assert "[Person B] came first." in desk.text(second)


@pytest.mark.usefixtures("people")
def test_a_placeholder_that_left_stands_for_nobody_else_when_a_backup_comes_back(
    desk: Desk, session: Session
) -> None:
    first, second = desk.post("One", "Jean met Maud at noon."), desk.post("Two", "Ines came first.")
    early = session.backups.make()
    series = desk.notes.begin_series(first.id, "Nights", is_risk_accepted=True)
    late = session.backups.make()
    desk.export(first)
    for backup in (late, early):
        with contextlib.closing(session.restoring.open(backup.folder)) as view:
            session.restoring.restore_all(view)
        desk.notes.join_series(second.id, series.id, is_risk_accepted=True)
        assert "[Person C] came first." in desk.text(second)


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("leaves_as", ["a post", "a site"])
def test_what_did_not_leave_after_all_settles_no_placeholder(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, leaves_as: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    first = desk.post("One", "Jean met Maud at noon.")
    second = desk.post("Two", "Maud came first.")
    desk.export(first)
    series = desk.notes.begin_series(first.id, "Nights", is_risk_accepted=True)
    desk.notes.join_series(second.id, series.id, is_risk_accepted=True)
    desk.reread(first)
    way_out = {"a post": desk.export, "a site": lambda _: desk.publishing.site.make(desk.folder)}
    for writes in ("replace", "rename"):
        monkeypatch.setattr(Path, writes, refuse)
    with pytest.raises(ExportFailedError):
        way_out[leaves_as](first)
    assert "[Person A] came first." in desk.text(second)
    assert len(desk.publishing.summary(first.id).post.exports) == 1


def test_nobody_shares_placeholders_unawares(desk: Desk) -> None:
    post = desk.post()
    with pytest.raises(RiskNotAcceptedError):
        desk.notes.begin_series(post.id, "Nights", is_risk_accepted=False)
    assert desk.notes.series() == ()


# Series as a whole


@pytest.fixture
def nights(desk: Desk, people: None) -> tuple[Post, Post, Series]:
    """A post that left in a series, and one of it that is still on its way and re-read."""
    first = desk.post("One", "Jean met Maud at noon.")
    second = desk.post("Two", "Maud came first.")
    series = desk.notes.begin_series(first.id, "Nights", is_risk_accepted=True)
    desk.notes.join_series(second.id, series.id, is_risk_accepted=True)
    desk.export(first)
    desk.reread(second)
    return first, second, series


def test_a_series_is_told_with_its_posts_and_which_of_them_left(desk: Desk, nights) -> None:
    first, second, series = nights
    (line,) = desk.publishing.series.lines()
    assert line.series == series
    assert line.posts == (
        PostInSeries(first.id, "One", has_left=True),
        PostInSeries(second.id, "Two", has_left=False),
    )


def test_another_name_of_a_series_changes_nothing_that_readers_see(desk: Desk, nights) -> None:
    _, second, series = nights
    before = desk.publishing.series.rename(series.id, "  Night\nshifts ")
    assert before == series
    (line,) = desk.publishing.series.lines()
    assert line.series.name == "Night shifts"
    assert desk.state(second) is PostState.APPROVED
    desk.publishing.series.rename(series.id, "  ")
    assert desk.publishing.series.lines() == (line,)
    with pytest.raises(TextTooLongError):
        desk.publishing.series.rename(series.id, "x" * (MAX_SERIES_NAME + 1))


def test_at_the_end_of_a_series_what_left_keeps_its_placeholders_and_the_rest_its_own(
    desk: Desk, nights
) -> None:
    first, second, series = nights
    assert "[Person B] came first." in desk.text(second)
    desk.publishing.series.end(series.id)
    assert "[Person A] came first." in desk.text(second)
    assert desk.state(second) is PostState.READY
    assert "[Person A] met [Person B]" in desk.text(first)
    assert desk.state(first) is PostState.EXPORTED
    with pytest.raises(SeriesEndedError):
        desk.notes.join_series(second.id, series.id, is_risk_accepted=True)


def test_the_end_of_a_series_can_be_undone_with_what_was_re_read(desk: Desk, nights) -> None:
    _, second, series = nights
    before = desk.publishing.summary(second.id).post
    ended = desk.publishing.series.end(series.id)
    desk.publishing.series.take_back(ended)
    assert desk.publishing.summary(second.id).post == before
    assert desk.state(second) is PostState.APPROVED
    assert desk.notes.series() == (series,)


def test_undoing_the_end_of_a_series_takes_back_nothing_that_was_done_since(
    desk: Desk, nights
) -> None:
    _, second, series = nights
    ended = desk.publishing.series.end(series.id)
    desk.notes.set_content_note(second.id, "Grief")
    desk.publishing.series.take_back(ended)
    now = desk.publishing.summary(second.id).post
    assert (now.content_note, now.series_id, now.rereading) == ("Grief", series.id, None)
    ended = desk.publishing.series.end(series.id)
    other = desk.notes.begin_series(second.id, "Days", is_risk_accepted=True)
    desk.publishing.series.take_back(ended)
    assert desk.publishing.summary(second.id).post.series_id == other.id


def test_undoing_the_end_of_a_series_changes_no_placeholder_of_what_left_since(
    desk: Desk, nights
) -> None:
    _, second, series = nights
    ended = desk.publishing.series.end(series.id)
    desk.export(second)
    desk.publishing.series.take_back(ended)
    assert desk.publishing.summary(second.id).post.series_id is None
    assert "[Person A] came first." in desk.text(second)
    assert desk.state(second) is PostState.EXPORTED


def test_an_entry_marked_again_comes_back_out_of_a_series_that_ended_without_it(
    desk: Desk, nights
) -> None:
    first, second, series = nights
    left, waiting = (desk.publishing.unmark(post.entry_id) for post in (first, second))
    desk.publishing.series.end(series.id)
    for taken in (left, waiting):
        desk.publishing.mark_again(taken)
    assert desk.publishing.summary(first.id).post.series_id == series.id
    assert desk.publishing.summary(second.id).post.series_id is None
    assert desk.state(second) is PostState.READY
    assert "[Person A] came first." in desk.text(second)


def test_a_series_that_ended_can_be_opened_again(desk: Desk, nights) -> None:
    _, second, series = nights
    desk.publishing.series.end(series.id)
    desk.publishing.series.open_again(series.id)
    desk.notes.join_series(second.id, series.id, is_risk_accepted=True)
    assert "[Person B] came first." in desk.text(second)


@pytest.mark.usefixtures("people")
def test_of_a_series_that_nothing_left_in_nothing_stays_at_its_end(desk: Desk) -> None:
    first = desk.post("One", "Jean met Maud at noon.")
    desk.export(first)
    desk.machine.advance(timedelta(days=1))
    series = desk.notes.begin_series(first.id, "Nights", is_risk_accepted=True)
    ended = desk.publishing.series.end(series.id)
    assert desk.notes.series() == ()
    assert desk.publishing.summary(first.id).post.series_id is None
    desk.publishing.series.take_back(ended)
    assert desk.notes.series() == (series,)
    assert desk.publishing.summary(first.id).post.series_id == series.id
