"""Of whom a clue is told: the writer, the person nearest in the sentence, or somebody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from reflectapp.domain.disclosure import SOMEBODY, WRITER, Attribute
from reflectapp.domain.spans import Span
from reflectapp.publish.disclosures.clue import Clue, Reading
from reflectapp.publish.disclosures.fore import Spoken
from reflectapp.publish.disclosures.people import Mention
from reflectapp.publish.disclosures.referring import Referring

_AHEAD = 90
_REACH = 40
_BEING = (
    r"(?:\b(?:am|is|was|were|are|been|be|as|like)|n['’]t|['’](?:m|s|re)|\bnot)\s(?:(?:an?|the|one)\s)?"
    r"(?:[\w-]+\s){0,2}$"
)
_I_AM = re.compile(
    _BEING + r"|^[,(:]|^\W*$|^\s?['’]?(?:am|m|was)\b[^.;!?]*,\s?an?\s(?:[\w-]+\s)?$", re.I
)
"""The same of the writer, who stands apart from "When I left, the boy …"."""
_IS = re.compile(
    _BEING + r"|[,(\]:]\s?(?!and\b|but\b)(?:an?\s|the\s)?(?:[\w-]+\s){0,2}$|^\W*$",
    re.I,
)
_SEVERAL = re.compile(
    r"(?:men|ladies|girls|boys|lads|lasses|blokes|guys|chaps|females|males)$", re.I
)
_NOUN = re.compile(r"\b(?:an?|the|this|that|with|from|of|one)\s(?:[\w-]+\s){0,2}$", re.I)
_BESIDE = re.compile(r"(?:\scalled|\snamed)?,?\s?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s)?")
_OWN_SUBJECT = re.compile(r"\W*(?:the|a|an|some|two|three)\s(?:[\w-]+\s)?$", re.I)
_POSSESSED = re.compile(r"(?:my|our|his|her|their)\s(?:[\w-]+\s){0,2}", re.I)
_COPULA = re.compile(r"\b(?:am|is|was|were|are)\s$|['’](?:s|m)\s$")
_ASIDE = re.compile(
    r",?\s(?:who|whom|whose|which)\b[^,.;:!?\n]*,(?=\s(?:is|was|has|had|and|lives)\b)"
)
_HAVING = re.compile(
    r"i(?:['’]?(?:m|ve)\b|['’]d\s(?:been|had)\b|\s(?:\w+\s)?(?:am|was|have|had|live|take|took|got)\b)"
    r"(?!\sto\b)"
    r"|my\b|as\b|i\s(?:\w+\s)?$",
    re.I,
)
_TO_OTHERS = "detained under mental-health law"
"""What the writer does to somebody, where the words come right after "I"."""
_ARTICLE = re.compile(r"(?:the|an?|this|that)\s", re.I)
_SAYS_IT_ALL = re.compile(r"\b(?:is|are|was|were|has|have|had)\b|\.\s")
_BEFORE_A_NAME = frozenset({Attribute.AGE, Attribute.GENDER, Attribute.OCCUPATION})
_ADJECTIVES = frozenset(
    {Attribute.ETHNICITY, Attribute.ORIGIN, Attribute.FAITH, Attribute.ORIENTATION}
)
_SETTING = frozenset({Attribute.TIME, Attribute.PLACE, Attribute.SERVICE, Attribute.EVENT})
_OF_ONESELF = _ADJECTIVES | {Attribute.AGE, Attribute.HEALTH, Attribute.FAMILY}
"""Told of the writer only where they say that they are or have it."""
_OF_A_PERSON = _BEFORE_A_NAME | _OF_ONESELF


class Owners:
    """Finds of whom clues are told, in one text."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention]) -> None:
        self._reading = reading
        self._people = Referring(reading, mentions)
        self._places = self._people.places
        self._starts = [one.start for one in self._places]

    def owners(self, clue: Clue) -> tuple[str, ...]:
        """Return the keys of those of whom a clue is told, one or, for "they", several.

        Whoever stands last before it in the sentence; else whoever follows soon; else, for what
        only people have, whoever the text before was about.
        """
        at = bisect_left(self._starts, clue.span.start + 1)
        if clue.is_weak:
            # A "he" for her husband tells nothing of hers.
            one = self._places[at - 1] if at else None
            return one.keys if one and one.who in one.keys else (SOMEBODY,)
        named = self._named_beside(clue)
        is_apart = self._reading.text.startswith(",", clue.span.end)
        is_kin = _POSSESSED.match(self._reading.text, clue.span.start, clue.span.end) is not None
        is_adjective = clue.attribute in _ADJECTIVES and not is_apart and not is_kin
        if named and (clue.attribute in _BEFORE_A_NAME or is_adjective):
            return (named,)
        if named and self._is_kin_alone(clue):
            return (self._people.near(clue.span.start, other_than=named),)
        said = self._of_whom_it_is_said(clue, at)
        return self._in_sentence(clue, at) if said is None else said

    def _in_sentence(self, clue: Clue, at: int) -> tuple[str, ...]:
        """Return the owners by what stands around: `at` is the number of the place that follows."""
        sentence = self._reading.sentence_at(clue.span.start)
        at = self._before_aside(clue.span.start, at, sentence.start)
        if at and self._starts[at - 1] >= sentence.start:
            nearest = self._places[at - 1]
            if self._is_said_of(clue, nearest):
                return nearest.keys
            is_near = clue.attribute in _OF_ONESELF
            return (self._people.near(clue.span.start) if is_near else SOMEBODY,)
        if at < len(self._places) and self._follows(clue, at, sentence):
            return self._places[at].keys
        if clue.attribute not in _OF_A_PERSON:
            return (SOMEBODY,)
        # "The boy is with a foster carer": not whoever comes in after him.
        looks_ahead = not self._is_subject(clue, sentence)
        return (self._people.near(sentence.start, looks_ahead=looks_ahead),)

    def _is_kin_alone(self, clue: Clue) -> bool:
        """Say whether it is a word for kin and no more: of whom "auntie [Person B]" is not said."""
        words = self._reading.text[clue.span.start : clue.span.end]
        return clue.attribute is Attribute.FAMILY and words.isalpha()

    def _named_beside(self, clue: Clue) -> str:
        """Return whose name follows at once, as in "my manager [Person A]"."""
        end = clue.span.end
        apart = _BESIDE.match(self._reading.text, end)
        return self._people.named_at(end, apart.end()) if apart else ""

    def _of_whom_it_is_said(self, clue: Clue, at: int) -> tuple[str, ...] | None:
        """Return of whom "my manager" or "her solicitor" tells, unless a name follows: of nobody.

        In "he is my consultant now" it is told of him.
        """
        if clue.attribute is not Attribute.OCCUPATION or not at:
            return None
        start = self._starts[at - 1]
        if not _POSSESSED.fullmatch(self._reading.text, start, clue.span.start):
            return None
        is_predicate = _COPULA.search(self._reading.text, max(0, start - _REACH), start)
        return self._places[at - 2].keys if is_predicate and at > 1 else ()

    def _before_aside(self, place: int, at: int, since: int) -> int:
        """Return the place to look back from: "[Person B], who shares his cell, is" is about B."""
        text = self._reading.text
        for number in range(at - 1, max(at - 6, -1), -1):
            one = self._places[number]
            if one.start < since:
                break
            aside = _ASIDE.match(text, one.end, place)
            if aside is not None:
                return number + 1
        return at

    def _follows(self, clue: Clue, at: int, sentence: Span) -> bool:
        """Say whether a clue is told of who comes next: "In her forties, [Person A] ..."."""
        if self._starts[at] >= min(sentence.end, clue.span.end + _AHEAD):
            return False
        is_writer = WRITER in self._places[at].keys
        if clue.attribute in _SETTING or (clue.attribute is Attribute.HEALTH and is_writer):
            return False
        before = self._reading.text[sentence.start : clue.span.start]
        return not self._is_subject(clue, sentence) and not _SAYS_IT_ALL.search(before)

    def _is_subject(self, clue: Clue, sentence: Span) -> bool:
        """Say whether a sentence begins with a word for a man or a woman without a name."""
        before = self._reading.text[sentence.start : clue.span.start]
        return clue.attribute is Attribute.GENDER and _OWN_SUBJECT.fullmatch(before) is not None

    def _is_said_of(self, clue: Clue, nearest: Spoken) -> bool:
        """Say whether a clue is of the one spoken of before: "I am a man", not "I met the man"."""
        text, start = self._reading.text, clue.span.start
        if clue.attribute is Attribute.GENDER:
            if len(nearest.keys) == 1 and _SEVERAL.search(text, start, clue.span.end):
                return False
            before = text[max(min(nearest.end, start), start - _REACH) : start]
            is_noun = _NOUN.search(before) or _ARTICLE.match(text, start)
            says = _I_AM if WRITER in nearest.keys else _IS
            return says.search(before) is not None or not is_noun
        if WRITER not in nearest.keys or clue.attribute not in _OF_ONESELF:
            return True
        said = text[nearest.start : start]
        if clue.attribute is Attribute.FAMILY and _ARTICLE.match(text, start):
            return False
        return not said or (_HAVING.match(said) is not None and clue.value != _TO_OTHERS)
