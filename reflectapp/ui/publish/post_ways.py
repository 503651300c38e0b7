"""Where the page of a post leads: the review, the entry, and off the way to the blog."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reflectapp.domain.post import Post
from reflectapp.publish.checks import Place
from reflectapp.publish.conditions import undecided
from reflectapp.publish.substitutes import crowded
from reflectapp.ui.context import Context
from reflectapp.ui.messages import sentence
from reflectapp.ui.publish.presenter import PostPresenter


class PostWays(QObject):
    """Goes where the shown post's page leads."""

    left = Signal()
    """There is nothing to show here any more."""

    def __init__(
        self, context: Context, presenter: PostPresenter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._presenter = context, presenter

    def unmark(self) -> None:
        """Take the entry off the way to the blog; it can be undone."""
        shown, session, bus = self._presenter.shown, self._context.session, self._context.bus
        if shown is None:
            return
        post = shown.summary.post

        def done(taken: Post) -> None:
            def mark_again() -> None:
                session.publishing.mark_again(taken)
                bus.post_changed.emit(taken.id)

            bus.post_changed.emit(taken.id)
            bus.said.emit(self.tr("Taken off the way to the blog."), mark_again)
            self.left.emit()

        self._context.tasks.run(
            lambda: session.publishing.unmark(post.entry_id),
            done,
            lambda e: bus.said.emit(sentence(e).title, None),
        )

    def leave_out_young(self) -> None:
        """Leave the young words out of this post; it can be undone."""
        shown, session, bus = self._presenter.shown, self._context.session, self._context.bus
        if shown is None:
            return
        entry_id = shown.summary.post.entry_id

        def put_back() -> None:
            session.review.undo(entry_id)
            bus.decisions_changed.emit(entry_id)

        self._presenter.leave_out_young(
            lambda: bus.said.emit(self.tr("Young words are left out of this post."), put_back)
        )

    def go_to_review(self) -> None:
        """Go to the findings of the entry."""
        if self._presenter.shown is not None:
            self._context.bus.review_requested.emit(self._presenter.shown.summary.post.entry_id)

    def go_to_answer(self) -> None:
        """Go to the review, at the answer that stands in the way when all are given."""
        shown = self._presenter.shown
        if shown is None:
            return
        entry_id, report = shown.summary.post.entry_id, shown.report
        self._context.bus.review_requested.emit(entry_id)
        brought_in = (leak.source for leak in report.leaks if leak.place is Place.ANSWER)
        places = [*crowded(report.public), *(place for place in brought_in if place is not None)]
        if places and not undecided(report.public):
            self._context.bus.finding_requested.emit(entry_id, places[0])

    def go_to_entry(self) -> None:
        """Go to the entry in the journal."""
        if self._presenter.shown is not None:
            self._context.bus.entry_requested.emit(self._presenter.shown.summary.post.entry_id)
