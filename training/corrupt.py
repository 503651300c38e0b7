"""Write a text as tired people do: other cases, lost marks, slips in words and in names.

Rows are {"text", "spans": [{"start", "end", "label"}]}; what is returned has its spans moved along.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

NAME_SLIPS = 0.07
"""Share of names of people and places that are misspelt, one by one."""
BROKEN = 0.12
"""Share of these that are torn in two, as speech recognition does."""
LEAST_LETTERS = 4
LABELS_WITH_SLIPS = {"PERSON", "LOCATION", "ORG"}
SOUNDS = (
    ("ph", "f"), ("f", "ph"), ("ie", "ei"), ("ei", "ie"), ("ck", "k"), ("c", "k"), ("k", "c"), ("ee", "ea"),
    ("ea", "ee"), ("y", "i"), ("i", "y"), ("x", "ks"), ("th", "t"), ("ou", "oo"), ("oo", "u"), ("u", "oo"),
    ("sh", "sch"), ("sz", "sh"), ("cz", "ch"), ("w", "v"), ("rz", "zh"), ("gh", "g"), ("kh", "k"), ("dh", "d"),
    ("bh", "v"), ("mh", "v"), ("wr", "r"), ("ai", "ay"), ("ay", "ai"), ("ia", "ya"), ("qu", "kw"), ("j", "g"),
    ("g", "j"), ("z", "s"), ("s", "z"), ("a", "e"), ("e", "a"), ("o", "a"), ("er", "a"), ("ar", "er"), ("dd", "th"),
    ("ll", "l"), ("tt", "t"), ("nn", "n"), ("ss", "s"), ("rr", "r"), ("aa", "a"), ("nw", "w"), ("ng", "n"), ("h", ""),
    ("l", "ll"), ("n", "nn"), ("t", "tt"), ("r", "rr"), ("ew", "oo"), ("au", "or"), ("oy", "oi"), ("sz", "s"),
)  # fmt: skip
"""How sounds are written by one who heard the name and never saw it."""

Row = dict
How = Callable[[str], str]


def lower(text: str) -> str:
    """Return `text` in small letters, as long as before."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def upper(text: str) -> str:
    """Return `text` in capitals, as long as before."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def misspelt(name: str) -> str:
    """Return `name` with one slip in its longest word: a slip of the hand or of the ear."""
    words = [m for m in re.finditer(r"[^\W\d_]+", name) if len(m[0]) >= LEAST_LETTERS]
    if not words:
        return name
    word = max(words, key=lambda m: len(m[0]))
    for _ in range(8):
        slip = random.choice([_by_ear, _by_ear, _by_hand])
        new = slip(word[0].lower())
        if new != word[0].lower():
            break
    new = new[:1].upper() + new[1:] if word[0][:1].isupper() else new
    return name[: word.start()] + new + name[word.end() :]


def _by_hand(word: str) -> str:
    """Drop, double or swap a letter; the first stays."""
    at = random.randint(1, len(word) - 2)
    return random.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )


def _by_ear(word: str) -> str:
    """Write one or two of its sounds in another way."""
    for _ in range(random.choice([1, 1, 2])):
        fitting = [(a, b) for a, b in SOUNDS if a in word[1:] or (word.startswith(a) and b)]
        if not fitting:
            return word
        heard, written = random.choice(fitting)
        places = [m.start() for m in re.finditer(heard, word) if m.start() or written]
        at = random.choice(places)
        word = word[:at] + written + word[at + len(heard) :]
    if random.random() < 0.15 and word[-1] in "aeiouy":
        word += "h"
    return word


def torn(name: str) -> str:
    """Return a long name in two words, cut before a consonant in its middle."""
    cuts = [
        m.start()
        for m in re.finditer(r"(?<=[aeiou])[^aeiou\W](?=[aeiou])", name[2:-2], re.IGNORECASE)
    ]
    if " " in name or "-" in name or not cuts:
        return name
    at = random.choice(cuts) + 2
    return name[:at] + " " + name[at:]


def with_slips(row: Row) -> Row:
    """Misspell some names."""

    def spoil(words: str, label: str) -> str:
        if label not in LABELS_WITH_SLIPS or random.random() > NAME_SLIPS:
            return words
        return torn(words) if random.random() < BROKEN else misspelt(words)

    return rewritten(row, str, spoil)


def rewritten(
    row: Row, plain: How, name: Callable[[str, str], str] = lambda words, _: words
) -> Row:
    """Apply `plain` to what lies between the names and `name` to each of them."""
    out, spans, at, length = [], [], 0, 0
    for s in sorted(row["spans"], key=lambda s: s["start"]):
        between = plain(row["text"][at : s["start"]])
        words = name(row["text"][s["start"] : s["end"]], s["label"])
        out += [between, words]
        length += len(between)
        spans.append({"start": length, "end": length + len(words), "label": s["label"]})
        length += len(words)
        at = s["end"]
    out.append(plain(row["text"][at:]))
    return {"text": "".join(out), "spans": spans}


def drop_possessives(row: Row) -> Row:
    """Write "Shanika's" as "Shanikas" and count the s as part of the name, as one reads it."""
    spans, cuts = [], []
    for s in sorted(row["spans"], key=lambda s: s["start"]):
        moved = len(cuts)
        end = s["end"] - moved
        if re.match(r"['’]s\b", row["text"][s["end"] :]):
            cuts.append(s["end"])
            end += 1
        spans.append({"start": s["start"] - moved, "end": end, "label": s["label"]})
    gone = set(cuts)
    return {"text": "".join(c for i, c in enumerate(row["text"]) if i not in gone), "spans": spans}


def drop_apostrophes(text: str) -> str:
    """Write "dont" and "im"."""
    return re.sub(r"(?<=[a-z])['’](?=(?:t|s|m|ll|re|ve|d)\b)", "", text)


def drop_commas(text: str) -> str:
    """Leave out lesser marks."""
    return re.sub(r"[,;]|\.(?= [a-z])", "", text)


def drop_marks(text: str) -> str:
    """Leave out every mark that ends or parts a sentence, as in dictation."""
    return re.sub(r"[.,;:!?\"“”](?=\s|\Z)|(?<=\s)[\"“(]|\)(?=\s|\Z)|(?<=\s)[-–—](?=\s)", "", text)


def spoken_marks(text: str) -> str:
    """Write the marks as words, as careless dictation does."""
    text = re.sub(r"\.(?=\s)", " full stop", text)
    return re.sub(r",(?=\s)", lambda _: random.choice([" comma", ""]), text)


def typos(text: str) -> str:
    """Misspell some words of five letters and more."""

    def spoil(m: re.Match) -> str:
        return m[0] if random.random() > 0.06 else _by_hand(m[0])

    return re.sub(r"[a-z]{5,}", spoil, text)


def corrupt(row: Row, flags: set[str]) -> Row:
    """Return the row as another hand would have written it; `flags` fix its case."""
    row = with_slips(row)
    chance = random.random()
    if "caps" in flags:
        row = {**row, "text": upper(row["text"])}
    elif "lower" in flags or chance < 0.24:
        row = {**row, "text": lower(row["text"])}
        row = _loosened(row)
    elif chance < 0.34:
        row = rewritten(row, str, lambda w, _: lower(w) if random.random() < 0.7 else w)
    elif chance < 0.355:
        row = {**row, "text": upper(row["text"])}
    if random.random() < 0.35:
        how = random.choice([drop_apostrophes, drop_commas, typos, typos])
        if how is drop_apostrophes:
            row = drop_possessives(row)
        row = rewritten(row, how)
    return row


def _loosened(row: Row) -> Row:
    """Take marks from some texts in small letters; possessives lose theirs first."""
    if random.random() < 0.5:
        row = rewritten(drop_possessives(row), drop_apostrophes)
    chance = random.random()
    if chance < 0.25:
        row = rewritten(row, drop_marks)
    elif chance < 0.29:
        row = rewritten(row, spoken_marks)
    return row
