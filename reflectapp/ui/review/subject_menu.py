"""The context menu of a finding: the same as another subject, or somebody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reflectapp.domain.errors import DecisionError
from reflectapp.domain.finding import Kind
from reflectapp.domain.spans import Span
from reflectapp.services.groups import Group
from reflectapp.services.mentions import NAMED
from reflectapp.services.short_names import who_may_be_meant
from reflectapp.services.who import WayBack, can_part
from reflectapp.ui.context import Context
from reflectapp.ui.messages import sentence
from reflectapp.ui.review.presenter import ReviewPresenter

_MOST = 14
"""Subjects offered for joining, the nearest first."""


def nearest(group: Group, groups: Iterable[Group]) -> list[Group]:
    """Return whom else of `groups` `group` may be: its own kind first, then as it is spelt."""
    others = [other for other in groups if other.key != group.key and other.kind in NAMED]
    return sorted(others, key=lambda o: (o.kind is not group.kind, o.kind, -_likeness(group, o)))


def _likeness(one: Group, other: Group) -> float:
    return max(
        SequenceMatcher(None, mine.casefold(), yours.casefold()).ratio()
        for mine in (one.name, *one.aliases)
        for yours in (other.name, *other.aliases)
    )


class SubjectMenu(QObject):
    """Offers what can be said about whom a mention is of, and what becomes of it."""

    answer_wanted = Signal(str)
    """The name of a gesture of the page."""

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
        if group.kind in NAMED:
            self._offer_whom(menu, group, item.words)
        for name, words in (
            ("replace", self.tr("Replace")),
            ("generalise", self.tr("Generalise…")),
            ("rename", self.tr("Rename…")),
            ("leave out", self.tr("Leave out…")),
            ("keep", self.tr("Keep…")),
        ):
            act = menu.addAction(words)
            act.triggered.connect(lambda _=False, chosen=name: self.answer_wanted.emit(chosen))
        menu.addSeparator()
        back = menu.addAction(self.tr("Take this decision back"))
        back.setEnabled(item.decision is not None)
        back.triggered.connect(self._presenter.clear)
        return menu

    def _offer_whom(self, menu: QMenu, group: Group, words: str) -> None:
        same = menu.addMenu(self.tr("{name} is the same as").format(name=group.name))
        others = (*self._known(group), *nearest(group, self._presenter.groups))[:_MOST]
        for other, before in zip(others, (None, *others), strict=False):
            if before is not None and before.kind is not other.kind:
                same.addSeparator()
            act = same.addAction(other.name)
            act.triggered.connect(lambda _=False, chosen=other: self._join(group, chosen))
        same.setEnabled(bool(others))
        apart = menu.addAction(self._apart(group.kind).format(words=words))
        apart.setEnabled(can_part(group, words))
        apart.triggered.connect(lambda: self._part(group, words))
        menu.addSeparator()

    def _known(self, group: Group) -> list[Group]:
        """Return those of the register whom a short name may mean, and who are not in the entry."""
        state, here = self._presenter.state, {other.key for other in self._presenter.groups}
        if state is None or group.kind is not Kind.PERSON:
            return []
        return [
            Group(subject.id, group.kind, subject.name, subject.aliases, ())
            for subject in who_may_be_meant(group.aliases, state.register)
            if subject.id not in here
        ]

    def offer_marking(self, place: QPointF) -> None:
        """Offer to hide the words that are selected."""
        menu = QMenu(self._page)
        menu.addAction(self.tr("Hide these words…"), lambda: self.answer_wanted.emit("add"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place.toPoint())

    def _apart(self, kind: Kind) -> str:
        if kind is Kind.PLACE:
            return self.tr("“{words}” is another place")
        if kind is Kind.ORGANISATION:
            return self.tr("“{words}” is another organisation")
        return self.tr("“{words}” is somebody else")

    def open_at(self, span: Span, place: QPointF) -> None:
        """Show the menu at a place on screen."""
        menu = self.menu(span)
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place.toPoint())

    def _join(self, group: Group, other: Group) -> None:
        said = self.tr("{name} now counts as {other}.").format(name=group.name, other=other.name)
        who, entry_id = self._context.session.review.who, self._presenter.entry_id
        self._change(lambda: who.join(entry_id, group, other), said)

    def _part(self, group: Group, alias: str) -> None:
        said = self.tr("“{words}” now stands for somebody else.").format(words=alias)
        who, entry_id = self._context.session.review.who, self._presenter.entry_id
        self._change(lambda: who.part(entry_id, group, alias), said)

    def _change(self, work: Callable[[], WayBack], said: str) -> None:
        bus = self._context.bus

        def done(way: WayBack) -> None:
            self._presenter.subjects_changed(way.entry_id, way)
            bus.decisions_changed.emit(way.entry_id)
            bus.said.emit(said, lambda: self._take_back(way))

        self._context.tasks.run(work, done, self._fail)

    def _take_back(self, way: WayBack) -> None:
        context = self._context

        def done(_: object) -> None:
            self._presenter.subjects_changed(way.entry_id, None)
            context.bus.decisions_changed.emit(way.entry_id)

        def refused(error: Exception) -> None:
            if isinstance(error, DecisionError):
                told = self.tr("More was decided since. U takes changes back one by one.")
                context.bus.said.emit(told, None)
            else:
                self._fail(error)

        context.tasks.run(lambda: context.session.review.take_back(way), done, refused)

    def _fail(self, error: Exception) -> None:
        message = sentence(error)
        self._context.bus.said.emit(f"{message.title}. {message.advice}", None)
