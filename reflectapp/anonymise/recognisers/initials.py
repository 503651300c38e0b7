"""People by their initials: "JB", "J.B.", "J.McK", "J H"."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){1,3}(?:[A-Z](?![\w])\.?|Mc[A-Z]\b)")
_BARE = re.compile(r"(?<![\w.'’/&-])[A-Z]{2,3}(?![\w/&-])(?!\.\w)")
_SPACED = re.compile(r"(?<![\w.'’])[A-Z] [A-Z](?=(?:['’]s)?[ ,.;:!?)]|$)(?![ ][A-Z]\b)")
_SINGLE = re.compile(r"(?<![\w.'’&/-])[B-HJ-Z](?=(?:['’]s)?\b[ ,.;:!?)])(?!\.\w)(?![&/-])")
_PERSON_CUES = re.compile(
    r"^['’]s\b|^,? (?:said|says|asked|told|rang|was|is|has|had|came|went|cried|looked|wanted|did"
    r"|didn|isn|wasn|settled|refused|and I|sat|lives|will)\b"
)
_BEFORE = re.compile(
    r"\b(?:with|for|to|from|about|by|told|asked|saw|met|rang|visited|see|and|that|client|patient"
    r"|resident|supervisor|mentor|colleague|of)\s$", re.I
)  # fmt: skip

_SMALL = re.compile(
    r"\b(?:with|told|saw|met|asked|rang|visited|phoned|texted|see|for|from|about|and)"
    r" ([b-hj-moqstvwz])\b(?=[ ,.;:!?)]|$)(?!\.\w)"
    r"|\bcall(?:ed)? (?:him|her|them) ([b-hj-z])\b(?=[ ,.;:!?)]|$)(?!\.\w)"
    r"|(?<![\w'’&/.-])([b-hj-moqstvwz])"
    r" (?=(?:said|says|was|is|has|had|told|asked|came|went|rang|did|didn['’]?t|wants?|wanted|lives"
    r"|cried|looked|needs|settled|refused|won['’]?t)\b)"
)
_CLOSING = re.compile(
    r"(?mi)^(?:(?:kind|many|all my|with|lots of|best)\s)?(?:yours|love|best|regards|sincerely"
    r"|cheers|thanks|take care|wishes|see you)\b(?:[^\n]{0,40},)?[ \t]*\n"
    r"\s*([^\W\d_])(?:\.|\s?x{1,5})?\s*$"
)
"""The end of a letter, and the letter alone that somebody signs with."""
_LISTED = re.compile(
    r"\b(?:vitamin|plan|hep|hepatitis|type|group|team|grade|level|band|unit|ward|block|class|set"
    r"|point|section|stage|part|row|option|model|strep|factor|appendix|form|category|tier|step)\s$",
    re.I,
)
_SHOUTED = frozenset(
    "he him his she her hers we us our my me it its in on at to so no yes not do did was is are am"
    " be all the and but you or if up out now big why how who one two off too own had has".split()
)


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield initials that are no known abbreviation."""
    text = view.text
    shouts = sum(1 for w in view.words if w.is_all_capitals) * 3 > len(view.words)
    for m in _DOTTED.finditer(text):
        if m[0].replace(".", "").replace(" ", "").upper() not in lexicon.abbreviations:
            yield sure(m.start(), m.end(), Kind.PERSON, "initials", "initials with stops", 0.9)
    if shouts:
        return
    for pattern in (_BARE, _SPACED):
        for m in pattern.finditer(text):
            letters = m[0].replace(" ", "")
            if letters in lexicon.abbreviations or letters.lower() in _SHOUTED:
                continue
            cued = _is_cued(text, m.start(), m.end())
            make = sure if cued and len(m[0].replace(" ", "")) == 2 else unsure
            yield make(m.start(), m.end(), Kind.PERSON, "initials", "capitals like initials", 0.7)
    for m in _SMALL.finditer(text):
        group = m.lastindex or 0
        if _LISTED.search(text, max(0, m.start() - 12), m.start(group)) is None:
            yield unsure(m.start(group), m.end(group), Kind.PERSON, "initials", "a letter alone")
    for m in _CLOSING.finditer(view.lines):
        yield unsure(m.start(1), m.end(1), Kind.PERSON, "initials", "a letter signed with")
    for m in _SINGLE.finditer(text):
        if _is_cued(text, m.start(), m.end()):
            yield unsure(m.start(), m.end(), Kind.PERSON, "initials", "a capital alone", 0.5)


def _is_cued(text: str, start: int, end: int) -> bool:
    after = _PERSON_CUES.search(text[end : end + 24])
    return after is not None or _BEFORE.search(text[max(0, start - 16) : start]) is not None
