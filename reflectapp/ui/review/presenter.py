"""What the review of one entry does: reads, asks, decides, and remembers where the writer is."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflectapp.domain.entry import Entry
from reflectapp.domain.errors import DecisionError
from reflectapp.domain.finding import Action, Kind
from reflectapp.domain.spans import Span
from reflectapp.services.groups import Group, grouped
from reflectapp.services.review import ReviewItem, ReviewState
from reflectapp.services.who import WayBack
from reflectapp.ui.review.course import following, item_at, nearest, next_undecided
from reflectapp.ui.review.reader import ReaderPage
from reflectapp.ui.review.reading import Looked, Phase, Reading, looked

if TYPE_CHECKING:
    from reflectapp.services.session import Session
    from reflectapp.ui.tasks import Tasks

Change = Callable[[], ReviewState]
Gesture = Callable[[ReviewState], "Change | None"]
"""What a key asks for, read against the state that is current when its turn comes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision as the writer gives it."""

    action: Action
    substitute: str = ""
    reason: str = ""
    remember: bool = False
    """Never ask about these words again in this journal; for KEEP alone."""


class ReviewPresenter:
    """Keeps the review of one entry; `on_change` is called whenever there is something new to show.

    Decisions run one after another away from the window; a key pressed meanwhile waits its turn
    and then acts on what stands there by then.
    """

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        on_change: Callable[[], None],
        on_decided: Callable[[str], None],
    ) -> None:
        self._session, self._tasks = session, tasks
        self._on_change, self._on_decided = on_change, on_decided
        self._reading = Reading(session, tasks, self._loaded, self._failed)
        self._turn = 0
        self._queue: deque[Gesture] = deque()
        self._is_busy = False
        self._way_back: WayBack | None = None
        self._groups: tuple[Group, ...] = ()
        self._state: ReviewState | None = None
        self.entry_id = ""
        self.entry: Entry | None = None
        self.page: ReaderPage | None = None
        """What a reader would see, rendered; there whenever `state` is."""
        self.phase = Phase.EMPTY
        self.problem: Exception | None = None
        self.current: Span | None = None
        self.whole_subject = False

    @property
    def state(self) -> ReviewState | None:
        """The review as it stands; None until the entry has been analysed."""
        return self._state

    @property
    def groups(self) -> tuple[Group, ...]:
        """The findings by subject, in the order in which j and k walk."""
        return self._groups

    @property
    def order(self) -> tuple[ReviewItem, ...]:
        """The findings in the order of the list."""
        return tuple(item for group in self._groups for item in group.items)

    @property
    def current_item(self) -> ReviewItem | None:
        """The finding that the next answer is for."""
        return item_at(self.order, self.current)

    @property
    def current_group(self) -> Group | None:
        """The subject of the current finding."""
        return next((g for g in self._groups if any(i.span == self.current for i in g.items)), None)

    def open(self, entry_id: str) -> None:
        """Show the review of an entry; it is analysed first when its text is new."""
        self.close()
        self.entry_id, self.phase = entry_id, Phase.LOADING
        self._reading.read(entry_id)
        self._on_change()

    def close(self) -> None:
        """Forget the entry and everything known about it."""
        self._turn += 1
        self._reading.drop()
        self._queue.clear()
        self._is_busy = False
        self._state, self._groups, self.entry, self.entry_id = None, (), None, ""
        self.page, self.whole_subject = None, False
        self._way_back = None
        self.current, self.problem, self.phase = None, None, Phase.EMPTY

    def reload(self) -> None:
        """Read the entry again: its text, a subject or another entry's decision changed."""
        if self.entry_id:
            self._turn += 1
            self._queue.clear()
            self._is_busy = False
            self._reading.read(self.entry_id)

    def stop(self) -> None:
        """Give the analysis up; the entry stays on screen."""
        if self.phase in {Phase.ANALYSING, Phase.LOADING}:
            self._reading.drop()
            self.phase = Phase.STOPPED
            self._on_change()

    def move(self, step: int) -> None:
        """Go to the next (1) or previous (-1) finding of the list; the ends hold."""
        order = self.order
        if order:
            at = next((i for i, item in enumerate(order) if item.span == self.current), -step)
            self.select(order[min(max(at + step, 0), len(order) - 1)].span)

    def select(self, span: Span) -> None:
        """Make the finding at `span` the current one."""
        if span != self.current and any(item.span == span for item in self.order):
            self.current = span
            self._on_change()

    def aim_at(self, span: Span) -> None:
        """Make the finding nearest to `span` the current one, now or once the entry is read."""
        self.current = span
        if self.order:
            self.current = nearest(self.order, span)
            self._on_change()

    def next_undecided(self) -> None:
        """Go to the next finding that waits for an answer, from the top again after the last."""
        found = next_undecided(self.order, self.current)
        if found is not None:
            self.select(found)

    def toggle_whole_subject(self) -> None:
        """Let the next answers count for every mention of the subject, or for one mention again."""
        self.whole_subject = not self.whole_subject
        self._on_change()

    def decide(self, answer: Answer, passage: Span | None = None) -> None:
        """Answer the current finding, or leave out a wider `passage` round it."""
        self._do(lambda state: self._decision(state, answer, passage))

    def clear(self) -> None:
        """Take the answer to the current finding back."""

        def gesture(state: ReviewState) -> Change | None:
            span = self.current
            if span is None:
                return None
            return lambda: self._session.review.clear(state.entry.id, span)

        self._do(gesture)

    def accept_proposed(self) -> None:
        """Confirm every proposal at once."""
        self._do(lambda s: lambda: self._session.review.accept_proposed(s.entry.id))

    def undo(self) -> None:
        """Take the last change back: of decisions, or of who is who when that was the last."""
        self._do(self._undoing)

    def redo(self) -> None:
        """Make the change that was undone again."""
        self._do(lambda s: (lambda: self._session.review.redo(s.entry.id)) if s.can_redo else None)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._way_back is not None or (self._state is not None and self._state.can_undo)

    def subjects_changed(self, entry_id: str, way_back: WayBack | None) -> None:
        """Read the review again; until something else is decided, undo takes `way_back`."""
        if entry_id == self.entry_id:
            self._way_back = way_back
            self.reload()

    def add(self, span: Span, kind: Kind) -> None:
        """Mark words that nobody found; every other place with the same words is asked about."""

        def gesture(state: ReviewState) -> Change:
            self.current = span
            return lambda: self._session.review.add_by_hand(state.entry.id, span, kind)

        self._do(gesture)

    def offers(self) -> tuple[str, ...]:
        """Return wordings in general terms for the current finding, most particular first."""
        item, state = self.current_item, self.state
        if item is None or state is None:
            return ()
        return self._session.review.generalisations(item, state.entry.text)

    def _undoing(self, state: ReviewState) -> Change | None:
        way_back = self._way_back
        if way_back is not None:
            return lambda: self._session.review.take_back(way_back)
        return (lambda: self._session.review.undo(state.entry.id)) if state.can_undo else None

    def _decision(self, state: ReviewState, answer: Answer, passage: Span | None) -> Change | None:
        item, review, entry_id = self.current_item, self._session.review, state.entry.id
        if item is None:
            return None
        if passage is not None and passage != item.span:
            return lambda: review.decide(entry_id, passage, answer.action, kind=Kind.OTHER)
        decide = review.decide_all if self.whole_subject else review.decide
        return lambda: decide(
            entry_id,
            item.span,
            answer.action,
            substitute=answer.substitute,
            reason=answer.reason,
            remember=answer.remember,
        )

    def _do(self, gesture: Gesture) -> None:
        self._queue.append(gesture)
        self._pump()

    def _pump(self) -> None:
        while self._queue and not self._is_busy and self._state is not None:
            change = self._queue.popleft()(self._state)
            if change is not None:
                self._is_busy = True
                self._run(change, self._turn)

    def _run(self, change: Change, turn: int) -> None:
        self._tasks.run(
            lambda: looked(change()),
            lambda found: self._changed(found, turn),
            lambda error: self._refused(error, turn),
        )

    def _changed(self, found: Looked, turn: int) -> None:
        if turn != self._turn:
            return
        self._is_busy = False
        self.problem = None
        self._way_back = None
        before = self.order
        self._adopt(found)
        self.current = following(before, self.order, self.current)
        self._on_change()
        self._on_decided(found.state.entry.id)
        self._pump()

    def _refused(self, error: Exception, turn: int) -> None:
        if turn == self._turn:
            self._is_busy = False
            self._queue.clear()
            self.problem = error
            if not isinstance(error, DecisionError):
                self.reload()
            self._on_change()

    def _adopt(self, found: Looked) -> None:
        state = found.state
        self.page = found.page
        self._state, self.entry, self.phase = state, state.entry, Phase.READY
        self._groups = grouped(state.items)
        if self.current is None:
            self.current = next_undecided(self.order, None) or nearest(self.order, None)

    def _loaded(self, entry: Entry, found: Looked | None) -> None:
        self.entry = entry
        if found is None:
            self._state, self._groups, self.phase = None, (), Phase.ANALYSING
        else:
            self.problem = None
            self._adopt(found)
            if self.current_item is None:
                self.current = nearest(self.order, self.current)
        self._on_change()
        self._pump()

    def _failed(self, error: Exception) -> None:
        self.phase, self.problem = Phase.FAILED, error
        self._on_change()
