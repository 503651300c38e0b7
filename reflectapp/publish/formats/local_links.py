"""Links that lead to no page: a path names the folders of the writer, and often the writer.

Their words stay, as they do of a picture; where they lead is left behind, in every format.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from reflectapp.publish.formats.pictures import DEFINITION, Render, with_words, without_useless

_PAGE = re.compile(r"(?:https?|mailto):|#", re.IGNORECASE)
_HREF = re.compile(r'<a [^>]*?href="([^"]*)"')
_LINK = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"(?:\((?P<address>(?:[^()\n]|\([^()\n]*\))*)\)|\s?\[(?P<label>[^\[\]\n]*)\])?"
)
_LABEL = re.compile(r" {0,3}\[([^\]\n]+)\]:\s*<?(\S*)")


def leads_to_a_page(address: str) -> bool:
    """Say whether an address may leave: that of a page, of somebody's mail, or within the post."""
    return _PAGE.match(address) is not None


def without_local_links(text: str, render: Render, has_kept: Callable[[str], bool]) -> str:
    """Return Markdown in which of each link to no page the words are left.

    Args:
        text: Markdown.
        render: The engine.
        has_kept: Says whether something in a text must not get lost; see `without_pictures`.
    """

    def counted(words: str) -> int:
        found = _HREF.findall(render(words)) if "[" in words else ()
        return sum(not leads_to_a_page(unescape(address)) for address in found)

    count = counted(text)
    if not count:
        return text
    local = {_key(m[1]) for m in _LABEL.finditer(text) if not leads_to_a_page(m[2])}
    # What defines a label looks like a link with that label alone.
    defining = {m.end(1) for m in _LABEL.finditer(text)}
    found = [
        m
        for m in _LINK.finditer(text)
        if _is_local(m, local)
        and m.end("words") not in defining
        and not has_kept(m["address"] or m["label"] or "")
    ]
    text, _ = with_words(text, found, count, counted, lambda m: str(m["words"]))
    definitions = [
        m
        for m in DEFINITION.finditer(text)
        if (parts := _LABEL.match(m.group())) and _key(parts[1]) in local
        if not has_kept(m.group())
    ]
    return without_useless(text, definitions, render(text), render)


def _is_local(link: re.Match[str], local: set[str]) -> bool:
    if link["address"] is not None:
        return not leads_to_a_page(link["address"].strip().removeprefix("<"))
    return _key(link["label"] or link["words"]) in local


def _key(label: str) -> str:
    return " ".join(label.split()).lower()
