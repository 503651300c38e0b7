"""Alternative text in Markdown: no engine acts on it, and no letter of it is lost."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.publish.engine import engine
from reflectapp.publish.formats.described import described

CASES = {
    "[Person A]'s yard": "[Person A]’s yard",
    'the "gate" and ("it")': "the “gate” and (“it”)",
    "5 < 6 & so": "5 ‹ 6 & so",
    "&lt; &#60;": "＆lt; ＆#60;",
    "a] b [c": "a) b (c",
    "[the [Person A] there]": "(the [Person A] there)",
    "[a](b) [a][b] [a]: b": "[a] (b) [a] [b] [a] : b",
    "*so* `it` {{ x }} $5 | ~": "∗so∗ ’it’ (( x )) ＄5 ¦ ∼",
    "wait... -- no": "wait… – no",
    "![x]": "! [x]",
}


@pytest.mark.parametrize(("words", "wanted"), CASES.items())
def test_signs_that_engines_act_on_are_others_that_look_alike(words: str, wanted: str) -> None:
    assert described(words) == wanted


_signs = st.text("[]()!*_`\\<>&;#${}|~^'\"-.: aZé9", max_size=40)


@given(st.one_of(_signs, st.text(max_size=40)).map(lambda text: " ".join(text.split())))
def test_an_engine_takes_it_for_what_it_is(words: str) -> None:
    words = "".join(sign for sign in words if sign.isprintable())
    text = described(words)
    assert _letters(text) == _letters(words)
    page = engine().convert(f"![{text}](x.jpg)")
    reader = _Images()
    reader.feed(page)
    reader.close()
    assert reader.found == [text]


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


class _Images(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.found.append(dict(attrs)["alt"] or "")
