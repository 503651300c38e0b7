"""Words that people search a setting by, and the words that the settings use for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_LEAST = 3
"""Letters from which the beginning of such a word counts."""


def meant_by(typed: str) -> tuple[str, ...]:
    """Return what somebody means by a word: itself, and what the settings say instead.

    Args:
        typed: A word in lower case, perhaps not typed to its end.
    """
    meant = [typed]
    if len(typed) >= _LEAST:
        for searched, said in _table():
            if any(word.startswith(typed) for word in searched.split()):
                meant.append(said.casefold())
    return tuple(meant)


def _table() -> tuple[tuple[str, str], ...]:
    """Return pairs: what is typed, and words that stand in the rows meant by it."""
    return (
        (_tr("theme mode night colour color appearance"), _tr("dark")),
        (_tr("timeout idle inactive inactivity automatic autolock"), _tr("lock after")),
        (_tr("password pin login recovery forgotten"), _tr("passphrase")),
        (_tr("typeface letters"), _tr("font")),
        (_tr("zoom bigger larger smaller scale"), _tr("size")),
        (_tr("wait waiting ripen embargo days"), _tr("delay")),
        (_tr("spellcheck spellchecker typos"), _tr("spelling")),
        (_tr("goal target streak rhythm habit"), _tr("writing days")),
        (_tr("midnight boundary shift"), _tr("a new day begins")),
        (_tr("whitelist exceptions"), _tr("nobody's name")),
        (_tr("location path where stored"), _tr("folder")),
        (_tr("export import restore save copies"), _tr("backup")),
        (_tr("credits license version"), _tr("licence")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingsSearch", text)
