"""The export page before a post with pictures leaves: which go, in which files, what to mind."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.export_page import ExportPage
from reflectapp.ui.publish.view import PublishPlace
from tests.support.fakes import FakeClock
from tests.support.pictures import photo
from tests.support.publish_place import reread, settle
from tests.support.reviewing import looked_through


@pytest.fixture
def page(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    session: Session,
    clock: FakeClock,
    tmp_path: Path,
) -> ExportPage:
    """The export page of a post with a picture that goes along, and one that does not."""
    (tmp_path / "sun.jpg").write_bytes(photo(600, 400))
    body = f"Out.\n\n![The sun]({tmp_path.as_posix()}/sun.jpg)\n\n![Gone](/nowhere/gone.png)"
    entry = looked_through(session, body=body)
    post = session.publishing.mark(entry.id)
    place.open(post.id)
    settle(qtbot, context)
    place.page.gate.pictures.rows[0].take.click()
    settle(qtbot, context)
    clock.advance(timedelta(days=14))
    place.page.presenter.reload()
    settle(qtbot, context)
    reread(qtbot, place.page, context)
    return place.page.export


def choose(qtbot: QtBot, page: ExportPage, context: Context, name: str) -> None:
    page.formats.chosen.emit(name)
    settle(qtbot, context)


def test_each_file_is_listed_with_its_size(
    qtbot: QtBot, page: ExportPage, context: Context
) -> None:
    choose(qtbot, page, context, "hugo")
    assert page.file_name.text() == "a-late-visit/index.md"
    assert page.files.text().replace("\u200b", "") == "a-late-visit/image-1.jpg, 6\u00a0KB"
    assert "1 picture leaves with it." in page.pictures.text()
    assert "1 picture stays behind" in page.pictures.text()
    choose(qtbot, page, context, "html")
    assert not page.files.isVisible()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("wordpress", "WordPress.com takes pictures out"),
        ("blogger", "Look at the draft in Blogger"),
        ("rich-text", "Some editors leave pictures out"),
        ("ghost", "zip"),
        ("text", "Plain text holds no pictures.\n2 pictures stay behind"),
    ],
)
def test_what_is_to_be_minded_is_said_before_it_leaves(
    qtbot: QtBot, page: ExportPage, context: Context, name: str, words: str
) -> None:
    choose(qtbot, page, context, name)
    assert words in page.pictures.text()
    assert page.send.isEnabled()


def test_what_left_is_told_with_its_pictures(
    qtbot: QtBot,
    page: ExportPage,
    context: Context,
    place: PublishPlace,
    folder: Path,
) -> None:
    choose(qtbot, page, context, "markdown")
    page.choose.click()
    page.send.click()
    settle(qtbot, context)
    assert (folder / "a-late-visit" / "image-1.jpg").is_file()
    assert "image-1.jpg" in page.sent.values["file"].text()
    page.forget()
    assert page.files.text() == ""


def test_the_preview_shows_no_noise_of_bytes(
    qtbot: QtBot, page: ExportPage, context: Context
) -> None:
    for name in ("wordpress", "eleventy", "html"):
        choose(qtbot, page, context, name)
        assert "base64" not in page.preview.toPlainText()
