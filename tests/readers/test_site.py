"""The site passes validators, and its feed is one that a reader of feeds takes."""

from __future__ import annotations

from pathlib import Path

from reflectapp.publish.site import files_of
from tests.readers.conftest import Run
from tests.readers.samples import assert_tells_nothing, hostile, rich

_FEED = """
require "rss"
feed = RSS::Parser.parse(File.read(ARGV[0]), true)
feed.entries.each { |entry| puts [entry.title.content, entry.link.href].join("\t") }
"""


def site(folder: Path) -> dict[str, bytes]:
    """Write a site of all samples."""
    files = files_of([*hostile("site").values(), rich("site")])
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return files


def test_tidy_finds_nothing_to_mend_in_pages_and_index(run: Run, tmp_path: Path) -> None:
    for name, content in site(tmp_path).items():
        assert_tells_nothing(content.decode())
        if name.endswith(".html"):
            assert run("tidy", "-errors", "-quiet", tmp_path / name) == ""


def test_a_strict_reader_of_feeds_takes_the_feed(run: Run, tmp_path: Path) -> None:
    files = site(tmp_path)
    told = run("ruby", "-e", _FEED, tmp_path / "feed.xml").splitlines()
    assert {line.split("\t")[-1] for line in told} == files.keys() - {"index.html", "feed.xml"}
