"""dev.py explains what a machine lacks, and makes the environment only when it must."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dev
from checkout import ROOT, SetUpError, environment, libraries, readers

HERE = Path("checkout")
LOCK = b"nh3==0.3.7 --hash=sha256:00\n"


def test_an_environment_of_this_very_lock_is_kept(tmp_path: Path) -> None:
    stamp = tmp_path / "stamp"
    stamp.write_text(environment.stamp_text(LOCK, (3, 11), HERE), encoding="utf-8")
    assert environment.is_current(stamp, environment.stamp_text(LOCK, (3, 11), HERE))


@pytest.mark.parametrize(
    ("lock", "version", "root"),
    [(LOCK + b"#", (3, 11), HERE), (LOCK, (3, 12), HERE), (LOCK, (3, 11), HERE / "moved")],
    ids=["another lock", "another Python", "a moved checkout"],
)
def test_what_the_environment_was_made_from_changed_so_it_is_made_anew(
    tmp_path: Path, lock: bytes, version: tuple[int, int], root: Path
) -> None:
    stamp = tmp_path / "stamp"
    stamp.write_text(environment.stamp_text(LOCK, (3, 11), HERE), encoding="utf-8")
    assert not environment.is_current(stamp, environment.stamp_text(lock, version, root))


def test_an_unfinished_environment_is_made_anew(tmp_path: Path) -> None:
    assert not environment.is_current(
        tmp_path / "absent", environment.stamp_text(LOCK, (3, 11), HERE)
    )


def test_only_missing_libraries_are_named_and_in_order() -> None:
    there = {"libGL.so.1", "libEGL.so.1"}
    wanted = libraries.missing(libraries.OFFSCREEN, lambda name: name in there)
    assert wanted == libraries.OFFSCREEN[2:]


def test_the_loader_decides_whether_a_library_is_there() -> None:
    assert libraries.loads("libc.so.6")
    assert not libraries.loads("libreflect-that-never-was.so.1")


def test_the_explanation_holds_the_exact_install_lines_each_package_once() -> None:
    text = libraries.explain(
        [
            ("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
            ("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
        ]
    )
    assert "libglib-2.0.so.0, libgthread-2.0.so.0" in text
    assert "sudo apt-get install -y --no-install-recommends libglib2.0-0\n" in text
    assert text.endswith("sudo dnf install glib2")


@pytest.mark.parametrize(
    ("ci", "user", "apt", "allowed"),
    [
        ("true", 0, "/usr/bin/apt-get", True),
        ("", 0, "/usr/bin/apt-get", False),
        ("true", 1000, "/usr/bin/apt-get", False),
        ("true", 0, None, False),
    ],
)
def test_packages_are_installed_only_as_root_under_ci_on_debian(
    monkeypatch: pytest.MonkeyPatch, ci: str, user: int, apt: str | None, allowed: bool
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(libraries.os, "geteuid", lambda: user, raising=False)
    monkeypatch.setattr(libraries.shutil, "which", lambda _name: apt)
    assert libraries.may_install() is allowed


def test_only_programs_that_are_not_there_are_installed_for_their_tests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(readers, "missing", lambda _libraries: ())
    there = {program for program, _ in readers.PROGRAMS} - {"hugo"}
    assert readers.missing_packages(lambda name: name if name in there else None) == ["hugo"]
    assert {"wordpress", "php-cli"} < set(readers.missing_packages(lambda _name: None))
    monkeypatch.delenv("CI", raising=False)
    assert readers.begin_installing() == []


def test_packages_for_node_are_installed_beside_those_that_are_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(readers.shutil, "which", lambda _name: "/usr/bin/npm")
    eleventy, *rest = readers.NODE_PACKAGES
    (tmp_path / "node_modules/@11ty/eleventy").mkdir(parents=True)
    assert readers.missing_node_packages(tmp_path) == rest
    assert readers.missing_node_packages(tmp_path / "none") == [eleventy, *rest]
    monkeypatch.setattr(readers.shutil, "which", lambda _name: None)
    assert readers.missing_node_packages(tmp_path / "none") == []


def test_an_installation_that_hangs_holds_nothing_up() -> None:
    hanging = subprocess.Popen(["sleep", "60"])
    readers.finish_installing([hanging], longest=0.1)
    assert hanging.wait(10) < 0


def test_a_missing_library_stops_the_set_up_of_an_ordinary_user(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(libraries.sys, "platform", "linux")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(SetUpError, match="libnever0"):
        libraries.require_libraries([("libreflect-that-never-was.so.1", "libnever0", "never")])


def test_the_window_needs_the_libraries_of_the_screen_in_use() -> None:
    assert libraries.window_libraries(
        "linux", {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
    ) == (libraries.WAYLAND)
    assert libraries.window_libraries("linux", {"DISPLAY": ":0"}) == libraries.X11
    assert libraries.window_libraries("linux", {"QT_QPA_PLATFORM": "offscreen"}) == ()
    assert libraries.window_libraries("darwin", {}) == ()
    assert libraries.window_libraries("win32", {}) == ()


def test_without_a_screen_the_message_says_so_and_what_to_do() -> None:
    with pytest.raises(SetUpError, match=r"DISPLAY[\s\S]*ssh -X[\s\S]*xvfb-run"):
        libraries.window_libraries("linux", {})


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--demo"], True),
        (["--journal", "list"], True),
        (["detect", "--jsonl"], False),
        (["--journal", "x", "list"], False),
        (["--passphrase-fd", "3", "verify", "--json"], False),
        (["--help"], False),
    ],
)
def test_only_the_window_asks_for_a_screen(arguments: list[str], window: bool) -> None:
    assert dev.opens_a_window(arguments) is window


def test_a_python_outside_the_lock_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(environment, "TOO_NEW", sys.version_info[:2])
    with pytest.raises(SetUpError, match="is needed"):
        environment.require_python()


def test_a_python_without_venv_is_told_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(SetUpError, match=r"python3\.\d+-venv"):
        environment.require_python()


def test_the_runtime_lock_is_part_of_the_lock_for_developers() -> None:
    def pins(name: str) -> set[str]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return {line.rstrip(" \\") for line in lines if line[:1].isalnum()}

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_host_and_hashes_every_package(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    lines = text.splitlines()
    packages = [at for at, line in enumerate(lines) if line[:1].isalnum()]
    assert len(packages) > 20
    assert all(lines[at + 1].startswith("    --hash=sha256:") for at in packages)


@pytest.mark.parametrize(
    ("arguments", "ran"),
    [
        ([], ["pytest", "tests.bench.figures"]),
        (["-k", "kill"], ["pytest"]),
        (["--figures"], ["tests.bench.figures"]),
    ],
)
def test_one_command_prints_what_held_and_how_fast_it_is(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], ran: list[str]
) -> None:
    started: list[str] = []

    def start(command: list[str], _: dict[str, str]) -> int:
        started.append(command[2])
        return 0

    monkeypatch.setattr(dev, "require_libraries", lambda _: None)
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "start", start)
    assert dev.main(["faults", *arguments]) == 0
    assert started == ran


def test_an_unknown_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["dance"]) == 2
    assert "python3 dev.py test" in capsys.readouterr().out
