"""The places of the window, in the order of the rail."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from reflectapp.ui.context import Context, Place
from reflectapp.ui.habits.view import HabitsPlace
from reflectapp.ui.journal.view import JournalPlace
from reflectapp.ui.publish.view import PublishPlace
from reflectapp.ui.rail import RailItem
from reflectapp.ui.review.view import ReviewPlace
from reflectapp.ui.settings.view import SettingsPlace

PlaceWidget = JournalPlace | ReviewPlace | PublishPlace | HabitsPlace | SettingsPlace

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Placed:
    """A place and its line in the rail."""

    item: RailItem
    widget: QWidget
    place: Place
    """The same object, by what the frame asks of it."""


def made_places(context: Context) -> tuple[Placed, ...]:
    """Build every place; the last one is shown at the foot of the rail."""
    journal = RailItem("journal", translate("Rail", "Journal"), "notebook-pen", "Ctrl+1")
    review = RailItem("review", translate("Rail", "Review"), "shield-check", "Ctrl+2")
    publish = RailItem("publish", translate("Rail", "Publish"), "send", "Ctrl+3")
    habits = RailItem("habits", translate("Rail", "Habits"), "leaf", "Ctrl+4")
    settings = RailItem("settings", translate("Rail", "Settings"), "settings", "Ctrl+,")
    return (
        placed(journal, JournalPlace(context)),
        placed(review, ReviewPlace(context)),
        placed(publish, PublishPlace(context)),
        placed(habits, HabitsPlace(context)),
        placed(settings, SettingsPlace(context)),
    )


def placed(item: RailItem, widget: PlaceWidget) -> Placed:
    """Return a widget that keeps the frame's rules, with its line in the rail."""
    return Placed(item, widget, widget)
