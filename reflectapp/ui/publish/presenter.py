"""What a post's page does: asks what still holds, keeps answers, and sends the post out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reflectapp.domain.destination import COPIED_FORMAT, DEFAULT_FORMAT
from reflectapp.domain.entry import Entry
from reflectapp.domain.errors import ExportFailedError
from reflectapp.domain.post import ExportRecord
from reflectapp.publish.answers import Answers
from reflectapp.publish.gate import Approval, Clip
from reflectapp.publish.report import Refusal
from reflectapp.ui.clipboard import copy_public
from reflectapp.ui.publish.on_the_way import OnTheWay
from reflectapp.ui.publish.shown import Sendable, Shown, shown_now
from reflectapp.ui.review.looking import Looking

if TYPE_CHECKING:
    from reflectapp.services.publishing import Publishing
    from reflectapp.services.session import Session
    from reflectapp.ui.tasks import Tasks


class PostPresenter:
    """Keeps one post; `on_change` is called whenever there is something new to show."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        on_change: Callable[[], None],
        on_moved: Callable[[str], None],
    ) -> None:
        self._session, self._tasks = session, tasks
        self._on_change, self._on_moved = on_change, on_moved
        self._looking = Looking(session, tasks, "post")
        self._looked_at: Entry | None = None
        self._is_put_off = False
        self._turn = 0
        self._on_the_way = OnTheWay(session, tasks, lambda e: self._failed(e, self._turn))
        self.post_id = ""
        self.shown: Shown | None = None
        self.sendable: Sendable | None = None
        self.format = DEFAULT_FORMAT
        self._folders: dict[str, Path] | None = None
        self.problem: Exception | None = None
        self.sent: ExportRecord | None = None
        """What left last, while the page is open."""

    @property
    def answers(self) -> Answers:
        """What the writer has answered so far about this post."""
        return self._on_the_way.answers(self.post_id)

    @property
    def folder(self) -> Path | None:
        """Where a post in this format is written to: each has a folder of its own."""
        return (self._folders or {}).get(self.format)

    @property
    def other_folders(self) -> tuple[Path, ...]:
        """Where else posts in this format went, the last one first: other blogs of the writer."""
        used = self.shown.destinations.used if self.shown is not None else {}
        return tuple(f for f in map(Path, used.get(self.format, ())) if f != self.folder)

    @property
    def file_exists(self) -> bool:
        """Whether the last export was refused because of a file of that name."""
        return isinstance(self.problem, ExportFailedError) and self.problem.cause == "exists"

    @property
    def is_looking(self) -> bool:
        """Whether names are being looked for in the entry."""
        return self._looked_at is not None

    def open(self, post_id: str) -> None:
        """Show a post."""
        self.close()
        self.post_id = post_id
        self.reload()
        self._on_change()

    def day_of(self, record: ExportRecord) -> date:
        """Return the day here on which a post left."""
        return self._session.clock.local(record.exported_at).date()

    def close(self) -> None:
        """Show no post; answers on the way are kept."""
        self._on_the_way.keep()
        self._turn += 1
        self._looking.drop()
        self._looked_at, self._is_put_off = None, False
        self.post_id, self.shown, self.sendable = "", None, None
        self.problem, self.sent = None, None

    def forget(self) -> None:
        """Forget everything: the journal locks."""
        self.close()
        self._on_the_way.forget()
        self.format, self._folders = DEFAULT_FORMAT, None

    def reload(self) -> None:
        """Ask again what holds; an answer for an older state is dropped."""
        if not self.post_id:
            return
        self._turn += 1
        turn, post_id, name = self._turn, self.post_id, self.format

        def ask() -> Shown:
            return shown_now(self._session, post_id, name)

        def done(shown: Shown) -> None:
            if turn == self._turn:
                self._take(shown)

        self._tasks.run(ask, done, lambda e: self._failed(e, turn), lane="background")

    def look(self) -> None:
        """Look for names in the entry after all."""
        self._is_put_off = False
        self.reload()

    def stop_looking(self) -> None:
        """Give the looking up; the page says what is missing then."""
        self._looking.drop()
        self._looked_at, self._is_put_off = None, True
        self._on_change()

    def answer(self, answers: Answers) -> None:
        """Note answers that are on the way; `keep_answers` puts them into the journal."""
        self._on_the_way.answer(self.post_id, answers)

    def keep_answers(self) -> None:
        """Keep what was answered so far."""
        self._on_the_way.keep()

    def choose_format(self, name: str) -> None:
        """Export in another format."""
        if name != self.format:
            self.format, self.sendable, self.sent = name, None, None
            self.problem = None
            self.reload()
            self._on_change()

    def choose_folder(self, folder: Path) -> None:
        """Export to another folder."""
        self._folders = {**(self._folders or {}), self.format: folder}
        self.problem, self.sent = None, None
        self._on_change()

    def reread(self) -> None:
        """Say that the page was read whole, with the answers given."""
        shown = self.shown
        if shown is None:
            return
        digest, check_in = shown.report.public.digest, self.answers.check_in()
        self._on_the_way.confirmed(self.post_id)
        self._change(lambda: self._session.publishing.reread(self.post_id, digest, check_in))

    def leave_out_young(self, then: Callable[[], None]) -> None:
        """Leave the young words out of this post, then call `then`."""
        self._change(lambda: self._session.publishing.leave_out_young(self.post_id), then)

    def set_content_note(self, note: str) -> None:
        """Put a note at the top of the post."""
        if self.shown is not None and note != self.shown.summary.post.content_note:
            self.put_with_it(lambda p, post_id: p.notes.set_content_note(post_id, note))

    def put_with_it(self, change: Callable[[Publishing, str], object]) -> None:
        """Change what stands with the post: its notes, or what became of it."""
        publishing, post_id = self._session.publishing, self.post_id
        self._change(lambda: change(publishing, post_id))

    def note_feedback(self, record: ExportRecord, words: str) -> None:
        """Keep what was said about a post that left, whichever post is shown by then."""
        self._on_the_way.note(record, words)

    def keep_notes_now(self) -> bool:
        """Keep what was noted and answered before returning; False when it cannot be."""
        return self._on_the_way.keep_now()

    @property
    def is_copied(self) -> bool:
        """Whether the post leaves by the clipboard in the chosen format, and needs no folder."""
        return self.format == COPIED_FORMAT

    def export(self, *, replaces: bool = False) -> None:
        """Write the approved bytes to the chosen folder."""
        sendable, folder = self.sendable, self.folder
        if sendable is None or folder is None or not isinstance(sendable.verdict, Approval):
            return
        approval, turn, publishing = sendable.verdict, self._turn, self._session.publishing
        self._tasks.run(
            lambda: publishing.export(approval, folder, replace=replaces),
            lambda record: self._has_left(record, turn),
            lambda e: self._failed(e, turn),
        )

    def copy(self) -> None:
        """Put the approved rich text on the clipboard, once it is on record."""
        sendable = self.sendable
        if sendable is None or not isinstance(sendable.verdict, Approval):
            return
        approval, turn, publishing = sendable.verdict, self._turn, self._session.publishing

        def done(copied: tuple[Clip, ExportRecord]) -> None:
            clip, record = copied
            copy_public(clip.html, clip.text)
            self._has_left(record, turn)

        self._tasks.run(lambda: publishing.copy(approval), done, lambda e: self._failed(e, turn))

    def _has_left(self, record: ExportRecord, turn: int) -> None:
        if turn == self._turn:
            self.sent, self.problem = record, None
            self._on_moved(self.post_id)
            self.reload()
            self._on_change()

    def _change(self, work: Callable[[], object], then: Callable[[], None] | None = None) -> None:
        turn, before = self._turn, self.sendable

        def done(_: object) -> None:
            if turn == self._turn:
                self.problem = None
                self._on_moved(self.post_id)
                self.reload()
                if then is not None:
                    then()

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self.sendable = before
            self._failed(error, turn)

        # What was said of the post before is not said any more while it is looked at anew.
        self.sendable = None
        self._on_change()
        self._tasks.run(work, done, failed)

    def _take(self, shown: Shown) -> None:
        self.shown = shown
        if self._folders is None:
            self._folders = {k: Path(v) for k, v in shown.destinations.folders.items()}
            self.choose_format(shown.destinations.format)
        if not self.file_exists:
            self.problem = None
        self._on_the_way.take(shown.summary.post)
        self._look_through(shown.unread)
        self._ask_verdict()
        self._on_change()

    def _look_through(self, entry: Entry | None) -> None:
        """Begin with a text that nobody has looked through, unless it was put off or is under way.

        Sending the writer to the review for it would be an errand.
        """
        under_way = self._looked_at
        if entry is None:
            self._looking.drop()
            self._looked_at = None
        elif not self._is_put_off and (under_way is None or under_way.text != entry.text):
            self._looked_at = entry
            self._looking.begin(entry, self._looked, self._not_looked)

    def _looked(self) -> None:
        self._looked_at = None
        self.reload()

    def _not_looked(self, error: Exception) -> None:
        self._looked_at, self._is_put_off, self.problem = None, True, error
        self._on_change()

    def _ask_verdict(self) -> None:
        turn, name, post_id = self._turn, self.format, self.post_id

        def done(verdict: Approval | Refusal) -> None:
            if turn == self._turn:
                self.sendable = Sendable(name, verdict)
                self._on_change()

        self._tasks.run(
            lambda: self._session.publishing.approval(post_id, name),
            done,
            lambda e: self._failed(e, turn),
            lane="background",
        )

    def _failed(self, error: Exception, turn: int) -> None:
        if turn == self._turn:
            self.problem = error
            self._on_change()
