"""The line below a post that says what was changed, and whose views it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reflectapp.domain.post import DelayPolicy

MAX_DISCLAIMER = 200
"""Longest wording, in code points."""

DISCLAIMERS = (
    "Names and details have been changed; views are my own.",
    "Names, places and details have been changed. Views are my own and not those of an employer.",
    "People in this post are made up of several; any likeness to one of them is chance.",
    "Details have been changed to protect privacy. This is reflection, not advice.",
)
"""Wordings that the program brings: they hold no word of the writer's, so none is young."""


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """The wording that the writer chose, and the one before it.

    Words of one's own wait out the delay here as they do in a post; until then the former
    wording stands.
    """

    text: str = DISCLAIMERS[0]
    since: datetime | None = None
    """When it was chosen; None for the program's own choice."""
    before: str = DISCLAIMERS[0]

    def is_ripe(self, now: datetime, policy: DelayPolicy) -> bool:
        """Say whether the wording may stand below a post."""
        ripens_at = self.ripens_at(policy)
        return ripens_at is None or ripens_at <= now

    def ripens_at(self, policy: DelayPolicy) -> datetime | None:
        """Return from when on the wording may leave; None when it always could."""
        if self.since is None or not self.text or self.text in DISCLAIMERS:
            return None
        return policy.ripens_at(self.since)

    def in_force(self, now: datetime, policy: DelayPolicy) -> str:
        """Return what stands below posts at `now`."""
        return self.text if self.is_ripe(now, policy) else self.before

    def changed(self, text: str, now: datetime, policy: DelayPolicy) -> Disclaimer:
        """Return what it is once the writer chose another wording."""
        if text == self.text:
            return self
        return Disclaimer(text, now, self.in_force(now, policy))
