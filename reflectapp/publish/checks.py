"""The last look at the very bytes: nothing that names somebody may be in them.

Whatever markup, entities or escapes hide, a browser or a search engine may bring back, so
the bytes are read in several ways. What the writer kept on purpose is counted: the bytes
may hold it as often as the public version does, and no more.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from reflectapp.domain.entry import split_text
from reflectapp.domain.finding import PublicVersion, SegmentKind
from reflectapp.domain.matching import Matcher
from reflectapp.domain.spans import Span
from reflectapp.publish.document import MONTHS
from reflectapp.publish.patterns import contacts

_Find = Callable[[str], Iterable[tuple[Span, str]]]

# Our own tags, which hold no word of the writer; a name may be called Strong or Block.
_INLINE = re.compile(r'</?(?:strong|em|code|span(?: class="placeholder")?)>')
_BLOCK = re.compile(
    r"</?(?:p|br|hr|h[1-6]|ul|ol|li|blockquote|pre|table|thead|tbody|tr|th|td|article|body|html)"
    r'(?: start="\d+")?\s*/?>'
)
_ANY_TAG = re.compile(r"<[^<>]*>")
_DECODINGS = 3
_LEAST_LOOSE_DIGITS = 6
_LEAST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that must not leave and would."""

    term: str
    """The name or number as the journal knows it, or what kind of number it is."""
    count: int


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What must not be in a post."""

    names: tuple[str, ...] = ()
    """Aliases and replaced names; found as `domain.matching` finds names."""
    own: tuple[str, ...] = ()
    """The writer's own terms: not even when kept."""
    exact: tuple[str, ...] = ()
    """Replaced numbers, dates and the like; found in the form that they had."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A post in one format, and what every post in that format holds on that day."""

    content: bytes
    frame: bytes
    """The same around nothing: its hits are not the writer's."""
    title_copies: int
    """How often the format shows the title."""
    head_end: str
    """What the part before the body ends with."""


def leaks(page: Rendering, public: PublicVersion, forbidden: Forbidden) -> tuple[Leak, ...]:
    """Return what the public version or the bytes hold that must not leave."""
    found: Counter[str] = Counter()
    content, frame_content = _without_common_lines(page.content, page.frame)
    texts = list(zip(_readings(content), _readings(frame_content), strict=True))
    for find, excused in _searches(forbidden):
        allowed, stray = _in_public(public, find, excused, page.title_copies)
        found |= stray
        counts: dict[str, Counter[str]] = {}
        for reading, frame in texts:
            for text in (reading, frame):
                if text not in counts:
                    counts[text] = _count(find, text)
            found |= counts[reading] - counts[frame] - allowed
    return tuple(Leak(term, count) for term, count in sorted(found.items()))


def shift_dates(page: Rendering, shift_day: date) -> int:
    """Return how often the day of the shift stands in front matter, title and the like."""
    find = _exact(_written_forms(shift_day))
    head, frame = (text.decode().partition(page.head_end)[0] for text in (page.content, page.frame))
    return max((_count(find, head) - _count(find, frame)).values(), default=0)


def is_clean_name(stem: str, forbidden: Forbidden, shift_day: date) -> bool:
    """Say whether a file name, without its ending, tells nothing; nothing is excused in it."""
    searches = [find for find, _ in _searches(forbidden)] + [_exact(_written_forms(shift_day))]
    texts = (stem, stem.replace("-", " "))
    return not any(_count(find, text) for find in searches for text in texts)


def _searches(forbidden: Forbidden) -> list[tuple[_Find, frozenset[SegmentKind]]]:
    """Return what finds forbidden words, and the segments in which they are excused.

    Labels of placeholders are ours: nobody called Person is named by `[Person A]`.
    """
    labels = frozenset({SegmentKind.PLACEHOLDER})
    kept = labels | {SegmentKind.KEPT}
    return [
        (Matcher(forbidden.names).find, kept),
        (Matcher(forbidden.own).find, labels),
        (_exact(forbidden.exact), kept),
        (contacts, kept),
    ]


def _in_public(
    public: PublicVersion, find: _Find, excused: frozenset[SegmentKind], title_copies: int
) -> tuple[Counter[str], Counter[str]]:
    """Return how often the bytes may hold what is excused, and what stands outside of it."""
    mask = bytearray(len(public.text))
    for segment in public.segments:
        if segment.kind in excused:
            mask[segment.public.start : segment.public.end] = b"\1" * len(segment.public)
    title = len(split_text(public.text)[0])
    allowed, stray = Counter[str](), Counter[str]()
    for span, term in find(public.text):
        places = range(span.start, span.end)
        if all(mask[place] or not public.text[place].isalnum() for place in places):
            allowed[term] += title_copies if span.end <= title else 1
        else:
            stray[term] += 1
    return allowed, stray


def _without_common_lines(content: bytes, frame: bytes) -> tuple[str, str]:
    """Return both texts from the first line on in which they differ."""
    lines, frame_lines = content.decode().split("\n"), frame.decode().split("\n")
    pairs = enumerate(zip(lines, frame_lines, strict=False))
    first = next((n for n, (line, other) in pairs if line != other), 0)
    return "\n".join(lines[first:]), "\n".join(frame_lines[first:])


def _readings(content: str) -> list[str]:
    """Return the ways to read a page: with and without tags, entities, percent escapes."""
    whole = _BLOCK.sub("\n\n", _INLINE.sub("<b>", content))
    readings: list[str] = []
    for text in (whole, _ANY_TAG.sub("", whole)):
        readings.append(text)
        for _ in range(_DECODINGS):
            readings.append(unquote(html.unescape(readings[-1])))
        readings.append(_ANY_TAG.sub("", readings[-1]))
    return readings


def _count(find: _Find, text: str) -> Counter[str]:
    return Counter(term for _, term in find(text))


def _exact(terms: Sequence[str]) -> _Find:
    """Return what finds numbers and dates: as whole words, white space aside.

    Long numbers are found however their digits are grouped. One or two digits alone name
    nobody and stand in every text: they are not looked for.
    """
    patterns = [(term, _exact_pattern(term)) for term in dict.fromkeys(terms) if _tells(term)]

    def find(text: str) -> list[tuple[Span, str]]:
        return [
            (Span(m.start(), m.end()), term)
            for term, pattern in patterns
            for m in pattern.finditer(text)
        ]

    return find


def _tells(term: str) -> bool:
    bare = term.strip()
    return any(c.isalnum() for c in bare) and not (bare.isdigit() and len(bare) < _LEAST_DIGITS)


def _exact_pattern(term: str) -> re.Pattern[str]:
    digits = [c for c in term if c.isdigit()]
    if len(digits) >= _LEAST_LOOSE_DIGITS and not any(c.isalpha() for c in term):
        body = r"[\s()./-]*".join(re.escape(d) for d in digits)
        return re.compile(rf"(?<!\d){body}(?!\d)")
    body = r"\s+".join(re.escape(part) for part in term.split())
    # "May" is a month, "may" is not.
    flags = re.NOFLAG if term.strip().isalpha() else re.IGNORECASE
    return re.compile(rf"(?<!\w){body}(?!\w)", flags)


def _written_forms(day: date) -> list[str]:
    """Return the ways in which a day is usually written."""
    d, m, y, month = day.day, day.month, day.year, MONTHS[day.month - 1]
    ending = "th" if 10 < d < 14 else {1: "st", 2: "nd", 3: "rd"}.get(d % 10, "th")
    forms = [day.isoformat(), day.strftime("%Y%m%d")]
    for mark in "/.-":
        for short in (f"{y}", f"{y % 100:02}"):
            forms += [f"{d}{mark}{m}{mark}{short}", f"{d:02}{mark}{m:02}{mark}{short}"]
    for name in (month, month[:3]):
        for number in (f"{d}", f"{d:02}", f"{d}{ending}"):
            forms += [f"{number} {name}", f"{number} of {name}", f"{name} {number}"]
    return forms
