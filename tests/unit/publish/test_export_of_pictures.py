"""A post with pictures beside it is written whole or not at all, and over nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectapp.domain.errors import ExportFailedError
from reflectapp.domain.post import SentFile
from reflectapp.publish.export import clear_away, stage, stage_site
from reflectapp.publish.formats import WRITTEN
from reflectapp.publish.gate import Approval, judge
from reflectapp.publish.placing import sent
from tests.support.pictures import case_of, photo, picture, screenshot
from tests.support.posts import TODAY, Draft
from tests.unit.publish.test_export import files_no_longer_than

BODY = "Out.\n\n![The sun](sun.jpg)\n\n![A cup](cup.png)"
ENGINES = {
    "markdown": "tea.md",
    "pelican": "tea.md",
    "hugo": "tea/index.md",
    "jekyll": "2026-04-01-tea.md",
}
"""Formats that bring files, and what the post is called in each."""


def approval_of(name: str, body: str = BODY) -> Approval:
    pictures = picture(photo(), "sun.jpg"), picture(screenshot(), "cup.png")
    referred = [going for going in pictures if going.address in body]
    result = judge(case_of(Draft(title="Tea", body=body), *referred), name, TODAY)
    assert isinstance(result, Approval)
    return result


def files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("name", ENGINES)
def test_post_and_pictures_are_there_and_nothing_else(name: str, tmp_path: Path) -> None:
    approval = approval_of(name)
    assert stage(approval, tmp_path).release() == tmp_path / ENGINES[name]
    there = files_in(tmp_path)
    assert there.pop(ENGINES[name]) == approval.content
    assert list(there.values()) == [file.content for file in approval.files]
    assert len({path.stat().st_mtime for path in tmp_path.rglob("*") if path.is_file()}) == 1


@pytest.mark.parametrize("name", ENGINES)
def test_nothing_is_there_until_all_is_written(name: str, tmp_path: Path) -> None:
    staged = stage(approval_of(name), tmp_path)
    assert all(path.name.startswith(".") for path in tmp_path.iterdir())
    staged.discard()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ENGINES)
def test_a_full_disk_leaves_nothing_behind(name: str, tmp_path: Path) -> None:
    # The text has room, and the pictures have not.
    with files_no_longer_than(500), pytest.raises(ExportFailedError, match="full"):
        stage(approval_of(name), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ENGINES)
def test_a_folder_that_is_not_there_is_not_made(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportFailedError, match="missing"):
        stage(approval_of(name), tmp_path / "gone")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ENGINES)
def test_another_picture_in_the_way_is_not_overwritten_unasked(name: str, tmp_path: Path) -> None:
    approval = approval_of(name)
    (path,) = (file.path for file in sent(approval.files, tmp_path)[:1])
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_bytes(b"mine")
    with pytest.raises(ExportFailedError, match="exists"):
        stage(approval, tmp_path)
    assert files_in(tmp_path) == {path: b"mine"}
    stage(approval, tmp_path, replace=True).release()
    assert files_in(tmp_path)[path] == approval.files[0].content
    assert len(files_in(tmp_path)) == 3


@pytest.mark.parametrize("name", ENGINES)
def test_a_picture_that_is_there_already_stands_in_nobody_s_way(name: str, tmp_path: Path) -> None:
    """As after a power cut between the pictures and their post."""
    approval = approval_of(name)
    stage(approval, tmp_path).release()
    (tmp_path / ENGINES[name]).unlink()
    stage(approval, tmp_path).release()
    assert len(files_in(tmp_path)) == 3


def test_what_comes_up_in_the_way_of_the_post_takes_the_pictures_back(tmp_path: Path) -> None:
    staged = stage(approval_of("markdown"), tmp_path)
    (tmp_path / "tea.md").write_text("mine")
    with pytest.raises(ExportFailedError, match="exists"):
        staged.release()
    assert files_in(tmp_path) == {"tea.md": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["tea.md"]


def test_older_pictures_come_back_when_the_post_cannot_take_its_place(tmp_path: Path) -> None:
    (tmp_path / "tea").mkdir()
    (tmp_path / "tea/image-1.jpg").write_bytes(b"older")
    staged = stage(approval_of("markdown"), tmp_path, replace=True)
    (tmp_path / "tea.md").mkdir()
    with pytest.raises(ExportFailedError):
        staged.release()
    assert files_in(tmp_path) == {"tea/image-1.jpg": b"older"}


def test_a_link_in_a_picture_s_way_is_replaced_and_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other.jpg"
    other.write_bytes(b"mine")
    (tmp_path / "tea").mkdir()
    (tmp_path / "tea/image-1.jpg").symlink_to(other)
    stage(approval_of("markdown"), tmp_path, replace=True).release()
    assert other.read_bytes() == b"mine"
    assert not (tmp_path / "tea/image-1.jpg").is_symlink()


@pytest.mark.parametrize(("first", "then"), [(BODY, "Out."), ("Out.", BODY)])
def test_hugo_never_gets_two_pages_of_one_address(first: str, then: str, tmp_path: Path) -> None:
    before, after = approval_of("hugo", first), approval_of("hugo", then)
    stage(before, tmp_path).release()
    with pytest.raises(ExportFailedError, match="exists"):
        stage(after, tmp_path)
    stage(after, tmp_path, replace=True).release()
    pages = [name for name in files_in(tmp_path) if name.endswith(".md")]
    assert pages == [after.file_name]


def test_pictures_that_are_not_wanted_any_more_go_and_no_others(tmp_path: Path) -> None:
    approval = approval_of("markdown")
    stage(approval, tmp_path).release()
    first, second = sent(approval.files, tmp_path)
    (tmp_path / second.path).write_bytes(b"altered by the writer")
    clear_away(tmp_path, [first, second, SentFile("tea/gone.jpg", "0" * 64, 1)])
    assert set(files_in(tmp_path)) == {"tea.md", second.path}
    (tmp_path / second.path).write_bytes(approval.files[1].content)
    clear_away(tmp_path, [second])
    assert [path.name for path in tmp_path.iterdir()] == ["tea.md"]


SITES = {
    "the posts of a site": ("_posts", "assets"),
    "its drafts": ("_drafts", "assets"),
    "posts by year": ("_posts/2026", "assets"),
    "posts of a category": ("walks/_posts", "assets"),
    "a folder of no site": ("elsewhere/desk", "elsewhere/desk/assets"),
}


@pytest.mark.parametrize(("posts", "assets"), SITES.values(), ids=SITES)
def test_jekyll_gets_pictures_into_the_root_of_its_site(
    posts: str, assets: str, tmp_path: Path
) -> None:
    (tmp_path / "_config.yml").touch()
    folder = tmp_path / posts
    folder.mkdir(parents=True)
    approval = approval_of("jekyll")
    stage(approval, folder).release()
    assert (tmp_path / assets / "2026-04-01-tea" / "image-1.jpg").is_file()
    for file in sent(approval.files, folder):
        assert (folder / file.path).read_bytes()
        assert (file.size, "\\" in file.path) == ((folder / file.path).stat().st_size, False)


def test_a_site_has_each_picture_once(tmp_path: Path) -> None:
    pages = [approval_of("site"), approval_of("site", "Again.\n\n![It](sun.jpg)")]
    site = stage_site(pages, tmp_path / "site").release()
    assert len(list((site / "pictures").iterdir())) == 2
    feed = (site / "feed.xml").read_text(encoding="utf-8")
    names = {path.relative_to(site).as_posix() for path in site.rglob("*.jpg")}
    for page in pages:
        for file in page.files:
            assert file.path in names
            assert f'src="{file.path}"' in page.text
            assert f'src="{file.path}"' in feed


@pytest.mark.parametrize("name", WRITTEN)
def test_every_format_with_pictures_leaves_no_name_of_a_file_behind(
    name: str, tmp_path: Path
) -> None:
    approval = approval_of(name)
    written = b"".join([approval.content, *(file.content for file in approval.files)])
    for told in (b"sun.jpg", b"cup.png", b"Halifax", b"Exif"):
        assert told not in written
