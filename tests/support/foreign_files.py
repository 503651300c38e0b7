"""A small file of every journal that can be brought in, and how it is read."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path

from reflectapp.importers.candidate import Days
from reflectapp.importers.formats import format_of
from reflectapp.importers.source import Source

DAYS = Days(lambda instant: instant.astimezone(UTC))
MARK = "Wintergreen"
"""Stands in every text: it must never reach a message."""

FILES = {
    "dayone": ("a.json", json.dumps({"entries": [
        {"creationDate": "2024-05-03T21:10:00Z", "timeZone": "Europe/London", "tags": ["a"],
         "text": f"# T\n\n{MARK}\\. ![](dayone-moment://1)", "photos": [{"md5": "x"}]},
        {"creationDate": "2024-05-04T21:10:00Z",
         "richText": json.dumps({"contents": [{"text": MARK, "attributes": {"bold": True}}]})},
    ]})),
    "jrnl": ("j.txt", f"[2023-11-05 09:00] {MARK}. *\nbody @tag\n\n[2023-11-06 09:00] x\n"),
    "jrnl json": ("j.json", json.dumps({"tags": {}, "entries": [
        {"title": MARK, "body": "b", "date": "2023-11-05", "time": "03:10", "tags": ["@w"]}]})),
    "rednotebook": ("2024-02.txt", f"1:\n  text: |-\n    =H= **{MARK}** //i//\n  C: {{x: null}}\n"
                    "2: {text: 'y'}\n"),
    "minidiary": ("d.json", json.dumps({"metadata": {}, "entries": {
        "2020-02-29": {"title": MARK, "text": "<p>t</p>",
                       "dateUpdated": "2020-03-01T07:00:00Z"}}})),
    "markdown": ("m.md", f"---\ntitle: {MARK}\ndate: 2024-01-01\ntags: [a, b]\n---\n# H\nbody\n"),
    "toml": ("m.md", f'+++\ntitle = "{MARK}"\ndate = 2024-01-01\n+++\nbody\n'),
    "text": ("2024-01-01.txt", f"{MARK} said\n"),
    "wxr": ("w.xml", '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/'
            '1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>'
            f"<title>{MARK}</title><content:encoded><![CDATA[<p>{MARK} <b>b</b></p>]]>"
            "</content:encoded><wp:post_date>2019-06-07 01:02:03</wp:post_date><wp:post_type>post"
            "</wp:post_type></item></channel></rss>"),
    "reflect": ("journal.json", json.dumps({"format": "reflect-journal", "version": 1, "journal": {
        "profile": {}, "preferences": {"day_boundary": "04:00", "idle_minutes": 5},
        "delay_days": 14, "allowed": ["a"], "loose_exports": [],
        "subjects": [{"id": "a1", "kind": "person", "name": MARK, "aliases": [MARK]}]},
        "entries": [{"id": "b2", "title": "t", "body": MARK, "happened_on": "2024-01-01",
        "created_at": "2024-01-01T10:00:00+00:00", "changed_at": "2024-01-01T10:00:00+00:00",
        "tags": [], "mood_before": 3, "template": None, "deleted_at": None,
        "revisions": [{"saved_at": "2024-01-01T10:00:00+00:00", "title": "t", "body": MARK}],
        "decisions": [{"start": 3, "end": 9, "kind": "person", "action": "replace"}],
        "post": {"id": "c3", "marked_at": "2024-01-01T10:00:00+00:00", "exports": []}}]})),
}  # fmt: skip
KEYS = {"jrnl json": "jrnl", "toml": "markdown"}


def read_all(path: Path, key: str) -> list[object]:
    """Read a file to its end; whatever is wrong may only be said as what it is."""
    source = Source(path, "a passphrase")
    try:
        return list(format_of(key, source).read(source, DAYS))
    finally:
        source.close()
