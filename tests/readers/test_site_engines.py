"""Hugo, Jekyll and Pelican build sites from our files as they are."""

from __future__ import annotations

import html
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reflectapp.publish.export import stage
from tests.readers.conftest import Run
from tests.readers.samples import (
    Page,
    assert_hostile,
    assert_pictured,
    assert_rich,
    hostile,
    pictured,
    rich,
)

PAGE = "<title>{title}</title>\n<main>{content}</main>\n"


class Site:
    """A site of one engine with all of our posts in it."""

    def __init__(
        self, root: Path, posts: Path, engine: str, name: Callable[[str], str] = "{}.md".format
    ) -> None:
        self.root = root
        posts.mkdir(parents=True)
        for key, approval in {**hostile(engine), "rich": rich(engine)}.items():
            (posts / name(key)).write_bytes(approval.content)
        stage(pictured(engine), posts).release()

    def write(self, path: str, text: str) -> None:
        """Write one of the site's own files."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def pages(self, built: str, ending: str) -> dict[str, Page]:
        """Return the pages below a folder, by the names of their posts."""
        found = {}
        for file in (self.root / built).rglob(f"*{ending}"):
            text = file.read_text()
            title = text.partition("<title>")[2].partition("</title>")[0]
            body = text.partition("<main>")[2].rpartition("</main>")[0]
            name = file.relative_to(self.root / built).as_posix().removesuffix(ending)
            found[name] = Page(html.unescape(title), body, text)
        return found

    def assert_pictured(self, built: str, page: str, base: str = "") -> None:
        """A page of the site shows both pictures, from where the engine put them."""
        file, root = self.root / built / page, self.root / built
        body = file.read_text().partition("<main>")[2].rpartition("</main>")[0]

        def read(address: str) -> bytes:
            if not address.startswith("/"):
                return (file.parent / address).read_bytes()
            assert address.startswith(base)
            return (root / address.removeprefix(base).lstrip("/")).read_bytes()

        assert_pictured(body, read)


@pytest.fixture(scope="module")
def hugo(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Site:
    root = tmp_path_factory.mktemp("hugo")
    site = Site(root, root / "content", "hugo")
    site.write("config.yaml", "baseURL: https://example.org/\n")
    layout = PAGE.format(title="{{ .Title }}", content="{{ .Content }}")
    site.write("layouts/_default/single.html", layout)
    run("hugo", "--quiet", "--buildFuture", "--destination", "built", cwd=root)
    run("hugo", "--quiet", "--buildFuture", "-D", "--destination", "drafts", cwd=root)
    return site


@pytest.fixture(scope="module")
def jekyll(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Site:
    root = tmp_path_factory.mktemp("jekyll")
    name = rich("jekyll").file_name
    site = Site(root, root / "_posts", "jekyll", lambda key: f"{name[:11]}{key}.md")
    site.write("_config.yml", "permalink: /:title.html\nfuture: true\nbaseurl: /blog\n")
    layout = PAGE.format(title="{{ page.title | escape }}", content="{{ content }}")
    site.write("_layouts/post.html", layout)
    run("jekyll", "build", "--destination", "built", cwd=root)
    run("jekyll", "build", "--unpublished", "--destination", "drafts", cwd=root)
    return site


@pytest.fixture(scope="module")
def pelican(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Site:
    root = tmp_path_factory.mktemp("pelican")
    site = Site(root, root / "content", "pelican")
    layout = PAGE.format(title="{{ article.title }}", content="{{ article.content }}")
    site.write("theme/templates/article.html", layout)
    for other in ("index", "archives", "authors", "categories", "category", "tags", "author"):
        site.write(f"theme/templates/{other}.html", "")
    site.write(
        "conf.py",
        "THEME = 'theme'\nTIMEZONE = 'UTC'\nAUTHOR = SITENAME = 'x'\n"
        "FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None\n"
        "PATH_METADATA = r'(?P<key>.*)\\.md'\nDRAFT_SAVE_AS = 'drafts/{key}.html'\n",
    )
    beside = Path(sys.executable).with_name("pelican")
    run(
        beside if beside.exists() else "pelican",
        "content",
        "-o",
        "built",
        "-s",
        "conf.py",
        cwd=root,
    )
    return site


@pytest.fixture(scope="module")
def eleventy(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Site:
    root = tmp_path_factory.mktemp("eleventy")
    site = Site(root, root / "posts", "eleventy")
    for file in (root / "posts").iterdir():
        # As a writer publishes a post, with a layout of the site.
        draft = "permalink: false\neleventyExcludeFromCollections: true\n"
        site.write(f"out/{file.name}", file.read_text().replace(draft, "layout: post.njk\n"))
    layout = PAGE.format(title="{{ title }}", content="{{ content | safe }}")
    site.write("out/_includes/post.njk", layout)
    run("eleventy", "--quiet", "--input=posts", "--output=built", cwd=root)
    run("eleventy", "--quiet", "--input=out", "--output=drafts", cwd=root)
    return site


def test_hugo_shows_all_of_a_post(hugo: Site) -> None:
    assert_rich(hugo.pages("drafts", "/index.html")["rich"])


def test_hugo_shows_the_pictures_of_a_post(hugo: Site) -> None:
    hugo.assert_pictured("drafts", "two-pictures/index.html")


def test_hugo_takes_the_hostile_as_text(hugo: Site) -> None:
    assert_hostile(hugo.pages("drafts", "/index.html"))


def test_hugo_builds_no_draft_unasked(hugo: Site) -> None:
    assert not list((hugo.root / "built").rglob("*.html"))


def test_jekyll_shows_all_of_a_post(jekyll: Site) -> None:
    assert_rich(jekyll.pages("drafts", ".html")["rich"])


def test_jekyll_shows_the_pictures_of_a_post(jekyll: Site) -> None:
    jekyll.assert_pictured("drafts", "two-pictures.html", "/blog")


def test_jekyll_takes_the_hostile_as_text(jekyll: Site) -> None:
    assert_hostile(jekyll.pages("drafts", ".html"))


def test_jekyll_builds_no_unpublished_post_unasked(jekyll: Site) -> None:
    assert not list((jekyll.root / "built").rglob("*.html"))


def test_pelican_shows_all_of_a_post(pelican: Site) -> None:
    assert_rich(pelican.pages("built/drafts", ".html")["rich"])


def test_pelican_shows_the_pictures_of_a_post(pelican: Site) -> None:
    pelican.assert_pictured("built", "drafts/two-pictures.html")


def test_pelican_takes_the_hostile_as_text(pelican: Site) -> None:
    assert_hostile(pelican.pages("built/drafts", ".html"))


def test_pelican_keeps_drafts_among_drafts(pelican: Site) -> None:
    pages = pelican.pages("built", ".html").values()
    assert sum(bool(page.body) for page in pages) == len(pelican.pages("built/drafts", ".html"))


def test_eleventy_shows_all_of_a_post(eleventy: Site) -> None:
    assert_rich(eleventy.pages("drafts", "/index.html")["rich"])


def test_eleventy_shows_the_pictures_of_a_post(eleventy: Site) -> None:
    eleventy.assert_pictured("drafts", "two-pictures/index.html")


def test_eleventy_takes_the_hostile_as_text(eleventy: Site) -> None:
    assert_hostile(eleventy.pages("drafts", "/index.html"))


def test_eleventy_builds_no_draft(eleventy: Site) -> None:
    assert not list((eleventy.root / "built").rglob("*.html"))
