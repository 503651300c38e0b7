"""People by their initials: "JB", "J.B.", "J.McK", "J H"."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
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
    r"\b(?:with|told|saw|met|asked|rang|visited|phoned|texted|see|for|from|about|and|to|between|than"
    r"|like|by) ([b-hj-moqstvwz])\b(?=[ ,.;:!?)]|$)(?!\.\w)"
    r"|\b(?:told|saw|met|asked|rang|visited|phoned|texted|client|baby) ([knpry])\b(?=[ ,.;:!?)]|$)"
    r"|\b(?:mum|mam|mom|mother|dad|father|nan|son|daughter|sister|brother|wife|husband|partner"
    r"|parents|family|friend|mate|carer) of ([b-hj-z])\b(?=[ ,.;:!?)]|$)(?!\.\w)"
    r"|(?<![\w'’&/.-])([b-hj-z])(?=['’]s [a-z]{3})"
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
LISTED = re.compile(
    r"\b(?:vitamin|plan|hep|hepatitis|type|group|team|grade|level|band|unit|ward|block|class|set"
    r"|point|section|stage|part|row|option|model|strep|factor|appendix|form|category|tier|step"
    r"|question|answer|item|case|influenza|flu|year|schedule|q (?:and|&)|an)\s$",
    re.I,
)
"""What goes before a letter that is one of a row: "plan B", "got an A"."""
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
    yield from _stopped(view, lexicon)
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
    yield from _letters(view)
    yield from _articles(view)
    yield from _pairs(view, lexicon)
    for m in _CLOSING.finditer(view.lines):
        yield unsure(m.start(1), m.end(1), Kind.PERSON, "initials", "a letter signed with")
    for m in _SINGLE.finditer(text):
        if _is_cued(text, m.start(), m.end()):
            yield unsure(m.start(), m.end(), Kind.PERSON, "initials", "a capital alone", 0.5)


def _stopped(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield initials with a stop and no space behind it, and small ones: "S.Birch", "v.k."."""
    for m in _STOPPED.finditer(view.text):
        yield sure(m.start(), m.end(), Kind.PERSON, "initials", "an initial and a surname", 0.9)
    for m in _SMALL_STOPPED.finditer(view.text):
        surname = m[0][2:]
        if lexicon.is_known_name(surname) or not lexicon.is_common(surname):
            yield unsure(m.start(), m.end(), Kind.PERSON, "initials", "a small initial and a name")
    for m in _SMALL_DOTTED.finditer(view.text):
        letters = m[0].replace(".", "")
        if letters not in _SHORTENED and letters.upper() not in lexicon.abbreviations:
            yield unsure(m.start(), m.end(), Kind.PERSON, "initials", "small initials with stops")
    for m in _SPELT.finditer(view.text):
        if len(set(m[0])) > _MOST_PARTS:
            yield unsure(m.start(), m.end(), Kind.PERSON, "initials", "spelt letter by letter")
    for m in _SIGNED.finditer(view.text):
        yield unsure(*m.span(1), Kind.PERSON, "initials", "who signed")
    for m in _LINE.finditer(view.lines):
        group = m.lastindex or 0
        if m[group] not in WORK:
            yield unsure(m.start(group), m.end(group), Kind.PERSON, "initials", "letters in a list")


def _letters(view: View) -> Iterator[Candidate]:
    """Yield letters that stand for somebody, and those letters wherever they stand alone."""
    text, known = view.text, set[str]()
    for m in _ANY_LETTER.finditer(text):
        if LISTED.search(text, max(0, m.start() - 12), m.start()) is None:
            yield unsure(m.start(), m.end(), Kind.PERSON, "initials", "a letter alone")
    for m in _SMALL.finditer(text):
        group = m.lastindex or 0
        if _is_with(text, m.start(group)):
            continue
        if LISTED.search(text, max(0, m.start() - 12), m.start(group)) is None:
            known.add(m[group])
            yield unsure(m.start(group), m.end(group), Kind.PERSON, "initials", "a letter alone")
    for m in _LONE.finditer(text) if known else ():
        if m[0] not in known or _is_with(text, m.start()):
            continue
        if LISTED.search(text, max(0, m.start() - 12), m.start()) is None:
            yield unsure(m.start(), m.end(), Kind.PERSON, "initials", "a letter alone, again")


def _articles(view: View) -> Iterator[Candidate]:
    """Yield the letter A where no article stands: "a service user (A) told me. A said so"."""
    for m in _NO_ARTICLE.finditer(view.text):
        end = m.start() - (view.text[m.start() - 1 : m.start()] == "(")
        if LISTED.search(view.text, max(0, end - 12), end) is None:
            yield unsure(m.start(), m.end(), Kind.PERSON, "initials", "the letter A alone")


def _is_with(text: str, start: int) -> bool:
    """Say whether a small w is short for "with": "went w Kev", not "w said no"."""
    follows = _WITH.match(text, start)
    return follows is not None and follows[1].lower() not in grammar.BEING | grammar.SPEAKING


def _pairs(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield two letters that are an abbreviation too, where only a person stands: "told DM"."""
    open_, known = list[re.Match[str]](), set[str]()
    for m in _PAIR.finditer(view.text):
        letters = m[0].upper()
        if letters not in lexicon.abbreviations or letters in WORK:
            continue
        open_.append(m)
        is_met = _PAIR_BEFORE.search(view.text, max(0, m.start() - 12), m.start()) is not None
        if is_met or _PAIR_AFTER.match(view.text, m.end()) is not None:
            known.add(m[0])
    for m in open_:
        if m[0] in known:
            yield unsure(m.start(), m.end(), Kind.PERSON, "initials", "letters where a person is")


_ANY_LETTER = re.compile(
    r"(?<![\w'’&/.@#£$°+*=<>-])(?<!\d )(?<!['’´] )(?<!\b[Aa] and )(?:[c-hjlmpqstyz]|[B-HJ-Z])"
    r"(?![\w/&@+*=<>°-]|['’](?!s\b)|\.\w| ?\d| (?:and|or|&) (?:[a-zA-Z]|\d)\b"
    r"| (?:u|section|diff|ray|shirt|mail)s?\b)"
)
"""A letter that no tired writer puts for a word, as u and n are put."""
_STOPPED = re.compile(
    r"(?<![\w.@/-])(?:[A-Z]\.){1,3}(?=[A-Z][^\W\d_]|O['’])[^\W\d_'’-]+(?:[-'’][A-Z]\w+)*"
)
_SMALL_STOPPED = re.compile(r"(?<![\w.@/-])[b-hj-z]\.[^\W\d_]{3,20}(?![\w.@/])")
_SMALL_DOTTED = re.compile(r"(?<![\w.@/])[a-z]\.[a-z]\.(?:[a-z]\.)?(?![\w@])")
_SPELT = re.compile(
    r"(?<![\w.@&'’/-])[^\W\d_](?:\.[^\W\d_]){3,12}(?![\w@])"
    r"|(?<![\w.@&'’/-])[^\W\d_](?:-[^\W\d_]){2,12}(?![\w@-])"
    r"|(?<![\w.@&'’/-])[^\W\d_](?: [^\W\d_]){3,60}(?![\w@&'’.-])"
)
"""A name letter by letter, to be misread by a search: "J.e.a.n", "J-e-a-n", "j e a n"."""
_MOST_PARTS = 3
"""Unlike characters that a drawn-out sound has: "n-n-no", "a a a"."""
_SHORTENED = frozenset("eg ie am pm nb dob qds tds bd od prn cc aka ps etc ca pp ve".split())
_LINE = re.compile(r"(?m)^[ \t|]*([A-Z]{2})(?=[ \t]?[-–:][ \t])|\bcc:? ([A-Z]{2})\b")
"""Two letters that begin the line of a list: "FN – settled"."""
_LONE = re.compile(r"(?<![\w'’&/.@#-])(?<!\d )[b-hj-z](?![\w/&-]|['’](?!s\b)|\.\w)")
_NO_ARTICLE = re.compile(
    r"(?<![\w'’&/.-])(?:A(?= (?:said|says|told|tells|asked|asks|rang|was|is|has|had|came|went|cried"
    r"|looked|wants?|wanted|did|didn['’]?t|isn['’]?t|wasn['’]?t|settled|refused|sat|lives|thinks"
    r"|thought|laughed)\b)|a(?= (?:said|says|told|tells|rang|asked|laughed|refused)\b)"
    r"|(?<=[a-z] \()[Aa](?=\)))"
)
_SIGNED = re.compile(
    r"(?i)\b(?:signed|sgd|sig|signature|timesheet)(?: by)?[:.]? "
    r"([b-hj-z]\.? [^\W\d_]{3,20})(?![\w@])"
)
_WITH = re.compile(r"w ([^\W\d_]+)")
_PAIR = re.compile(r"(?<![\w.'’/&@#-])(?:[A-Z]{2}|[a-z]{2})(?![\w/&@-])(?!\.\w)")
_PAIR_BEFORE = re.compile(
    r"\b(?:with|told|tell|asked|ask|saw|met|rang|visited|phoned|texted|hugged|thanked|over to"
    r"|client|patient|resident|supervisor|mentor|colleague|closed?) $",
    re.I,
)
_PAIR_AFTER = re.compile(
    r"(?:['’]s)? (?:said|says|told|asked|rang|cried|laughed|came|went|wants?|wanted|thinks|thought"
    r"|refused|settled|slept|lives|DNA|dna|mum|mam|dad|sister|brother|nan)\b"
)
WORK = frozenset(
    """
    OF NO AC AE AM CC CO CP CT CV DA DC DI DR DS DX ED EH EI GP HQ HR HV ID IM IP IT IV LA LD MD MH
    MI ML MP MS NA NB ND NI OD OH OK OP OT PA PC PD PE PM PO PR PS PT QA RE RN SE SO ST SU SW TA TB
    TL TV UC UK UN US WC XL YP YJ BP BM HE MR OX FT FC PV IC SHO IRO BC AD CN UP AN DO GO HI IF IN
    IS IT ME MY OH ON OR SO TO UP US WE AS AT BE BY HO HA AH EH ER UM
    """.split()
)
"""Two letters that are a role, a body, an illness or a word to everybody in this work."""


def _is_cued(text: str, start: int, end: int) -> bool:
    after = _PERSON_CUES.search(text[end : end + 24])
    return after is not None or _BEFORE.search(text[max(0, start - 16) : start]) is not None
