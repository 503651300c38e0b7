"""What the program is, what it promises and what it does not, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser, QWidget

from reflectapp import __version__
from reflectapp.ui.context import Context
from reflectapp.ui.settings.rows import Section, SettingRow


class AboutSection(Section):
    """Read only."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("about", "", parent)
        self.title = self.tr("About")
        self.heading.setText(self.title)
        self.add(
            SettingRow(
                self.tr("Reflect {version}").format(version=__version__),
                self.tr("A private journal for people whose work is other people. MIT licence."),
            )
        )
        self.add(
            SettingRow(
                self.tr("What it promises"),
                self.tr(
                    "What you write is encrypted from the first letter and never sent anywhere. "
                    "Nothing leaves before every finding is decided, every word is old enough, "
                    "and you have read it again."
                ),
            )
        )
        self.add(
            SettingRow(
                self.tr("What it cannot promise"),
                self.tr(
                    "Reflective notes can be asked for in a records request or by a court. No "
                    "program finds everything, and people may recognise themselves without a "
                    "name. The delay is a commitment that you make to yourself: the owner of a "
                    "computer can always get round it."
                ),
            )
        )
        self.sources = QTextBrowser()
        self.sources.setProperty("role", "note")
        self.sources.setOpenLinks(False)
        self.sources.setMinimumHeight(220)
        self.sources.setTabChangesFocus(True)
        self.sources.setAccessibleName(self.tr("Licences"))
        text = (context.theme.resources / "SOURCES.md").read_text(encoding="utf-8")
        # From the table on: what stands before it is for those who renew the files.
        self.sources.setMarkdown(text[text.find("|") :])
        self.add(
            SettingRow(
                self.tr("Licences"),
                self.tr("Fonts, icons, dictionaries and models, with their makers."),
                self.sources,
                is_wide=True,
            )
        )
