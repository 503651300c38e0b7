"""Searching: what is found, how a hit is shown, and the index that is kept small."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflectapp.services.session import Session
from tests.support.entries import draft


def found(session: Session, words: str) -> list[str]:
    return [hit.row.label for hit in session.journal.search(words)]


@pytest.mark.parametrize("words", ["bus", "buses"])
def test_one_and_many_find_each_other_and_nothing_that_only_looks_alike(
    session: Session, words: str
) -> None:
    for body in ("I missed the last bus.", "But the buckle of the seat was stiff.", "Two buses."):
        session.journal.new_entry(body=body)

    hits = session.journal.search(words)

    assert [(hit.snippet, [hit.snippet[a:b] for a, b in hit.hits]) for hit in hits] == [
        ("Two buses.", ["buses"]),
        ("I missed the last bus.", ["bus"]),
    ]


def test_a_snippet_shows_words_without_the_signs_of_markdown(session: Session) -> None:
    session.journal.new_entry(
        title="t",
        body="## What?\n\n> - [ ] The **heron** of [the weir](https://x.example) is `shy`, "
        "_very_ shy.\n\n***\nsnake_case stays, 2 * 3 too",
    )
    [hit] = session.journal.search("heron")
    assert hit.snippet == (
        "What? The heron of the weir is shy, very shy. snake_case stays, 2 * 3 too"
    )
    assert [hit.snippet[start:end] for start, end in hit.hits] == ["heron"]


def test_search_forgives_case_accents_and_endings_and_unfinished_words(session: Session) -> None:
    session.journal.new_entry(title="Boundaries", body="Zoë was worried about visiting times.")
    for words in ("boundary", "ZOE", "worry", "visits", "visi", "boundary wor", "times zoë"):
        assert found(session, words) == ["Boundaries"], words
    for words in ("absent", "zoe absent", "isiting"):
        assert found(session, words) == [], words


def test_search_is_newest_first_and_leaves_out_the_bin(session: Session) -> None:
    entries = [session.journal.new_entry(title=f"common {n}") for n in range(3)]
    session.journal.delete(entries[1].id)
    assert found(session, "common") == ["common 2", "common 0"]
    assert [h.row.label for h in session.journal.search("common", limit=1)] == ["common 2"]


def test_search_follows_edits(session: Session) -> None:
    entry = session.journal.new_entry(title="t", body="heron")
    session.journal.save(draft(entry, body="kingfisher"))
    assert found(session, "heron") == []
    assert found(session, "kingfisher") == ["t"]
    session.journal.erase(entry.id)
    assert found(session, "kingfisher") == []


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        '"',
        "''",
        "*",
        "NOT",
        "a AND",
        "NEAR(",
        "title:x",
        "-x",
        "x*y",
        "(",
        "\0",
        "^a",
        "+",
    ],
)
def test_nothing_that_is_typed_is_an_operator(session: Session, words: str) -> None:
    session.journal.new_entry(title="unrelated")
    assert found(session, words) == []


def test_operators_are_searched_for_as_words(session: Session) -> None:
    session.journal.new_entry(title="near or not", body='she said "and" twice')
    for words in ("NOT", "or near", '"and"', "NEAR", "AND twice"):
        assert found(session, words) == ["near or not"], words


def test_hits_are_marked_in_code_points(session: Session) -> None:
    session.journal.new_entry(title="t", body="😀 Heron by the weir; herons again")
    [hit] = session.journal.search("heron")
    assert [hit.snippet[start:end] for start, end in hit.hits] == ["Heron", "herons"]


def test_a_snippet_shows_whole_words_around_the_first_hit(session: Session) -> None:
    session.journal.new_entry(title="t", body="before it\n\n" * 50 + "a heron " + "after it " * 50)
    [hit] = session.journal.search("heron")
    assert re.fullmatch(r"…(it )?(before it )+a heron (after it )+(after )?…", hit.snippet)
    assert len(hit.snippet) <= 242
    assert [hit.snippet[start:end] for start, end in hit.hits] == ["heron"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.text(alphabet="ab \n😀\ue0b1", max_size=400),
    after=st.text(alphabet="ab \n😀\ue0b1", max_size=600),
    times=st.integers(1, 12),
)
def test_whatever_stands_around_a_hit_is_shown_as_it_is(
    session: Session, before: str, after: str, times: int
) -> None:
    body = f"{before} heron {after}" * times
    entry = session.journal.new_entry(body=body)
    [hit] = session.journal.search("heron")
    assert hit.hits
    assert {hit.snippet[start:end] for start, end in hit.hits} == {"heron"}
    assert hit.snippet.strip("…").rstrip("\ue0b1") in " ".join(body.split()) + " "
    assert len(hit.snippet) <= 242
    session.journal.erase(entry.id)


def test_a_hit_in_the_title_alone_shows_the_title(session: Session) -> None:
    session.journal.new_entry(title="The heron", body="words")
    [hit] = session.journal.search("heron")
    assert (hit.snippet, hit.hits) == ("The heron", ((4, 9),))


def test_a_word_that_stands_everywhere_in_a_huge_entry_is_found_at_once(session: Session) -> None:
    session.journal.new_entry(body="again " * 30_000)
    session.journal.new_entry(body="again " * 300_000)
    huge, large = session.journal.search("again")
    assert huge.snippet.startswith("again again")
    assert large.snippet.startswith("again again")
    assert len(large.hits) == large.snippet.count("again")


def test_a_long_common_word_is_found_whole_and_unfinished(session: Session) -> None:
    for n in range(5):
        session.journal.new_entry(title=f"e{n}", body="because" if n else "becauseway")
    assert [h.row.label for h in session.journal.search("because", limit=4)] == [
        "e4",
        "e3",
        "e2",
        "e1",
    ]
    assert len(session.journal.search("becaus", limit=10)) == 5


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.from_regex(r"[a-zA-Zà-öø-ÿ0-9]{1,12}", fullmatch=True), min_size=1, max_size=8))
def test_whatever_was_saved_is_found_by_each_of_its_words(
    session: Session, words: list[str]
) -> None:
    entry = session.journal.new_entry(title=words[0], body=" ".join(words[1:]))
    for word in (*words, " ".join(words)):
        hits = {hit.row.id: hit for hit in session.journal.search(word, 10_000)}
        assert entry.id in hits
        # What is shown agrees with what was found.
        assert hits[entry.id].hits
    session.journal.erase(entry.id)


def test_tidying_says_whether_there_is_more_and_comes_to_an_end(session: Session) -> None:
    entry = session.journal.new_entry(title="t", body="heron")
    for number in range(40):
        session.journal.save(draft(entry, body=f"heron word{number} " * 40))
    steps = 0
    while session.journal.tidy():
        steps += 1
        assert steps < 200
    assert steps > 0
    pieces = session.journal._db.row("SELECT count(DISTINCT segid) AS n FROM entry_search_idx")
    assert pieces is not None and pieces["n"] < 10
    assert found(session, "heron") == found(session, "word39") == ["t"]
    assert found(session, "word38") == []


def test_tidying_after_each_save_keeps_the_index_small_and_finds_what_it_found(
    session: Session,
) -> None:
    entry = session.journal.new_entry(title="t", body="heron")
    for number in range(30):
        session.journal.save(draft(entry, body=f"heron word{number} " * 40))
        session.journal.tidy()
    pieces = session.journal._db.row("SELECT count(DISTINCT segid) AS n FROM entry_search_idx")
    assert pieces is not None and pieces["n"] < 10
    assert found(session, "heron") == found(session, "word29") == ["t"]
    assert found(session, "word28") == []
