"""The whole engine, with the real model: text in, findings out."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.analyser import WINDOW, Analyser
from reflectapp.domain.entry import entry_text
from reflectapp.domain.finding import Finding, Kind, Tier
from reflectapp.domain.subject import Register, Subject, SubjectKind

NOBODY = Register()
KNOWN = Register(
    (
        Subject("1", SubjectKind.PERSON, "Marjorie Pell", ("Marjorie Pell", "Marj")),
        Subject("2", SubjectKind.PLACE, "the Snug", ("the Snug",)),
    ),
    ("Thorpe Cloud",),
)


@pytest.fixture(scope="module")
def engine() -> Analyser:
    return Analyser()


def _words(engine: Analyser, text: str, register: Register = NOBODY) -> list[str]:
    return [text[f.span.start : f.span.end] for f in engine.analyse(text, register)]


def _one(engine: Analyser, text: str, register: Register = NOBODY) -> Finding:
    (finding,) = engine.analyse(text, register)
    return finding


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("sat with moira who still thinks he is coming. moira slept.", Kind.PERSON),
        ("i rang moira and cried.", Kind.PERSON),
        ("we went to moira for the day.", Kind.PLACE),
        ("moira. who knows it?", Kind.PLACE),
    ],
)
def test_a_town_that_does_what_people_do_is_a_person(
    engine: Analyser, text: str, kind: Kind
) -> None:
    found = [f for f in engine.analyse(text, NOBODY) if text[f.span.start :].startswith("moira")]
    assert [f.kind for f in found] == [kind] * text.count("moira")


def test_the_register_says_what_its_words_are(engine: Analyser) -> None:
    person = Subject("1", SubjectKind.PERSON, "Durham", ("Durham",))
    text = "Durham was calm. We went along Durham Road."
    known = {
        text[f.span.start : f.span.end]: f.kind for f in engine.analyse(text, Register((person,)))
    }

    assert known == {"Durham": Kind.PERSON, "Durham Road": Kind.PLACE}


def test_what_somebody_is_to_another_is_no_name(engine: Analyser) -> None:
    assert "ex" not in _words(engine, "the duke is what she calls her ex. he lives over there.")


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", " \t\n \n", "😀", "👩‍👩‍👧 🎉\n\n😢", "**", "---", "...", "\u200b" * 9]
)
def test_a_text_without_words_has_no_findings(engine: Analyser, text: str) -> None:
    assert engine.analyse(text, KNOWN) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("👩‍👩‍👧 Kayleigh Stubbs cried 😀", ["Kayleigh Stubbs"]),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301 Kayleigh Stubbs", ["Kayleigh Stubbs"]),
        ("Kay\u200bleigh St\u00adubbs cried", ["Kay\u200bleigh St\u00adubbs"]),
        ("**Kayleigh** Stubbs cried", ["Kayleigh", "Stubbs"]),
        ("Kayleigh<br>Stubbs cried", ["Kayleigh", "Stubbs"]),
        ("Kayleigh\nStubbs cried", ["Kayleigh\nStubbs"]),
        ("- Kayleigh Stubbs\n- Wath Road", ["Kayleigh Stubbs", "Wath Road"]),
        ("| Kayleigh | Leeds |\n|---|---|", ["Kayleigh", "Leeds"]),
        ("> Kayleigh cried", ["Kayleigh"]),
        ("## Visit to Kayleigh", ["Kayleigh"]),
        ("`Kayleigh` and\n\n    Stubbs, Kayleigh", ["Kayleigh", "Stubbs", "Kayleigh"]),
        ("![Kayleigh](kayleigh.png)", ["Kayleigh", "kayleigh"]),
        ("[her page](https://a.example/kayleigh)", ["https://a.example/kayleigh"]),
    ],
)
def test_names_are_found_through_markup_and_odd_characters(
    engine: Analyser, text: str, words: list[str]
) -> None:
    assert _words(engine, text) == words


@pytest.mark.parametrize(
    "text", ["К\u0430yleigh rang", "Kаyleigh rang", "Мария Иванова rang", "Ｋａｙｌｅｉｇｈ rang"]
)
def test_homoglyphs_and_other_scripts_do_not_hide_a_name(engine: Analyser, text: str) -> None:
    first = engine.analyse(text, NOBODY)[0]

    assert first.span.start == 0


def test_offsets_count_from_the_title(engine: Analyser) -> None:
    text = entry_text("A visit 😀", "Kayleigh Stubbs cried.")

    found = _one(engine, text)

    assert text[found.span.start : found.span.end] == "Kayleigh Stubbs"


@pytest.mark.parametrize("words", ["Marjorie Pell", "marjorie pell", "MARJ", "Mar\u200bj", "marj"])
def test_what_the_register_knows_is_found_in_any_spelling(engine: Analyser, words: str) -> None:
    text = f"so then {words} came round"

    found = _one(engine, text, KNOWN)

    assert (text[found.span.start : found.span.end], found.tier) == (words, Tier.REPLACE)
    assert found.subject_id == "1"


def test_a_place_of_the_register_is_a_place(engine: Analyser) -> None:
    assert _one(engine, "we met in the snug", KNOWN).kind is Kind.PLACE


def test_a_term_that_is_allowed_is_not_found_again(engine: Analyser) -> None:
    assert _words(engine, "Then Kayleigh cried.") == ["Kayleigh"]
    assert _words(engine, "Then Kayleigh cried.", Register((), ("kayleigh",))) == []


def test_a_full_name_that_is_allowed_is_found_all_the_same(engine: Analyser) -> None:
    allowing = Register((), ("kayleigh stubbs",))

    assert _words(engine, "Kayleigh Stubbs cried.", allowing) == ["Kayleigh Stubbs"]


def test_an_alias_is_found_although_it_is_allowed(engine: Analyser) -> None:
    both = Register(KNOWN.subjects, ("marj",))

    assert _words(engine, "so then Marj came", both) == ["Marj"]


def test_mentions_of_one_person_share_a_group(engine: Analyser) -> None:
    text = "Kayleigh Stubbs cried. Later Kayleigh slept. Ms Stubbs ate. KS left."
    found = engine.analyse(text, NOBODY)

    assert len(found) == 4
    assert len({f.group for f in found}) == 1


def test_a_name_of_the_register_has_its_id_and_nobody_else_does(engine: Analyser) -> None:
    text = "Marj met Kayleigh Stubbs."

    assert [f.subject_id for f in engine.analyse(text, KNOWN)] == ["1", None]


def test_a_text_longer_than_a_window_is_read_to_its_end(engine: Analyser) -> None:
    text = "It rained all day. " * (WINDOW // 19 + 50) + "Then Kayleigh Stubbs rang."

    found = _one(engine, text)

    assert text[found.span.start : found.span.end] == "Kayleigh Stubbs"


def test_explanations_hold_no_word_of_the_text(engine: Analyser) -> None:
    text = "Zebedee Quillfeather rang from Skelbrook Road on 07700 900123, aged 47."

    for finding in engine.analyse(text, NOBODY):
        assert not {"zebedee", "quillfeather", "skelbrook", "07700"} & set(
            finding.explanation.lower().split()
        )
