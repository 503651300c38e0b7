"""One HTML page that needs nothing else: no script, no address to fetch from."""

from __future__ import annotations

from html import escape

from reflectapp.publish.document import Document, day_text
from reflectapp.publish.formats import fragment
from reflectapp.publish.formats.drawn import data_address

_STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 38rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; background: #fffdf9;
  color: #23211d; font: 1.125rem/1.65 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 0.6em; }
h1 { margin-top: 0.5em; font-size: 1.9rem; }
.date { color: #66615a; font-size: 0.95rem; margin-top: -0.5em; }
.note { border-left: 0.25rem solid #b8860b; padding: 0.1rem 1rem; margin: 1.5rem 0; }
.placeholder { background: #efe9dc; border-radius: 0.2em; padding: 0 0.2em; }
blockquote { margin: 1.5em 0; padding-left: 1rem; border-left: 0.2rem solid #cfc8ba; }
hr { border: 0; border-top: 1px solid #cfc8ba; margin: 2.5em 0 1.5em; }
img { display: block; max-width: 100%; height: auto; margin: 1.5em auto 0.5em; }
pre { overflow-x: auto; } pre, code { font-size: 0.95rem; white-space: pre-wrap; }
table { border-collapse: collapse; } th, td { border: 1px solid #cfc8ba; padding: 0.3em 0.7em; }
a { color: #1f5f7a; }
@media (prefers-color-scheme: dark) {
  body { background: #1c1b19; color: #e8e4db; } .date { color: #a9a397; } a { color: #8cc6de; }
  .placeholder { background: #3a362e; } blockquote, hr, th, td { border-color: #4a463e; }
}
"""


def render(
    post: Document, head: str = "", foot: str = "", address: fragment.Address = data_address
) -> bytes:
    """Return the post as one page, UTF-8, with what else its head and its foot hold."""
    lines = [
        "<article>",
        _heading(post),
        f'<p class="date"><time datetime="{post.day}">{day_text(post.day)}</time></p>',
    ]
    if post.content_note:
        lines.append(fragment.note(post))
    lines += [fragment.body(post, address), "</article>"]
    return whole(escape(post.title_text, quote=False), "\n".join(lines) + foot, head)


def whole(title: str, body: str, head: str = "") -> bytes:
    """Return a page of a title and a body that are HTML already."""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>\n{_STYLE}</style>{head}",
        f"<title>{title}</title>",
        "</head>",
        "<body>",
        body,
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines).encode()


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body of what `render` made, as HTML."""
    page = content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    body = page.partition("</time></p>\n")[2].rpartition("\n</article>")[0]
    return title, body


def _heading(post: Document) -> str:
    """Return the title as a heading; nothing where there is none but the day."""
    shown = "".join(fragment.shown(p) for p in post.title)
    return f"<h1>{shown}</h1>" if shown.strip() else ""
