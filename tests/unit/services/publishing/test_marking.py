"""What is marked for a blog, and what its page shows."""

from __future__ import annotations

import pytest

from reflectapp.domain.errors import NotFoundError, PostNotReadyError, TextTooLongError
from reflectapp.services.publishing import MAX_CONTENT_NOTE
from tests.support.one_post import Desk


def test_marking_twice_is_marking_once(desk: Desk) -> None:
    assert desk.service.mark(desk.entry.id) == desk.post
    assert len(desk.service.posts()) == 1


def test_an_entry_that_is_not_there_is_not_marked(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        desk.service.mark("0" * 32)


def test_unmarking_takes_the_post_away(desk: Desk) -> None:
    desk.service.unmark(desk.entry.id)
    assert desk.service.posts() == []
    with pytest.raises(NotFoundError):
        desk.service.unmark(desk.entry.id)


def test_a_post_whose_entry_is_in_the_bin_is_not_listed(desk: Desk) -> None:
    desk.journal.delete(desk.entry.id)
    assert desk.service.posts() == []


def test_a_content_note_is_short(desk: Desk) -> None:
    desk.service.notes.set_content_note(
        desk.post.id, "Self-harm; the death of a child; violence at home"
    )
    with pytest.raises(TextTooLongError):
        desk.service.notes.set_content_note(
            desk.post.id, "And what I wrote in anger an hour ago, which no delay has seen"
        )
    with pytest.raises(TextTooLongError):
        desk.service.notes.set_content_note(desk.post.id, "x" * (MAX_CONTENT_NOTE + 1))


def test_the_page_shows_the_post_as_its_readers_will_see_it(desk: Desk) -> None:
    with pytest.raises(PostNotReadyError):
        desk.service.page(desk.post.id)
    desk.decide("Maud")
    assert '<span class="placeholder">[Person A]</span>' in desk.service.page(desk.post.id)


def test_the_post_bears_the_calendar_day_even_at_night(desk: Desk) -> None:
    desk.decide("Maud")
    desk.pass_days(14.3)
    desk.reread()
    assert desk.clock.local(desk.clock.now()).hour < 4
    assert desk.approval().day == desk.clock.local(desk.clock.now()).date()
