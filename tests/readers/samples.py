"""Posts for real readers, and what must be found on the pages that these make of them."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from PIL.Image import open as opened

from reflectapp.domain.entry import MAX_TITLE
from reflectapp.domain.finding import Action, Kind
from reflectapp.publish.ending import NO_ENDING, Ending
from reflectapp.publish.formats import WRITTEN
from reflectapp.publish.gate import Approval, judge
from reflectapp.publish.markup import visible
from tests.support.hostile_posts import BODIES, TITLES
from tests.support.pictures import SECRET, case_of, photo, picture, screenshot
from tests.support.posts import TODAY, Draft

RICH = """\
# A visit

I met **Jean** and *Jean's sister* at the Oaks. 5 < 6 & "so on".

Jean: it is all right.

> Jean said: never again.

- tea
- `Jean` in code

1. First Jean
2. Then [Jean's page](https://example.org/a)

| who | when |
|---|---|
| Jean | later |
"""
RICH_TITLE = "A day: Jean's #1 \\ 'quiet' \"one\""
NOTE = "Loss & grief"
ENDING = Ending("Rowan Wren", "Names & details have been *changed*; views are my own.", True)

PICTURED_TITLE = "Two pictures"
PICTURED = """\
The morning after, ![Jean's *yard* & the "gate"](Pictures/Halifax/IMG_2041.jpg) was still wet.

- ![A cup <b>](Pictures/Halifax/cup.png)
"""
WORDS_ABOUT = ['[Person A]\'s yard & the "gate"', "A cup <b>"]
SIZES = [(1200, 900), (60, 40)]

EXPECTED = {
    "strong": ["Content note:", "[Person A]"],
    "em": [
        "[Person A]'s sister",
        "Written by Rowan Wren",
        "Names & details have been *changed*; views are my own.",
        "Edited on 1 April 2026.",
    ],
    "blockquote": ["[Person A] said: never again."],
    "li": ["tea", "[Person A] in code", "First [Person A]", "Then [Person A]'s page"],
    "th": ["who", "when"],
    "td": ["[Person A]", "later"],
    "code": ["[Person A]"],
    "a": ["[Person A]'s page"],
    "h1": ["A visit"],
    "p": ["[Person A]: it is all right."],
}
"""By element, texts that must be among those of that element."""

_QUOTES = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "‹": "<",
        "″": '"',
        "′": "'",
        "\u2060": None,
    }
)


@cache
def approved(
    title: str, body: str, format_name: str, note: str = "", ending: Ending = NO_ENDING
) -> Approval:
    """Return a post as it leaves today, with Jean and the Oaks taken out."""
    draft = Draft(title=title, body=body, content_note=note, ending=ending)
    if "Jean" in draft.text:
        draft = draft.decide("Jean")
    if "the Oaks" in draft.text:
        draft = draft.decide("the Oaks", Action.GENERALISE, kind=Kind.PLACE, substitute="a *home*")
    result = judge(draft.case, format_name, TODAY)
    assert isinstance(result, Approval)
    return result


def rich(format_name: str) -> Approval:
    """Return the post with everything in it that posts have."""
    return approved(RICH_TITLE, RICH, format_name, NOTE, ENDING)


@cache
def pictured(format_name: str) -> Approval:
    """Return a post with two pictures whose files told a place, in a folder of a name."""
    files = {"IMG_2041.jpg": photo(*SIZES[0]), "cup.png": screenshot(*SIZES[1])}
    pictures = [picture(source, f"Pictures/Halifax/{name}") for name, source in files.items()]
    case = case_of(Draft(title=PICTURED_TITLE, body=PICTURED).decide("Jean"), *pictures)
    result = judge(case, format_name, TODAY)
    assert isinstance(result, Approval)
    return result


def hostile(format_name: str) -> dict[str, Approval]:
    """Return a post for every hostile title and body, by a name; without titles that it refuses."""
    longest = WRITTEN[format_name].longest_title or MAX_TITLE
    titles = {
        f"t{n}": approved(title, "Words.", format_name)
        for n, title in enumerate(TITLES)
        if len(title) <= longest
    }
    return titles | {
        f"b{n}": approved(f"Post {n}", f"Before.\n\n{body}\n\nAfter.", format_name)
        for n, body in enumerate(BODIES)
    }


def everything(format_name: str) -> dict[str, Approval]:
    """Return the rich post, the one with pictures and all hostile ones, by name."""
    known = {"rich": rich(format_name), "pictured": pictured(format_name)}
    return hostile(format_name) | known


def write(posts: Mapping[str, Approval], folder: Path) -> list[Path]:
    """Write posts to files of their names and return these."""
    folder.mkdir(exist_ok=True)
    files = []
    for key, approval in posts.items():
        files.append(folder / f"{key}{Path(approval.file_name).suffix}")
        files[-1].write_bytes(approval.content)
    return files


@dataclass
class Page:
    """What a reader made of a post: its title as text, its body as HTML."""

    title: str
    body: str
    whole: str = ""
    """All that the reader made."""


def assert_rich(page: Page) -> None:
    """All of the rich post is there, in its structure, and nothing that tells."""
    assert plain(page.title) == plain(RICH_TITLE.replace("Jean", "[Person A]"))
    assert_rich_body(page.body)
    assert_tells_nothing(page.whole)


def assert_rich_body(body: str) -> None:
    """All of the rich post but its title is there, in its structure, and nothing that tells."""
    found = elements(body)
    for tag, texts in EXPECTED.items():
        assert not set(map(plain, texts)) - set(map(plain, found.get(tag, []))), tag
    for words in ('at a *home*. 5 < 6 & "so on".', NOTE):
        assert plain(words) in plain(visible(body))
    assert_tells_nothing(body)


def assert_pictured(body: str, read: Callable[[str], bytes]) -> None:
    """Both pictures are in a page, with the words about them, and say nothing but their pixels.

    Args:
        body: HTML.
        read: Fetches what lies at an address of the page.
    """
    found = images(body)
    described = [plain(image["alt"]) for image in found]
    if any(described):
        assert described == [plain(words) for words in WORDS_ABOUT]
    else:
        assert all(plain(words) in plain(visible(body)) for words in WORDS_ABOUT)
    for image, size in zip(found, SIZES, strict=True):
        kind, _, encoded = image["src"].partition(";base64,")
        content = b64decode(encoded) if kind == "data:image/jpeg" else read(image["src"])
        with opened(io.BytesIO(content)) as shown:
            assert shown.size == size
            assert not shown.getexif()
        assert SECRET.encode() not in content
    assert_tells_nothing(body)
    assert not any(word in body for word in ("IMG_2041", SECRET))


def images(page: str) -> list[dict[str, str]]:
    """Return the attributes of the images of a page."""
    reader = _Images()
    reader.feed(page)
    reader.close()
    return reader.found


def nowhere(address: str) -> bytes:
    """Refuse an address: for pages that must bring their pictures themselves."""
    raise AssertionError(f"asks for {address}")


def assert_tells_nothing(text: str) -> None:
    """Neither a real name nor the day of the shift is anywhere."""
    for word in ("Jean", "Oaks", "2026-03-01", "1 March", "March 1", "01 Mar", "01/03"):
        assert word not in text


def assert_hostile(pages: dict[str, Page], longest_title: int = MAX_TITLE) -> None:
    """Every title that the format takes, and every body, arrived as text."""
    for number, title in enumerate(TITLES):
        if len(title) > longest_title:
            continue
        wanted = title.replace("Jean", "[Person A]").strip() or "1 April 2026"
        assert plain(pages[f"t{number}"].title) == plain(wanted)
    assert_hostile_bodies({key: page.body for key, page in pages.items()})


def assert_hostile_bodies(pages: dict[str, str]) -> None:
    """Every body arrived as text."""
    for number, (body, words) in enumerate(BODIES.items()):
        shown = plain(visible(pages[f"b{number}"]))
        assert plain(words) in shown
        assert shown.startswith("Before.")
        assert shown.endswith("After.")
        assert shown.count("[PersonA]") == body.count("Jean")


def plain(text: str) -> str:
    """Return a text without white space, and with the typewriter's quotes and dashes."""
    return re.sub("-+", "-", "".join(text.translate(_QUOTES).split()))


def elements(page: str) -> dict[str, list[str]]:
    """Return the texts of all elements of a page, by tag."""
    reader = _Elements()
    reader.feed(page)
    reader.close()
    return reader.found


@dataclass
class _Elements(HTMLParser):
    found: dict[str, list[str]] = field(default_factory=dict)
    _open: list[tuple[str, list[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, texts = self._open.pop()
            self.found.setdefault(name, []).append(" ".join("".join(texts).split()))
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        for _, texts in self._open:
            texts.append(data)


@dataclass
class _Images(HTMLParser):
    found: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.found.append({name: value or "" for name, value in attrs})
