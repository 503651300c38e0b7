"""The only stand-ins that tests use: the machine's clocks, its source of ids and its keyring."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo

from typing_extensions import override

from reflectapp.storage.keyring import KeyringState, SystemKeyring


class FakeClock:
    """Clocks that stand still until a test turns them."""

    def __init__(
        self,
        start: datetime = datetime(2026, 3, 2, 18, 0, tzinfo=UTC),
        utc_offset: int = 0,
        boots: int = 1,
    ) -> None:
        self._wall = start
        self._boot, self._boots = timedelta(hours=3), boots
        self._zone: tzinfo = timezone(timedelta(hours=utc_offset))

    def wall(self) -> datetime:
        """Return the wall clock."""
        return self._wall

    def boot(self) -> timedelta:
        """Return the time since boot."""
        return self._boot

    def boot_id(self) -> str:
        """Return which boot this is; of the boot 0, nothing is told."""
        return f"boot {self._boots}" if self._boots else ""

    def restart(self) -> None:
        """Start the computer anew: another boot, whose clock begins at nothing."""
        self._boots += 1
        self._boot = timedelta(0)

    def local(self, instant: datetime) -> datetime:
        """Return `instant` in the zone that the test chose."""
        return instant.astimezone(self._zone)

    def travel(self, zone: tzinfo) -> None:
        """Take the computer to another zone."""
        self._zone = zone

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


class Britain(tzinfo):
    """Civil time in Britain in 2026, without the system's tables, which slim computers lack."""

    _SUMMER_BEGINS = datetime(2026, 3, 29, 1, tzinfo=UTC).replace(tzinfo=None)
    _SUMMER_ENDS = datetime(2026, 10, 25, 1, tzinfo=UTC).replace(tzinfo=None)
    """In UTC."""

    @override
    def fromutc(self, dt: datetime) -> datetime:
        """Return a moment, given in UTC, in the time of this zone."""
        instant = dt.replace(tzinfo=None)
        is_summer = self._SUMMER_BEGINS <= instant < self._SUMMER_ENDS
        return (dt + timedelta(hours=is_summer)).replace(fold=instant >= self._SUMMER_ENDS)

    @override
    def utcoffset(self, dt: datetime | None) -> timedelta:
        """Return how far the clocks are ahead; of the hour that comes twice, by its fold."""
        if dt is None:
            return timedelta(0)
        wall, hour = dt.replace(tzinfo=None, fold=0), timedelta(hours=1)
        ends = self._SUMMER_ENDS + (timedelta(0) if dt.fold else hour)
        return hour if self._SUMMER_BEGINS + hour <= wall < ends else timedelta(0)

    @override
    def dst(self, dt: datetime | None) -> timedelta:
        """Return the same: winter time is the zone's own."""
        return self.utcoffset(dt)

    @override
    def tzname(self, dt: datetime | None) -> str:
        """Return the zone's name."""
        return "BST" if self.utcoffset(dt) else "GMT"


class HeldKeyring(SystemKeyring):
    """A keyring that answers at once, and lasts as long as the test."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    @override
    def state(self) -> KeyringState:
        """Say that it is there."""
        return KeyringState.READY

    @override
    def secret(self, journal_id: str) -> bytes | None:
        """Return what is held for a journal."""
        return self.held.get(journal_id)

    @override
    def keep(self, journal_id: str, secret: bytes) -> None:
        """Hold a secret for a journal."""
        self.held[journal_id] = secret

    @override
    def forget(self, journal_id: str) -> None:
        """Hold nothing for a journal any more."""
        self.held.pop(journal_id, None)
