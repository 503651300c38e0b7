"""Questions fall with use: what the writer answered is not asked again."""

from __future__ import annotations

from reflectapp.anonymise.analyser import Analyser
from reflectapp.domain.finding import Finding, Kind, Tier
from reflectapp.domain.matching import key_of
from reflectapp.domain.subject import Register, Subject, SubjectKind
from tests.support.engine import rules_alone

PEOPLE = ("prosper", "smudge", "wozzer", "drazkowska", "Hope", "lefty", "Bramble", "skelly")
PLACES = ("thornquill", "little acorns", "the limes")
THINGS = ("flumpets", "jengaboard", "Zorbing", "sluice", "mammogram")
ENTRIES = (
    "Early shift. {p0} rang before breakfast and told {p1} that the {t0} were late.",
    "we drove to {l0} and {p2} said the bus was full. {p3}'s mum came too",
    "Saw {p4} with {p5}. {p4} has a new coat. Then {t1} until four.",
    "{p6} was low today. Took the {t2} trolley and sat with {p7} at {l2}.",
    "supervision. talked about {p0} and {p3}, and how {t3} shifts feel",
    "{p1} told {p6} about {l1}. {t4} letter came. I was glad.",
    "Quiet. {p5} slept, {p2} ate, {p7} asked for {p4}. The {t0} again.",
    "contact visit, {l1} in Ballymena. {p0} brought a drawing for {p1}.",
)
KINDS = {Kind.PERSON: SubjectKind.PERSON, Kind.PLACE: SubjectKind.PLACE}


def _entries() -> list[str]:
    """Return forty entries of one writer, who meets the same people again and again."""
    names: dict[str, str] = {}
    for prefix, words in (("p", PEOPLE), ("l", PLACES), ("t", THINGS)):
        names |= {f"{prefix}{number}": word for number, word in enumerate(words)}
    return [
        f"Day {['one', 'two', 'three', 'four', 'five'][number // 8]}. " + entry.format(**names)
        for number, entry in enumerate(ENTRIES * 5)
    ]


def _answered(register: Register, text: str, found: list[Finding]) -> Register:
    """Return the register after the writer answered every question of an entry."""
    subjects, allowed = list(register.subjects), list(register.allowed)
    known = {key_of(alias) for s in subjects for alias in s.aliases}
    is_name = {key_of(word) for name in PEOPLE + PLACES for word in [name, *name.split()]}
    for f in found:
        words = text[f.span.start : f.span.end]
        key = key_of(words)
        if f.tier is not Tier.ASK or key in known:
            continue
        if key in is_name:
            kind = KINDS.get(f.kind, SubjectKind.OTHER)
            subjects.append(Subject(str(len(subjects)), kind, words, (words,)))
            known.add(key)
        else:
            allowed.append(words)
    return Register(tuple(subjects), tuple(allowed))


def _questions(engine: Analyser) -> list[int]:
    """Return how many questions each of the forty entries brings."""
    register, counts = Register(), []
    for text in _entries():
        found = engine.analyse(text, register)
        counts.append(sum(f.tier is Tier.ASK for f in found))
        register = _answered(register, text, found)
    return counts


def test_questions_fall_with_every_entry_and_nearly_end() -> None:
    counts = _questions(rules_alone())
    first, last = sum(counts[:8]), sum(counts[-8:])

    assert len(counts) == 40
    assert first >= 10
    assert last * 10 <= first, counts


def test_every_name_that_was_answered_is_masked_where_it_stands_like_one() -> None:
    engine, register = rules_alone(), Register()
    for text in _entries():
        found = engine.analyse(text, register)
        asked = {key_of(text[f.span.start : f.span.end]) for f in found if f.tier is Tier.ASK}
        assert not asked & {key_of(alias) for s in register.subjects for alias in s.aliases}
        register = _answered(register, text, found)
