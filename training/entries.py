"""Read whole entries that were written by hand with their names marked, and cast them anew.

    python entries.py ENTRIES_DIR GAZETTEERS_DIR TIMES SEED > entries.jsonl

An entry begins with a line "=== role | region | voice"; a name stands as "{P|Jean}" (P person,
L place, O organisation, I number or address, D date). Every entry is written out once as it stands and TIMES
more with other people, places and numbers in it, as other hands would have written it. Lines are
{"text", "spans": [{"start", "end", "label"}]}; offsets are code points.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import own_names as own
from corrupt import Row, corrupt, drop_possessives
from generate import ROADS, STREETS, Names

MARK = re.compile(r"\{([PLOID])\|([^{}|\n]+)\}")
LABEL = {"P": "PERSON", "L": "LOCATION", "O": "ORG", "I": "ID", "D": "DATE"}
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
GLUED = re.compile(r"[^\W\d_]+")
KEPT = 0.25
"""Share of names that stay as the writer chose them, in an entry that is cast anew."""
PLAIN_HOUSE = 0.3
"""Share of places of one plain word that become another such."""


def entries(folder: Path) -> list[str]:
    """Return the marked text of every entry of all files below `folder`, in order.

    Raises:
        ValueError: Something stands before the first entry, or a mark is none; it names the file.
    """
    found = []
    for file in sorted(folder.rglob("*.txt")):
        before, *texts = re.split(r"(?m)^===.*\n", file.read_text("utf-8"))
        if before.strip():
            raise ValueError(f"{file.name}: text before the first entry")
        for text in texts:
            if re.search(r"[{}]", MARK.sub("", text)):
                raise ValueError(f"{file.name}: a mark that is none: {text.strip()[:40]}")
            found.append(text.strip("\n"))
    return found


def marked(text: str, name: Recast | None = None) -> Row:
    """Return the entry without its marks; letters glued to a name belong to it ("jeans mum")."""
    out, spans, at = "", [], 0
    for m in MARK.finditer(text):
        out += text[at : m.start()]
        start, at = len(out), m.end()
        out += name(m[1], m[2]) if name else m[2]
        glued = GLUED.match(text, at)
        if glued and m[1] in "PLO":
            out += glued[0]
            at = glued.end()
        spans.append({"start": start, "end": len(out), "label": LABEL[m[1]]})
    return {"text": out + text[at:], "spans": spans}


class Lists:
    """The names that words of an entry are looked up in."""

    def __init__(self, gazetteers: Path) -> None:
        people = json.loads((gazetteers / "people.json").read_text("utf-8"))
        places = json.loads((gazetteers / "places.json").read_text("utf-8"))
        self.names = Names(people, places["GB"] + places["IE"][:150])

    @cached_property
    def cultures(self) -> list[str]:
        """All that have given names of some kind."""
        return sorted(set(own.GIVEN_F) | set(own.GIVEN_M) | set(self.names.people))

    @cached_property
    def given(self) -> dict[str, str]:
        """Given names in small letters, and whose they are: "f" or "m"."""
        tables = {"f": own.GIVEN_F, "m": own.GIVEN_M}
        return {
            name.lower(): sex
            for sex, table in tables.items()
            for culture in self.cultures
            for name in [
                *table.get(culture, "").split(),
                *self.names.people.get(culture, {}).get(sex, []),
            ]
        }

    @cached_property
    def last(self) -> set[str]:
        """Surnames in small letters."""
        return {
            name.lower()
            for culture in {*own.LAST, *self.names.people}
            for name in self.names.last(culture)
        }

    @cached_property
    def places(self) -> set[str]:
        """Towns and villages in small letters."""
        return {place.lower() for place in self.names.places}

    def other_given(self, sex: str) -> str:
        """Return a given name of anybody."""
        return random.choice(self.names.given(random.choice(self.cultures), sex))

    def other_last(self) -> str:
        """Return a surname of anybody."""
        return random.choice(self.names.last(random.choice(sorted(own.LAST))))

    def other_place(self) -> str:
        """Return a town or a village."""
        return random.choice(self.names.places)


class Recast:
    """Other names for those of one entry; who has one name keeps to one new name all through."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.new: dict[tuple[str, str], str] = {}

    def __call__(self, kind: str, words: str) -> str:
        """Return what stands in the place of a marked name, in the same case."""
        if kind in "ID":
            return re.sub(r"(?<=\d)\d", lambda _: random.choice("0123456789"), words)
        if kind == "L":
            return self._kept(kind, words) or self._place(words)
        if kind == "P":
            return WORD.sub(lambda m: self._kept(kind, m[0]) or self._part(m[0]), words)
        return words

    def _kept(self, kind: str, words: str) -> str | None:
        """Return what the words became before, or themselves where they are to stay."""
        key = kind, words.lower()
        if key not in self.new and random.random() < KEPT:
            self.new[key] = words
        return in_case_of(words, self.new[key]) if key in self.new else None

    def _set(self, kind: str, words: str, new: str) -> str:
        self.new[kind, words.lower()] = new
        return in_case_of(words, new)

    def _part(self, word: str) -> str:
        """Return another given name or surname; other words, nicknames and letters stay."""
        small = word.lower()
        if len(word) > 2 and small in self.lists.given:
            return self._set("P", word, self.lists.other_given(self.lists.given[small]))
        if len(word) > 2 and small in self.lists.last:
            return self._set("P", word, self.lists.other_last())
        return self._set("P", word, word)

    def _place(self, words: str) -> str:
        """Return another town, street or house; what is none of these stays."""
        if words.lower() in self.lists.places:
            return self._set("L", words, self.lists.other_place())
        *front, back = words.split(" ")
        if front and back.title() in STREETS:
            heads = [random.choice(ROADS), self.lists.other_last(), self.lists.other_place()]
            number = front[0] + " " if front[0][0].isdigit() else ""
            return self._set("L", words, f"{number}{random.choice(heads)} {back}")
        if not front and back.isalpha() and random.random() < PLAIN_HOUSE:
            return self._set("L", words, random.choice([*own.HOUSES, *own.UNITS]))
        return self._set("L", words, words)


def in_case_of(old: str, new: str) -> str:
    """Return `new` in small letters or capitals where `old` is."""
    if old.islower():
        return new.lower()
    return new.upper() if old.isupper() and len(old) > 2 else new


def rows(texts: list[str], lists: Lists, times: int) -> Iterator[Row]:
    """Yield every entry as it stands, and `times` as other hands might have written it."""
    for text in texts:
        row = marked(text)
        yield drop_possessives(row) if random.random() < 0.1 else row
        for _ in range(times):
            yield corrupt(marked(text, Recast(lists)), set())


def main() -> None:
    """Write all entries, in a random order."""
    random.seed(int(sys.argv[4]))
    made = list(rows(entries(Path(sys.argv[1])), Lists(Path(sys.argv[2])), int(sys.argv[3])))
    random.shuffle(made)
    for row in made:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
