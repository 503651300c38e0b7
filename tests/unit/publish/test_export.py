"""An approved post is written whole or not at all, and over nothing."""

from __future__ import annotations

import os
import resource
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflectapp.domain.errors import ExportFailedError
from reflectapp.publish.export import stage, stage_site
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.gate import Approval, judge
from tests.support.posts import TODAY, Draft

NOBODY = 65534
POST = Draft(title="Small talk", body="We talked for an hour.")


def write(approval: Approval, folder: Path, *, replace: bool = False) -> Path:
    """Write a post as the service does."""
    return stage(approval, folder, replace=replace).release()


@pytest.fixture
def approval() -> Approval:
    result = judge(POST.case, "markdown", TODAY)
    assert isinstance(result, Approval)
    return result


def test_the_file_holds_the_approved_bytes_alone(approval: Approval, tmp_path: Path) -> None:
    path = write(approval, tmp_path)
    assert path == tmp_path / "small-talk.md"
    assert path.read_bytes() == approval.content
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_tells_the_day_and_not_the_hour(approval: Approval, tmp_path: Path) -> None:
    status = write(approval, tmp_path).stat()
    noon = datetime(2026, 4, 1, 12, tzinfo=UTC).timestamp()
    assert (status.st_mtime, status.st_atime) == (noon, noon)


def test_whoever_runs_the_site_may_read_the_file(approval: Approval, tmp_path: Path) -> None:
    assert write(approval, tmp_path).stat().st_mode & 0o777 == 0o644 & ~_umask()


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir, lambda p: p.symlink_to("nowhere")])
def test_nothing_is_overwritten_unasked(approval: Approval, tmp_path: Path, make) -> None:
    target = tmp_path / "small-talk.md"
    make(target)
    before = os.lstat(target)
    assert _cause(approval, tmp_path) == "exists"
    assert os.lstat(target) == before
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_is_replaced_when_the_writer_says_so(approval: Approval, tmp_path: Path) -> None:
    (tmp_path / "small-talk.md").write_text("older")
    assert write(approval, tmp_path, replace=True).read_bytes() == approval.content
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_in_the_way_is_replaced_and_not_followed(approval: Approval, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("mine")
    (tmp_path / "small-talk.md").symlink_to(other)
    write(approval, tmp_path, replace=True)
    assert other.read_text() == "mine"


def test_a_folder_in_the_way_stays(approval: Approval, tmp_path: Path) -> None:
    (tmp_path / "small-talk.md").mkdir()
    with pytest.raises(ExportFailedError):
        write(approval, tmp_path, replace=True)
    assert [p.is_dir() for p in tmp_path.iterdir()] == [True]


def test_a_missing_folder_is_said_to_be_missing(approval: Approval, tmp_path: Path) -> None:
    assert _cause(approval, tmp_path / "gone") == "missing"
    (tmp_path / "file").touch()
    assert _cause(approval, tmp_path / "file") == "missing"


def test_a_read_only_folder_is_said_to_be_read_only(approval: Approval, tmp_path: Path) -> None:
    folder = tmp_path / "blog"
    folder.mkdir(0o555)
    made_by_pytest = [tmp_path, *tmp_path.parents]
    for parent in made_by_pytest[: -len(Path(tempfile.gettempdir()).parents) - 1]:
        parent.chmod(0o755)
    with _as_nobody():
        assert _cause(approval, folder) == "read-only"
    assert list(folder.iterdir()) == []


def test_what_is_written_counts_as_written_where_a_folder_cannot_be_opened(
    approval: Approval, tmp_path: Path
) -> None:
    folder = tmp_path / "letterbox"
    folder.mkdir()
    folder.chmod(0o333)
    made_by_pytest = [tmp_path, *tmp_path.parents]
    for parent in made_by_pytest[: -len(Path(tempfile.gettempdir()).parents) - 1]:
        parent.chmod(0o755)
    with _as_nobody():
        path = write(approval, folder)
    assert path.read_bytes() == approval.content
    assert list(folder.iterdir()) == [path]


def test_a_full_disk_leaves_nothing_behind(approval: Approval, tmp_path: Path) -> None:
    with files_no_longer_than(8):
        assert _cause(approval, tmp_path) == "full"
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_older_file_as_it_was(approval: Approval, tmp_path: Path) -> None:
    (tmp_path / "small-talk.md").write_text("older")
    with files_no_longer_than(8), pytest.raises(ExportFailedError):
        write(approval, tmp_path, replace=True)
    assert [p.read_text() for p in tmp_path.iterdir()] == ["older"]


def test_what_a_power_cut_left_is_cleared_away(approval: Approval, tmp_path: Path) -> None:
    (tmp_path / f".{approval.digest[:16]}.part").write_text("ha")
    path = write(approval, tmp_path)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == approval.content


def test_a_forged_approval_is_not_written(approval: Approval, tmp_path: Path) -> None:
    object.__setattr__(approval, "content", b"Jean")
    with pytest.raises(TypeError):
        write(approval, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_post_without_a_title_gets_a_neutral_name() -> None:
    result = judge(replace(POST, title="🙂").case, "html", TODAY)
    assert isinstance(result, Approval)
    assert result.file_name == "post-2026-04-01.html"


def _cause(approval: Approval, folder: Path) -> str:
    with pytest.raises(ExportFailedError) as caught:
        write(approval, folder)
    return caught.value.cause


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Run as a user whom permissions bind, where the tests run as root."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


def test_what_is_staged_and_discarded_leaves_nothing(approval: Approval, tmp_path: Path) -> None:
    staged = stage(approval, tmp_path)
    assert [p.suffix for p in tmp_path.iterdir()] == [".part"]
    staged.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_came_up_in_the_meantime_is_not_covered(
    approval: Approval, tmp_path: Path
) -> None:
    staged = stage(approval, tmp_path)
    (tmp_path / approval.file_name).write_text("mine")
    with pytest.raises(ExportFailedError, match="exists"):
        staged.release()
    assert [p.read_text() for p in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_whole_over_nothing_or_not_at_all(
    name: str, tmp_path: Path
) -> None:
    result = judge(POST.case, name, TODAY)
    assert isinstance(result, Approval)
    assert _cause(result, tmp_path / "gone") == "missing"
    with files_no_longer_than(8):
        assert _cause(result, tmp_path) == "full"
    assert list(tmp_path.iterdir()) == []
    assert write(result, tmp_path).read_bytes() == result.content
    assert _cause(result, tmp_path) == "exists"
    assert [path.name for path in tmp_path.iterdir()] == [result.file_name]


def test_a_full_disk_leaves_nothing_of_a_site(tmp_path: Path) -> None:
    page = judge(POST.case, "site", TODAY)
    assert isinstance(page, Approval)
    with files_no_longer_than(8), pytest.raises(ExportFailedError, match="full"):
        stage_site([page], tmp_path / "site")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "site").mkdir()
    with pytest.raises(ExportFailedError, match="exists"):
        stage_site([page], tmp_path / "site")
    assert list((tmp_path / "site").iterdir()) == []


def test_what_a_power_cut_left_of_a_site_is_cleared_away(tmp_path: Path) -> None:
    page = judge(POST.case, "site", TODAY)
    assert isinstance(page, Approval)
    stage_site([page], tmp_path / "site")
    (left,) = tmp_path.iterdir()
    (left / "index.html").write_text("ha")
    site = stage_site([page], tmp_path / "site").release()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (site / "small-talk.html").read_bytes() == page.content
    assert (site / "index.html").read_text() != "ha"
