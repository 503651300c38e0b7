"""The public version as the page that a reader will see, with marks to find its parts again.

Marks are private-use characters wrapped round parts of the Markdown. They pass through
rendering untouched and are taken out of the shown document again (`reader_pane.py`), which
is how a placeholder is found on the rendered page whatever Markdown made of the words round it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

import nh3

from reflectapp.domain.entry import split_text
from reflectapp.domain.finding import PublicVersion, Segment, SegmentKind
from reflectapp.domain.spans import Span
from reflectapp.publish.blocks import with_lists_set_off
from reflectapp.publish.engine import engine_without_images

SEGMENT_START, NUMBER_END, SEGMENT_END = "\ue000", "\ue001", "\ue002"
YOUNG_START, YOUNG_END = "\ue003", "\ue004"
_BRACKETS = str.maketrans("[]", "\ue005\ue006")
"""A placeholder's brackets while Markdown is read, which would make a link of them."""
_BRACKETS_BACK = str.maketrans("\ue005\ue006", "[]")

_OURS = re.compile("[\ue000-\ue006]")
_LINE_MARKUP = re.compile(r"(?:\s|[#>]|[*+-](?=\s)|\d+[.)](?=\s)|[*_`~])*")
_TRAILING_MARKUP = re.compile(r"[\s*_`~]*$")


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """A public version with the page that it makes; made away from the window, shown in it."""

    public: PublicVersion
    young: tuple[Span, ...]
    html: str


def reader_page(public: PublicVersion, young: Sequence[Span] = ()) -> ReaderPage:
    """Return a public version ready to be shown."""
    return ReaderPage(public, tuple(young), reader_html(public, young))


def reader_html(public: PublicVersion, young: Sequence[Span] = ()) -> str:
    """Return the page as HTML, title first, with its segments and young words marked.

    Args:
        public: The public version.
        young: Ranges of its text to mark as young; mark number n is for `young[n]`.
    """
    title, body = split_text(_marked(public, young))
    content = engine_without_images("nl2br").convert(with_lists_set_off(body))
    heading = f"<h1>{html.escape(title)}</h1>" if title.strip() else ""
    page = nh3.clean(f"{heading}{content}", attributes={"*": set()}, url_schemes={"https"})
    return page.translate(_BRACKETS_BACK)


def _marked(public: PublicVersion, young: Sequence[Span]) -> str:
    text = _OURS.sub("\ufffd", public.text)
    marks: dict[int, list[str]] = {}
    for number, span in enumerate(young):
        for piece in _pieces(text, _whole(public.segments, span)):
            marks.setdefault(piece.end, []).insert(0, YOUNG_END)
            marks.setdefault(piece.start, []).append(f"{YOUNG_START}{number}{NUMBER_END}")
    parts = []
    for number, segment in enumerate(public.segments):
        inner = _with_marks(text, segment, marks)
        if segment.kind is SegmentKind.COPIED and segment.is_decided:
            parts.append(inner)
        else:
            parts.append(f"{SEGMENT_START}{number}{NUMBER_END}{inner}{SEGMENT_END}")
    parts.extend(marks.pop(len(text), []))
    return "".join(parts)


def _with_marks(text: str, segment: Segment, marks: dict[int, list[str]]) -> str:
    start, end = segment.public.start, segment.public.end
    parts, at = [], start
    for place in sorted(p for p in marks if start <= p < end):
        parts += [text[at:place], *marks.pop(place)]
        at = place
    words = "".join([*parts, text[at:end]])
    is_placeholder = segment.kind is SegmentKind.PLACEHOLDER
    # A label is not broken between two lines.
    return words.translate(_BRACKETS).replace(" ", "\u00a0") if is_placeholder else words


def _whole(segments: Sequence[Segment], span: Span) -> Span:
    """Return `span` with the placeholders that it cuts taken in whole."""
    start, end = span.start, span.end
    for segment in segments:
        if segment.kind is SegmentKind.PLACEHOLDER and segment.public.overlaps(span):
            start, end = min(start, segment.public.start), max(end, segment.public.end)
    return Span(start, end)


def _pieces(text: str, span: Span) -> list[Span]:
    """Return `span` line by line, without the marks that make Markdown's structure."""
    pieces, start = [], span.start
    for line in text[span.start : span.end].split("\n"):
        lead = _LINE_MARKUP.match(line)
        first = lead.end() if lead else 0
        tail = _TRAILING_MARKUP.search(line)
        last = tail.start() if tail else len(line)
        if first < last:
            pieces.append(Span(start + first, start + last))
        start += len(line) + 1
    return pieces
