"""A site is made of approved pages, and brings no word of its own."""

from __future__ import annotations

import pytest

from reflectapp.domain.finding import Action
from reflectapp.publish.gate import Approval, judge
from reflectapp.publish.site import files_of
from tests.support.hostile_posts import BODIES, TITLES
from tests.support.posts import TODAY, Draft, subject


def approved(draft: Draft, name: str = "site") -> Approval:
    """Return a page of a site."""
    result = judge(draft.case, name, TODAY)
    assert isinstance(result, Approval)
    return result


def test_all_files_of_a_site_hold_the_approved_bytes_or_what_is_read_off_them() -> None:
    page = approved(Draft(title="Tea", body="We talked."))
    files = files_of([page])
    assert set(files) == {"tea.html", "index.html", "feed.xml"}
    assert files["tea.html"] == page.content
    assert b'<a href="tea.html">Tea</a>' in files["index.html"]
    assert b"&lt;p&gt;We talked.&lt;/p&gt;" in files["feed.xml"]


def test_no_forged_or_other_approval_is_taken() -> None:
    page = approved(Draft(title="Tea"))
    object.__setattr__(page, "content", b"Jean")
    for approvals in ([page], [approved(Draft(title="Tea"), "html")], []):
        with pytest.raises(TypeError):
            files_of(approvals)


def test_a_kept_name_in_a_title_may_stand_wherever_the_title_does() -> None:
    draft = Draft(title="Zola's day", subjects=(subject("Zola"),)).decide("Zola", Action.KEEP)
    files = files_of([approved(draft)])
    assert b"Zola" in files["index.html"]


def test_hostile_posts_make_a_site_in_which_nothing_runs() -> None:
    drafts = [Draft(title=title) for title in TITLES]
    drafts += [Draft(title="T", body=f"Before.\n\n{body}") for body in BODIES]
    plain = [d.decide("Jean") if "Jean" in d.text else d for d in drafts]
    files = files_of([approved(draft) for draft in plain])
    assert len(files) == len(drafts) + 2
    for content in files.values():
        assert b"<script" not in content
        assert b"Jean" not in content
