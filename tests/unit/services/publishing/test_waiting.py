"""How a post waits: what is young, what is remembered of it, and what a clock cannot do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from reflectapp.domain.entry import Draft
from reflectapp.domain.errors import NothingLeftError, PostNotReadyError
from reflectapp.domain.post import DelayChange, PostState
from reflectapp.publish.report import Refusal
from tests.support.one_post import BODY, Desk
from tests.support.posts import subject


def test_a_post_goes_from_waiting_to_exported(desk: Desk, tmp_path: Path) -> None:
    assert desk.service.summary(desk.post.id).undecided == -1
    desk.decide("Maud")
    assert desk.state is PostState.WAITING
    desk.pass_days(14)
    assert desk.state is PostState.READY
    desk.reread()
    assert desk.state is PostState.APPROVED
    record = desk.service.export(desk.approval(), tmp_path)
    assert desk.state is PostState.EXPORTED
    assert desk.service.summary(desk.post.id).post.exports == (record,)
    content = (tmp_path / record.file_name).read_text()
    assert "\\[Person A\\]" in content
    assert "Maud" not in content


def test_the_summary_tells_how_far_the_wait_is(desk: Desk) -> None:
    desk.analyse()
    desk.pass_days(3.5)
    summary = desk.service.summary(desk.post.id)
    assert summary.ripe_share == pytest.approx(0.25)
    assert summary.ripens_at == desk.post.marked_at + timedelta(days=14)
    assert summary.label == "A talk"
    desk.pass_days(10.5)
    summary = desk.service.summary(desk.post.id)
    assert (summary.ripe_share, summary.ripens_at) == (1.0, None)


def test_what_is_remembered_of_ripeness_follows_edits_and_the_delay(desk: Desk) -> None:
    desk.pass_days(14)
    assert desk.state is PostState.READY
    desk.settings.add_delay(DelayChange(desk.clock.now(), 30))
    assert desk.state is PostState.WAITING
    desk.pass_days(16)
    assert desk.state is PostState.READY
    desk.write(BODY + " Truly.")
    assert desk.state is PostState.WAITING


def test_of_an_entry_saved_many_times_only_the_saves_that_count_are_loaded(desk: Desk) -> None:
    for hour in range(60):
        desk.write(f"{BODY} {'and then ' * hour}")
        desk.pass_days(1 / 24)
    all_of_them = desk.entries.history(desk.entry.id)
    last_of_days = {r.saved_at.date(): r for r in all_of_them}
    case = desk.service._cases.case(desk.post.id)
    assert case.history == tuple(last_of_days.values())
    assert len(case.history) < 5 < len(all_of_them)
    whole = replace(case, history=all_of_them)
    for days in (0, 12, 13, 14):
        moment = desk.clock.now() + timedelta(days=days)
        assert whole.young_at(moment) == case.young_at(moment)


@pytest.mark.parametrize("days", [30, 400, -30])
def test_a_clock_that_is_set_ripens_no_post_and_dates_no_reading(desk: Desk, days: int) -> None:
    desk.decide("Maud")
    desk.pass_days(3)
    desk.machine.set_wall(desk.machine.wall() + timedelta(days=days))
    assert desk.state is PostState.WAITING
    assert isinstance(desk.service.approval(desk.post.id, "markdown"), Refusal)
    with pytest.raises(PostNotReadyError, match="young"):
        desk.reread()
    desk.pass_days(11)
    assert desk.state is PostState.READY


def test_words_typed_while_the_clock_is_wrong_wait_as_long_as_any(desk: Desk) -> None:
    desk.pass_days(14)
    desk.machine.set_wall(desk.machine.wall() - timedelta(days=300))
    desk.write(BODY + " Truly.")
    desk.machine.set_wall(desk.machine.wall() + timedelta(days=300))
    assert desk.state is PostState.WAITING
    desk.pass_days(13.9)
    assert desk.state is PostState.WAITING
    desk.pass_days(0.1)
    assert desk.state is PostState.READY


def test_what_is_remembered_of_the_public_version_follows_decisions_and_findings(
    desk: Desk,
) -> None:
    def undecided() -> int:
        return desk.service.summary(desk.post.id).undecided

    assert undecided() == -1
    desk.analyse()
    assert undecided() == 0
    desk.register.save_subject(subject("Maud"))
    assert undecided() == 1
    desk.decide("Maud")
    assert undecided() == 0
    desk.register.undo_decisions(desk.entry.id)
    assert undecided() == 1


def test_exporting_early_is_refused_with_the_day(desk: Desk) -> None:
    desk.decide("Maud")
    refusal = desk.service.approval(desk.post.id, "markdown")
    assert isinstance(refusal, Refusal)
    assert (str(refusal.reasons[0].kind), refusal.reasons[0].day) == ("young", date(2026, 3, 16))


def test_an_exported_post_that_changed_is_on_its_way_again(read_desk: Desk, tmp_path: Path) -> None:
    read_desk.service.export(read_desk.approval(), tmp_path)
    read_desk.write(BODY + " More.")
    assert read_desk.state is PostState.WAITING
    read_desk.pass_days(14)
    read_desk.decide("Maud")
    assert read_desk.state is PostState.READY


def test_leaving_the_young_words_out_makes_the_rest_ready(desk: Desk) -> None:
    desk.pass_days(14)
    desk.write("We shouted, then talked with Maud for an hour. It helped. Or so I hoped then.")
    desk.decide("Maud")
    assert desk.state is PostState.WAITING
    desk.service.leave_out_young(desk.post.id)
    assert desk.state is PostState.READY
    public = desk.service.report(desk.post.id).public
    assert public.text == "A talk\n\nWe talked with [Person A] for an hour. It helped."
    desk.register.undo_decisions(desk.entry.id)
    assert desk.state is PostState.WAITING


def test_leaving_out_nothing_changes_nothing(read_desk: Desk) -> None:
    before = read_desk.register.decisions(read_desk.entry.id)
    read_desk.service.leave_out_young(read_desk.post.id)
    assert read_desk.register.decisions(read_desk.entry.id) == before


def test_leaving_out_all_words_is_refused_and_changes_nothing(desk: Desk) -> None:
    desk.analyse()
    with pytest.raises(NothingLeftError):
        desk.service.leave_out_young(desk.post.id)
    assert desk.register.decisions(desk.entry.id) == ()
    assert desk.state is PostState.WAITING


def test_a_shorter_delay_frees_no_word_of_the_sitting_in_which_it_was_chosen(desk: Desk) -> None:
    desk.pass_days(1 / 288)
    desk.settings.add_delay(DelayChange(desk.clock.now(), 1))
    desk.pass_days(1 / 288)
    entry = desk.journal.entry(desk.entry.id)
    desk.journal.save(Draft(entry.id, entry.title, BODY + " Yes.", entry.happened_on))
    desk.analyse()
    desk.pass_days(13)
    assert desk.state is PostState.WAITING
    desk.pass_days(1)
    assert desk.state is PostState.READY


def test_a_post_is_judged_as_it_stands_at_one_moment_while_it_is_written(desk: Desk) -> None:
    bodies = [f"{BODY} {'So it was. ' * n}" for n in range(30)] * 8
    entry = desk.journal.entry(desk.entry.id)

    def write() -> None:
        for body in bodies:
            saved = desk.journal.save(Draft(entry.id, entry.title, body, entry.happened_on))
            desk.review.record(entry.id, saved.text, ())

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        while not writing.done():
            assert desk.service.report(desk.post.id).state is PostState.WAITING
        writing.result()
