"""RedNotebook's markup (that of txt2tags) to Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

PICTURE_LEFT_OUT, FILE_LEFT_OUT = "*(photo, not imported)*", "*(attachment, not imported)*"

_KEPT = re.compile(r'(?P<mono>``(?:[^`\n]+?)``)|(?P<raw>""(?:[^"\n]+?)"")')
_PICTURE = re.compile(r'\[""(?P<path>[^"\n]+)""(?P<end>\.\w{1,5})(?:\?\d+)?\]')
_LINK = re.compile(r'\[(?P<name>[^\]"\n]*?) ""(?P<to>[^"\n]+)""\]')
_HEADING = re.compile(r"^(?P<mark>={1,5})(?P<title>[^=\s](?:[^\n]*[^=\s])?)(?P=mark)\s*$")
_NUMBERED = re.compile(r"^(?P<indent> *)\+ (?P<rest>\S)")
_RULE = re.compile(r"^[=_-]{20,}\s*$")
_ITALIC = re.compile(r"(?<![:/\w])//(?=[^\s/])([^\n]*?[^\s/:])//(?![/\w])")
_UNDERLINED = re.compile(r"(?<![_\w])__(?=[^\s_])([^\n]*?[^\s_])__(?![_\w])")
_STRUCK = re.compile(r"(?<![-\w])--(?=[^\s-])([^\n]*?[^\s-])--(?![-\w])")
_TAG = re.compile(r"(?<![\w&#/\\])#([^\W\d]\w*)")
_TAG_FIRST = re.compile(r"^(\s*)#(?=[^\W\d]\w*)")
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".bmp", ".webp", ".eps"})
_SIGN = "\ue0b3"


@dataclass(frozen=True, slots=True)
class Converted:
    """A day's text as Markdown."""

    text: str
    pictures: int
    files: int


def tags_in(text: str) -> tuple[str, ...]:
    """Return the hashtags of a text, each once."""
    return tuple(dict.fromkeys(match[1] for match in _TAG.finditer(text)))


def markdown_of(text: str) -> Converted:
    """Return RedNotebook's markup as Markdown; what is no markup stays as it is."""
    lines: list[str] = []
    counts = [0, 0]
    is_code = False
    for line in text.split("\n"):
        if line.strip() == "```":
            is_code = not is_code
            lines.append("```")
        else:
            lines.append(line if is_code else _line(line, counts))
    return Converted("\n".join(lines), *counts)


def _line(line: str, counts: list[int]) -> str:
    heading = _HEADING.match(line)
    if heading is not None:
        return "#" * len(heading["mark"]) + " " + _inline(heading["title"].strip(), counts)
    if _RULE.match(line):
        return "---"
    line = _NUMBERED.sub(r"\g<indent>1. \g<rest>", line)
    line = _TAG_FIRST.sub(r"\1\\#", line)
    is_broken = line.endswith("\\\\")
    return _inline(line.removesuffix("\\\\"), counts) + ("  " if is_broken else "")


def _inline(line: str, counts: list[int]) -> str:
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return f"{_SIGN}{len(kept) - 1}{_SIGN}"

    def picture(match: re.Match[str]) -> str:
        is_picture = match["end"].lower() in _PICTURES
        counts[0 if is_picture else 1] += 1
        return keep(PICTURE_LEFT_OUT if is_picture else FILE_LEFT_OUT)

    def link(match: re.Match[str]) -> str:
        to = match["to"].strip()
        if re.match(r"(?:https?|mailto):[^\s()<>]+$", to):
            return f"[{match['name']}]({to})"
        counts[1] += 1
        return f"{match['name']} {keep(FILE_LEFT_OUT)}"

    line = line.replace(_SIGN, "\ufffd")
    line = _LINK.sub(link, _PICTURE.sub(picture, line))
    line = _KEPT.sub(lambda m: keep(f"`{m[0][2:-2]}`" if m["mono"] else m[0][2:-2]), line)
    line = _ITALIC.sub(r"*\1*", line)
    line = _UNDERLINED.sub(r"*\1*", line)
    line = _STRUCK.sub(r"~~\1~~", line)
    return re.sub(f"{_SIGN}(\\d+){_SIGN}", lambda m: kept[int(m[1])], line)
