"""What the review tells about its own state: looking, stopped, or what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectapp.ui.icons import icon
from reflectapp.ui.messages import sentence
from reflectapp.ui.review.looking_line import LookingLine
from reflectapp.ui.review.presenter import ReviewPresenter
from reflectapp.ui.review.reading import Phase
from reflectapp.ui.theme import L, S, Theme
from reflectapp.ui.widgets import Banner, button


class ReviewNotices(QWidget):
    """A line while names are looked for, and a banner when they could not be."""

    stop_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.banner = Banner("error", icon("circle-alert", theme))
        self.again = button(self.tr("Try again"))
        self.again.clicked.connect(self.again_wanted)
        self.banner.add_button(self.again)
        self.waiting = LookingLine()
        self.waiting.stop_wanted.connect(self.stop_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, 0, L, S)
        column.setSpacing(S)
        column.addWidget(self.waiting)
        column.addWidget(self.banner)

    def show_review(self, presenter: ReviewPresenter) -> None:
        """Tell how far the program is with the entry."""
        problem, phase = presenter.problem, presenter.phase
        self.waiting.setVisible(phase in {Phase.LOADING, Phase.ANALYSING})
        self.banner.setVisible(problem is not None or phase is Phase.STOPPED)
        self.again.setVisible(phase in {Phase.STOPPED, Phase.FAILED})
        self.setVisible(not self.waiting.isHidden() or not self.banner.isHidden())
        if problem is not None:
            self._show_problem(problem)
        elif phase is Phase.STOPPED:
            self._name_button(self.tr("Look now"))
            self.banner.show_message(
                "info",
                self.tr("Not yet looked through"),
                self.tr("Names have not been looked for in this entry, so nothing can be decided."),
                icon("info", self._theme),
            )

    def _show_problem(self, problem: Exception) -> None:
        message = sentence(problem)
        name = getattr(problem, "file_name", "")
        named = self.tr("The file is {name}.").format(name=name) if name else ""
        text = " ".join(part for part in (message.body, named, message.advice) if part)
        self._name_button(self.tr("Try again"))
        sign = icon("circle-alert", self._theme)
        self.banner.show_message("error", message.title, text, sign)

    def _name_button(self, words: str) -> None:
        self.again.setText(words)
        self.again.setAccessibleName(words)
        self.again.setToolTip(words)
