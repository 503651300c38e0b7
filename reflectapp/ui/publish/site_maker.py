"""Making one folder of all that left: asks where, makes it, says what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from reflectapp.domain.errors import ExportFailedError
from reflectapp.services.site_making import SiteMade
from reflectapp.ui.context import Context
from reflectapp.ui.messages import counted, sentence
from reflectapp.ui.notices import Banner
from reflectapp.ui.publish.sent_card import show_folder
from reflectapp.ui.publish.site_form import SiteForm
from reflectapp.ui.widgets import bring_into_sight, button

AskFolder = Callable[[Path | None, Callable[[str], None]], None]
_MOST_NAMED = 3


class SiteMaker(QObject):
    """Makes a site, and tells of it in a banner."""

    def __init__(
        self, context: Context, form: SiteForm, banner: Banner, ask_folder: AskFolder
    ) -> None:
        super().__init__(banner)
        self._form = form
        form.wanted.connect(self._name_it)
        self._context, self._banner, self._ask_folder = context, banner, ask_folder
        self._folder: Path | None = None
        self.open = button(
            self.tr("Open folder"), tip=self.tr("Show the folder in your file manager")
        )
        self.open.clicked.connect(self._show)
        self.hide = button(self.tr("Close"), "quiet")
        self.hide.clicked.connect(banner.hide)
        banner.add_button(self.open)
        banner.add_button(self.hide)

    def ask(self) -> None:
        """Ask what it is called and where to make it, and make it there."""
        site = self._context.session.publishing.site
        self._banner.hide()
        self._context.tasks.run(site.face, self._form.ask, self._failed)

    def make(self, parent: Path) -> None:
        """Make it in a folder."""
        site = self._context.session.publishing.site
        self._form.leave()
        self._context.tasks.run(lambda: site.make(parent), self._made, self._failed)

    def forget(self) -> None:
        """Say nothing any more."""
        self._folder = None
        self._form.forget()
        self._banner.show_message("info", "", "")
        self._banner.hide()

    def _name_it(self, title: str, address: str) -> None:
        site = self._context.session.publishing.site

        def done(told: tuple[str, ...]) -> None:
            if told:
                self._form.say(self._tells(told))
            else:
                self._ask_folder(None, lambda folder: self.make(Path(folder)))

        def failed(error: Exception) -> None:
            message = sentence(error)
            self._form.say(f"{message.title}. {message.text}")

        self._context.tasks.run(lambda: site.set_face(title, address), done, failed)

    def _tells(self, names: tuple[str, ...]) -> str:
        shown = ", ".join(f"“{name}”" for name in names[:_MOST_NAMED])
        return self.tr(
            "This must not leave, and stands in the title or the address: {names}."
        ).format(names=shown)

    def _made(self, made: SiteMade) -> None:
        if made.told:
            self._say("warning", self.tr("No site was made"), self._tells(made.told), None)
            return
        left_out = self._left_out(made.left_out)
        if made.folder is None:
            title = self.tr("No site was made")
            words = self.tr("None of the posts that left may leave as it stands now.")
            self._say("warning", title, f"{words} {left_out}".strip(), None)
            return
        pages = counted(
            made.count,
            self.tr("A site of 1 post is ready"),
            self.tr("A site of {count} posts is ready"),
        )
        words = self.tr(
            "It is in {folder}: put all that is in that folder on any host. index.html is where "
            "one begins, feed.xml is for feed readers."
        ).format(folder=str(made.folder).replace("/", "/\u200b"))
        self._say("info", pages, f"{words} {left_out}".strip(), made.folder)
        # Each page is on record now, like an export.
        self._context.bus.post_changed.emit("")

    def _left_out(self, names: tuple[str, ...]) -> str:
        if not names:
            return ""
        shown = ", ".join(f"“{name or self.tr('Untitled')}”" for name in names[:_MOST_NAMED])
        if len(names) > _MOST_NAMED:
            shown = self.tr("{names} and others").format(names=shown)
        return self.tr(
            "Left out, because they changed since they left or do not hold any more: {names}."
        ).format(names=shown)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ExportFailedError) and error.cause == "exists":
            title = self.tr("There is a site of today in that folder already")
            text = self.tr("Nothing was written over. Move it away, or choose another folder.")
        else:
            message = sentence(error)
            title, text = self.tr("No site was made"), message.text
        self._say("error", title, text, None)

    def _say(self, kind: str, title: str, text: str, folder: Path | None) -> None:
        self._folder = folder
        self.open.setVisible(folder is not None)
        self._banner.show_message(kind, title, text)
        self._banner.show()
        # Below the lists it would come in out of sight, and nothing seem to have happened.
        bring_into_sight(self._banner)

    def _show(self) -> None:
        if self._folder is not None:
            show_folder(self._folder)
