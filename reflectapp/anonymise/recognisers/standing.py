"""Plain words that stand where a person or a place does: "told hope that", "prosper has a coat".

The dictionary explains such a word and the grammar does not. Each is a question, and seldom words
are asked about sooner than everyday ones.
"""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.recognisers.plain_places import is_done
from reflectapp.anonymise.view import View, Word
from reflectapp.domain.finding import Kind
from reflectapp.domain.plain_words import NAMES_THAT_ARE_WORDS

_LEAST = 3
"""Letters; a shorter word is somebody only as a nickname of the list."""
_NO_NAMES = grammar.ADJECTIVES | grammar.FUNCTION | grammar.PEOPLE | grammar.TIMES
_OWNED = frozenset(
    """
    mum mam mom mother dad father son daughter brother sister nan gran partner wife husband family
    carer house flat room keyworker birthday dog ex boyfriend girlfriend funeral social
    """.split()
)
"""Before these an owner is a person, even one with an everyday name."""
_KIN = frozenset(
    """
    cousin uncle aunt auntie aunty brother sister bro sis son daughter mate friend nephew niece
    husband wife partner dad mum mam nan gran grandad granddad grandma baby hv sw pe gp
    stepsister step-sister stepbrother step-brother half-sister half-brother stepdad stepmum
    """.split()
)
_NUMBER = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\w+teen|eleven|twelve")
_CONTRACTED = re.compile(r"['’]|^(?:re|ex|non|pre|self|co)-")
_BRACKET = re.compile(r" \((?:\d|my\b|her\b|his\b|the\b|our\b|a\b)")
_MONTHS = frozenset(["april", "june", "august", "jan"])
_BEFORE_MONTHS = frozenset(
    "in by since until till last next of this every from to early mid late around during".split()
)
_DIRECTION = frozenset(["direction", "bound", "way", "based", "area", "side", "lot", "end"])


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield words in the position of a name."""
    words = view.words
    for index, word in enumerate(words):
        base = word.base.lower()
        is_short = len(base) < _LEAST and base not in lexicon.nicks
        if is_short or not _is_open(word, base, lexicon):
            continue
        before = words[index - 1] if index else None
        following = words[index + 1] if index + 1 < len(words) else None
        place = _Place(view, lexicon, word, before, following)
        why = place.reads_as_person()
        end = word.start + len(word.base)
        if why:
            yield unsure(word.start, end, Kind.PERSON, "standing", why, 0.4)
        elif base not in _MONTHS and place.reads_as_town():
            yield unsure(word.start, end, Kind.PLACE, "standing", "where a town stands", 0.3)


def _is_open(word: Word, base: str, lexicon: Lexicon) -> bool:
    """Say whether the word is small or begins a sentence, and may be a name at all."""
    if base in _MONTHS:
        return word.text.islower() or base in {"april", "june", "jan"}
    if base in _NAMED_DAYS or base in _MODALS:
        return True
    if _CONTRACTED.search(base) or _NUMBER.fullmatch(base):
        return False
    if base in _NO_NAMES:
        return False
    is_explained = lexicon.is_never(base) or base.upper() in lexicon.abbreviations
    is_name = lexicon.is_word_name(base) or base in lexicon.given
    if is_explained and not is_name and not (len(base) < _LEAST and base in lexicon.nicks):
        return False
    is_small = word.text.islower() or word.begins_sentence
    return is_small and (is_explained or lexicon.is_plain(base))


class _Place:
    """A word and what stands around it."""

    def __init__(
        self,
        view: View,
        lexicon: Lexicon,
        word: Word,
        before: Word | None,
        following: Word | None,
    ) -> None:
        self._view, self._lexicon, self._word = view, lexicon, word
        self._base = word.base.lower()
        is_run = before is not None and view.is_run(before, word) and not word.begins_sentence
        self._before = before.text.lower() if before is not None and is_run else ""
        self._opens = word.begins_sentence or not is_run or self._before in grammar.JOINING
        joined = following is not None and view.is_run(word, following)
        self._following = following.text.lower() if following is not None and joined else ""
        self._is_owner = word.text != word.base
        self._listed = self._stands_in_a_list(before)

    @property
    def _is_rare(self) -> bool:
        base = self._base
        is_known = self._lexicon.is_common(base) or self._lexicon.is_never(base)
        return not is_known and not base.endswith((*grammar.ABSTRACT, "s"))

    @property
    def _is_namelike(self) -> bool:
        lexicon, base = self._lexicon, self._base
        return (
            lexicon.is_word_name(base)
            or base in NAMES_THAT_ARE_WORDS
            or base in lexicon.nicks
            or base in lexicon.given
        )

    def reads_as_person(self) -> str:
        """Return why the word may be somebody, or nothing."""
        if self._base in _MONTHS | _NAMED_DAYS | _MODALS:
            return self._reads_as_day_or_verb()
        if self._before in grammar.DETERMINERS or self._before.endswith(("'s", "’s")):
            return "a family by its name" if self._is_family else ""
        may_be = self._is_rare or self._is_namelike
        if self._is_owner:
            is_owner = may_be or self._following in _OWNED
            return "an owner" if is_owner and self._base != "let" else ""
        if self._opens and self._following in grammar.SPEAKING:
            is_noun = may_be or not self._base.endswith(("s", "ly", "ing", "ed"))
            return "before a word of speech" if is_noun else ""
        if self._before in _TELLING and self._is_noun:
            return "after a word of telling"
        return self._cue() if may_be else ""

    def _reads_as_day_or_verb(self) -> str:
        """Return why a month, a day, "will", "may" or "march" is somebody, or nothing."""
        if self._base in _MONTHS:
            is_month = self._before in _BEFORE_MONTHS or self._following[:1].isdigit()
            return "" if is_month else "a month that is a name too"
        if self._base in _NAMED_DAYS:
            is_owner = self._is_owner and self._following in _OWNED
            is_somebody = self._before in _KIN or self._following in grammar.SPEAKING or is_owner
            return "a day that is a name too" if is_somebody else ""
        if self._word.begins_sentence and self._view.text.startswith(": ", self._word.end):
            return "a name before a colon"
        is_past = self._following.endswith("ed") and self._following not in {"need", "indeed"}
        deeds = grammar.SPEAKING | (_DONE if self._word.text.islower() else _CAME)
        has_acted = is_past or self._following in deeds
        is_free = self._before not in grammar.DETERMINERS
        return "a verb that is a name too" if has_acted and is_free else ""

    @property
    def _is_noun(self) -> bool:
        """Whether the word may be a noun for one thing: not "told lies", "rang again"."""
        return not self._base.endswith(("s", *grammar.ABSTRACT)) and self._word.text.islower()

    def _cue(self) -> str:
        """Return what shows that a seldom word or one that is a name too is somebody."""
        base, lexicon = self._base, self._lexicon
        is_unheard = self._is_rare and (not lexicon.is_known_well(base) or base in lexicon.nicks)
        is_given = lexicon.is_word_name(base) and base not in _NEVER_BARE
        is_name = is_given or base in lexicon.nicks
        is_listed = is_name or lexicon.is_word_name(base) or base in lexicon.given
        is_given_or_nick = self._is_namelike and base not in _VERBS
        for cue, why in (
            (self._listed, "beside a name"),
            (self._opens and self._following in grammar.BEING, "before a word of being"),
            (self._before in grammar.MEETING and self._following != "of", "after meeting"),
            (bool(_BRACKET.match(self._view.text, self._word.end)), "before a bracket"),
            (self._is_namelike and self._opens and self._following.endswith("ed"), "before a deed"),
            (self._is_namelike and self._opens and self._is_told_of, "a name that is a word"),
            (is_given_or_nick and self._before in _KIN, "after a word of kin"),
            (is_listed and self._is_spoken_to, "spoken to, or told of"),
            (is_name and self._leads_a_list, "beside a name"),
            (
                is_name and self._before in _LEADING and self._ends and self._view.is_lower,
                "after a small word",
            ),
            (self._view.is_lower and (is_unheard or is_given), "seldom and without an article"),
            (
                self._word.begins_sentence and is_given,
                "a name that is a word, as a sentence begins",
            ),
            (self._before in _LEADING and self._is_rare, "after a small word, without an article"),
        ):
            if cue:
                return why
        return ""

    @property
    def _is_family(self) -> bool:
        """Whether a name that is a word stands in "the kit family"."""
        is_name = self._is_namelike and self._base not in grammar.ADJECTIVES
        return is_name and self._before == "the" and self._following in _FAMILIES

    @property
    def _is_spoken_to(self) -> bool:
        """Whether somebody is meant: "both can be true, star.", "over rio, who left"."""
        lead = self._view.text[max(0, self._word.start - 2) : self._word.start]
        if self._view.text.startswith(", who ", self._word.end):
            return True
        return lead == ", " and _SENTENCE_ENDS.match(self._view.text, self._word.end) is not None

    @property
    def _leads_a_list(self) -> bool:
        """Whether a name comes next: "by talent and nick"."""
        m = _JOINED.match(self._view.text, self._word.end)
        lexicon = self._lexicon
        return m is not None and (lexicon.is_known_name(m[1]) or lexicon.is_word_name(m[1]))

    @property
    def _is_told_of(self) -> bool:
        """Whether what follows is said of people: "Happy from the day centre", "Kit, he says"."""
        return _TOLD_OF.match(self._view.text, self._word.end) is not None

    @property
    def _ends(self) -> bool:
        return _CLAUSE_ENDS.match(self._view.text, self._word.end) is not None

    def _stands_in_a_list(self, before: Word | None) -> bool:
        """Say whether a name stands before, parted by a comma or "and"."""
        if before is None:
            return False
        if before.text.lower() == "and":
            before = self._view.word_before(before.start)
        elif self._view.text[before.end : self._word.start] != ", ":
            return False
        return (
            before is not None
            and self._word.start - before.end <= len(" and ")
            and self._lexicon.is_known_name(before.base)
            and not self._lexicon.is_plain(before.base)
        )

    def reads_as_town(self) -> bool:
        """Say whether the word stands where a town does."""
        if self._is_owner or not self._word.text.islower():
            return False
        lexicon, base = self._lexicon, self._base
        is_month = base == "march" and self._before in _BEFORE_MONTHS - {"to"}
        is_town = base in lexicon.word_places and not is_month
        if self._following in _DIRECTION and self._before not in grammar.DETERMINERS:
            return is_town
        if is_done(self._view, self._word.start, self._word.end):
            return False
        return self._before in grammar.TOWARDS and (
            is_town or (self._is_rare and not lexicon.is_known_well(base))
        )


_TELLING = frozenset(["told", "texted", "phoned", "emailed", "messaged", "thanked", "hugged"])
_TOLD_OF = re.compile(
    r" from (?:the|my|our|her|his|[A-Z])| [-–] [a-z]|: [a-z]|, (?:he|she|they|who)\b| \([^\W\d_]"
    r"| the (?:domestic|cleaner|cook|caretaker|porter|chaplain|nurse|doctor|social worker|student"
    r"|dog|cat|budgie|manager|hca|receptionist|driver|neighbour|landlord|volunteer|interpreter"
    r"|pharmacist|chemist|physio|paramedic|housekeeper|handyman|gardener|vicar|priest|imam|barber"
    r"|sheepdog|collie|terrier|spaniel|lurcher|staffie|hamster|rabbit|parrot|pony|vet|warden)\b"
)
_SENTENCE_ENDS = re.compile(r"[.!?]|$|\n")
_CLAUSE_ENDS = re.compile(r"[.,;!?)]|$|\n")
_JOINED = re.compile(r"(?:,| and|, and| &) ([^\W\d_]{2,20})\b")
_FAMILIES = frozenset(
    ["family", "sibs", "siblings", "twins", "brothers", "sisters", "boys", "girls", "kids"]
)
_MODALS = frozenset(["will", "may", "march"])
_DONE = grammar.BEING - frozenset("will would can could".split())
_CAME = frozenset("came went got did didn't made gave took left stayed kept brought".split())
_VERBS = frozenset("will may can drew do don so in see say even more most may might has".split())
_LEADING = frozenset(["with", "for", "from", "by", "about", "and", "between", "than", "like"])
_NAMED_DAYS = frozenset(["sunday", "friday"])
"""Given names too, heard after a word of kin: "his cousin sunday"."""
_NEVER_BARE = frozenset(
    """
    will may can do so in see say an van don even ever more most may bill mark job key trust deal
    early gift summer winter autumn story rain storm trust forest max van fay sue pat drew chase
    grant hope faith pride praise peace art rich happy lucky frank victory honor honour patience
    comfort charity justice chance noble promise fox bear beau jet kit bud golden cliff sky star
    """.split()
)
"""Given names whose word is so common that it takes more than a missing article."""
