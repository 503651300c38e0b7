"""Between a post's page and the advice about it: asks when the post changed, passes gestures on."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reflectapp.domain.advice import Advice
from reflectapp.ui.context import Context
from reflectapp.ui.publish.advice_presenter import AdvicePresenter, silenced_key
from reflectapp.ui.publish.advice_words import kind_name
from reflectapp.ui.publish.gate_page import GatePage
from reflectapp.ui.publish.shown import Shown


class AdviceGuide(QObject):
    """Keeps the two cards of the gate page filled."""

    def __init__(self, context: Context, gate: GatePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._gate = context, gate
        self._shown: Shown | None = None
        self.presenter = AdvicePresenter(
            context.session, context.tasks, self._show, context.bus.said.emit
        )
        gate.advice.entry_wanted.connect(self._go_to_entry)
        gate.advice.dismissed.connect(self._dismiss)
        gate.advice.silenced.connect(self._silence)
        gate.advice.all_wanted.connect(self.presenter.take_all_up)
        context.bus.settings_changed.connect(self._ask_again)

    def follow(self, shown: Shown) -> None:
        """Ask for advice when this is another post or it was looked at anew."""
        if shown is not self._shown:
            self._shown = shown
            self.presenter.ask(shown.summary.post.id)

    def forget(self) -> None:
        """Keep nothing."""
        self._shown = None
        self.presenter.forget()

    def _show(self) -> None:
        self._gate.show_advice(self.presenter.shown, self._context.session.clock)

    def _ask_again(self) -> None:
        if self._shown is not None:
            self.presenter.ask(self._shown.summary.post.id)

    def _dismiss(self, advice: Advice) -> None:
        self.presenter.set_aside(advice, self.tr("Dismissed for this post."))

    def _silence(self, advice: Advice) -> None:
        if silenced_key(advice):
            words = self.tr("Not again in this journal. The settings can bring it back.")
        else:
            words = self.tr("None of this kind again: {kind}. The settings can bring it back.")
        self.presenter.silence(advice, words.format(kind=kind_name(advice.kind)))

    def _go_to_entry(self, advice: Advice) -> None:
        if self._shown is not None:
            entry_id, bus = self._shown.summary.post.entry_id, self._context.bus
            bus.passage_requested.emit(entry_id, advice.source_span)
            bus.entry_requested.emit(entry_id)
