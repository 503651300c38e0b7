"""What somebody does for a living: a role counts where it is said of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.domain.disclosure import Attribute
from reflectapp.domain.spans import Span
from reflectapp.publish.disclosures.clue import Clue, Reading
from reflectapp.publish.disclosures.listed import book

_SAID_OF = re.compile(
    r"(?:\b(?:am|is|was|were|are|been|be|being|became|become|becoming|as|['’]m|['’]s|make|made)"
    r"(?:\s(?:now|still|only|just|also|once|already|now\sa|both))?"
    r"|\bused\sto\sbe|\bworks?(?:ed|ing)?\sas|\btrain(?:ed|ing|s)?\s(?:as|to\sbe)|\bretired|\bformer"
    r"|\bex-?|\b(?:my|our|her|his|their)(?:\sown|\snew|\sold|\sformer)?|[\])]\s?,|\bi,|\(|\blife\sas"
    r"|\bone\sof\stwo)"
    r"\s*(?:an?\s|the\s|my\s|one\s)?"
    r"(?:(?!and\b|the\b|an?\b|with\b|to\b|in\b|at\b|of\b|that\b|by\b)\w+[- ]){0,2}$",
    re.I,
)
_APPOSED = re.compile(r",\s(?:an?\s|the\s)?(?:retired\s|former\s|\w+\s)?$", re.I)
_REACH = 48
_PLURAL = re.compile(r"(?:nurses|workers|managers|doctors|officers|teachers|carers)$", re.I)


def occupations(reading: Reading) -> Iterator[Clue]:
    """Yield occupations that are somebody's; "the GP rang" tells nobody's."""
    text, words = reading.text, reading.words
    taken: list[Span] = []
    for hit in book("occupation", "doing").find(text, words):
        taken.append(hit.span)
        yield Clue(hit.span, Attribute.OCCUPATION, hit.name)
    for hit in book("occupation", "people").find(text, words):
        if not any(span.overlaps(hit.span) for span in taken) and _is_somebodys(reading, hit.span):
            yield Clue(hit.span, Attribute.OCCUPATION, hit.name)


def _is_somebodys(reading: Reading, span: Span) -> bool:
    sentence = reading.sentence_at(span.start)
    before = reading.text[max(sentence.start, span.start - _REACH) : span.start]
    if _SAID_OF.search(before):
        return not _PLURAL.search(reading.text[span.start : span.end]) or "our" not in before
    after = reading.text[span.end : span.end + 3]
    is_apposed = _APPOSED.search(before) and after[:1] in {",", ".", ")", ";"}
    return bool(is_apposed or after.startswith(" [") or after.startswith(", ["))
