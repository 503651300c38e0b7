"""The trained network: long texts in windows, and the same answer whatever was read before."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reflectapp.anonymise.network import OVERLAP, WINDOW, Network, _windows, checked
from reflectapp.anonymise.wordpiece import Pieces
from reflectapp.assets import resource

FOLDER = resource("models", "names")
TEXT = "Margaret Thornton rang from Leeds. I said I would ring back after supervision."


def pieces_of(text: str) -> Pieces:
    """Return one piece a word."""
    found = Pieces()
    at = 0
    for word in text.split():
        at = text.index(word, at)
        found.ids.append(7)
        found.forms.append(0)
        found.starts.append(at)
        found.ends.append(at := at + len(word))
        found.words.append(len(found.words))
    return found


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(FOLDER)


def test_the_files_are_those_of_their_hashes() -> None:
    assert set(checked(FOLDER)) == {"names.onnx", "vocab.txt"}


@pytest.mark.parametrize("length", [0, 1, WINDOW, WINDOW + 1, 1000])
def test_windows_hold_every_word_and_overlap_where_no_sentence_ends(length: int) -> None:
    text = "word " * length
    windows = list(_windows(pieces_of(text), text))
    assert {at for start, end in windows for at in range(start, end)} == set(range(length))
    assert all(end - start <= WINDOW for start, end in windows)
    for (_, end), (start, _) in pairwise(windows):
        assert end - start == OVERLAP


def test_a_window_ends_behind_a_sentence_or_at_an_empty_line() -> None:
    sentences = "one two three four. " * 50
    assert all(end % 4 == 0 for _, end in list(_windows(pieces_of(sentences), sentences)))
    paragraphs = ("word " * 45 + "\n\n") * 4
    windows = list(_windows(pieces_of(paragraphs), paragraphs))
    assert windows == [(0, 45), (45, 90), (90, 135), (135, 180)]


@pytest.mark.slow
def test_names_are_likely_and_other_words_are_not(network: Network) -> None:
    words = {TEXT[w.start : w.end]: w for w in network.read(TEXT)}
    assert min(words["Margaret"].person, words["Thornton"].person, words["Leeds"].name) > 0.9
    assert words["Leeds"].location > 0.5
    assert max(w.name for word, w in words.items() if word.islower()) < 0.1


@pytest.mark.slow
@pytest.mark.parametrize("least", [0.02, 0.5, 1.0])
def test_words_less_likely_than_asked_for_are_left_out_and_others_are_the_same(
    network: Network, least: float
) -> None:
    everything = network.read(TEXT)
    assert network.read(TEXT, least) == [w for w in everything if w.name >= least]


@pytest.mark.slow
def test_an_answer_does_not_depend_on_what_was_read_before(network: Network) -> None:
    long = "\n\n".join([TEXT + " It was a long day and the bus was late again." * 4] * 9)
    fresh = Network(FOLDER)
    assert network.read(TEXT) == fresh.read(TEXT)
    assert network.read(long) == fresh.read(long)
    assert network.read(long) == network.read(long)


@pytest.mark.slow
def test_a_name_at_the_seam_of_two_windows_is_whole(network: Network) -> None:
    text = "and then we walked and talked a while " * 15 + "with Margaret Thornton of Leeds " * 9
    found = [w for w in network.read(text) if text[w.start : w.end] == "Thornton"]
    assert len(found) == 9
    assert all(w.name > 0.5 for w in found)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["", " ", "😀", "\u200b", "?!", "。" * 3000])
def test_odd_texts_are_read(network: Network, text: str) -> None:
    assert all(0 <= w.name <= 1 for w in network.read(text))
