"""What the command palette offers, and which of it fits the words typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from reflectapp.domain.entry import EntryRow
from reflectapp.ui.messages import format_short

SHOWN = 60
"""How many matches are listed at most."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be chosen."""

    words: str
    hint: str
    """A shortcut, or the day of an entry."""
    run: Callable[[], object]
    icon_name: str = "arrow-right"


def entry_commands(
    rows: Iterable[EntryRow], unnamed: str, open_entry: Callable[[str], object]
) -> list[Command]:
    """Return a command for each entry; `unnamed` stands for one without words."""
    return [
        Command(
            row.label or unnamed,
            format_short(row.happened_on),
            partial(open_entry, row.id),
            "file-text",
        )
        for row in rows
    ]


def matches(commands: Iterable[Command], typed: str, limit: int = SHOWN) -> list[Command]:
    """Return the commands that hold every typed word, those that begin so first."""
    wanted = typed.casefold().split()
    found: list[tuple[int, int, Command]] = []
    for order, command in enumerate(commands):
        words = command.words.casefold()
        if all(word in words for word in wanted):
            parts = words.split()
            begins = sum(any(p.startswith(w) for p in parts) for w in wanted)
            found.append((-begins, order, command))
    found.sort(key=lambda item: item[:2])
    return [command for _, _, command in found[:limit]]


class CommandModel(QAbstractListModel):
    """The matches in order."""

    def __init__(self) -> None:
        super().__init__()
        self.commands: list[Command] = []

    def show_commands(self, commands: list[Command]) -> None:
        """Replace the list."""
        self.beginResetModel()
        self.commands = commands
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.commands)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        command = self.commands[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{command.words}, {command.hint}" if command.hint else command.words
        if role == Qt.ItemDataRole.UserRole:
            return command.hint
        return None
