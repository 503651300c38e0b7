"""The trained model: what it finds, and what happens when it is not whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reflectapp.anonymise.lexicon import load_lexicon
from reflectapp.anonymise.model import TrainedModel
from reflectapp.anonymise.view import View
from reflectapp.assets import resource
from reflectapp.domain.errors import ModelMissingError
from reflectapp.domain.finding import Tier

FOLDER = resource("models", "names")


@pytest.fixture(scope="module")
def model() -> TrainedModel:
    return TrainedModel()


def found(model: TrainedModel, text: str) -> list[str]:
    view = View(text)
    return [view.lines[c.start : c.end] for c in model.find(view, load_lexicon())]


def tiers(model: TrainedModel, text: str) -> dict[str, Tier]:
    view = View(text)
    return {view.lines[c.start : c.end]: c.tier for c in model.find(view, load_lexicon())}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Yesterday I drove to Manchester to see Margaret Thornton at home.",
            ["Manchester", "Margaret Thornton"],
        ),
        ("rang margaret thornton again about her tea", ["margaret thornton"]),
        ("Zoë O’Hara's mum came.", ["Zoë O’Hara"]),
        ("We saw **Margaret** Thornton and <b>Siân</b>.", ["Margaret** Thornton", "Siân"]),
        ("I met Hannah-Mae, Tomasz and Ola.", ["Hannah-Mae", "Tomasz", "Ola"]),
        ("", []),
    ],
)
def test_names_are_found_in_any_case_and_stand_where_they_do(
    model: TrainedModel, text: str, names: list[str]
) -> None:
    assert found(model, text) == [View(name).lines for name in names]


@pytest.mark.slow
def test_what_the_lists_explain_is_left_out(model: TrainedModel) -> None:
    assert (
        found(model, "According to Kolb we learn by doing. On Wednesday she took Clozapine.") == []
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("i keep thinking abt him. her boyf came in shouting, deputy is on hols", "boyf"),
        ("met chantelle on the steps by greggs on linthorpe road, he looked thin.", "on"),
    ],
)
def test_words_of_speech_and_words_that_lead_to_a_name_are_none(
    model: TrainedModel, text: str, word: str
) -> None:
    assert word not in found(model, text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kolb came to the door in his pyjamas and asked me for a cigarette.", "Kolb"),
        ("Mrs Rolfe's son Gibbs rang twice last night.", "Gibbs"),
        ("Rowntree's dog, Costa, barked at the post.", "Costa"),
    ],
)
def test_what_the_lists_explain_is_asked_about_where_it_stands_like_a_name(
    model: TrainedModel, text: str, name: str
) -> None:
    assert tiers(model, text)[name] is Tier.ASK


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police with Dilys, found at Galaxy steps, the officer very decent.", "Galaxy steps"),
        ("the clinic's above the egyptian house till bellair is dry", "egyptian house"),
    ],
)
def test_what_the_lists_explain_but_for_a_plain_word_is_asked_about_whole(
    model: TrainedModel, text: str, name: str
) -> None:
    assert tiers(model, text)[name] is Tier.ASK


@pytest.mark.slow
def test_an_abbreviation_that_dictation_spelt_is_nobody(model: TrainedModel) -> None:
    assert found(model, "I spoke to the D S L and she said the O T measured the chair") == []


@pytest.mark.slow
def test_a_short_form_behind_a_name_is_none_of_it(model: TrainedModel) -> None:
    names = found(model, "Went to see him at Maple Ward w/ Bev from the team.")
    assert names == ["Maple Ward", "Bev"]


@pytest.mark.slow
def test_an_article_alone_is_no_question(model: TrainedModel) -> None:
    assert "the" not in found(model, "met june at the flat, june was crying")


@pytest.mark.slow
def test_a_clear_name_is_masked_at_once(model: TrainedModel) -> None:
    view = View("I sat with Margaret Thornton until her daughter came.")
    (candidate,) = model.find(view, load_lexicon())
    assert (candidate.tier, candidate.recogniser) == (Tier.REPLACE, "model")
    assert candidate.score > 0.9


@pytest.mark.slow
def test_an_endless_word_takes_no_quadratic_time(model: TrainedModel) -> None:
    # Quadratic time would run into the suite's time limit.
    text = "'" * 200_000 + " I met Margaret Thornton."
    assert found(model, text) == ["Margaret Thornton"]


@pytest.mark.parametrize("name", ["names.onnx", "vocab.txt", "sha256.txt"])
@pytest.mark.parametrize("damage", ["missing", "truncated", "altered"])
def test_a_model_that_is_not_whole_is_refused_and_the_file_named(
    name: str, damage: str, tmp_path: Path
) -> None:
    folder = tmp_path / "names"
    shutil.copytree(FOLDER, folder)
    victim = folder / name
    whole = victim.read_bytes()
    victim.unlink()
    if damage != "missing":
        victim.write_bytes(whole[: len(whole) // 3] if damage == "truncated" else b"\0" + whole[1:])
    with pytest.raises(ModelMissingError) as refused:
        TrainedModel(folder)
    assert refused.value.file_name == name
    assert str(tmp_path) not in str(refused.value)


def test_a_model_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError) as refused:
        TrainedModel(tmp_path)
    assert refused.value.file_name == "sha256.txt"


@pytest.mark.slow
@pytest.mark.parametrize("text", ["Long night on the ward. I felt usless.", "Growth! A hard day."])
def test_a_slip_and_the_start_of_a_sentence_are_nobody_for_certain(
    model: TrainedModel, text: str
) -> None:
    found = model.find(View(text), load_lexicon())
    assert all(candidate.tier is Tier.ASK for candidate in found)
