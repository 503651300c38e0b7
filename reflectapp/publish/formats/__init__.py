"""Formats that a post can leave in, one a module: pure functions of a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reflectapp.publish.decoding import as_utf8
from reflectapp.publish.document import Document
from reflectapp.publish.formats import (
    blogger,
    docx,
    docx_reading,
    eleventy,
    front_matter,
    ghost,
    html,
    hugo,
    jekyll,
    markdown,
    pelican,
    plain,
    rich_text,
    site,
    wordpress,
)
from reflectapp.publish.formats.pdf import reading as pdf_reading
from reflectapp.publish.formats.pdf import rendering as pdf
from reflectapp.publish.naming import file_stem
from reflectapp.publish.picture import ANY_ROOM, Room


def _no_files(_: Document) -> dict[str, bytes]:
    return {}


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a post down."""

    name: str
    suffix: str
    render: Callable[[Document], bytes]
    """The bytes of the file."""
    shown: Callable[[bytes], tuple[str, str]]
    """Title and body, as HTML, that a reader of the bytes gets to see."""
    title_copies: int
    """How often the bytes hold the title."""
    head_end: str
    """What the part before title and body ends with, in the first of `texts`."""
    texts: Callable[[bytes], tuple[str, ...]] = as_utf8
    """All that the bytes say, once for each way to read them; each is scanned by itself.

    The first is what the writer is shown. A format of packed bytes gives the words and the
    metadata that its readers unpack; one with escapes gives what is left when they are undone.
    """
    holds_pictures: bool = True
    """Whether pictures can leave in it; where not, their words alone do."""
    room: Room = ANY_ROOM
    """How large its pictures may be."""
    longest_title: int | None = None
    """In code points, where the blog refuses a longer one."""
    stem: Callable[[str, date], str] = file_stem
    """The file name without ending, of a slug, which may be empty, and the day of export."""
    file_name: Callable[[Document], str] | None = None
    """The name of the file, which may be in a folder of its own; stem and suffix where it is not
    said."""
    files: Callable[[Document], dict[str, bytes]] = _no_files
    """Pictures that leave as files beside it, by path; from "/" on, from the root of the site."""
    rival: Callable[[Document], str] | None = None
    """Another name under which the same page may stand: an engine would take both."""

    def name_of(self, post: Document) -> str:
        """Return what the file of a post is called."""
        return f"{post.stem}{self.suffix}" if self.file_name is None else self.file_name(post)


_YAML = front_matter.END
_WITHIN = Room(1200, 1_450_000)
"""For pictures that swell a text: a fresh PHP takes files of 2 MiB, and base64 adds a third."""

_ALL = (
    Format("markdown", ".md", markdown.render, markdown.shown, 1, _YAML, files=markdown.files),
    Format("html", ".html", html.render, html.shown, 2, "</head>"),
    Format(
        "docx",
        ".docx",
        docx.render,
        docx_reading.shown,
        2,
        docx_reading.HEAD_END,
        docx_reading.texts,
    ),
    Format(
        "pdf", ".pdf", pdf.render, pdf_reading.shown, 2, pdf_reading.HEAD_END, pdf_reading.texts
    ),
    Format(
        "rich-text",
        ".html",
        rich_text.render,
        rich_text.shown,
        1,
        rich_text.HEAD_END,
        rich_text.texts,
        room=_WITHIN,
    ),
    Format("text", ".txt", plain.render, plain.shown, 1, plain.HEAD_END, holds_pictures=False),
    Format(
        "wordpress",
        ".xml",
        wordpress.render,
        wordpress.shown,
        1,
        wordpress.HEAD_END,
        room=_WITHIN,
    ),
    Format(
        "ghost",
        ".json",
        ghost.render,
        ghost.shown,
        1,
        ghost.HEAD_END,
        ghost.texts,
        file_name=ghost.file_name,
        longest_title=ghost.LONGEST_TITLE,
    ),
    Format("blogger", ".xml", blogger.render, blogger.shown, 1, blogger.HEAD_END, room=_WITHIN),
    Format(
        "hugo",
        ".md",
        hugo.render,
        hugo.shown,
        1,
        _YAML,
        file_name=hugo.file_name,
        files=hugo.files,
        rival=hugo.rival,
    ),
    Format(
        "jekyll",
        ".md",
        jekyll.render,
        jekyll.shown,
        1,
        _YAML,
        stem=jekyll.stem,
        files=jekyll.files,
    ),
    Format("eleventy", ".md", eleventy.render, eleventy.shown, 1, _YAML, room=_WITHIN),
    Format(
        "pelican", ".md", pelican.render, pelican.shown, 1, pelican.HEAD_END, files=pelican.files
    ),
)
FORMATS = {written.name: written for written in _ALL}
"""By name, in the order in which the writer is offered them."""

SITE = Format("site", ".html", site.render, html.shown, 2, "</head>", site.texts, files=site.files)
"""A page of a site; what index and feed say of it is judged with it."""

WRITTEN = FORMATS | {SITE.name: SITE}
"""All that the gate judges."""
