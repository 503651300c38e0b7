"""The keyring slot against a real Secret Service: unlocked, locked, with another secret, absent."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reflectapp.domain.errors import KeyringError
from reflectapp.storage.keyring import KeyringState, SystemKeyring

_NEEDED = ("dbus-run-session", "gnome-keyring-daemon")

UNLOCKED = 'printf "pw\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null'
LOCK = '"$0" -c "import secretstorage as s; s.get_default_collection(s.dbus_init()).lock()"'

_CHILD = """
import json, sys
from pathlib import Path
from reflectapp.domain.errors import ReflectError
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door
from reflectapp.storage import keyring
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, PASSPHRASE, WORDS

keyring._PROBE_SECONDS = keyring._ASKING_SECONDS = float(sys.argv[2])
door = Door(Path(sys.argv[1]) / "journal", FakeClock(), FakeIds(), cost=CHEAP)
said = {"state": door.keyring.state()}

def outcome(action):
    try:
        result = action()
    except ReflectError as error:
        return type(error).__name__
    if result is not None:
        result.close()
    return "done"

session = door.create(PASSPHRASE, WORDS, WriterProfile(), 14)
said["use"] = outcome(session.keys.use_keyring)
said["offered"] = door.offers_keyring()
session.close()
said["by keyring"] = outcome(door.unlock_with_keyring)
said["by passphrase"] = outcome(lambda: door.unlock(PASSPHRASE))
if said["use"] == "done":
    session = door.unlock_with_keyring()
    session.keys.change(PASSPHRASE, "another good passphrase", WORDS)
    said["kept by a change"] = session.keys.uses_keyring()
    session.close()
    said["after a change"] = outcome(door.unlock_with_keyring)
    header = door.files.header()
    held = door.keyring.secret(header.journal_id)
    door.keyring.keep(header.journal_id, bytes(32))
    said["another secret"] = outcome(door.unlock_with_keyring)
    door.keyring.keep(header.journal_id, held)
    session = door.unlock_with_keyring()
    session.keys.forget_keyring()
    session.close()
    said["forgotten"] = outcome(door.unlock_with_keyring)
    said["held"] = door.keyring.secret(header.journal_id) is not None
print("SAID" + json.dumps(said))
"""


def in_session(folder: Path, *, daemon: str, seconds: float) -> dict[str, object]:
    """Run the child in a desktop session of its own, and return what it said."""
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"a Secret Service needs {' and '.join(missing)}")
    home, run, made = folder / "home", folder / "run", folder / "made"
    for new in (home, run, made):
        new.mkdir(mode=0o700)
    child = folder / "child.py"
    child.write_text(_CHILD, encoding="utf-8")
    root = Path(__file__).resolve().parents[3]
    script = f'{daemon}\n"$0" "$1" "$2" {seconds}'
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script, sys.executable, str(child), str(made)],
        env={
            **os.environ,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(run),
            "XDG_DATA_HOME": str(home / "data"),
            "PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")]),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("SAID")]
    assert lines, done.stderr
    found: dict[str, object] = json.loads(lines[0].removeprefix("SAID"))
    return found


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs a Secret Service")
def test_an_unlocked_keyring_opens_the_journal_until_it_is_forgotten(tmp_path: Path) -> None:
    assert in_session(tmp_path, daemon=UNLOCKED, seconds=20) == {
        "state": "ready",
        "use": "done",
        "offered": True,
        "by keyring": "done",
        "by passphrase": "done",
        "kept by a change": True,
        "after a change": "done",
        "another secret": "WrongPassphraseError",
        "forgotten": "WrongPassphraseError",
        "held": False,
    }


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs a Secret Service")
@pytest.mark.parametrize(
    ("daemon", "state"),
    [
        (f"{UNLOCKED}; {LOCK}", {"locked"}),
        ("gnome-keyring-daemon --start --components=secrets >/dev/null", {"absent", "locked"}),
        # The bus may start one by itself, which then answers late or not at all.
        ("true", {"absent", "locked"}),
    ],
    ids=["locked", "never set up", "no daemon"],
)
def test_a_keyring_that_cannot_be_asked_leaves_the_passphrase(
    tmp_path: Path, daemon: str, state: set[str]
) -> None:
    said = in_session(tmp_path, daemon=daemon, seconds=5)
    assert said.pop("state") in state
    assert said == {
        "use": "KeyringError",
        "offered": False,
        "by keyring": "WrongPassphraseError",
        "by passphrase": "done",
    }


def test_without_a_session_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform == "linux":
        assert SystemKeyring().state() in {KeyringState.ABSENT, KeyringState.FAILING}
        with pytest.raises(KeyringError):
            SystemKeyring().secret("ab" * 16)
