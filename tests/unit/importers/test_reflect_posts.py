"""What a full export says of posts that left."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reflectapp.domain.post import SentFile
from reflectapp.importers.fields import PieceError
from reflectapp.importers.reflect_posts import export_of

DIGEST = "9f" * 32


def left_with(path: str) -> dict[object, object]:
    """Return the record of a post that left with a picture."""
    return {
        "exported_at": datetime(2026, 4, 1, tzinfo=UTC).isoformat(),
        "format": "jekyll",
        "file_name": "2026-04-01-tea.md",
        "folder": "/blog/_posts",
        "digest": DIGEST,
        "public_digest": DIGEST,
        "files": [{"path": path, "digest": DIGEST, "size": 3}],
    }


@pytest.mark.parametrize("path", ["tea/image-1.jpg", "../assets/2026-04-01-tea/image-1.jpg"])
def test_pictures_that_left_beside_a_post_are_known_by_their_way_from_it(path: str) -> None:
    assert export_of(left_with(path)).files == (SentFile(path, DIGEST, 3),)


@pytest.mark.parametrize("path", ["", "/home/me/sun.jpg", "C:\\sun.jpg", "\\sun.jpg", "a\0.jpg"])
def test_no_file_says_of_a_picture_that_it_left_to_any_place_of_the_disk(path: str) -> None:
    with pytest.raises(PieceError):
        export_of(left_with(path))
