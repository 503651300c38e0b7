"""Which backups stay, and which are thinned out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.backup import DAILY, MONTHLY, WEEKLY, kept
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door, Session
from tests.support.fakes import FakeClock
from tests.support.fixtures import DELAY_DAYS, PASSPHRASE, WORDS

instants = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001  # aware by `timezones`
    datetime(2026, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(made=st.lists(instants, max_size=80))
def test_the_newest_backup_of_each_of_the_last_days_weeks_and_months_is_kept(
    made: list[datetime],
) -> None:
    staying = kept(made, lambda instant: instant)
    assert staying <= set(made)
    assert len(staying) <= DAILY + WEEKLY + MONTHLY
    if made:
        assert max(made) in staying
    for days in sorted({instant.date() for instant in made}, reverse=True)[:DAILY]:
        assert max(instant for instant in made if instant.date() == days) in staying
    months = sorted({(i.year, i.month) for i in made}, reverse=True)
    for month in months[:MONTHLY]:
        assert any((instant.year, instant.month) == month for instant in staying)


def test_a_year_of_daily_backups_is_thinned_out_to_at_most_twenty_three() -> None:
    made: set[datetime] = set()
    day = datetime(2025, 1, 1, 12, tzinfo=UTC)
    for _ in range(400):
        made = set(kept([*made, day], lambda instant: instant))
        day += timedelta(days=1)
    assert len(made) <= DAILY + WEEKLY + MONTHLY
    oldest = min(made)
    assert (day - oldest).days > 300


def test_days_of_backups_are_thinned_out_and_the_newest_stays(
    session: Session, clock: FakeClock
) -> None:
    for _ in range(12):
        newest = session.backups.make()
        clock.advance(timedelta(days=1))
    every = session.backups.all()
    assert every[0] == newest
    assert DAILY <= len(every) < 12


def test_a_clock_set_back_loses_no_backup_and_stops_none(door: Door, clock: FakeClock) -> None:
    door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()
    session = door.unlock(PASSPHRASE)
    first = session.backups.make()
    session.close()
    clock.restart()
    clock.set_wall(clock.wall() - timedelta(days=400))
    session = door.unlock(PASSPHRASE)
    second = session.backups.make()
    assert set(session.backups.all()) == {first, second}
    session.close()


def test_a_fresh_key_gets_a_backup_of_the_same_day(door: Door, clock: FakeClock) -> None:
    """Those made before open with the former passphrase alone."""
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    session.back_up_daily()
    former = session.backups.make()
    assert not session.backups.is_due()
    clock.advance(timedelta(minutes=1))
    session.keys.change(PASSPHRASE, "another passphrase", WORDS)
    session.backups.wait()
    (fresh,) = session.backups.all()
    assert fresh.made_at > former.made_at
    assert not session.backups.is_due()
    session.close()
    Door(fresh.folder, clock, door.ids).unlock("another passphrase").close()


def test_backups_of_a_journal_that_was_here_before_are_never_thinned_out(
    door: Door, clock: FakeClock
) -> None:
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    former = session.backups.make()
    session.close()
    for file in (door.files.key_file, door.files.database_file):
        file.unlink()
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    assert session.backups.is_due()
    for _ in range(40):
        session.backups.make()
        clock.advance(timedelta(days=31))
    assert former in session.backups.all()
    assert len(session.backups.all()) <= DAILY + WEEKLY + MONTHLY + 1
    session.close()
