"""Names in the addresses of pictures: nobody is asked about them, for no address leaves."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from reflectapp.domain.entry import Entry
from reflectapp.domain.finding import Action, Finding, Kind, Tier
from reflectapp.domain.spans import Span
from reflectapp.services.publishing import FORMATS
from tests.support.desk import Desk
from tests.support.pictures import photo
from tests.support.posts import places

PICTURE = "![The sun](/home/jean/Jean/sun.jpg)"


def looked_through(desk: Desk, body: str, title: str = "Tea") -> Entry:
    """Return an entry in which every Jean and jean was found."""
    entry = desk.session.journal.new_entry(title=title, body=body)
    found = [
        Finding(Span(at, at + 4), Kind.PERSON, Tier.REPLACE, 0.9, "names", group="jean")
        for word in ("Jean", "jean")
        for at in places(entry.text, word)
    ]
    desk.session.review.record(entry.id, entry.text, sorted(found, key=lambda f: f.span))
    return entry


def asked(desk: Desk, entry: Entry) -> list[int]:
    state = desk.session.review.state(entry.id)
    assert state is not None
    return [item.span.start for item in state.items]


@pytest.mark.parametrize("picture", [PICTURE, PICTURE.replace("(", "(<").replace(")", ">)")])
def test_nobody_is_asked_about_names_in_the_address_of_a_picture(desk: Desk, picture: str) -> None:
    entry = looked_through(desk, f"Jean and I.\n\n{picture}\n\nThen Jean left.")
    first, *_, last = places(entry.text, "Jean")
    assert asked(desk, entry) == [first, last]


TEXTS = {
    "in code": f"Out.\n\n`{PICTURE}`",
    "in a block of code": f"Out.\n\n    {PICTURE}",
    "of a page": "Out.\n\n[The sun](https://example.org/Jean/jean)",
    "of a name for it": "Out.\n\n![The sun][it]\n\n[it]: /home/jean/Jean/sun.jpg",
    "of words that some engine takes for a note": f"Out.\n\n{PICTURE.replace('[The', '[^The')}",
}


@pytest.mark.parametrize("body", TEXTS.values(), ids=TEXTS)
def test_what_may_leave_is_asked_about(desk: Desk, body: str) -> None:
    assert len(asked(desk, looked_through(desk, body))) == 2


def test_a_title_is_text(desk: Desk) -> None:
    assert len(asked(desk, looked_through(desk, "Out.", title=PICTURE))) == 2


def test_what_is_left_out_round_an_address_makes_text_of_it(desk: Desk) -> None:
    entry = looked_through(desk, f"We sat in the yard.\n\n{PICTURE}")
    assert asked(desk, entry) == []
    at = entry.text.index("![The sun]")
    desk.session.review.decide(entry.id, Span(at, at + 10), Action.LEAVE_OUT)
    assert len(asked(desk, entry)) == 3


@pytest.mark.parametrize("is_bracketed", [False, True])
def test_such_a_picture_leaves_and_its_address_does_not(
    desk: Desk, tmp_path: Path, is_bracketed: bool
) -> None:
    desk.know("Jean")
    album = tmp_path / "jean" / "Jean 07700 900123"
    album.mkdir(parents=True)
    (album / "sun.jpg").write_bytes(photo())
    address = f"<{album}/sun.jpg>" if is_bracketed else f"{album}/sun.jpg"
    entry = looked_through(desk, f"We sat in the yard.\n\n![The sun]({address})")
    post = desk.publishing.mark(entry.id)
    (offered,) = desk.publishing.pictures.offered(post, desk.publishing.report(post.id).public)
    desk.publishing.pictures.take(post.id, offered.digest)
    desk.machine.advance(timedelta(days=15))
    for name in FORMATS:
        record = desk.export(post, name)
        assert name == "text" or desk.publishing.report(post.id, name).going == 1
        for path in (record.file_name, *(file.path for file in record.files)):
            content = (desk.folder / path).read_bytes().lower()
            assert not any(told in content for told in (b"jean", b"07700", b"sun.jpg"))
