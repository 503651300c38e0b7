"""Advice about wording: what is said, about which words, and how it is silenced."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.anonymise.render import public_version
from reflectapp.assets import resource
from reflectapp.domain.advice import Advice, AdviceChoices, AdviceKind, OwnWord
from reflectapp.domain.finding import Action
from reflectapp.publish.advice.advising import advice_on
from reflectapp.publish.advice.lists import respectful
from reflectapp.publish.advice.reading_ease import flesch, syllables
from tests.support.posts import Draft

ALL = AdviceChoices()
Kind = AdviceKind


def advice(text: str, choices: AdviceChoices = ALL) -> list[Advice]:
    """Return the advice about a text in which nothing is hidden."""
    return list(advice_on(public_version(text, (), ()), choices))


def said(text: str, kind: AdviceKind) -> list[str]:
    """Return the words that advice of one kind is about."""
    return [one.words for one in advice(text) if one.kind is kind]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He is wheelchair-bound.", "wheelchair-bound"),
        ("She Suffers from asthma.", "Suffers from"),
        ("her brother committed suicide", "committed suicide"),
        ("another frequent flyer", "frequent flyer"),
        ("he refuses to engage", "refuses to engage"),
        ("non-compliant with it", "non-compliant"),
        ("It was attention seeking.", "attention seeking"),
        ("a bed blocker", "bed blocker"),
        ("the elderly", "the elderly"),
        ("two druggies", "druggies"),
        ("manipulative, they said", "manipulative"),
        ("an illegal immigrant", "illegal immigrant"),
        ("she absconded", "absconded"),
        ("putting herself at risk", "putting herself at risk"),
        ("He hanged himself.", "hanged himself"),
        ("an overdose of it", "overdose of"),
        ("poor families there", "poor families"),
        ("It was a jealous rage.", "jealous rage"),
        ("the rough sleepers", "rough sleepers"),
        ("She is schizophrenic.", "is schizophrenic"),
    ],
)
def test_words_that_hurt_or_blame_are_found_in_any_form(text: str, words: str) -> None:
    (found,) = [one for one in advice(text) if one.kind is Kind.LANGUAGE]
    assert found.words == words
    assert found.instead
    assert found.why
    assert found.source


@pytest.mark.parametrize(
    "text",
    [
        "We suffered no delay from it.",
        "Put it in the bin, and pull down the blind.",
        "My mind wandered.",
        "I refuse to believe it.",
        "She took her own life.",
        "The old kettle and a cabbage.",
        "The kitchen is clean, and she left a note for the milkman in floods of tears.",
        "He has a criminal record. His wife feeds him, and I slept like a baby.",
        "A DNA test. The shop is no longer there. A very demanding shift, and I was a zombie.",
        "He snapped at me in front of the bus, with his hoodie up, and I gave out handouts.",
        "The poor lad took all his tablets. Keys were hanging from my new placement's lanyard.",
    ],
)
def test_plain_words_are_left_alone(text: str) -> None:
    assert said(text, Kind.LANGUAGE) == []


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        ("He is a junkie.", False),
        ("“I was a junkie,” he said.", True),
        ("She called herself a junkie.", True),
        ("They called him a junkie.", False),
    ],
)
def test_a_word_that_is_somebodys_own_is_advised_gently(text: str, is_quoted: bool) -> None:
    (found,) = [one for one in advice(text) if one.kind is Kind.LANGUAGE]
    assert found.is_quoted is is_quoted


def test_the_list_is_long_enough_and_names_its_sources() -> None:
    words = respectful().words
    assert len(words) >= 120
    assert {word.area for word in words.values()} >= {
        "disability",
        "mental_health",
        "substance_use",
        "ageing",
        "migration",
        "children",
    }
    with resource("language", "respectful.toml").open("rb") as file:
        sources = set(tomllib.load(file)["sources"].values())
    assert {word.source for word in words.values()} == sources


def test_a_word_without_guidance_says_so() -> None:
    sources = {word.key: word.source for word in respectful().words.values()}

    assert "no published guidance" in sources["frequent flyer"]
    assert "Samaritans" in sources["committed suicide"]


def test_of_much_talk_the_three_longest_speeches_are_advised_about() -> None:
    speech = [f'She said, "{" ".join(["tea"] * count)}."' for count in (12, 20, 13, 40, 30)]

    found = [one.number for one in advice(" ".join(speech)) if one.kind is Kind.QUOTE]
    assert found == [20, 40, 30]


def test_nothing_is_offered_that_is_advised_against() -> None:
    offered = [word for entry in respectful().words.values() for word in entry.instead]
    assert [words for words in offered if said(words, Kind.LANGUAGE)] == []


def test_a_word_is_advised_about_once() -> None:
    assert said("A junkie. Junkies.", Kind.LANGUAGE) == ["junkie"]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ('He wrote, "the kettle is my only friend here."', Kind.QUOTE, '"the kettle is my'),
        (
            'She said, "They took the kettle, the cups, the spoons and the cat, and left me here."',
            Kind.QUOTE,
            '"They took',
        ),
        ("Call 01632 960417 now.", Kind.NUMBER, "01632 960417"),
        ("Ask for ab12xy9.", Kind.RARE, "ab12xy9"),
        ("The LADO rang.", Kind.ABBREVIATION, "LADO"),
        ("Two IROs came.", Kind.ABBREVIATION, "IROs"),
        ("We utilised it.", Kind.JARGON, "utilised"),
    ],
)
def test_what_a_stranger_finds_or_misses_is_told(text: str, kind: AdviceKind, words: str) -> None:
    (found,) = said(text, kind)
    assert found.startswith(words)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('She said "not today".', Kind.QUOTE),
        ('She said, "you only need four of them here."', Kind.QUOTE),
        ("It cost £12,500 in 2026, 3,000 times.", Kind.NUMBER),
        ("At 10.30am, 50mg, the 2nd time, Covid19", Kind.RARE),
        ("s117 aftercare, s42, every1 in2 it, 2day, l8r", Kind.RARE),
        ("PT: a leg. Reference LH/2291. HR rang.", Kind.ABBREVIATION),
        ("The GP, the NHS, a TV, and A&E.", Kind.ABBREVIATION),
        (
            "The local authority designated officer (LADO) rang. The LADO said no.",
            Kind.ABBREVIATION,
        ),
        ("An independent reviewing officer came. The IRO left.", Kind.ABBREVIATION),
        ("I told HER. NEVER AGAIN IN HERE", Kind.ABBREVIATION),
    ],
)
def test_what_is_usual_or_explained_is_not(text: str, kind: AdviceKind) -> None:
    assert said(text, kind) == []


def test_placeholders_are_no_odd_words() -> None:
    draft = Draft(body="Jean9x met the LADO (the council's officer) there.").decide("Jean9x")
    assert advice_on(draft.public, ALL) == ()


def test_advice_knows_its_place_in_the_entry() -> None:
    draft = Draft(title="T", body="Jean Hartley is a junkie.").decide("Jean Hartley")
    (found,) = advice_on(draft.public, ALL)
    place = found.source_span
    assert place is not None
    assert draft.text[place.start : place.end] == "junkie"


def test_advice_about_a_substitute_leads_to_what_it_stands_for() -> None:
    draft = Draft(body="Jean came.").decide("Jean", Action.GENERALISE, substitute="a junkie I knew")
    (found,) = [one for one in advice_on(draft.public, ALL) if one.kind is Kind.LANGUAGE]
    place = found.source_span
    assert place is not None
    assert draft.text[place.start : place.end] == "Jean"


def test_words_of_ones_own_are_advised_about() -> None:
    choices = AdviceChoices(own=(OwnWord("Lovely bloke", "say why"),))
    (found,) = advice("He was a lovely  bloke.", choices)
    assert (found.kind, found.key, found.instead) == (Kind.OWN, "Lovely bloke", ("say why",))


@pytest.mark.parametrize("words", ["*", "<person>", "a/b", "(", "~", "…"])
def test_signs_in_ones_own_words_mean_nothing(words: str) -> None:
    advice("He was a lovely bloke, a b.", AdviceChoices(own=(OwnWord(words),)))


def test_a_silenced_word_or_kind_is_not_shown_until_it_is_brought_back() -> None:
    text = "A junkie with the LADO."
    word = ALL.without(Kind.LANGUAGE, "junkie")
    kind = ALL.without(Kind.ABBREVIATION)

    assert [one.kind for one in advice(text)] == [Kind.LANGUAGE, Kind.ABBREVIATION]
    assert [one.kind for one in advice(text, word)] == [Kind.ABBREVIATION]
    assert [one.kind for one in advice(text, kind)] == [Kind.LANGUAGE]
    assert word.with_back(Kind.LANGUAGE, "junkie") == ALL


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("nurse", 1),
        ("people", 2),
        ("asked", 1),
        ("wanted", 2),
        ("something", 2),
        ("every", 2),
        ("idea", 3),
        ("being", 2),
        ("anxiety", 4),
        ("community", 4),
        ("schizophrenia", 5),
        ("wheelchair", 2),
        ("didn't", 2),
        ("hmm", 1),
    ],
)
def test_syllables_are_counted_by_rule(word: str, count: int) -> None:
    assert syllables(word) == count


def test_reading_ease_is_flesch_s() -> None:
    words = ["the", "cat", "sat", "on", "the", "mat"]
    assert flesch(words, 1) == pytest.approx(206.835 - 6.09 - 84.6)


def test_a_hard_text_is_advised_about_and_an_easy_one_is_not() -> None:
    hard = "Multidisciplinary documentation necessitates comprehensive organisational evaluation. "
    easy = "She made tea. We sat by the door and I felt the sun on my hand. "

    assert Kind.EASE in {one.kind for one in advice(hard * 30)}
    assert advice(easy * 30) == []


def test_long_sentences_and_long_posts_are_counted() -> None:
    text = "and then " * 30 + "we went. "
    assert [(one.kind, one.number) for one in advice(text)] == [(Kind.LONG_SENTENCE, 62)]
    assert Kind.LENGTH in {one.kind for one in advice("It was so. " * 600)}


@given(st.text(max_size=400))
def test_no_text_upsets_the_advice(text: str) -> None:
    for one in advice(text):
        assert 0 <= one.span.start <= one.span.end <= len(text)
