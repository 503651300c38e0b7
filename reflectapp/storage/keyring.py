"""The keyring of this computer, asked in a thread that may be given up."""

from __future__ import annotations

import base64
import binascii
import queue
import sys
import threading
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from reflectapp.domain.errors import KeyringError

SERVICE = "reflectapp"
_PROBE_NAME = "probe"
_PROBE_SECONDS = 5.0
_ASKING_SECONDS = 60.0
"""The keyring may first ask its owner to unlock it."""

T = TypeVar("T")


class KeyringState(StrEnum):
    """What a probe found."""

    READY = "ready"
    LOCKED = "locked"
    ABSENT = "absent"
    FAILING = "failing"


class SystemKeyring:
    """Holds one secret per journal."""

    def state(self) -> KeyringState:
        """Write, read and remove something; takes 5 seconds at most."""
        try:
            _patiently(self._probe, _PROBE_SECONDS)
        except KeyringError as error:
            return KeyringState(error.cause)
        return KeyringState.READY

    def secret(self, journal_id: str) -> bytes | None:
        """Return what is held for a journal; None when nothing is.

        Raises:
            KeyringError: The keyring is absent, locked or failing.
        """
        text = _patiently(lambda: _backend().get_password(SERVICE, journal_id), _ASKING_SECONDS)
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            return None

    def keep(self, journal_id: str, secret: bytes) -> None:
        """Hold a secret for a journal.

        Raises:
            KeyringError: It is not held.
        """
        text = base64.b64encode(secret).decode("ascii")
        _patiently(lambda: _backend().set_password(SERVICE, journal_id, text), _ASKING_SECONDS)
        if self.secret(journal_id) != secret:
            raise KeyringError("failing")

    def forget(self, journal_id: str) -> None:
        """Hold nothing for a journal any more.

        Raises:
            KeyringError: It may still be held.
        """
        if self.secret(journal_id) is not None:
            _patiently(lambda: _backend().delete_password(SERVICE, journal_id), _ASKING_SECONDS)

    def _probe(self) -> None:
        backend, text = _backend(), base64.b64encode(_PROBE_NAME.encode()).decode()
        backend.set_password(SERVICE, _PROBE_NAME, text)
        if backend.get_password(SERVICE, _PROBE_NAME) != text:
            raise KeyringError("failing")
        backend.delete_password(SERVICE, _PROBE_NAME)


def _backend() -> Any:
    """Return the first backend of this system that says it works.

    Only those that encrypt what they hold; whatever else is configured is never asked.

    Raises:
        KeyringError: There is none.
    """
    for kind in _kinds():
        try:
            if kind.viable:
                return kind()
        except RuntimeError:
            continue
    raise KeyringError("absent")


def _kinds() -> tuple[Any, ...]:
    # Here, not above: they look for the services of a desktop when they are loaded.
    system = str(sys.platform)
    try:
        if system == "linux":
            from keyring.backends import SecretService, kwallet  # noqa: PLC0415

            return SecretService.Keyring, kwallet.DBusKeyring
        if system == "darwin":
            from keyring.backends import macOS  # noqa: PLC0415

            return (macOS.Keyring,)
        from keyring.backends import Windows  # noqa: PLC0415
    except ImportError:
        return ()
    return (Windows.WinVaultKeyring,)


def _patiently(ask: Callable[[], T], seconds: float) -> T:
    """Return what a keyring answers, unless it takes longer than `seconds`."""
    answers: queue.Queue[tuple[T | None, Exception | None]] = queue.Queue()

    def work() -> None:
        try:
            answers.put((ask(), None))
        except Exception as error:  # noqa: BLE001  # every backend raises its own
            answers.put((None, error))

    threading.Thread(target=work, name="keyring", daemon=True).start()
    try:
        answer, error = answers.get(timeout=seconds)
    except queue.Empty:
        raise KeyringError("locked") from None
    if isinstance(error, KeyringError):
        raise error
    if error is not None:
        # Its words are left behind: they may hold what was stored.
        raise KeyringError(_cause(error)) from None
    return answer  # type: ignore[return-value]  # no error: this is what `ask` returned


def _cause(error: Exception) -> str:
    name = type(error).__name__
    if "Locked" in name or "Prompt" in name:
        return "locked"
    return "absent" if name in {"InitError", "NoKeyringError"} else "failing"
