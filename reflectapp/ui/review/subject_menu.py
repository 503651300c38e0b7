"""The context menu of a finding: the same as another subject, or somebody else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QMenu, QWidget

from reflectapp.domain.spans import Span
from reflectapp.ui.context import Context
from reflectapp.ui.messages import sentence
from reflectapp.ui.review.grouping import Group
from reflectapp.ui.review.presenter import ReviewPresenter
from reflectapp.ui.review.subjects import Undo, WayBack, joined, parted

_MOST = 14
"""Subjects offered for joining; the nearest in kind come first."""


class SubjectMenu(QObject):
    """Offers what can be said about whom a mention is of."""

    def __init__(self, context: Context, presenter: ReviewPresenter, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._presenter, self._page = context, presenter, page

    def menu(self, span: Span) -> QMenu | None:
        """Return the menu for the mention at `span`."""
        self._presenter.select(span)
        item, group = self._presenter.current_item, self._presenter.current_group
        if item is None or group is None:
            return None
        menu = QMenu(self._page)
        same = menu.addMenu(self.tr("{name} is the same as").format(name=group.name))
        others = [other for other in self._presenter.groups if other.key != group.key]
        others.sort(key=lambda other: other.kind is not group.kind)
        for other in others[:_MOST]:
            act = same.addAction(other.name)
            act.triggered.connect(lambda _=False, chosen=other: self._join(group, chosen))
        same.setEnabled(bool(others))
        apart = menu.addAction(self.tr("“{words}” is somebody else").format(words=item.words))
        apart.setEnabled(item.subject_id is not None and len(group.aliases) > 1)
        apart.triggered.connect(lambda: self._part(group, item.words))
        menu.addSeparator()
        back = menu.addAction(self.tr("Take this decision back"))
        back.setEnabled(item.decision is not None)
        back.triggered.connect(self._presenter.clear)
        return menu

    def open_at(self, span: Span, place: QPointF) -> None:
        """Show the menu at a place on screen."""
        menu = self.menu(span)
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place.toPoint())

    def _join(self, group: Group, other: Group) -> None:
        entry_id = self._presenter.entry_id
        said = self.tr("{name} now counts as {other}.").format(name=group.name, other=other.name)
        self._change(lambda: joined(self._context.session, entry_id, group, other), said)

    def _part(self, group: Group, alias: str) -> None:
        entry_id = self._presenter.entry_id
        said = self.tr("“{words}” now stands for somebody else.").format(words=alias)
        self._change(lambda: parted(self._context.session, entry_id, group, alias), said)

    def _change(self, work: Callable[[], Undo], said: str) -> None:
        tasks, bus, entry_id = self._context.tasks, self._context.bus, self._presenter.entry_id

        def changed() -> None:
            bus.decisions_changed.emit(entry_id)

        def done(undo: Undo) -> None:
            way_back = WayBack(entry_id, undo)
            self._presenter.subjects_changed(way_back)
            changed()
            bus.said.emit(said, lambda: undo_by(way_back))

        def undo_by(way_back: WayBack) -> None:
            if not way_back.is_open:
                told = self.tr("More was decided since. U takes changes back one by one.")
                bus.said.emit(told, None)
            elif self._presenter.entry_id == entry_id:
                self._presenter.subjects_changed(way_back)
                self._presenter.undo()
            else:
                way_back.is_open = False
                tasks.run(way_back.take, lambda _: changed(), fail)

        def fail(error: Exception) -> None:
            message = sentence(error)
            bus.said.emit(f"{message.title}. {message.advice}", None)

        tasks.run(work, done, fail)
