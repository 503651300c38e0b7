"""Pubs and what else bears a sign: "the Duke of York", "the red lion", "dog and duck".

The names are made of plain words, so it is their making that tells: a rank and its land, a colour
and a beast, a pair. Most are kept by hundreds of houses; beside a town they lead to one.
"""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_RANK = "king|queen|prince|princess|duke|duchess|earl|marquis|marquess|lord|admiral|baron"
_COLOUR = "red|white|black|golden|blue|green|brown|grey|royal|spread|flying|jolly"
_SIGN = (
    "lion|hart|horse|swan|bull|bear|dragon|boar|stag|cock|hind|eagle|oak|standard|george"
    "|crown|ship|anchor|bell|fox|greyhound|tiger|lamb|dolphin|peacock|falcon|sailors?|farmers?"
)
_FIRST = (
    "dog|fox|hare|rose|crown|coach|plough|bull|ship|star|hope|swan|horse|lamb|eagle|cat|cross"
    "|pig|bird|hand|wheel|barley|hop|half|bell|angel|hounds?|wheat|cock|bear|lion|whale|duke|crab"
    "|goat|goose|eagle|stag|hawk|bat|bee|dolphin|george|anchor|punch|spade|salt|owl|jolly|badger"
)
_SECOND = (
    "crown|horses|duck|gun|harrow|bush|star|garter|anchor|partridge|fiddle|keys|whistle|flower"
    "|child|mow|pole|lettuce|parrot|moon|bottle|dragon|thistle|feathers?|castle|pheasant|hounds?"
    "|mustard|sheaf|cushion|jockey|pipes?|railway|stars|bull|staff|trumpet|compasses|unicorn"
    "|grapes|goose|cucumber|squirrel|rabbit|coaches|plough|lion|lamb|dove|dolphin|hare|hawk|hand"
    "|spade|shovel|pump|barrel|hops|fleece|shuttle|woolpack|seagull|firkin|pepper|thorn"
)
_WHOLE = (
    r"nag['’]?s head|wheatsheaf|woolpack|chequers|cross keys|half moon|rising sun|malt shovel"
    r"|travell?ers['’]? rest|world['’]?s end|shoulder of mutton|turk['’]?s head|bay horse"
    r"|robin hood|saracen['’]?s head|railway tavern|green man|seven stars"
    r"|three (?:tuns|horseshoes|crowns|bells|pigeons)"
)
_CLUB = re.compile(
    r"\b(?:at|in|to|from|outside|by|near|behind|opposite|down|up|round|into|of|past)"
    r" ((?:the )?(?:labour|conservative|con|liberal|legion|british legion|catholic|irish|polish"
    r"|ukrainian|bowls|bowling|railway|trades|miners['’]?|ex-?servicemen['’]?s|working men['’]?s"
    r"|workmen['’]?s|orange|masonic|cons|wmc|welfare)"
    r" (?:club|hall|welfare|institute|lodge))\b",
    re.I,
)
"""A club of which a town has one: "the labour club", "the Orange hall"."""
_CLUB_LEADS = frozenset(
    "at in to from outside by near behind opposite down up round into of past".split()
)
_SALON = re.compile(
    r"\b(?:at|from|outside|by|called|near) ((?:[A-Z][a-z]{1,12} ){1,3}(?:and|&|n|N) "
    r"[A-Z][a-z]{1,12}(?: [A-Z][a-z]{1,12})?)\b"
)
"""A shop by two words of English and a pun: "Curl Up and Dye"."""
_WORK = frozenset(
    """
    health social children adults families policy ethics values risk loss grief trauma research
    support advice law theory home housing schools early years help welfare rights women men
    """.split()
)
_NO_LAND = "the|my|her|his|hearts|spades|clubs|diamonds|pop|rock|course|late|leisure|kings|queens"
_HOUSE = re.compile(
    rf"(?:(?:{_RANK}) of (?!(?:{_NO_LAND})\b)[^\W\d_]{{3,20}}\b(?!['’]?s? award)"
    rf"|(?:{_RANK})['’]?s (?:head|arms|oak)\b"
    rf"|(?:{_COLOUR})[ -](?:{_SIGN})\b"
    rf"|(?:{_FIRST}) (?:and|&|n) (?:{_SECOND})\b"
    rf"|(?:{_WHOLE})\b)",
    re.I,
)
_BEGINNINGS = (
    f"{_RANK}|{_COLOUR}|{_FIRST}|nag|wheatsheaf|woolpack|chequers|rising|malt|travellers"
    "|travelers|world|shoulder|turk|bay|robin|saracen|railway|seven|three"
)
_STEMS = frozenset(word.removesuffix("?").removesuffix("s") for word in _BEGINNINGS.split("|"))
"""First words of a sign, without their s."""
_WHERE = re.compile(
    r"\b(?:in|at|from|outside|inside|to|near|nr|seen|behind|by|opposite|down|past|round|into|of|pub|pubs"
    r"|up|across|called|above|next|local)\b[,:(]?\s?[(\"“'‘]?(?:the )?[\"“'‘]?$|[(@]\s?(?:the )?$",
    re.I,
)
_BEFORE = 22
"""Code points before a sign in which it is said where one is."""


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield houses by their sign, where a word says that one is there; small ones as questions."""
    yield from _clubs(view, lexicon)
    text = view.text
    for word in view.words:
        if word.base.lower().removesuffix("s") not in _STEMS:
            continue
        m = _HOUSE.match(text, word.start)
        if m is None or not _WHERE.search(text[max(0, m.start() - _BEFORE) : m.start()]):
            continue
        led = text[max(0, m.start() - 4) : m.start()].lower() == "the "
        start = m.start() - 4 * led
        is_name = all(
            w[0].isupper() for w in re.findall(r"\w+", m[0]) if w not in {"of", "and", "n"}
        )
        make = sure if is_name and not word.begins_sentence else unsure
        yield make(start, m.end(), Kind.PLACE, "pubs", "like the sign of a pub", 0.5)


def _clubs(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield clubs and shops by their sign, each as a question."""
    for m in view.at_words(_CLUB, _CLUB_LEADS):
        yield unsure(m.start(1), m.end(1), Kind.PLACE, "pubs", "a club of the town")
    for m in _SALON.finditer(view.text):
        if _is_english(m[1], lexicon):
            yield unsure(m.start(1), m.end(1), Kind.PLACE, "pubs", "like the sign of a shop")


def _is_english(words: str, lexicon: Lexicon) -> bool:
    """Say whether a sign is made of plain words alone, and is none that everybody knows."""
    parts = [word.lower() for word in re.findall(r"[^\W\d_]{2,}", words)]
    is_work = any(part in _WORK or part.endswith(grammar.ABSTRACT) for part in parts)
    is_known = is_work or lexicon.is_never(words) or any(lexicon.is_never(part) for part in parts)
    return not is_known and all(
        lexicon.is_plain(part) and not lexicon.is_known_name(part) for part in parts
    )
