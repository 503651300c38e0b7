"""Exports a post with pictures again and again, and dies at each step of it that touches names.

Run as a process of its own, for it forks: `python -m tests.faults.exporting FORMAT FOLDER`.
Prints a line of JSON for each death: what lies in the folder then, and after another try.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

from reflectapp.publish.export import stage
from reflectapp.publish.gate import Approval, judge
from tests.support.pictures import case_of, photo, picture, screenshot
from tests.support.posts import TODAY, Draft

BODY = "Out.\n\n![The sun](sun.jpg)\n\n![A cup](cup.png)"
STEPS = {"os.rename", "os.link", "os.remove", "os.rmdir", "os.utime", "open"}
"""What is asked of the disk: with `open` also the reading of what is there."""


def approval_of(name: str, *, is_older: bool = False) -> Approval:
    """Return the post, or the one that left before it."""
    sources = (screenshot(90), photo(90)) if is_older else (photo(), screenshot())
    going = [picture(s, a) for s, a in zip(sources, ("sun.jpg", "cup.png"), strict=True)]
    body = BODY.replace("Out", "Before") if is_older else BODY
    result = judge(case_of(Draft(title="Tea", body=body), *going), name, TODAY)
    assert isinstance(result, Approval)
    return result


def found_in(folder: Path) -> dict[str, str]:
    """Return the digests of all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def dies_at(step: int, approval: Approval, folder: Path, *, replace: bool) -> bool:
    """Export in a process that ends at a step; say whether it came that far."""
    child = os.fork()
    if child == 0:
        count = 0

        def hook(event: str, _: object) -> None:
            nonlocal count
            count += event in STEPS
            if count == step:
                os._exit(9)

        sys.addaudithook(hook)
        stage(approval, folder, replace=replace).release()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def main(name: str, folder: Path) -> None:
    """Die at every step of an export, over nothing and over an older one."""
    older, approval = approval_of(name, is_older=True), approval_of(name)
    for replace in (False, True):
        step, died = 0, True
        while died:
            step += 1
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            if replace:
                stage(older, folder).release()
            before = found_in(folder)
            died = dies_at(step, approval, folder, replace=replace)
            then = found_in(folder)
            stage(approval, folder, replace=True).release()
            sys.stdout.write(json.dumps([before, then, found_in(folder)]) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
