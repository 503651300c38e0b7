"""What leaves is what was approved, to the byte; whatever changes voids the approval."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectapp.domain.errors import NotFoundError, StaleApprovalError
from reflectapp.domain.finding import Action
from reflectapp.domain.post import PostState
from reflectapp.services.publishing import FORMATS
from tests.support.one_post import BODY, Desk


@pytest.mark.parametrize("format_name", FORMATS)
def test_what_is_exported_is_what_was_approved(
    read_desk: Desk, tmp_path: Path, format_name: str
) -> None:
    approval = read_desk.approval(format_name)
    record = read_desk.service.export(approval, tmp_path)
    assert (tmp_path / record.file_name).read_bytes() == approval.content
    assert (record.digest, record.public_digest) == (approval.digest, approval.public_digest)
    assert record.folder == str(tmp_path)


def test_what_is_copied_is_what_was_approved_and_is_on_record(read_desk: Desk) -> None:
    approval = read_desk.approval("rich-text")
    clip, record = read_desk.service.copy(approval)
    assert clip.html.encode() == approval.content
    assert "<" not in clip.text
    assert (record.digest, record.is_copy) == (approval.digest, True)
    assert read_desk.service.summary(read_desk.post.id).post.exports == (record,)
    assert read_desk.state is PostState.EXPORTED


def test_a_change_after_the_approval_voids_a_copy_too(read_desk: Desk) -> None:
    approval = read_desk.approval("rich-text")
    read_desk.decide("hour", Action.LEAVE_OUT)
    with pytest.raises(StaleApprovalError):
        read_desk.service.copy(approval)


def test_only_rich_text_is_copied(read_desk: Desk) -> None:
    with pytest.raises(TypeError):
        read_desk.service.copy(read_desk.approval("html"))


def test_a_decision_after_the_approval_voids_it(read_desk: Desk, tmp_path: Path) -> None:
    approval = read_desk.approval()
    read_desk.decide("hour", Action.LEAVE_OUT)
    with pytest.raises(StaleApprovalError):
        read_desk.service.export(approval, tmp_path)
    assert list(tmp_path.glob("*.md")) == []


def test_an_edit_after_the_approval_voids_it(read_desk: Desk, tmp_path: Path) -> None:
    approval = read_desk.approval()
    read_desk.write(BODY + " More.")
    with pytest.raises(StaleApprovalError):
        read_desk.service.export(approval, tmp_path)


def test_nothing_leaves_of_an_entry_in_the_bin(read_desk: Desk, tmp_path: Path) -> None:
    to_file, to_copy = read_desk.approval(), read_desk.approval("rich-text")
    read_desk.journal.delete(read_desk.entry.id)
    with pytest.raises(StaleApprovalError):
        read_desk.service.export(to_file, tmp_path)
    with pytest.raises(StaleApprovalError):
        read_desk.service.copy(to_copy)
    with pytest.raises(NotFoundError):
        read_desk.service.post_of(read_desk.entry.id)
    assert list(tmp_path.glob("*.md")) == []


def test_an_approval_is_good_for_its_day_alone(read_desk: Desk, tmp_path: Path) -> None:
    approval = read_desk.approval()
    read_desk.pass_days(1)
    with pytest.raises(StaleApprovalError):
        read_desk.service.export(approval, tmp_path)
