"""Hostile journals: names in escapes and markup, odd numbers, substitutes that name others.

And a writer who answers every question that the review asks of them.
"""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import strategies as st

from reflectapp.anonymise.render import public_version
from reflectapp.domain.finding import Action, Decision, Finding, Kind, Tier
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register
from reflectapp.publish.case import PostCase
from reflectapp.services.mentions import ItemState, ReviewItem, completed, items_of
from tests.support.posts import Draft, subject

# fmt: off
NAMES = ["Zo\u00eb", "Quezada", "Anne-Zuza", "Zoltan Bezkowicz", "\u738b\u4f1f", "Will", "★★"]
NUMBERS = ["07700 900123", "07700-900-123", "943 476 5919", "QQ 12 34 56 C", "4417/2", "3 March"]
PIECES = [
    *NAMES, *NUMBERS,
    "Zo\u00eb's", "zoe", "ZO\u00cb", "Zo&euml;", "%5ao%c3%ab", "&#x51;uezada", "Que**zada**",
    "Que[zada](#a)", "Anne Zuza", "Annezuza", "Quezadaville", "Weir Trust", "weir trust",
    "me@weir.example", "AB12 3CD", "we", "talked", "will", "of", "tea", "and", "12",
    ".", ",", "\n", "\n\n", "- ", "> ", "*", "`", "[", "]",
]
# fmt: on
texts = st.lists(st.sampled_from(PIECES), max_size=16).map(" ".join)
PROFILE = WriterProfile(name="Ines Quell", employer="Weir Trust", pen_name="Zo\u00eb")
SUBSTITUTES = ["somebody", "Bo", "Quezada", "a man of Weir Trust"]


@st.composite
def journals(draw: st.DrawFn) -> tuple[Draft, Register]:
    """An entry that was read badly, in a journal that knows some of its names."""
    title = draw(st.one_of(st.just("A talk"), texts)).replace("\n", " ")
    draft = Draft(title=title, body=draw(texts) + " We talked.", profile=PROFILE)
    known = tuple(subject(name) for name in draw(st.sets(st.sampled_from(NAMES))))
    allowed = tuple(draw(st.sets(st.sampled_from([*NAMES, *NUMBERS, "talked"]))))
    note = draw(st.sampled_from(["", "", "Grief", "About Quezada"]))
    seen = tuple(_finding(draw, draft.text) for _ in range(draw(st.integers(0, 4))))
    draft = replace(draft, subjects=known, findings=seen, content_note=note)
    return draft, Register(known, allowed)


def _finding(draw: st.DrawFn, text: str) -> Finding:
    start = draw(st.integers(0, len(text) - 1))
    span = Span(start, draw(st.integers(start + 1, min(len(text), start + 20))))
    return Finding(span, draw(st.sampled_from(Kind)), draw(st.sampled_from(Tier)), 0.5, "test")


def looked_at(
    draft: Draft, register: Register, decisions: tuple[Decision, ...]
) -> tuple[tuple[ReviewItem, ...], PostCase]:
    found = completed(draft.text, draft.findings, decisions, register, draft.profile)
    items = items_of(draft.text, found, decisions, register)
    public = public_version(draft.text, found, decisions)
    case = replace(draft, decisions=decisions).case
    return items, replace(case, public=public, register=register)


def _answer(item: ReviewItem, chance: random.Random, actions: list[Action]) -> Decision:
    action = chance.choice(actions)
    words = (
        ""
        if action in {Action.REPLACE, Action.LEAVE_OUT, Action.KEEP}
        else chance.choice(SUBSTITUTES)
    )
    return Decision(item.span, item.kind, action, words, "they agreed", group=item.group)


def answered(
    draft: Draft, register: Register, seed: int, actions: list[Action]
) -> tuple[tuple[ReviewItem, ...], PostCase]:
    """Answer all open questions, then those that the answers raise, until there is none."""
    chance, decisions = random.Random(seed), draft.decisions
    for _ in range(20):
        items, case = looked_at(draft, register, decisions)
        waiting = [item for item in items if item.state is not ItemState.DECIDED]
        if not waiting:
            return items, case
        answers = [_answer(item, chance, actions) for item in waiting]
        decisions = tuple(sorted((*decisions, *answers), key=lambda d: d.span))
    raise AssertionError("there is no end to the questions")
