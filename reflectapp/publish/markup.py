"""Whether a rendered page shows what the writer saw: every placeholder, every word."""

from __future__ import annotations

import html
import re
import unicodedata
from html.parser import HTMLParser

from reflectapp.publish.document import Document, plain

# What Markdown reads and does not show, or shows by other means: the targets of links, the
# names and targets of link definitions, the language of a fence, the numbers of a list.
_NOT_SHOWN = re.compile(
    r"\]\([^)\n]*\)"
    r"|\]\s?\[[^\]\n]*\]"
    r"|^ {0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*<?(?:\w+:|/|#|www\.)\S*.*$"
    r"|^[ \t>]*(?:`{3,}|~{3,})[^\n`]*$"
    r"|^(?:[ \t>*+-]|\d+[.)])*\d+[.)](?=[ \t])",
    re.MULTILINE,
)

_NO_SIGN = "\ufffd"


def lost(post: Document, title: str, body: str) -> int:
    """Return how many pieces of `post` a page does not show; 0 when it shows all of it.

    Args:
        post: What was to be rendered.
        title: The title as HTML, as the page shows it.
        body: Content note and body as HTML.
    """
    missing = int(visible(title).strip() != post.title_text)
    text = visible(body)
    at = 0
    for piece in post.body:
        if piece.is_placeholder:
            found = text.find(piece.text, at)
            missing += found < 0
            at = found + len(piece.text) if found >= 0 else at
    # A sign for which a format has no letter; emoji are no letters, and would go unnoticed.
    missing += max(text.count(_NO_SIGN) - plain(post.body).count(_NO_SIGN), 0)
    note = f"Content note: {post.content_note}\n\n" if post.content_note else ""
    return missing or int(not _reads_as(note + plain(post.body), text))


def visible(page: str) -> str:
    """Return the text that HTML shows."""
    reader = _Text()
    reader.feed(page)
    reader.close()
    return "".join(reader.parts)


def _reads_as(source: str, shown: str) -> bool:
    """Say whether `shown` has the letters and digits of the Markdown `source`, in order.

    Those that Markdown need not show may be there or not; nothing else may come or go.
    """
    source, target = _unescaped(source), _letters(_unescaped(shown))
    ends, at = {0}, 0
    for hidden in _NOT_SHOWN.finditer(source):
        ends = _after(target, ends, _letters(source[at : hidden.start()]))
        ends |= _after(target, ends, _letters(hidden.group()))
        at = hidden.end()
    return len(target) in _after(target, ends, _letters(source[at:]))


def _after(target: str, starts: set[int], letters: str) -> set[int]:
    return {start + len(letters) for start in starts if target.startswith(letters, start)}


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def _unescaped(text: str) -> str:
    while (plainer := html.unescape(text)) != text:
        text = plainer
    return text


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
