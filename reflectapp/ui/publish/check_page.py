"""Check what is published: a file or a folder beside the record of what left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectapp.domain.errors import StoppedError
from reflectapp.services.comparing import Checked
from reflectapp.ui.context import Context
from reflectapp.ui.exchange.path_dialog import PathDialog
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import sentence
from reflectapp.ui.publish.checked_words import checked_words
from reflectapp.ui.publish.sheet import centred, row_of, scrolled
from reflectapp.ui.theme import XL, L, M, S
from reflectapp.ui.widgets import Banner, button, divider, icon_button, label

AskPath = Callable[[Path | None, Callable[[str], None]], None]
"""Given where to begin and what to call with the file or folder that was chosen."""

_MEASURE = 720
_MOST = 200
"""Files shown; more is nothing that anybody reads."""


class _News(QObject):
    """Brings what a thread tells to the window."""

    progress = Signal(int, int)


class CheckPage(QWidget):
    """Asks for a file or folder, and says of each file what it is and whom it names."""

    back_wanted = Signal()

    def __init__(
        self, context: Context, ask_path: AskPath | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._ask_path = context, ask_path or self._ask
        self._start: Path | None = None
        self._turn, self._is_stopped = 0, False
        self.results: list[Banner] = []
        self.back = icon_button(icon("arrow-left", context.theme), self.tr("Back"), shortcut="Esc")
        self.back.clicked.connect(self.back_wanted)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.back_wanted)
        self.choose = button(
            self.tr("Choose a file or a folder"),
            "primary",
            tip=self.tr("Nothing is written, changed or sent"),
        )
        self.choose.clicked.connect(lambda: self._ask_path(self._start, self.check))
        self.stop = button(self.tr("Stop"), "quiet", tip=self.tr("Stop looking through the folder"))
        self.stop.clicked.connect(self._stop)
        self.stop.hide()
        self.line = label("", "muted", wraps=True)
        self.news = _News(self)
        self.news.progress.connect(self._show_progress)
        self._arrange()

    def check(self, path: str) -> None:
        """Compare a file, or the files of a folder, with what left."""
        chosen = Path(path)
        self._start = chosen.parent
        self._turn += 1
        turn, self._is_stopped = self._turn, False
        self._show([])
        self.line.setText(self.tr("Looking…"))
        self.stop.show()
        after, news = self._context.session.publishing.after, self.news

        def done(found: Sequence[Checked]) -> None:
            if turn == self._turn:
                self.stop.hide()
                self._show_found(chosen, found)

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self.stop.hide()
                message = sentence(error)
                words = f"{message.title}. {message.advice}"
                is_stopped = isinstance(error, StoppedError)
                self.line.setText(self.tr("Stopped.") if is_stopped else words)

        self._context.tasks.run(
            lambda: after.check(
                chosen, news.progress.emit, lambda: self._is_stopped or turn != self._turn
            ),
            done,
            failed,
            lane="background",
        )

    def begin_at(self, folder: str) -> None:
        """Begin the choice of a file in this folder; an empty one changes nothing."""
        self._start = Path(folder) if folder else self._start

    def forget(self) -> None:
        """Show nothing and stop looking."""
        self._turn += 1
        self._start = None
        self.line.clear()
        self.stop.hide()
        self._show([])

    def focus_first(self) -> None:
        """Put the focus where one begins."""
        self.choose.setFocus()

    def _stop(self) -> None:
        self._is_stopped = True

    def _show_progress(self, done: int, total: int) -> None:
        if not self.stop.isHidden() and total > 1:
            words = self.tr("Looked into {done} of {total} files…")
            self.line.setText(words.format(done=done, total=total))

    def _show_found(self, chosen: Path, found: Sequence[Checked]) -> None:
        if not found:
            self.line.setText(
                self.tr("No file in {folder} left from here, and none names anybody.").format(
                    folder=chosen.name
                )
            )
        else:
            self.line.setText(chosen.name if chosen.is_dir() else "")
        self._show(found[:_MOST])

    def _show(self, found: Sequence[Checked]) -> None:
        for old in self.results:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.results = []
        clock, theme = self._context.session.clock, self._context.theme
        for checked in found:
            words = checked_words(checked, clock)
            sign = {"info": "circle-check", "warning": "circle-help"}.get(
                words.kind, "triangle-alert"
            )
            banner = Banner(
                words.kind, icon(sign, theme), words.title, f"{checked.path.name}\n{words.text}"
            )
            self._column.insertWidget(self._column.count() - 1, banner)
            self.results.append(banner)

    def _ask(self, start: Path | None, chosen: Callable[[str], None]) -> None:
        dialog = PathDialog(start, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(chosen)
        dialog.finished.connect(self.activateWindow)
        dialog.open()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(M, M, L, S)
        head.setSpacing(S)
        head.addWidget(self.back)
        head.addWidget(label(self.tr("Check what is published"), "heading"), 1)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(L, M, L, XL)
        self._column.setSpacing(M)
        intro = self.tr(
            "Choose a page that you saved from your blog, a file that you exported, or a whole "
            "folder. Reflect compares it with the record of what left, and looks for every name "
            "that the journal knows by now. Nothing is written, changed or sent."
        )
        self._column.addWidget(label(intro, "muted", wraps=True))
        self._column.addLayout(row_of(self.choose, self.stop))
        self._column.addWidget(self.line)
        self._column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(divider())
        page.addWidget(scrolled(centred(content, _MEASURE)), 1)
