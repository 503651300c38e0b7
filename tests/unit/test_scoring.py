"""How findings are scored against what stands in a text."""

from __future__ import annotations

import pytest

from tests.bench.scoring import Marked, Score

TEXT = "Jean Hartley's dog met Tom at Leeds today"
GOLD = [Marked(0, 14, "PERSON"), Marked(23, 26, "PERSON"), Marked(30, 35, "LOCATION")]


def _score(*found: Marked) -> list[str]:
    score = Score()
    score.add(TEXT, GOLD, found)
    return score.row()


@pytest.mark.parametrize(
    ("found", "row"),
    [
        ([], ["0.0", "0.0", "100.0", "0.0", "0.00"]),
        ([Marked(0, 12, "X")], ["33.3", "33.3", "100.0", "0.0", "0.00"]),
        ([Marked(0, 4, "X"), Marked(5, 12, "X")], ["33.3", "33.3", "100.0", "0.0", "0.00"]),
        ([Marked(0, 41, "X")], ["100.0", "100.0", "0.0", "100.0", "0.00"]),
        (
            [Marked(0, 12, "X"), Marked(23, 26, "X", is_question=True), Marked(30, 35, "X")],
            ["66.7", "100.0", "0.0", "0.0", "0.00"],
        ),
        ([Marked(15, 18, "X", is_question=True)], ["0.0", "0.0", "100.0", "0.0", "11.11"]),
    ],
)
def test_names_count_when_every_letter_is_covered(found: list[Marked], row: list[str]) -> None:
    assert _score(*found) == row
