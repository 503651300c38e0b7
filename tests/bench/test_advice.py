"""How long the advice on a post of 2,000 words takes."""

from __future__ import annotations

import statistics
import time

import pytest

from reflectapp.anonymise.render import public_version
from reflectapp.domain.advice import AdviceChoices
from reflectapp.publish.advice.advising import advice_on
from reflectapp.publish.disclosures.telling import telling_of
from reflectapp.services.invented import invented_entries

MOST_MS = 150
ROUNDS = 15


@pytest.mark.bench
def test_advice_on_a_long_post_is_there_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    words = "\n\n".join(entry.text for entry in invented_entries()).split(" ")
    public = public_version(" ".join(words[:2000]), (), ())
    took = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        advice_on(public, AdviceChoices())
        telling_of(public, ())
        took.append((time.perf_counter() - begin) * 1000)
    with capsys.disabled():
        print(
            f"\nadvice on 2,000 words: {statistics.median(took):.0f} ms,"
            f" the first time {took[0]:.0f} ms"
        )
    assert statistics.median(took) <= MOST_MS
