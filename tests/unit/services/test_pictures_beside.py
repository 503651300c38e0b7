"""Pictures that leave as files: on record, compared again, exported again, in a site."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from pathlib import Path

import pytest

from reflectapp.domain.errors import SaveFailedError
from reflectapp.domain.post import ExportRecord, Post
from reflectapp.publish.formats.packing import packed
from reflectapp.publish.gate import Approval
from reflectapp.services.comparing import Checked, Standing
from tests.support.desk import Desk
from tests.support.pictures import SECRET, photo, screenshot
from tests.support.refusing import no_writing

BODY = "We sat in the yard for an hour.\n\n![The sun]({0}/sun.jpg)\n\n![A cup]({0}/cup.png)"


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """Two pictures of the writer's."""
    folder = tmp_path / "album"
    folder.mkdir()
    (folder / "sun.jpg").write_bytes(photo(600, 400))
    (folder / "cup.png").write_bytes(screenshot())
    return folder


@pytest.fixture
def post(desk: Desk, album: Path) -> Post:
    """A post with both, old enough to leave."""
    made = desk.post("Tea", BODY.format(album.as_posix()))
    public = desk.publishing.report(made.id).public
    for offered in desk.publishing.pictures.offered(made, public):
        desk.publishing.pictures.take(made.id, offered.digest)
    desk.machine.advance(timedelta(days=15))
    return made


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def standings(desk: Desk, path: Path) -> dict[str, str]:
    found: tuple[Checked, ...] = desk.publishing.after.check(path)
    return {checked.path.name: checked.standing.value for checked in found}


def files_in(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def leave_behind(desk: Desk, post: Post, number: int) -> None:
    public = desk.publishing.report(post.id).public
    offered = desk.publishing.pictures.offered(desk.publishing.summary(post.id).post, public)
    desk.publishing.pictures.leave(post.id, offered[number].digest)


def test_each_picture_is_on_record_with_its_hash(desk: Desk, post: Post) -> None:
    record = desk.export(post, "markdown")
    assert [file.path for file in record.files] == ["tea/image-1.jpg", "tea/image-2.jpg"]
    for file in record.files:
        path = desk.folder / file.path
        assert (file.digest, file.size) == (digest(path), path.stat().st_size)
        assert SECRET.encode() not in path.read_bytes()
    assert desk.publishing.summary(post.id).post.exports == (record,)


def test_the_record_of_a_post_of_jekyll_leads_to_its_pictures(desk: Desk, post: Post) -> None:
    (desk.folder / "_posts").mkdir()
    desk.reread(post)
    approval = desk.publishing.approval(post.id, "jekyll")
    assert isinstance(approval, Approval)
    record = desk.publishing.export(approval, desk.folder / "_posts")
    for file in record.files:
        assert file.path.startswith("../assets/")
        assert digest(Path(record.folder) / file.path) == file.digest
    assert standings(desk, Path(record.folder) / record.file_name) == {
        record.file_name: "same",
        "image-1.jpg": "same",
        "image-2.jpg": "same",
    }


def test_what_cannot_be_put_on_record_leaves_no_picture(desk: Desk, post: Post) -> None:
    desk.reread(post)
    approval = desk.publishing.approval(post.id, "markdown")
    assert isinstance(approval, Approval)
    with no_writing(desk.session), pytest.raises(SaveFailedError):
        desk.publishing.export(approval, desk.folder)
    assert files_in(desk.folder) == []


# Compared again


CHANGES = {
    "nothing": (lambda path: None, "same"),
    "another picture": (lambda path: path.write_bytes(photo()), "changed"),
    "no picture": (lambda path: path.unlink(), "missing"),
}


@pytest.mark.parametrize(("change", "standing"), CHANGES.values(), ids=CHANGES)
def test_pictures_are_compared_with_their_post(desk: Desk, post: Post, change, standing) -> None:
    record = desk.export(post, "hugo")
    change(desk.folder / record.files[0].path)
    wanted = {"index.md": "same", "image-1.jpg": standing, "image-2.jpg": "same"}
    assert standings(desk, desk.folder / record.file_name) == wanted
    assert standings(desk, desk.folder) == wanted


def test_a_picture_is_known_by_its_bytes_wherever_it_went(desk: Desk, post: Post) -> None:
    record = desk.export(post, "pelican")
    public = desk.folder.parent / "public"
    public.mkdir()
    (desk.folder / record.files[0].path).rename(public / "anything.jpeg")
    (public / "of somebody else.jpg").write_bytes(photo(300, 200))
    assert standings(desk, public) == {"anything.jpeg": "same"}
    assert standings(desk, public / "of somebody else.jpg") == {"of somebody else.jpg": "unknown"}


def test_a_post_that_was_taken_elsewhere_misses_nothing(desk: Desk, post: Post) -> None:
    record = desk.export(post, "markdown")
    saved = desk.folder.parent / "saved.md"
    saved.write_bytes((desk.folder / record.file_name).read_bytes())
    assert standings(desk, saved) == {"saved.md": "same"}


def test_a_page_that_a_blog_made_holds_the_same_words(desk: Desk, post: Post) -> None:
    desk.export(post, "hugo")
    page = desk.folder / "built.html"
    ours = desk.publishing.page(post.id)
    captions = re.compile(r'<img src="[^"]*" alt=""[^>]*>([^<]*)')
    page.write_text(captions.sub(r'<img src="a.jpg" alt="\1">', ours), encoding="utf-8")
    assert standings(desk, page) == {"built.html": "same words"}


def test_a_zip_for_ghost_is_known_again(desk: Desk, post: Post) -> None:
    record = desk.export(post, "ghost")
    assert (record.file_name, record.files) == ("tea.zip", ())
    assert standings(desk, desk.folder) == {"tea.zip": "same"}


def test_a_zip_of_nobody_s_is_looked_into_and_never_stops_the_check(desk: Desk) -> None:
    for name, told in {"deep": "[" * 100_000, "none": "x", "other": '{"a": 1}'}.items():
        (desk.folder / f"{name}.zip").write_bytes(packed({"a.json": told}))
    (desk.folder / "empty.zip").write_bytes(packed({"a.txt": "x"}))
    assert standings(desk, desk.folder) == {}


def test_pictures_are_known_after_their_entry_was_erased(desk: Desk, post: Post) -> None:
    record = desk.export(post, "markdown")
    desk.session.journal.delete(post.entry_id)
    desk.session.journal.erase(post.entry_id)
    (found,) = desk.publishing.after.check(desk.folder / record.files[0].path)
    assert (found.standing, found.label, found.post_id) == (Standing.SAME, "", None)


# Exported again


@pytest.mark.parametrize("name", ["markdown", "hugo", "pelican", "jekyll"])
def test_a_picture_that_was_left_out_since_goes_with_the_next_export(
    desk: Desk, post: Post, name: str
) -> None:
    assert len(desk.export(post, name).files) == 2
    leave_behind(desk, post, 0)
    record = desk.export(post, name)
    (file,) = record.files
    assert files_in(desk.folder) == sorted([record.file_name, file.path])
    leave_behind(desk, post, 1)
    record = desk.export(post, name)
    assert files_in(desk.folder) == [record.file_name]
    assert not [path for path in desk.folder.rglob("image*") if path.is_dir()]


def test_a_picture_that_the_writer_put_there_stays(desk: Desk, post: Post) -> None:
    desk.export(post, "markdown")
    (desk.folder / "tea/of mine.jpg").write_bytes(photo())
    leave_behind(desk, post, 0)
    leave_behind(desk, post, 1)
    desk.export(post, "markdown")
    assert files_in(desk.folder) == ["tea.md", "tea/of mine.jpg"]


def test_what_left_elsewhere_stays_where_it_is(desk: Desk, post: Post, tmp_path: Path) -> None:
    first: ExportRecord = desk.export(post, "markdown")
    leave_behind(desk, post, 0)
    before, desk.folder = desk.folder, tmp_path / "another"
    desk.folder.mkdir()
    desk.export(post, "markdown")
    assert files_in(before) == sorted(["tea.md", *(file.path for file in first.files)])


# In a site


def test_a_site_has_the_pictures_of_its_posts_and_their_record(desk: Desk, post: Post) -> None:
    desk.export(post, "text")
    made = desk.publishing.site.make(desk.folder.parent)
    assert made.folder is not None
    record = desk.publishing.summary(post.id).post.exports[-1]
    assert len(record.files) == 2
    for file in record.files:
        assert digest(made.folder / file.path) == file.digest
        assert f'src="{file.path}"' in (made.folder / "tea.html").read_text(encoding="utf-8")
    (made.folder / record.files[1].path).unlink()
    found = standings(desk, made.folder)
    first, second = (Path(file.path).name for file in record.files)
    assert [found[name] for name in ("tea.html", first, second)] == ["same", "same", "missing"]
