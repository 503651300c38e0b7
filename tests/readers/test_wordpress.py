"""WordPress takes our WXR into a database and shows the posts of it."""

from __future__ import annotations

import html
import json
import os
import shutil
from pathlib import Path

import pytest

from tests.readers.conftest import Run
from tests.readers.mariadb import database
from tests.readers.samples import (
    Page,
    assert_hostile,
    assert_pictured,
    assert_rich,
    everything,
    nowhere,
    write,
)

WORDPRESS = Path("/usr/share/wordpress")
DRIVER = Path(__file__).with_name("wordpress.php")
IMPORTER = "REFLECT_WORDPRESS_IMPORTER"
"""Names the folder of the plugin; no registry of packages has it."""


@pytest.mark.parametrize("by", ["the plugin", "its steps"])
def test_wordpress_imports_each_post_as_a_draft_and_shows_all_of_it(
    by: str, run: Run, tmp_path: Path
) -> None:
    """One test, for a database takes seconds to begin."""
    if not WORDPRESS.is_dir() or not shutil.which("mariadbd"):
        pytest.skip("WordPress and MariaDB are not installed")
    plugin = os.environ.get(IMPORTER, "")
    if by == "the plugin" and not plugin:
        pytest.skip(f"{IMPORTER} names no folder of WordPress's importer")
    (tmp_path / "content").mkdir()
    files = write(everything("wordpress"), tmp_path)
    with database("wordpress") as socket:
        chosen = plugin if by == "the plugin" else ""
        told = run("php", DRIVER, WORDPRESS, socket, tmp_path / "content", chosen, *files)
    shown = json.loads(told.splitlines()[-1])
    assert {post["status"] for post in shown.values()} == {"draft"}
    assert {post["date"] for post in shown.values()} == {"2026-04-01 12:00:00"}
    assert {post["date_gmt"] for post in shown.values()} == {"0000-00-00 00:00:00"}
    pages = {
        key: Page(html.unescape(post["title"]), post["body"], json.dumps(post))
        for key, post in shown.items()
    }
    assert_rich(pages["rich"])
    assert_hostile(pages)
    assert_pictured(pages["pictured"].body, nowhere)
