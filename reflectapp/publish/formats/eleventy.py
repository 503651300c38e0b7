"""Markdown for Eleventy, in which no template language runs."""

from __future__ import annotations

from reflectapp.publish.document import Document
from reflectapp.publish.formats import drawn, front_matter, markdown


def render(post: Document) -> bytes:
    """Return the post as a draft: without address and in no collection, no page comes of it.

    Eleventy copies no file unasked: the bytes of pictures stand below the text, out of its way.
    """
    head = front_matter.head(
        post,
        draft=True,
        permalink=False,
        eleventyExcludeFromCollections=True,
        templateEngineOverride="md",
    )
    bytes_of = {name: drawn.data_address(p) for p, name in drawn.names(post).items()}
    below = "".join(f"\n[{name}]: {address}\n" for name, address in bytes_of.items())
    return f"{head}\n{markdown.body(post, '[{}]')}{below}".encode()


shown = front_matter.shown
