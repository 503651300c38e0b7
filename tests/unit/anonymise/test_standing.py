"""Plain words in the place of a name: each is a question."""

import pytest

from reflectapp.anonymise.recognisers import standing
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rang at nine. mo the pharmacist rang me", ["mo"]),
        ("then boots said the script was ready, marmite said", []),
        ("then jam said no", ["jam"]),
        ("fine today, mo - off", ["mo"]),
        ("Elsie: no lunch. May: asking for her mother", ["May"]),
        ("then hope sacked me", ["hope"]),
        ("told hope that it was fine", ["hope"]),
        ("prosper has a new coat", ["prosper"]),
        ("smudge's foot is bad", ["smudge"]),
        ("with fatoumata and prosper", ["prosper"]),
        ("grace's mum rang", ["grace"]),
        ("saw lefty again", ["lefty"]),
        ("What is it like to be june again", ["june"]),
        ("with his cousin sunday", ["sunday"]),
        ("then sunday said no", ["sunday"]),
        ("told talent at handover", ["talent"]),
        ("his niece memory visits", ["memory"]),
        ("kit, he says, is for mothers", ["kit"]),
        ("happy from the day centre rang", ["happy"]),
        ("then kit the domestic came", ["kit"]),
        ("then may came and will covered me", ["may", "will"]),
        ("may wouldnt have me in, will couldnt come", ["may", "will"]),
        ("both can be true, star.", ["star"]),
        ("they fell out over rio, who left", ["rio"]),
        ("brought in by talent and tasha", ["talent"]),
        ("a meeting for the kit family", ["kit"]),
        ("we may come and he will go", []),
        ("told lies and told staff", []),
        ("the whole family came on friday", []),
        ("on sunday his cousin came", []),
        ("it rained in june and all of april", []),
        ("the hope was gone and her grace too", []),
        ("mum said no and the nurse asked why", []),
        ("we've said it, they'd asked, twenty-two came", []),
        ("today's visit was late", []),
        ("Supervision was hard. Handover took an hour.", []),
    ],
)
def test_words_where_a_person_stands_are_asked_about(text: str, expected: list[str]) -> None:
    assert found(standing.find, text) == expected
    assert masked(standing.find, text) == []


@pytest.mark.parametrize("text", ["drove to reading", "on the bus from battle"])
def test_a_town_that_is_a_word_is_asked_about(text: str) -> None:
    assert found(standing.find, text) == [text.rsplit(maxsplit=1)[-1]]


def test_a_month_after_the_word_in_is_no_town() -> None:
    assert found(standing.find, "it rained all day in march") == []
