"""How long a post of 2,000 words takes through the gate, in every format."""

from __future__ import annotations

from time import process_time

import pytest

from reflectapp.publish.formats import FORMATS
from reflectapp.publish.gate import Approval, judge
from tests.support.posts import TODAY, Draft, subject

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

PART = """\
I met **Jean Hartley** at the *home* and we talked for a long while about how the night had gone.

> She said: never again.

- a walk along the [path](https://example.org/a)
- a long talk by the window, as so often in the last weeks

| who | when |
|---|---|
| Jean Hartley | later |

"""
KNOWN = [
    f"{first} {last}"
    for first in ("Jean", "Ada", "Femi", "Olu", "Mary", "Zoltan")
    for last in ("Hartley", "Quezada", "Okafor", "Bezkowicz", "Smith", "Oduya")
]


def test_two_thousand_words_are_rendered_and_scanned_in_all_formats_in_two_seconds() -> None:
    """Of work; on a busy machine the wall clock measures the neighbours as well."""
    body = PART * (2_000 // len(PART.split()) + 1)
    draft = Draft(title="With Jean Hartley", body=body, subjects=tuple(map(subject, KNOWN)))
    case = draft.decide("Jean Hartley").case
    took: dict[str, float] = {}
    for name in FORMATS:
        began = process_time()
        assert isinstance(judge(case, name, TODAY), Approval)
        took[name] = process_time() - began
    lines = [f"  {name:10} {seconds * 1000:6.0f} ms" for name, seconds in took.items()]
    print(f"\n{len(body.split())} words, all formats: {sum(took.values()):.2f} s", *lines, sep="\n")
    assert sum(took.values()) <= 2
