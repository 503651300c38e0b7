"""Pictures that the writer takes along, or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectapp.publish.gate import Approval
from reflectapp.publish.report import ReasonKind, Refusal
from reflectapp.services.post_pictures import OfferedPicture
from reflectapp.storage.database import Database
from tests.support.fakes import FakeClock, FakeIds
from tests.support.one_post import Desk
from tests.support.pictures import photo, screenshot
from tests.support.posts import YES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sun up.jpg"
    path.write_bytes(photo())
    return path


@pytest.fixture
def desk(database: Database, clock: FakeClock, ids: FakeIds, file: Path) -> Desk:
    """Return a journal with a ripe post that refers to a picture."""
    made = Desk(database, clock, ids)
    made.write(f"It helped to go out.\n\n![The sun]({file.as_posix()})")
    made.analyse()
    made.pass_days(15)
    return made


def offered(desk: Desk) -> tuple[OfferedPicture, ...]:
    report = desk.service.report(desk.post.id)
    return desk.service.pictures.offered(report.post, report.public)


def take(desk: Desk) -> str:
    (picture,) = offered(desk)
    desk.service.pictures.take(desk.post.id, picture.digest)
    return picture.digest


def reread(desk: Desk) -> None:
    digest = desk.service.report(desk.post.id).public.digest
    desk.service.reread(desk.post.id, digest, YES)


def approval(desk: Desk, name: str = "html") -> Approval | Refusal:
    return desk.service.approval(desk.post.id, name)


def reasons(desk: Desk) -> set[ReasonKind]:
    verdict = approval(desk)
    return {r.kind for r in verdict.reasons} if isinstance(verdict, Refusal) else set()


def test_a_picture_is_shown_as_it_would_leave_and_stays_behind_by_default(desk: Desk) -> None:
    (picture,) = offered(desk)
    assert (picture.words, picture.width, picture.height) == ("The sun", 60, 40)
    assert picture.thumbnail
    assert not picture.is_taken
    reread(desk)
    verdict = approval(desk)
    assert isinstance(verdict, Approval)
    assert b"<img " not in verdict.content


def test_one_that_is_taken_along_waits_and_then_leaves(desk: Desk) -> None:
    take(desk)
    assert ReasonKind.YOUNG in reasons(desk)
    assert desk.service.summary(desk.post.id).waits
    desk.pass_days(14)
    assert not desk.service.summary(desk.post.id).waits
    reread(desk)
    verdict = approval(desk)
    assert isinstance(verdict, Approval)
    assert b"<img " in verdict.content
    assert "<img " in desk.service.page(desk.post.id)


def test_changing_the_answer_voids_the_approval(desk: Desk) -> None:
    digest = take(desk)
    desk.pass_days(14)
    reread(desk)
    assert isinstance(approval(desk), Approval)
    desk.service.pictures.leave(desk.post.id, digest)
    assert reasons(desk) == {ReasonKind.NOT_REREAD}


CHANGES = {
    "another picture": lambda file: file.write_bytes(screenshot()),
    "no picture": lambda file: file.write_bytes(b"x"),
    "gone": lambda file: file.unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_file_that_is_another_one_by_now_does_not_leave(desk: Desk, file: Path, change) -> None:
    take(desk)
    desk.pass_days(14)
    reread(desk)
    change(file)
    assert ReasonKind.NOT_REREAD in reasons(desk)
    assert "<img " not in desk.service.page(desk.post.id)
    assert not any(picture.is_taken for picture in offered(desk))


def test_leaving_out_what_is_young_leaves_out_young_pictures(desk: Desk) -> None:
    take(desk)
    desk.service.leave_out_young(desk.post.id)
    assert ReasonKind.YOUNG not in reasons(desk)
    assert not offered(desk)[0].is_taken


def test_an_answer_comes_back_with_the_mark(desk: Desk) -> None:
    digest = take(desk)
    post = desk.service.unmark(desk.entry.id)
    desk.service.mark_again(post)
    assert [p.digest for p in desk.service.post_of(desk.entry.id).pictures] == [digest]


ELSEWHERE = ["https://example.org/a.jpg", "//host/share/a.jpg", r"\\\\host\share\a.jpg", "data:,x"]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_what_lies_on_another_computer_is_not_asked_for(desk: Desk, address: str) -> None:
    desk.write(f"It helped to go out.\n\n![The sun]({address})")
    desk.analyse()
    assert offered(desk) == ()


def test_addresses_begin_at_home(desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: file.parent)
    desk.write("It helped to go out.\n\n![The sun](sun up.jpg) ![It](~/sun up.jpg) ![No](none.jpg)")
    desk.analyse()
    assert [(p.words, bool(p.digest)) for p in offered(desk)] == [
        ("The sun", True),
        ("It", True),
        ("No", False),
    ]
