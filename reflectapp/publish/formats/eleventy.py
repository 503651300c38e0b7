"""Markdown for Eleventy, in which no template language runs."""

from __future__ import annotations

from reflectapp.publish.document import Document
from reflectapp.publish.formats import front_matter, markdown


def render(post: Document) -> bytes:
    """Return the post as a draft: without address and in no collection, no page comes of it."""
    head = front_matter.head(
        post,
        draft=True,
        permalink=False,
        eleventyExcludeFromCollections=True,
        templateEngineOverride="md",
    )
    return f"{head}\n{markdown.body(post)}".encode()


shown = front_matter.shown
