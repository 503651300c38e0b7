from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations

from reflectapp.domain.entry import count_words
from reflectapp.services.invented import Way, invented_entries


def test_the_demo_has_entries_of_every_length_over_six_months() -> None:
    found = invented_entries()
    sizes = [count_words(entry.body) for entry in found]
    assert len(found) >= 90
    assert sum(size >= 80 for size in sizes) >= 30
    assert sum(size >= 500 for size in sizes) >= 2
    assert sum(size < 40 for size in sizes) >= 15
    assert max(entry.days for entry in found) >= 180
    assert min(entry.days for entry in found) == 0


def test_a_post_of_the_demo_stands_in_every_state() -> None:
    ways = Counter(entry.way for entry in invented_entries())
    assert {way: ways[way] for way in Way if way} == {way: 1 for way in Way if way}


def test_no_two_entries_of_the_demo_repeat_one_another() -> None:
    bodies = [entry.body for entry in invented_entries()]
    sentences = Counter(
        sentence.strip()
        for body in bodies
        for sentence in re.split(r"(?<=[.?])\s", body)
        if count_words(sentence) > 7
    )
    assert [s for s, n in sentences.items() if n > 1] == []
    likeness = (
        SequenceMatcher(None, a.split(), b.split(), autojunk=False).quick_ratio()
        for a, b in combinations(bodies, 2)
        if min(len(a), len(b)) > 200
    )
    assert max(likeness) < 0.7


def test_telephone_numbers_of_the_demo_are_kept_for_drama() -> None:
    numbers = [
        number
        for entry in invented_entries()
        for number in re.findall(r"\b0\d{4} ?\d{6}\b", entry.body)
    ]
    assert numbers
    assert all(re.fullmatch(r"01632 ?960\d{3}|07700 ?900\d{3}", number) for number in numbers)


def test_later_changes_are_later_than_the_entry() -> None:
    for entry in invented_entries():
        assert all(change.days < entry.days for change in entry.changes)


def test_headings_of_a_template_stand_where_a_template_is_named() -> None:
    for entry in invented_entries():
        has_headings = "## " in entry.body
        assert has_headings == (entry.template in ("gibbs", "driscoll"))
