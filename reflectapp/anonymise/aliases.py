"""Which mentions of an entry are the same subject, and where else in it they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.grammar import DETERMINERS, FUNCTION, KIN_TITLES, TIMES
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind, Tier
from reflectapp.domain.matching import Matcher, key_of

_NAMED = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)
_LEAST_LETTERS = 3
_SPLIT = re.compile(r"[\s-]+")
_WORD = re.compile(r"\w+")
_LONGEST_NAME = 80
_LEADING = KIN_TITLES | {"the"}
"""What is found with a name and says nothing of whose name it is."""


def repeated(view: View, found: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the other places where what was found stands, in any case: names whole and in parts."""
    names: dict[str, Kind] = {}
    asked: dict[str, Kind] = {}
    for c in found:
        words = view.reading.text[c.start : c.end]
        if c.kind not in _NAMED or len(words) > _LONGEST_NAME:
            continue
        is_sure = c.tier is Tier.REPLACE
        if is_sure and len(key_of(words)) >= 2:
            names.setdefault(words, c.kind)
        if is_sure and c.kind is Kind.PERSON:
            for part in _SPLIT.split(words):
                is_word = part.islower() and lexicon.is_plain(part)
                is_name = part.lower() not in FUNCTION and _is_name(part, lexicon)
                if len(part) >= _LEAST_LETTERS and not is_word and is_name:
                    names.setdefault(part, c.kind)
        if not is_sure and words[:1].isupper() and c.recogniser in {"capitals", "names", "model"}:
            asked.setdefault(words, c.kind)
    why = "found elsewhere in this entry"
    for span, name in Matcher(asked).find(view.reading):
        if view.reading.text[span.start].isupper():
            yield unsure(span.start, span.end, asked[name], "repeated", why, 0.4)
    yield from _asked_again(view, found, lexicon)
    yield from _stems(view, names, lexicon)
    for span, name in Matcher(names).find(view.reading):
        words = view.reading.text[span.start : span.end]
        if words[:1].isupper() or not lexicon.is_plain(words):
            yield sure(span.start, span.end, names[name], "repeated", why, 0.9)
        else:
            yield unsure(span.start, span.end, names[name], "repeated", why, 0.4)


_PET_ENDING = re.compile(r"(?:y|ie|ey|i|ee)$")


def _stems(view: View, names: Mapping[str, Kind], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield what somebody found here is called for short: "doll" beside "Dolly"."""
    people = {key_of(name) for name, kind in names.items() if kind is Kind.PERSON}
    short = {s for name in people for s in lexicon.short_forms.get(name, ())}
    for name in people:
        stem = _PET_ENDING.sub("", name)
        if len(name) > len(stem) >= _LEAST_LETTERS and stem.isalpha():
            short |= {stem, stem[:-1] if stem[-1:] == stem[-2:-1] else stem}
    short -= FUNCTION | TIMES | people
    before = ""
    for word in view.words if short else ():
        low = word.base.lower()
        if low in short and len(low) >= _LEAST_LETTERS and before not in DETERMINERS:
            end = word.start + len(word.base)
            why = "short for a name found here"
            yield unsure(word.start, end, Kind.PERSON, "repeated", why, 0.4)
        before = word.text.lower()


_SMALL = frozenset(["names", "standing", "unexplained", "cues", "model"])


def _asked_again(view: View, found: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the other places of small words that were asked about, where no article leads them."""
    asked = {
        view.text[c.start : c.end].lower(): c.kind
        for c in found
        if c.end - c.start >= _LEAST_LETTERS
        and (
            c.recogniser in _SMALL
            if c.tier is Tier.ASK
            else c.kind is Kind.PERSON and lexicon.is_plain(view.text[c.start : c.end])
        )
    }
    before = ""
    for word in view.words:
        base = word.base.lower()
        is_open = word.begins_sentence or before not in DETERMINERS
        if (
            base in asked
            and base not in TIMES
            and is_open
            and (word.text.islower() or word.begins_sentence)
            and (lexicon.is_word_name(base) or not lexicon.is_common(base))
        ):
            end = word.start + len(word.base)
            yield unsure(word.start, end, asked[base], "repeated", "asked about elsewhere", 0.3)
        before = word.text.lower()


def _is_name(part: str, lexicon: Lexicon) -> bool:
    return lexicon.is_theorist(part) or not lexicon.is_never(part)


def initials_of_names(view: View, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the initials of people named in full: "JH" where "Jean Hartley" stands."""
    wanted: set[str] = set()
    for c in found:
        parts = _SPLIT.split(view.reading.text[c.start : c.end])
        if c.kind is Kind.PERSON and c.tier is Tier.REPLACE and len(parts) in {2, 3}:
            wanted.add("".join(p[0] for p in parts if p).upper())
    for m in re.finditer(r"(?<![\w.])(?:[A-Z]\.? ?){1,2}[A-Z]\b", view.text):
        if re.sub(r"[. ]", "", m[0]) in wanted:
            yield sure(m.start(), m.end(), Kind.PERSON, "repeated", "initials of a name found", 0.9)


def grouped(view: View, found: Sequence[Candidate], lexicon: Lexicon) -> list[str]:
    """Return a group for each candidate; those of one group are thought to be one subject.

    A full name takes in its first name, also as people say it for short, surname and initials, each
    unless two full names share it: a surname that two people bear is a group of its own.
    """
    keys = [_keys(view.reading.text[c.start : c.end]) for c in found]
    people = [(c.kind is Kind.PERSON) for c in found]
    owners: dict[str, set[str]] = defaultdict(set)
    called: dict[str, set[str]] = defaultdict(set)
    for parts, is_person in zip(keys, people, strict=True):
        if is_person and len(parts) > 1 and any(len(part) > 1 for part in parts):
            whole = " ".join(parts)
            for part in _short_forms(parts):
                owners[part].add(whole)
            for short in lexicon.short_forms.get(parts[0], ()):
                called[short].add(whole)
    groups: list[str] = []
    for c, parts, is_person in zip(found, keys, people, strict=True):
        whole = " ".join(parts)
        if c.kind not in _NAMED or not parts:
            groups.append(f"{c.kind}:{whole}" if whole else "")
            continue
        short = "".join(parts) if is_person else whole
        bearers = owners.get(whole) or owners.get(short) or called.get(whole) or set()
        target = _longest(bearers) if is_person and len(parts) <= 2 and bearers else whole
        groups.append(f"{'person' if is_person else 'named'}:{target or whole}")
    return groups


def _longest(bearers: Iterable[str]) -> str:
    """Return the one full name, or the longest when the others are parts of it, else nothing."""
    ranked = sorted(bearers, key=len, reverse=True)
    first = set(ranked[0].split())
    return ranked[0] if all(set(b.split()) <= first for b in ranked[1:]) else ""


def _keys(words: str) -> list[str]:
    text = re.sub(r"['’]s?$", "", words)
    keys = [key_of(m[0]) for m in _WORD.finditer(text) if key_of(m[0])]
    return keys[1:] if len(keys) > 1 and keys[0] in _LEADING else keys


def _short_forms(parts: Sequence[str]) -> Iterator[str]:
    yield parts[0]
    yield parts[-1]
    yield "".join(p[0] for p in parts)
    if len(parts) > 2:
        yield f"{parts[0]} {parts[-1]}"
        yield parts[0][0] + parts[-1][0]
