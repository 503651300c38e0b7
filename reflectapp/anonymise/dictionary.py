"""Which words are plain English: the spelling dictionary, read for its lower-case words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from reflectapp.domain.remembering import remembered


@dataclass(frozen=True, slots=True)
class _Affix:
    """A rule of the .aff file, turned round: from the inflected word to its stem."""

    flag: str
    strip: str
    condition: re.Pattern[str]


class Dictionary:
    """The words of a Hunspell dictionary, with their endings and beginnings.

    Args:
        folder: Holds `en_GB.aff` and `en_GB.dic`.
    """

    def __init__(self, folder: Path) -> None:
        self._flags: dict[str, str] = {}
        for line in (folder / "en_GB.dic").read_text("utf-8").splitlines()[1:]:
            word, _, flags = line.partition("/")
            self._flags[word] = self._flags.get(word, "") + flags
        self._endings: dict[str, list[_Affix]] = {}
        self._beginnings: dict[str, list[_Affix]] = {}
        for line in (folder / "en_GB.aff").read_text("utf-8").splitlines():
            self._read_rule(line.split())
        self._longest = max(map(len, self._endings))
        self.has_word = remembered(20_000)(self._has_word)

    def _read_rule(self, fields: list[str]) -> None:
        if len(fields) < 5 or fields[0] not in ("SFX", "PFX"):
            return
        kind, flag, strip, add, condition = fields[:5]
        pattern = f"(?:{condition})$" if kind == "SFX" else f"^(?:{condition})"
        rule = _Affix(flag, "" if strip == "0" else strip, re.compile(pattern))
        known = self._endings if kind == "SFX" else self._beginnings
        known.setdefault("" if add == "0" else add, []).append(rule)

    def _has_word(self, word: str) -> bool:
        """Say whether the lower-case `word` is in the dictionary, in any inflection."""
        if word in self._flags or self._has_ending(word, ""):
            return True
        for size in range(1, min(5, len(word) - 2)):
            for rule in self._beginnings.get(word[:size], ()):
                stem = rule.strip + word[size:]
                if rule.flag in self._flags.get(stem, "") or self._has_ending(stem, rule.flag):
                    return True
        return False

    def _has_ending(self, word: str, prefix_flag: str) -> bool:
        for size in range(min(self._longest, len(word) - 1) + 1):
            for rule in self._endings.get(word[len(word) - size :], ()) if size else ():
                stem = word[: len(word) - size] + rule.strip
                flags = self._flags.get(stem, "")
                if rule.flag in flags and prefix_flag in flags and rule.condition.search(stem):
                    return True
        return False
