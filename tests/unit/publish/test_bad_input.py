"""Whatever is typed into title and body, each format shows it or the gate says why not."""

from __future__ import annotations

import pytest

from reflectapp.domain.entry import MAX_TITLE
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.gate import Approval, judge
from reflectapp.publish.markup import visible
from reflectapp.publish.report import Reason, ReasonKind
from tests.support.hostile_posts import BODIES, TITLES
from tests.support.posts import TODAY, Draft


def approved(title: str, body: str, name: str) -> Approval:
    """Return the post as it would leave, with every Jean replaced."""
    draft = Draft(title=title, body=body)
    result = judge((draft.decide("Jean") if "Jean" in draft.text else draft).case, name, TODAY)
    assert isinstance(result, Approval)
    return result


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (title, name)
        for title in TITLES
        for name, written in FORMATS.items()
        if len(title) <= (written.longest_title or MAX_TITLE)
    ],
)
def test_any_title_is_taken(title: str, name: str) -> None:
    approval = approved(title, "Words.", name)
    shown, _ = FORMATS[name].shown(approval.content)
    assert visible(shown) == (title.replace("Jean", "[Person A]").strip() or "1 April 2026")
    assert set(approval.file_name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


def test_ghost_is_sent_no_post_with_a_title_that_it_would_refuse() -> None:
    case = Draft(title="x" * 256, body="Words.").case
    assert judge(case, "ghost", TODAY).reasons == (Reason(ReasonKind.TITLE_TOO_LONG, 255),)
    assert isinstance(judge(case, "markdown", TODAY), Approval)
    assert approved("x" * 255, "Words.", "ghost")


@pytest.mark.parametrize(("body", "words"), BODIES.items())
@pytest.mark.parametrize("name", FORMATS)
def test_any_body_is_shown_as_text(body: str, words: str, name: str) -> None:
    approval = approved("T", f"Before.\n\n{body}\n\nAfter.", name)
    _, page = FORMATS[name].shown(approval.content)
    shown = visible(page).replace("\u2060", "")
    assert "".join(words.split()) in "".join(shown.split())
    assert shown.count("[Person A]") == body.count("Jean")
    assert shown.rstrip().endswith("After.")
