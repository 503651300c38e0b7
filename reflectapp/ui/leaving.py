"""The ways out of an open journal that come only when every word is saved."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from reflectapp.ui.context import Context
from reflectapp.ui.mending import ask_for_mending
from reflectapp.ui.unsaved import UnsavedNotice


class Leaving:
    """Saves first; says so and offers to try again when that is not possible."""

    def __init__(
        self,
        window: QWidget,
        context: Context,
        unsaved: UnsavedNotice,
        save: Callable[[], bool],
        leave: Callable[[], None],
    ) -> None:
        """Take the window, and what its frame does.

        Args:
            save: Saves everything; False when words would be lost.
            leave: Forgets everything and starts the program afresh.
        """
        self._window, self._tasks, self._unsaved = window, context.tasks, unsaved
        self._save, self._leave = save, leave
        context.bus.mending_requested.connect(self.mend)
        context.bus.replacement_requested.connect(self.replace_journal)

    def lock(self) -> None:
        """Save, forget and leave."""
        self._once_saved(self._leave)

    def mend(self) -> None:
        """Lock, and lead to the page where the journal is mended."""

        def leave() -> None:
            ask_for_mending(os.environ)
            self._leave()

        self._once_saved(leave)

    def replace_journal(
        self, work: Callable[[], object], failed: Callable[[Exception], None]
    ) -> None:
        """Do what lets another journal take this one's place, then lock; see `Bus`."""

        def stay(error: Exception) -> None:
            self._window.setEnabled(True)
            failed(error)

        def begin() -> None:
            # Words typed from now on would be of a journal that is no more.
            self._window.setEnabled(False)
            self._tasks.run(work, lambda _: self._leave(), stay)

        self._once_saved(begin)

    def _once_saved(self, then: Callable[[], object]) -> None:
        if self._save():
            then()
        else:
            self._unsaved.ask(lambda: self._once_saved(then), is_closing=False)
