"""Web addresses, hashtags and pages."""

import pytest

from reflectapp.anonymise.recognisers import links
from reflectapp.domain.finding import Tier
from reflectapp.domain.subject import Register
from tests.support.engine import rules_alone
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://example.org/a?b=1 there", ["https://example.org/a?b=1"]),
        ("www.example.org", ["www.example.org"]),
        ("on bluebell-nursery.co.uk today", ["bluebell-nursery.co.uk"]),
        ("[page](https://example.org/jean)", ["https://example.org/jean"]),
        ("facebook.com/jean.hartley.9", ["facebook.com/jean.hartley.9"]),
        ("[write](mailto:jean@example.org)", ["mailto:jean@example.org"]),
        ("signed #JusticeForJean", ["#JusticeForJean"]),
        ("posted on /r/leeds", ["/r/leeds"]),
        ("i.e. this, e.g. that. And/or both, 3.5 of 10", []),
    ],
)
def test_links_are_found(text: str, expected: list[str]) -> None:
    assert found(links.find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://www.nice.org.uk/guidance/ng108", []),
        ("https://x.com/jeanh", ["https://x.com/jeanh"]),
        ("https://forum.example/user/jeanh", ["https://forum.example/user/jeanh"]),
    ],
)
def test_only_somebodys_own_page_is_certain(text: str, expected: list[str]) -> None:
    assert masked(links.find, text) == expected


def test_a_link_that_bears_a_name_of_the_entry_is_masked_whole() -> None:
    text = "Kayleigh Stubbs wrote https://blog.example/kayleigh-stubbs/2 about it"

    found = rules_alone().analyse(text, Register())

    assert [(text[f.span.start : f.span.end], f.tier) for f in found] == [
        ("Kayleigh Stubbs", Tier.REPLACE),
        ("https://blog.example/kayleigh-stubbs/2", Tier.REPLACE),
    ]
