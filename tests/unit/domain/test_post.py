"""Where a post stands on its way."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reflectapp.domain.post import Post, PostState, PostSummary


@pytest.mark.parametrize(
    ("state", "undecided", "waits"),
    [
        (PostState.WAITING, 0, True),
        (PostState.READY, 0, False),
        (PostState.READY, 3, True),
        (PostState.READY, -1, True),
        (PostState.APPROVED, 0, False),
        (PostState.EXPORTED, -1, False),
    ],
)
def test_a_ripe_post_waits_until_its_findings_are_decided(
    state: PostState, undecided: int, waits: bool
) -> None:
    post = Post("p", "e", datetime(2026, 3, 2, tzinfo=UTC))
    summary = PostSummary(post, "", date(2026, 3, 2), state, None, 1.0, undecided)
    assert summary.waits is waits
