"""Pictures of every page of the demo journal: `python -m reflectapp.ui.shots DIR`."""

from __future__ import annotations

import contextlib
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMainWindow
from typing_extensions import override

from reflectapp.assets import resource
from reflectapp.domain.preferences import Appearance
from reflectapp.services import demo
from reflectapp.services.session import Door, Session
from reflectapp.ui.main_window import MainWindow
from reflectapp.ui.memory import Memory
from reflectapp.ui.shot_pages import FIRST_RUN_NAMES, Page, first_run_steps, pages
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from reflectapp.ui.unlock.first_run import FirstRun
from reflectapp.ui.unlock.window import EntranceWindow

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
USUAL, SMALLEST = (1280, 800), (1024, 640)
THEMES = (Appearance.LIGHT, Appearance.DARK)

_QUIET = 0.2
"""Seconds without work after which a page is taken to be complete."""
_PATIENCE = 60.0
"""Seconds after which a page is taken never to come to rest."""


class StillClock:
    """A clock that stands at `NOW`, in Greenwich."""

    def wall(self) -> datetime:
        """Return `NOW`."""
        return NOW

    def boot(self) -> timedelta:
        """Return a time since boot that goes with it."""
        return timedelta(days=1000)

    def boot_id(self) -> str:
        """Return nothing: this clock stands still."""
        return ""

    def local(self, instant: datetime) -> datetime:
        """Return the instant in UTC."""
        return instant.astimezone(UTC)


class CountedIds:
    """Ids that are the same in every run."""

    def __init__(self) -> None:
        self._last = 0

    def new_id(self) -> str:
        """Return the next one."""
        self._last += 1
        return f"{self._last:032x}"


class PicturedDoor(Door):
    """A door whose recovery words are those of every manual, so that no real ones are shown."""

    @override
    def new_recovery_words(self) -> tuple[str, ...]:
        words = "legal winner thank year wave sausage worth useful legal winner thank yellow"
        return tuple(words.split())


class NotRenderedError(Exception):
    """A page did not come to rest, stayed blank, or failed while it was shown."""


class Studio:
    """Shows windows without a screen and writes what is to be seen."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app, self._folder = app, folder
        self._appearance = Appearance.LIGHT
        self.theme = Theme(resource())
        self.theme.apply(app)
        self.tasks = Tasks()
        self.failures: list[type[BaseException]] = []
        folder.mkdir(parents=True, exist_ok=True)
        sys.excepthook = self._note

    def dress(self, appearance: Appearance) -> None:
        """Show every window in this theme from now on; it takes a moment."""
        self._appearance = appearance
        self.theme.choose(appearance=appearance)

    def picture(
        self, window: QMainWindow, name: str, sizes: Sequence[tuple[int, int]] = (USUAL,)
    ) -> None:
        """Write a window as it stands, in each of the sizes.

        Raises:
            NotRenderedError: There is nothing worth a picture.
        """
        for size in sizes:
            window.resize(*size)
            window.show()
            self.settle(name)
            image = window.grab().toImage()
            suffix = "" if size == USUAL else f"-{size[0]}x{size[1]}"
            file = self._folder / f"{name}-{self._appearance}{suffix}.png"
            if _is_blank(image) or not image.save(str(file)):
                raise NotRenderedError(name)

    def settle(self, name: str) -> None:
        """Wait until nothing is being worked on any more.

        Raises:
            NotRenderedError: Something failed meanwhile, or it takes for ever.
        """
        begin = quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < _QUIET:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)
            if self.tasks.is_busy:
                quiet_since = time.monotonic()
            if self.failures or time.monotonic() - begin > _PATIENCE:
                raise NotRenderedError(name)

    def close(self) -> None:
        """Let go of the threads."""
        self.tasks.close()
        sys.excepthook = sys.__excepthook__

    def _note(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        # Qt swallows what a slot raises; a picture of it would be a lie.
        self.failures.append(kind)
        sys.__excepthook__(kind, error, trace)


def render(
    folder: Path,
    *,
    names: Callable[[str], bool] = lambda name: True,
    themes: Sequence[Appearance] = THEMES,
) -> int:
    """Write the pictures of every page whose name is wanted and return how many pages.

    Raises:
        NotRenderedError: A page could not be shown.
        ReflectError: The demo journal could not be made.
    """
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["shots"])
    studio = Studio(app, folder.absolute())
    try:
        # Pages show where the journal lies: from within the folder that is the same in every run.
        with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
            place = Path("Documents")
            place.mkdir()
            done: set[str] = set()
            for appearance in themes:
                studio.dress(appearance)
                done |= _first_run(studio, place, names)
            door = PicturedDoor(place / "journal", StillClock(), CountedIds())
            session = demo.make(door)
            try:
                done |= _open_journal(studio, session, names, themes)
            finally:
                session.close()
            for appearance in themes:
                studio.dress(appearance)
                done |= _unlock(studio, door, names)
            return len(done)
    finally:
        studio.close()


def _first_run(studio: Studio, place: Path, names: Callable[[str], bool]) -> set[str]:
    if not any(map(names, FIRST_RUN_NAMES)):
        return set()
    door = PicturedDoor(place / "new", StillClock(), CountedIds())
    window = EntranceWindow(door, studio.tasks, studio.theme, Memory(place / "window.ini"))
    if not isinstance(window.page, FirstRun):
        raise NotRenderedError(FIRST_RUN_NAMES[0])
    for name, step in zip(FIRST_RUN_NAMES, first_run_steps(window.page), strict=True):
        step()
        studio.picture(window, name)
    window.show_rescue()
    studio.picture(window, "first-run-backup", (USUAL, SMALLEST))
    window.close()
    return {*FIRST_RUN_NAMES, "first-run-backup"}


def _unlock(studio: Studio, door: Door, names: Callable[[str], bool]) -> set[str]:
    if not names("unlock"):
        return set()
    memory = Memory(door.folder.parent / "window.ini")
    window = EntranceWindow(door, studio.tasks, studio.theme, memory)
    studio.picture(window, "unlock", (USUAL, SMALLEST))
    window.show_rescue()
    studio.picture(window, "unlock-rescue", (USUAL, SMALLEST))
    window.close()
    return {"unlock", "unlock-rescue"}


def _open_journal(
    studio: Studio,
    session: Session,
    names: Callable[[str], bool],
    themes: Sequence[Appearance],
) -> set[str]:
    window = MainWindow(session, studio.tasks, studio.theme)
    wanted: list[Page] = [page for page in pages(window) if names(page.name)]
    for appearance in themes:
        studio.dress(appearance)
        for page in wanted:
            _picture_page(studio, window, page)
    for placed in window.places:
        placed.place.prepare_lock()
        placed.place.forget()
    window.hide()
    return {page.name for page in wanted}


def _picture_page(studio: Studio, window: MainWindow, page: Page) -> None:
    for size in (USUAL, SMALLEST) if page.is_main else (USUAL,):
        window.resize(*size)
        window.show()
        page.show(window)
        studio.settle(page.name)
        page.arrive(window)
        studio.picture(window, page.name, (size,))
        page.leave(window)


def _is_blank(image: QImage) -> bool:
    """Say whether a picture has one colour only, looked at on a grid."""
    step = 7
    colours = {
        image.pixel(x, y)
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    }
    return len(colours) < 3


def main(arguments: Sequence[str]) -> int:
    """Render into the folder named; 0 when every page could be rendered."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        sys.stderr.write("usage: python -m reflectapp.ui.shots DIR\n")
        return 2
    try:
        count = render(Path(arguments[0]))
    except NotRenderedError as error:
        sys.stderr.write(f"could not be rendered: {error}\n")
        return 1
    sys.stdout.write(f"{count} pages\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
