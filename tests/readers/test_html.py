"""Our pages pass validators, and a browser shows them."""

from __future__ import annotations

import html
from pathlib import Path

from tests.readers.conftest import Run
from tests.readers.samples import (
    Page,
    assert_hostile,
    assert_pictured,
    assert_rich,
    everything,
    images,
    nowhere,
    write,
)


def test_tidy_finds_nothing_to_mend(run: Run, tmp_path: Path) -> None:
    for file in write(everything("html"), tmp_path):
        assert run("tidy", "-errors", "-quiet", file) == ""


def test_the_nu_html_checker_finds_no_error(run: Run, tmp_path: Path) -> None:
    run("java", "-version")
    assert run("vnu", "--errors-only", *write(everything("html"), tmp_path)) == ""


def test_chromium_shows_every_post_whole(run: Run, tmp_path: Path) -> None:
    """All posts in the frames of one page, for a browser takes seconds to begin."""
    posts = everything("html")
    frames = "\n".join(
        f'<iframe id="{key}" srcdoc="{html.escape(post.content.decode())}"></iframe>'
        for key, post in posts.items()
    )
    script = """<script>onload = () => {
      for (const frame of document.querySelectorAll("iframe")) {
        for (const image of frame.contentDocument.images)
          image.dataset.seen = image.naturalWidth + "x" + image.naturalHeight;
        const kept = document.createElement("textarea");
        kept.id = "of-" + frame.id;
        kept.textContent = frame.contentDocument.documentElement.outerHTML;
        document.body.append(kept);
      }
    }</script>"""
    page = tmp_path / "all.html"
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{frames}{script}")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'own'}")
    shown = run("chromium", *flags, "--dump-dom", page.as_uri())
    pages = {key: _page(shown, key) for key in posts}
    assert_rich(pages["rich"])
    assert_hostile(pages)
    assert_pictured(pages["pictured"].body, nowhere)
    assert [image["data-seen"] for image in images(pages["pictured"].body)] == ["1200x900", "60x40"]


def _page(shown: str, key: str) -> Page:
    kept = shown.partition(f'<textarea id="of-{key}">')[2].partition("</textarea>")[0]
    whole = html.unescape(kept)
    title = whole.partition("<title>")[2].partition("</title>")[0]
    body = whole.partition("</time></p>\n")[2].partition("\n</article>")[0]
    return Page(html.unescape(title), body, whole)
