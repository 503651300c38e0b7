"""Of whom a clue is told: the writer, the person nearest in the sentence, or somebody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reflectapp.domain.disclosure import SOMEBODY, WRITER, Attribute
from reflectapp.domain.spans import Span
from reflectapp.publish.disclosures.clue import Clue, Reading
from reflectapp.publish.disclosures.people import Mention

_SPEAKERS = re.compile(
    r"\b(?P<writer>I|I['’](?:m|ve|d|ll)|[Mm]y|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur)\b"
    r"|\b(?P<other>[Hh]e|[Ss]he|[Tt]hey|[Hh]im|[Hh]is|[Hh]er|[Tt]heir|[Tt]hem)\b"
)
_PRONOUN = re.compile(r"\b(?:(?P<she>she|hers?|herself)|he|him|his|himself)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“][^\"”\n]{0,400}[\"”]")
_AHEAD = 90
_REACH = 30
_PARAGRAPHS = 3
"""So far back a pronoun reaches for a name."""
_SELF = re.compile(r"(?:\b(?:am|was|were|as)|['’]m)\s(?:an?\s|the\s|one\s)?(?:\w+\s){0,2}$", re.I)
_HAVING = re.compile(
    r"(?:I|[Ww]e)(?:['’](?:m|ve|d|re)\b|\s(?:\w+\s)?(?:am|are|was|were|have|had|live|take|took)\b)"
)
_BREAK = re.compile(r"[,;:]")
_SOMEBODYS = re.compile(r"(?:the|a|an)\s", re.I)
_BEFORE_A_NAME = frozenset({Attribute.AGE, Attribute.GENDER, Attribute.OCCUPATION})
_OF_A_PERSON = frozenset(
    {
        Attribute.AGE,
        Attribute.GENDER,
        Attribute.ETHNICITY,
        Attribute.FAITH,
        Attribute.ORIGIN,
        Attribute.HEALTH,
        Attribute.FAMILY,
        Attribute.OCCUPATION,
    }
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    key: str


class Owners:
    """Finds of whom clues are told, in one text."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention]) -> None:
        self._reading = reading
        self._mentions = sorted(mentions, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._mentions]
        self._quotes = [Span(*m.span()) for m in _QUOTED.finditer(reading.text)]
        self._pronouns = self._by_key()
        self._candidates = self._found()
        self._candidate_starts = [candidate.start for candidate in self._candidates]

    def owner(self, clue: Clue) -> str:
        """Return the key of the one of whom a clue is told.

        Whoever stands last before it in the sentence; else whoever follows soon; else, for what
        only people have, whoever the sentence before was about.
        """
        sentence = self._reading.sentence_at(clue.span.start)
        if clue.is_weak:
            return self._referred_to(clue.span.start)
        if clue.attribute in _BEFORE_A_NAME and (named := self._named_right_after(clue.span.end)):
            return named
        at = bisect_left(self._candidate_starts, clue.span.start + 1)
        if at and self._candidates[at - 1].start >= sentence.start:
            nearest = self._candidates[at - 1]
            is_theirs = nearest.key != WRITER or self._is_said_of_the_writer(clue, nearest.start)
            return nearest.key if is_theirs else SOMEBODY
        if at < len(self._candidates):
            follower = self._candidates[at]
            if follower.start < min(sentence.end, clue.span.end + _AHEAD):
                return follower.key
        if clue.attribute not in _OF_A_PERSON:
            return SOMEBODY
        return self._near(sentence.start)

    def _is_said_of_the_writer(self, clue: Clue, since: int) -> bool:
        """Say whether the writer speaks of themselves: "I am a man", not "I met the man".

        `since` is where they say "I" or "my". What is listed after a comma, as in "I wrote it
        down, EUPD, no bed", is of the writer only where they say that they have it.
        """
        text = self._reading.text
        if clue.attribute is Attribute.HEALTH:
            said = text[since : clue.span.start]
            return not _BREAK.search(said) or _HAVING.match(said) is not None
        if clue.attribute is Attribute.FAMILY:
            return not _SOMEBODYS.match(text, clue.span.start)
        if clue.attribute is not Attribute.GENDER:
            return True
        return _SELF.search(text, max(0, clue.span.start - _REACH), clue.span.start) is not None

    def _named_right_after(self, place: int) -> str:
        """Return whose name follows at once, as in "my manager [Person A]"."""
        at = bisect_left(self._starts, place)
        if at < len(self._starts) and self._starts[at] - place <= 2:
            return self._mentions[at].key
        return ""

    def _found(self) -> list[_Candidate]:
        found = [_Candidate(mention.span.start, mention.key) for mention in self._mentions]
        for match in _SPEAKERS.finditer(self._reading.text):
            start = match.start()
            if match["other"]:
                found.append(_Candidate(start, self._referred_to(start)))
            else:
                found.append(_Candidate(start, self._speaker(start)))
        return sorted(found, key=lambda candidate: candidate.start)

    def _by_key(self) -> dict[str, str]:
        """Return "he" or "she" for those who are mostly called so right after their name."""
        tally: dict[str, Counter[str]] = {}
        for mention, end in zip(self._mentions, [*self._starts[1:], None], strict=False):
            after = self._reading.text[mention.span.end : end].partition("\n\n")[0]
            if found := _PRONOUN.search(after):
                tally.setdefault(mention.key, Counter())[_kind_of(after, found.start())] += 1
        return {key: counts.most_common(1)[0][0] for key, counts in tally.items()}

    def _speaker(self, place: int) -> str:
        """Return who says "I" here: the writer, or in a quotation whoever is spoken of."""
        quote = next((q for q in self._quotes if q.start <= place < q.end), None)
        if quote is None:
            return WRITER
        return self._referred_to(quote.start)

    def _referred_to(self, place: int) -> str:
        """Return the person whom a pronoun stands for: named last not far before, else next.

        Who goes by "he" elsewhere is not meant by "she".
        """
        pronoun = _kind_of(self._reading.text, place)
        for mention in reversed(self._mentions[: bisect_left(self._starts, place)]):
            breaks = self._reading.text.count("\n\n", mention.span.end, place)
            if breaks > _PARAGRAPHS:
                break
            if not pronoun or self._pronouns.get(mention.key, pronoun) == pronoun:
                return mention.key
        return self._near(place)

    def _near(self, place: int) -> str:
        """Return the person named last before `place` in its paragraph, else the next one there.

        The first person of a post may come in without a name, a paragraph earlier.
        """
        at = bisect_left(self._starts, place)
        text = self._reading.text
        if at and "\n\n" not in text[self._mentions[at - 1].span.end : place]:
            return self._mentions[at - 1].key
        breaks = 0 if at else 1
        if at < len(self._mentions) and text.count("\n\n", place, self._starts[at]) <= breaks:
            return self._mentions[at].key
        return SOMEBODY


def _kind_of(text: str, place: int) -> str:
    """Return "he" or "she" for the pronoun at `place`, or nothing for any other word."""
    match = _PRONOUN.match(text, place)
    return "" if match is None else "she" if match["she"] else "he"
