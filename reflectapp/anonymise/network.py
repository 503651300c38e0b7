"""The trained network: how likely each word of a text is part of a name, and of which kind.

Its files lie under resources/models/names; `python training/build.py` makes them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from reflectapp.anonymise.wordpiece import Pieces, WordPiece
from reflectapp.domain.errors import ModelMissingError

LABELS = ("O", "B-PERSON", "I-PERSON", "B-LOCATION", "I-LOCATION", "B-ORG", "I-ORG")
WINDOW = 126
"""Pieces read at once; two more mark the beginning and the end."""
OVERLAP = 24
"""Pieces read twice where no sentence ends in time."""
SUMS = "sha256.txt"
NETWORK = "names.onnx"
VOCABULARY = "vocab.txt"
_BEGIN, _END = "[CLS]", "[SEP]"
_LEAST = 40
"""Pieces from which on an empty line ends a window, so that an edit moves few of them."""
_REMEMBERED = 600
"""Windows whose answer is kept while the process lives: some 50,000 words."""
_SUM = re.compile(r"(?m)^(?P<digest>[0-9a-f]{64})  (?P<name>[\w.]+)$")
_STOPS = frozenset(".!?")
_LINE_END = re.compile(r"\n")
_EMPTY_LINE = re.compile(r"\n\s*\n")

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scored:
    """A word as the network read it; places are code points of the text."""

    start: int
    end: int
    name: float
    """How likely it is part of any name, from 0 to 1."""
    first: float
    """How likely it begins one."""
    person: float
    location: float
    organisation: float


class Network:
    """The network and its vocabulary.

    Args:
        folder: Where the files are; each is compared with its hash in `SUMS`.

    Raises:
        ModelMissingError: A file is missing, truncated or altered; it names the file.
    """

    def __init__(self, folder: Path) -> None:
        files = checked(folder)
        lines = files[VOCABULARY].decode("utf-8").splitlines()
        vocabulary = {piece: number for number, piece in enumerate(lines)}
        self._wordpiece = WordPiece(vocabulary)
        self._marks = vocabulary[_BEGIN], vocabulary[_END]
        self._known: dict[bytes, Array] = {}
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        try:
            self._session: Any = onnxruntime.InferenceSession(
                files[NETWORK], options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ModelMissingError(NETWORK) from error

    def read(self, text: str, least: float = 0.0) -> list[Scored]:
        """Return the words of `text` that are names with a chance of `least` or more.

        Time and memory grow with its length alone. What was read before, up to some 50,000 words,
        is not read again.
        """
        pieces = self._wordpiece.pieces(text)
        chances = self._chances(pieces, list(_windows(pieces, text)))
        return list(_by_word(pieces, chances, least))

    def _chances(self, pieces: Pieces, windows: list[tuple[int, int]]) -> Array:
        """Return the chance of each label for each piece."""
        result = np.zeros((len(pieces.ids), len(LABELS)), np.float32)
        margin = np.zeros(len(pieces.ids), np.int64)
        for start, end in windows:
            answer = self._answer(pieces, start, end)
            # What two windows hold counts as the one says that has more text around it.
            reach = np.minimum(np.arange(end - start) + 1, np.arange(end - start, 0, -1))
            better = reach > margin[start:end]
            result[start:end][better] = answer[better]
            margin[start:end][better] = reach[better]
        return result

    def _answer(self, pieces: Pieces, start: int, end: int) -> Array:
        """Return the chances of a window, anew or as they were when it was last read."""
        ids = [self._marks[0], *pieces.ids[start:end], self._marks[1]]
        forms = [0, *pieces.forms[start:end], 0]
        key = np.array([ids, forms], np.uint16).tobytes()
        answer = self._known.pop(key, None)
        if answer is None:
            # Alone: what goes in is scaled by its largest number, so a neighbour would count.
            answer = self._run(np.array([ids], np.int64), np.array([forms], np.int64))
        self._known[key] = answer
        if len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
        return answer

    def _run(self, ids: NDArray[np.int64], forms: NDArray[np.int64]) -> Array:
        places = np.arange(ids.shape[1])
        inputs = {"input_ids": ids, "token_type_ids": forms, "places": places}
        (logits,) = self._session.run(None, inputs)
        raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
        chances: Array = raised / raised.sum(axis=-1, keepdims=True)
        return chances[0, 1:-1]


def checked(folder: Path) -> dict[str, bytes]:
    """Return the files of the network, each of the hash that `SUMS` has for it.

    Raises:
        ModelMissingError: One is missing or another; it names the file.
    """
    listed = _SUM.finditer(_bytes(folder / SUMS).decode("utf-8", "replace"))
    sums = {line["name"]: line["digest"] for line in listed}
    files: dict[str, bytes] = {}
    for name in (NETWORK, VOCABULARY):
        if name not in sums:
            raise ModelMissingError(SUMS)
        files[name] = _bytes(folder / name)
        if hashlib.sha256(files[name]).hexdigest() != sums[name]:
            raise ModelMissingError(name)
    return files


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise ModelMissingError(path.name) from None


def _windows(pieces: Pieces, text: str) -> Iterator[tuple[int, int]]:
    """Yield stretches of pieces, each cut at an empty line or behind a sentence if it can be."""
    total, start = len(pieces.ids), 0
    while start < total:
        last = min(start + WINDOW, total)
        breaks = (at for at in range(start + _LEAST, last) if _ends_paragraph(pieces, text, at))
        end = next(breaks, last)
        if end == last < total:
            middle = start + WINDOW // 2
            end = next((at for at in range(last, middle, -1) if _ends(pieces, text, at)), last)
        yield start, end
        start = end if end == total or _ends(pieces, text, end) else end - OVERLAP


def _ends_paragraph(pieces: Pieces, text: str, at: int) -> bool:
    return _EMPTY_LINE.search(text, pieces.ends[at - 1], pieces.starts[at]) is not None


def _ends(pieces: Pieces, text: str, at: int) -> bool:
    """Say whether a sentence or a line ends before piece `at`."""
    last, following = pieces.ends[at - 1], pieces.starts[at]
    if _LINE_END.search(text, last, following):
        return True
    return following > last and text[last - 1] in _STOPS


def _by_word(pieces: Pieces, chances: Array, least: float) -> Iterator[Scored]:
    """Yield words; one of several pieces is as likely a name as they are on average."""
    if not pieces.ids:
        return
    firsts = np.flatnonzero(np.diff(pieces.words, prepend=-1))
    lasts = np.append(firsts[1:], len(pieces.ids)) - 1
    means = np.add.reduceat(chances, firsts, axis=0) / (lasts - firsts + 1)[:, None]
    kept = np.flatnonzero(1.0 - means[:, 0].astype(np.float64) >= least)
    for first, last, mean in zip(firsts[kept], lasts[kept], means[kept].tolist(), strict=True):
        begins = float(chances[first, 1::2].sum())
        yield Scored(
            pieces.starts[first],
            pieces.ends[last],
            1.0 - mean[0],
            begins,
            mean[1] + mean[2],
            mean[3] + mean[4],
            mean[5] + mean[6],
        )
