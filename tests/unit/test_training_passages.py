"""The passages that the name finder is trained on, and how their slots are filled and written."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.training import TRAINING, script


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    return script("generate")


@pytest.fixture(scope="module")
def corrupt() -> ModuleType:
    return script("corrupt")


@pytest.fixture(scope="module")
def filler(generate: ModuleType) -> object:
    people = json.loads((TRAINING / "gazetteers" / "people.json").read_text("utf-8"))
    places = json.loads((TRAINING / "gazetteers" / "places.json").read_text("utf-8"))
    return generate.Filler(generate.Names(people, places["GB"]))


def names_of(row: dict) -> list[str]:
    return [row["text"][s["start"] : s["end"]] for s in row["spans"]]


def row_of(marked: str) -> dict:
    """Return a row from a text with its names between braces."""
    text, spans = "", []
    for part in re.split(r"(\{[^}]*\})", marked):
        words = part.strip("{}")
        if part.startswith("{"):
            spans.append({"start": len(text), "end": len(text) + len(words), "label": "PERSON"})
        text += words
    return {"text": text, "spans": spans}


def test_every_passage_is_filled_and_each_span_holds_a_whole_name(
    generate: ModuleType, filler: object
) -> None:
    random.seed(1)
    passages = generate.passages(TRAINING / "passages")
    assert len(passages) > 1400
    for passage in passages:
        row = generate.render(passage, filler)
        assert "[[" not in row["text"], passage[:60]
        end_before = 0
        for span in row["spans"]:
            words = row["text"][span["start"] : span["end"]]
            assert words == words.strip()
            assert any(c.isalnum() for c in words)
            assert span["start"] >= end_before
            end_before = span["end"]


def test_a_quarter_of_the_passages_has_no_name_to_find(generate: ModuleType) -> None:
    passages = generate.passages(TRAINING / "passages")
    empty = [p for p in passages if not generate.SLOT.search(p)]
    assert len(empty) > len(passages) / 5


@pytest.mark.parametrize(
    "bad",
    [
        "[[a.frist]] rang.",
        "[[a.first:f@martian]] rang.",
        "Off to [[twon]].",
        "Off to [town]].",
        "[[a.first:f]] said that [[a.first:m]] rang.",
    ],
)
def test_a_slot_that_nothing_fills_is_refused_with_its_file_and_line(
    generate: ModuleType, tmp_path: Path, bad: str
) -> None:
    (tmp_path / "x.txt").write_text(f"Quiet.\n---\n#lower\nfine\n\n{bad}\n---\nQuiet.\n", "utf-8")
    with pytest.raises(ValueError, match=r"x\.txt, line 6: "):
        generate.passages(tmp_path)


@pytest.mark.parametrize("title", ["Mrs", "big", "Old", "auntie", "Sister"])
def test_a_nickname_behind_a_title_brings_no_title_of_its_own(
    generate: ModuleType, filler: object, title: str
) -> None:
    random.seed(2)
    titles = "|".join([*generate.EPITHETS, "Aunty"])
    for _ in range(200):
        row = generate.fill(f"{title} [[a.nick]] rang.", filler)
        assert not re.match(rf"(?:{titles}) ", names_of(row)[0]), row["text"]


@pytest.mark.parametrize(
    "first", ["Stephen", "Margaret", "Ifrah", "Oluwaseun", "Aoife", "Llewelyn"]
)
def test_a_short_form_is_no_stub(generate: ModuleType, first: str) -> None:
    random.seed(3)
    for _ in range(50):
        short = generate.short_form(first)
        assert len(short) >= 3
        assert re.search("[aeiouy]", short.lower())
        assert short.lower().startswith(first[:2].lower())


def test_a_possessive_without_apostrophe_is_one_word_to_its_last_letter(
    generate: ModuleType, filler: object
) -> None:
    random.seed(4)
    row = generate.fill("[[a.first]]s mum and the [[b.last]]s", filler)
    first, last = names_of(row)
    assert row["text"].startswith(f"{first} mum and the {last}")
    assert first.endswith("s")
    assert row["text"].endswith(last)


def test_an_apostrophe_is_lost_between_name_and_s_and_the_span_takes_the_s(
    corrupt: ModuleType,
) -> None:
    row = corrupt.drop_possessives(row_of("at {Oisín}'s flat, {Hodan}’s keys, {Tegan} isn't in"))
    assert row["text"] == "at Oisíns flat, Hodans keys, Tegan isn't in"
    assert names_of(row) == ["Oisíns", "Hodans", "Tegan"]


def test_no_article_stands_twice_and_a_sentence_begins_with_a_capital(
    generate: ModuleType, filler: object
) -> None:
    random.seed(5)
    for _ in range(300):
        row = generate.fill(
            "[[pub]] was full. Went to the [[house]]. Back to the [[area]].", filler
        )
        assert "the the" not in row["text"].lower()
        assert row["text"][0].isupper() or row["text"][0].isdigit()
        assert not any(name.lower().startswith("the ") for name in names_of(row))


def test_a_name_is_misspelt_by_hand_or_by_ear_and_stays_a_name(corrupt: ModuleType) -> None:
    random.seed(6)
    slips = {corrupt.misspelt("Stephanie Ó Murchú") for _ in range(200)}
    assert len(slips) > 20
    assert all(re.fullmatch(r"[A-Z]\w{7,10} Ó Murchú", s) for s in slips), slips
    assert all(corrupt.misspelt("Jo") == "Jo" for _ in range(20))


def test_some_names_in_a_hundred_are_misspelt_and_no_number_is(corrupt: ModuleType) -> None:
    random.seed(7)
    row = row_of(" ".join(["{Shanelle}"] * 1000))
    row["spans"].append({"start": len(row["text"]) + 1, "end": len(row["text"]) + 9, "label": "ID"})
    row["text"] += " Kx481952"
    names = names_of(corrupt.with_slips(row))
    share = sum(n != "Shanelle" for n in names[:1000]) / 1000
    assert 0.05 <= share <= 0.08
    assert names[-1] == "Kx481952"


def test_a_letter_without_a_small_or_large_form_does_not_keep_the_case(corrupt: ModuleType) -> None:
    text = "İPEK STRASSE, Großmann"
    assert corrupt.lower(text) == "İpek strasse, großmann"
    assert corrupt.upper(text) == "İPEK STRASSE, GROßMANN"
    assert len(corrupt.lower(text)) == len(corrupt.upper(text)) == len(text)


def test_marks_go_and_names_stay_where_they_are(corrupt: ModuleType) -> None:
    row = corrupt.rewritten(row_of("well, {Ms O'Dowd}, she said. {Bo} - no!"), corrupt.drop_marks)
    assert names_of(row) == ["Ms O'Dowd", "Bo"]
    assert re.sub(r"\s+", " ", row["text"]) == "well Ms O'Dowd she said Bo no"
