"""Taking a post down: what to do, what of it is done, and the note that it is down."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.post import Post
from reflectapp.domain.taking_down import Step
from reflectapp.services.after_export import MAX_REASON
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import format_day, format_short
from reflectapp.ui.publish.sheet import row_of
from reflectapp.ui.publish.wording import steps_to_do
from reflectapp.ui.theme import S, Theme
from reflectapp.ui.widgets import Banner, Card, button, label, set_accessible

translate = QCoreApplication.translate


class TakingDownCard(Card):
    """Shows how far it is; tells what the writer ticks and notes."""

    ticked = Signal(str, bool)
    """A step (see `Step`), and whether it is done."""
    withdrawn = Signal(str)
    """It was taken down, for this reason; may be empty."""
    put_back = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.caption.setText(self.tr("Taking it down"))
        self.caption.show()
        self.state = Banner("info", icon("undo-2", theme))
        self.steps = {step: StepRow(words) for step, words in _steps().items()}
        for step, row in self.steps.items():
            row.box.clicked.connect(lambda on, name=step.value: self.ticked.emit(name, on))
        self.progress = label("", "small")
        self.reason = QLineEdit()
        self.reason.setMaxLength(MAX_REASON)
        self.reason.setPlaceholderText(self.tr("Why, for yourself; may stay empty"))
        set_accessible(self.reason, self.tr("Why it was taken down"))
        self.take_down = button(
            self.tr("Note that it is taken down"),
            tip=self.tr("Put the day and the reason on record"),
        )
        self.take_down.clicked.connect(lambda: self.withdrawn.emit(self.reason.text().strip()))
        self.is_out = button(
            self.tr("It is out again"),
            "quiet",
            tip=self.tr("Take that note off the record, and begin the list anew"),
        )
        self.is_out.clicked.connect(self.put_back)
        self._arrange()

    def show_post(self, post: Post, clock: TrustedClock) -> None:
        """Show how far a post is taken down."""
        done = post.steps_done
        for step, row in self.steps.items():
            at = done.get(step)
            row.show_done("" if at is None else format_short(clock.local(at).date()))
        self.progress.setText(steps_to_do(post) or self.tr("All of it is done."))
        at = post.withdrawn_at
        self.state.setVisible(at is not None)
        if at is not None:
            day = format_day(clock.local(at).date())
            reason = next((r.withdrawn_reason for r in post.exports if r.withdrawn_reason), "")
            self.state.show_message(
                "info",
                self.tr("Taken down on {day}").format(day=day),
                reason or self.tr("You noted no reason."),
            )
        self.reason.setVisible(at is None)
        here, gone = (self.take_down, self.is_out) if at is None else (self.is_out, self.take_down)
        here.show()
        if gone.hasFocus():
            # Hidden with the focus, the last button of a page hands it to the first of the window.
            here.setFocus()
        gone.hide()

    def forget(self) -> None:
        """Show nothing of a post and keep nothing."""
        self.reason.clear()
        self.state.show_message("info", "", "")
        for row in self.steps.values():
            row.show_done("")

    def _arrange(self) -> None:
        self.body.addWidget(self.state)
        first = self.tr("What to do, in this order. Tick what is done: the ticks are kept.")
        self.body.addWidget(label(first, "body", wraps=True))
        for row in self.steps.values():
            self.body.addWidget(row)
        self.body.addWidget(self.progress)
        self.body.addSpacing(S)
        self.body.addWidget(self.reason)
        self.body.addLayout(row_of(self.take_down, self.is_out))
        words = self.tr(
            "What has left has left: it stays on record here, and counts among what your posts "
            "tell."
        )
        self.body.addWidget(label(words, "small", wraps=True))


class StepRow(QWidget):
    """A box to tick beside words of several lines, which tick it, too."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        set_accessible(self.box, words)
        self.day = label("", "small")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.box, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_Words(words, self.box), 0, 1)
        grid.addWidget(self.day, 1, 1)
        self.day.hide()

    def show_done(self, day: str) -> None:
        """Show the day on which it was ticked; an empty one unticks it."""
        self.box.setChecked(bool(day))
        self.day.setVisible(bool(day))
        self.day.setText(self.tr("Done {day}").format(day=day) if day else "")
        self.box.setAccessibleDescription(self.day.text())


class _Words(QLabel):
    """Words that press a box, as the words of a box do."""

    def __init__(self, words: str, box: QCheckBox) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self._box = box

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_inside = self.rect().contains(event.position().toPoint())
        if is_inside and event.button() is Qt.MouseButton.LeftButton:
            self._box.click()


def _steps() -> dict[Step, str]:
    return {
        Step.DELETE: translate(
            "Publish",
            "Delete the post on the blog, and its pictures, which many blogs keep by themselves; "
            "hiding it from the front page is not enough.",
        ),
        Step.SPEAK: translate(
            "Publish",
            "If somebody can be recognised in it, speak with your manager or data protection "
            "officer now: a breach may have to be reported within 72 hours.",
        ),
        Step.SHARES: translate(
            "Publish",
            "Delete what you shared about it, and ask others who shared it to do so, too.",
        ),
        Step.SEARCH: translate(
            "Publish",
            "Ask the search engines to drop their copies: Google and Bing have a form for "
            "outdated content.",
        ),
        Step.ARCHIVES: translate(
            "Publish",
            "Look whether the Internet Archive keeps copies, and ask it to take them out. "
            "Newsletters and feeds that went out cannot be called back.",
        ),
    }
