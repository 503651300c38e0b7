"""Marking the open entry for the blog, and taking that back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from reflectapp.domain.post import Post
from reflectapp.ui.context import Context
from reflectapp.ui.journal.desk import Desk
from reflectapp.ui.messages import sentence


class Marking(QObject):
    """An entry that is marked waits in the publish place until every word is old enough."""

    def __init__(self, context: Context, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._publishing, self._clock = context.session.publishing, context.session.clock
        self._tasks, self._bus, self._desk = context.tasks, context.bus, desk

    def mark(self) -> None:
        """Mark the entry on the page; the status line offers to take it back."""
        page = self._desk.page
        if page is None:
            return
        entry_id, asked_at = page.id, self._clock.now()
        self._desk.autosave.flush()
        self._tasks.run(
            lambda: self._publishing.mark(entry_id),
            lambda post: self._say_marked(post, asked_at),
            self._say_error,
        )

    def _say_marked(self, post: Post, asked_at: datetime) -> None:
        if post.marked_at < asked_at:
            # Undo would take away a mark, and perhaps a re-reading, of long ago.
            self._bus.said.emit(self.tr("This entry is on its way to the blog already"), None)
            return
        self._bus.post_changed.emit(post.id)
        self._bus.said.emit(
            self.tr("Marked for the blog. It waits until every word is old enough"),
            lambda: self._unmark(post),
        )

    def _unmark(self, post: Post) -> None:
        self._tasks.run(
            lambda: self._publishing.unmark(post.entry_id),
            lambda _: self._bus.post_changed.emit(post.id),
            self._say_error,
        )

    def _say_error(self, error: Exception) -> None:
        message = sentence(error)
        self._bus.said.emit(f"{message.title}. {message.advice}", None)
