"""`doctor`: what this computer has to offer, and what may go wrong on it."""

from __future__ import annotations

import argparse
from typing import Any

from reflectapp.cli.access import door
from reflectapp.cli.outcome import Outcome
from reflectapp.cli.printing import put, put_json, with_json
from reflectapp.services.doctor import Finding, State, examined

_NAMES = {State.GOOD: "ok", State.NOTE: "note", State.BAD: "bad"}


def add_to(commands: Any) -> None:
    """Add the command."""
    looking = with_json(
        commands.add_parser(
            "doctor",
            help="say what is found on this computer: keyring, model, fonts, swap, sync folder",
            description="Say what Reflect finds on this computer. Needs no passphrase and changes "
            "nothing but a short-lived item with which it tries the keyring.",
        )
    )
    looking.set_defaults(run=_doctor)


def _doctor(options: argparse.Namespace) -> Outcome:
    findings = examined(door(options))
    if options.json:
        put_json(findings)
    else:
        for finding in findings:
            put(_NAMES[finding.state], finding.subject, _sentence(finding))
    is_bad = any(finding.state is State.BAD for finding in findings)
    return Outcome.REFUSED if is_bad else Outcome.DONE


def _sentence(finding: Finding) -> str:
    sentences = {
        ("journal", "there"): "a journal is there",
        ("journal", "none"): "there is no journal yet; `reflectapp init` makes one",
        ("journal", "open to others"): "other accounts may read the folder; set its mode to 0700",
        ("keyring", "ready"): "a keyring is there and can be used",
        ("keyring", "locked"): "the keyring is locked; the passphrase is asked for instead",
        ("keyring", "absent"): "no keyring that can be used; the passphrase is always asked for",
        ("keyring", "failing"): "the keyring does not work; the passphrase is asked for instead",
        ("model", "whole"): "the language model is complete",
        ("model", "damaged"): "the language model is missing or damaged; install Reflect again",
        ("fonts", "whole"): "the fonts are there",
        ("fonts", "missing"): "fonts are missing; install Reflect again",
        ("swap", "none"): "memory is never written to disk",
        ("swap", "encrypted"): "memory may be written to disk, encrypted",
        ("swap", "plain"): "memory may be written to disk unencrypted; encrypt the disk or swap",
        ("swap", "unknown"): "whether memory is written to disk is not known",
        ("sync folder", "none"): "no program that synchronises folders is seen to watch this one",
        ("sync folder", "inside"): "a sync program watches this folder; move the journal out of it "
        "and let it watch only finished backups",
        ("disk", "room"): "there is room for the journal and its backups",
        ("disk", "little room"): "the disk is nearly full; backups will fail",
    }
    return sentences[finding.subject, finding.what]
