"""The one Markdown engine, for the page of the review and for exports."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from reflectapp.publish.blocks import EXTENSIONS
from reflectapp.publish.brackets import pair_brackets


def engine(*more: str) -> markdown.Markdown:
    """Return an engine that reads what posts may hold, with further extensions."""
    made = markdown.Markdown(extensions=[*EXTENSIONS, *more], output_format="html")
    pair_brackets(made)
    return made


def engine_without_images(*more: str) -> markdown.Markdown:
    """Return an engine that shows the words about an image, and not the image."""
    made = engine(*more)
    # After the inline patterns (20), before their escapes are resolved (0).
    made.treeprocessors.register(_ImagesAsText(made), "images_as_text", 15)
    return made


class _ImagesAsText(Treeprocessor):
    """Puts the alternative text where an image would be."""

    def run(self, root: Element) -> None:
        for image in root.iter("img"):
            text, tail = image.get("alt", ""), image.tail
            image.clear()
            image.tag, image.text, image.tail = "span", text, tail
