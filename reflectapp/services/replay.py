"""A clock that runs behind another one and catches up; the demo journal is written by it."""

from __future__ import annotations

from datetime import datetime, timedelta

from reflectapp.domain.clock import Clock


class ReplayClock:
    """The clock handed in, but earlier; once it has caught up it is that clock.

    Wall and boot clock keep in step, so a `TrustedClock` over it sees honest time pass.
    """

    def __init__(self, clock: Clock, start: datetime) -> None:
        """Begin at `start`, or at the present when `start` lies in the future."""
        self._clock = clock
        self._behind = max(clock.wall() - start, timedelta(0))

    def travel_to(self, instant: datetime) -> None:
        """Go forwards to `instant`, but never beyond the present; never go back."""
        behind = max(self._clock.wall() - instant, timedelta(0))
        self._behind = min(self._behind, behind)

    def catch_up(self) -> None:
        """Go forwards to the present and stay with it."""
        self._behind = timedelta(0)

    def wall(self) -> datetime:
        """Return the time replayed, in UTC."""
        return self._clock.wall() - self._behind

    def boot(self) -> timedelta:
        """Return the time since boot, as far behind as the wall clock."""
        return self._clock.boot() - self._behind

    def boot_id(self) -> str:
        """Return nothing: a clock that is moved at will starts anew each time."""
        return ""

    def local(self, instant: datetime) -> datetime:
        """Return `instant` in the time zone that the computer is in now."""
        return self._clock.local(instant)
