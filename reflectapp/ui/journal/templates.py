"""Templates for reflection: headings that go into the entry, prompts that only show under them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reflectapp.assets import resource

FREE = "free"
FIRST = "first"
"""For the very first entry of a journal; not offered afterwards."""

_KEYS = ("gibbs", "driscoll", FREE, FIRST)


@dataclass(frozen=True, slots=True)
class Template:
    """A way to begin an entry."""

    key: str
    name: str
    about: str
    """One line for the menu."""
    sections: tuple[tuple[str, str], ...]
    """Heading and prompt; the heading is empty where the page just begins."""

    @property
    def body(self) -> str:
        """The Markdown that a new entry begins with: its headings, each with room to write."""
        return "\n".join(f"## {heading}\n\n" for heading, _ in self.sections if heading)

    def prompt(self, heading: str) -> str:
        """Return the prompt that shows under a heading while nothing is written there."""
        return next((prompt for known, prompt in self.sections if known == heading), "")


@cache
def templates() -> tuple[Template, ...]:
    """Return every template, in the order of the menu."""
    return tuple(
        _read(key, resource("templates", f"{key}.md").read_text(encoding="utf-8")) for key in _KEYS
    )


def template(key: str | None) -> Template | None:
    """Return the template with this key; None for an entry without, or from a newer version."""
    return next((known for known in templates() if known.key == key), None)


def _read(key: str, text: str) -> Template:
    """Read `# name`, a `>` line about it, then `## heading` sections with their prompts."""
    head, *rest = text.split("\n## ")
    lines = head.splitlines()
    name = lines[0].removeprefix("# ").strip()
    about = " ".join(line.removeprefix(">").strip() for line in lines[1:] if line.startswith(">"))
    opening = " ".join(
        line.strip() for line in lines[1:] if line.strip() and not line.startswith(">")
    )
    sections = [("", opening)] if opening else []
    for section in rest:
        heading, _, prompt = section.partition("\n")
        sections.append((heading.strip(), " ".join(prompt.split())))
    return Template(key, name, about, tuple(sections))
