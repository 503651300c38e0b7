"""Which boot this is, by the readings of each system."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reflectapp.boot import Boot, boot_of, mac_id, windows_id
from reflectapp.bootstrap import RandomIds, SystemClock
from reflectapp.domain.clock import TrustedClock

DAY = timedelta(days=1)
GUID = "6e2f0d5b-2f40-4a3e-9d1f-c0a4f7d0b111"
PREFETCHER = "PrefetchParameters"


class Registry:
    """What a Windows computer answers, as of one start."""

    def __init__(self, made: int, count: int | None = 317) -> None:
        self.made, self.count = made, count

    def value(self, key: str, name: str) -> object:
        if name == "MachineGuid":
            return GUID
        if name == "BootId" and key.endswith(PREFETCHER) and self.count is not None:
            return self.count
        raise FileNotFoundError(2, name)

    def changed(self, key: str) -> int:
        assert key.startswith("HARDWARE")
        return self.made


def test_the_uuid_of_the_mac_kernel_is_the_boot() -> None:
    asked: list[str] = []

    def sysctl(name: str) -> bytes:
        asked.append(name)
        return b"5E2C9A3B-7A52-4E9E-8E60-8C1B0B1D2F3A\0"

    assert mac_id(sysctl) == "5E2C9A3B-7A52-4E9E-8E60-8C1B0B1D2F3A"
    assert asked == ["kern.bootsessionuuid"]


@pytest.mark.parametrize("count", [317, None])
def test_a_start_of_windows_is_known_by_its_hardware_tree(count: int | None) -> None:
    def boot_id(registry: Registry) -> str:
        return windows_id(registry.value, registry.changed)

    this = boot_id(Registry(133_770_000_000_000_000, count))
    assert this == boot_id(Registry(133_770_000_000_000_000, count))
    assert this != boot_id(Registry(133_770_000_000_000_001, count))
    assert GUID in this
    if count is not None:
        assert this != boot_id(Registry(133_770_000_000_000_000, count + 1))


def test_a_system_that_tells_nothing_has_no_boot_id() -> None:
    def refused() -> str:
        raise PermissionError(13, "registry")

    assert Boot(refused, time.monotonic).id() == ""
    assert boot_of("sunos5").id() == ""
    assert boot_of("sunos5").seconds() > 0


def test_a_windows_that_hides_its_registry_has_no_boot_id() -> None:
    # Here there is none at all.
    assert boot_of("win32").id() == ""


def test_this_computer_tells_its_boot_and_its_time_runs_on() -> None:
    clock = SystemClock()
    assert clock.boot_id() == Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    assert timedelta(0) < clock.boot() <= clock.boot()
    assert len(RandomIds().new_id()) == 32


@pytest.mark.parametrize("made_again", [False, True])
def test_a_clock_set_ahead_while_locked_is_believed_only_after_a_restart(made_again: bool) -> None:
    registry = Registry(133_770_000_000_000_000)
    up = timedelta(hours=5)

    def up_for() -> float:
        return up.total_seconds()

    boot = Boot(lambda: windows_id(registry.value, registry.changed), up_for)
    clock = SystemClock(boot)
    before = TrustedClock(_Ahead(clock, timedelta(0)), None)
    anchor = before.anchor()
    up += timedelta(hours=1)
    if made_again:
        registry.made += 1
    after = TrustedClock(_Ahead(clock, 20 * DAY), before.now(), anchor)
    gained = after.now() - anchor.at
    assert (gained > 19 * DAY) == made_again
    if not made_again:
        assert gained == timedelta(hours=1)


class _Ahead:
    """A system clock whose wall somebody set."""

    def __init__(self, clock: SystemClock, by: timedelta) -> None:
        self._by, self._clock = by, clock
        self.boot, self.boot_id, self.local = clock.boot, clock.boot_id, clock.local

    def wall(self) -> datetime:
        return self._clock.wall() + self._by
