"""Whatever is written, decided and saved: no name and no young word is in approved bytes.

The names hold letters that no other word here has, so the oracle needs no rule of its own
for markup: it drops everything but letters and looks whether a name's letters are there.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import replace
from urllib.parse import quote, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.matching import occurrences
from reflectapp.domain.spans import Span
from reflectapp.publish.formats import WRITTEN
from reflectapp.publish.gate import Approval, examine, judge
from reflectapp.publish.report import ConditionKind
from tests.support.packed import PACKED, words_in
from tests.support.pictures import case_of, picture
from tests.support.posts import TODAY, Draft, places, subject

NAMES = [
    "Zoë",
    "Quezada",
    "Xavier",
    "Zoltan Bezkowicz",
    "O'Quazle",
    "Anne-Zuza",
    "Żużanna",
    "Pizzorno",
]
YOUNG = ["grudge", "thunder", "scowl", "vowel", "humdrum"]
OLD = ["we", "sat", "and", "then", "talked", "of", "the", "long", "road", "home", "until", "supper"]
MARKS = [
    ". ",
    ",\n",
    "\n\n",
    "\n\n- ",
    "\n\n> ",
    "\n\n# ",
    ": ",
    " | ",
    " `",
    "` ",
    " [",
    "](#) ",
    "\n\n    ",
]
MARKS += [
    " <b>",
    "</b> ",
    "<!-- ",
    " -->",
    "&nbsp;",
    " \\",
    "\n\n[",
    "]: ",
    " ![",
    "](",
    "](here.jpg) ",
    ") ",
    "\n```\n",
    "~~",
]
GOING = picture(address="here.jpg")
NUMBERS = ["07700 900123", "943 476 5919", "AB12 3CD"]


def everything_but_letters_dropped(text: str) -> str:
    for _ in range(4):
        text = unquote(html.unescape(text))
    text = re.sub(r"</?(?:b|em|strong|span|code)[^>]*>", "", text)
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(c for c in plain if c.isalnum())


VARIANTS = [
    str,
    str.upper,
    str.lower,
    str.swapcase,
    lambda n: n + "'s",
    lambda n: n + "’s",
    lambda n: "".join(c for c in unicodedata.normalize("NFD", n) if not unicodedata.combining(c)),
    lambda n: unicodedata.normalize("NFD", n),
    lambda n: n.replace("-", ""),
    lambda n: n.replace(" ", "  "),
    lambda n: n.replace(" ", "\n"),
    lambda n: n.replace(" ", "-"),
    lambda n: f"{n[0]}**{n[1]}**{n[2:]}",
    lambda n: f"{n[:2]}*{n[2:]}*",
    lambda n: f"{n[:2]}<b>{n[2:]}</b>",
    lambda n: f"{n[:2]}-{n[2:]}",
    "\u200b".join,
    "\u00ad".join,
    lambda n: "".join(f"&#{ord(c)};" for c in n),
    lambda n: "".join(f"&#x{ord(c):x};" for c in n),
    lambda n: n.replace("ë", "&euml;").replace("'", "&rsquo;"),
    lambda n: "".join(f"%{byte:02X}" for byte in n.encode()),
    lambda n: f"[us](https://e.org/{quote(n)})",
    lambda n: f"![{n}](a.png)",
    lambda n: f"![the {n} road](here.jpg)",
    lambda n: f"![{n[:1]}*{n[1:]}*](here.jpg)",
    lambda n: f"`{n}`",
]
names = st.builds(
    lambda name, variant: variant(name), st.sampled_from(NAMES), st.sampled_from(VARIANTS)
)
words = st.one_of(
    st.sampled_from(OLD),
    st.sampled_from(OLD),
    names,
    st.sampled_from(YOUNG),
    st.sampled_from(NUMBERS),
)
texts = st.lists(
    st.tuples(words, st.one_of(st.just(" "), st.just(" "), st.sampled_from(MARKS))), max_size=14
).map(lambda parts: "".join(word + mark for word, mark in parts))
actions = st.sampled_from([Action.REPLACE, Action.REPLACE, Action.GENERALISE, Action.RENAME])
actions |= st.sampled_from([Action.LEAVE_OUT, Action.KEEP])


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    title = draw(st.one_of(st.just(""), texts)).replace("\n", " ")
    body = draw(texts)
    known = tuple(subject(name) for name in NAMES)
    draft = Draft(title=title, body=body, subjects=known)
    decisions = [
        _decision(draw, span, Kind.PERSON)
        for span, _ in occurrences(draft.text, NAMES)
        if draw(st.integers(0, 9))
    ]
    for number in NUMBERS:
        for at in places(draft.text, number):
            decisions.append(_decision(draw, Span(at, at + len(number)), Kind.IDENTIFIER))
    for word in YOUNG:
        for at in places(draft.text, word):
            if draw(st.integers(0, 9)):
                left = Decision(Span(at, at + len(word)), Kind.OTHER, Action.LEAVE_OUT)
                decisions.append(left)
    base = draft.text
    for word in YOUNG:
        base = base.replace(word, "")
    return replace(draft, decisions=tuple(decisions), earlier=((0, base),), saved_on=20)


def _decision(draw: st.DrawFn, span: Span, kind: Kind) -> Decision:
    action = draw(actions)
    substitute = {
        Action.GENERALISE: "a person",
        Action.RENAME: draw(st.sampled_from(["Bo", *NAMES])),
    }
    return Decision(span, kind, action, substitute.get(action, ""), "they agreed")


def _assert_nothing_leaks(draft: Draft, format_name: str) -> None:
    # Wherever the text refers to it, a picture goes along.
    result = judge(case_of(draft, GOING), format_name, TODAY)
    if not isinstance(result, Approval):
        return
    kept = [
        everything_but_letters_dropped(draft.text[d.span.start : d.span.end])
        for d in draft.decisions
        if d.action is Action.KEEP
    ]
    paths = [result.file_name, *(file.path for file in result.files)]
    shown = everything_but_letters_dropped("\n".join([words_in(result.content), *paths]))
    for name in [*NAMES, *NUMBERS]:
        letters = everything_but_letters_dropped(name)
        # As title, address, file name, the picture's and a zip's own, and wherever one is shown.
        copies = 5 + draft.body.count(GOING.address)
        allowed = sum(n.count(letters) for n in kept) * copies
        assert shown.count(letters) <= allowed
    for word in YOUNG:
        assert word not in shown


@given(drafts(), st.sampled_from(list(WRITTEN)))
def test_no_name_and_no_young_word_leaves(draft: Draft, format_name: str) -> None:
    _assert_nothing_leaks(draft, format_name)


@settings(max_examples=30)
@given(drafts(), st.sampled_from(PACKED))
def test_no_name_and_no_young_word_leaves_in_a_document(draft: Draft, format_name: str) -> None:
    _assert_nothing_leaks(draft, format_name)


@pytest.mark.faults_long
@pytest.mark.timeout(3600)
@settings(max_examples=20_000)
@given(drafts(), st.sampled_from(list(WRITTEN)))
def test_no_name_and_no_young_word_leaves_in_thousands_of_posts(
    draft: Draft, format_name: str
) -> None:
    _assert_nothing_leaks(draft, format_name)


@pytest.mark.parametrize("format_name", sorted(WRITTEN.keys() - set(PACKED)))
@pytest.mark.parametrize("name", NAMES)
def test_no_spelling_of_a_name_passes(name: str, format_name: str) -> None:
    """Undecided by the writer and unseen by any recogniser, it still does not leave."""
    for variant in VARIANTS:
        draft = Draft(body=f"We sat and {variant(name)} talked.", subjects=(subject(name),))
        case = case_of(draft, GOING)
        assert not examine(case, format_name, TODAY).condition(ConditionKind.LEAKS).holds
    plain = Draft(body="We sat and talked.", subjects=(subject(name),))
    assert isinstance(judge(plain.case, format_name, TODAY), Approval)


@pytest.mark.parametrize("format_name", PACKED)
@pytest.mark.parametrize("variant", VARIANTS)
def test_no_spelling_of_a_name_passes_in_a_document(variant, format_name: str) -> None:
    draft = Draft(body=f"We sat and {variant('Zoë')} talked.", subjects=(subject("Zoë"),))
    case = case_of(draft, GOING)
    assert not examine(case, format_name, TODAY).condition(ConditionKind.LEAKS).holds
