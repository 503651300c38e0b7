"""Coming and going in the settings."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from reflectapp.ui.context import Context
from reflectapp.ui.exchange.undoing import Undoing
from reflectapp.ui.icons import icon
from reflectapp.ui.settings.rows import Section, SettingRow
from reflectapp.ui.widgets import button


class ExchangeSection(Section):
    """Bring in, undo what came in, take everything out."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("exchange", "", parent)
        self.title = self.tr("Bring in and take out")
        self.heading.setText(self.title)
        theme = context.theme
        self.bring_in = button(self.tr("Bring in…"), icon=icon("import", theme))
        self.take_out = button(self.tr("Export everything…"), icon=icon("download", theme))
        self.undoing = Undoing(context)
        self.add(
            SettingRow(
                self.tr("From another journal"),
                self.tr(
                    "Day One, jrnl, RedNotebook, Mini Diary, WordPress, Markdown, plain text, or "
                    "an export of Reflect. You see what would come in before anything changes."
                ),
                self.bring_in,
                also=self.tr("import"),
            )
        )
        self.add(
            SettingRow(
                self.tr("What came in"),
                self.tr("Each can be taken out again; entries that you changed since stay."),
                self.undoing,
                is_wide=True,
                also=self.tr("undo import"),
            )
        )
        self.add(
            SettingRow(
                self.tr("Everything, for yourself"),
                self.tr(
                    "Your writing is yours: all of it in open formats, in one file that is "
                    "locked with a passphrase of its own."
                ),
                self.take_out,
                also=self.tr("private export zip"),
            )
        )

    def refresh(self) -> None:
        """Show what is stored."""
        self.undoing.refresh()

    def forget(self) -> None:
        """Clear what is the writer's."""
        self.undoing.forget()
