"""Web addresses, pages of social networks, hashtags: a page may be somebody's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind, Tier

_URL = re.compile(r"\b(?:https?|ftp|file)\s?:\s?//[^\s<>()]{3,300}|\bwww\.[^\s<>()]{3,300}", re.I)
_MAIL = re.compile(r"\b(?:mailto|tel|sms|skype):[^\s<>()]{3,120}", re.I)
_BARE = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{1,40}\.){1,3}(?:co\.uk|org\.uk|ac\.uk|gov\.uk|nhs\.uk|sch\.uk"
    r"|com|org|net|info|online|blog|page|family|care)\b(?:/[^\s<>()]{0,200})?",
    re.I,
)
_PERSONAL = re.compile(
    r"(?:facebook|instagram|twitter|tiktok|linkedin|snapchat|threads|onlyfans|gofundme|justgiving"
    r"|pinterest|tumblr|vk|fb|(?<![a-z.])x)\.(?:com|me|net)/"
    r"(?!watch|search|hashtag|share|help)[@\w./-]{2,80}"
    r"|/(?:user|users|u|profile|people|staff|~)/?[\w.-]{2,60}|//[^\s/]{0,60}@",
    re.I,
)
_SITE = re.compile(rf"(?<![\w/.])(?:{_PERSONAL.pattern})", re.I)
_TAG = re.compile(r"(?<![\w#&/])#[^\W\d_][\w]{2,60}")
_FORUM = re.compile(r"(?<![\w.])/? ?(?:r|u) ?/ ?[A-Za-z][\w-]{2,40}(?: _ ?\w{2,20})?")


def find(view: View, _: Lexicon) -> Iterator[Candidate]:
    """Yield links; only what leads to a person's own page is certain."""
    text = view.text
    for m in _URL.finditer(text):
        make = sure if _PERSONAL.search(m[0]) else unsure
        yield make(m.start(), m.end(), Kind.CONTACT, "links", "web address", 0.7)
    for m in _MAIL.finditer(text):
        yield sure(m.start(), m.end(), Kind.CONTACT, "links", "link that writes or rings", 0.95)
    for m in _BARE.finditer(text):
        yield unsure(m.start(), m.end(), Kind.CONTACT, "links", "address of a site", 0.6)
    for m in _SITE.finditer(text):
        if m[0][0] != "/":
            yield sure(m.start(), m.end(), Kind.CONTACT, "links", "page on a social network", 0.95)
    for m in _TAG.finditer(text):
        yield unsure(m.start(), m.end(), Kind.OTHER, "links", "hashtag", 0.5)
    for m in _FORUM.finditer(text):
        if " " not in m[0] or m[0].startswith("/"):
            yield unsure(m.start(), m.end(), Kind.CONTACT, "links", "page of a forum", 0.5)


_TELLING = frozenset(["register", "repeated"])


def _rank(tier: Tier) -> int:
    return 0 if tier is Tier.REPLACE else 1


def whole_links(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates with each link in one piece; one that holds a known name is certain."""
    links: list[Candidate] = []
    for c in sorted((c for c in candidates if c.recogniser == "links"), key=lambda c: c.start):
        if links and c.start < links[-1].end:
            end, tier = max(c.end, links[-1].end), min(c.tier, links[-1].tier, key=_rank)
            links[-1] = replace(links[-1], end=end, tier=tier)
        else:
            links.append(c)
    starts = [c.start for c in links]
    named: set[int] = set()
    rest: list[Candidate] = []
    for c in candidates:
        if c.recogniser == "links":
            continue
        at = bisect_right(starts, c.start) - 1
        if at < 0 or c.end > links[at].end:
            rest.append(c)
        elif c.recogniser in _TELLING and c.tier is Tier.REPLACE:
            named.add(at)
            rest.append(c)
    whole = [
        replace(link, tier=Tier.REPLACE, score=0.9) if at in named else link
        for at, link in enumerate(links)
    ]
    return [*rest, *whole]
