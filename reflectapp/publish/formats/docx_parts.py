"""The parts of a Word document beside its text (ECMA-376, Office Open XML, parts 1 and 2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TITLE, DATE, NOTE, ITEM, QUOTE, CODE_BLOCK, RULE, CELL, GAP = (f"P{n}" for n in range(1, 10))
PLACEHOLDER, LINK, CODE = "C1", "C2", "C3"
TABLE = "T1"
LIST_LEVELS = 9
_BAR_SPACE, _MOST_BAR_SPACE = 10, 31
"""Points between the line beside a quote and its words; Word knows no more than 31."""
_QUOTE_COLOUR = "CFC8BA"
_FIXED_LINKS = 3
_BULLETS = "•◦▪"


def heading(level: int) -> str:
    """Return the style of a heading."""
    return f"H{level}"


def link_id(number: int) -> str:
    """Return what the text calls the link of this number."""
    return f"r{number + _FIXED_LINKS + 1}"


_TYPES = f"{_PACKAGE}/content-types"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def content_types(more: str = "") -> str:
    """Return what kinds of parts there are, and `more` of them."""
    return f"""{_HEAD}<Types xmlns="{_TYPES}">
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{more}
<Override PartName="/docProps/core.xml"
 ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/word/document.xml" ContentType="{_CONTENT}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_CONTENT}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_CONTENT}.settings+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{_CONTENT}.numbering+xml"/>
</Types>"""


PACKAGE_LINKS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties"
 Target="docProps/core.xml"/>
</Relationships>"""

# Word then takes the author's name and the times of changes out whenever it saves.
SETTINGS = f"""{_HEAD}<w:settings xmlns:w="{_W}">
<w:removePersonalInformation/>
<w:removeDateAndTime/>
<w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="en-GB"/>
</w:settings>"""


def core(title: str, day: date) -> str:
    """Return the properties: the title, escaped, and noon of the day of export."""
    noon = f'xsi:type="dcterms:W3CDTF">{day}T12:00:00Z<'
    return f"""{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<dc:title>{title}</dc:title>
<dc:language>en-GB</dc:language>
<dcterms:created {noon}/dcterms:created>
<dcterms:modified {noon}/dcterms:modified>
</cp:coreProperties>"""


def document_links(targets: Iterable[str], pictures: str = "") -> str:
    """Return what the text refers to: parts, the addresses `targets`, quoted, and pictures."""
    fixed = "\n".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(("styles", "settings", "numbering"), 1)
    )
    links = "\n".join(
        f'<Relationship Id="{link_id(n)}" Type="{_OFFICE}/hyperlink" Target={target}'
        ' TargetMode="External"/>'
        for n, target in enumerate(targets)
    )
    return f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
{fixed}
{links}{pictures}
</Relationships>"""


def numbering(firsts: Sequence[int | None]) -> str:
    """Return how lists are numbered: for each its first number, or None for bullets."""
    bullets = "\n".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{_BULLETS[n % 3]}"/></w:lvl>'
        for n in range(LIST_LEVELS)
    )
    numbers = "\n".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="%{n + 1}."/></w:lvl>'
        for n in range(LIST_LEVELS)
    )
    lists = "\n".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{0 if first is None else 1}"/>'
        f"{'' if first is None else _starts(first)}</w:num>"
        for n, first in enumerate(firsts, 1)
    )
    return f"""{_HEAD}<w:numbering xmlns:w="{_W}">
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>
{bullets}
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>
{numbers}
</w:abstractNum>
{lists}
</w:numbering>"""


def document(lines: Iterable[str]) -> str:
    """Return the text, of lines of XML, on A4."""
    body = "\n".join(lines)
    return f"""{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}"><w:body>
{body}
<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440"
 w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>
</w:body></w:document>"""


def _starts(first: int) -> str:
    return "".join(
        f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="{first}"/></w:lvlOverride>'
        for n in range(LIST_LEVELS)
    )


def _style(code: str, name: str, paragraph: str = "", look: str = "") -> str:
    about = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    about += f"<w:rPr>{look}</w:rPr>" if look else ""
    kind = "character" if code.startswith("C") else "paragraph"
    base = "" if kind == "character" else '<w:basedOn w:val="P0"/>'
    return (
        f'<w:style w:type="{kind}" w:styleId="{code}"><w:name w:val="{name}"/>{base}'
        f"<w:qFormat/>{about}</w:style>"
    )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


def _beside(colour: str, space: int = _BAR_SPACE) -> str:
    line = f'<w:left w:val="single" w:sz="18" w:space="{space}" w:color="{colour}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"


def quote_bar(further: int) -> str:
    """Return the line beside a quote for a paragraph that stands in `further` (1/20 pt) than it."""
    return _beside(_QUOTE_COLOUR, min(_BAR_SPACE + further // 20, _MOST_BAR_SPACE))


_MONO = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'
_LINE = '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="CFC8BA"/>'
_GRID = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFB8AA"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_HEADING_SIZES = (18, 15, 13, 12, 11, 11)
_STYLES = [
    '<w:style w:type="paragraph" w:default="1" w:styleId="P0"><w:name w:val="Normal"/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="C0">'
    '<w:name w:val="Default Paragraph Font"/></w:style>',
    _style(TITLE, "Title", _spacing(0, 120), "<w:b/>" + _size(24)),
    _style(DATE, "Date", _spacing(0, 360), '<w:color w:val="66615A"/>'),
    _style(NOTE, "Content note", _beside("B8860B") + '<w:ind w:left="284"/>'),
    _style(ITEM, "List Paragraph", _spacing(0, 80)),
    _style(QUOTE, "Quote", _beside(_QUOTE_COLOUR)),
    _style(
        CODE_BLOCK,
        "Code block",
        '<w:shd w:val="clear" w:color="auto" w:fill="F3F0EA"/>' + _spacing(120, 200),
        _MONO + _size(9.5),
    ),
    _style(RULE, "Scene break", f"<w:pBdr>{_LINE}</w:pBdr>" + _spacing(120, 240)),
    _style(CELL, "Table text", _spacing(40, 40)),
    _style(GAP, "After a table", _spacing(0, 0), _size(6)),
    _style(PLACEHOLDER, "Placeholder", "", '<w:shd w:val="clear" w:color="auto" w:fill="EFE9DC"/>'),
    _style(LINK, "Hyperlink", "", '<w:color w:val="1F5F7A"/><w:u w:val="single"/>'),
    _style(CODE, "Code", "", _MONO + _size(9.5)),
    *(
        _style(
            heading(level),
            f"heading {level}",
            "<w:keepNext/><w:keepLines/>"
            + _spacing(320, 120)
            + f'<w:outlineLvl w:val="{level - 1}"/>',
            "<w:b/>" + _size(size),
        )
        for level, size in enumerate(_HEADING_SIZES, 1)
    ),
    f'<w:style w:type="table" w:styleId="{TABLE}"><w:name w:val="Table Grid"/><w:tblPr>'
    f'<w:tblBorders>{_GRID}</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/>'
    '<w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
]
STYLES = f"""{_HEAD}<w:styles xmlns:w="{_W}">
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="Georgia" w:cs="Times New Roman"/>
{_size(11.5)}<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="312" w:lineRule="auto"/></w:pPr>
</w:pPrDefault>
</w:docDefaults>
{chr(10).join(_STYLES)}
</w:styles>"""
