"""Findings while one writes: asked for in a pause, shown quietly, dropped when stale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from reflectapp.domain.entry import TITLE_BREAK, entry_text
from reflectapp.domain.errors import ModelMissingError
from reflectapp.domain.finding import Finding, Kind
from reflectapp.domain.subject import Register
from reflectapp.services.session import Session
from reflectapp.ui.journal.editor import PageEditor
from reflectapp.ui.journal.pages import Page
from reflectapp.ui.offsets import Offsets
from reflectapp.ui.tasks import Task, Tasks
from reflectapp.ui.theme import Theme

PAUSE_MS = 300
_LONGEST = 200_000
"""Code points up to which findings are looked for while one writes; the review has no limit."""

_MOST_MARKED = 400


class Look(Enum):
    """How far looking has come while there is nothing to count."""

    RESTING = auto()
    """Nobody looks: it is turned off, or cannot be done."""
    BLANK = auto()
    """There are no words yet."""
    LOOKING = auto()
    """The first look at these words has not ended."""
    TOO_LONG = auto()


class FindingWatch(QObject):
    """Follows the page that is open."""

    counted = Signal(object)
    """How many there are of each kind, a mapping of `Kind` to int; or a `Look`."""
    marked = Signal()
    """Other words are underlined now."""
    model_missing = Signal(object)
    """The `ModelMissingError`; nothing is looked for from then on."""

    def __init__(self, session: Session, tasks: Tasks, editor: PageEditor, theme: Theme) -> None:
        super().__init__(editor)
        self._session, self._tasks = session, tasks
        self._editor, self._theme = editor, theme
        self._page: Page | None = None
        self._register: Register | None = None
        self._known: dict[str, tuple[str, Sequence[Finding]]] = {}
        self._told: object = Look.RESTING
        self._asked: Task | None = None
        self._is_on = True
        self._shows_marks = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def set_on(self, on: bool) -> None:
        """Look for findings or rest."""
        self._is_on = on
        if on:
            self.touch()
        else:
            self._editor.decorate("findings", [])
            self._tell(Look.RESTING)

    def show_marks(self, on: bool) -> None:
        """Underline what is found, or only count it."""
        self._shows_marks = on
        self._mark()

    def open(self, page: Page | None) -> None:
        """Follow another page."""
        self._page = page
        self._tell(Look.RESTING)
        if page is None:
            self._pause.stop()
        elif self._current() is not None:
            self._tell_found()
        else:
            self.touch()

    def touch(self) -> None:
        """The text changed: ask when the writer pauses."""
        if self._is_on and self._page is not None:
            self._pause.start()
            if isinstance(self._told, Look):
                # What was found in words just changed is shown until the next look ends.
                is_blank = self._page.body.characterCount() == 1 and not self._page.title_text
                self._tell(Look.BLANK if is_blank else Look.LOOKING)

    def renew_register(self) -> None:
        """Who is known changed: what was found may too."""
        self._register = None
        self._known.clear()
        self.touch()

    def forget(self) -> None:
        """Stop, and drop every finding."""
        self._pause.stop()
        if self._asked is not None:
            self._asked.cancel()
        self._page, self._register = None, None
        self._known.clear()

    def _ask(self) -> None:
        page = self._page
        if page is None or not self._is_on:
            return
        if page.body.characterCount() > _LONGEST:
            self._editor.decorate("findings", [])
            self._tell(Look.TOO_LONG)
            return
        text = _text(page)
        if not text.strip():
            self._arrive(page, text, ())
        elif self._register is None:
            self._tasks.run(self._session.review.register, self._take_register, self._rest)
        else:
            future = self._session.detection.analyse(page.id, text, self._register)
            self._asked = self._tasks.watch(
                future, lambda found: self._arrive(page, text, found), self._rest
            )

    def _take_register(self, register: Register) -> None:
        self._register = register
        self._ask()

    def _arrive(self, page: Page, text: str, found: Sequence[Finding]) -> None:
        # A result for words that are not there any more is worth nothing.
        if page is not self._page or text != _text(page):
            return
        self._known[page.id] = (text, found)
        self._tell_found()
        # What is not kept now is found again; while an import runs, keeping it would wait.
        if (found or text.strip()) and not self._session.journal.is_held_up:
            self._tasks.run(
                lambda: self._session.review.record(page.id, text, found),
                lambda _: None,
                lambda _: None,
            )

    def _rest(self, error: Exception) -> None:
        if isinstance(error, ModelMissingError):
            self._is_on = False
            self.model_missing.emit(error)
        self._editor.decorate("findings", [])
        self._tell(Look.RESTING)

    def _current(self) -> Sequence[Finding] | None:
        """Return the findings of the very words on the page, if they are known."""
        if self._page is None:
            return None
        text, found = self._known.get(self._page.id, ("", ()))
        return found if text and text == _text(self._page) else None

    def _tell(self, state: object) -> None:
        self._told = state
        self.counted.emit(state)

    def _tell_found(self) -> None:
        text, found = self._known[self._page.id] if self._page else ("", ())
        self._tell(count_subjects(text, found) if text.strip() else Look.BLANK)
        self._mark()

    def _mark(self) -> None:
        found = self._current()
        if self._page is None or found is None or not self._shows_marks:
            self._editor.decorate("findings", [])
            return
        start = len(self._page.title_text) + len(TITLE_BREAK)
        offsets = Offsets(self._page.body_text)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(self._theme.color("proposed"))
        marks = []
        for finding in found[:_MOST_MARKED]:
            if finding.span.start >= start:
                cursor = QTextCursor(self._page.body)
                cursor.setPosition(offsets.to_utf16(finding.span.start - start))
                cursor.setPosition(
                    offsets.to_utf16(finding.span.end - start), QTextCursor.MoveMode.KeepAnchor
                )
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, look
                marks.append(mark)
        self._editor.decorate("findings", marks)
        self.marked.emit()


def count_subjects(text: str, found: Sequence[Finding]) -> Mapping[Kind, int]:
    """Return how many people, places and so on are named; each once, however often it is."""
    known = {f.group: f.subject_id for f in reversed(found) if f.group and f.subject_id}

    def subject(finding: Finding) -> str:
        words = " ".join(text[finding.span.start : finding.span.end].casefold().split())
        return finding.subject_id or known.get(finding.group) or finding.group or f" {words}"

    return Counter(kind for kind, _ in {(f.kind, subject(f)) for f in found})


def _text(page: Page) -> str:
    return entry_text(page.title_text, page.body_text)
