"""English endings: a search for "bus" finds "buses", one for "worried" finds "worry"."""

from __future__ import annotations

from collections.abc import Iterator

_SHORTEST = 3
_VOWELS = "aeiou"
_NO_ENDINGS = frozenset({"evening", "news", "during", "nothing", "something", "anything"})
"""They look like "even", "new" and so on with an ending, and are not."""


def forms_of(word: str) -> tuple[str, ...]:
    """Return `word`, in small letters, and what it is with other endings; itself first."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return (word,)
    forms = dict.fromkeys([word])
    for base in (word, *_bases(word)):
        if len(base) >= _SHORTEST:
            forms.update(dict.fromkeys(_inflected(base)))
    return tuple(form for form in forms if form == word or form not in _NO_ENDINGS)


def _bases(word: str) -> Iterator[str]:
    """Yield what the word may be without its ending."""
    if word in _NO_ENDINGS:
        return
    if word.endswith(("ies", "ied")) and len(word) > 4:
        yield word[:-3] + "y"
        yield word[:-1]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        yield word[:-1]
        if word.endswith("es") and _takes_es(word[:-2]):
            yield word[:-2]
    elif word.endswith("ed") and (not word.endswith("eed") or len(word) > 5):
        yield word[:-1]
        yield from _undoubled(word[:-2])
    elif word.endswith("ing") and len(word) > 5:
        yield word[:-3] + "e"
        yield from _undoubled(word[:-3])


def _inflected(base: str) -> Iterator[str]:
    yield base
    if base in _NO_ENDINGS:
        return
    if base.endswith("y") and base[-2] not in _VOWELS:
        yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
        return
    if base.endswith("e"):
        yield from (base + "s", base[:-1] + "ing")
        if base not in ("see", "fee"):
            yield base + "d"
        return
    yield base + ("es" if _takes_es(base) else "s")
    yield from (base + "ed", base + "ing")
    is_short = base[-1] not in _VOWELS + "wxy" and base[-2] in _VOWELS
    if is_short and base[-3] not in _VOWELS:
        yield from (base + base[-1] + "ed", base + base[-1] + "ing")


def _takes_es(base: str) -> bool:
    return base.endswith(("s", "x", "z", "ch", "sh", "o"))


def _undoubled(stem: str) -> Iterator[str]:
    """Yield "stopp" as it is and as "stop"."""
    yield stem
    if len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        yield stem[:-1]
