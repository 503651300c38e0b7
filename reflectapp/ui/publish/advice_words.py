"""Advice in words: what is told of whom, and what is to be weighed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from reflectapp.domain.advice import Advice, AdviceKind
from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.disclosure import SOMEBODY, WRITER, Attribute, Fact, LeftTelling
from reflectapp.publish.checks import Place
from reflectapp.publish.disclosures.linking import Link, LinkKind
from reflectapp.publish.disclosures.summing import PersonSum
from reflectapp.services.advising import PostAdvice
from reflectapp.ui.messages import counted, format_short

translate = QCoreApplication.translate


def attribute_name(attribute: Attribute) -> str:
    """Return what a kind of fact is called."""
    return {
        Attribute.AGE: translate("Advice", "age"),
        Attribute.GENDER: translate("Advice", "gender"),
        Attribute.ORIENTATION: translate("Advice", "sexuality"),
        Attribute.ETHNICITY: translate("Advice", "ethnicity"),
        Attribute.FAITH: translate("Advice", "faith"),
        Attribute.ORIGIN: translate("Advice", "origin"),
        Attribute.HEALTH: translate("Advice", "health"),
        Attribute.FAMILY: translate("Advice", "family"),
        Attribute.OCCUPATION: translate("Advice", "work"),
        Attribute.TEAM: translate("Advice", "team"),
        Attribute.SERVICE: translate("Advice", "service"),
        Attribute.PLACE: translate("Advice", "kind of place"),
        Attribute.TIME: translate("Advice", "time"),
        Attribute.EVENT: translate("Advice", "rare event"),
    }[attribute]


def person_name(person: PersonSum, advice: PostAdvice) -> str:
    """Return who it is, with the name that the writer alone knows."""
    if person.key == WRITER:
        return translate("Advice", "You")
    if person.key == SOMEBODY:
        return translate("Advice", "Where, when and others")
    name = advice.names.get(person.subject_id or "", "")
    return f"{person.key}  {name}" if name and name != person.key else person.key


def person_count(person: PersonSum) -> str:
    """Return how much is told of a person in sum, and how much of it is new."""
    if person.key == SOMEBODY:
        return ""
    new = sum(not fact.is_weak for fact in person.adds)
    before = person.count - new
    if not before:
        return counted(
            new, translate("Advice", "1 thing told"), translate("Advice", "{count} things told")
        )
    words = (
        translate("Advice", "{before} told before, {new} new")
        if new
        else translate("Advice", "{before} told before, nothing new")
    )
    return words.format(before=before, new=new)


def facts_line(facts: Iterable[Fact]) -> str:
    """Return facts by kind: "age: forties; family: two sons"."""
    by_kind: dict[Attribute, list[str]] = {}
    for fact in facts:
        value = translate("Advice", "{value} (by a pronoun)") if fact.is_weak else "{value}"
        by_kind.setdefault(fact.attribute, []).append(value.format(value=fact.value))
    ordered = sorted(by_kind.items(), key=lambda item: list(Attribute).index(item[0]))
    return "; ".join(
        f"{attribute_name(attribute)}: {', '.join(dict.fromkeys(values))}"
        for attribute, values in ordered
    )


def place_beside(place: Place) -> str:
    """Return where a passage stands that is no part of the text."""
    return {
        Place.NOTE: translate("Advice", "In the content note, above the post"),
        Place.DISCLAIMER: translate("Advice", "In the disclaimer, below the post"),
        Place.AUTHOR: translate("Advice", "In the pen name, below the post"),
    }.get(place, "")


def left_name(left: LeftTelling, advice: PostAdvice, clock: TrustedClock) -> str:
    """Return which earlier post it was, and when it left."""
    day = format_short(clock.local(left.exported_at).date())
    title = advice.titles.get(left.post_id) or left.file_name
    return translate("Advice", "“{title}” ({day})").format(title=title, day=day)


def uncounted_line(count: int) -> str:
    """Return how many earlier posts are not in the sum."""
    return counted(
        count,
        translate("Advice", "1 earlier post is not counted: what it told was not kept then."),
        translate(
            "Advice", "{count} earlier posts are not counted: what they told was not kept then."
        ),
    )


def link_words(link: Link, advice: PostAdvice, clock: TrustedClock) -> str:
    """Return what may make readers join two posts, and what they would know then."""
    post = left_name(link.left, advice, clock)
    shared = ", ".join(fact.value for fact in link.shared)
    same_facts = (
        translate("Advice", "{post} tells the same of {key}: {shared}.")
        if link.is_same_person
        else translate(
            "Advice", "{post} tells the same of somebody else as this of {key}: {shared}."
        )
    )
    words = {
        LinkKind.SAME_FACTS: same_facts,
        LinkKind.SAME_NAME: translate("Advice", "{post} has the made-up name {key}, too."),
        LinkKind.SAME_WORDS: translate(
            "Advice", "{post} has the same words, which a search finds in both: “{words}”."
        ),
        LinkKind.SERIES: translate("Advice", "{post} is of the same series: {key} is {key} there."),
    }[link.kind].format(key=link.key, post=post, shared=shared, words=link.words)
    joins = (
        translate("Advice", "Whoever reads both may join them.")
        if link.is_same_person
        else translate("Advice", "Whoever reads both may take them for one person.")
    )
    beyond = facts_line(link.then_known)
    then = translate("Advice", "Then this is known, too: {facts}.").format(facts=beyond)
    return " ".join([words, joins, *([then] if beyond else []), _mending()[link.kind]])


def _mending() -> dict[LinkKind, str]:
    return {
        LinkKind.SAME_FACTS: translate(
            "Advice", "It helps to leave one of these out here, or to say it more widely."
        ),
        LinkKind.SAME_WORDS: translate("Advice", "It helps to say it in other words here."),
        LinkKind.SAME_NAME: translate("Advice", "It helps to choose another name here."),
        LinkKind.SERIES: translate(
            "Advice", "If that tells too much, take this post out of the series."
        ),
    }


def advice_title(advice: Advice) -> str:
    """Return what is to be weighed, in a few words."""
    short = advice.words if len(advice.words) <= 60 else f"{advice.words[:57].rstrip()} …"
    return {
        AdviceKind.EASE: translate("Advice", "Hard to read: {number} of 100"),
        AdviceKind.LENGTH: translate("Advice", "Long: {number} words"),
        AdviceKind.LONG_SENTENCE: translate("Advice", "{number} words in one sentence: {words}"),
    }.get(advice.kind, "{words}").format(number=f"{advice.number:,}", words=short)


def advice_why(advice: Advice) -> str:
    """Return why it is worth a thought."""
    if advice.kind is AdviceKind.LANGUAGE:
        if advice.is_quoted:
            return translate(
                "Advice", "Somebody's own word, it seems. {why} It may be right to keep it."
            ).format(why=advice.why)
        return advice.why
    return _whys()[advice.kind].format(number=f"{advice.number:,}")


def advice_instead(advice: Advice) -> str:
    """Return what may be said in its place; empty where nothing is offered."""
    if not advice.instead:
        return ""
    return translate("Advice", "Perhaps: {words}").format(words=" · ".join(advice.instead))


def kind_name(kind: AdviceKind) -> str:
    """Return what a kind of advice is called in a list."""
    return {
        AdviceKind.LANGUAGE: translate("Advice", "Words that hurt or blame"),
        AdviceKind.OWN: translate("Advice", "Words of your own"),
        AdviceKind.QUOTE: translate("Advice", "Very words in quotation marks"),
        AdviceKind.NUMBER: translate("Advice", "Long numbers"),
        AdviceKind.RARE: translate("Advice", "Odd strings"),
        AdviceKind.ABBREVIATION: translate("Advice", "Abbreviations"),
        AdviceKind.JARGON: translate("Advice", "Words of the trade"),
        AdviceKind.EASE: translate("Advice", "Reading ease"),
        AdviceKind.LONG_SENTENCE: translate("Advice", "Long sentences"),
        AdviceKind.LENGTH: translate("Advice", "Length"),
    }[kind]


def _whys() -> dict[AdviceKind, str]:
    return {
        AdviceKind.OWN: translate("Advice", "A word that you want to be told of."),
        AdviceKind.QUOTE: translate(
            "Advice",
            "Somebody's very words. Whoever said them knows them again, and a search finds them.",
        ),
        AdviceKind.NUMBER: translate("Advice", "A search finds a number of {number} digits."),
        AdviceKind.RARE: translate("Advice", "It hardly stands anywhere else: a search finds it."),
        AdviceKind.ABBREVIATION: translate(
            "Advice", "Not explained here, and not every reader knows it."
        ),
        AdviceKind.JARGON: translate("Advice", "A word of the trade: others may not follow."),
        AdviceKind.EASE: translate(
            "Advice", "Flesch's reading ease. From 60 on most people read without effort."
        ),
        AdviceKind.LONG_SENTENCE: translate("Advice", "Readers lose the thread after forty or so."),
        AdviceKind.LENGTH: translate("Advice", "Few read a post of this length to its end."),
    }
