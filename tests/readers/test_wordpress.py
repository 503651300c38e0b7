"""WordPress takes our WXR into a database and shows the posts of it."""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.readers.conftest import Run
from tests.readers.samples import Page, assert_hostile, assert_rich, hostile, rich

WORDPRESS = Path("/usr/share/wordpress")
DRIVER = Path(__file__).with_name("wordpress.php")


@contextmanager
def database(folder: Path) -> Iterator[Path]:
    """Run MariaDB in a folder with an empty database; yields its socket."""
    user = ["--user=root"] if os.geteuid() == 0 else []
    data = folder / "data"
    plain = ["--no-defaults", f"--datadir={data}", *user]
    subprocess.run(
        [
            "mariadb-install-db",
            *plain,
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
        ],
        check=True,
        capture_output=True,
    )
    socket = folder / "socket"
    server = subprocess.Popen(
        ["mariadbd", *plain, f"--socket={socket}", "--skip-networking", "--skip-grant-tables"],
        stderr=subprocess.DEVNULL,
    )
    try:
        create = [
            "mariadb",
            "--no-defaults",
            f"--socket={socket}",
            "-e",
            "CREATE DATABASE wordpress",
        ]
        for _ in range(300):
            if subprocess.run(create, check=False, capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        yield socket
    finally:
        server.terminate()
        server.wait(30)


def test_wordpress_imports_each_post_as_a_draft_and_shows_all_of_it(
    run: Run, tmp_path: Path
) -> None:
    """One test, for a database takes seconds to begin."""
    if not WORDPRESS.is_dir() or not shutil.which("mariadbd"):
        pytest.skip("WordPress and MariaDB are not installed")
    (tmp_path / "content").mkdir()
    files = []
    for key, approval in {**hostile("wordpress"), "rich": rich("wordpress")}.items():
        files.append(tmp_path / f"{key}.xml")
        files[-1].write_bytes(approval.content)
    # A socket's path is short.
    with tempfile.TemporaryDirectory() as short, database(Path(short)) as socket:
        told = run("php", DRIVER, WORDPRESS, socket, tmp_path / "content", *files)
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
