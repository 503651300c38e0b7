"""Does what the card of the series asks for, each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from reflectapp.domain.series import Series
from reflectapp.services.series_keeping import SeriesEnded
from reflectapp.ui.context import Context
from reflectapp.ui.messages import sentence
from reflectapp.ui.publish.series_card import SeriesCard

R = TypeVar("R")


class SeriesDesk(QObject):
    """Renames, ends and opens series again; tells the bus, so that every page follows."""

    def __init__(self, context: Context, card: SeriesCard) -> None:
        super().__init__(card)
        self._context = context
        card.renamed.connect(self._rename)
        card.ended.connect(self._end)
        card.reopened.connect(self._open_again)

    def _rename(self, series_id: str, name: str) -> None:
        series = self._context.session.publishing.series

        def done(before: Series) -> None:
            self._say(self.tr("Renamed."), lambda: series.rename(series_id, before.name))

        self._run(lambda: series.rename(series_id, name), done)

    def _end(self, series_id: str) -> None:
        series = self._context.session.publishing.series

        def done(ended: SeriesEnded) -> None:
            said = self.tr("The series “{name}” has ended.").format(name=ended.series.name)
            self._say(said, lambda: series.take_back(ended))

        self._run(lambda: series.end(series_id), done)

    def _open_again(self, series_id: str) -> None:
        series = self._context.session.publishing.series
        self._run(lambda: series.open_again(series_id), lambda _: None)

    def _say(self, words: str, back: Callable[[], object]) -> None:
        self._context.bus.said.emit(words, lambda: self._run(back, lambda _: None))

    def _run(self, work: Callable[[], R], then: Callable[[R], None]) -> None:
        bus = self._context.bus

        def done(result: R) -> None:
            bus.post_changed.emit("")
            then(result)

        self._context.tasks.run(work, done, lambda e: bus.said.emit(sentence(e).title, None))
