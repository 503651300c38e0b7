"""The language model: what it finds, and what happens when it is not whole."""

import shutil
from importlib import metadata
from pathlib import Path

import pytest

from reflectapp.anonymise.lexicon import load_lexicon
from reflectapp.anonymise.model import PACKAGE, SpacyModel
from reflectapp.anonymise.view import View
from reflectapp.domain.errors import ModelMissingError


@pytest.fixture(scope="module")
def model() -> SpacyModel:
    return SpacyModel()


def found(model: SpacyModel, text: str) -> list[str]:
    view = View(text)
    return [view.text[c.start : c.end] for c in model.find(view, load_lexicon())]


@pytest.mark.slow
def test_people_and_places_are_found(model: SpacyModel) -> None:
    names = found(model, "Yesterday I drove to Manchester to see Margaret Thornton at home.")
    assert names == ["Manchester", "Margaret Thornton"]


@pytest.mark.slow
def test_what_the_lists_explain_is_left_out(model: SpacyModel) -> None:
    assert found(model, "As Kolb and Gibbs say, on Wednesday she took Clozapine.") == []


@pytest.mark.slow
def test_an_endless_word_takes_no_quadratic_time(model: SpacyModel) -> None:
    # Quadratic time would run into the suite's time limit.
    text = "'" * 200_000 + " I met Margaret Thornton."
    assert found(model, text) == ["Margaret Thornton"]


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["missing", "truncated", "altered"])
def test_a_model_that_is_not_whole_is_refused(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = metadata.distribution(PACKAGE)
    for part in (PACKAGE, f"{PACKAGE}-{package.version}.dist-info"):
        shutil.copytree(Path(str(package.locate_file(part))), tmp_path / part)
    (victim,) = tmp_path.glob(f"{PACKAGE}/*/ner/model")
    whole = victim.read_bytes()
    if damage == "missing":
        victim.unlink()
    else:
        victim.write_bytes(whole[:-9] if damage == "truncated" else whole[:-1] + b"\0")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ModelMissingError) as refused:
        SpacyModel()
    assert refused.value.file_name == "model"
    assert str(tmp_path) not in str(refused.value)
