"""The bytes of a PDF (ISO 32000-1), with no word about who or what made it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date

from reflectapp.publish.formats.pdf.bands import Mark, Node, Place
from reflectapp.publish.formats.pdf.fonts import Cut, Face
from reflectapp.publish.formats.pdf.pages import PAGE, Drawing, Target
from reflectapp.publish.repaint import Painting

_CMAP = """\
/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{lines}
endcmap CMapName currentdict /CMap defineresource pop end end"""
_MOST_IN_A_BLOCK = 100
_SYMBOLIC, _ITALIC = 4, 64


class Writer:
    """The objects of a file, numbered as they come."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        """Return the number of an object that will be set."""
        self._objects.append(b"")
        return len(self._objects)

    def set(self, number: int, body: str) -> None:
        """Say what an object holds."""
        self._objects[number - 1] = body.encode("ascii")

    def add(self, body: str) -> int:
        """Add an object and return its number."""
        number = self.reserve()
        self.set(number, body)
        return number

    def stream(self, data: bytes, about: str = "") -> int:
        """Add packed bytes and return their number."""
        return self._stream(zlib.compress(data, 9), f"/Filter /FlateDecode{about}")

    def picture(self, painting: Painting) -> int:
        """Add a picture and return its number; its bytes are packed already."""
        return self._stream(
            painting.content,
            f"/Type /XObject /Subtype /Image /Width {painting.width} /Height {painting.height}"
            " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
        )

    def _stream(self, packed: bytes, about: str) -> int:
        head = f"<<{about} /Length {len(packed)}>>\nstream\n".encode("ascii")
        number = self.reserve()
        self._objects[number - 1] = head + packed + b"\nendstream"
        return number

    def bytes(self, root: int, info: int) -> bytes:
        """Return the whole file."""
        # The four bytes tell transfer programs that the file is binary.
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places: list[int] = []
        for number, body in enumerate(self._objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        start, size = len(out), len(places) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        about = f"trailer\n<</Size {size} /Root {root} 0 R /Info {info} 0 R>>\nstartxref\n{start}\n"
        return bytes(out + about.encode("ascii") + b"%%EOF\n")


def written(
    title: str, day: date, drawing: Drawing, structure: Node, faces: dict[Face, Cut]
) -> bytes:
    """Return a drawing as a file."""
    writer = Writer()
    fonts = " ".join(
        f"/{face.name} {_font(writer, cut, number)} 0 R"
        for number, (face, cut) in enumerate(faces.items())
    )
    images = " ".join(
        f"/I{number} {writer.picture(painting)} 0 R"
        for number, painting in enumerate(drawing.paintings, 1)
    )
    objects = f" /XObject <<{images}>>" if images else ""
    pages = [writer.reserve() for _ in drawing.pages]
    annotations = [_annotation(writer, t, pages, n) for n, t in enumerate(drawing.targets)]
    tree = _Tree(writer, pages, annotations)
    root = tree.write(drawing, structure)
    all_pages = writer.reserve()
    for number, page in enumerate(drawing.pages):
        content = writer.stream(page.content.encode("ascii"))
        here = [a for a, t in zip(annotations, drawing.targets, strict=True) if t.page == number]
        annots = f" /Annots [{_references(here)}] /Tabs /S" if here else ""
        writer.set(
            pages[number],
            f"<</Type /Page /Parent {all_pages} 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}]"
            f" /Resources <</Font <<{fonts}>>{objects}>> /Contents {content} 0 R"
            f" /StructParents {number}{annots}>>",
        )
    writer.set(all_pages, f"<</Type /Pages /Kids [{_references(pages)}] /Count {len(pages)}>>")
    catalogue = writer.add(
        f"<</Type /Catalog /Pages {all_pages} 0 R /StructTreeRoot {root} 0 R"
        " /MarkInfo <</Marked true>> /Lang (en-GB) /ViewerPreferences <</DisplayDocTitle true>>>>"
    )
    noon = f"(D:{day:%Y%m%d}120000Z)"
    info = writer.add(f"<</Title {_string(title)} /CreationDate {noon} /ModDate {noon}>>")
    return writer.bytes(catalogue, info)


class _Tree:
    """Writes the structure, and which element each marked piece of a page belongs to."""

    def __init__(self, writer: Writer, pages: list[int], annotations: list[int]) -> None:
        self._writer, self._pages, self._annotations = writer, pages, annotations
        self._numbers: dict[Node, int] = {}

    def write(self, drawing: Drawing, structure: Node) -> int:
        """Write it all and return the number of its root."""
        root, parents = self._writer.reserve(), self._writer.reserve()
        self._element(structure, root)
        lines = [
            f"{page} [{_references([self._numbers[node] for node in drawn.marks])}]"
            for page, drawn in enumerate(drawing.pages)
        ]
        first = len(drawing.pages)
        lines += [
            f"{first + n} {self._numbers[target.node]} 0 R"
            for n, target in enumerate(drawing.targets)
        ]
        self._writer.set(parents, f"<</Nums [{' '.join(lines)}]>>")
        self._writer.set(
            root,
            f"<</Type /StructTreeRoot /K {self._numbers[structure]} 0 R /ParentTree {parents} 0 R"
            f" /ParentTreeNextKey {first + len(drawing.targets)}>>",
        )
        return root

    def _element(self, node: Node, parent: int) -> int:
        number = self._numbers[node] = self._writer.reserve()
        kids = " ".join(self._kid(kid, number) for kid in node.kids)
        scope = " /A <</O /Table /Scope /Column>>" if node.kind == "TH" else ""
        self._writer.set(
            number, f"<</Type /StructElem /S /{node.kind} /P {parent} 0 R{scope} /K [{kids}]>>"
        )
        return number

    def _kid(self, kid: Node | Mark | Place, parent: int) -> str:
        match kid:
            case Mark(page, number):
                return f"<</Type /MCR /Pg {self._pages[page]} 0 R /MCID {number}>>"
            case Place(number):
                return f"<</Type /OBJR /Obj {self._annotations[number]} 0 R>>"
            case Node():
                return f"{self._element(kid, parent)} 0 R"


def _annotation(writer: Writer, target: Target, pages: list[int], number: int) -> int:
    box = " ".join(f"{edge:.2f}" for edge in target.box)
    return writer.add(
        f"<</Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /F 4"
        f" /StructParent {len(pages) + number} /A <</S /URI /URI {_ascii(target.address)}>>>>"
    )


def _font(writer: Writer, cut: Cut, number: int) -> int:
    """Write a face and return its number."""
    # Six letters mark a face that is cut; these are no word, whatever face it is.
    name = f"AAAAA{chr(ord('A') + number)}+{cut.name}"
    data = writer.stream(cut.font, f" /Length1 {len(cut.font)}")
    flags = _SYMBOLIC | (_ITALIC if cut.angle else 0)
    about = writer.add(
        f"<</Type /FontDescriptor /FontName /{name} /Flags {flags}"
        f" /FontBBox [{' '.join(map(str, cut.box))}] /ItalicAngle {cut.angle:g}"
        f" /Ascent {cut.ascent} /Descent {cut.descent} /CapHeight {cut.cap_height} /StemV 80"
        f" /FontFile2 {data} 0 R>>"
    )
    widths = " ".join(f"{glyph} [{wide}]" for glyph, wide in sorted(cut.widths.items()))
    inner = writer.add(
        f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {about} 0 R"
        " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
        f" /CIDToGIDMap /Identity /DW 0 /W [{widths}]>>"
    )
    letters = writer.stream(_letters(cut).encode("ascii"))
    return writer.add(
        f"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
        f" /DescendantFonts [{inner} 0 R] /ToUnicode {letters} 0 R>>"
    )


def _letters(cut: Cut) -> str:
    """Return which letters the glyphs stand for, so that the text can be found and read out."""
    pairs = sorted((glyph, sign) for sign, glyph in cut.numbers.items())
    lines: list[str] = []
    for at in range(0, len(pairs), _MOST_IN_A_BLOCK):
        block = pairs[at : at + _MOST_IN_A_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{glyph:04X}> <{sign.encode('utf-16-be').hex()}>" for glyph, sign in block]
        lines.append("endbfchar")
    return _CMAP.format(lines="\n".join(lines))


def _references(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _string(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


def _ascii(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({escaped})"
