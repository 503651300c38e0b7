"""Whatever is typed into title and body, each format shows it or the gate says why not."""

from __future__ import annotations

import pytest

from reflectapp.publish.formats import FORMATS
from reflectapp.publish.gate import Approval, judge
from reflectapp.publish.markup import visible
from tests.support.hostile_posts import BODIES, TITLES
from tests.support.posts import TODAY, Draft


def approved(title: str, body: str, name: str) -> Approval:
    """Return the post as it would leave, with every Jean replaced."""
    draft = Draft(title=title, body=body)
    result = judge((draft.decide("Jean") if "Jean" in draft.text else draft).case, name, TODAY)
    assert isinstance(result, Approval)
    return result


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("name", FORMATS)
def test_any_title_is_taken(title: str, name: str) -> None:
    approval = approved(title, "Words.", name)
    shown, _ = FORMATS[name].shown(approval.content)
    assert visible(shown) == (title.replace("Jean", "[Person A]").strip() or "1 April 2026")
    assert set(approval.file_name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


@pytest.mark.parametrize(("body", "words"), BODIES.items())
@pytest.mark.parametrize("name", FORMATS)
def test_any_body_is_shown_as_text(body: str, words: str, name: str) -> None:
    approval = approved("T", f"Before.\n\n{body}\n\nAfter.", name)
    _, page = FORMATS[name].shown(approval.content)
    shown = visible(page).replace("\u2060", "")
    assert "".join(words.split()) in "".join(shown.split())
    assert shown.count("[Person A]") == body.count("Jean")
    assert shown.rstrip().endswith("After.")
