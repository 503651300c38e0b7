"""The system libraries that Qt needs: which are missing, and the line that installs them."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence

from checkout import SetUpError, start

# What Qt needs of the system: library, Debian's package, Fedora's package. Libraries that
# these packages bring along themselves are left out.
OFFSCREEN = (
    ("libGL.so.1", "libgl1", "mesa-libGL"),
    ("libEGL.so.1", "libegl1", "mesa-libEGL"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    ("libX11.so.6", "libx11-6", "libX11"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
)
X11 = (
    ("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
)
WAYLAND = (
    ("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    ("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
    ("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl"),
)
Library = tuple[str, str, str]

HELP_WITHOUT_SCREEN = """\
No screen: neither DISPLAY nor WAYLAND_DISPLAY is set, so no window can open here.
  at a desktop    start this from a terminal window of that desktop
  over SSH        connect with `ssh -X`, or sit at the machine itself
  no desktop      xvfb-run -a python3 dev.py run    (Debian: apt-get install xvfb xauth)
To see the pages as pictures instead: python3 dev.py shots DIR"""


def window_libraries(system: str, environment: Mapping[str, str]) -> tuple[Library, ...]:
    """Return what a window needs beyond the offscreen list.

    Raises:
        SetUpError: There is no screen.
    """
    if system != "linux" or environment.get("QT_QPA_PLATFORM"):
        return ()
    if environment.get("WAYLAND_DISPLAY"):
        return WAYLAND
    if environment.get("DISPLAY"):
        return X11
    raise SetUpError(HELP_WITHOUT_SCREEN)


def loads(name: str) -> bool:
    """Whether the system's loader finds this library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing(
    libraries: Iterable[Library], is_there: Callable[[str], bool] = loads
) -> tuple[Library, ...]:
    """Return the libraries that the loader does not find, in their order."""
    return tuple(library for library in libraries if not is_there(library[0]))


def require_libraries(libraries: Iterable[Library]) -> None:
    """Make sure of Qt's system libraries; install them only as root under CI.

    Raises:
        SetUpError: Some miss; it names them and the line that installs them.
    """
    if sys.platform != "linux":
        return
    wanted = missing(libraries)
    if wanted and may_install():
        install(list(dict.fromkeys(package for _, package, _ in wanted)))
        wanted = missing(wanted)
    if wanted:
        raise SetUpError(explain(wanted))


def explain(wanted: Sequence[Library]) -> str:
    """Return which libraries miss and how each kind of system gets them."""
    debian = dict.fromkeys(package for _, package, _ in wanted)
    fedora = dict.fromkeys(package for _, _, package in wanted)
    return (
        f"Qt needs libraries that this system lacks: {', '.join(name for name, _, _ in wanted)}\n"
        f"  Debian, Ubuntu   {apt_line(debian)}\n"
        f"  Fedora           sudo dnf install {' '.join(fedora)}"
    )


def apt_line(packages: Iterable[str]) -> str:
    """Return the line that installs Debian packages."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def may_install() -> bool:
    """Whether this is a CI machine of our own: root, CI set, Debian's tools there."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and bool(os.environ.get("CI")) and shutil.which("apt-get") is not None


def install(packages: Sequence[str]) -> None:
    """Install Debian packages, with a fresh list of what there is."""
    print(f"Installing {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        start(["apt-get", "-qq", *step], quiet)
