"""Checking the journal by hand: progress, a way to stop, a plain verdict, and where to mend."""

from __future__ import annotations

from datetime import datetime
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectapp.domain.damage import Part, Verdict
from reflectapp.domain.errors import StoppedError
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import (
    format_short,
    part_name,
    sentence,
    verdict_text,
    verdict_title,
)
from reflectapp.ui.theme import S
from reflectapp.ui.widgets import Banner, bring_into_sight, button, label
from reflectapp.ui.work_line import WorkLine


class CheckPanel(QWidget):
    """Says when the journal was last found sound, and checks it anew."""

    _advanced = Signal(object, float)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stopping: Event | None = None
        self.state = label("", "muted", wraps=True)
        self.state.setAccessibleName(self.tr("Last check"))
        self.check = button(
            self.tr("Check now"),
            icon=icon("shield-check", context.theme),
            tip=self.tr("Check the whole journal; you can go on writing"),
        )
        self.line = WorkLine()
        self.banner = Banner("error", icon("triangle-alert", context.theme, token="danger"))
        self.mend = button(self.tr("Close the journal and mend it…"), "primary")
        self.banner.add_button(self.mend)
        self.banner.hide()
        self.check.clicked.connect(self.begin)
        self.line.stop_wanted.connect(self.stop)
        self.mend.clicked.connect(context.bus.mending_requested)
        self._advanced.connect(self._tell)
        context.bus.damage_found.connect(lambda _: self.refresh())
        self._lay_out()

    def refresh(self) -> None:
        """Show what the last check said."""
        integrity = self._context.session.integrity
        if integrity.last is not None:
            self._show(integrity.last)
            return
        self.banner.hide()
        checked_at = integrity.checked_at()
        if checked_at is None:
            self.state.setText(self.tr("Not checked yet."))
        else:
            self.state.setText(
                self.tr("Last found sound on {day}.").format(day=self._moment(checked_at))
            )

    def begin(self) -> None:
        """Check everything; writing goes on meanwhile."""
        if self._stopping is not None:
            return
        self._stopping = stopping = Event()
        self.check.setEnabled(False)
        self.banner.hide()
        self.line.begin(self.tr("Checking the journal…"))
        self.line.stop.setFocus()
        integrity = self._context.session.integrity
        self._context.tasks.run(
            lambda: integrity.verify(self._advanced.emit, stopping.is_set),
            self._found,
            self._failed,
            lane="long",
        )

    def stop(self) -> None:
        """End a check that runs."""
        if self._stopping is not None:
            self._stopping.set()

    def _tell(self, part: Part, share: float) -> None:
        words = self.tr("Checking {part}…").format(part=part_name(part))
        self.line.tell(words, share)

    def _found(self, verdict: Verdict) -> None:
        is_waiting = self.line.stop.hasFocus()
        self._end()
        self._show(verdict)
        # Whoever does something else meanwhile goes on with that.
        if is_waiting and not verdict.is_sound:
            self.mend.setFocus()
            bring_into_sight(self.banner)

    def _failed(self, error: Exception) -> None:
        self._end()
        self.refresh()
        if isinstance(error, StoppedError):
            self.state.setText(self.tr("Stopped before the end: the check says nothing."))
            return
        message = sentence(error)
        self.state.setText(
            self.tr("The journal could not be checked. {advice}").format(advice=message.advice)
        )

    def _end(self) -> None:
        has_focus = self.line.stop.hasFocus()
        self._stopping = None
        self.check.setEnabled(True)
        if has_focus:
            self.check.setFocus()
        self.line.end()

    def _show(self, verdict: Verdict) -> None:
        when = self._moment(verdict.checked_at)
        if verdict.is_sound:
            self.state.setText(
                self.tr("{verdict} Checked on {day}.").format(
                    verdict=verdict_title(verdict), day=when
                )
            )
            if verdict.unchecked:
                self.state.setText(f"{self.state.text()} {verdict_text(verdict)}")
        else:
            self.state.setText(self.tr("Checked on {day}.").format(day=when))
            advice = self.tr(
                "Go on writing if you have to; what you write is saved. Mending needs the journal "
                "closed: Reflect saves everything, closes it and leads on from there. The damaged "
                "file is kept."
            )
            self.banner.show_message(
                "error", verdict_title(verdict), f"{verdict_text(verdict)} {advice}"
            )
        self.banner.setVisible(not verdict.is_sound)

    def _moment(self, at: datetime) -> str:
        local = self._context.session.clock.local(at)
        return f"{format_short(local.date())}, {local:%H:%M}"

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self.state, 1)
        row.addWidget(self.check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(row)
        column.addWidget(self.line)
        column.addWidget(self.banner)
