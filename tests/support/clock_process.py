"""The program's services in a process with the computer's own clock: says how a post stands.

    python -m tests.support.clock_process FOLDER ENTRY_ID

Prints the state of the post, and how many steps of the clock were noticed, for every line of
standard input.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reflectapp import bootstrap
from reflectapp.services.door import Door
from tests.support.fixtures import PASSPHRASE


def main(folder: str, entry_id: str) -> None:
    """Answer until the input ends."""
    door: Door = bootstrap.door(Path(folder), backs_up=False)
    session = door.unlock(PASSPHRASE)
    post = session.publishing.post_of(entry_id)
    print("open", flush=True)
    for _ in sys.stdin:
        state = session.publishing.report(post.id).state
        print(state.value, len(session.clock.steps), flush=True)
    session.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
