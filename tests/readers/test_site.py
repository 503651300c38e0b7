"""The site passes validators, and its feed is one that a reader of feeds takes."""

from __future__ import annotations

from pathlib import Path

from reflectapp.publish.site import files_of
from tests.readers.conftest import Run
from tests.readers.samples import (
    assert_pictured,
    assert_tells_nothing,
    hostile,
    pictured,
    rich,
)

_FEED = """
require "rss"
feed = RSS::Parser.parse(File.read(ARGV[0]), true)
feed.entries.each do |entry|
  body = entry.content.content.gsub(/\\s+/, " ")
  puts [entry.title.content, entry.link.href, body].join("\t")
end
"""


def site(folder: Path) -> dict[str, bytes]:
    """Write a site of all samples."""
    files = files_of([*hostile("site").values(), rich("site"), pictured("site")])
    (folder / "pictures").mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return files


def test_tidy_finds_nothing_to_mend_in_pages_and_index(run: Run, tmp_path: Path) -> None:
    for name, content in site(tmp_path).items():
        if not name.endswith(".jpg"):
            assert_tells_nothing(content.decode())
        if name.endswith(".html"):
            assert run("tidy", "-errors", "-quiet", tmp_path / name) == ""


def test_a_strict_reader_of_feeds_takes_the_feed(run: Run, tmp_path: Path) -> None:
    files = site(tmp_path)
    told = run("ruby", "-e", _FEED, tmp_path / "feed.xml").splitlines()
    pages = {name for name in files if name.endswith(".html")} - {"index.html"}
    assert {line.split("\t")[1] for line in told} == pages
    (whole,) = (line for line in told if line.startswith("Two pictures\t"))
    assert_pictured(whole.split("\t")[2], lambda address: files[address])


def test_a_page_of_a_site_shows_the_pictures_beside_it(tmp_path: Path) -> None:
    files = site(tmp_path)
    page = files["two-pictures.html"].decode().partition("<article>")[2]
    assert_pictured(page, lambda address: (tmp_path / address).read_bytes())
