"""The publish place: posts on their way, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from reflectapp.domain.post import PostState, PostSummary
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import sentence
from reflectapp.ui.publish.check_page import AskPath, CheckPage
from reflectapp.ui.publish.export_page import AskFolder
from reflectapp.ui.publish.folder_dialog import asking
from reflectapp.ui.publish.page import PostPage
from reflectapp.ui.publish.post_lists import PostsList
from reflectapp.ui.publish.sheet import centred, row_of, scrolled
from reflectapp.ui.publish.site_maker import SiteMaker
from reflectapp.ui.theme import XL, XS, M, S
from reflectapp.ui.widgets import Banner, EmptyState, button, label

_MEASURE = 820


class PublishPlace(QStackedWidget):
    """Shows the three lists, or one post."""

    def __init__(
        self,
        context: Context,
        ask_folder: AskFolder | None = None,
        ask_path: AskPath | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._turn = 0
        self.lists = PostLists(context)
        self.page = PostPage(context, ask_folder)
        self.check = CheckPage(context, ask_path)
        for page in (self.lists, self.page, self.check):
            self.addWidget(page)
        self.check.back_wanted.connect(self.show_lists)
        for part in (self.lists, self.page):
            part.check_wanted.connect(self.show_check)
        ask = ask_folder or asking(self, self.tr("Make it here"))
        self.site = SiteMaker(context, self.lists.site, ask)
        self.lists.make_site.clicked.connect(self.site.ask)
        self.lists.post_chosen.connect(self.open)
        self.lists.review_wanted.connect(lambda: context.bus.place_requested.emit("review"))
        self.page.back_wanted.connect(self.show_lists)
        bus = context.bus
        bus.post_requested.connect(self._open_of)
        for news in (
            bus.entry_saved,
            bus.decisions_changed,
            bus.post_changed,
            bus.settings_changed,
        ):
            news.connect(self._changed)
        bus.entry_removed.connect(self._changed)

    def open(self, post_id: str) -> None:
        """Show a post."""
        self.setCurrentWidget(self.page)
        self.page.open(post_id)

    def show_lists(self) -> None:
        """Go back to the lists; answers on the way are kept."""
        self.page.presenter.close()
        self.setCurrentWidget(self.lists)
        self.refresh()
        self.lists.focus_first()

    def show_check(self) -> None:
        """Show where published files are compared with what left."""
        self.page.presenter.close()
        self.setCurrentWidget(self.check)
        self.check.focus_first()

    def refresh(self) -> None:
        """Read the posts again."""
        self._turn += 1
        turn = self._turn

        def done(posts: list[PostSummary]) -> None:
            if turn == self._turn:
                self.lists.show_posts(posts)

        self._context.tasks.run(
            lambda: list(self._context.session.publishing.posts()),
            done,
            self.lists.show_problem,
            lane="background",
        )

    def actions(self) -> list[QAction]:
        """Return what the command palette offers here."""
        posts = QAction(self.tr("Publish: all posts"), self)
        posts.triggered.connect(self.show_lists)
        check = QAction(self.tr("Publish: check what is published"), self)
        check.triggered.connect(self.show_check)
        site = QAction(self.tr("Publish: make a site of all that left"), self)
        site.triggered.connect(self._make_site)
        return [posts, check, site]

    def activate(self) -> None:
        """Refresh what is shown and put the focus where one begins."""
        if self.currentWidget() is self.page:
            self.page.presenter.reload()
            self.page.focus_first()
        elif self.currentWidget() is self.check:
            self.check.focus_first()
        else:
            self.refresh()
            self.lists.focus_first()

    def prepare_lock(self) -> bool:
        """Keep the note about a post that left, and answers on the way."""
        self.page.export.flush()
        return self.page.presenter.keep_notes_now()

    def forget(self) -> None:
        """Clear every text out of the widgets."""
        self._turn += 1
        self.page.forget()
        self.check.forget()
        self.site.forget()
        self.lists.show_posts([])
        self.setCurrentWidget(self.lists)

    def _make_site(self) -> None:
        self.show_lists()
        self.site.ask()

    def _open_of(self, entry_id: str) -> None:
        def done(posts: list[PostSummary]) -> None:
            found = next((s for s in posts if s.post.entry_id == entry_id), None)
            if found is None:
                self.show_lists()
            else:
                self.open(found.post.id)

        self._context.tasks.run(
            lambda: list(self._context.session.publishing.posts()),
            done,
            self.lists.show_problem,
            lane="background",
        )

    def _changed(self) -> None:
        if not self.isVisible():
            return
        if self.currentWidget() is self.page:
            self.page.presenter.reload()
        else:
            self.refresh()


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
        self._heads = {posts: label("", "caption") for posts in self._none}
        self.problem = Banner("error", icon("circle-alert", theme))
        self.problem.hide()
        self.check = button(
            self.tr("Check what is published"),
            "quiet",
            tip=self.tr("Compare a file with what left, and look for names in it"),
        )
        self.check.clicked.connect(self.check_wanted)
        self.site = Banner("info", icon("layers", theme))
        self.site.hide()
        self.make_site = button(
            self.tr("Make a site"),
            "quiet",
            tip=self.tr("Write all posts that left into one folder, with an index and a feed"),
        )
        self.make_site.hide()
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
            self._none[shown].setVisible(not found)
            self.check.setVisible(bool(exported))
            name = shown.accessibleName()
            self._heads[shown].setText(f"{name}  ·  {len(found)}" if found else name)
        self.make_site.setVisible(bool(exported))
        self._stack.setCurrentIndex(0 if posts else 1)
        if had_focus and not any(shown.hasFocus() for shown in self._none):
            self.focus_first()

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
            column.addWidget(self._heads[posts])
            column.addWidget(self._none[posts])
            column.addWidget(posts)
        column.addSpacing(S)
        column.addLayout(row_of(self.check, self.make_site))
        column.addWidget(self.site)
        column.addStretch(1)
        return scrolled(centred(content, _MEASURE))
