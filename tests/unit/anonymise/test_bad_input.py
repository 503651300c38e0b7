"""Names that odd characters, marks and breaks would hide, with rules alone."""

from __future__ import annotations

import pytest

from reflectapp.domain.subject import Register, Subject, SubjectKind
from tests.support.engine import rules_alone

ENGINE = rules_alone()
NOBODY = Register()
KNOWN = Register((Subject("1", SubjectKind.PERSON, "Jean Hartley", ("Jean Hartley",)),))


def _found(text: str, register: Register = NOBODY) -> list[str]:
    return [text[f.span.start : f.span.end] for f in ENGINE.analyse(text, register)]


def _covers(text: str, words: list[str]) -> bool:
    found = _found(text)
    return all(any(word in part for part in found) for word in words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Jean** Hartley rang", ["Jean", "Hartley"]),
        ("Jean<br>Hartley rang", ["Jean", "Hartley"]),
        ("Jean<br/>Hartley rang", ["Jean", "Hartley"]),
        ("J*ean* Hartley rang", ["J", "ean", "Hartley"]),
        ("**J**ean Hartley rang", ["J", "ean Hartley"]),
        ("Je<b>an</b> Hartley rang", ["Je", "an", "Hartley"]),
        ("~~Jean~~ ~~Hartley~~ rang", ["Jean", "Hartley"]),
        ("Jean\nHartley rang", ["Jean\nHartley"]),
        ("we met Jean Hart-\nley there", ["Hart-\nley"]),
        ("> Jean\n> Hartley rang", ["Jean", "Hartley"]),
        ("| Jean | Hartley |\n|---|---|", ["Jean", "Hartley"]),
        ("- [ ] ring Jean Hartley", ["Jean Hartley"]),
        ("# Jean Hartley", ["Jean Hartley"]),
        ("`Jean Hartley`", ["Jean Hartley"]),
        ("```\nJean Hartley\n```", ["Jean Hartley"]),
        ("Jean&nbsp;Hartley rang", ["Jean&nbsp;Hartley"]),
        ("&#74;ean Hartley rang", ["&#74;ean Hartley"]),
        ("Je&shy;an Hart&#8203;ley rang", ["Je&shy;an Hart&#8203;ley"]),
        ("Kevin O&rsquo;Brien rang", ["Kevin O&rsquo;Brien"]),
        ("Je\u200ban\u2060 Hart\u00adley rang", ["Je\u200ban", "Hart\u00adley"]),
        ("Je\u200dan \u202eHartley rang", ["Je\u200dan", "Hartley"]),
        ("J\u0435\u0430n Hartley rang", ["J\u0435\u0430n"]),
        ("\u0391nn\u0430 Hartley rang", ["\u0391nn\u0430"]),
        ("Je\u0301an Hartley rang", ["Je\u0301an Hartley"]),
        ("\uff2a\uff45\uff41\uff4e rang", ["\uff2a\uff45\uff41\uff4e"]),
        ("\U0001d409\U0001d41e\U0001d41a\U0001d427 Hartley rang", ["\U0001d409\U0001d41e"]),
        ("[me](https://x.org/jean-hartley)", ["https://x.org/jean-hartley"]),
        ("[me](jean-hartley.html)", ["jean-", "hartley"]),
        ("[us]: https://x.org/jean-hartley", ["https://x.org/jean-hartley"]),
        ("![photo](img/jean_hartley.png)", ["jean", "hartley"]),
        ('<img alt="Jean Hartley" src="jean.jpg">', ["Jean Hartley", "jean"]),
        ('<a href="mailto:jean@x.example">her</a>', ["jean@x.example"]),
        ("<jean@x.example> wrote", ["jean@x.example"]),
        ("<https://x.example/jean>", ["https://x.example/jean"]),
        ("<!-- Jean Hartley -->", ["Jean Hartley"]),
        ("#JeanHartley", ["JeanHartley"]),
        ("[^1]: Jean Hartley said", ["Jean Hartley"]),
        ("H4rtley and J3an rang", ["H4rtley", "J3an"]),
        ("J.e.a.n and J-e-a-n rang", ["J.e.a.n", "J-e-a-n"]),
        ("\u0408\u0435\u0430n rang", ["\u0408\u0435\u0430n"]),
        ("T\u03bfm rang", ["T\u03bfm"]),
        ("Jean&zwnj;Hartley rang", ["Jean&zwnj;Hartley"]),
        ("Jean\u3000Hartley rang", ["Jean\u3000Hartley"]),
        ("Hart<wbr>ley rang Jean", ["Hart", "ley"]),
        ("<span>Jean</span><span>Hartley</span> rang", ["Jean", "Hartley"]),
        ("Jean \\\nHartley rang", ["Jean", "Hartley"]),
        ("Jean \U0001f338 Hartley rang", ["Jean", "Hartley"]),
        ("jEAN hARTLEY rang", ["jEAN", "hARTLEY"]),
        ("\u24bf\u24d4\u24d0\u24dd rang", ["\u24bf\u24d4\u24d0\u24dd"]),
        ("Jean[^1] Hartley rang", ["Jean", "Hartley"]),
        ("ਜਸਪ੍ਰੀਤ and தமிழ் slept", ["ਜਸਪ੍ਰੀਤ", "தமிழ்"]),
        ("then \u0406\u0440\u0438\u043d\u0430 came", ["\u0406\u0440\u0438\u043d\u0430"]),
    ],
)
def test_a_name_is_found_behind_marks_breaks_and_odd_letters(text: str, words: list[str]) -> None:
    assert _covers(text, words), _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "J*ean* Hartley, **Jean** Hartley, <b>Jean</b> Hartley, ~~J~~ean",
        "| Jean | Leeds |\n|---|---|\n| **Pat** | `Hull` |",
        '<img alt="Jean" src="jean.jpg"> and <a href="jean.html">Jean</a>',
        "&lt;Jean&gt; &amp; Jean&nbsp;Hartley",
    ],
)
def test_no_span_holds_half_a_mark_or_entity(text: str) -> None:
    for words in _found(text):
        assert not set("*`~|<>") & set(words)
        assert words.count("&") == words.count(";")


@pytest.mark.parametrize("text", ["f*ck this", "2*4*6 = 48", "R&D and AT&T", "a < b and c > d"])
def test_lone_stars_and_signs_stay_as_they_are(text: str) -> None:
    assert all(len(words) < 6 for words in _found(text))


@pytest.mark.parametrize(
    "text",
    [
        "so jean hartley rang",
        "J\u0435an\u200b Hartley",
        "Jean&nbsp;Hartley",
        "J*ean* Hartley",
        "see https://x.example/jean-hartley/now",
    ],
)
def test_who_the_register_knows_is_masked_in_every_disguise(text: str) -> None:
    sure = [f for f in ENGINE.analyse(text, KNOWN) if f.tier.value == "replace"]

    assert any("artley" in text[f.span.start : f.span.end] for f in sure)
