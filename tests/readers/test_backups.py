"""Programs that read backups of Blogger and WordPress find all of a post in ours.

Google's own importer is on its servers; nobody can run it elsewhere.
"""

from __future__ import annotations

import html
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from pelican.tools.pelican_import import blogger2fields, wp2fields

from tests.readers.conftest import Run
from tests.readers.samples import (
    Page,
    assert_hostile,
    assert_hostile_bodies,
    assert_pictured,
    assert_rich,
    assert_rich_body,
    everything,
    nowhere,
    write,
)
from tests.readers.test_wordpress import WORDPRESS

DAY = "2026-04-01"
PELICAN = Path(sys.executable).with_name("pelican-import")
JEKYLL = """\
require "jekyll-import"
importer = JekyllImport::Importers::Blogger
importer.require_deps
ARGV.each do |file|
  folder = File.basename(file, ".xml")
  Dir.mkdir(folder)
  Dir.chdir(folder) { importer.process("source" => file) }
end
"""
LIQUID = (('{{ "{{" }}', "{{"), ('{{ "{%" }}', "{%"))
"""What Jekyll's importer writes for signs of its template language, and what these show."""


@pytest.fixture(scope="module", params=["blogger", "wordpress"])
def backups(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Files with one post each, of one kind."""
    return write(everything(request.param), tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module")
def of_blogger(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write(everything("blogger"), tmp_path_factory.mktemp("blogger"))


def assert_drafts(found: Iterable[tuple[str, str, str, str, str]]) -> None:
    """Of key, title, body, status and date: all of every post is there, as a draft of the day."""
    pages = {}
    for key, title, body, status, day in found:
        assert (status, day[:10]) == ("draft", DAY)
        pages[key] = Page(title, body, f"{title} {body}")
    assert_rich(pages["rich"])
    assert_hostile(pages)
    assert_pictured(pages["pictured"].body, nowhere)


def test_pelican_finds_every_post_as_a_draft(backups: list[Path]) -> None:
    read = blogger2fields if backups[0].parent.name.startswith("blogger") else wp2fields
    found = []
    for file in backups:
        ((title, body, _, day, _, _, _, status, kind, _),) = read(str(file))
        assert kind == "article"
        found.append((file.stem, title, body, status, day))
    assert_drafts(found)


def test_pelican_makes_a_draft_of_its_own_out_of_a_post(
    backups: list[Path], run: Run, tmp_path: Path
) -> None:
    kind = "--blogger" if backups[0].parent.name.startswith("blogger") else "--wpfile"
    (file,) = (file for file in backups if file.stem == "rich")
    run("pandoc", "--version")
    run(PELICAN, kind, "-m", "markdown", "-o", tmp_path, file)
    (made,) = tmp_path.glob("*.md")
    head, _, body = made.read_text().partition("\n\n")
    assert "Status: draft" in head.splitlines()
    assert f"Date: {DAY} 12:00" in head.splitlines()
    (title,) = (line[7:] for line in head.splitlines() if line.startswith("Title: "))
    (tmp_path / "body.md").write_text(body)
    page = run("pandoc", "--from=gfm", "--to=html", tmp_path / "body.md")
    assert_rich(Page(title, page, head + page))


def test_simplepie_finds_every_post_as_a_draft(of_blogger: list[Path], run: Run) -> None:
    if not WORDPRESS.is_dir():
        pytest.skip("WordPress is not installed")
    driver = Path(__file__).with_name("atom.php")
    shown = json.loads(run("php", driver, WORDPRESS, *of_blogger).splitlines()[-1])
    assert_drafts(
        (key, html.unescape(post["title"]), post["body"], post["status"], post["date"])
        for key, post in shown.items()
    )


def test_feedparser_finds_every_post_as_a_draft(of_blogger: list[Path]) -> None:
    """Not among what tests need: it comes as source alone, and our locks take wheels."""
    feedparser = pytest.importorskip("feedparser")
    found = []
    for file in of_blogger:
        feed = feedparser.parse(str(file), sanitize_html=False)
        assert not feed.bozo
        (entry,) = feed.entries
        status = "draft" if entry.app_draft == "yes" else ""
        found.append((file.stem, entry.title, entry.content[0].value, status, entry.published))
    assert_drafts(found)


def test_jekylls_importer_makes_drafts_of_posts(
    of_blogger: list[Path], run: Run, tmp_path: Path
) -> None:
    """Bodies alone: it names files after titles, and not each is a name."""
    run("ruby", "--version")
    there = subprocess.run(
        ["ruby", "-e", "require 'jekyll-import'"], check=False, stderr=subprocess.DEVNULL
    )
    if there.returncode:
        pytest.skip("the gem jekyll-import is not installed")
    run("ruby", "-e", JEKYLL, *(f for f in of_blogger if f.stem[0] != "t"), cwd=tmp_path)
    bodies = {}
    for folder in tmp_path.iterdir():
        (drafts,) = folder.iterdir()
        (draft,) = drafts.iterdir()
        assert drafts.name == "_drafts"
        assert draft.name.startswith(f"{DAY}-")
        bodies[folder.name] = draft.read_text().partition("\n---\n")[2]
        for escape, sign in LIQUID:
            bodies[folder.name] = bodies[folder.name].replace(escape, sign)
    assert_rich_body(bodies["rich"])
    assert_pictured(bodies["pictured"], nowhere)
    assert_hostile_bodies(bodies)
