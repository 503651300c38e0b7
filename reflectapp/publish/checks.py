"""The last look at the very bytes: nothing that names somebody may be in them.

Whatever markup, entities or escapes hide, a browser or a search engine may bring back, so
the bytes are read in several ways. What the writer kept on purpose is counted: the bytes
may hold it as often as the public version does, and no more.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import unquote

from reflectapp.domain.entry import split_text
from reflectapp.domain.finding import PublicVersion, SegmentKind
from reflectapp.domain.spans import Span
from reflectapp.publish.decoding import DECODINGS, as_utf8
from reflectapp.publish.ending import NO_ENDING, Ending
from reflectapp.publish.forbidden import Find, Forbidden, Search, Sort, exactly
from reflectapp.publish.piece import MONTHS
from reflectapp.publish.repaint import Painting

# Our own tags, which hold no word of the writer; a name may be called Strong or Block.
_INLINE = re.compile(r'</?(?:strong|em|code|span(?: class="placeholder")?)>')
_BLOCK = re.compile(
    r"</?(?:p|br|hr|h[1-6]|ul|ol|li|blockquote|pre|table|thead|tbody|tr|th|td|article|body|html)"
    r'(?: start="\d+")?\s*/?>'
)
_ANY_TAG = re.compile(r"<[^<>]*>")
_LABELS = frozenset({SegmentKind.PLACEHOLDER})
_LABELS_AND_KEPT = _LABELS | {SegmentKind.KEPT}


class Place(StrEnum):
    """Where something stands that must not leave, and so where it can be mended."""

    ANSWER = "answer"
    """In what was kept, in a substitute, or where an answer brings words together."""
    NOTE = "note"
    """In the content note."""
    DISCLAIMER = "disclaimer"
    AUTHOR = "author"
    """In the pen name that the post is signed with."""
    ENTRY = "entry"
    """In the entry's own words, or only in what markup makes of them."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that must not leave and would."""

    term: str
    """The name or number as the journal knows it, or what kind of number it is."""
    count: int
    place: Place = Place.ENTRY
    source: Span | None = None
    """Where it stands in the entry's text, when the public version shows it."""


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
    note: str = ""
    """The content note in it."""
    texts: Callable[[bytes], tuple[str, ...]] = as_utf8
    """All that bytes of this format say, once for each way to read them."""
    ending: Ending = NO_ENDING
    """What stands below it."""
    paintings: tuple[Painting, ...] = ()
    """The pictures that leave with it."""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each text of the content, beside the same of the frame; without the bytes of pictures."""
        texts = zip(self.texts(self.content), self.texts(self.frame), strict=True)
        noise = [painting.encoded for painting in self.paintings]
        return [(_without(noise, text), _without(noise, frame)) for text, frame in texts]

    @property
    def notes(self) -> dict[Place, str]:
        """What the writer put beside the text, by its place."""
        return {
            Place.NOTE: self.note,
            Place.DISCLAIMER: self.ending.disclaimer,
            Place.AUTHOR: self.ending.author,
        }


_A_PATH = "a path on a computer"
_IN_A_PICTURE = "something beside the pixels of a picture"
# The folder of a user is often called like its user. Not within a page's address.
_PATH = re.compile(
    r"(?<![\w./~-])(?:file:/|/(?:home|users)/\w|[a-z]:[\\/]users[\\/])", re.IGNORECASE
)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
"""A link of Markdown, of which a reader sees the words alone."""


def leaks(
    page: Rendering, public: PublicVersion, forbidden: Forbidden, aside: Sequence[Span] = ()
) -> tuple[Leak, ...]:
    """Return what the public version or the bytes hold that must not leave.

    What stands `aside` in the public version is looked for in the bytes alone.
    """
    found: Counter[str] = Counter()
    places: dict[str, tuple[Place, Span | None]] = {}
    cut = [_without_common_lines(*pair) for pair in page.pairs]
    texts = [pair for both in cut for pair in zip(*map(_readings, both), strict=True)]
    for search in forbidden.searches:
        standing = _in_public(public, search, page.title_copies, aside)
        found |= standing.stray
        places |= standing.places
        counts: dict[str, Counter[str]] = {}
        for reading, frame in texts:
            for text in (reading, frame):
                if text not in counts:
                    counts[text] = _count(search.find, text)
            found |= counts[reading] - counts[frame] - standing.allowed
        if search.sort is Sort.OWN:
            # The frame excuses the pen name, but not one that tells another name of the writer's.
            found |= Counter(term for _, term in search.hits(page.ending.author))
        for place, text in page.notes.items():
            terms = {term for _, term in search.hits(text)}
            places |= dict.fromkeys(terms - places.keys(), (place, None))
    for reading, frame in texts:
        found |= Counter({_A_PATH: len(_PATH.findall(reading)) - len(_PATH.findall(frame))})
    found |= Counter({_IN_A_PICTURE: sum(not painting.is_bare for painting in page.paintings)})
    nowhere = (Place.ENTRY, None)
    return tuple(Leak(term, n, *places.get(term, nowhere)) for term, n in sorted(found.items()))


def shift_dates(page: Rendering, shift_day: date) -> int:
    """Return how often the day of the shift stands in front matter, title and notes.

    In the text itself the writer is asked about each date.
    """
    find = exactly(_written_forms(shift_day))
    head, frame = (text.partition(page.head_end)[0] for text in page.pairs[0])
    in_notes = _count(find, "\n".join(page.notes.values()))
    return max((_count(find, head) - _count(find, frame) + in_notes).values(), default=0)


def is_clean_name(stem: str, forbidden: Forbidden, shift_day: date) -> bool:
    """Say whether a file name, without its ending, tells nothing; nothing is excused in it."""
    searches = [s.find for s in forbidden.searches] + [exactly(_written_forms(shift_day))]
    texts = (stem, stem.replace("-", " "))
    return not any(_count(find, text) for find in searches for text in texts)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What one search finds in the public version."""

    allowed: Counter[str]
    """How often the bytes may hold what is excused."""
    stray: Counter[str]
    """What stands outside of that."""
    places: dict[str, tuple[Place, Span | None]]
    """Of what is stray."""


def _in_public(
    public: PublicVersion, search: Search, title_copies: int, aside: Sequence[Span]
) -> _Standing:
    """Tell what is excused from what is not.

    Labels of placeholders are ours: nobody called Person is named by `[Person A]`.
    """
    excused = _LABELS if search.sort is Sort.OWN else _LABELS_AND_KEPT
    mask = bytearray(len(public.text))
    for segment in public.segments:
        if segment.kind in excused:
            mask[segment.public.start : segment.public.end] = b"\1" * len(segment.public)
    title = len(split_text(public.text)[0])
    standing = _Standing(Counter(), Counter(), {})
    for span, term in search.hits(public.text):
        places = range(span.start, span.end)
        if all(mask[place] or not public.text[place].isalnum() for place in places):
            standing.allowed[term] += title_copies if span.end <= title else 1
        elif not any(one.contains(span) for one in aside):
            standing.stray[term] += 1
            standing.places.setdefault(term, _place(public, span))
    return standing


def _place(public: PublicVersion, span: Span) -> tuple[Place, Span]:
    """Say whether an answer is behind what stands at `span`, and where that is in the entry."""
    touched = [s for s in public.segments if s.public.overlaps(span)]
    gone = [s for s in public.segments if not s.public and span.start < s.public.start < span.end]
    answers = [s for s in (*touched, *gone) if s.kind is not SegmentKind.COPIED or not s.is_decided]
    if answers:
        return Place.ANSWER, answers[0].source
    first, last = touched[0], touched[-1]
    start = first.source.start + span.start - first.public.start
    return Place.ENTRY, Span(start, last.source.start + span.end - last.public.start)


def _without(noise: Sequence[str], text: str) -> str:
    for part in noise:
        text = text.replace(part, "")
    return text


def _without_common_lines(content: str, frame: str) -> tuple[str, str]:
    """Return both texts from the first line on in which they differ."""
    lines, frame_lines = content.split("\n"), frame.split("\n")
    pairs = enumerate(zip(lines, frame_lines, strict=False))
    first = next((n for n, (line, other) in pairs if line != other), 0)
    return "\n".join(lines[first:]), "\n".join(frame_lines[first:])


def _readings(content: str) -> list[str]:
    """Return the ways to read a page: with and without tags, links, entities, percent escapes."""
    whole = _BLOCK.sub("\n\n", _INLINE.sub("<b>", content))
    readings: list[str] = []
    for text in (whole, _ANY_TAG.sub("", whole), _LINK.sub(r"\1", whole)):
        readings.append(text)
        for _ in range(DECODINGS):
            readings.append(unquote(html.unescape(readings[-1])))
        readings.append(_ANY_TAG.sub("", readings[-1]))
    return readings


def _count(find: Find, text: str) -> Counter[str]:
    return Counter(term for _, term in find(text))


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
        forms.append(f"{name} the {d}{ending}")
    return forms
