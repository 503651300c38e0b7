"""Words for kin and for people, as patterns: who they are, and whether of a man or a woman."""

from __future__ import annotations

import re

_PREFIX = r"(?:(?:step|half|great-grand|grand|foster|birth|adoptive|adopted|ex|late)[- ]?)?"
_HERS = (
    r"mothers?|mums?|mummy|mam|mom|ma|nan|nana|nanna|gran|granny|grandma|daughters?|sisters?"
    r"|aunts?|auntie|aunty|nieces?|wife|wives|missus|girlfriend|fianc[ée]e|girls?|lass"
)
_HIS = (
    r"fathers?|dads?|daddy|grandad|granddad|grandpa|grampa|sons?|brothers?|uncles?|nephews?"
    r"|husbands?|boyfriend|boys?|lads?"
)
_EITHER = (
    r"parents?|children|child|kids?|siblings?|sibs|cousins?|partner|spouse|fianc[ée]|baby|babies"
    r"|ex|twins?|family|in-laws|folks|relatives?|carers?|guardian"
)
KIN = rf"(?:{_PREFIX}(?:{_HERS}|{_HIS}|{_EITHER})(?:-in-law)?)"
"""A word for kin, as it stands after "her"."""
ROLES = (
    r"(?:(?:key|social|support|youth|case|co)[- ]?worker|manager|boss|supervisor|senior|educator"
    r"|friend|neighbour|landlord|cellmate|colleague|carer|nurse|therapist|teacher|mentor|buddy|student|consultant|psychologist"
    r"|practice ed|PE|TA|HV|OT|CPN|SALT|GP)"
)
HER_WORDS = re.compile(rf"(?:{_PREFIX}(?:{_HERS})(?:-in-law)?|wom[ae]n|lady|female)", re.I)
HIS_WORDS = re.compile(rf"(?:{_PREFIX}(?:{_HIS})(?:-in-law)?|m[ae]n|gentleman|bloke|male)", re.I)


def pronoun_for(noun: str) -> str:
    """Return "he" or "she" for who is called `noun`, or nothing where it does not say."""
    if HER_WORDS.fullmatch(noun):
        return "she"
    return "he" if HIS_WORDS.fullmatch(noun) else ""
