"""The only stand-ins that tests use: the machine's clocks and its source of ids."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone


class FakeClock:
    """Clocks that stand still until a test turns them."""

    def __init__(
        self, start: datetime = datetime(2026, 3, 2, 18, 0, tzinfo=UTC), utc_offset: int = 0
    ) -> None:
        self._wall = start
        self._boot, self._boots = timedelta(hours=3), 1
        self._zone = timezone(timedelta(hours=utc_offset))

    def wall(self) -> datetime:
        """Return the wall clock."""
        return self._wall

    def boot(self) -> timedelta:
        """Return the time since boot."""
        return self._boot

    def boot_id(self) -> str:
        """Return which boot this is."""
        return f"boot {self._boots}"

    def restart(self) -> None:
        """Start the computer anew: another boot, whose clock begins at nothing."""
        self._boots += 1
        self._boot = timedelta(0)

    def local(self, instant: datetime) -> datetime:
        """Return `instant` in the zone that the test chose."""
        return instant.astimezone(self._zone)

    def advance(self, by: timedelta) -> None:
        """Let honest time pass: both clocks move."""
        self._wall += by
        self._boot += by

    def suspend(self, by: timedelta) -> None:
        """Close the lid: the boot clock counts suspended time too."""
        self.advance(by)

    def set_wall(self, to: datetime) -> None:
        """Set the wall clock, as a user may; the boot clock stays."""
        self._wall = to


class FakeIds:
    """Ids that count up, so that a failing test reads the same twice."""

    def __init__(self) -> None:
        self._last = 0

    def new_id(self) -> str:
        """Return the next id: 32 hexadecimal digits."""
        self._last += 1
        return f"{self._last:032x}"
