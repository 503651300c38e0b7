"""Ghost takes our JSON: its converters in every run, the whole of it where a folder is named."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from checkout.readers import NODE
from tests.readers.conftest import Run
from tests.readers.mariadb import database
from tests.readers.samples import (
    Page,
    approved,
    assert_hostile,
    assert_pictured,
    assert_rich,
    everything,
    write,
)

GHOST = "REFLECT_GHOST"
"""Names a folder for Ghost, which comes there when it is not there: 1 GB, some minutes."""
VERSION = "6.65.0"
LONGEST_TITLE = 255
LONG = [("x", LONGEST_TITLE), ("早", LONGEST_TITLE)]
"""Titles of which Ghost would make too long addresses."""
EDITOR = Path(__file__).with_name("ghost_editor.js")
SERVER = Path(__file__).with_name("ghost.js")


def test_the_form_of_ghosts_editor_keeps_all_of_a_post(run: Run, tmp_path: Path) -> None:
    if not (NODE / "node_modules/@tryghost").is_dir():
        pytest.skip("Ghost's converters are not installed")
    write(everything("ghost"), tmp_path)
    shown = json.loads(run("node", EDITOR, *tmp_path.glob("*.json")))
    pages = {
        key: Page(post["title"], post["body"], json.dumps(post)) for key, post in shown.items()
    }
    assert_rich(pages["rich"])
    assert_hostile(pages, LONGEST_TITLE)


@pytest.mark.timeout(1800)
def test_ghost_imports_each_post_as_a_draft_and_shows_all_of_it(run: Run, tmp_path: Path) -> None:
    """One test, for Ghost takes most of a minute to begin."""
    if not (folder := os.environ.get(GHOST)):
        pytest.skip(f"{GHOST} names no folder")
    if not shutil.which("mariadbd"):
        pytest.skip("MariaDB is not installed")
    ghost, node = installed(Path(folder), run)
    long = {f"{sign}{n}": approved(sign * n, "Words.", "ghost") for sign, n in LONG}
    posts = {**everything("ghost"), **long}
    files = write(posts, tmp_path)
    content = tmp_path / "content"
    with database("ghost") as socket:
        told = run(node, SERVER, ghost, socket, content, *files, longest=600)
    shown = json.loads(told.splitlines()[-1])
    assert shown.keys() == posts.keys()
    assert not {key: taken["problems"] for key, taken in shown.items() if taken["problems"]}
    pages = {}
    for key, taken in shown.items():
        (post,) = taken["posts"]
        assert post["status"] == "draft"
        assert post["created"] == "2026-04-01T12:00:00.000Z"
        assert post["published"] is None
        pages[key] = Page(post["title"], post["body"], json.dumps(taken))
    (post,) = shown["rich"]["posts"]
    assert post["address"] == Path(posts["rich"].file_name).stem
    assert_rich(pages["rich"])
    assert_hostile(pages, LONGEST_TITLE)
    assert_pictured(
        pages["pictured"].body,
        lambda address: (content / address.partition("/content/")[2]).read_bytes(),
    )


def installed(folder: Path, run: Run) -> tuple[Path, Path]:
    """Return where Ghost is, and a Node that is new enough for it; installs what is missing."""
    ghost = folder.resolve() / f"ghost-{VERSION}" / "package"
    node = ghost.parent / "node_modules/.bin/node"
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    if not node.exists():
        ghost.parent.mkdir(parents=True, exist_ok=True)
        run("npm", "install", f"--prefix={ghost.parent}", *quiet, "node@22", longest=600)
    if not (ghost / "node_modules/.package-lock.json").exists():
        run("npm", "pack", "--loglevel=error", f"ghost@{VERSION}", cwd=ghost.parent, longest=600)
        run("tar", "xzf", f"ghost-{VERSION}.tgz", cwd=ghost.parent)
        # Those that develop it need more, and of other places.
        run("npm", "pkg", "delete", "devDependencies", cwd=ghost)
        install = ["--omit=dev", "--legacy-peer-deps", "--ignore-scripts"]
        run("npm", "install", *install, *quiet, cwd=ghost, longest=1500)
    return ghost, node
