"""When a post may be read again, and what voids that reading."""

from __future__ import annotations

import pytest

from reflectapp.domain.entry import Mood
from reflectapp.domain.errors import NothingLeftError, PostNotReadyError, StaleApprovalError
from reflectapp.domain.finding import Action
from reflectapp.domain.post import PostState
from reflectapp.publish.report import ConditionKind, Refusal
from tests.support.one_post import BODY, Desk
from tests.support.posts import YES, kinds


def test_rereading_is_refused_while_words_are_young_or_undecided(desk: Desk) -> None:
    with pytest.raises(PostNotReadyError, match="not analysed"):
        desk.service.reread(desk.post.id, "0", YES)
    desk.decide("Maud")
    with pytest.raises(PostNotReadyError, match="young"):
        desk.reread()


def test_rereading_is_refused_when_the_text_changed_since_it_was_shown(desk: Desk) -> None:
    desk.decide("Maud")
    desk.pass_days(14)
    shown = desk.service.report(desk.post.id).public.digest
    desk.decide("hour", Action.LEAVE_OUT)
    with pytest.raises(StaleApprovalError):
        desk.service.reread(desk.post.id, shown, YES)


def test_a_low_mood_holds_the_post_until_it_is_read_again(desk: Desk) -> None:
    desk.decide("Maud")
    desk.pass_days(14)
    desk.reread(mood=Mood.LOW)
    refusal = desk.service.approval(desk.post.id, "html")
    assert isinstance(refusal, Refusal)
    assert kinds(refusal.reasons) == ["sleep on it"]
    desk.pass_days(1)
    desk.reread()
    assert desk.approval("html")


def test_a_post_of_which_nothing_is_left_is_not_re_read(desk: Desk) -> None:
    desk.decide(BODY, Action.LEAVE_OUT)
    desk.pass_days(14)
    with pytest.raises(NothingLeftError):
        desk.reread()
    report = desk.service.report(desk.post.id)
    assert not report.condition(ConditionKind.MARKUP).holds


def test_another_content_note_voids_the_reading(read_desk: Desk) -> None:
    read_desk.service.notes.set_content_note(read_desk.post.id, "")
    assert read_desk.state is PostState.APPROVED
    read_desk.service.notes.set_content_note(read_desk.post.id, "Grief,\nand loss")
    assert read_desk.state is PostState.READY
    assert "Grief, and loss" in read_desk.service.page(read_desk.post.id)
