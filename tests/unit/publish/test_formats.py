"""Each format keeps the words, shows every placeholder, and says nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectapp.domain.finding import Action, Kind
from reflectapp.publish.document import Document, Piece, document
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.gate import Approval, judge
from reflectapp.publish.markup import lost, visible
from reflectapp.publish.naming import neutral_name, slug
from tests.support.packed import PACKED, words_in
from tests.support.posts import Draft

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 11, 21)
TEXTS = {name: written for name, written in FORMATS.items() if name not in PACKED}
"""Formats whose bytes are text."""

LONG = """\
# A visit

I met **Jean** and *Jean's sister* at the Oaks. 5 < 6 & "so on".

Jean: it is all right.

> Jean said: never again.
>
> - tea
> - `Jean` in code

1. First Jean
2. Then [Jean's page](https://example.org/a "t") and [a map](https://example.org/Jean)

[Jean]: yes

| who | when |
|---|---|
| Jean | later |

    Jean < in a block

```
def Jean(): pass
```

![Jean by the sea](https://example.org/jean.png) and <script>alert(1)</script>
"""


def post(title: str, body: str, note: str = "") -> Document:
    draft = Draft(title=title, body=body)
    if "Jean" in draft.text:
        draft = draft.decide("Jean")
    if "the Oaks" in draft.text:
        draft = draft.decide("the Oaks", Action.GENERALISE, kind=Kind.PLACE, substitute="a *home*")
    return document(draft.public, note, DAY)


@pytest.mark.parametrize("written", TEXTS.values(), ids=TEXTS)
def test_a_rich_post_is_written_as_in_the_golden_file(written) -> None:
    content = written.render(post("A day: Jean's #1 \\ 'quiet' \"one\"", LONG, "Self-harm & more"))
    golden = GOLDEN / f"{written.name}{written.suffix}"
    assert content.decode() == golden.read_text(encoding="utf-8")


MARKUP = [
    "Jean: yes",
    "[Jean]: yes",
    "[Jean]: https://example.org",
    "[Jean][Jean]",
    "[see Jean](https://example.org)",
    "[see](https://example.org/Jean)",
    '[see](https://example.org "about Jean")',
    "[see [Jean] now](https://example.org/Jean)",
    "![Jean](a.png)",
    "![a](Jean.png)",
    "![Jean](Jean.png)",
    "`Jean`",
    "``a ` Jean``",
    "    Jean in a block",
    "```\nJean\n```",
    "~~~\nJean\n~~~",
    "# Jean",
    "Jean\n====",
    "> Jean: > nested",
    "- Jean\n- [ ] Jean",
    "1. Jean\n2. b",
    "| Jean | b |\n|---|---|\n| c | Jean |",
    "**Jean** *Jean* _Jean_ ***Jean***",
    "**bold Jean**bold",
    "<b>Jean</b> <!-- Jean --> <script>Jean</script> <Jean>",
    "<https://example.org/Jean>",
    "Jean_snake_Jean",
    "\\Jean",
    "(Jean) {Jean} <Jean &amp; Jean",
    "[ref]: https://example.org/Jean\n\nsee [ref]",
    "a[^1]\n\n[^1]: Jean",
    "Jean\\\nJean  \nJean",
    "*Jean",
    "Jean**",
    "{{ Jean }} {% Jean %}",
    "![logo]\n\n[logo]: Jean.png",
]


@pytest.mark.parametrize("body", MARKUP)
@pytest.mark.parametrize("written", FORMATS.values(), ids=FORMATS)
def test_placeholders_and_words_survive_all_markup(body: str, written) -> None:
    whole = post("Jean and I", f"Before.\n\n{body}\n\nAfter.")
    content = written.render(whole)
    title, page = written.shown(content)
    assert lost(whole, title, page) == 0
    assert visible(page).count("[Person A]") == body.count("Jean")
    assert b"Jean" not in content


@pytest.mark.parametrize(
    "body", ["# ", "- ", "> ", "We ate.\n\n# \n\n-\n\n> \n\n|  |\n|--|\n|  |", "****"]
)
@pytest.mark.parametrize("written", FORMATS.values(), ids=FORMATS)
def test_marks_around_nothing_are_written_in_every_format(body: str, written) -> None:
    assert written.render(post("", body))
    assert written.shown(written.render(post("", body)))


def test_raw_html_is_text_and_never_runs() -> None:
    page = FORMATS["html"].render(post("", '<script>x</script><p onclick="y">z</p>')).decode()
    assert "<script" not in page
    assert "<p onclick" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "file:///home/me"])
def test_only_links_to_pages_and_mail_are_kept(target: str) -> None:
    page = FORMATS["html"].render(post("", f"[x]({target}) [y](https://example.org)")).decode()
    assert re.findall(r'href="([^"]*)"', page) == ["https://example.org"]


def test_the_page_fetches_and_runs_nothing_and_names_no_maker() -> None:
    page = FORMATS["html"].render(post("T", LONG)).decode()
    assert not re.search(
        r"<(?:script|link|img|iframe|object|embed|form|base)\b|@import|url\(", page
    )
    assert "generator" not in page
    assert '<html lang="en-GB">' in page


@pytest.mark.parametrize(
    "title",
    [
        "a: b",
        "'",
        '"',
        "# x",
        "/",
        "\\",
        "50 %",
        "- x",
        "[x]",
        "{{ x }}",
        "yes",
        "2026-01-01",
        "a ---",
        "null",
        "🙂",
        "&amp;",
    ],
)
@pytest.mark.parametrize("written", FORMATS.values(), ids=FORMATS)
def test_any_title_reads_back_as_it_was(title: str, written) -> None:
    whole = post(title, "Words.")
    shown = written.shown(written.render(whole))
    assert lost(whole, *shown) == 0
    assert visible(shown[0]) == title


_strange = st.one_of(
    st.text(max_size=60),
    st.text("[]()<>!`*_#>|~-=+:\\&; \n\t\"'{}%1a.", max_size=80),
    st.lists(st.sampled_from(MARKUP), max_size=3).map("\n".join),
)


@given(_strange, _strange, st.sampled_from(list(TEXTS)))
def test_any_text_at_all_is_judged(title: str, body: str, format_name: str) -> None:
    _assert_judged(title, body, format_name)


@settings(max_examples=40)
@given(_strange, _strange, st.sampled_from(PACKED))
def test_any_text_at_all_is_judged_as_a_document(title: str, body: str, format_name: str) -> None:
    _assert_judged(title, body, format_name)


def _assert_judged(title: str, body: str, format_name: str) -> None:
    draft = Draft(title=" ".join(title.split()), body=body)
    if "Jean" in draft.text:
        draft = draft.decide("Jean")
    result = judge(draft.case, format_name, DAY)
    if isinstance(result, Approval):
        assert "Jean" not in words_in(result.content)


def test_front_matter_is_title_day_and_draft_alone() -> None:
    head = FORMATS["markdown"].render(post("Tea: Jean", "x")).decode().split("---\n")[1]
    assert yaml.safe_load(head) == {"title": "Tea: [Person A]", "date": DAY, "draft": True}


def test_without_a_title_the_day_stands_for_it() -> None:
    assert post("", "x").title_text == "21 November 2026"


def test_a_fence_in_the_body_does_not_end_the_front_matter() -> None:
    whole = post("x", "---\ntitle: no\n---\n\nWords.")
    written = FORMATS["markdown"]
    assert lost(whole, *written.shown(written.render(whole))) == 0


def test_what_markdown_would_swallow_is_noticed() -> None:
    written = FORMATS["html"]
    whole = post("", "[note]: word\n\nMore.")
    assert lost(whole, *written.shown(written.render(whole))) > 0


def test_a_lost_placeholder_is_noticed() -> None:
    whole = post("", "Jean and Jean.")
    assert lost(whole, "21 November 2026", "<p>[Person A] and Person A.</p>") > 0
    assert lost(whole, "21 November 2026", "<p>[Person A] and [Person A].</p>") == 0


def test_a_word_that_came_from_nowhere_is_noticed() -> None:
    whole = replace(post("t", "a"), body=(Piece("one two"),))
    assert lost(whole, "t", "<p>one two three</p>") > 0
    assert lost(whole, "t", "<p>two one</p>") > 0


def test_control_characters_stay_behind() -> None:
    for written in TEXTS.values():
        content = written.render(post("a\x00b\x1f", "c\x08d\x7f\ud800e\r\nf")).decode()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", content)
        assert re.search(r"cde\sf", content)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tea with [Person A]", "tea-with-person-a"),
        ("Café, crème & I'm", "cafe-creme-im"),
        ("../../etc", "etc"),
        ("🙂", ""),
        ("con", ""),
        ("word " * 30, "word-" * 11 + "word"),
        ("x" * 90, "x" * 60),
    ],
)
def test_a_file_is_named_after_its_title(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_the_neutral_name_tells_the_day_of_export() -> None:
    assert neutral_name(DAY) == "post-2026-11-21"
