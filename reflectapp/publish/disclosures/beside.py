"""What is told beside the text of a post: by its content note, its disclaimer and the pen name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reflectapp.domain.disclosure import SOMEBODY, WRITER, Telling, Told
from reflectapp.domain.finding import PublicVersion, Segment, SegmentKind
from reflectapp.domain.spans import Span
from reflectapp.publish.checks import Place
from reflectapp.publish.disclosures.telling import telling_of
from reflectapp.publish.ending import Ending, one_line

_SAYING = "I am {name}."
"""A role counts where it is said of somebody: "The Night Nurse" is a nurse by that name."""


def told_beside(note: str, ending: Ending) -> Mapping[Place, Telling]:
    """Return what is told by what stands beside the text.

    The note is about nobody in particular; whatever stands below is about the writer.
    """
    by_name = _told(_SAYING.format(name=one_line(ending.author)), WRITER)
    found = {
        Place.NOTE: _told(one_line(note), SOMEBODY),
        Place.DISCLAIMER: _told(one_line(ending.disclaimer), WRITER),
        Place.AUTHOR: Telling(tuple(_as_signed(told, ending.author) for told in by_name.people)),
    }
    return {place: telling for place, telling in found.items() if telling.people}


def _told(text: str, key: str) -> Telling:
    """Return what a line tells, all of it about one person."""
    whole = Span(0, len(text))
    segments = (Segment(whole, whole, SegmentKind.COPIED),) if text else ()
    people = telling_of(PublicVersion(text, segments), ()).people
    facts = tuple(fact for told in people for fact in told.facts if not fact.is_weak)
    return Telling((Told(key, None, facts),) if facts else ())


def _as_signed(told: Told, author: str) -> Told:
    """Return it with the pen name as the passage, which is all that stands there."""
    return replace(
        told, facts=tuple(replace(fact, passage=one_line(author)) for fact in told.facts)
    )
