"""The publish place: posts on their way, and the page of one."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from reflectapp.domain.post import PostSummary
from reflectapp.services.series_keeping import SeriesLine
from reflectapp.ui.context import Context
from reflectapp.ui.publish.check_page import AskPath, CheckPage
from reflectapp.ui.publish.export_page import AskFolder
from reflectapp.ui.publish.folder_dialog import asking
from reflectapp.ui.publish.lists_page import PostLists
from reflectapp.ui.publish.page import PostPage
from reflectapp.ui.publish.series_desk import SeriesDesk
from reflectapp.ui.publish.site_maker import SiteMaker


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
        self._came_from = ""
        self.lists = PostLists(context)
        self.page = PostPage(context, ask_folder)
        self.check = CheckPage(context, ask_path)
        for page in (self.lists, self.page, self.check):
            self.addWidget(page)
        self.check.back_wanted.connect(self._leave_check)
        self.lists.check_wanted.connect(self.show_check)
        self.page.check_wanted.connect(self._check_post)
        ask = ask_folder or asking(self, self.tr("Make it here"))
        self.site = SiteMaker(context, self.lists.site_form, self.lists.site, ask)
        self.lists.make_site.clicked.connect(self.site.ask)
        self.series = SeriesDesk(context, self.lists.series)
        self.lists.post_chosen.connect(self.open)
        self.lists.review_wanted.connect(lambda: context.bus.place_requested.emit("review"))
        self.page.back_wanted.connect(self.show_lists)
        self.page.series_wanted.connect(self.show_series)
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

    def show_series(self) -> None:
        """Go to the series, below the lists."""
        self.show_lists()
        self.lists.focus_series()

    def show_check(self) -> None:
        """Show where published files are compared with what left."""
        self._came_from = ""
        self.page.presenter.close()
        self.setCurrentWidget(self.check)
        self.check.focus_first()

    def refresh(self) -> None:
        """Read the posts again."""
        self._turn += 1
        turn = self._turn

        def done(read: tuple[list[PostSummary], tuple[SeriesLine, ...]]) -> None:
            if turn == self._turn:
                self.lists.show_posts(read[0])
                self.lists.show_series(read[1])

        publishing = self._context.session.publishing
        self._context.tasks.run(
            lambda: (publishing.posts(), publishing.series.lines()),
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
        series = QAction(self.tr("Publish: series of posts"), self)
        series.triggered.connect(self.show_series)
        return [posts, check, site, series]

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
        self.lists.show_series(())
        self.setCurrentWidget(self.lists)

    def _check_post(self) -> None:
        """Check what left of the post that is shown, and come back to it."""
        presenter = self.page.presenter
        post_id, shown = presenter.post_id, presenter.shown
        self.show_check()
        self._came_from = post_id
        self.check.begin_at("" if shown is None else shown.summary.post.last_folder)

    def _leave_check(self) -> None:
        post_id, self._came_from = self._came_from, ""
        if not post_id:
            self.show_lists()
            return
        self.open(post_id)
        self.page.go_to("after")

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
