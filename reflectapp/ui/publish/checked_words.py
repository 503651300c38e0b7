"""What is said about a published file that was looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QCoreApplication

from reflectapp.domain.clock import TrustedClock
from reflectapp.services.comparing import Checked, Named, Standing
from reflectapp.ui.messages import format_short

translate = QCoreApplication.translate

_MOST = 8
"""Names told of one file."""


@dataclass(frozen=True, slots=True)
class CheckedWords:
    """A finding about one file."""

    kind: str
    """As banners have it: info, warning, error."""
    title: str
    text: str


def checked_words(checked: Checked, clock: TrustedClock) -> CheckedWords:
    """Return what was found about a file."""
    names = [name for name in checked.names if not name.is_kept]
    parts = [_comparison(checked, clock), _named(names), _kept(checked.names)]
    kind = "info" if checked.standing in {Standing.SAME, Standing.SAME_WORDS} else "warning"
    if checked.standing is Standing.UNKNOWN and not names:
        kind = "info"
    return CheckedWords(
        "error" if names else kind, _title(checked), " ".join(part for part in parts if part)
    )


def _title(checked: Checked) -> str:
    label = checked.label or translate("Publish", "a post whose entry is gone")
    words = {
        Standing.SAME: translate("Publish", "Just as it left: {label}"),
        Standing.SAME_WORDS: translate("Publish", "The same words in another page: {label}"),
        Standing.CHANGED: translate("Publish", "Not as it left: {label}"),
        Standing.MISSING: translate("Publish", "A picture is missing: {label}"),
        Standing.UNKNOWN: translate("Publish", "Nothing that left from here"),
        Standing.UNREADABLE: translate("Publish", "Cannot be looked into"),
    }[checked.standing]
    return words.format(label=label)


def _comparison(checked: Checked, clock: TrustedClock) -> str:
    record = checked.record
    day = "" if record is None else format_short(clock.local(record.exported_at).date())
    share = floor(checked.share * 100)
    words = {
        Standing.SAME: translate("Publish", "Every byte is the one that left on {day}."),
        Standing.SAME_WORDS: translate(
            "Publish", "Every word of title and text is there; the page around them is another."
        ),
        Standing.CHANGED: translate("Publish", "{share} % of the words that left stand in it."),
        Standing.MISSING: translate(
            "Publish", "It left on {day} beside its post, and is not there any more."
        ),
        Standing.UNKNOWN: translate(
            "Publish", "It has neither the bytes nor the words of a post that left."
        ),
        Standing.UNREADABLE: translate(
            "Publish", "It is too large, damaged, or of a kind that Reflect cannot read."
        ),
    }[checked.standing].format(day=day, share=share)
    if checked.is_picture and checked.standing is Standing.CHANGED:
        return translate(
            "Publish", "The picture that left on {day} is another one by now, or was saved anew."
        ).format(day=day)
    if checked.is_edited_since and not checked.is_picture:
        edited = translate(
            "Publish", "Your entry changed since: it was compared with the words as they are now."
        )
        return f"{words} {edited}"
    return words


def _named(names: list[Named]) -> str:
    if not names:
        return ""
    terms = ", ".join(f"“{name.term}”" for name in names[:_MOST])
    if len(names) > _MOST:
        terms = translate("Publish", "{terms} and others").format(terms=terms)
    return translate(
        "Publish", "It names {terms}. If that is who you think, take it down or change it."
    ).format(terms=terms)


def _kept(names: tuple[Named, ...]) -> str:
    kept = ", ".join(f"“{name.term}”" for name in names if name.is_kept)
    words = translate("Publish", "Kept by you, with a reason: {terms}.").format(terms=kept)
    return words if kept else ""
