"""The demo journal, made as anyone gets it: real storage, review, gate and language model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reflectapp.domain.errors import JournalExistsError
from reflectapp.domain.post import PostState
from reflectapp.services import demo
from reflectapp.services.journal import TimelineQuery
from reflectapp.services.session import Door, Session
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 21, 5, 30, tzinfo=UTC)
"""Early in the morning, when the days of the calendar and of the shifts are easily mixed up."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Door, Session, list[int]]]:
    folder: Path = tmp_path_factory.mktemp("demo")
    door = Door(folder / "journal", FakeClock(NOW), FakeIds(), cost=CHEAP)
    told: list[int] = []
    session = demo.make(door, lambda done, total: told.append(100 * done // total))
    yield door, session, told
    session.close()


def test_the_demo_holds_six_months_that_end_now(made: tuple[Door, Session, list[int]]) -> None:
    _, session, _ = made
    rows = session.journal.rows(TimelineQuery(), 0, 200)
    assert len(rows) >= 90
    assert rows[0].happened_on == NOW.date()
    assert rows[0].happened_on - rows[-1].happened_on >= timedelta(days=180)
    entries = [session.journal.entry(row.id) for row in rows]
    assert all(entry.changed_at <= NOW for entry in entries)
    assert all(timedelta(0) <= e.created_at.date() - e.happened_on < timedelta(2) for e in entries)
    assert any(len(session.journal.revisions(row.id)) > 1 for row in rows)


def test_a_post_of_the_demo_stands_in_every_state(made: tuple[Door, Session, list[int]]) -> None:
    _, session, _ = made
    posts = session.publishing.posts()
    states = [summary.state for summary in posts]
    assert set(states) == set(PostState)
    young = [s for s in posts if s.state == PostState.WAITING]
    assert all(s.ripens_at is not None for s in young)
    assert {s.undecided for s in young} == {0, -1}
    ripe = [s for s in posts if s.state == PostState.READY]
    assert sorted(s.undecided > 0 for s in ripe) == [False, True]


def test_the_exported_page_of_the_demo_names_nobody(made: tuple[Door, Session, list[int]]) -> None:
    door, session, _ = made
    files = sorted((door.folder.parent / demo.BLOG_FOLDER).iterdir())
    pages = [file.read_text(encoding="utf-8") for file in files]
    assert len(pages) == 2
    for page in pages:
        for name in ("Derek", "Beckfoot", "Pottage", "Carr Bridge", "Thornbeck", "Leon"):
            assert name not in page
        assert "[Person A]" in page
    assert "at odds about the number 36 for two weeks" in pages[0]
    exported = next(s for s in session.publishing.posts() if s.state == PostState.EXPORTED)
    assert exported.post.exports[0].exported_at < NOW


def test_the_journal_runs_on_with_the_clock_of_the_door(
    made: tuple[Door, Session, list[int]],
) -> None:
    _, session, _ = made
    assert session.clock.now() == NOW
    assert session.clock.steps == ()


def test_progress_is_told_up_to_the_end(made: tuple[Door, Session, list[int]]) -> None:
    _, _, told = made
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 100)


def test_a_journal_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    door = Door(tmp_path / "journal", FakeClock(NOW), FakeIds(), cost=CHEAP)
    door.folder.mkdir()
    (door.folder / "key.json").write_text("somebody's")
    with pytest.raises(JournalExistsError):
        demo.make(door)
    assert (door.folder / "key.json").read_text() == "somebody's"


def test_the_demo_shows_what_two_posts_tell_of_one_person(
    made: tuple[Door, Session, list[int]],
) -> None:
    _, session, _ = made
    approved = next(s for s in session.publishing.posts() if s.state == PostState.APPROVED)
    found = session.advising.advice(approved.post.id)

    leon = next(p for p in found.disclosures.people if p.key == "[Person A]")
    assert {"psychosis", "brother", "teens"} <= {told.fact.value for told in leon.before}
    assert "hospital" in {fact.value for fact in leon.adds}
    assert len(found.disclosures.links) == 1
    assert "lacks insight" in {one.key for one in found.advice}
