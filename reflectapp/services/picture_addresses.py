"""Names within the addresses of pictures: no format takes these along, so nobody is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reflectapp.domain.finding import Finding, PublicVersion, SegmentKind
from reflectapp.domain.spans import Span
from reflectapp.publish.gate import picture_targets_in


def without_those_in_addresses(
    text: str,
    findings: Sequence[Finding],
    public_with: Callable[[Sequence[Finding]], PublicVersion],
) -> tuple[Finding, ...]:
    """Return the findings but those within the address of a picture; all, where one might leave.

    Args:
        text: The entry's.
        findings: What was found in it.
        public_with: Gives the public version that some of the findings make.
    """
    aside = picture_targets_in(text)
    rest = tuple(f for f in findings if not any(one.contains(f.span) for one in aside))
    if len(rest) == len(findings):
        return tuple(findings)
    # What is left out round an address can make text of it.
    public = public_with(rest)
    still = {_place(public, span) for span in picture_targets_in(public.text)}
    touched = [one for one in aside if any(one.contains(f.span) for f in findings)]
    return rest if still.issuperset(touched) else tuple(findings)


def _place(public: PublicVersion, span: Span) -> Span | None:
    """Return where in the entry a stretch of the public version stands as it is."""
    for segment in public.segments:
        if segment.kind is SegmentKind.COPIED and segment.public.contains(span):
            start = segment.source.start + span.start - segment.public.start
            return Span(start, start + len(span))
    return None
