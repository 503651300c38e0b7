"""What somebody found in part is called besides: "Mo" Aziz, rhys the plumber, DJ Lazarus.

A name that is half hidden still tells whose it is; what belongs to it is asked about, or hidden
with it where nothing else can be meant.
"""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.recognisers.initials import LISTED
from reflectapp.anonymise.recognisers.positions import DONE, ONE_PERSON
from reflectapp.anonymise.view import View, Word
from reflectapp.domain.finding import Kind, Tier

_QUOTED = re.compile(r" ?[\"“‘'(]((?:[^\W\d_][\w'’-]{0,14} ){0,2}[^\W\d_][\w'’-]{0,14})[\"”’')] ?")
_THE = re.compile(r" (the ([^\W\d_]{3,14}))(?=[.,;:!?)\"”\n]|$| [-–(&]| ([^\W\d_]+))")
_FEATURES = (
    r"ears?|eyes?|nose|teeth|tooth|chin|beard|tash|moustache|hair|fringe|perm|curls|eyebrows|brows"
    r"|scar|scars|tattoos?|hat|cap|coat|jacket|boots|glasses|specs|stick|crutch|crutches|limp|leg"
    r"|legs|hand|hands|arm|thumb|fingers?|voice|laugh|cough|smile|dogs?|cats?|parrot|ferret|pram"
    r"|trolley|bike|moped|van|cart|drum|guitar|accordion|doll|handbag|earrings?|rings|chains?"
)
_WITH = re.compile(rf" with the (?:[^\W\d_]{{2,10}} )?(?:{_FEATURES})\b(?! (?:of|on|in)\b)")
_WELSH = frozenset("dai twm shoni ianto wil guto ifan eirwyn".split())
"""Names so common in their valleys that the trade or habit goes behind: "dai bread"."""
_BEHIND = re.compile(r" ([a-z]{3,12})(?=[.,;:!?)\"”\n]|$| [-–(&]| ([a-z]+))")
_BORNE = re.compile(
    r" (uncle|aunty|auntie|bhai|bhaiya|bhabi|bhabhi|baji|apa|didi|saab|sahib|jaan|abi|abla|hoca"
    r"|bey|teyze|hooyo|masi|chacha|mama)(?=[.,;:!?)\"”\n]|$| [-–(&]| (?:and|was|is|on|in|at|to|who"
    r"|came|said|says|rang|has|had|for|with|from)\b)",
    re.I,
)
"""What people are called by respectfully behind the name: "gurmukh uncle"."""
_BODY = re.compile(
    r" ((?:no )?(?:feet|teeth|ears|eyes|hair|legs|specs|chips|bins|milk|bread|post|coal|fish|paper"
    r"|papers|taxi|taxis|bus|windows|eggs|pigeons|ferrets|dogs|tash|beard))(?=[.,;:)\n]|$)"
)
_OPENS = re.compile(r"(?:^|[,.;:(\n]\s?|[-–] |\d )$")
_HYPHEN = re.compile(r" (?:hyphen|dash) ", re.I)
"""As dictation has it: "Prendergast hyphen Lau"."""
_REVERSED = re.compile(r",? ([^\W\d_])\.?(?=\s{0,3}(?:[\])\n–-]|$))")
"""The initial behind a surname in a list: "fyfe, k]"."""
_PARTS = re.compile(r" I(?=[.,;:)/]|$|\n)")
"""An initial of a surname that looks like the writer: "Hamza I."."""
_INITIALS = re.compile(r"(?<![\w.'’&/-])(?:[A-Z]\.\s?){1,3}$")
_LOOK_BACK = 12
_GIVING = frozenset(
    """
    told tell tells telling gave give gives giving given ask asks asking asked show shows showed
    shown hand hands handed send sends sent teach taught teaching offer offered read reading buy
    bought buying make made get got getting bring brought bringing pass passed pay paid owe owed
    let call called calling named cost wish wished save saved spare spared lend lent promise
    promised grant granted deny denied text texted email emailed left leave throw threw pour poured
    cook cooked explain explained serve served
    """.split()
)
_MOST_WORDS = 4
"""Words within which a verb of giving takes somebody and something: "told sam and ken the news"."""
_NO_TRADES = (
    grammar.FUNCTION
    | grammar.TIMES
    | grammar.ADJECTIVES
    | grammar.PEOPLE
    | ONE_PERSON
    | frozenset(
        """
        truth rest way world news works lot latter former whole worst thing things idea chance
        question fact point same more less only
        """.split()
    )
)
_AFTER = grammar.FUNCTION | grammar.TIMES | grammar.SPEAKING | grammar.BEING | DONE
_EPITHETS = frozenset(
    """
    big little young old wee mad tall fat ginger lil daft dirty lanky skinny red black white posh
    crazy blind grumpy
    """.split()
)
_LEADING = frozenset(["dj", "mc", "lady", "other", "lil"])
"""What stands before a name as an epithet does, though some of it is a title or a small word."""


def beside_nicknames(
    view: View, found: Sequence[Candidate], lexicon: Lexicon
) -> Iterator[Candidate]:
    """Yield what belongs to a person's name that was found in part.

    Args:
        found: By start, none overlapping.
    """
    told: set[str] = set()
    for index, c in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if following is not None:
            yield from _quoted(view, c, following)
        if c.kind is Kind.PERSON:
            yield from _borne_behind(view, c)
            if c.tier is Tier.REPLACE or _may_be_called(view.text[c.start : c.end], lexicon):
                for described in _described(view, c):
                    words = view.text[described.start : described.end].lower().split()
                    told |= {words[-1]} if "the" in words and "with" not in words else set()
                    yield described
            yield from _initial_behind(view, c)
            yield from _before(view, c, lexicon)
        yield from _initials_before(view, c)
        yield from _behind_an_epithet(view, c, lexicon)
    yield from _again(view, told) if told else ()


def _again(view: View, told: set[str]) -> Iterator[Candidate]:
    """Yield what people are told by without their names: "the mast" after "hugh the mast"."""
    for before, word in pairwise(view.words):
        if before.text.lower() == "the" and word.base.lower() in told:
            end = word.start + len(word.base)
            yield _asked(before.start, end, "how somebody is told from others, again")


def _quoted(view: View, c: Candidate, following: Candidate) -> Iterator[Candidate]:
    """Yield a nickname in quotes within a full name: Mohammed "Mo" Aziz."""
    if c.kind is following.kind is Kind.PERSON and _HYPHEN.fullmatch(
        view.text, c.end, following.start
    ):
        yield _asked(c.end + 1, following.start - 1, "a hyphen that is spoken")
    m = _QUOTED.fullmatch(view.text, c.end, following.start)
    if m is None or Kind.PERSON not in {c.kind, following.kind}:
        return
    words = m[1].lower().split()
    if words[0] in grammar.FUNCTION - {"the"} or _NO_TRADES.issuperset(words):
        return
    is_large = view.text[c.start].isupper() and view.text[following.start].isupper()
    both = c.tier is Tier.REPLACE and following.tier is Tier.REPLACE
    why = "quoted within a name"
    if both and is_large and m[1][0].isupper():
        yield sure(c.start, following.end, Kind.PERSON, "nicknames", why, 0.8)
    else:
        yield _asked(m.start(1), m.end(1), why)


def _may_be_called(name: str, lexicon: Lexicon) -> bool:
    """Say whether what was asked about reads like a name: "rhys", not "pickin"."""
    low = name.lower()
    is_listed = lexicon.is_known_name(low) or lexicon.is_word_name(low) or low in lexicon.nicks
    return is_listed or low in _WELSH


def _described(view: View, c: Candidate) -> Iterator[Candidate]:
    """Yield what tells one from others of the name: "ken the lamp", "arthur with the ears"."""
    start = c.end if c.tier is Tier.REPLACE else c.start
    m = _WITH.match(view.text, c.end)
    if m is not None:
        yield _asked(start, m.end(), "how somebody is told from others")
        return
    m = _BODY.match(view.text, c.end)
    if m is not None and _OPENS.search(view.lines, max(0, c.start - 4), c.start):
        yield _asked(start, m.end(1), "how somebody is told from others")
        return
    m = _THE.match(view.text, c.end)
    if m is not None and not _is_given(view, c.start):
        is_trade = m[2].lower() not in _NO_TRADES and not m[2].endswith(grammar.ABSTRACT)
        if is_trade and _ends(m[3]):
            yield _asked(start, m.end(1), "what somebody does, behind the name")
    m = _BEHIND.match(view.text, c.end)
    if m is None or view.text[c.start : c.end].lower() not in _WELSH:
        return
    is_thing = m[1] not in _NO_TRADES and not m[1].endswith(("ed", "ing", "ly", "nt"))
    if is_thing and m[1] not in _AFTER and m[2] not in grammar.DETERMINERS:
        yield _asked(start, m.end(1), "what somebody does, behind the name")


def _ends(following: str | None) -> bool:
    """Say whether what stands behind a name and its trade is no noun: "the plumber came"."""
    low = (following or "").lower()
    return not low or low in _AFTER or low.endswith(("ed", "ing"))


def _is_given(view: View, start: int) -> bool:
    """Say whether a verb before a name gives something to somebody: "told ken the news"."""
    before = view.word_before(start)
    for _ in range(_MOST_WORDS):
        if before is None or view.text[before.end : start].strip(" ,&"):
            return False
        if before.text.lower() in _GIVING:
            return True
        start = before.start
        before = view.word_before(start)
    return False


def _borne_behind(view: View, c: Candidate) -> Iterator[Candidate]:
    m = _BORNE.match(view.text, c.end)
    if m is not None:
        start = c.end if c.tier is Tier.REPLACE else c.start
        yield _asked(start, m.end(1), "a respectful word behind a name")


def _initial_behind(view: View, c: Candidate) -> Iterator[Candidate]:
    m = _REVERSED.match(view.lines, c.end)
    if m is not None and ("," in m[0] or m[1].isupper()) and view.text[c.start : c.end].isalpha():
        yield _asked(m.start(1), m.end(1), "an initial behind a name")
    m = _PARTS.match(view.text, c.end)
    if m is not None and view.text[c.start].isupper() and view.text[c.start : c.end].isalpha():
        yield _asked(m.end() - 1, m.end(), "an initial behind a name")


def _initials_before(view: View, c: Candidate) -> Iterator[Candidate]:
    """Yield the initials before a surname where a sentence may seem to end: "Sig. S. Begum"."""
    if c.kind not in {Kind.PERSON, Kind.PLACE} or not view.text[c.start].isupper():
        return
    m = _INITIALS.search(view.text, max(0, c.start - _LOOK_BACK), c.start)
    if m is None or LISTED.search(view.text, max(0, m.start() - _LOOK_BACK), m.start()):
        return
    before = view.lines[max(0, m.start() - _LOOK_BACK) : m.start()].rstrip(" ")
    is_item = not before or before[-1] in "\n("
    why = "initials before a name"
    if is_item or c.tier is Tier.ASK:
        yield _asked(m.start(), m.start() + len(m[0].rstrip()), why)
    else:
        yield sure(m.start(), c.end, Kind.PERSON, "nicknames", why, 0.8)


def _before(view: View, c: Candidate, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield what goes before a name as an epithet does: "lady jane", "other bev", "Baby H"."""
    word = view.word_before(c.start)
    if word is None or view.text[word.end : c.start] != " ":
        return
    low, name = word.text.lower(), view.text[c.start : c.end]
    if low == "baby" and word.is_capital and len(name) == 1:
        yield _asked(word.start, word.end, "an epithet")
    if low not in _LEADING or not name.isalpha() or _is_led(view, word):
        return
    if low == "lady" and not (lexicon.is_word_name(name) or name.lower() in lexicon.given):
        return
    yield _asked(word.start, word.end, "an epithet")


def _behind_an_epithet(view: View, c: Candidate, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the word behind an epithet that alone was found: "big" of "big mo"."""
    if view.text[c.start : c.end].lower() not in _EPITHETS:
        return
    word = next(iter(view.words_from(c.end)), None)
    if word is None or view.text[c.end : word.start] != " " or word.begins_sentence:
        return
    low = word.base.lower()
    is_name = low in lexicon.nicks or lexicon.is_word_name(low) or lexicon.is_known_name(low)
    if low not in _AFTER and (is_name or word.is_capital):
        yield _asked(word.start, word.start + len(word.base), "behind an epithet")


def _is_led(view: View, word: Word) -> bool:
    """Say whether an article or an owner leads a word: "the other bev" stands beside a bev."""
    before = view.word_before(word.start)
    is_run = before is not None and view.text[before.end : word.start] == " "
    return (
        is_run
        and before is not None
        and before.text.lower() in grammar.DETERMINERS | grammar.ADJECTIVES
    )


def _asked(start: int, end: int, why: str) -> Candidate:
    return unsure(start, end, Kind.PERSON, "nicknames", why, 0.5)
