"""One thing to tell the writer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, what it means for the writing, what to do."""

    title: str
    body: str
    advice: str

    @property
    def text(self) -> str:
        """Body and advice as one paragraph."""
        return f"{self.body} {self.advice}".strip()
