"""The runtime of the model has nothing that could send: some of its versions report home."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import onnxruntime
import pytest

_ROOT = Path(__file__).resolve().parents[3]
_SENDERS = (b"TelemetrySystem", b"curl_easy_perform", b"events.data.microsoft.com")


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries of other systems differ")
def test_the_runtime_holds_no_client_that_sends():
    libraries = list((Path(onnxruntime.__file__).parent / "capi").glob("*.so*"))
    assert libraries
    for library in libraries:
        content = library.read_bytes()
        assert [sender for sender in _SENDERS if sender in content] == []


def test_loading_the_model_writes_no_file(tmp_path):
    code = "from reflectapp.anonymise.analyser import Analyser; Analyser()"
    places = {name: str(tmp_path) for name in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME")}
    subprocess.run([sys.executable, "-B", "-c", code], check=True, env={**places}, cwd=_ROOT)
    assert list(tmp_path.rglob("*")) == []
