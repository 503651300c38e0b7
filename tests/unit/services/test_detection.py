"""The language process: real, spawned, killed and closed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future

import psutil
import pytest

from reflectapp.anonymise.analyser import Analyser
from reflectapp.domain.errors import AnalysisFailedError
from reflectapp.domain.finding import Finding
from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.services.detection import Detection

pytestmark = pytest.mark.slow

TEXT = "Kayleigh Stubbs cried 😀 at Wath Road. Marj came, aged 47, on 3 March."
LONG = "Kayleigh Stubbs rang from Wath Road and then we ate. " * 3_000
KNOWN = Register((Subject("1", SubjectKind.PERSON, "Marj", ("Marj",)),))
PATIENCE = 100
"""Seconds until a test gives up; nothing is measured by them."""


@pytest.fixture(scope="module")
def shared() -> Iterator[Detection]:
    detection = Detection()
    yield detection
    detection.close()


@pytest.fixture
def own() -> Iterator[Detection]:
    detection = Detection()
    yield detection
    detection.close()


def _pids() -> set[int]:
    """Return the language processes of this one."""
    pids: set[int] = set()
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            if "spawn_main" in " ".join(child.cmdline()):
                pids.add(child.pid)
    return pids


def _gone(pids: set[int]) -> bool:
    _, alive = psutil.wait_procs([psutil.Process(p) for p in pids if psutil.pid_exists(p)], 20)
    return not alive


def _busy(detection: Detection) -> tuple[Future[tuple[Finding, ...]], set[int]]:
    """Have the process read a long text, and return once it does."""
    before = _pids()
    detection.analyse("warm", "Jean", Register()).result(PATIENCE)
    return detection.analyse("long", LONG, Register()), _pids() - before


def test_the_process_finds_what_the_engine_finds(shared: Detection) -> None:
    found = shared.analyse("entry", TEXT, KNOWN).result(PATIENCE)

    assert found == tuple(Analyser().analyse(TEXT, KNOWN))
    assert shared.is_ready()


def test_an_older_text_of_the_same_entry_is_dropped(shared: Detection) -> None:
    ahead = [shared.analyse(f"other {n}", LONG[:9_000], Register()) for n in range(3)]
    older = shared.analyse("entry", "Jean Hartley", Register())
    newer = shared.analyse("entry", TEXT, KNOWN)

    with pytest.raises(CancelledError):
        older.result(PATIENCE)
    assert newer.result(PATIENCE)
    assert all(future.result(PATIENCE) for future in ahead)


def test_texts_of_two_entries_do_not_drop_each_other(shared: Detection) -> None:
    first = shared.analyse("one", TEXT, KNOWN)
    second = shared.analyse("two", TEXT, KNOWN)

    assert first.result(PATIENCE) == second.result(PATIENCE)


def test_a_killed_process_is_said_and_the_next_call_starts_another(own: Detection) -> None:
    future, pids = _busy(own)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)

    with pytest.raises(AnalysisFailedError) as failure:
        future.result(PATIENCE)

    assert "Kayleigh" not in f"{failure.value!s}{failure.value!r}{failure.value.__cause__!r}"
    assert failure.value.__context__ is None
    assert own.analyse("entry", TEXT, KNOWN).result(PATIENCE)


def test_a_failure_within_the_process_tells_no_text(own: Detection) -> None:
    broken: Register = "Kayleigh Stubbs"  # type: ignore[assignment]

    with pytest.raises(AnalysisFailedError) as failure:
        own.analyse("entry", TEXT, broken).result(PATIENCE)

    chain = f"{failure.value!r}{failure.value.__cause__!r}{failure.value.__context__!r}"
    assert "Kayleigh" not in chain
    assert "Kayleigh" not in str(getattr(failure.value, "__notes__", ""))


def test_closing_while_it_reads_ends_the_process(own: Detection) -> None:
    future, pids = _busy(own)
    assert pids

    own.close()

    assert _gone(pids)
    with pytest.raises((CancelledError, AnalysisFailedError)):
        future.result(PATIENCE)


def test_once_closed_no_thread_of_it_meets_the_end_of_the_program(own: Detection) -> None:
    before = set(threading.enumerate())
    own.analyse("entry", TEXT, KNOWN).result(PATIENCE)
    watching = [thread for thread in set(threading.enumerate()) - before if not thread.daemon]
    assert watching

    own.close()

    assert not [thread for thread in watching if thread.is_alive()]


def test_nothing_starts_after_closing(own: Detection) -> None:
    before = _pids()
    own.close()

    assert own.analyse("entry", TEXT, KNOWN).cancelled()
    assert _pids() == before
    assert not own.is_ready()


def test_closing_twice_is_closing_once(own: Detection) -> None:
    own.start()
    own.close()
    own.close()


def test_the_process_ends_with_the_one_that_started_it() -> None:
    script = textwrap.dedent(
        """
        import sys, time, psutil
        from reflectapp.domain.subject import Register
        from reflectapp.services.detection import Detection
        if __name__ == "__main__":
            detection = Detection()
            detection.analyse("a", "Jean", Register()).result()
            print(*[c.pid for c in psutil.Process().children(recursive=True)], flush=True)
            detection.analyse("b", "Kayleigh Stubbs rang. " * 4000, Register())
            time.sleep(600)
        """
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pids = {int(pid) for pid in parent.stdout.readline().split()}
        parent.kill()
        parent.wait()

    assert pids
    assert _gone(pids)


@pytest.mark.parametrize("module", ["services.session", "services.detection", "services.review"])
def test_the_window_process_loads_no_engine(module: str) -> None:
    script = f"import sys, reflectapp.{module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    names = {name.split(".")[0] for name in loaded.stdout.decode().split()}
    assert not names & {"onnxruntime", "numpy", "PySide6", "phonenumbers"}
