"""Any word at all where grammar leaves room for a name alone: "my mate tank said", "OT (field)".

Lists cannot hold what people are called; the place in a sentence tells. Each word is a question.
"""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.recognisers.initials import WORK
from reflectapp.anonymise.view import View, Word
from reflectapp.domain.finding import Kind
from reflectapp.domain.plain_words import NAMES_THAT_ARE_WORDS

ONE_PERSON = frozenset(
    """
    mum mam mom mother dad da father son daughter brother sister husband wife partner boyfriend
    girlfriend ex nan nana gran granny grandma grandad granda grandson granddaughter uncle auntie
    aunty aunt cousin nephew niece stepdad stepmum stepson stepdaughter mate pal friend neighbour
    baby lad lass boy girl bloke fella lady man woman twin manager supervisor mentor colleague
    keyworker student assessor educator worker carer nurse hca cpn amhp sw ssw hv ot gp iro pe
    senco dsl ewo idva imca slt physio therapist psychologist psychiatrist consultant registrar
    solicitor advocate interpreter landlord caretaker cleaner cook driver porter chaplain warden
    volunteer receptionist officer teacher ta head deputy tutor coach trainer barber vet dealer
    domestic housekeeper handyman gardener chef clerk usher locum prescriber pharmacist apprentice
    trainee sergeant chair bouncer barman barmaid lollipop vicar priest imam rabbi pastor lodger
    dog cat puppy kitten horse pony budgie rabbit hamster
    """.split()
)
"""Who may have a name right behind the word for them."""
_WITHOUT_OWNER = frozenset(
    "assessor mentor keyworker supervisor hca cpn amhp ssw hv iro senco dsl ewo idva imca".split()
)
"""Of those, the ones that a tired writer puts before a name without "my" or "the"."""
_OWNERS = frozenset("my her his their our your the a an new old older younger eldest".split())
NOT_NAMES = (
    grammar.FUNCTION
    | grammar.TIMES
    | grammar.SPEAKING
    | grammar.BEING
    | grammar.MEETING
    | grammar.ADJECTIVES
)
DONE = frozenset(
    """
    fell spoke broke drove rose froze swam sang wrote read rode shook stole struck swore threw tore
    woke wore won bit blew bought caught chose cut dealt drew fed fought flew forgot got grew heard
    hid hit held hurt knelt lay led lent let lost meant met paid quit ran rang rode saw sold sent
    shot shut slept slid spent spat split spread stood stuck stung swept swung taught thought hung
    built burnt dug leant learnt lit swapped nods does says goes wants needs knows thinks likes
    gets has comes takes gives makes looks sits lives works
    """.split()
)
"""What somebody does, in forms that no ending shows."""
_PAIR = 2
"""Letters of most people's initials."""
_NO_NAME = re.compile(
    r"['’]|^(?:ve|re|ll|mine|yours|hers|ours|theirs|else|x{2,}|.{21,})$"
    r"|^(?:do|is|was|ca|wo|has|had|have|could|would|should|did|does)nt$|^(?:the|we|you|i)(?:y?ve|yre)$"
    r"|^(?:twen|thir|for|fif|six|seven|eigh|nine)ty\b|teen$|^(?:eleven|twelve|hundred|thousand)$"
)
_THINGS = frozenset(
    """
    panel counsel script size breakfast lunch dinner tea book life wind handover contact placement
    court class assembly church mass prayer group session work worktime traffic weather news music
    post mail email paperwork food money time nothing word everyone everybody bed transport taxi bus
    train mind heart part half most neither either none both all half-term term school college
    hospital home house discharge admission police ambulance social fire cleaning laundry washing
    cake health window hair nails interview power knee hip back shoulder short peace threshold anger
    concern worst pen signal facebook bingo teams outlook rota cover sleep shame guilt fear pain
    blood skin weight appetite mood speech risk capacity consent evidence level chapter item page
    episode count stop number step part section stage phase round week day room bed flat bay unit
    mind words practice theory audit onset
    """.split()
)
"""What does something in a sentence without an article, and is nobody."""
_JOINING = grammar.JOINING | frozenset(
    "what how why whatever whenever once til till until unless whether reckon reckons hope".split()
)
_CLAUSE_ENDS = re.compile(r"[,.;:!?)]|$|\n|\s[-–]\s")
_OPENS = (
    r"(?:^|(?<=[.!?;:\n] )|(?<=[\n(\"“‘])|(?<= and )|(?<= but )|(?<= then )|(?<= so )|(?<= when ))"
)
_TOLD = re.compile(
    rf"{_OPENS}([^\W\d_]{{2,20}})(?:, (?:he|she|they) (?:says?|said|told|tells|thinks?|reckons?)\b"
    r"| (?:her|his|my|our|their|the) (?:key ?worker|social worker|[^\W\d_]{2,16}),? "
    r"(?:who|had|has|is|was|came|said|says|rang|told|asked|asks|thinks|reckons|and i)\b"
    r"| (?:in|from|at|on|off) (?:the |my |our )?[^\W\d_]{3,14} (?:says?|said|tells?|told|asks|asked"
    r"|rang|reckons|thinks|goes|came|wants)\b)",
    re.I | re.M,
)
"""Somebody told of, without an article: "Pudding in the office says", "Sausage, he says"."""


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield such words."""
    yield from _behind_roles(view, lexicon)
    yield from _subjects(view, lexicon)
    for m in _TOLD.finditer(view.text):
        is_thing = m[1].lower() in _THINGS or view.text.startswith(" my words", m.end(1))
        if may_be_name(m[1], lexicon) and not is_thing:
            yield asked(m.start(1), m.end(1), "told of without an article")


_NO_SUBJECTS = NOT_NAMES | grammar.PEOPLE
_NO_ENDS = (*grammar.ABSTRACT, "s")


_ACTED = (
    DONE
    | grammar.SPEAKING
    | frozenset(
        """
        came went got gets gave gives took takes wanted needs did didn't didnt made stayed turned
        brought sent kept left likes txt txted texts messages won't wouldn't hasn't hadn't doesn't
        couldn't can't isn't wasn't who whos who's
        """.split()
    )
)
"""What somebody does; "is" and "was" are said of things as often."""


def _subjects(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield a word alone that begins a clause and does something: "white turned it round"."""
    words = view.words
    for index, word in enumerate(words[:-1]):
        following = words[index + 1]
        acted = following.text.lower()
        is_deed = acted in _ACTED or (acted.endswith("ed") and len(acted) > 4)
        if not is_deed or view.text[word.end : following.start] != " " or word.text != word.base:
            continue
        before = words[index - 1] if index else None
        if _opens(view, before, word, lexicon) and _may_act(word.text, acted, lexicon):
            yield asked(word.start, word.end, "somebody who does something")


def _opens(view: View, before: Word | None, word: Word, lexicon: Lexicon) -> bool:
    """Say whether a clause begins with a word, or with what people are called behind "the"."""
    if before is None or word.begins_sentence or not view.is_run(before, word):
        return True
    lead = before.text.lower()
    return lead in _JOINING or (lead == "the" and _is_handle(word.text.lower(), lexicon))


def _may_act(word: str, acted: str, lexicon: Lexicon) -> bool:
    """Say whether somebody may be called by a word that does what a verb says."""
    low = word.lower()
    if len(low) == 1 or low in grammar.FUNCTION or low in _THINGS or _NO_NAME.search(low):
        return False
    if low in grammar.TIMES and acted in grammar.SPEAKING | DONE:
        return True
    is_name = low in NAMES_THAT_ARE_WORDS or low in lexicon.nicks or low in lexicon.things
    if not is_name and (low in _NO_SUBJECTS or low.endswith(_NO_ENDS)):
        return False
    return not is_explained(word, lexicon)


def _is_handle(word: str, lexicon: Lexicon) -> bool:
    """Say whether people are called "the" something: "the professor got his flat"."""
    return word in lexicon.nicks and word not in _OFFICES


_OFFICES = frozenset("boss doc butcher dog puppy pug boots socks pockets bones brains pops".split())


def asked(start: int, end: int, why: str) -> Candidate:
    """Return a question about who stands there."""
    return unsure(start, end, Kind.PERSON, "positions", why, 0.4)


def _behind_roles(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield what stands behind somebody's part: "my mate tank said", "the carer, s, was late"."""
    words = view.words
    for index, role in enumerate(words[:-1]):
        low = role.text.lower()
        if low not in ONE_PERSON:
            continue
        word = words[index + 1]
        between = view.text[role.end : word.start]
        if between not in {" ", ", "} or word.base.lower() in DONE:
            continue
        is_owned = any(
            w.text.lower() in _OWNERS or w.text.lower().endswith(("'s", "’s"))
            for w in words[max(0, index - 2) : index]
        )
        if not (is_owned or low in _WITHOUT_OWNER) or not may_be_name(word.base, lexicon):
            continue
        if word.base.lower() in _THINGS:
            continue
        if _is_told_of(view, words, index + 1, is_parted=between == ", "):
            end = word.start + len(word.base)
            yield asked(word.start, end, "behind a word of kin or role")


def _is_told_of(view: View, words: tuple[Word, ...], index: int, *, is_parted: bool) -> bool:
    """Say whether the clause ends behind a word, or somebody does something there."""
    word = words[index]
    ends = _CLAUSE_ENDS.match(view.text, word.end) is not None
    if is_parted:
        return ends
    base = word.base.lower()
    if len(base) > 1 and base.endswith(_NO_ENDS):
        return False
    if ends or word.base != word.text:
        return True
    following = words[index + 1].text.lower() if index + 1 < len(words) else ""
    is_deed = following in grammar.SPEAKING | grammar.BEING | DONE
    return is_deed or (following.endswith("ed") and len(following) > 3)


def may_be_name(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word may be a name: no small word of grammar, nothing that lists explain."""
    low = word.lower()
    if low in NOT_NAMES or low in grammar.PEOPLE or _NO_NAME.search(low):
        return False
    return not is_explained(word, lexicon)


def is_noun(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word may be a name, and is none of what everybody's work is full of."""
    low = word.lower()
    is_name = low in NAMES_THAT_ARE_WORDS or low in lexicon.nicks
    is_thing = low in _THINGS or (len(low) > 1 and low.endswith(_NO_ENDS) and not is_name)
    return not is_thing and may_be_name(word, lexicon)


def is_explained(word: str, lexicon: Lexicon) -> bool:
    """Say whether a list tells what a word is, and that people are not called so."""
    low = word.lower()
    if len(word) == _PAIR and not lexicon.dictionary.has_word(low):
        return low.upper() in WORK
    if lexicon.is_abbreviation(word) and (word.isupper() or not lexicon.dictionary.has_word(low)):
        return True
    if low in NAMES_THAT_ARE_WORDS or low in lexicon.nicks or low in lexicon.things:
        return False
    return lexicon.is_never(low)
