"""Time as the journal sees it: instants that never run backwards, and shift days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

STEP_TOLERANCE = timedelta(seconds=90)
"""Wall and boot clock may drift this far apart before the difference counts as a step."""

DEFAULT_DAY_BOUNDARY = time(4, 0)
"""A night shift belongs to the day on which it began (product.md, rule 6)."""


class Clock(Protocol):
    """The machine's clocks, handed in so that tests can turn them."""

    def wall(self) -> datetime:
        """Return the wall clock, aware and in UTC."""

    def boot(self) -> timedelta:
        """Return the time since boot, suspended time included; no user can set it."""

    def boot_id(self) -> str:
        """Return which boot this is; empty where the computer does not tell."""

    def local(self, instant: datetime) -> datetime:
        """Return `instant` in the time zone that the computer is in now."""


class IdSource(Protocol):
    """Where identifiers come from."""

    def new_id(self) -> str:
        """Return a fresh identifier: 32 lower-case hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A moment at which journal time and boot clock were read together."""

    boot_id: str
    boot: timedelta
    at: datetime
    """Journal time, UTC."""


@dataclass(frozen=True, slots=True)
class ClockStep:
    """The wall clock was seen to jump while the program ran."""

    seen_at: datetime
    """Trusted time at which the step was noticed."""
    size: timedelta
    """How far the wall clock moved against the boot clock; negative means backwards."""


class TrustedClock:
    """Journal time: starts at the later of wall clock and high-water mark, then follows boot time.

    Within one boot it goes on from the anchor of the session before. So setting the wall clock
    credits nothing while the program runs or is locked (product.md, rule 5).
    An owner who sets the clock before starting the program can still defeat it: this is a
    commitment, not a prison.
    """

    def __init__(
        self, clock: Clock, high_water: datetime | None, anchor: Anchor | None = None
    ) -> None:
        self._clock = clock
        wall, boot = clock.wall(), clock.boot()
        here = clock.boot_id()
        believed = wall
        if anchor is not None and here and anchor.boot_id == here and boot >= anchor.boot:
            believed = anchor.at + (boot - anchor.boot)
        self._start = believed if high_water is None else max(believed, high_water)
        self._boot_at_start = boot
        self._offset = wall - self._start
        self._latest = self._start
        self._steps: list[ClockStep] = []

    def now(self) -> datetime:
        """Return journal time in UTC; never earlier than any value returned before."""
        elapsed = max(self._clock.boot() - self._boot_at_start, timedelta(0))
        self._latest = max(self._latest, self._start + elapsed)
        self._note_step(self._latest)
        return self._latest

    def today(self, day_boundary: time = DEFAULT_DAY_BOUNDARY) -> date:
        """Return the shift day that the wall clock shows here and now."""
        return shift_day(self._clock.local(self._clock.wall()), day_boundary)

    def local(self, instant: datetime) -> datetime:
        """Return `instant` in the computer's time zone."""
        return self._clock.local(instant)

    def anchor(self) -> Anchor:
        """Return what the next session of this boot goes on from."""
        return Anchor(self._clock.boot_id(), self._clock.boot(), self.now())

    @property
    def steps(self) -> tuple[ClockStep, ...]:
        """The steps noticed since the program started, oldest first."""
        return tuple(self._steps)

    def _note_step(self, now: datetime) -> None:
        offset = self._clock.wall() - now
        if abs(offset - self._offset) > STEP_TOLERANCE:
            self._steps.append(ClockStep(now, offset - self._offset))
            self._offset = offset


def shift_day(local: datetime, day_boundary: time = DEFAULT_DAY_BOUNDARY) -> date:
    """Return the day that a moment in local time counts for.

    Moments before `day_boundary` belong to the day before.
    """
    day = local.date()
    return day - timedelta(days=1) if local.time() < day_boundary else day


def as_utc(text: str) -> datetime:
    """Read an instant written by `datetime.isoformat` and return it in UTC.

    Raises:
        ValueError: `text` is not an instant with a UTC offset.
    """
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("an instant needs a UTC offset")
    return instant.astimezone(UTC)
