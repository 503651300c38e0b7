"""Posts of a series: placeholders shared among them, another name, the end and the way back."""

from __future__ import annotations

import contextlib
import errno
from datetime import timedelta
from pathlib import Path

import pytest

from reflectapp.domain.errors import (
    ExportFailedError,
    RiskNotAcceptedError,
    SeriesEndedError,
    TextTooLongError,
)
from reflectapp.domain.post import Post, PostState
from reflectapp.domain.series import MAX_SERIES_NAME, Series
from reflectapp.services.series_keeping import PostInSeries
from reflectapp.services.session import Session
from tests.support.desk import Desk


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
