"""A site: approved pages, and an index and a feed that are read off them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from reflectapp.publish.formats import SITE
from reflectapp.publish.formats.site import FEED, INDEX, Page, feed, index
from reflectapp.publish.gate import Approval, is_genuine
from reflectapp.publish.site_face import NEUTRAL, ClearedFace, is_cleared

PAGE = SITE.name
"""What the gate knows a page of a site by."""


def pages_of(approvals: Sequence[Approval]) -> list[Page]:
    """Return the pages of a site, newest first, each under a name of its own.

    Raises:
        TypeError: There is none, or one is no genuine approval of a page of a site.
    """
    if not approvals or not all(is_genuine(a) and a.format == PAGE for a in approvals):
        raise TypeError("not approvals of the gate")
    taken = {INDEX}
    pages: list[Page] = []
    # Named from the oldest on: a page keeps its name when others come.
    for approval in sorted(approvals, key=lambda a: (a.day, a.file_name, a.digest)):
        name, number = PurePath(approval.file_name), 1
        while name.name in taken:
            number += 1
            name = name.with_name(f"{PurePath(approval.file_name).stem}-{number}.html")
        taken.add(name.name)
        pages.append(Page(name.name, approval.content))
    return pages[::-1]


def files_of(approvals: Sequence[Approval], cleared: ClearedFace = NEUTRAL) -> dict[str, bytes]:
    """Return all files of a site by name.

    Raises:
        TypeError: As in `pages_of`; or its title and address were not cleared.
    """
    pages = pages_of(approvals)
    if not is_cleared(cleared):
        raise TypeError("not cleared")
    face = cleared.face
    written = {page.name: page.content for page in pages}
    pictures = {file.path: file.content for approval in approvals for file in approval.files}
    return written | {INDEX: index(pages, face), FEED: feed(pages, face)} | pictures
