"""Which pronoun goes with each person of a text: by kin, by title, and by what follows the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reflectapp.publish.disclosures.kin import HER_WORDS, HIS_WORDS, KIN, ROLES, pronoun_for
from reflectapp.publish.disclosures.people import Mention

_PRONOUN = re.compile(r"\b(?:(?P<she>she|shes|hers?|herself)|he|hes|him|his|himself)\b", re.I)
_NOUN = rf"(?:{HER_WORDS.pattern}|{HIS_WORDS.pattern})"
_BEFORE = re.compile(rf"(?P<noun>\b{_NOUN}|\bMr|\bMrs|\bMs|\bMiss|\bSir),?\.?\s$", re.I)
_AFTER = re.compile(
    rf"(?:,\s|\s)(?:his|her|their|my|an?|the)\s(?:[a-z-]+\s){{0,2}}?(?P<noun>{_NOUN})\b(?!\sof|,?\s(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s)?\[)"
    rf"|\s(?:is|was)\san?\s(?:[a-z-]+\s){{0,2}}?(?P<is>{_NOUN})\b",
    re.I,
)
_KIN_OF_OTHERS = re.compile(
    rf",?\s(?:his|her|their)\s(?:[a-z-]+\s){{0,2}}?(?:{KIN}|{ROLES})\b", re.I
)
_DONE_TO = re.compile(
    # In "[Person A] asked him" he is another one.
    r"(?:\s(?!and\b|but\b|that\b|when\b|if\b|because\b|as\b|said\b|says\b)[\w'’]+){1,3}?\s(?:him|them)$"
)
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)]*\s|\n")
_TITLES = {"mr": "he", "sir": "he", "mrs": "she", "ms": "she", "miss": "she"}
_REACH = 30
_SENTENCE = 300
_SURE = 100


def genders_of(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Return "he" or "she" by key, for those of whom the text says so.

    Args:
        mentions: By place.
    """
    tally: dict[str, Counter[str]] = {}
    previous = 0
    ends = [*(mention.span.start for mention in mentions), len(text)][1:]
    for mention, end in zip(mentions, ends, strict=True):
        counts = tally.setdefault(mention.key, Counter())
        if told := _told(text, mention):
            counts[told] += _SURE
        after = text[mention.span.end : end].partition("\n\n")[0]
        if previous and not _SENTENCE_END.search(text, previous, mention.span.start):
            # Of two in a sentence the next one may go on about either.
            after = _SENTENCE_END.split(after, maxsplit=1)[0]
        previous = mention.span.end
        apposed = _KIN_OF_OTHERS.match(after)
        others = _spoken_of_before(text, mention)
        for found in _PRONOUN.finditer(after, apposed.end() if apposed else 0):
            pronoun = "she" if found["she"] else "he"
            if pronoun not in others and not _DONE_TO.match(after, 0, found.end()):
                counts[pronoun] += 1
                break
    return {key: counts.most_common(1)[0][0] for key, counts in tally.items() if counts}


def _spoken_of_before(text: str, mention: Mention) -> set[str]:
    """Return the pronouns of others: those in the sentence before the name."""
    before = text[max(0, mention.span.start - _SENTENCE) : mention.span.start]
    found = _PRONOUN.finditer(_SENTENCE_END.split(before)[-1])
    return {"she" if match["she"] else "he" for match in found}


def _told(text: str, mention: Mention) -> str:
    """Return what a title or a noun beside the name tells."""
    before = _BEFORE.search(text, max(0, mention.span.start - _REACH), mention.span.start)
    if before is not None:
        noun = before["noun"]
        return _TITLES.get(noun.casefold()) or pronoun_for(noun)
    after = _AFTER.match(text, mention.span.end)
    return pronoun_for(after["noun"] or after["is"]) if after else ""
