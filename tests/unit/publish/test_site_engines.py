"""What Hugo, Jekyll, Eleventy and Pelican act on stands in no file for them.

Whether they take the files is shown by the engines themselves, in tests/readers.
"""

from __future__ import annotations

import re

import pytest
import yaml

from reflectapp.domain.finding import Action
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.formats.front_matter import parted
from reflectapp.publish.gate import Approval, judge
from reflectapp.publish.markup import lost, visible
from tests.support.posts import TODAY, Draft
from tests.unit.publish.test_formats import DAY, post

ENGINES = ["markdown", "hugo", "jekyll", "eleventy", "pelican"]


def written(name: str, body: str, title: str = "T") -> str:
    """Return the file after its head."""
    content = FORMATS[name].render(post(title, body)).decode()
    return content.partition(FORMATS[name].head_end)[2].strip()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("hugo", {"draft": True}),
        ("jekyll", {"published": False, "layout": "post"}),
        (
            "eleventy",
            {
                "draft": True,
                "permalink": False,
                "eleventyExcludeFromCollections": True,
                "templateEngineOverride": "md",
            },
        ),
    ],
)
def test_the_head_says_title_day_and_draft(name: str, expected: dict[str, object]) -> None:
    fields, _ = parted(FORMATS[name].render(post("Tea: Jean", "x")))
    assert fields == {"title": "Tea: [Person A]", "date": DAY} | expected


def test_pelican_gets_lines_of_key_and_value() -> None:
    content = FORMATS["pelican"].render(post("Tea: Jean & <b>", "x")).decode()
    assert content == (
        "Title: Tea: [Person A] &amp; &lt;b&gt;\nDate: 2026-11-21\nStatus: draft\n\nx\n"
    )


@pytest.mark.parametrize("title", ["1e3", "0o14", "12:30", ".inf", "~", "1_000", "0x1F", "y"])
@pytest.mark.parametrize("name", ["markdown", "hugo", "jekyll", "eleventy"])
def test_a_title_that_looks_like_a_number_is_quoted(name: str, title: str) -> None:
    assert f'title: "{title}"\n' in FORMATS[name].render(post(title, "x")).decode()


@pytest.mark.parametrize("name", ["markdown", "hugo", "jekyll", "eleventy"])
def test_the_head_is_one_that_any_yaml_reader_takes(name: str) -> None:
    title = '"it\'s" \\ # : - [x] {y} & * ! | > % @ ` 🙂 &amp;'
    top = FORMATS[name].render(post(title, "x")).decode().split("---\n")[1]
    assert yaml.load(top, yaml.BaseLoader)["title"] == title


@pytest.mark.parametrize(
    "body",
    [
        "{{< figure src=a >}}",
        "{{% note %}} x {{% /note %}}",
        "{{ page.title }} and {% include x %} and {# y #}",
        "{: .red}\n\n# A head {#id .red}",
        "{:toc}\n\n{::nomarkdown}x{:/}",
        "Half of one {{< and {% and {{",
    ],
)
@pytest.mark.parametrize("name", ENGINES)
def test_no_tag_or_shortcode_is_left_in_the_text(name: str, body: str) -> None:
    assert "{" not in written(name, body)
    whole = post("T", body)
    assert lost(whole, *FORMATS[name].shown(FORMATS[name].render(whole))) == 0


def test_no_substitute_makes_a_tag() -> None:
    body = Draft(title="T", body="Here is Jean.").decide(
        "Jean", Action.RENAME, substitute="{{ x }}"
    )
    for name in ENGINES:
        result = judge(body.case, name, TODAY)
        assert isinstance(result, Approval)
        assert "&#123;&#123; x \\}\\}" in result.text


@pytest.mark.parametrize("code", ["{{< a >}}", "{{% b %}}", "{{<"])
def test_shortcodes_in_code_are_parted_for_hugo(code: str) -> None:
    assert written("hugo", f"`{code}`") == code.replace("{{", "{\u2060{").join("``")
    assert not re.search(r"\{\{[<%]", written("hugo", f"```\n{code}\n```"))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("{{ a }}", '{{ "{" }}{ a }}'),
        ("{% raw %}", '{{ "{" }}% raw %}'),
        ("{{{", '{{ "{" }}{{ "{" }}{'),
        ("{ a }", "{ a }"),
        ('{{ "{" }}', '{{ "{" }}{ "{" }}'),
    ],
)
def test_tags_in_code_are_put_out_by_jekylls_own_language(code: str, expected: str) -> None:
    assert written("jekyll", f"`{code}`") == f"`{expected}`"
    whole = post("T", f"`{code}`")
    _, page = FORMATS["jekyll"].shown(FORMATS["jekyll"].render(whole))
    assert visible(page) == code


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a[^1]\n\n[^1]: A note", "a\\[^1]\n\n\\[^1]: A note"),
        ("*[HTML]: Words", "\\*[HTML]: Words"),
        ("$$a + b$$ and $5", "&#36;&#36;a + b&#36;&#36; and &#36;5"),
        ("C:\\user and \\*", "C:\\\\user and \\*"),
        ("a\\\nb", "a\\\\\nb"),
        ("a\n\n---\n\nb", "a\n\n* * *\n\nb"),
        ("---\ntitle: no\n---", "* * *\ntitle: no\n---"),
        ("Head\n---", "Head\n---"),
        ("```\n\n---\n\n[^1] $ \\u\n```", "```\n\n---\n\n[^1] $ \\u\n```"),
    ],
)
@pytest.mark.parametrize("name", ENGINES)
def test_what_only_some_engines_read_is_put_such_that_all_show_it(
    name: str, body: str, expected: str
) -> None:
    assert written(name, body) == expected


def test_a_bar_makes_no_table_in_jekyll_unless_it_is_one() -> None:
    assert written("jekyll", "one | two") == "one \\| two"
    table = "| a | b |\n|---|:-:|\n| c | d |"
    assert written("jekyll", table) == table


def test_pelican_is_told_an_address_where_a_title_leaves_no_letter() -> None:
    assert b"Slug: post-2026-11-21\n" in FORMATS["pelican"].render(post("🙂", "x"))
    assert b"Slug" not in FORMATS["pelican"].render(post("Tea", "x"))


def test_jekyll_takes_a_file_by_its_name() -> None:
    result = judge(Draft(title="Small talk").case, "jekyll", TODAY)
    assert isinstance(result, Approval)
    assert result.file_name == "2026-04-01-small-talk.md"
    unnamed = judge(Draft(title="🙂").case, "jekyll", TODAY)
    assert isinstance(unnamed, Approval)
    assert unnamed.file_name == "2026-04-01-post.md"
