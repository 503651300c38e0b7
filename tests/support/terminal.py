"""The program as a process at a terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


class AtTerminal:
    """Types lines and reads what is shown."""

    def __init__(
        self,
        folder: Path,
        secret: str,
        *arguments: str,
        size: tuple[int, int] = (30, 80),
        **more: str,
    ) -> None:
        """`size` is (lines, columns); `more` goes into the environment."""
        self._screen, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        read, write = os.pipe()
        os.write(write, secret.encode() + b"\n")
        os.close(write)
        unwanted = {"COLUMNS", "LINES", "NO_COLOR"}
        environment = {name: v for name, v in os.environ.items() if name not in unwanted}
        command = [sys.executable, "-m", "reflectapp", "--journal", str(folder)]
        command += ["--passphrase-fd", str(read), *arguments]
        self._process = subprocess.Popen(
            command,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            pass_fds=(read,),
            env={**environment, "TERM": "xterm", **more},
        )
        os.close(inside)
        os.close(read)
        self.raw = ""
        self._seen = 0

    @property
    def shown(self) -> str:
        """All that was shown so far, without bold and the like."""
        return _ESCAPE.sub("", self.raw).replace("\r\n", "\n").replace("\xa0", " ")

    def wait_for(self, words: str, seconds: float = 30) -> str:
        """Read until `words` are shown anew; return what was shown since the last time."""
        until = time.monotonic() + seconds
        while words not in self.shown[self._seen :]:
            if not self._read(until):
                raise AssertionError(f"{words!r} did not come after:\n{self.shown[-2000:]}")
        new = self.shown[self._seen :]
        self._seen = len(self.shown)
        return new

    def type(self, line: str) -> None:
        """Type a line and press Enter."""
        os.write(self._screen, line.encode() + b"\n")

    def press(self, key: bytes) -> None:
        """Press a key that ends no line."""
        os.write(self._screen, key)

    def end(self) -> int:
        """Wait for the program's end and return its exit status."""
        until = time.monotonic() + 30
        while self._read(until):
            pass
        status = self._process.wait(30)
        os.close(self._screen)
        return status

    def stop(self) -> None:
        """End the program where it has not ended."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(30)
            os.close(self._screen)

    def _read(self, until: float) -> bool:
        ready, _, _ = select.select([self._screen], [], [], max(0, until - time.monotonic()))
        if not ready:
            return False
        try:
            found = os.read(self._screen, 65536)
        except OSError:  # Linux says so when the other side is closed.
            return False
        self.raw += found.decode(errors="replace")
        return bool(found)
