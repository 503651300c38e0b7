"""Text in, findings out: the model, the rules, and what the whole entry tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reflectapp.anonymise.agreement import agreed
from reflectapp.anonymise.aliases import grouped, initials_of_names, repeated
from reflectapp.anonymise.articles import with_articles
from reflectapp.anonymise.candidates import Candidate, Recogniser, sure, unsure
from reflectapp.anonymise.dictation import without_spoken_marks
from reflectapp.anonymise.edition import EDITION
from reflectapp.anonymise.lexicon import Lexicon, load_lexicon
from reflectapp.anonymise.misspelt import misspelt
from reflectapp.anonymise.model import LanguageModel, TrainedModel
from reflectapp.anonymise.neighbours import beside_names
from reflectapp.anonymise.nicknames import beside_nicknames
from reflectapp.anonymise.quotes import long_quotes
from reflectapp.anonymise.recognisers import (
    addresses_abroad,
    ages,
    capitals,
    celtic_places,
    contacts,
    countries,
    cues,
    dates,
    day_names,
    hospitals,
    identifiers,
    initials,
    links,
    names,
    naming,
    numbers,
    organisations,
    places,
    plain_places,
    positions,
    postcodes,
    pubs,
    rooms,
    scripts,
    shared_names,
    small_groups,
    spoken_numbers,
    standing,
    streets,
    titles,
    told_names,
    transport,
    unexplained,
)
from reflectapp.anonymise.recognisers.links import whole_links
from reflectapp.anonymise.uniting import as_people, united
from reflectapp.anonymise.view import View
from reflectapp.anonymise.whole_places import beside_places
from reflectapp.domain.allowance import still
from reflectapp.domain.finding import Finding, Kind, Tier
from reflectapp.domain.matching import Matcher, key_of, subjects_by_key
from reflectapp.domain.subject import Register, SubjectKind

WINDOW = 60_000
"""Code points read at once; a longer text is cut at an empty line, a line, or a space."""

_RULES: tuple[Recogniser, ...] = (
    *(contacts.find, links.find, spoken_numbers.find, postcodes.find, identifiers.find),
    *(dates.find, ages.find, addresses_abroad.find, rooms.find, transport.find, numbers.find),
    *(countries.find, streets.find, day_names.find, celtic_places.find, told_names.find),
    *(
        titles.find,
        initials.find,
        cues.find,
        places.find,
        plain_places.find,
        pubs.find,
        organisations.find,
    ),
    *(names.find, shared_names.find, capitals.find, unexplained.find, standing.find),
    *(small_groups.find, hospitals.find, positions.find, naming.find, scripts.find),
)
_SUBJECT_KINDS = {
    SubjectKind.PERSON: Kind.PERSON,
    SubjectKind.PLACE: Kind.PLACE,
    SubjectKind.ORGANISATION: Kind.ORGANISATION,
    SubjectKind.OTHER: Kind.OTHER,
}


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
        found = [*without_spoken_marks([*found, *self._model.find(view, lexicon)], view)]
        found = agreed(found, view.text, lexicon)
        known = list(_known(view, register))
        found = united(whole_links([*found, *_endless(view), *known]), view, lexicon)
        again = [
            *beside_names(view, found, lexicon),
            *beside_nicknames(view, found, lexicon),
            *beside_places(view, found),
            *repeated(view, found, lexicon),
            *initials_of_names(view, found),
            *misspelt(view, found, _people(register), lexicon),
        ]
        found = with_articles(view, united(whole_links([*found, *again]), view, lexicon))
        found = sorted([*found, *long_quotes(view, found)], key=lambda c: c.start)
        allowed = {key_of(term) for term in register.allowed}
        found = [c for c in found if _is_open(c, view.reading.text[c.start : c.end], allowed)]
        found = united([*found, *known], view, lexicon)
        found = as_people(view, _answered(view, found, register), lexicon)
        groups = grouped(view, found, lexicon)
        return list(_findings(view, found, groups, register, offset))


def _is_open(c: Candidate, words: str, allowed: set[str]) -> bool:
    """Say whether words are worth finding: not those allowed, unless they tell too much."""
    bare = words[len("the ") :] if words[:4].lower() == "the " else words
    is_allowed = key_of(words) in allowed or key_of(bare) in allowed
    return not is_allowed or still(words, c.kind, c.tier) is not None


def _people(register: Register) -> list[str]:
    """Return what the people of the register are called."""
    people = (s for s in register.subjects if s.kind is SubjectKind.PERSON)
    return [alias for s in people for alias in s.aliases]


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
