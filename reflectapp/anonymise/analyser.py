"""Text in, findings out: the model, the rules, and what the whole entry tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reflectapp.anonymise.agreement import agreed
from reflectapp.anonymise.aliases import grouped, initials_of_names, repeated
from reflectapp.anonymise.articles import with_articles
from reflectapp.anonymise.candidates import Candidate, Recogniser, sure, unsure
from reflectapp.anonymise.edition import EDITION
from reflectapp.anonymise.lexicon import Lexicon, load_lexicon
from reflectapp.anonymise.model import LanguageModel, TrainedModel
from reflectapp.anonymise.neighbours import beside_names
from reflectapp.anonymise.recognisers import (
    addresses_abroad,
    ages,
    capitals,
    contacts,
    countries,
    cues,
    dates,
    identifiers,
    initials,
    links,
    names,
    numbers,
    organisations,
    places,
    postcodes,
    pubs,
    rooms,
    shared_names,
    spoken_numbers,
    standing,
    titles,
    transport,
    unexplained,
)
from reflectapp.anonymise.recognisers.links import whole_links
from reflectapp.anonymise.recognisers.places import A_VILLAGE, IN_THE_LIST
from reflectapp.anonymise.view import View
from reflectapp.domain.allowance import still
from reflectapp.domain.finding import Finding, Kind, Tier
from reflectapp.domain.matching import Matcher, key_of, subjects_by_key
from reflectapp.domain.subject import Register, SubjectKind

WINDOW = 60_000
"""Code points read at once; a longer text is cut at an empty line, a line, or a space."""

_RULES: tuple[Recogniser, ...] = (
    *(contacts.find, links.find, spoken_numbers.find, postcodes.find, identifiers.find),
    *(dates.find, ages.find, addresses_abroad.find, rooms.find, transport.find, numbers.find),
    *(countries.find,),
    *(titles.find, initials.find, cues.find, places.find, pubs.find, organisations.find),
    *(names.find, shared_names.find, capitals.find, unexplained.find, standing.find),
)
_SUBJECT_KINDS = {
    SubjectKind.PERSON: Kind.PERSON,
    SubjectKind.PLACE: Kind.PLACE,
    SubjectKind.ORGANISATION: Kind.ORGANISATION,
    SubjectKind.OTHER: Kind.OTHER,
}
_STRENGTH = {
    kind: rank
    for rank, kind in enumerate(
        (Kind.CONTACT, Kind.IDENTIFIER, Kind.DATE, Kind.AGE, Kind.PLACE, Kind.PERSON,
         Kind.ORGANISATION, Kind.OTHER)
    )
}  # fmt: skip

_WHOLE = frozenset(["titles", "places", "addresses", "addresses abroad", "rooms", "countries"])
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


class Analyser:
    """The engine: loads its model and lists once, then reads text after text.

    Raises:
        ModelMissingError: A file of the language model is missing or damaged.
        MissingResourceError: A word list is missing.
    """

    def __init__(self, model: LanguageModel | None = None, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or load_lexicon()
        self._model = model or TrainedModel()
        self.version = EDITION

    def analyse(self, text: str, register: Register) -> list[Finding]:
        """Find what may identify somebody in `text`.

        Args:
            text: Markdown.
            register: What the journal knows; its subjects are found wherever they stand.

        Returns:
            Findings by start, none overlapping. Offsets are half-open ranges of code points.
        """
        findings: list[Finding] = []
        for start, piece in _windows(text):
            findings += self._analyse_window(piece, start, register)
        return findings

    def _analyse_window(self, text: str, offset: int, register: Register) -> list[Finding]:
        view, lexicon = View(text), self._lexicon
        found = [c for rule in _RULES for c in rule(view, lexicon)]
        found = agreed([*found, *self._model.find(view, lexicon)])
        known = list(_known(view, register))
        found = _united(whole_links([*found, *_endless(view), *known]), view, lexicon)
        again = [
            *beside_names(view, found, lexicon),
            *repeated(view, found, lexicon),
            *initials_of_names(view, found),
        ]
        found = with_articles(view, _united(whole_links([*found, *again]), view, lexicon))
        allowed = {key_of(term) for term in register.allowed}
        found = [c for c in found if _is_open(c, view.reading.text[c.start : c.end], allowed)]
        found = _united([*found, *known], view, lexicon)
        found = _as_people(view, _answered(view, found, register))
        groups = grouped(view, found)
        return list(_findings(view, found, groups, register, offset))


def _is_open(c: Candidate, words: str, allowed: set[str]) -> bool:
    """Say whether words are worth finding: not those allowed, unless they tell too much."""
    bare = words[len("the ") :] if words[:4].lower() == "the " else words
    is_allowed = key_of(words) in allowed or key_of(bare) in allowed
    return not is_allowed or still(words, c.kind, c.tier) is not None


def _known(view: View, register: Register) -> Iterator[Candidate]:
    """Yield the places of everything that the register knows."""
    kinds = {alias: s.kind for s in register.subjects for alias in s.aliases}
    for span, alias in Matcher(kinds).find(view.reading):
        kind = _SUBJECT_KINDS[kinds[alias]]
        yield sure(span.start, span.end, kind, "register", "known in this journal", 1.0)


def _answered(view: View, found: Sequence[Candidate], register: Register) -> list[Candidate]:
    """Return the candidates; a word that the register knows and that stands like a name is one.

    The register alone does not say so of a name that is an English word, when it is small.
    """
    known = subjects_by_key(register)
    return [
        replace(c, tier=Tier.REPLACE, score=0.9, explanation="known, and stands like a name")
        if c.tier is Tier.ASK and key_of(view.reading.text[c.start : c.end]) in known
        else c
        for c in found
    ]


def _endless(view: View) -> Iterator[Candidate]:
    """Yield runs without a space, which rules would read for minutes; an address may be in one."""
    for start, end in view.endless:
        words = view.reading.text[start:end]
        make = sure if "@" in words or "://" in words else unsure
        yield make(start, end, Kind.OTHER, "endless", "a run without a space", 0.5)


def _united(candidates: Sequence[Candidate], view: View, lexicon: Lexicon) -> list[Candidate]:
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
    asked += [c for c in rest if _tells_something(c, view, lexicon)]
    return sorted([*_merged([*certain, *widened]), *asked], key=lambda c: c.start)


def _tells_something(c: Candidate, view: View, lexicon: Lexicon) -> bool:
    """Say whether what is left of a question beside something certain is worth asking."""
    if any(character.isdigit() for character in view.text[c.start : c.end]):
        return True
    if c.recogniser in _WHOLE or view.text[c.start : c.end].strip().lower() in _ROOMS:
        return True
    if view.text[c.end - 1 : c.end] == "-" or view.text[c.start : c.start + 1] == "-":
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
    """Return the one that says what kind the two are: no town is called Stanley Crewe."""
    for town, name in ((one, other), (other, one)):
        is_longer = name.end - name.start > town.end - town.start
        if _is_town(town) and name.kind is Kind.PERSON and is_longer:
            return name
    return min(one, other, key=_leads)


def _is_town(c: Candidate) -> bool:
    return c.recogniser == "places" and c.explanation in (IN_THE_LIST, A_VILLAGE)


def _as_people(view: View, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates; a town that is part of somebody's full name here is that person."""
    parts: set[str] = set()
    for c in found:
        words = view.text[c.start : c.end].split()
        if c.kind is Kind.PERSON and len(words) > 1:
            parts |= {key_of(word) for word in words}
    return [
        replace(c, kind=Kind.PERSON)
        if _is_town(c) and key_of(view.text[c.start : c.end]) in parts
        else c
        for c in found
    ]


def _leads(c: Candidate) -> tuple[int, int, int]:
    """Rank what two overlapping candidates say of their kind; a guess by one cue comes last."""
    return (_GUESSING.get(c.recogniser, 0), _STRENGTH[c.kind], -(c.end - c.start))


def _findings(
    view: View,
    found: Sequence[Candidate],
    groups: Sequence[str],
    register: Register,
    offset: int,
) -> Iterator[Finding]:
    subjects = subjects_by_key(register)
    for c, group in zip(found, groups, strict=True):
        known = subjects.get(key_of(view.reading.text[c.start : c.end]), ())
        subject_id = known[0].id if len(known) == 1 else None
        for span in view.spans(c.start, c.end):
            moved = type(span)(span.start + offset, span.end + offset)
            yield Finding(
                moved, c.kind, c.tier, c.score, c.recogniser, subject_id, group, c.explanation
            )


def _windows(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while start < len(text):
        end = min(start + WINDOW, len(text))
        if end < len(text):
            cuts = (text.rfind(mark, start + 1, end) + len(mark) for mark in ("\n\n", "\n", " "))
            end = next((cut for cut in cuts if cut > start + WINDOW // 4), end)
        yield start, text[start:end]
        start = end
