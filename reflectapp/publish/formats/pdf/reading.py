"""What a PDF says to those who open it, read off its bytes by another library.

The text is put together as a screen reader does it, by the tags: so a name that is broken over
two lines or pages, or stands half in a link, is found whole. What no tag names is read, too.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from reflectapp.publish.formats.pdf.fonts import folded

Object = Any
"""What pypdf gives: its types say no more of it than that it may be any part of a PDF."""

_DAMAGES = (LookupError, TypeError, AttributeError, RuntimeError)
"""What pypdf raises beside its own errors, or this reader where a part is another than it was."""

HEAD_END = "\n――――\n"
"""What parts the properties from the text, in the first reading."""

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_LEAVES = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Lbl", "/TH", "/TD"})

_CHARSET = "/CIDSystemInfo"
"""The name of a set of letters, the same in every file."""

Piece = tuple[int, int]
"""A marked piece of a page's content: page and number."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """An element that holds text."""

    kind: str
    is_in_body: bool
    words: str


@dataclass(slots=True)
class _Content:
    """The text of all pages."""

    marked: dict[Piece, str] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)
    """Text that no tag names: the numbers of pages."""


def texts(content: bytes) -> tuple[str, ...]:
    """Return the properties, link targets and text; and beside them every string in the file.

    Raises:
        ValueError: The file is damaged, or not from here.
    """
    from pypdf.errors import PyPdfError  # noqa: PLC0415  # as below

    try:
        return _texts(_opened(content))
    except (PyPdfError, *_DAMAGES):
        raise ValueError("damaged") from None


def _texts(reader: Object) -> tuple[str, ...]:
    leaves, beside = _read(reader)
    about = [f"{name[1:]}: {value}" for name, value in (reader.metadata or {}).items()]
    links = [f"→ {target}" for target in _targets(reader)]
    ends = (" " if leaf.kind == "/Lbl" else "\n\n" for leaf in leaves)
    words = "".join(leaf.words + end for leaf, end in zip(leaves, ends, strict=True))
    readable = "\n".join([*about, *links]) + HEAD_END + words + "\n".join(beside)
    # An address stands at each line of its link; it is told once, as it was written.
    return readable, "\n".join(dict.fromkeys(_strings(reader)))


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body, as HTML; numbers of items and pages are no part of it."""
    reader = _opened(content)
    leaves, _ = _read(reader)
    title = str((reader.metadata or {}).get("/Title", ""))
    if leaves and leaves[0].kind == "/H1":
        # What a page cannot show, as a joiner of emoji, is in the properties alone.
        head = leaves[0].words
        title = title if head.strip() == folded(title).strip() else head
    body = [f"<p>{escape(leaf.words, quote=False)}</p>" for leaf in leaves if leaf.is_in_body]
    return escape(title, quote=False), "\n".join(body)


def _opened(content: bytes) -> Object:
    from pypdf import PdfReader  # noqa: PLC0415  # a tenth of a second, for this alone

    return PdfReader(io.BytesIO(content), strict=True)


def _read(reader: Object) -> tuple[list[_Leaf], list[str]]:
    """Return the elements that hold text, in order, and the text that none of them holds."""
    content = _Content()
    numbers: dict[int, int] = {}
    for number, page in enumerate(reader.pages):
        if page.indirect_reference is not None:
            numbers[page.indirect_reference.idnum] = number
        _read_page(reader, page, number, content)
    root = reader.root_object["/StructTreeRoot"]["/K"].get_object()
    leaves = list(_leaves(root, numbers, content.marked, is_in_body=False))
    return leaves, [*content.beside, *content.marked.values()]


def _leaves(
    element: Object, numbers: dict[int, int], marked: dict[Piece, str], *, is_in_body: bool
) -> Iterator[_Leaf]:
    kind = element["/S"]
    if kind in _LEAVES:
        is_body = is_in_body and kind != "/Lbl"
        yield _Leaf(kind, is_body, _words(element, numbers, marked))
        return
    for kid in element["/K"]:
        inner = is_in_body or kind == "/Sect"
        yield from _leaves(kid.get_object(), numbers, marked, is_in_body=inner)


def _words(element: Object, numbers: dict[int, int], marked: dict[Piece, str]) -> str:
    """Return the text of an element; what was read once is gone from `marked`."""
    parts: list[str] = []
    for kid in element["/K"]:
        item = kid.get_object()
        if item.get("/Type") == "/MCR":
            page = numbers[item.raw_get("/Pg").idnum]
            parts.append(marked.pop((page, int(item["/MCID"])), ""))
        elif "/K" in item:
            parts.append(_words(item, numbers, marked))
    return "".join(parts)


def _read_page(reader: Object, page: Object, number: int, content: _Content) -> None:
    from pypdf.generic import ContentStream  # noqa: PLC0415  # as above

    fonts = {
        name: _letters(font.get_object()["/ToUnicode"].get_data())
        for name, font in page["/Resources"]["/Font"].items()
    }
    letters: dict[bytes, str] = {}
    piece: Piece | None = None
    for operands, operator in ContentStream(page["/Contents"], reader).operations:
        match operator:
            case b"Tf":
                letters = fonts[operands[0]]
            case b"BDC" | b"BMC":
                about = operands[1] if len(operands) > 1 else {}
                piece = (number, int(about["/MCID"])) if "/MCID" in about else None
            case b"EMC":
                piece = None
            case b"Tj":
                _keep(_decoded(operands[0].original_bytes, letters), piece, content)


def _keep(text: str, piece: Piece | None, content: _Content) -> None:
    if piece is None:
        content.beside.append(text)
    else:
        content.marked[piece] = content.marked.get(piece, "") + text


def _letters(table: bytes) -> dict[bytes, str]:
    """Return which letters the glyphs of a font stand for."""
    return {
        bytes.fromhex(glyph.decode()): bytes.fromhex(sign.decode()).decode("utf-16-be")
        for glyph, sign in _PAIR.findall(table.partition(b"endcodespacerange")[2])
    }


def _decoded(data: bytes, letters: dict[bytes, str]) -> str:
    return "".join(letters[data[at : at + 2]] for at in range(0, len(data), 2))


def _targets(reader: Object) -> list[str]:
    """Return where links lead, each address once."""
    found = (
        str(annotation.get_object()["/A"]["/URI"])
        for page in reader.pages
        for annotation in page.get("/Annots", ())
    )
    return list(dict.fromkeys(found))


def _strings(reader: Object) -> Iterator[str]:
    """Yield every string of every object, pages' text aside."""
    for number in range(1, int(reader.trailer["/Size"])):
        yield from _strings_in(reader.get_object(number))


def _strings_in(item: Object) -> Iterator[str]:
    from pypdf.generic import ByteStringObject, TextStringObject  # noqa: PLC0415  # as above

    if isinstance(item, TextStringObject | ByteStringObject):
        yield str(item)
    elif isinstance(item, dict):
        # Its own `items` would follow references round in circles.
        for key, value in dict.items(item):
            if key != _CHARSET:
                yield from _strings_in(value)
    elif isinstance(item, list):
        for inner in list.__iter__(item):
            yield from _strings_in(inner)
