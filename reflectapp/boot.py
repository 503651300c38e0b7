"""What each system tells about its present boot: which one it is, and how long it has run.

No source here is moved by setting the wall clock: so the macOS boot *time* and Windows'
"up since" are of no use, and the id of the boot is taken instead.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Boot:
    """Where the present boot is read from; `read_id` may raise OSError."""

    read_id: Callable[[], str]
    seconds: Callable[[], float]
    """Since boot, suspended time included wherever the system counts it."""

    def id(self) -> str:
        """Return the id of this boot; empty where the system does not tell one."""
        try:
            return self.read_id()
        except OSError:
            return ""


def boot_of(system: str = sys.platform) -> Boot:
    """Return the readings of a system, named as in `sys.platform`."""
    match system:
        case "linux":
            file = Path("/proc/sys/kernel/random/boot_id")
            return Boot(lambda: file.read_text("ascii").strip(), lambda: _clock("CLOCK_BOOTTIME"))
        case "darwin":
            # There, but not on Linux, this clock counts sleep (clock_gettime(3)).
            return Boot(lambda: mac_id(_sysctl), lambda: _clock("CLOCK_MONOTONIC_RAW"))
        case "win32":
            return Boot(lambda: windows_id(_registry_value, _registry_time), _windows_seconds)
        case _:
            return Boot(lambda: "", time.monotonic)


def mac_id(sysctl: Callable[[str], bytes]) -> str:
    """Return the UUID that the macOS kernel makes at every start.

    Args:
        sysctl: Gives the bytes of a kernel state; raises OSError where there is none.
    """
    return sysctl("kern.bootsessionuuid").rstrip(b"\0").decode("ascii")


def windows_id(value: Callable[[str, str], object], changed: Callable[[str], int]) -> str:
    """Return what is new in Windows' registry after every start, and differs between computers.

    The HARDWARE tree is made anew by the kernel at every start, and its first key is then left
    alone; the count of starts is kept by the prefetcher, which may be switched off.

    Args:
        value: Gives a value of a key below HKEY_LOCAL_MACHINE; raises OSError without it.
        changed: Gives when such a key was last written, in 100 ns since 1601; likewise.
    """
    made = changed(r"HARDWARE\DESCRIPTION\System")
    parts = [str(made)]
    for key, name in (
        (r"SOFTWARE\Microsoft\Cryptography", "MachineGuid"),
        (_PREFETCHER, "BootId"),
    ):
        try:
            parts.append(str(value(key, name)))
        except OSError:
            parts.append("")
    return ":".join(parts)


_PREFETCHER = (
    r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
)


def _clock(name: str) -> float:
    """Read a clock by its name; no system has all of them."""
    known = vars(time)
    return float(known["clock_gettime"](known[name]))


def _sysctl(name: str) -> bytes:
    import ctypes  # noqa: PLC0415  # only where it is needed

    libc = ctypes.CDLL(None, use_errno=True)
    size = ctypes.c_size_t(64)
    room = ctypes.create_string_buffer(size.value)
    if libc.sysctlbyname(name.encode("ascii"), room, ctypes.byref(size), None, 0) != 0:
        raise OSError(ctypes.get_errno(), "sysctlbyname")
    return room.raw[: size.value]


if sys.platform == "win32":
    import ctypes
    import winreg

    def _registry_value(key: str, name: str) -> object:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
            return winreg.QueryValueEx(opened, name)[0]

    def _registry_time(key: str) -> int:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
            return winreg.QueryInfoKey(opened)[2]

    def _windows_seconds() -> float:
        ticks = ctypes.windll.kernel32.GetTickCount64
        ticks.restype = ctypes.c_ulonglong
        return float(ticks()) / 1000

else:

    def _registry_value(key: str, name: str) -> object:
        raise OSError("no registry")

    def _registry_time(key: str) -> int:
        raise OSError("no registry")

    def _windows_seconds() -> float:
        return time.monotonic()
