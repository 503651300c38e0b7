"""Day One: a zip with one JSON file per journal, or such a file by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from reflectapp.importers.candidate import Candidate, Days, Found, Loss, Place, Why
from reflectapp.importers.dates import moment, shift_of
from reflectapp.importers.decoding import loaded_json
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.fields import PieceError, record_of, tags_of, taken, text_of
from reflectapp.importers.source import Item, Source

PHOTO_LEFT_OUT, RECORDING_LEFT_OUT = "*(photo, not imported)*", "*(recording, not imported)*"
ATTACHMENT_LEFT_OUT = "*(attachment, not imported)*"

_MOMENT = re.compile(r"!\[[^\]\n]*\]\(dayone-moment:/+(?:(\w+)/)?[^)\s]*\)")
_ESCAPED = re.compile(r"(?<![\]\\])\\([.!()\-+'\",?:;~|&#])")
_LIST_MARK = re.compile(r"(?m)^(?P<indent>\s*)(?P<mark>\d+|(?=\\[-+#]))\\(?P<sign>[.)\-+#])")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>[^\n]*?)[ \t#]*(?:\n|\Z)")
_KEPT = "\ue0b2"
"""Stands for a backslash that keeps a line from being a list."""

_MEDIA = (
    ("photos", Loss.PHOTO),
    ("videos", Loss.RECORDING),
    ("audios", Loss.RECORDING),
    ("pdfAttachments", Loss.ATTACHMENT),
    ("location", Loss.LOCATION),
    ("weather", Loss.WEATHER),
)
_OBJECTS = {"photo": PHOTO_LEFT_OUT, "video": RECORDING_LEFT_OUT, "audio": RECORDING_LEFT_OUT}


def is_day_one(content: object) -> bool:
    """Say whether a JSON document looks like a journal of Day One."""
    entries = content.get("entries") if isinstance(content, dict) else None
    if not isinstance(entries, list) or not entries:
        return False
    return any(isinstance(entry, dict) and "creationDate" in entry for entry in entries[:20])


def read_day_one(source: Source, days: Days) -> Iterator[Found]:
    """Yield the entries of every journal in the source."""
    for item in journals(source):
        content = loaded_json(source, item)
        entries = content.get("entries") if isinstance(content, dict) else None
        if not isinstance(entries, list):
            raise ImportFailedError(Cause.OTHER_FORMAT, Place(item.name))
        for number, entry in enumerate(entries, 1):
            place = Place(item.name, entry=number)
            yield from taken(place, _entry(place, entry, days))


def journals(source: Source) -> Sequence[Item]:
    """Return the JSON files; Day One keeps them at the top of its archive."""
    found = source.named(".json")
    if not found:
        raise ImportFailedError(Cause.OTHER_FORMAT, Place(source.name))
    return found


def _entry(place: Place, value: object, days: Days) -> Iterator[Candidate]:
    record = record_of(value)
    read = moment(text_of(record, "creationDate"))
    if read is None:
        has_date = bool(record.get("creationDate"))
        raise PieceError(Why.BAD_DATE if has_date else Why.NO_DATE)
    day, at = read
    written_at = None
    if at is not None:
        shift, written_at = shift_of(at, days, text_of(record, "timeZone"))
        day = day if record.get("isAllDay") is True else shift
    title, body = _title_and_body(_text(record))
    losses = [loss for name, loss in _MEDIA if record.get(name)]
    if "dayone-moment:" in text_of(record, "text"):
        losses.append(Loss.PHOTO)
    tags = tags_of(record.get("tags"))
    if record.get("starred") is True:
        tags = (*tags, "starred")
    yield Candidate(place, title, body, day, written_at=written_at, tags=tags, losses=tuple(losses))


def _text(record: Mapping[object, object]) -> str:
    plain = text_of(record, "text")
    if plain.strip():
        return unescaped(_MOMENT.sub(_left_out, plain))
    rich = text_of(record, "richText")
    if not rich.strip():
        # Photos without words are still an entry.
        return "\n\n".join(PHOTO_LEFT_OUT for _ in _listed(record.get("photos")))
    try:
        content = record_of(json.loads(rich))
    except (ValueError, RecursionError):
        raise PieceError(Why.DAMAGED) from None
    return "".join(_runs(_listed(content.get("contents")))).strip("\n")


def _runs(contents: Sequence[object]) -> Iterator[str]:
    """Yield the pieces of Day One's rich text as Markdown."""
    at_start = True
    for value in contents:
        run = record_of(value)
        for embedded in _listed(run.get("embeddedObjects")):
            kind = record_of(embedded).get("type")
            if kind == "horizontalRuleLine":
                yield "\n\n---\n\n"
            else:
                sign = _OBJECTS.get(kind) if isinstance(kind, str) else None
                yield f"\n\n{sign or ATTACHMENT_LEFT_OUT}\n\n"
            at_start = True
        text = text_of(run, "text")
        if not text:
            continue
        attributes = run.get("attributes")
        style = attributes if isinstance(attributes, dict) else {}
        yield (_line_mark(style.get("line")) if at_start else "") + _styled(text, style)
        at_start = text.endswith("\n")


def _line_mark(line: object) -> str:
    if not isinstance(line, dict):
        return ""
    level, indent = line.get("header"), line.get("indentLevel")
    if isinstance(level, int) and 1 <= level <= 6:
        return "#" * level + " "
    if line.get("quote") is True:
        return "> "
    mark = _list_mark(line)
    steps = min(indent, 6) - 1 if isinstance(indent, int) and indent > 1 and mark else 0
    return "    " * steps + mark


def _list_mark(line: Mapping[object, object]) -> str:
    number = line.get("listIndex")
    match line.get("listStyle"):
        case "bulleted":
            return "- "
        case "numbered":
            return f"{number if isinstance(number, int) and 0 < number < 10_000 else 1}. "
        case "checkbox":
            return "- [x] " if line.get("checked") is True else "- [ ] "
        case _:
            return ""


def _styled(text: str, style: Mapping[object, object]) -> str:
    words = text.strip()
    if not words:
        return text
    mark = ("**" if style.get("bold") is True else "") + (
        "*" if style.get("italic") is True else ""
    )
    link = style.get("linkURL")
    inner = f"{mark}{words}{mark[::-1]}"
    if isinstance(link, str) and link and not set(link) & set("()<> \n"):
        inner = f"[{inner}]({link})"
    start = text.index(words)
    return text[:start] + inner + text[start + len(words) :]


def unescaped(text: str) -> str:
    r"""Return `text` without the backslashes that Day One sets before most signs ("Jean\-Paul").

    Those that keep a line from becoming a list or a heading stay.
    """
    if "\\" not in text:
        return text
    kept = _LIST_MARK.sub(rf"\g<indent>\g<mark>{_KEPT}\g<sign>", text)
    return _ESCAPED.sub(r"\1", kept).replace(_KEPT, "\\")


def _title_and_body(text: str) -> tuple[str, str]:
    """Return the heading that a text begins with, and the rest."""
    text = text.strip("\n")
    match = _HEADING.match(text)
    if match is None or not match["title"].strip():
        return "", text
    return match["title"].strip(), text[match.end() :].strip("\n")


def _left_out(match: re.Match[str]) -> str:
    return _OBJECTS.get(match[1] or "photo", ATTACHMENT_LEFT_OUT)


def _listed(value: object) -> Sequence[object]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise PieceError(Why.WRONG_TYPE)
    return value
