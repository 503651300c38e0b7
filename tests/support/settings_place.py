"""What tests of the settings wait for and see."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reflectapp.ui.context import Context
from reflectapp.ui.settings.view import SettingsPlace


def settled(context: Context, qtbot: QtBot) -> None:
    """Wait until all that was asked for is done."""
    qtbot.waitUntil(lambda: not context.tasks.is_busy)


def is_in_sight(place: SettingsPlace, part: QWidget) -> bool:
    """Tell whether a part lies whole within what is scrolled to."""
    view = place.area.viewport()
    return view.rect().contains(part.rect().translated(part.mapTo(view, QPoint(0, 0))))
