"""Pubs by their signs."""

import pytest

from reflectapp.anonymise.recognisers import pubs
from tests.support.recognising import found, masked


def test_a_sign_written_large_within_a_sentence_is_hidden_at_once() -> None:
    assert masked(pubs.find, "We met at the Dog and Partridge. At the red lion?") == [
        "the Dog and Partridge"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22:15 chest pain, pub (The Duke of York, Stone Chair)", ["The Duke of York"]),
        ("sat with him outside the red lion", ["the red lion"]),
        ("he was barred from the king's head", ["the king's head"]),
        ("down the queens arms with Col", ["the queens arms"]),
        ("at the Dog and Duck", ["the Dog and Duck"]),
        ("Last seen: the dog and duck, 21.30", ["the dog and duck"]),
        ("opposite the rose & crown", ["the rose & crown"]),
        ("his local is a pub, the three horseshoes", ["the three horseshoes"]),
        ("in the nag's head all day", ["the nag's head"]),
        ("she is doing her Duke of Edinburgh's award", []),
        ("working towards the duke of edinburgh award", []),
        ("he had a black dog and a white horse", []),
        ("played the king of hearts at cards", []),
        ("up to three cups of tea and sat with the old man in bed 4", []),
        ("to the black man in bay 2, a lady of leisure, in general of late", []),
        ("met him at “The Red Lion” again", ["The Red Lion"]),
        ("our local, the Red Lion, and the White-Hart", ["the Red Lion"]),
        ("the bell and the star on her tree", []),
        ("off a bloke at the fox and grapes", ["the fox and grapes"]),
        (
            "in the bat and barrel, at the goat & compasses",
            ["the bat and barrel", "the goat & compasses"],
        ),
        ("we ended up in the labour club, then home", ["the labour club"]),
        ("The do at the Orange hall was on", ["the Orange hall"]),
        ("back from miners welfare", ["miners welfare"]),
        ("did hair at Curl Up and Dye on the corner", ["Curl Up and Dye"]),
        ("a cake from Rise & Shine", ["Rise & Shine"]),
        ("at Jean and Dave, in Leeds and Bradford", []),
        ("from Tesco and Boots, at Health and Social Care, by Women and Children", []),
        ("she is in labour, the football club is full, of the youth club", []),
    ],
)
def test_signs_are_asked_about_where_one_can_be(text: str, expected: list[str]) -> None:
    assert found(pubs.find, text) == expected
