"""The sum of what posts tell, and what makes two of them one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reflectapp.domain.disclosure import (
    SOMEBODY,
    WRITER,
    Attribute,
    Fact,
    LeftTelling,
    Telling,
    Told,
)
from reflectapp.publish.disclosures.linking import Link, LinkKind
from reflectapp.publish.disclosures.summing import Earlier, summed

DAY = datetime(2026, 3, 2, tzinfo=UTC)
FORTIES = Fact(Attribute.AGE, "forties", "in her forties", "She is in her forties.")
BIPOLAR = Fact(Attribute.HEALTH, "bipolar disorder", "bipolar", "She has bipolar disorder.")
WARD = Fact(Attribute.PLACE, "hospital", "the ward", "On the ward.")
WINTER = Fact(Attribute.TIME, "winter", "winter", "It was winter.")
SONS = Fact(Attribute.FAMILY, "two sons", "two sons", "She has two sons.")
SHE = Fact(Attribute.GENDER, "woman or girl", "she", "She came.", is_weak=True)
NURSE = Fact(Attribute.OCCUPATION, "nurse", "a nurse", "I am a nurse.")


def telling(*people: Told) -> Telling:
    return Telling(people)


def left(*people: Told, post: str = "p1") -> LeftTelling:
    return LeftTelling(post, DAY, "post.md", Telling(people))


def about(key: str, *facts: Fact, subject: str | None = None) -> Told:
    return Told(key, subject, facts)


def test_a_subject_is_summed_over_posts_whatever_its_placeholder() -> None:
    now = telling(about("[Person B]", FORTIES, BIPOLAR, subject="jean"))
    before = left(about("[Person A]", FORTIES, SONS, subject="jean"))

    (person,) = summed(now, Earlier((before,))).people

    assert person.adds == (BIPOLAR,)
    assert person.again == (FORTIES,)
    assert [told.fact for told in person.before] == [FORTIES, SONS]
    assert person.count == 3


def test_the_same_placeholder_in_two_posts_is_nobody_in_particular() -> None:
    now = telling(about("[Person A]", BIPOLAR, subject="jean"))
    before = left(about("[Person A]", FORTIES, subject="amir"), about(SOMEBODY, SONS))

    (person,) = summed(now, Earlier((before,))).people
    assert person.before == ()


def test_the_writer_is_summed_even_where_this_post_tells_nothing_of_them() -> None:
    before = left(about(WRITER, NURSE))

    sums = summed(telling(about(SOMEBODY, WARD)), Earlier((before,)))

    assert [person.key for person in sums.people] == [WRITER, SOMEBODY]
    assert [told.fact for told in sums.people[0].before] == [NURSE]


def test_a_pronoun_alone_is_not_counted() -> None:
    (person,) = summed(telling(about("[Person A]", SHE, BIPOLAR)), Earlier()).people
    assert person.count == 1


def test_what_an_earlier_version_told_and_this_one_does_not_is_out_all_the_same() -> None:
    now = telling(about("[Person A]", BIPOLAR, subject="jean"))
    own = left(about("[Person A]", BIPOLAR, SONS, subject="jean"), post="this")

    (person,) = summed(now, Earlier(own=(own,))).people

    assert person.adds == (BIPOLAR,)
    assert [told.fact for told in person.before] == [SONS]


def links(now: Telling, before: LeftTelling, *, series: bool = False) -> tuple[Link, ...]:
    of_series = frozenset({before.post_id} if series else ())
    return summed(now, Earlier((before,), series=of_series)).links


@pytest.mark.parametrize("subject", ["jean", "amir", None])
def test_three_facts_in_common_may_join_two_posts(subject: str | None) -> None:
    now = telling(about("[Person A]", BIPOLAR, FORTIES, subject="jean"), about(SOMEBODY, WARD))
    before = left(about("[Person C]", BIPOLAR, FORTIES, SONS, subject=subject), about(WRITER, WARD))

    (link,) = links(now, before)

    assert link.kind is LinkKind.SAME_FACTS
    assert {fact.value for fact in link.shared} == {"bipolar disorder", "forties", "hospital"}
    assert link.is_same_person is (subject == "jean")
    assert link.then_known == (SONS,)


@pytest.mark.parametrize("facts", [(BIPOLAR, FORTIES), (BIPOLAR, SHE), (WARD, WINTER)], ids=str)
def test_fewer_facts_do_not_and_neither_do_time_and_place_alone(facts: tuple[Fact, ...]) -> None:
    now = telling(about("[Person A]", *facts))
    assert links(now, left(about("[Person A]", *facts))) == ()


def test_a_setting_alone_joins_nobody() -> None:
    third = Fact(Attribute.SERVICE, "CAMHS", "CAMHS", "CAMHS.")
    now = telling(about("[Person A]", SHE), about(SOMEBODY, WARD, WINTER, third))
    assert links(now, left(about("[Person A]", SHE), about(SOMEBODY, WARD, WINTER, third))) == ()


def test_the_same_made_up_name_in_two_posts_joins_them() -> None:
    (link,) = links(telling(about("Rose", BIPOLAR)), left(about("Rose", SONS)))
    assert link.kind is LinkKind.SAME_NAME
    assert link.then_known == (SONS,)


@pytest.mark.parametrize(
    ("words", "shared"),
    [
        ("His pigeons live on the tower block roof.", "pigeons live on the tower block roof"),
        ("They say [Person B]'s pigeons live on the tower.", ""),
        ("His pigeons live on the [Place 1] block roof.", ""),
    ],
)
def test_the_same_words_about_somebody_join_two_posts(words: str, shared: str) -> None:
    now = Fact(Attribute.PLACE, "estate", "tower block", words)
    before = Fact(Attribute.EVENT, "fire", "fire", "Her PIGEONS live on the tower block roof.")

    found = links(telling(about("[Person B]", now)), left(about("[Person A]", before)))
    assert [(link.kind, link.words) for link in found] == (
        [(LinkKind.SAME_WORDS, shared)] if shared else []
    )


def test_small_words_in_a_row_join_nothing() -> None:
    small = Fact(Attribute.TIME, "winter", "winter", "And then he was at the door with me.")

    assert links(telling(about("[Person A]", small)), left(about("[Person A]", small))) == ()


@pytest.mark.parametrize(("series", "found"), [(True, [LinkKind.SERIES]), (False, [])])
def test_a_series_joins_its_posts_by_the_placeholder(series: bool, found: list[LinkKind]) -> None:
    now = telling(about("[Person A]", BIPOLAR, subject="jean"))
    before = left(about("[Person A]", SONS, subject="jean"))
    assert [link.kind for link in links(now, before, series=series)] == found
