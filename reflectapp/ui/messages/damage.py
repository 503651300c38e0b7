"""What a full check of the journal says, as a person reads it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.domain.damage import Damage, Part, Verdict
from reflectapp.ui.messages.quantities import counted

translate = QCoreApplication.translate


def part_name(part: Part) -> str:
    """Return what is being looked at."""
    return {
        Part.FILE: translate("Damage", "the file as a whole"),
        Part.PAGES: translate("Damage", "every page of the file"),
        Part.STRUCTURE: translate("Damage", "the tables"),
        Part.LINKS: translate("Damage", "what belongs together"),
        Part.HISTORY: translate("Damage", "the history of every entry"),
        Part.SEAL: translate("Damage", "all entries together"),
        Part.SEARCH: translate("Damage", "the index of words"),
    }[part]


def damage_line(damage: Damage) -> str:
    """Return in plain words what is damaged."""
    count = len(damage.entry_ids) or damage.count
    if not count and damage.part in (Part.PAGES, Part.HISTORY):
        # It broke off before anything could be counted.
        return translate("Damage", "Not all of {part} can be read.").format(
            part=part_name(damage.part)
        )
    return {
        Part.FILE: translate(
            "Damage",
            "The file is cut short, too long, or not the one that its key file belongs to.",
        ),
        Part.PAGES: counted(
            count,
            translate("Damage", "One page of the file was altered or cannot be read."),
            translate("Damage", "{count} pages of the file were altered or cannot be read."),
        ),
        Part.STRUCTURE: translate("Damage", "The tables in the file do not fit together."),
        Part.LINKS: translate("Damage", "Something belongs to an entry that is not there."),
        Part.HISTORY: counted(
            count,
            translate("Damage", "One entry does not match its history: a part is older or lost."),
            translate(
                "Damage", "{count} entries do not match their history: a part is older or lost."
            ),
        ),
        Part.SEAL: translate(
            "Damage", "As a whole, the entries are not those that were saved last."
        ),
        Part.SEARCH: translate(
            "Damage",
            "The index of words is damaged: a search may miss entries. No entry is harmed by it.",
        ),
    }[damage.part]


def verdict_title(verdict: Verdict) -> str:
    """Return the verdict in one sentence."""
    if verdict.is_sound:
        return counted(
            verdict.entries,
            translate("Damage", "The journal is sound: one entry, nothing damaged."),
            translate("Damage", "The journal is sound: {count} entries, nothing damaged."),
        )
    if verdict.has_every_entry and any(d.part is Part.PAGES for d in verdict.damages):
        return translate("Damage", "A part of the file is damaged; every entry can be read")
    if any(damage.harms_words for damage in verdict.damages):
        return translate("Damage", "Something in the journal is damaged")
    return translate("Damage", "The index that searches use is damaged; no entry is")


def verdict_text(verdict: Verdict) -> str:
    """Return what is damaged and what could not be looked at; empty when all is well."""
    lines = [damage_line(damage) for damage in verdict.damages]
    if verdict.unchecked:
        parts = ", ".join(part_name(part) for part in verdict.unchecked)
        lines.append(translate("Damage", "Not looked at: {parts}.").format(parts=parts))
    return " ".join(lines)
