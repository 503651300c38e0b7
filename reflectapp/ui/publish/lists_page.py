"""The lists of posts, the series, and what can be done with all that left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from reflectapp.domain.post import PostState, PostSummary
from reflectapp.services.series_keeping import SeriesLine
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import sentence
from reflectapp.ui.publish.post_lists import PostsList
from reflectapp.ui.publish.series_card import SeriesCard
from reflectapp.ui.publish.sheet import centred, row_of, scrolled
from reflectapp.ui.publish.site_form import SiteForm
from reflectapp.ui.theme import XL, XS, M, S
from reflectapp.ui.widgets import Banner, EmptyState, bring_into_sight, button, label

_MEASURE = 820


class PostLists(QWidget):
    """Waiting, ready to re-read, exported."""

    post_chosen = Signal(str)
    review_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, clock = context.theme, context.session.clock
        self.waiting = PostsList(theme, clock, self.tr("Waiting"))
        self.ready = PostsList(theme, clock, self.tr("Ready to re-read"))
        self.exported = PostsList(theme, clock, self.tr("Exported"))
        self._none = {
            self.ready: label(self.tr("Nothing is ready yet."), "muted"),
            self.waiting: label(self.tr("Nothing is ripening."), "muted"),
            self.exported: label(self.tr("Nothing has left yet."), "muted"),
        }
        self.series = SeriesCard(theme, clock)
        self._series_head = label(self.tr("Series"), "caption")
        self._series_risk = label(
            self.tr(
                "Posts of a series share their placeholders, so what they tell of one person adds "
                "up. Names of series stay in the journal."
            ),
            "small",
            wraps=True,
        )
        self._series_wanted = False
        self._heads = {posts: label("", "caption") for posts in self._none}
        self.problem = Banner("error", icon("circle-alert", theme))
        self.problem.hide()
        self.check = button(
            self.tr("Check what is published"),
            "quiet",
            tip=self.tr("Compare a file with what left, and look for names in it"),
        )
        self.check.hide()
        self.check.clicked.connect(self.check_wanted)
        self.site = Banner("info", icon("layers", theme))
        self.site.hide()
        self.make_site = button(
            self.tr("Make a site"),
            "quiet",
            tip=self.tr("Write all posts that left into one folder, with an index and a feed"),
        )
        self.make_site.hide()
        self.site_form = SiteForm()
        self.site_form.left.connect(self.make_site.setFocus)
        self.begin = button(self.tr("Choose an entry to review"), "primary")
        self.begin.clicked.connect(self.review_wanted)
        self._empty = EmptyState(
            icon("send", theme, token="muted"),
            self.tr("Nothing is on its way to a blog"),
            self.tr(
                "Mark an entry for the blog in its review. Here it ripens until every word is old "
                "enough, then you re-read it with fresh eyes, and only then it can be exported."
            ),
            self.begin,
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._scrolled())
        self._stack.addWidget(self._empty)
        for posts in self._none:
            posts.opened.connect(self.post_chosen)

    def show_posts(self, posts: Sequence[PostSummary]) -> None:
        """Sort the posts into their lists."""
        had_focus = self.begin.hasFocus() or any(shown.hasFocus() for shown in self._none)
        self.problem.hide()
        waiting = [s for s in posts if s.waits]
        exported = [s for s in posts if s.state is PostState.EXPORTED]
        ready = [s for s in posts if s not in waiting and s not in exported]
        # What may leave this very moment stands above what is still to be read.
        ready.sort(key=lambda s: s.state is not PostState.APPROVED)
        for shown, found in (
            (self.waiting, waiting),
            (self.ready, ready),
            (self.exported, exported),
        ):
            shown.show_posts(found)
            self._heads[shown].show()
            self._none[shown].setVisible(not found)
            name = shown.accessibleName()
            self._heads[shown].setText(f"{name}  ·  {len(found)}" if found else name)
        has_left = any(s.post.exports for s in posts)
        self.check.setVisible(has_left)
        self.make_site.setVisible(has_left)
        self._none[self.exported].setText(
            self.tr("What left has changed since, and is on its way again above.")
            if has_left
            else self.tr("Nothing has left yet.")
        )
        self._stack.setCurrentIndex(0 if posts else 1)
        if had_focus and not any(shown.hasFocus() for shown in self._none):
            self.focus_first()

    def show_series(self, lines: Sequence[SeriesLine]) -> None:
        """Show the series that posts share their placeholders in."""
        had_focus = any(row.has_focus for row in self.series.rows)
        self.series.show_series(lines)
        if had_focus and not any(row.has_focus for row in self.series.rows):
            self.focus_first()
        for part in (self._series_head, self._series_risk):
            part.setVisible(bool(lines))
        if self._series_wanted:
            self.focus_series()

    def focus_series(self) -> None:
        """Put the keyboard to the first series and show it, once it is there."""
        self._series_wanted = not self.series.rows
        if self.series.rows:
            self.series.rows[0].rename.setFocus()
            bring_into_sight(self.series)

    def show_problem(self, error: Exception) -> None:
        """Say why the posts cannot be shown."""
        message = sentence(error)
        self.problem.show_message("error", message.title, message.text)
        self.problem.show()
        self._stack.setCurrentIndex(0)

    def focus_first(self) -> None:
        """Put the focus in the first list that holds something, or on what begins one."""
        for posts in (self.ready, self.waiting, self.exported):
            if posts.posts.rowCount():
                posts.setFocus()
                return
        self.begin.setFocus()

    def _scrolled(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(XL, XL, XL, XL)
        column.setSpacing(XS)
        column.addWidget(label(self.tr("Publish"), "title"))
        intro = self.tr(
            "Posts ripen here. What leaves has been read again by you, and names nobody."
        )
        column.addWidget(label(intro, "muted", wraps=True))
        column.addWidget(self.problem)
        for posts in (self.ready, self.waiting, self.exported):
            column.addSpacing(M)
            self._heads[posts].setContentsMargins(S, 0, 0, 0)
            self._none[posts].setContentsMargins(S, XS, 0, 0)
            for part in (self._heads[posts], self._none[posts], posts):
                # Nothing is claimed before it was read.
                part.hide()
                column.addWidget(part)
        column.addSpacing(M)
        for part in (self._series_head, self._series_risk):
            part.setContentsMargins(S, 0, 0, 0)
            part.hide()
            column.addWidget(part)
        column.addWidget(self.series)
        column.addSpacing(S)
        column.addLayout(row_of(self.check, self.make_site))
        column.addWidget(self.site_form)
        column.addWidget(self.site)
        column.addStretch(1)
        return scrolled(centred(content, _MEASURE))
