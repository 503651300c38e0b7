"""Pictures in a Word document, and how what we write for them is known again."""

from __future__ import annotations

import re

from reflectapp.publish.repaint import Painting

_EMU = 635
"""Of a twentieth of a point; Word measures pictures in English Metric Units."""
_DOT = 15
"""Twentieths of a point that a dot has at its natural size."""
_TALLEST = 9600

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# The words about it stand below, after a line break. Whoever wants its description finds it there.
_DRAWING = (
    f'<w:r><w:drawing><wp:inline xmlns:wp="{_MAIN}/wordprocessingDrawing"'
    ' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="@w@" cy="@h@"/>'
    '<wp:docPr id="@n@" name="image-@n@"/>'
    f'<a:graphic xmlns:a="{_MAIN}/main"><a:graphicData uri="{_MAIN}/picture">'
    f'<pic:pic xmlns:pic="{_MAIN}/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="@n@" name="image-@n@.jpg"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="i@n@"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="@w@" cy="@h@"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing><w:br/></w:r>"
)
_LINK = f'\n<Relationship Id="i@n@" Type="{_OFFICE}/image" Target="media/image-@n@.jpg"/>'
TYPE = '\n<Default Extension="jpg" ContentType="image/jpeg"/>'
"""What the list of contents says where there are pictures."""

_PART = re.compile(r"word/media/image-\d+\.jpg")


def drawing(number: int, painting: Painting, room: int) -> str:
    """Return a picture as a run, no wider than `room`, in twentieths of a point."""
    scale = min(_DOT, room / painting.width, _TALLEST / painting.height)
    wide, high = (max(1, round(side * scale)) * _EMU for side in (painting.width, painting.height))
    return _filled(_DRAWING, n=number, w=wide, h=high)


def links(count: int) -> str:
    """Return how the text refers to that many pictures."""
    return "".join(_filled(_LINK, n=number) for number in range(1, count + 1))


def parts(paintings: list[Painting]) -> dict[str, bytes]:
    """Return the pictures as parts of the document, under names that tell nothing."""
    return {f"word/media/image-{n}.jpg": p.content for n, p in enumerate(paintings, 1)}


def is_picture(name: str) -> bool:
    """Say whether a part is a picture of ours."""
    return _PART.fullmatch(name) is not None


def without_pictures(part: str) -> str:
    """Return a part without what is written here: none of it is a word of the writer."""
    for pattern in _PATTERNS:
        part = pattern.sub("", part)
    return part


def _filled(form: str, **numbers: int) -> str:
    for name, number in numbers.items():
        form = form.replace(f"@{name}@", str(number))
    return form


_PATTERNS = tuple(
    re.compile(re.sub("@[nwh]@", r"\\d+", re.escape(form))) for form in (_DRAWING, _LINK, TYPE)
)
