"""British spelling in a process of its own: a dictionary read in pure Python would halt typing."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Signal

from reflectapp.assets import resource
from reflectapp.bootstrap import prepare_process
from reflectapp.ui.tasks import Tasks

_WORD = re.compile(r"(?<![\w@/#.])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@/]|\.\w)")
_MOST_CACHED = 50_000
_OWN_ALREADY = frozenset(("my", "your", "her", "his", "its", "our", "their"))
"""What no "'s" may follow: "her's" stays marked."""


def words_to_check(line: str) -> list[tuple[int, str]]:
    """Return (code point, word) of what is worth checking: no acronyms, addresses or tags."""
    return [
        (match.start(), match[0])
        for match in _WORD.finditer(line)
        if len(match[0]) > 1 and not match[0].isupper()
    ]


class Speller(QObject):
    """Knows which words are in the dictionary; learns about new ones without delaying anyone."""

    learnt = Signal()
    """Words asked about before are known now: ask again."""

    def __init__(self, tasks: Tasks, dictionary: Path, parent: QObject | None = None) -> None:
        """`dictionary` is the path of the .dic and .aff files without their ending."""
        super().__init__(parent)
        self._tasks, self._dictionary = tasks, dictionary
        self._pool: ProcessPoolExecutor | None = None
        self._is_right: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._allowed: set[str] = set()
        self._is_on = True

    def set_on(self, on: bool) -> None:
        """Check words, or take every one as right."""
        self._is_on = on
        self.learnt.emit()

    def misspelt(self, words: Iterable[str]) -> set[str]:
        """Return those of `words` that are known to be wrong; ask about the unknown ones."""
        distinct = set(words) if self._is_on else set()
        unknown = {w for w in distinct if w not in self._is_right} - self._asked
        if unknown:
            self._ask(frozenset(unknown))
        return {
            word
            for word in distinct
            if self._is_right.get(word) is False and word.casefold() not in self._allowed
        }

    def suggest(self, word: str, done: Callable[[tuple[str, ...]], None]) -> None:
        """Tell `done` a few right words that look like `word`, when they are found."""
        self._tasks.watch(
            self._submit(_suggestions, word), lambda found: done(found or ()), lambda _: done(())
        )

    def allow(self, words: Iterable[str]) -> None:
        """Take these words as right until `close`, in any case, and no others as before."""
        self._allowed = {word.casefold() for word in words}
        self.learnt.emit()

    def close(self) -> None:
        """End the process and forget every word."""
        if self._pool is not None:
            # Locking does not wait: the process ends after the word that it is at.
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
        self._is_right.clear()
        self._asked.clear()
        self._allowed.clear()

    def _ask(self, words: frozenset[str]) -> None:
        self._asked |= words
        self._tasks.watch(
            self._submit(_wrong_ones, words),
            lambda wrong: self._learn(words, wrong),
            lambda _: self._give_up(words),
        )

    def _learn(self, words: frozenset[str], wrong: frozenset[str] | None) -> None:
        if wrong is None:
            self._give_up(words)
            return
        if len(self._is_right) > _MOST_CACHED:
            self._is_right.clear()
        self._asked -= words
        self._is_right.update((word, word not in wrong) for word in words)
        self.learnt.emit()

    def _give_up(self, words: frozenset[str]) -> None:
        """The process ended: better no underlines than wrong ones; the next word tries again."""
        self._asked -= words
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _submit(self, work: Callable[..., Any], *arguments: object) -> Future[Any]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                1, get_context("spawn"), initializer=_load, initargs=(str(self._dictionary),)
            )
        try:
            return _forgiving(self._pool.submit(work, *arguments))
        except BrokenExecutor:
            return _answered(None)


def _forgiving(future: Future[Any]) -> Future[Any]:
    """Return a future that answers None when the process ended: no bug, and nothing to tell."""
    result: Future[Any] = Future()

    def pass_on(done: Future[Any]) -> None:
        if done.cancelled() or isinstance(error := done.exception(), BrokenExecutor):
            result.set_result(None)
        elif error is not None:
            result.set_exception(error)
        else:
            result.set_result(done.result())

    future.add_done_callback(pass_on)
    return result


def _answered(answer: object) -> Future[Any]:
    result: Future[Any] = Future()
    result.set_result(answer)
    return result


def _end_with_the_window() -> None:
    """Runs in the process: one whose parent was killed must not stay behind."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(0)


_dictionary: Any = None
_of_the_field: frozenset[str] = frozenset()
"""Words of the work, medicines, laws and brands, in small letters: few are in the dictionary."""


def _load(path: str) -> None:
    prepare_process()
    Thread(target=_end_with_the_window, daemon=True).start()
    global _dictionary, _of_the_field  # noqa: PLW0603  # a pool's initializer has no other place
    from spylls.hunspell import Dictionary  # noqa: PLC0415  # only this process needs it

    _dictionary = Dictionary.from_files(path)
    files = (resource("words", "never.txt"), resource("spelling", "work.txt"))
    listed = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    lines = " ".join(line for line in listed if not line.startswith("#"))
    _of_the_field = frozenset(match[0].casefold() for match in _WORD.finditer(lines))


def _wrong_ones(words: frozenset[str]) -> frozenset[str]:
    plain = {word: word.replace("’", "'") for word in words}
    return frozenset(word for word, spelt in plain.items() if not _is_right(spelt))


def _is_right(word: str) -> bool:
    """Say whether a word is known, or else what it makes a possessive of: "nan's"."""
    stem, mark, after = word.rpartition("'s")
    owns = bool(mark) and not after and stem.casefold() not in _OWN_ALREADY
    return _is_known(word) or (owns and _is_known(stem))


def _is_known(word: str) -> bool:
    return word.casefold() in _of_the_field or bool(_dictionary.lookup(word))


def _suggestions(word: str) -> tuple[str, ...]:
    found: list[str] = []
    for suggestion in _dictionary.suggest(word.replace("’", "'")):
        found.append(suggestion.replace("'", "’") if "’" in word else suggestion)
        if len(found) == 5:
            break
    # Somebody tired leaves out the apostrophe first: "didnt" is nearer to "didn't" than to "dint".
    found.sort(key=lambda suggestion: _bare(suggestion) != _bare(word))
    return tuple(found)


def _bare(word: str) -> str:
    return word.replace("'", "").replace("’", "").casefold()
