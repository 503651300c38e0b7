"""Pandoc reads our files as its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectapp.publish.export import stage
from reflectapp.publish.markup import visible
from tests.readers.conftest import Run
from tests.readers.samples import (
    approved,
    assert_pictured,
    assert_rich_body,
    pictured,
    plain,
    rich,
)
from tests.support.hostile_posts import BODIES

READERS = [("markdown", "markdown"), ("markdown", "gfm"), ("hugo", "commonmark_x")]


def read(run: Run, folder: Path, content: bytes, reader: str) -> str:
    """Return what Pandoc makes of a file, as HTML."""
    file = folder / "post"
    file.write_bytes(content)
    return run("pandoc", "-f", reader, "-t", "html", "--wrap=none", file)


@pytest.mark.parametrize(("name", "reader"), [*READERS, ("html", "html")])
def test_pandoc_shows_all_of_a_post(run: Run, tmp_path: Path, name: str, reader: str) -> None:
    assert_rich_body(read(run, tmp_path, rich(name).content, reader))


@pytest.mark.parametrize(("name", "reader"), READERS)
def test_pandoc_takes_the_hostile_as_text(run: Run, tmp_path: Path, name: str, reader: str) -> None:
    """All bodies in one document, for Pandoc is slow to start."""
    body = "\n\n".join(f"# Number {n}\n\n{text}" for n, text in enumerate(BODIES))
    shown = plain(visible(read(run, tmp_path, approved("T", body, name).content, reader)))
    for number, words in enumerate(BODIES.values()):
        part = shown.partition(f"Number{number}")[2].partition(f"Number{number + 1}")[0]
        assert plain(words) in part


def test_pandoc_reads_the_tables_of_a_word_document(run: Run, tmp_path: Path) -> None:
    shown = read(run, tmp_path, rich("docx").content, "docx")
    assert "<td>[Person A]</td>" in shown


@pytest.mark.parametrize("reader", ["markdown", "gfm", "commonmark_x"])
def test_pandoc_takes_the_pictures_beside_a_post(run: Run, tmp_path: Path, reader: str) -> None:
    post = stage(pictured("markdown"), tmp_path).release()
    command = ("pandoc", "-f", reader, "-t", "html", "--wrap=none", "--extract-media=media")
    page = run(*command, post.name, cwd=tmp_path)
    assert_pictured(page, lambda address: (tmp_path / address).read_bytes())
