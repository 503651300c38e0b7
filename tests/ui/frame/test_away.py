"""The journal locks when the desktop says that nobody is there; against a real bus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import ClassInfo, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor
from pytestqt.qtbot import QtBot

from reflectapp.ui.away import AwayWatch, session_path

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="needs a bus"
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A bus of our own."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture
def desktop(address: str, qtbot: QtBot) -> Iterator[QDBusConnection]:
    """The other end: what speaks for the system and its desktop."""
    bus = QDBusConnection.connectToBus(address, "desktop")
    for service in (LOGIN, "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
        assert bus.registerService(service)
    yield bus
    QDBusConnection.disconnectFromBus("desktop")


@pytest.fixture
def watch(address: str, desktop: QDBusConnection, qtbot: QtBot) -> Iterator[AwayWatch]:
    bus = QDBusConnection.connectToBus(address, "reflect")
    made = AwayWatch(bus, bus, {"XDG_SESSION_ID": "2"})
    made.start()
    yield made
    made.deleteLater()
    QDBusConnection.disconnectFromBus("reflect")


def _say(desktop: QDBusConnection, path: str, interface: str, name: str, *facts: bool) -> None:
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(facts))
    assert desktop.send(message)


@pytest.mark.parametrize(
    "said",
    [
        (LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", True),
        (f"{LOGIN_PATH}/session/_32", f"{LOGIN}.Session", "Lock"),
        (
            "/org/freedesktop/ScreenSaver",
            "org.freedesktop.ScreenSaver",
            "ActiveChanged",
            True,
        ),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
    ],
    ids=["sleep", "session lock", "screen saver", "GNOME"],
)
def test_sleep_and_a_locked_screen_are_heard(
    watch: AwayWatch,
    desktop: QDBusConnection,
    qtbot: QtBot,
    said: tuple[Any, ...],
) -> None:
    with qtbot.waitSignal(watch.went_away):
        _say(desktop, *said)


def test_waking_and_the_screens_of_others_lock_nothing(
    watch: AwayWatch, desktop: QDBusConnection, qtbot: QtBot
) -> None:
    heard: list[bool] = []
    watch.went_away.connect(lambda: heard.append(True))
    _say(desktop, LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", False)
    _say(desktop, f"{LOGIN_PATH}/session/_33", f"{LOGIN}.Session", "Lock")
    _say(desktop, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    # A bus delivers in order: with this one, the others have come, too.
    with qtbot.waitSignal(watch.went_away):
        _say(desktop, LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", True)
    assert heard == [True]


@ClassInfo({"D-Bus Interface": f"{LOGIN}.Manager"})
class _Manager(QObject):
    """Gives a file that holds back sleep as long as it is open."""

    def __init__(self, given: int) -> None:
        super().__init__()
        self._given, self.asked = given, ""

    @Slot(str, str, str, str, result=QDBusUnixFileDescriptor)
    def Inhibit(self, what: str, who: str, why: str, mode: str) -> QDBusUnixFileDescriptor:  # noqa: N802
        self.asked = f"{what} {mode}"
        return QDBusUnixFileDescriptor(self._given)


def test_sleep_waits_until_the_program_has_locked(
    address: str, desktop: QDBusConnection, qtbot: QtBot
) -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    manager = _Manager(writing)
    everything = QDBusConnection.RegisterOption.ExportAllSlots
    assert desktop.registerObject(LOGIN_PATH, manager, everything)
    bus = QDBusConnection.connectToBus(address, "sleepy")
    watch = AwayWatch(bus, bus, {})
    watch.start()
    qtbot.waitUntil(lambda: watch.delays_sleep)
    os.close(writing)
    assert manager.asked == "sleep delay"
    with pytest.raises(BlockingIOError):
        os.read(reading, 1)
    watch.stop()
    qtbot.waitUntil(lambda: os.read(reading, 1) == b"")
    os.close(reading)
    desktop.unregisterObject(LOGIN_PATH)
    QDBusConnection.disconnectFromBus("sleepy")


def test_without_a_bus_nothing_is_ever_heard(qtbot: QtBot) -> None:
    nowhere = QDBusConnection("nowhere")
    watch = AwayWatch(nowhere, nowhere, {"XDG_SESSION_ID": "2"})
    watch.start()
    assert not nowhere.isConnected()
    assert not watch.delays_sleep


@pytest.mark.parametrize(
    ("session_id", "label"), [("2", "_32"), ("c1", "c1"), ("12", "_312"), ("a-b", "a_2db")]
)
def test_a_session_is_found_by_its_id(session_id: str, label: str) -> None:
    assert session_path(session_id) == f"{LOGIN_PATH}/session/{label}"
    assert session_path("") == ""
