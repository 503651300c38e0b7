"""The passages that the name finder is trained on can all be filled."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

TRAINING = Path(__file__).parents[2] / "training"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    sys.path.insert(0, str(TRAINING))
    try:
        spec = importlib.util.spec_from_file_location("generate", TRAINING / "generate.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["generate"] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.pop(0)
    return module


@pytest.fixture(scope="module")
def filler(generate: ModuleType) -> object:
    people = json.loads((TRAINING / "gazetteers" / "people.json").read_text("utf-8"))
    places = json.loads((TRAINING / "gazetteers" / "places.json").read_text("utf-8"))
    return generate.Filler(generate.Names(people, places["GB"]))


def test_every_passage_is_filled_and_each_span_holds_a_whole_name(
    generate: ModuleType, filler: object
) -> None:
    random.seed(1)
    passages = generate.passages(TRAINING / "passages")
    assert len(passages) > 250
    for passage in passages:
        row = generate.render(passage, filler)
        assert "[[" not in row["text"], passage[:60]
        for span in row["spans"]:
            words = row["text"][span["start"] : span["end"]]
            assert words == words.strip()
            assert any(c.isalnum() for c in words)


def test_a_quarter_of_the_passages_has_no_name_to_find(generate: ModuleType) -> None:
    passages = generate.passages(TRAINING / "passages")
    empty = [p for p in passages if not generate.SLOT.search(p)]
    assert len(empty) > len(passages) / 5
