"""How a setting is changed: at once, in the storage thread, told to everybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import TypedDict, Unpack

from reflectapp.domain.preferences import Appearance
from reflectapp.ui.context import Context
from reflectapp.ui.messages import sentence


class Changed(TypedDict, total=False):
    """Fields of `Preferences` that are to change."""

    idle_minutes: int
    day_boundary: time
    text_size: int
    text_font: str
    ui_scale: int
    appearance: Appearance
    spelling: bool
    findings_while_writing: bool
    underline_findings: bool
    rhythm_weekly_goal: int
    disclaimer_below_posts: bool
    pen_name_below_posts: bool


class Changes:
    """Stores changes one after another and tells the bus."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def prefer(self, **changed: Unpack[Changed]) -> None:
        """Change some preferences and keep the others."""
        settings = self._context.session.settings

        def store() -> None:
            settings.save(replace(settings.preferences(), **changed))

        self.apply(store)

    def apply(
        self,
        work: Callable[[], object],
        then: Callable[[], None] | None = None,
        refused: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work` in the storage thread, tell that settings changed, then call `then`.

        Args:
            refused: Called when it fails, instead of saying why.
        """

        def done(_: object) -> None:
            self._context.bus.settings_changed.emit()
            if then is not None:
                then()

        self._context.tasks.run(work, done, refused or self.failed)

    def failed(self, error: Exception) -> None:
        """Say why a change could not be stored."""
        message = sentence(error)
        self._context.bus.said.emit(f"{message.title}. {message.advice}", None)
