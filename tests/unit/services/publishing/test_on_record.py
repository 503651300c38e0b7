"""No post leaves without a record, and none is on record that did not leave."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from reflectapp.domain.errors import ExportFailedError, SaveFailedError
from reflectapp.domain.post import PostState
from tests.support.one_post import Desk


def test_what_cannot_be_put_on_record_is_not_copied(read_desk: Desk) -> None:
    approval = read_desk.approval("rich-text")
    with failing_commits(read_desk), pytest.raises(SaveFailedError):
        read_desk.service.copy(approval)
    assert read_desk.service.summary(read_desk.post.id).post.exports == ()


def test_a_failed_export_is_not_put_on_record(read_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ExportFailedError):
        read_desk.service.export(read_desk.approval(), tmp_path / "gone")
    assert read_desk.service.summary(read_desk.post.id).post.exports == ()
    assert read_desk.state is PostState.APPROVED


@contextmanager
def failing_commits(desk: Desk) -> Iterator[None]:
    """Let SQLite take every change, and refuse to make it last."""
    db = desk.posts.db
    real = db._connection

    class Failing:
        def execute(self, sql: str, *cells: object) -> object:
            if sql == "COMMIT":
                error = sqlite.OperationalError("database or disk is full")
                error.sqlite_errorcode = sqlite.SQLITE_FULL
                raise error
            return real.execute(sql, *cells)

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

    db._connection = Failing()
    try:
        yield
    finally:
        db._connection = real


@pytest.mark.parametrize("replaces", [True, False])
def test_what_cannot_be_put_on_record_does_not_leave(
    read_desk: Desk, tmp_path: Path, replaces: bool
) -> None:
    approval = read_desk.approval()
    if replaces:
        (tmp_path / approval.file_name).write_text("mine")
    before = {path: path.read_text() for path in tmp_path.glob("*.md")}

    with failing_commits(read_desk), pytest.raises(SaveFailedError):
        read_desk.service.export(approval, tmp_path, replace=replaces)

    assert {path: path.read_text() for path in tmp_path.glob("*.md")} == before
    assert list(tmp_path.glob(".*")) == []
    assert read_desk.service.summary(read_desk.post.id).post.exports == ()


def test_the_record_stands_before_the_file_has_its_name(
    read_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut between the two leaves a record too many, never a post too many."""

    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "hardlink_to", cut)
    with pytest.raises(KeyboardInterrupt):
        read_desk.service.export(read_desk.approval(), tmp_path)

    assert list(tmp_path.glob("*.md")) == []
    assert len(read_desk.posts.post(read_desk.post.id).exports) == 1


def test_a_file_that_could_not_get_its_name_is_off_the_record(
    read_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise FileExistsError(errno.EEXIST, "")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with pytest.raises(ExportFailedError, match="exists"):
        read_desk.service.export(read_desk.approval(), tmp_path)

    assert list(tmp_path.glob("*.md")) == []
    assert list(tmp_path.glob(".*.part")) == []
    assert read_desk.posts.post(read_desk.post.id).exports == ()


def test_what_left_twice_at_one_moment_is_told_though_a_third_time_fails(
    read_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise FileExistsError(errno.EEXIST, "")

    read_desk.service.export(read_desk.approval(), tmp_path)
    (tmp_path / "other").mkdir()
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with pytest.raises(ExportFailedError, match="exists"):
        read_desk.service.export(read_desk.approval(), tmp_path / "other")
    assert len(read_desk.service.tellings.store.left()) == 1
