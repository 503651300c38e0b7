"""Lists that follow a line of text, as people type them, made lists for every reader.

CommonMark lets a list begin without an empty line before it; Python-Markdown and kramdown show
dashes in a paragraph then. An empty line in between makes all of them agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

EXTENSIONS = ("tables", "fenced_code", "sane_lists")
"""What Python-Markdown reads beyond plain Markdown, on the page of the review and in exports."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r" {0,3}(?:[-*+]|1[.)])[ \t]+\S")
_DASHES = re.compile(r" {0,3}-{3}[ \t]*")
_OWN_BLOCK = re.compile(r"[ \t>#|]|$")
"""The beginning of a line after which a list may begin as it is, or is part of something else."""


def with_lists_set_off(text: str) -> str:
    """Return Markdown with an empty line before each list that interrupts a paragraph.

    Code in fences is left alone, and so is a list that has begun already.
    """
    lines: list[str] = []
    is_in_list = False
    for line, is_code in _with_code_told(text):
        if is_code:
            pass
        elif not line.strip():
            is_in_list = False
        elif _ITEM.match(line):
            if lines and not is_in_list and not _OWN_BLOCK.match(lines[-1]):
                lines.append("")
            is_in_list = True
        lines.append(line)
    return "\n".join(lines)


def with_starred_rules(text: str) -> str:
    """Return Markdown whose rules are stars: three dashes are a fence of front matter to some."""
    lines: list[str] = []
    for line, is_code in _with_code_told(text):
        is_rule = not is_code and _DASHES.fullmatch(line) and not (lines and lines[-1].strip())
        lines.append("* * *" if is_rule else line)
    return "\n".join(lines)


def _with_code_told(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it is code between fences or a fence itself."""
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        is_code = bool(fence or mark)
        if fence:
            if mark and mark.group(1).startswith(fence) and not line.strip(" `~"):
                fence = ""
        elif mark:
            fence = mark.group(1)
        yield line, is_code
