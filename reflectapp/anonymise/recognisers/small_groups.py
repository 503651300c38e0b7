"""Descriptions that fit few people: "the only Polish mum", "one of two male nurses".

They hold no name, and whoever knows the place knows the person by them. Each is a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_ROLE = (
    r"mums?|mams?|mothers?|dads?|fathers?|grans?|parents?|nurses?|doctors?|gps?|consultants?"
    r"|midwi(?:fe|ves)|teachers?|heads?|students?|carers?|couples?|famil(?:y|ies)|vicars?|priests?"
    r"|imams?|chaplains?|wards? managers?|social workers?|support workers?|health visitors?"
    r"|psychologists?|psychiatrists?|physios?|therapists?|interpreters?|advocates?|amhps?|cpns?"
    r"|hcas?|managers?|residents?|tenants?|foster carers?|siblings|brothers|sisters|twins|triplets"
    r"|farmers?|publicans?|shopkeepers?|councillors?|police officers?|paramedics?|patients?"
)
_ANYBODY = r"m[ae]n|wom[ae]n|lads?|lass(?:es)?|boys?|girls?|child(?:ren)?|kids?|person|people|ones?"
_TRAIT = (
    r"male|female|black|white|asian|brown|mixed[- ]race|deaf|blind|trans|gay|lesbian|bisexual"
    r"|autistic|disabled|muslim|christian|catholic|protestant|jewish|hindu|sikh|buddhist|traveller"
    r"|gypsy|roma|refugee|openly [a-z]+|[a-z]+[- ]speaking|single|teenage|widowed|pregnant|adopted"
    r"|one-legged|bearded|ginger|red[- ]haired|native|foreign|newly qualified|non-binary"
    r"|(?-i:[A-Z])[a-z]{2,12}(?:ish|ese|ian|an|i|ch|ic)|polish|irish|scottish|welsh|english|british"
    r"|turkish|kurdish|spanish|romanian|ukrainian|russian|lithuanian|latvian|hungarian|albanian"
    r"|bulgarian|nigerian|ghanaian|somali|ethiopian|eritrean|sudanese|syrian|iraqi|iranian|afghan"
    r"|pakistani|indian|bengali|bangladeshi|nepali|chinese|vietnamese|filipin[ao]|jamaican|caribbean"
    r"|african|american|brazilian|portuguese|italian|german|french|dutch|greek|cypriot|arab"
)
_SCOPE = r"(?= (?:in|on|at|round|from|of|here|there|ever|who|with|left|to)\b)"
_ONLY = re.compile(
    rf"\b(?:the|our|their|its|her|his) (?:only|first|last|oldest|youngest|longest[- ]serving) "
    rf"(?:other )?(?:(?:{_TRAIT})[ -]){{1,3}}(?:[a-z]+ )?(?:{_ROLE}|{_ANYBODY})\b"
    rf"|\b(?:the|our|their) only (?:other )?(?:[a-z]+ )?(?:{_ROLE})\b{_SCOPE}"
    rf"|\bthe (?:oldest|youngest|longest[- ]serving) (?:{_ROLE})\b{_SCOPE}"
    rf"|\b(?:the )?only (?:{_TRAIT}) (?:one|person|man|woman|face|family)\b",
    re.I,
)
_ONE_OF = re.compile(
    rf"\bone of (?:the |our |only |just |about )*(?:two|three|four|five|[2-5])"
    rf"(?: or (?:three|four))? (?:(?:{_TRAIT})[ -]){{0,3}}(?:[a-z]+ )?"
    rf"(?:{_ROLE}|m[ae]n|women|lads|boys|girls)\b",
    re.I,
)
_BEGIN = frozenset(["the", "our", "their", "its", "her", "his", "only"])


def find(view: View, _: Lexicon) -> Iterator[Candidate]:
    """Yield such descriptions, each as a question."""
    for pattern, words in ((_ONLY, _BEGIN), (_ONE_OF, frozenset(["one"]))):
        for m in view.at_words(pattern, words):
            yield unsure(
                m.start(), m.end(), Kind.OTHER, "small groups", "a description that fits few people"
            )
