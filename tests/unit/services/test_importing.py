"""Bringing files into a journal, and taking what came in out again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from reflectapp.domain.entry import Draft, Mood, TimelineQuery
from reflectapp.domain.errors import StoppedError
from reflectapp.importers.candidate import Why
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.publish.ripeness import young_spans
from reflectapp.services.importing import Importing
from reflectapp.services.session import Door, Session
from tests.support.fakes import FakeClock
from tests.support.fixtures import PASSPHRASE


@pytest.fixture
def importing(session: Session) -> Iterator[Importing]:
    made = Importing(session._db, session.clock, session.ids)
    yield made
    made.close()


def diary(tmp_path: Path, days: int = 3, text: str = "Words of day {}") -> Path:
    entries = {
        str(date(2020, 1, 1) + timedelta(days=n)): {"title": f"Day {n}", "text": text.format(n)}
        for n in range(days)
    }
    file = tmp_path / "diary.json"
    file.write_text(json.dumps({"metadata": {}, "entries": entries}), encoding="utf-8")
    return file


def count(session: Session, *, in_bin: bool = False) -> int:
    return session.journal.count(TimelineQuery(in_bin=in_bin))


def test_a_preview_says_what_would_come_in_and_changes_nothing(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    preview = importing.preview(diary(tmp_path))
    assert (preview.format, preview.entries, preview.duplicates) == ("minidiary", 3, 0)
    assert (preview.first_day, preview.last_day) == (date(2020, 1, 1), date(2020, 1, 3))
    assert [title.label for title in preview.titles] == ["Day 0", "Day 1", "Day 2"]
    assert preview.known_as is None
    assert count(session) == 0


def test_what_comes_in_can_be_searched_and_is_told_entry_by_entry(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    report = importing.bring_in(
        importing.preview(diary(tmp_path)), progress=lambda done, total: told.append((done, total))
    )
    assert report.batch.entries == 3
    assert told == [(1, 6), (2, 6), (3, 6), (6, 6)]
    assert [hit.row.label for hit in session.journal.search("words")] == ["Day 2", "Day 1", "Day 0"]
    assert session.integrity.verify().is_sound


def test_imported_words_are_young_from_the_day_on_which_they_came_in(
    session: Session, importing: Importing, clock: FakeClock, tmp_path: Path
) -> None:
    importing.bring_in(importing.preview(diary(tmp_path, 1)))
    (row,) = session.journal.rows(TimelineQuery(), 0, 10)
    policy = session.settings.delay()

    def young() -> bool:
        history = list(reversed(session.journal.revisions(row.id)))
        text = session.journal.entry(row.id).text
        return bool(young_spans(history, text, session.clock.now(), policy))

    assert young()
    clock.advance(timedelta(days=13))
    assert young()
    clock.advance(timedelta(days=1, minutes=1))
    assert not young()


def test_the_same_file_again_brings_nothing_and_is_known(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    batch = importing.bring_in(importing.preview(diary(tmp_path))).batch
    again = importing.preview(diary(tmp_path))
    assert (again.entries, again.duplicates) == (0, 3)
    assert again.known_as is not None and again.known_as.id == batch.id
    assert importing.bring_in(again).batch.entries == 0
    assert count(session) == 3
    assert [b.id for b in importing.batches()] == [batch.id]


def test_an_entry_of_the_same_day_and_words_is_a_duplicate(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    session.journal.new_entry(
        title="DAY 1", body="words  of\n\nday 1 ", happened_on=date(2020, 1, 2)
    )
    preview = importing.preview(diary(tmp_path))
    assert (preview.entries, preview.duplicates) == (2, 1)


def test_what_was_edited_since_it_came_in_is_still_known(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    importing.bring_in(importing.preview(diary(tmp_path)))
    edit(session, "Day 1")
    assert importing.preview(diary(tmp_path)).duplicates == 3


def edit(session: Session, label: str) -> str:
    row = next(r for r in session.journal.rows(TimelineQuery(), 0, 10) if r.label == label)
    entry = session.journal.entry(row.id)
    session.journal.save(
        Draft(row.id, entry.title, entry.body, entry.happened_on, mood_after=Mood.GOOD)
    )
    return row.id


def test_undoing_takes_all_out_but_what_was_changed_since(
    session: Session, importing: Importing, clock: FakeClock, tmp_path: Path
) -> None:
    session.journal.new_entry(title="Mine", happened_on=date(2020, 1, 1))
    batch = importing.bring_in(importing.preview(diary(tmp_path))).batch
    clock.advance(timedelta(minutes=1))
    edited = edit(session, "Day 1")
    undone = importing.undo(batch.id)
    assert undone.removed == 2
    assert [(kept.id, kept.label) for kept in undone.kept] == [(edited, "Day 1")]
    labels = {row.label for row in session.journal.rows(TimelineQuery(), 0, 10)}
    assert labels == {"Mine", "Day 1"}
    assert session.integrity.verify().is_sound
    assert importing.undo(batch.id).removed == 0


def test_undoing_a_small_part_of_a_journal_leaves_its_index_whole(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    for n in range(5):
        session.journal.new_entry(title=f"Mine {n}", body="words")
    batch = importing.bring_in(importing.preview(diary(tmp_path))).batch
    assert importing.undo(batch.id).removed == 3
    assert len(session.journal.search("words")) == 5
    assert session.integrity.verify().is_sound


def test_an_entry_marked_for_the_blog_since_stays(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    batch = importing.bring_in(importing.preview(diary(tmp_path, 1))).batch
    (row,) = session.journal.rows(TimelineQuery(), 0, 10)
    session.publishing.mark(row.id)
    assert [kept.id for kept in importing.undo(batch.id).kept] == [row.id]


def test_a_stopped_import_leaves_nothing(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    calls = iter(range(100))
    with pytest.raises(StoppedError):
        importing.bring_in(
            importing.preview(diary(tmp_path, 10)), is_stopped=lambda: next(calls) > 5
        )
    assert count(session) == 0
    assert importing.batches() == ()
    assert session.journal.search("words") == []
    assert session.integrity.verify().is_sound


def test_an_import_that_fails_half_way_leaves_nothing(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    folder = tmp_path / "blog"
    folder.mkdir()
    for n in range(1, 4):
        (folder / f"2024-01-0{n}.md").write_text("fine", encoding="utf-8")
    preview = importing.preview(folder)

    def vanish(done: int, total: int) -> None:
        (folder / "2024-01-03.md").unlink(missing_ok=True)

    with pytest.raises(ImportFailedError) as failed:
        importing.bring_in(preview, progress=vanish)
    assert failed.value.cause is Cause.UNREADABLE
    assert failed.value.place.file == "2024-01-03.md"
    assert count(session) == 0


def test_a_file_that_changed_since_the_preview_is_refused(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    preview = importing.preview(diary(tmp_path))
    diary(tmp_path, 4)
    with pytest.raises(ImportFailedError) as failed:
        importing.bring_in(preview)
    assert failed.value.cause is Cause.CHANGED
    assert count(session) == 0


def test_reading_goes_on_while_an_import_runs(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    seen: list[int] = []
    importing.bring_in(
        importing.preview(diary(tmp_path)),
        progress=lambda done, total: seen.append(count(session)),
    )
    assert seen == [0, 0, 0, 0]
    assert count(session) == 3


def test_refusals_are_counted_by_reason_and_placed(importing: Importing, tmp_path: Path) -> None:
    file = tmp_path / "diary.json"
    entries = {"soon": {"text": "x"}, "2020-01-01": {"text": "x"}, "2020-01-02": {"text": ""}}
    file.write_text(json.dumps({"entries": entries}), encoding="utf-8")
    preview = importing.preview(file)
    assert set(preview.refused) == {(Why.BAD_DATE, 1), (Why.BLANK, 1)}
    assert [refusal.place.entry for refusal in preview.refusals] == [1, 3]


@pytest.mark.parametrize(
    ("content", "cause"),
    [("{}", Cause.UNKNOWN_FORMAT), ("[", Cause.DAMAGED), ("nothing", Cause.DAMAGED)],
)
def test_a_json_file_that_is_no_journal_is_refused(
    importing: Importing, tmp_path: Path, content: str, cause: Cause
) -> None:
    file = tmp_path / "diary.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ImportFailedError) as failed:
        importing.preview(file)
    assert failed.value.cause is cause
    assert failed.value.place.file == "diary.json"


def test_imported_tags_and_dates_are_the_file_s(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "---\ntitle: T\ndate: 2021-05-06T10:00:00Z\ntags: [One, one, two]\n---\nwords",
        encoding="utf-8",
    )
    importing.bring_in(importing.preview(file))
    (row,) = session.journal.rows(TimelineQuery(), 0, 10)
    entry = session.journal.entry(row.id)
    assert entry.tags == ("One", "two")
    assert entry.happened_on == date(2021, 5, 6)
    assert entry.created_at.year == 2021
    assert entry.changed_at == session.clock.now()


def test_more_entries_than_one_statement_writes_come_in_and_go_out_whole(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    session.journal.new_entry(title="Mine", body="words")
    report = importing.bring_in(importing.preview(diary(tmp_path, 123)))
    assert report.batch.entries == 123
    assert count(session) == 124
    assert session.journal.search("122")[0].row.label == "Day 122"
    assert session.integrity.verify().is_sound
    assert importing.undo(report.batch.id).removed == 123
    assert [row.label for row in session.journal.rows(TimelineQuery(), 0, 10)] == ["Mine"]
    assert session.integrity.verify().is_sound


def test_a_save_waits_for_an_import_and_ends_it_when_the_journal_locks(
    session: Session, importing: Importing, tmp_path: Path
) -> None:
    entry = session.journal.new_entry(title="Mine")
    preview, stopping, saved = importing.preview(diary(tmp_path, 60)), Event(), Event()

    def save() -> None:
        session.journal.save(Draft(entry.id, "Mine", "typed meanwhile", entry.happened_on))
        saved.set()

    saving = Thread(target=save)

    def progress(done: int, total: int) -> None:
        if done == 1:
            saving.start()
            # Reading is not held up by the save that waits.
            assert session.journal.entry(entry.id).body == ""
            stopping.set()
        assert not saved.is_set()

    with pytest.raises(StoppedError):
        importing.bring_in(preview, progress=progress, is_stopped=stopping.is_set)
    saving.join()
    assert session.journal.entry(entry.id).body == "typed meanwhile"
    assert count(session) == 1


def test_closing_the_journal_stops_an_import_first(
    session: Session, door: Door, tmp_path: Path
) -> None:
    preview = session.importing.preview(diary(tmp_path, 60))
    closing = Thread(target=session.close)

    def progress(done: int, total: int) -> None:
        if done == 1:
            closing.start()
            session.importing._closing.wait()

    with pytest.raises(StoppedError):
        session.importing.bring_in(preview, progress=progress)
    closing.join()
    reopened = door.unlock(PASSPHRASE)
    assert count(reopened) == 0
    reopened.close()
