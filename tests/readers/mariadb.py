"""A database of its own for a blog engine."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def database(name: str) -> Iterator[Path]:
    """Run MariaDB with one empty database; yields its socket."""
    user = ["--user=root"] if os.geteuid() == 0 else []
    # A socket's path is short.
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        plain = ["--no-defaults", f"--datadir={data}", *user]
        install = ["--auth-root-authentication-method=normal", "--skip-test-db"]
        subprocess.run(["mariadb-install-db", *plain, *install], check=True, capture_output=True)
        socket = Path(folder) / "socket"
        server = subprocess.Popen(
            ["mariadbd", *plain, f"--socket={socket}", "--skip-networking", "--skip-grant-tables"],
            stderr=subprocess.DEVNULL,
        )
        try:
            client = ["mariadb", "--no-defaults", f"--socket={socket}"]
            create = [*client, "-e", f"CREATE DATABASE {name}"]
            for _ in range(300):
                if subprocess.run(create, check=False, capture_output=True).returncode == 0:
                    break
                time.sleep(0.1)
            else:
                raise TimeoutError("MariaDB did not start")
            yield socket
        finally:
            server.terminate()
            server.wait(30)
