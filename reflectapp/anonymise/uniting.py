"""What several recognisers say of one stretch brought together: candidates that do not overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.recognisers.places import A_VILLAGE, IN_THE_LIST
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind, Tier
from reflectapp.domain.matching import key_of

_STRENGTH = {
    kind: rank
    for rank, kind in enumerate(
        (Kind.CONTACT, Kind.IDENTIFIER, Kind.DATE, Kind.AGE, Kind.PLACE, Kind.PERSON,
         Kind.ORGANISATION, Kind.OTHER)
    )
}  # fmt: skip

_WHOLE = frozenset(
    ["titles", "places", "addresses", "addresses abroad", "rooms", "countries", "plain places",
     "contacts", "streets", "hospitals", "pubs", "celtic places"]
)  # fmt: skip
"""Recognisers whose words belong together: what is left of them is asked about."""
_ROOMS = frozenset(["flat", "room", "apt", "apartment", "suite", "unit", "bed"])
_GUESSING = {
    "capitals": 1,
    "unexplained": 1,
    "endless": 1,
    "repeated": 2,
    "standing": 2,
    "neighbours": 2,
}
"""Recognisers whose word on the kind counts less than that of any other."""
_DOING = grammar.SPEAKING | {"who", "whose"}
"""What people do, and no town."""
_MET = frozenset(
    ["told", "asked", "rang", "phoned", "texted", "hugged", "thanked", "ring", "phone", "text"]
)
"""What is done to people, and to no town."""


def united(candidates: Sequence[Candidate], view: View, lexicon: Lexicon) -> list[Candidate]:
    """Return candidates by place, none overlapping, that cover all that any of them covers.

    Where two overlap, what is certain rules what is asked, and the stretch grows to hold both
    when they are of the same tier; a certain one within an asked one leaves its rest asked, but
    for an article, which is part of the name: "The Willows".
    """
    certain = _merged([c for c in candidates if c.tier is Tier.REPLACE])
    starts = [c.start for c in certain]
    asked: list[Candidate] = []
    rest: list[Candidate] = []
    widened: list[Candidate] = []
    for c in _merged([c for c in candidates if c.tier is Tier.ASK]):
        at = c.start
        for other in certain[max(0, bisect_right(starts, c.start) - 1) :]:
            if other.start >= c.end:
                break
            if at < other.start and view.text[at : other.start].strip().lower() == "the":
                widened.append(replace(other, start=at))
            elif at < other.start:
                rest.append(replace(c, start=at, end=other.start))
            at = max(at, other.end)
        if at < c.end:
            (rest if at > c.start else asked).append(replace(c, start=at))
    whole = _painted([c for c in candidates if c.recogniser in _WHOLE], len(view.text))
    asked += [c for c in rest if any(whole[c.start : c.end]) or _tells_something(c, view, lexicon)]
    return sorted([*_merged([*certain, *widened]), *asked], key=lambda c: c.start)


def _painted(candidates: Sequence[Candidate], length: int) -> bytearray:
    """Return a mark for each place of a text that any of the candidates covers."""
    marks = bytearray(length)
    for c in candidates:
        marks[c.start : c.end] = b"\1" * (c.end - c.start)
    return marks


def _tells_something(c: Candidate, view: View, lexicon: Lexicon) -> bool:
    """Say whether what is left of a question beside something certain is worth asking."""
    if any(character.isdigit() for character in view.text[c.start : c.end]):
        return True
    if c.recogniser in _WHOLE or view.text[c.start : c.end].strip().lower() in _ROOMS:
        return True
    if view.text[c.end - 1 : c.end] == "-" or view.text[c.start : c.start + 1] == "-":
        return True
    if view.text[c.end - 1 : c.end + 1].isalpha() or view.text[c.start - 1 : c.start + 1].isalpha():
        return True
    words = [w for w in view.words_within(c.start, c.end) if w.end <= c.end]
    if any(w.is_capital and not w.begins_sentence and len(w.text) > 1 for w in words):
        return True
    return any(not lexicon.is_plain(w.base) and not lexicon.is_never(w.base) for w in words)


def _merged(candidates: Sequence[Candidate]) -> list[Candidate]:
    result: list[Candidate] = []
    for c in sorted(candidates, key=lambda c: (c.start, -c.end)):
        last = result[-1] if result else None
        if last is None or c.start >= last.end:
            result.append(c)
            continue
        lead = _leading(last, c)
        result[-1] = Candidate(
            last.start,
            max(last.end, c.end),
            lead.kind,
            lead.tier,
            max(last.score, c.score),
            lead.recogniser,
            lead.explanation,
        )
    return result


def _leading(one: Candidate, other: Candidate) -> Candidate:
    """Return the one that says what kind the two are: no town is called Stanley Crewe.

    Of the very words that the register knows, it says so.
    """
    for known, said in ((one, other), (other, one)):
        if known.recogniser == "register" and known.start <= said.start and known.end >= said.end:
            return known
    for town, name in ((one, other), (other, one)):
        is_longer = name.end - name.start > town.end - town.start
        if _is_town(town) and name.kind is Kind.PERSON and is_longer:
            return name
    return min(one, other, key=_leads)


def _is_town(c: Candidate) -> bool:
    return c.recogniser == "places" and c.explanation in (IN_THE_LIST, A_VILLAGE)


def as_people(view: View, found: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Return the candidates; a town is a person that has its name here, or stands where one does.

    The first by a full name ("Moira Tate"), the second by a verb or "who" behind a given name.
    """
    parts: set[str] = set()
    for c in found:
        words = view.text[c.start : c.end].split()
        if c.kind is Kind.PERSON and len(words) > 1:
            parts |= {key_of(word) for word in words}
        elif _is_town(c) and words[0].lower() in lexicon.given and _acts(c, view):
            parts.add(key_of(words[0]))
    return [
        replace(c, kind=Kind.PERSON)
        if _is_town(c) and key_of(view.text[c.start : c.end]) in parts
        else c
        for c in found
    ]


def _acts(c: Candidate, view: View) -> bool:
    """Say whether what stands behind or before is said of people alone: "who", "cried", "told"."""
    after, before = next(view.words_from(c.end), None), view.word_before(c.start)
    if after is not None and view.text[c.end : after.start] == " " and after.text.lower() in _DOING:
        return True
    is_beside = before is not None and view.text[before.end : c.start] == " "
    return before is not None and is_beside and before.text.lower() in _MET


def _leads(c: Candidate) -> tuple[int, int, int]:
    """Rank what two overlapping candidates say of their kind; a guess by one cue comes last."""
    return (_GUESSING.get(c.recogniser, 0), _STRENGTH[c.kind], -(c.end - c.start))
