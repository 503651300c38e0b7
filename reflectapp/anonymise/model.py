"""The trained model behind one small protocol: what it takes for a name, and how sure it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.grammar import DETERMINERS, LINKING
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.network import Network, Scored
from reflectapp.anonymise.view import View, Word
from reflectapp.assets import MissingResourceError, resource
from reflectapp.domain.errors import ModelMissingError
from reflectapp.domain.finding import Kind
from reflectapp.domain.plain_words import NAMES_THAT_ARE_WORDS

FOLDER = ("models", "names")
CERTAIN = 0.5
"""From here on, on average over its words, a name is masked at once."""
CERTAIN_IF_PLAIN = 0.6
"""The same for words that are English words too, and for a small letter alone."""
CERTAIN_IF_DOUBTFUL = 0.97
"""The same for one word that looks like a slip of the finger, or begins a sentence."""
STANDS = 0.9
"""From here on a word that usually identifies nobody stands like a name: it is asked about."""
HALF_EXPLAINED = 0.25
"""The most for what the lists explain but for a plain word: it is asked about, whoever agrees."""
_LEAST_DOUBTFUL = 3
POSSIBLE = 0.005
"""From here on a word that is no English one is asked about; a higher bar spares no question."""
POSSIBLE_IF_PLAIN = 0.04
POSSIBLE_IF_SPEECH = 0.2
"""The same for one small word of speech or texting: "abt", "boyf"."""
_JOINT = re.compile(r" {0,8}")
"""What may stand between two words of one name; not the wall of a table, nor a line end."""
_NO_NAMES = DETERMINERS | LINKING
_WITHIN = frozenset("-‑'’&/")
_ENDINGS = frozenset(
    ["png", "jpg", "jpeg", "gif", "heic", "pdf", "doc", "docx", "odt", "txt", "md", "mp3", "mp4"]
)
"""What stands behind the full stop of a file's name."""
_CITED_WITHIN = 50
"""Code points on both sides of a theorist in which words of theory are looked for."""
_THEORY = re.compile(
    r"(?i)\b(?:according|model|cycle|theor\w*|framework|reflecti\w+|stages?|learn\w*|attachment"
    r"|says?|argues?|writes?|wrote|calls? (?:it|this)|(?:19|20)\d\d)\b"
)
_SHORT_FORMS = frozenset(["w/", "c/", "b/"])
"""The beginnings of "with", "care of" and "because" in a hurry."""
_SPELT = re.compile(r"[A-Z](?: [A-Z])+")
_SHORT = re.compile(r"\b[^\W\d_]{1,2}\Z")
"""What a full stop may shorten within a name."""


class LanguageModel(Protocol):
    """What the engine needs of a statistical model."""

    def find(self, view: View, lexicon: Lexicon) -> Iterable[Candidate]:
        """Return names in `view`; time and memory grow with its length alone."""


class TrainedModel:
    """Names as the network reads them, in any case; what the lists explain is left out.

    Args:
        folder: Where the files of the network are; without it, those that ship.

    Raises:
        ModelMissingError: A file is missing, truncated or altered; it names the file.
    """

    def __init__(self, folder: Path | None = None) -> None:
        try:
            self._network = Network(folder or resource(*FOLDER))
        except MissingResourceError as error:
            raise ModelMissingError(error.name) from None

    def find(self, view: View, lexicon: Lexicon) -> Iterator[Candidate]:
        """Yield people, places and organisations, and what may belong to them, to be asked."""
        read = self._network.read(view.lines, POSSIBLE)
        certain = [
            _decided(c, view, lexicon)
            for run in _runs(read, view.lines, CERTAIN)
            if (c := _candidate(run, view, lexicon)) is not None
            and _is_latin(view.lines[c.start : c.end])
            and c.score >= _least_certain(c, view, lexicon)
            and not _is_doubtful(c, view, lexicon)
        ]
        yield from certain
        masked = {(c.start, c.end) for c in certain}
        for run in _runs(read, view.lines, POSSIBLE):
            c = _candidate(run, view, lexicon)
            if c is None or (c.start, c.end) in masked or _is_small_letter(c, view):
                continue
            if view.lines[c.start : c.end].lower() in _NO_NAMES:
                continue
            if c.score >= _least_possible(c, view, lexicon):
                yield c


def _is_latin(words: str) -> bool:
    """Say whether the network was trained on such letters; of others it knows too little."""
    return all(unicodedata.name(c, "").startswith("LATIN") for c in words if c.isalpha())


def _runs(words: Sequence[Scored], text: str, least: float) -> Iterator[list[Scored]]:
    """Yield the words of each name: in a row, of one kind, none that begins another."""
    run: list[Scored] = []
    for word in words:
        if run and (word.name < least or not _goes_on(run[-1], word, text)):
            yield run
            run = []
        if word.name >= least:
            run.append(word)
    if run:
        yield run


def _goes_on(last: Scored, word: Scored, text: str) -> bool:
    if not _JOINT.fullmatch(text, last.end, word.start) or not _may_stand_within(last, text):
        return False
    if word.start == last.end:
        return True
    return _kind(last) is _kind(word) and word.first * 2 < word.name


def _may_stand_within(word: Scored, text: str) -> bool:
    """Say whether a name may go on behind a word or mark: "Anna-Marie", "St. Mary's", "J. H."."""
    mark = text[word.start : word.end]
    if mark == ".":
        return _SHORT.search(text[max(0, word.start - 4) : word.start]) is not None
    return mark.isalnum() or mark in _WITHIN


def _kind(*words: Scored) -> Kind:
    sums = {
        Kind.PERSON: sum(w.person for w in words),
        Kind.PLACE: sum(w.location for w in words),
        Kind.ORGANISATION: sum(w.organisation for w in words),
    }
    return max(sums, key=lambda kind: sums[kind])


def _candidate(run: list[Scored], view: View, lexicon: Lexicon) -> Candidate | None:
    """Return what the run names, without what is no name at its ends; none if nothing is left."""
    run = _without_marks(run, view)
    if not run:
        return None
    start, end = run[0].start, run[-1].end
    before = view.word_before(start + 1)
    if before is not None and before.end > start:
        start = before.start
    words = list(view.words_within(start, end))
    if not words:
        return None
    stands = sum(w.name for w in run) / len(run) >= STANDS and not _is_cited(
        start, end, view, lexicon
    )
    name = view.text[start:end]
    if _is_spelt_abbreviation(name, lexicon) or (not stands and lexicon.is_never(name)):
        return None
    if view.lines[start - 1 : start] == "." and words[0].text.lower() in _ENDINGS:
        return None
    kept = words if stands else _without_explained(words, lexicon)
    if not kept:
        return None
    is_half_explained = len(kept) < len(words) and all(_is_english(w, lexicon) for w in kept)
    if is_half_explained:  # "Galaxy steps", "the egyptian house": the rest alone names nothing
        kept = words
    if kept[0] is not words[0]:
        start = kept[0].start
    last = kept[-1]
    end = max(end, last.end) if last is words[-1] else last.end
    if last.text != last.base and end == last.end:
        end = last.start + len(last.base)
    read = [w for w in run if start <= w.start < end]
    score = sum(w.name for w in read) / len(read) if read else 0.0
    score = min(score, HALF_EXPLAINED) if is_half_explained else score
    kind = _kind(*read)
    return unsure(
        start, end, kind, "model", f"the model reads a {kind.value} here", round(score, 3)
    )


def _without_marks(run: list[Scored], view: View) -> list[Scored]:
    """Drop what is no word at both ends, and a short form behind: "Maple Ward w/ Bev"."""
    while run and (
        not view.lines[run[-1].start : run[-1].end].isalnum()
        or view.lines[run[-1].start : run[-1].end + 1] in _SHORT_FORMS
    ):
        run = run[:-1]
    while run and not view.lines[run[0].start : run[0].end].isalnum():
        run = run[1:]
    return run


def _is_cited(start: int, end: int, view: View, lexicon: Lexicon) -> bool:
    """Say whether a theorist is named among words of theory, as in "according to Kolb"."""
    around = view.text[max(0, start - _CITED_WITHIN) : end + _CITED_WITHIN]
    return lexicon.is_theorist(view.text[start:end]) and _THEORY.search(around) is not None


def _decided(c: Candidate, view: View, lexicon: Lexicon) -> Candidate:
    """Return what is masked at once, and as a question what usually identifies nobody."""
    make = unsure if lexicon.is_never(view.text[c.start : c.end]) else sure
    return make(c.start, c.end, c.kind, "model", c.explanation, c.score)


def _without_explained(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """Drop what identifies nobody at both ends: theorists, laws, abbreviations, slips of "and"."""
    is_written_large = any(word.is_capital for word in words)

    def is_left(word: Word) -> bool:
        is_slip = is_written_large and word.text.islower() and lexicon.is_slip(word.base)
        return is_slip or _is_explained(word, lexicon)

    while words and is_left(words[0]):
        words = words[1:]
    while words and is_left(words[-1]):
        words = words[:-1]
    return words


def _is_spelt_abbreviation(name: str, lexicon: Lexicon) -> bool:
    """Say whether dictation spelt what everybody knows: "the D S L"."""
    return _SPELT.fullmatch(name) is not None and lexicon.is_abbreviation(name.replace(" ", ""))


def _is_explained(word: Word, lexicon: Lexicon) -> bool:
    return lexicon.is_never(word.base) or lexicon.is_abbreviation(word.base)


def _least_certain(c: Candidate, view: View, lexicon: Lexicon) -> float:
    is_open = _is_small_letter(c, view) or _is_plain(c, view, lexicon)
    return CERTAIN_IF_PLAIN if is_open else CERTAIN


def _least_possible(c: Candidate, view: View, lexicon: Lexicon) -> float:
    words = view.text[c.start : c.end]
    is_name = lexicon.is_known_name(words) or lexicon.is_word_name(words) or words in lexicon.nicks
    if words in lexicon.informal and not is_name and words not in NAMES_THAT_ARE_WORDS:
        return POSSIBLE_IF_SPEECH
    return POSSIBLE_IF_PLAIN if _is_plain(c, view, lexicon) else POSSIBLE


def _is_small_letter(c: Candidate, view: View) -> bool:
    letters = [character for character in view.lines[c.start : c.end] if character.isalpha()]
    return len(letters) == 1 and letters[0].islower()


def _is_doubtful(c: Candidate, view: View, lexicon: Lexicon) -> bool:
    """Say whether one word is asked about, even if the network is fairly sure.

    A typing slip, a plain word that begins a sentence ("Growth!"), and a plain small word of a
    writer who uses capitals, are nobody that "Confirm all" may take for a person.
    """
    words = list(view.words_within(c.start, c.end))
    if len(words) != 1 or c.score >= CERTAIN_IF_DOUBTFUL or c.end - c.start < _LEAST_DOUBTFUL:
        return False
    word = words[0]
    if (word.text.islower() or word.begins_sentence) and lexicon.is_slip(word.base):
        return True
    is_english = _is_english(word, lexicon) and not lexicon.is_word_name(word.base)
    return is_english and not (word.text.islower() and view.is_lower)


def _is_plain(c: Candidate, view: View, lexicon: Lexicon) -> bool:
    """Say whether every word may be read as English."""
    return all(_is_english(w, lexicon) for w in view.words_within(c.start, c.end))


def _is_english(word: Word, lexicon: Lexicon) -> bool:
    """Say whether a word may be read as English: small, or large only as a sentence begins."""
    if lexicon.is_known_name(word.base) and not lexicon.is_plain(word.base):
        return False
    is_small = word.text.islower() or word.begins_sentence or word.is_all_capitals
    return is_small and (lexicon.is_plain(word.base) or lexicon.is_compound(word.base))
