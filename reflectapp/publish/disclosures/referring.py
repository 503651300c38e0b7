"""Who is spoken of at each place of a text: people by label, the writer, and their pronouns.

A pronoun stands for whoever fits it and was last to the fore: named as what a sentence is about
rather than in passing, and not long ago (after Lappin, S. and Leass, H. J. (1994), An algorithm
for pronominal anaphora resolution, Computational Linguistics 20(4), much simplified).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reflectapp.domain.disclosure import SOMEBODY, WRITER
from reflectapp.publish.disclosures.clue import Reading
from reflectapp.publish.disclosures.fore import FORE, KIN_WEIGHT, PASSING, Fore, Spoken
from reflectapp.publish.disclosures.genders_of import genders_of
from reflectapp.publish.disclosures.kin import KIN, ROLES, pronoun_for
from reflectapp.publish.disclosures.people import Mention
from reflectapp.publish.disclosures.speaking import Speakers

_WORDS = re.compile(
    r"\b(?:(?P<writer>i['’](?:m|ve|d|ll)|im|ive|i(?!\.\w)|my|we(?:['’](?:re|ve|d|ll))?|our)"
    r"|(?P<she>she|shes|hers?|herself)|(?P<he>he|hes|him|his|himself)"
    r"|(?P<they>they|theyre|them|theirs?|themselves|both)"
    r"|an?\s(?:[a-z]+\s){0,2}?(?P<one>man|woman|lady|lad|lass|girl|boy|bloke|gentleman))\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:his|her|their|my|our)$", re.I)
_OBJECT = re.compile(r"(?:him|them)$", re.I)
_OF_A_THING = re.compile(
    r"\s(?!(?:to|and|in|on|at|with|for|from|that|but|the|a|up|out|about|if|when|how)\b)\w"
)
"""After "her" in "her son", not in "saw her and"."""
_KIN_AFTER = re.compile(rf"(?:['’]s)?\s(?:[a-z-]+\s){{0,2}}?(?P<kin>{KIN})\b(?!['’]s)", re.I)
_APPOSED = re.compile(r",?\s*")
_ALL_BOTH = re.compile(r"they(?:['’]re|\s(?:are|were|have|had))\sboth\b", re.I)
_WHO_AFTER = re.compile(rf"\s(?:[a-z-]+\s){{0,2}}?(?P<noun>{KIN}|{ROLES})\b", re.I)
_TITLE = re.compile(r",?\s(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s)?")
_JOINED = re.compile(
    r"(?:\s\([^)\n]{1,12}\))?,?\s(?:and|&|n?or)\s(?:(?:his|her|their|my|the)\s(?:[a-z-]+\s){1,2})?",
    re.I,
)
_OF_ONE = re.compile(r"(?:['’]s|,?\swho)?\s(?:is|was|has|does|says|isn['’]t|wasn['’]t|hasn['’]t)\b")
_AT_THEFORE = re.compile(
    r"(?:^|[.!?:;,\n“\"—–-]|\b(?:and|but|that|when|because|if|as|so|who|which|then|where|while"
    r"|whether|says|said|thinks?))\W*(?:(?:Mr|Mrs|Ms|Miss|Dr|baby|uncle|auntie)\.?\s)?$",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"(?:\b(?:am|is|was|are|were|be|been|being|as|not)|n['’]?t|['’][sm]),?\s$", re.I
)
_LOOK_BACK = 24


class Referring:
    """The people of one text, place by place."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention]) -> None:
        self._text = reading.text
        self._mentions = sorted(mentions, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._mentions]
        self._pronouns = genders_of(self._text, self._mentions)
        self._speakers = Speakers(self._text, self._mentions)
        self._fore = Fore(reading)
        for place, event in sorted(self._events(), key=lambda pair: pair[0]):
            self._fore.spoken.extend(
                self._named(event) if isinstance(event, int) else self._worded(place, event)
            )
        self.places = [one for one in self._fore.spoken if one.is_place]
        """All places, kin left out, by start."""

    def _events(self) -> Iterator[tuple[int, int | re.Match[str]]]:
        yield from ((start, number) for number, start in enumerate(self._starts))
        yield from ((match.start(), match) for match in _WORDS.finditer(self._text))

    def named_at(self, start: int, end: int) -> str:
        """Return whose name begins within the stretch, or nothing."""
        at = bisect_left(self._starts, start)
        return self._mentions[at].key if at < len(self._starts) and self._starts[at] <= end else ""

    def near(self, place: int, *, other_than: str = "", looks_ahead: bool = True) -> str:
        """Return the person to the fore at `place` in its paragraph, else the next one there.

        The first person of a post may come in without a name, a paragraph earlier.
        """
        at = bisect_left(self._starts, place)
        if at and not self._fore.breaks_between(self._mentions[at - 1].span.end, place):
            found = self._fore.at(place, barred={other_than})
            return found.keys[0] if found else self._mentions[at - 1].key
        if other_than or not looks_ahead:
            return SOMEBODY
        breaks = 0 if at else 1
        if (
            at < len(self._mentions)
            and self._fore.breaks_between(place, self._starts[at]) <= breaks
        ):
            return self._mentions[at].key
        return SOMEBODY

    def _named(self, number: int) -> Iterator[Spoken]:
        mention = self._mentions[number]
        key, (start, end) = mention.key, (mention.span.start, mention.span.end)
        pronoun = self._pronouns.get(key, "")
        keys = self._joined(number)
        weight = self._weight(start)
        if self._text.startswith(("'s", "’s"), end):
            weight = PASSING
        if len(keys) > 1:
            yield Spoken(start, end, keys, " ".join(keys), "they", FORE)
        yield Spoken(start, end, (key,), key, pronoun, weight, is_place=len(keys) == 1)
        yield from self._kin(end, (key,)) if self._text.startswith(("'s", "’s"), end) else ()

    def _worded(self, place: int, match: re.Match[str]) -> Iterator[Spoken]:
        word, end = match.group(), match.end()
        if match["one"]:
            before = self._text[max(0, place - _LOOK_BACK) : place]
            if not _PREDICATE.search(before) and not before.rstrip().endswith((",", "(", "—")):
                pronoun = pronoun_for(match["one"])
                yield Spoken(place, end, (SOMEBODY,), f"one at {place}", pronoun, PASSING)
            return
        is_writer = match["writer"] is not None
        found = self._first_person(place) if is_writer else self._resolved(place, word)
        if found.pronoun == "they" and found.keys == (SOMEBODY,):
            # Things are "they", too.
            return
        yield found
        if not _POSSESSIVE.match(word):
            return
        if (apposed := self._apposed(place, end)) is not None:
            noun, who = apposed
            yield Spoken(noun, noun, (who,), who, self._pronouns.get(who, ""), PASSING)
        else:
            yield from self._kin(end, found.keys)

    def _first_person(self, place: int) -> Spoken:
        key = self._speakers.at(place)
        if key is None:
            quote = self._speakers.quote_at(place)
            found = self._fore.at(quote.start if quote else place)
            key = found.keys[0] if found else self.near(place)
        pronoun = self._pronouns.get(key, "")
        return Spoken(place, place + 1, (key,), key, pronoun, 0 if key == WRITER else PASSING)

    def _kin(self, end: int, keys: tuple[str, ...]) -> Iterator[Spoken]:
        """Yield the one who is kin of somebody, where no label says who it is."""
        match = _KIN_AFTER.match(self._text, end)
        if match is None or self._names_kin(match.end()):
            return
        start = match.start("kin")
        pronoun = pronoun_for(match["kin"]) or "they"
        who = f"{keys[0]}: {match['kin'].casefold()}"
        yield Spoken(start, match.end(), keys, who, pronoun, KIN_WEIGHT, is_place=False)

    def _joined(self, number: int) -> tuple[str, ...]:
        """Return the keys of those whom "and" joins up to this mention, if it speaks of all."""
        mention = self._mentions[number]
        if _OF_ONE.match(self._text, mention.span.end):
            return (mention.key,)
        keys, at = [mention.key], number
        while at:
            between = self._text[self._mentions[at - 1].span.end : self._mentions[at].span.start]
            is_listed = len(keys) > 1 and between == ", "
            if not is_listed and not (len(keys) == 1 and _JOINED.fullmatch(between)):
                break
            at -= 1
            keys.insert(0, self._mentions[at].key)
        return tuple(dict.fromkeys(keys))

    def _resolved(self, place: int, word: str) -> Spoken:
        plain = word.casefold().removesuffix("'s")
        pronoun = "she" if plain[:3] in {"she", "her"} else "they" if plain[0] in "tb" else "he"
        barred: set[str] = set()
        if _POSSESSIVE.match(word):
            apposed = self._apposed(place, place + len(word))
            barred |= {apposed[1]} if apposed else set()
        is_object = _OBJECT.match(word) or (
            plain == "her" and not _OF_A_THING.match(self._text, place + 3)
        )
        if is_object and (doer := self._fore.doer(place)):
            barred.add(doer)
        found = self._fore.at(place, pronoun, barred)
        if plain == "both" or _ALL_BOTH.match(self._text, place):
            found = self._two(place) or found
        weight = self._weight(place) if not _POSSESSIVE.match(word) else PASSING
        end = place + len(word)
        if found is None:
            keys = self._next(place, pronoun, barred)
            return Spoken(place, end, keys, " ".join(keys) or f"one at {place}", pronoun, weight)
        return Spoken(place, end, found.keys, found.who, found.pronoun or pronoun, weight)

    def _two(self, place: int) -> Spoken | None:
        """Return the last two people named, where no more are in the paragraph."""
        keys: list[str] = []
        for mention in reversed(self._mentions[: bisect_left(self._starts, place)]):
            if len(keys) > len("ab") or self._fore.breaks_between(mention.span.end, place):
                break
            if mention.key not in keys:
                keys.insert(0, mention.key)
        if len(keys) != len("ab"):
            return None
        return Spoken(place, place, tuple(keys), " ".join(keys), "they", FORE)

    def _apposed(self, place: int, end: int) -> tuple[int, str] | None:
        """Return where the noun is that says who the one named right before is.

        In "[Person B], her son, who" what follows is told of B, and "her" is another one.
        """
        at = bisect_left(self._starts, place) - 1
        if at < 0 or not _APPOSED.fullmatch(self._text, self._mentions[at].span.end, place):
            return None
        match = _WHO_AFTER.match(self._text, end)
        if match is None or self._names_kin(match.end()):
            return None
        return match.start("noun"), self._mentions[at].key

    def _names_kin(self, end: int) -> bool:
        """Say whether a name follows: "[Person A], his mum Mrs [Person B]" tells who B is."""
        title = _TITLE.match(self._text, end)
        return bool(title and self.named_at(title.end(), title.end()))

    def _next(self, place: int, pronoun: str, barred: set[str]) -> tuple[str, ...]:
        """Return who comes next and fits, as in "When she rang, [Person A] ..."."""
        at = bisect_left(self._starts, place)
        coming = [
            number
            for number in range(at, min(at + 3, len(self._starts)))
            if self._fore.breaks_between(place, self._starts[number]) <= (0 if at else 1)
        ]
        joined = [keys for number in coming if len(keys := self._joined(number)) > 1]
        if pronoun == "they" and joined:
            return joined[0]
        names = (self._mentions[number].key for number in coming)
        fits = (k for k in names if k not in barred and self._pronouns.get(k, pronoun) == pronoun)
        return (next(fits, SOMEBODY),)

    def _weight(self, place: int) -> float:
        before = self._text[max(0, place - _LOOK_BACK) : place]
        return FORE if _AT_THEFORE.search(before) or not before.strip() else PASSING
