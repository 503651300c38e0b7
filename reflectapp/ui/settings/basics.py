"""Sections with few rows: journal and habit."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QCheckBox, QTimeEdit, QWidget

from reflectapp.ui.context import Context
from reflectapp.ui.settings.backups import BackupPanel
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.checking import CheckPanel
from reflectapp.ui.settings.dictionary import OwnWords
from reflectapp.ui.settings.rows import Section, SettingRow
from reflectapp.ui.widgets import label, number_field, pad_field, set_accessible


class JournalSection(Section):
    """Where the journal is, its backups and checks, and when a day begins."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__("journal", "", parent)
        self._context, self._changes = context, changes
        self.title = self.tr("Journal and backup")
        self.heading.setText(self.title)
        folder = label(str(context.session.folder), "small", wraps=True)
        folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        folder.setAccessibleName(self.tr("Folder of the journal"))
        self.add(
            SettingRow(
                self.tr("Folder"),
                self.tr(
                    "Everything is in this folder, encrypted. Never copy it while Reflect is open: "
                    "a backup is the copy that is whole."
                ),
                folder,
                is_wide=True,
            )
        )
        self._add_keeping(context)
        self.boundary = QTimeEdit()
        self.boundary.setDisplayFormat("HH:mm")
        pad_field(self.boundary)
        set_accessible(self.boundary, self.tr("A new day begins at"))
        self.boundary.editingFinished.connect(self._store_boundary)
        self.add(
            SettingRow(
                self.tr("A new day begins at"),
                self.tr(
                    "What you write before this hour counts for the shift of the day before. "
                    "Holds from the next entry on; entries keep the day they have."
                ),
                self.boundary,
            )
        )
        self.spelling = QCheckBox()
        set_accessible(self.spelling, self.tr("Check spelling"))
        self.spelling.clicked.connect(lambda on: changes.prefer(spelling=on))
        self.add(
            SettingRow(
                self.tr("Check spelling"),
                self.tr("Underlines words that a British dictionary does not know."),
                self.spelling,
            )
        )
        self.own_words = OwnWords(context, changes)
        self.add(
            SettingRow(
                self.tr("Your own words"),
                self.tr("Words you added to the dictionary. They are kept in the journal alone."),
                self.own_words,
                is_wide=True,
            )
        )

    def _add_keeping(self, context: Context) -> None:
        self.backups, self.checking = BackupPanel(context), CheckPanel(context)
        self.add(
            SettingRow(
                self.tr("Backups"),
                self.tr(
                    "The first change of a day makes one, encrypted like the journal. The last of "
                    "7 days, 4 weeks and 12 months are kept. They lie in the journal's folder: now "
                    "and then copy one to another drive."
                ),
                self.backups,
                is_wide=True,
                also=self.tr("restore bring back copy save recover"),
            )
        )
        self.add(
            SettingRow(
                self.tr("Check the journal"),
                self.tr(
                    "Looks at every page and every entry. It happens once a week by itself, while "
                    "you write."
                ),
                self.checking,
                is_wide=True,
                also=self.tr("verify damage integrity mend repair"),
            )
        )

    def refresh(self) -> None:
        """Show what is stored."""
        self.backups.refresh()
        self.checking.refresh()
        preferences = self._context.session.settings.preferences()
        boundary = preferences.day_boundary
        self.boundary.setTime(QTime(boundary.hour, boundary.minute))
        self.spelling.setChecked(preferences.spelling)
        self.own_words.reload()

    def forget(self) -> None:
        """Clear the words, and stop what takes long."""
        self.backups.stop()
        self.checking.stop()
        self.own_words.show_words(())

    def _store_boundary(self) -> None:
        chosen = self.boundary.time()
        boundary = time(chosen.hour(), chosen.minute())
        if boundary != self._context.session.settings.preferences().day_boundary:
            self._changes.prefer(day_boundary=boundary)


class HabitSection(Section):
    """How many writing days make a good week."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__("habit", "", parent)
        self._context = context
        self.title = self.tr("Habit")
        self.heading.setText(self.title)
        self.goal = number_field(self.tr("Writing days a week"), (1, 7), 3, suffix="")
        self.goal.valueChanged.connect(lambda days: changes.prefer(rhythm_weekly_goal=days))
        self.add(
            SettingRow(
                self.tr("Writing days a week"),
                self.tr(
                    "As many days as suit your shifts. Weeks are counted, not unbroken days, and "
                    "rest days are no failure. Holds at once, for the weeks behind you too."
                ),
                self.goal,
            )
        )

    def refresh(self) -> None:
        """Show what is stored."""
        self.goal.blockSignals(True)
        self.goal.setValue(self._context.session.settings.preferences().rhythm_weekly_goal)
        self.goal.blockSignals(False)
