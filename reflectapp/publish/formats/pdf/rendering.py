"""A post as the bytes of a PDF."""

from __future__ import annotations

from reflectapp.publish.document import Document
from reflectapp.publish.formats.pdf.fonts import Face, cut
from reflectapp.publish.formats.pdf.layout import layout
from reflectapp.publish.formats.pdf.pages import drawn
from reflectapp.publish.formats.pdf.writing import written

_DIGITS = "0123456789 /"


def render(post: Document) -> bytes:
    """Return the post as a file: tagged, A4, with the faces that it needs."""
    laid = layout(post)
    signs: dict[Face, set[str]] = {Face.TEXT: set(_DIGITS)}
    for band in laid.bands:
        for part in band.parts:
            signs.setdefault(part.stretch.face, set()).update(part.stretch.text)
    faces = {face: cut(face, signs[face]) for face in Face if face in signs}

    def encode(face: Face, text: str) -> str:
        numbers = faces[face].numbers
        return "".join(f"{numbers[sign]:04X}" for sign in text)

    drawing = drawn(laid.bands, encode)
    return written(post.title_text, post.day, drawing, laid.root, faces)
