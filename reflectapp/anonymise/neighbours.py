"""What stands beside a name and belongs to it: "Big Dave", "emidio p lombardo", "Moira Pagan"."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View, Word
from reflectapp.domain.finding import Kind, Tier
from reflectapp.domain.plain_words import NAMES_THAT_ARE_WORDS

_EPITHETS = frozenset(
    """
    big little young old wee mad tall fat ginger
    scouse irish scottish scotch welsh polish brummie geordie cockney yorkshire jamaican dirty
    english french german spanish italian turkish russian african indian chinese american cornish
    brazilian portuguese romanian somali nigerian kurdish lil auld thin tiny lucky
    lanky skinny daft blind deaf gentle grumpy posh crazy fast slow long short red black white
    """.split()
)
_OFTEN = frozenset("big little young old wee auld lil mad tall".split())
"""Of those, the ones that writers of capitals put before a name in small letters."""
_PARTICLES = (
    r"van de[rn]?|van|von|de la|de los|de|del|della|di|da|dos|du|le|la|bin|binti|ibn|al|el|ap|ab|ni"
    r"|nic|mc|mac|o|st|ter|ten|y|e|bint|abu|ould|fitz"
)
_BETWEEN = re.compile(
    rf" (?:(?:[b-hj-zB-Z]\.?|[A-Z]\.? ?[A-Z]\.) )?(?:(?:{_PARTICLES})['’]? ?){{0,2}}", re.I
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|christmas|easter", re.I)
_BARE_PLACE = re.compile(
    r"(?:^|[,.;:(\n–-]\s?)((?:[^\W\d_][\w'’-]{1,20} ){2,3})(?:in|on|at|near|off|by) $"
)
_LOOK_BACK = 90
_LETTER_AFTER = re.compile(r"a(?=, \d|\)|['’]s\b|\. [a-z]|\.,)|[b-hj-z]s(?= [a-z]{3})")
"""A letter for a surname, alone or as an owner: "phoenix a, 15", "elsie ps niece"."""
_AFTER_SURNAME = re.compile(r"(?:[,.;:)!?]|$|\n|['’]s\b| ([^\W\d_]+))")
_GOING_ON = grammar.FUNCTION | grammar.TIMES | grammar.SPEAKING | grammar.BEING
_PLACE_ENDS = re.compile(r"[,.;:)]|$| (?:and|on|at|with|for|to)\b")
_TOWN = re.compile(r"(?:,? then|,? and|,? or|,) ([a-z]{3,14})\b")
_NO_SURNAMES = frozenset(
    "will may can do in so see say drew last ever best hey hi ok or us".split()
)
_NAMED = frozenset([Kind.PERSON, Kind.ORGANISATION, Kind.PLACE])
_INITIAL = re.compile(r"[B-HJ-Z]\.? ")
_TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof rev revd sir lady lord judge cllr sgt pc ps dc ds di nurse sister
    matron doctor professor
    """.split()
)


def beside_names(view: View, found: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield what joins two names, goes before one, or follows one with a capital.

    Args:
        found: By start, none overlapping.
    """
    for index, c in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        yield from _bridge(view, c, following)
        if c.kind is Kind.PERSON:
            yield from _before(view, c, lexicon)
            yield from _after(view, c, following, lexicon)
            yield from _surname(view, c, following, lexicon)
        if c.kind in {Kind.PERSON, Kind.PLACE}:
            yield from _town_after(view, c, lexicon)
        if c.kind is Kind.PLACE and lexicon.is_known_name(view.text[c.start : c.end]):
            yield from _before(view, c, lexicon)
        if c.kind is Kind.PLACE and c.tier is Tier.REPLACE:
            yield from _named_before(view, c)
            yield from _large_before(view, c)


_JOINING = frozenset("wn")
"""How the tired write "with" and "and": "14 Alma Terrace w Kev"."""


def _bridge(view: View, c: Candidate, following: Candidate | None) -> Iterator[Candidate]:
    if (
        following is None
        or not {c.kind, following.kind} <= _NAMED
        or Kind.PERSON
        not in {
            c.kind,
            following.kind,
        }
    ):
        return
    between = view.text[c.end : following.start]
    if between.strip() in _JOINING:
        return
    if 2 < len(between) < 16 and _BETWEEN.fullmatch(between):
        both = c.tier is Tier.REPLACE and following.tier is Tier.REPLACE
        make = sure if both else unsure
        yield make(c.end, following.start, Kind.PERSON, "neighbours", "between two names", 0.8)


_SMALL_INITIAL = re.compile(r"(?<![\w.'’])[b-hj-z]\. $")


def _before(view: View, c: Candidate, lexicon: Lexicon) -> Iterator[Candidate]:
    word = view.word_before(c.start)
    stop = _SMALL_INITIAL.search(view.text, max(0, c.start - 4), c.start)
    if stop is not None and view.text[c.start].islower():
        at = stop.start()
        yield unsure(at, at + 1, Kind.PERSON, "neighbours", "an initial before a name", 0.5)
        return
    if word is not None and len(word.text) == 1 and _INITIAL.match(view.text, word.start):
        initial, word = word, view.word_before(word.start)
        if word is None or view.text[word.end : initial.start] != " ":
            return
    elif word is None or view.text[word.end : c.start] != " ":
        return
    first = view.word_before(word.start)
    is_led = first is not None and view.text[first.end : word.start] == " "
    leader = first.text.lower() if first is not None and is_led else ""
    low = word.text.lower()
    if low in _TITLES:
        return
    if low in _EPITHETS:
        is_small = word.text.islower() and view.text[c.start].islower()
        is_epithet = word.text[0].isupper() or is_small or low in _OFTEN
        if leader not in grammar.DETERMINERS and is_epithet:
            yield unsure(word.start, word.end, Kind.PERSON, "neighbours", "an epithet", 0.7)
        return
    if leader in grammar.DETERMINERS or low in grammar.FUNCTION | grammar.PEOPLE | grammar.TIMES:
        return
    is_name = lexicon.is_word_name(low) or lexicon.is_known_name(low) or low in lexicon.nicks
    is_large = word.is_capital and not word.begins_sentence and not lexicon.is_common(low)
    is_wide = word.is_capital and low in lexicon.wide_names
    if is_large or is_wide or (is_name and (word.text.islower() or word.is_capital)):
        yield unsure(word.start, word.end, Kind.PERSON, "neighbours", "before a name", 0.5)


def _after(
    view: View, c: Candidate, following: Candidate | None, lexicon: Lexicon
) -> Iterator[Candidate]:
    word: Word | None = next(iter(view.words_from(c.end)), None)
    if word is None or view.text[c.end : word.start] != " " or word.begins_sentence:
        return
    if following is not None and following.start <= word.start:
        return
    is_title = word.is_capital and word.text != "I" and not _WEEKDAY.fullmatch(word.text)
    is_short = len(word.base) == 1 and word.text.islower() and word.base not in {"a", "i"}
    ends = view.text[word.end : word.end + 1] in {"", ".", ",", ")", "\n"}
    if is_title and word.base.upper() not in lexicon.abbreviations:
        end = word.start + len(word.base)
        yield unsure(word.start, end, Kind.PERSON, "neighbours", "a capital after a name", 0.5)
    elif is_short and (ends or view.is_lower) and word.base not in {"u", "n", "r", "x", "s", "t"}:
        yield unsure(word.start, word.end, Kind.PERSON, "neighbours", "a letter after a name", 0.4)
    elif _LETTER_AFTER.match(view.text, word.start):
        why = "a letter after a name"
        end = word.start + len(word.base)
        yield unsure(word.start, end, Kind.PERSON, "neighbours", why, 0.4)


def _surname(
    view: View, c: Candidate, following: Candidate | None, lexicon: Lexicon
) -> Iterator[Candidate]:
    """Yield a word that is a surname too, small, after one small first name: "grace bright"."""
    word = next(iter(view.words_from(c.end)), None)
    if word is None or not view.text[c.start : c.end].isalpha() or not word.text.islower():
        return
    if view.text[c.end : word.start] != " " or not view.text[c.start].islower():
        return
    if following is not None and following.start <= word.start:
        return
    low = word.base.lower()
    is_surname = low in NAMES_THAT_ARE_WORDS or lexicon.is_known_name(low)
    if not is_surname and low not in lexicon.wide_names and not lexicon.is_theorist(low):
        return
    if low in grammar.FUNCTION | grammar.TIMES | grammar.ADJECTIVES | _NO_SURNAMES:
        return
    m = _AFTER_SURNAME.match(view.text, word.end)
    if m is not None and (not m[1] or m[1] in _GOING_ON):
        end = word.start + len(word.base)
        yield unsure(word.start, end, Kind.PERSON, "neighbours", "a surname that is a word", 0.4)


def _town_after(view: View, c: Candidate, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield a town that is a word, after a name and a comma: "keren, then bath", "geddes, deal"."""
    m = _TOWN.match(view.text, c.end)
    if m is None or m[1] not in lexicon.word_places or not _PLACE_ENDS.match(view.text, m.end()):
        return
    if c.kind is Kind.PLACE or (m.end(1) < len(view.text) and view.text[m.end(1)] in ".;)"):
        yield unsure(m.start(1), m.end(1), Kind.PLACE, "neighbours", "a town after a name", 0.4)


def _large_before(view: View, c: Candidate) -> Iterator[Candidate]:
    """Yield a capital within a sentence right before a place: "New Westminster"."""
    word = view.word_before(c.start)
    if word is None or view.text[word.end : c.start] != " " or word.begins_sentence:
        return
    if word.is_capital and len(word.text) > 1 and word.text.lower() not in _TITLES:
        yield unsure(word.start, word.end, Kind.PLACE, "neighbours", "a capital before a place")


def _named_before(view: View, c: Candidate) -> Iterator[Candidate]:
    """Yield what is at a place and has no article: "tiny steps in ballymena"."""
    start = max(0, c.start - _LOOK_BACK)
    m = _BARE_PLACE.search(view.text[start : c.start])
    if m is None:
        return
    words = m[1].split()
    low = [w.lower() for w in words]
    is_verbal = any(w.endswith(("ing", "ed", "ly")) for w in low)
    if is_verbal or any(w in grammar.FUNCTION | grammar.PEOPLE | grammar.TIMES for w in low):
        return
    at = start + m.start(1)
    why = "named before a place"
    yield unsure(at, at + len(m[1].rstrip()), Kind.PLACE, "neighbours", why, 0.3)
