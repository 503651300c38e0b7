"""A post with pictures whose export is cut off anywhere: whole, or not there for any engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.exporting import approval_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")

POSTS = {"markdown": "tea.md", "hugo": "tea/index.md", "jekyll": "2026-04-01-tea.md"}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "post"), POSTS.items(), ids=POSTS)
def test_an_export_that_is_cut_off_is_whole_or_no_page_of_it_is_there(
    name: str, post: str, tmp_path: Path
) -> None:
    line = [sys.executable, "-m", "tests.faults.exporting", name, str(tmp_path / "blog")]
    done = subprocess.run(line, capture_output=True, text=True, check=True, timeout=100)
    deaths = [json.loads(line) for line in done.stdout.splitlines()]
    approval = approval_of(name)
    digests = {file.digest for file in approval.files} | {approval.digest}
    assert len(deaths) > 20
    for before, then, after in deaths:
        shown = {path: d for path, d in then.items() if not Path(path).name.startswith(".")}
        if then.get(post) == approval.digest:
            assert {d for p, d in shown.items() if ".part/" not in p} == digests
        else:
            # The older post, or none: an engine makes no page of pictures alone.
            assert then.get(post) == before.get(post)
        assert set(after.values()) == digests
        assert not any(".part" in path or ".old" in path for path in after)
