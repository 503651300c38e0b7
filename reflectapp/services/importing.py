"""Bringing in the files of other journals: looked at first, whole or not at all, undone at will."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reflectapp.domain.clock import IdSource, TrustedClock
from reflectapp.domain.errors import StoppedError
from reflectapp.domain.importing import ImportBatch, ImportedEntry
from reflectapp.importers.candidate import Candidate, Days, Found, Place
from reflectapp.importers.carried import CarriedJournal
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.formats import AUTO, FORMATS, format_of
from reflectapp.importers.source import Source
from reflectapp.services.bringing_in import BringingIn
from reflectapp.services.import_preview import Known, Preview, Stopped, looked_at, pieces
from reflectapp.storage.database import Database
from reflectapp.storage.imports import ImportStore
from reflectapp.storage.many import ManyEntries
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.settings import SettingsStore

__all__ = ["AUTO", "FORMATS", "ImportReport", "Importing", "Undone"]

Progress = Callable[[int, int], None]
"""Told, from the thread that works, how many of how many steps are done.

An entry that comes in makes two steps: its words are put into the index at the end.
"""

_CHUNK = 100


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came in."""

    batch: ImportBatch
    """With no entries when all of them were there already; then nothing is to be undone."""
    duplicates: int
    refused: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing an import did."""

    removed: int
    kept: tuple[ImportedEntry, ...]
    """Entries that were changed since: they stay."""


def _never() -> bool:
    return False


def _untold(done: int, total: int) -> None:
    del done, total


class Importing:
    """Brings files into an open journal. Every call may come from any thread, and takes long."""

    def __init__(self, db: Database, clock: TrustedClock, ids: IdSource) -> None:
        self._db, self._clock, self._ids = db, clock, ids
        self._imports, self._settings = ImportStore(db), SettingsStore(db)
        self._closing, self._working = threading.Event(), threading.Lock()

    def preview(
        self,
        path: Path,
        format_key: str = AUTO,
        passphrase: str | None = None,
        *,
        is_stopped: Stopped = _never,
    ) -> Preview:
        """Return what a file or folder would bring in; changes nothing.

        Args:
            format_key: One of `FORMATS`, or "auto" to find out.
            passphrase: Of an encrypted private export.

        Raises:
            ImportFailedError: Nothing of it can come in; it says why and where.
            StoppedError: See `is_stopped`.
        """
        with contextlib.closing(Source(path, passphrase)) as source:
            kind = format_of(format_key, source)
            found = pieces(source, kind, self._days(), self._or_closing(is_stopped))
            preview = looked_at(source, kind, found, self._imports)
            if not (preview.entries or preview.duplicates or preview.refused):
                raise ImportFailedError(Cause.EMPTY, Place(source.name))
            return preview

    def bring_in(
        self,
        preview: Preview,
        passphrase: str | None = None,
        *,
        progress: Progress = _untold,
        is_stopped: Stopped = _never,
    ) -> ImportReport:
        """Bring in what was looked at: all of it or nothing.

        The words count as young from now on, whatever their file says of dates. Reading the
        journal goes on meanwhile; a save in another thread waits until the import ends or stops.

        Raises:
            ImportFailedError: The file is no longer what was looked at; nothing came in.
            StoppedError: See `is_stopped`, or the journal is being closed; nothing came in.
            SaveFailedError: Nothing came in.
        """
        with contextlib.closing(Source(preview.path, passphrase)) as source:
            kind = FORMATS[preview.format]
            if source.digest(*kind.suffixes) != preview.digest:
                raise ImportFailedError(Cause.CHANGED, Place(source.name))
            batch = ImportBatch(
                self._ids.new_id(), kind.key, source.name, preview.digest, self._clock.now(), 0
            )
            stopped = self._or_closing(is_stopped)
            with self._beside(stopped) as db, db.transaction():
                taking = _Taking(db, progress, preview.entries, stopped)
                bringing = BringingIn(db, self._clock, self._ids, batch.id)
                taking.imports.add_batch(batch)
                found = pieces(source, kind, self._days(), taking.is_stopped)
                with taking.imports.unindexed():
                    taking.take_all(found, bringing)
                batch = replace(
                    batch, entries=taking.entries, subject_ids=tuple(bringing.subject_ids)
                )
                bringing.finish(batch)
        self._db.after_change()
        return ImportReport(batch, taking.duplicates, taking.refused)

    def batches(self) -> tuple[ImportBatch, ...]:
        """Return what came in and is still there, the latest first."""
        return self._imports.batches()

    def entries_of(self, batch_id: str) -> tuple[ImportedEntry, ...]:
        """Return the entries of a batch that are still there, and which were changed since."""
        return self._imports.entries_of(batch_id)

    def undo(
        self, batch_id: str, *, progress: Progress = _untold, is_stopped: Stopped = _never
    ) -> Undone:
        """Erase what came in with a batch, but for what was changed since: all or nothing.

        Raises:
            StoppedError: See `is_stopped`; nothing was erased.
            SaveFailedError: Nothing was erased.
        """
        stopped = self._or_closing(is_stopped)
        with self._beside(stopped) as db, db.transaction():
            imports, entries = ImportStore(db), ManyEntries(db)
            found = imports.entries_of(batch_id)
            batch = next((b for b in imports.batches() if b.id == batch_id), None)
            kept = tuple(entry for entry in found if entry.is_changed)
            going = [entry for entry in found if not entry.is_changed]
            is_most = 2 * len(going) > len(imports.ids())
            with imports.unindexed():
                for start in range(0, len(going), _CHUNK):
                    if stopped():
                        raise StoppedError
                    entry_ids = [entry.id for entry in going[start : start + _CHUNK]]
                    if not is_most:
                        imports.unindex(entry_ids)
                    entries.erase(entry_ids)
                    progress(start + len(entry_ids), len(going))
                if is_most and going:
                    imports.index_anew()
            if not kept:
                _forget(RegisterStore(db), () if batch is None else batch.subject_ids)
                imports.remove_batch(batch_id)
        self._db.after_change()
        return Undone(len(going), kept)

    def close(self) -> None:
        """Stop an import that runs, and wait until it has."""
        self._closing.set()
        with self._working:
            pass

    def _days(self) -> Days:
        return Days(self._clock.local, self._settings.preferences().day_boundary)

    def _or_closing(self, is_stopped: Stopped) -> Stopped:
        return lambda: self._closing.is_set() or is_stopped()

    @contextlib.contextmanager
    def _beside(self, is_stopped: Stopped) -> Iterator[Database]:
        """Give a connection of our own: reading through the other one goes on meanwhile."""
        with self._working, self._db.changing_beside(is_stopped) as db:
            yield db


class _Taking:
    """Takes in what a file offers: first the entries, then their words into the index."""

    def __init__(
        self, db: Database, progress: Progress, expected: int, is_stopped: Stopped
    ) -> None:
        self.imports, self.is_stopped = ImportStore(db), is_stopped
        self._progress, self._expected = progress, expected
        self.entries = self.duplicates = self.refused = 0

    def take_all(self, found: Iterator[Found], bringing: BringingIn) -> None:
        last, known = self.imports.last_key(), Known(self.imports)
        for piece in found:
            if isinstance(piece, CarriedJournal):
                bringing.take_journal(piece)
            elif not isinstance(piece, Candidate):
                self.refused += 1
            elif known.has(piece):
                self.duplicates += 1
            else:
                bringing.take(piece)
                self.entries += 1
                self._progress(self.entries, 2 * self._expected)
        bringing.store()
        for done in self.imports.index_after(last):
            self._progress(self.entries + done, 2 * self._expected)
            if self.is_stopped():
                raise StoppedError


def _forget(register: RegisterStore, subject_ids: tuple[str, ...]) -> None:
    """Remove subjects that came in and that nothing needs; the writer's own terms stay."""
    writer = {subject.id for subject in register.register().subjects if subject.is_writer}
    there = {subject.id for subject in register.register().subjects}
    for subject_id in subject_ids:
        if subject_id in there - writer and not register.is_in_use(subject_id):
            register.remove_subject(subject_id)
