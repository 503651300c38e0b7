"""What the model and the engine reach on texts of our own that nothing was tuned on by word.

The texts are invented for this test; names stand between braces. The floors lie under what was
measured when the model was made, so that a worse model, or a broken export, fails here.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reflectapp.anonymise.analyser import Analyser
from reflectapp.anonymise.network import Network
from reflectapp.assets import resource
from reflectapp.domain.finding import Tier
from reflectapp.domain.subject import Register
from tests.bench.engines import found_by
from tests.bench.scoring import Marked, Score

pytestmark = pytest.mark.slow

ENTRIES = Path(__file__).parents[2] / "data" / "entries"

TEXTS = (
    "Drove {Bartosz} back from {Wrexham} after contact. His sister {Oliwia} had saved him half a "
    "pasty. He said nothing until the roundabout and then asked whether {Mr Adeyinka} was cross "
    "with him. I said no. I am not sure that is true.",
    "Handover was late again. {Philippa} on the late, {Kwesi} on the long day, nobody on nights "
    "yet. I rang {Dudley} twice about the bed. The family had come all the way from {Penrith} and "
    "sat in the corridor with their coats on.",
    "I keep coming back to what {Nasreen Chaudhry} said: you people write more than you listen. "
    "She is right about the forms. Her boy {Ilyas} drew the whole meeting in biro, me with no "
    "mouth. Supervision on Thursday. Schön would have liked the drawing.",
    "New referral, woman in her sixties, {Thornaby} way. Neighbour {Les Gilroy} found her on the "
    "step. Daughter {Charmaine} lives in {Sheffield} and works nights. The GP thinks capacity, the "
    "ward thinks social. I think she is lonely and said so, badly.",
    "{Tegan} did not come. {Rhodri} did, with a carrier bag of letters he had not opened, the "
    "oldest from March. We opened eleven. Two were good news. He shook my hand in the car park in "
    "{Llanelli} as if I had done something.",
    "Group tonight: {Marlon}, {Big Steve}, {Anoushka}, and {Fr Keogh} who makes the tea. {Marlon} "
    "told the one about the ferry again. Nobody minded. I locked up and cried in the store "
    "cupboard for no reason that I could find, then drove home to {Gosport}.",
)
WORD = re.compile(r"\w+")


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without braces, and where the names between them stand."""
    plain, places = "", []
    for part in re.split(r"(\{[^}]*\})", text):
        if part.startswith("{"):
            places.append((len(plain), len(plain) + len(part) - 2))
        plain += part.strip("{}")
    return plain, places


@pytest.fixture(scope="module")
def engine() -> Analyser:
    return Analyser()


@pytest.mark.parametrize("is_lower", [False, True], ids=["as written", "in lower case"])
def test_the_network_alone_finds_nearly_every_name_and_little_else(is_lower: bool) -> None:
    network = Network(resource("models", "names"))
    found = names = wrong = others = 0
    for text, places in map(marked, TEXTS):
        words = network.read(text.lower() if is_lower else text)
        for start, end in places:
            names += 1
            read = [w for w in words if w.start >= start and w.end <= end and w.end - w.start > 2]
            found += all(w.name >= 0.2 for w in read)
        outside = [w for w in words if not any(s <= w.start < e for s, e in places)]
        others += len(outside)
        wrong += sum(w.name >= 0.5 for w in outside)
    assert found / names >= 0.9
    assert wrong / others <= 0.03


@pytest.mark.parametrize("is_lower", [False, True], ids=["as written", "in lower case"])
def test_the_engine_surfaces_nearly_every_name_and_masks_little_else(
    engine: Analyser, is_lower: bool
) -> None:
    surfaced = names = wrong = others = 0
    for text, places in map(marked, TEXTS):
        findings = engine.analyse(text.lower() if is_lower else text, Register())
        spans = [f.span for f in findings]
        for start, end in places:
            names += 1
            last = text[start:end].split()[-1]
            at = end - len(last)
            surfaced += any(s.start <= at and end <= s.end for s in spans)
        masked = [f.span for f in findings if f.tier is Tier.REPLACE]
        for word in WORD.finditer(text):
            if not any(s <= word.start() < e for s, e in places):
                others += 1
                wrong += any(s.start <= word.start() < s.end for s in masked)
    assert surfaced / names >= 0.96
    assert wrong / others <= 0.03


@pytest.mark.parametrize(
    ("name", "surfaced", "leaky", "over"),
    [
        ("typical", 0.995, 0.02, 0.01),
        ("typical_later", 0.995, 0.02, 0.01),
        ("dense", 0.98, 0.2, 0.02),
        ("dense_later", 0.99, 0.05, 0.02),
    ],
)
def test_entries_of_other_hands_hide_few_names(
    engine: Analyser, name: str, surfaced: float, leaky: float, over: float
) -> None:
    score = Score()
    for line in (ENTRIES / f"{name}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = [Marked(s["start"], s["end"], s["label"]) for s in row["spans"]]
        score.add(row["text"], gold, found_by(engine, row["text"]))
    assert score.surfaced / score.names >= surfaced
    assert score.leaky / score.texts <= leaky
    assert score.over / score.others <= over
