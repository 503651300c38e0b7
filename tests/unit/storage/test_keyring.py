"""The keyring slot against a real Secret Service: unlocked, locked, with another secret, absent."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reflectapp.domain.errors import KeyringError
from reflectapp.storage.keyring import KeyringState, SystemKeyring
from tests.support.secret_service import LOCK, UNLOCKED, in_session

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
said["use by another passphrase"] = outcome(lambda: session.keys.use_keyring("another one"))
said["offered to it"] = door.offers_keyring()
said["use"] = outcome(lambda: session.keys.use_keyring(PASSPHRASE))
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


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs a Secret Service")
def test_an_unlocked_keyring_opens_the_journal_until_it_is_forgotten(tmp_path: Path) -> None:
    assert in_session(tmp_path, _CHILD, daemon=UNLOCKED, seconds=20) == {
        "state": "ready",
        "use by another passphrase": "WrongPassphraseError",
        "offered to it": False,
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
    said = in_session(tmp_path, _CHILD, daemon=daemon, seconds=5)
    assert said.pop("state") in state
    assert said == {
        "use by another passphrase": "KeyringError",
        "offered to it": False,
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
