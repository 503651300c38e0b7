"""Light or dark, the page's type, and the size of everything."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QWidget

from reflectapp.domain.preferences import Appearance
from reflectapp.ui.context import Context
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.rows import Section, SettingRow
from reflectapp.ui.theme import SCALES
from reflectapp.ui.widgets import Segmented, number_field, set_accessible

PAGE_FONTS = ("Literata", "Inter", "Georgia", "Noto Serif", "DejaVu Serif")
"""Those that the computer lacks are not offered; the first two ship with the program."""

PAGE_SIZES = (12, 32)


class AppearanceSection(Section):
    """Changes show at once, everywhere."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__("appearance", "", parent)
        self._context, self._changes = context, changes
        self.title = self.tr("Appearance")
        self.heading.setText(self.title)
        self.look = Segmented(
            self.tr("Colours"),
            (
                (Appearance.SYSTEM, self.tr("As the system")),
                (Appearance.LIGHT, self.tr("Light")),
                (Appearance.DARK, self.tr("Dark")),
            ),
        )
        self.look.chosen.connect(lambda key: changes.prefer(appearance=Appearance(key)))
        self.add(
            SettingRow(
                self.tr("Colours"),
                self.tr("Light like paper, dark for nights, or whatever the computer uses."),
                self.look,
            )
        )
        self.scale = QComboBox()
        for scale in SCALES:
            self.scale.addItem(f"{scale} %", scale)
        set_accessible(self.scale, self.tr("Size of the interface"))
        self.scale.activated.connect(lambda: changes.prefer(ui_scale=int(self.scale.currentData())))
        self.add(
            SettingRow(
                self.tr("Size of the interface"),
                self.tr("The words on buttons, lists and pages like this one."),
                self.scale,
            )
        )
        self._add_page_rows()

    def refresh(self) -> None:
        """Show what is stored."""
        preferences = self._context.session.settings.preferences()
        self.look.set_current(preferences.appearance)
        self.scale.setCurrentIndex(max(0, self.scale.findData(preferences.ui_scale)))
        self.font_family.setCurrentIndex(max(0, self.font_family.findText(preferences.text_font)))
        self.page_size.blockSignals(True)
        self.page_size.setValue(preferences.text_size)
        self.page_size.blockSignals(False)

    def _add_page_rows(self) -> None:
        changes = self._changes
        self.font_family = QComboBox()
        self.font_family.addItems(_fonts_here())
        set_accessible(self.font_family, self.tr("Font of the page"))
        self.font_family.textActivated.connect(lambda name: changes.prefer(text_font=name))
        self.add(
            SettingRow(
                self.tr("Font of the page"),
                self.tr("What your writing is set in."),
                self.font_family,
            )
        )
        self.page_size = number_field(
            self.tr("Size of the page's text"), PAGE_SIZES, 17, suffix=self.tr(" px")
        )
        self.page_size.valueChanged.connect(lambda size: changes.prefer(text_size=size))
        self.add(
            SettingRow(
                self.tr("Size of the page's text"),
                self.tr("Of the page alone; the interface has its own size."),
                self.page_size,
            )
        )


def _fonts_here() -> list[str]:
    families = set(QFontDatabase.families())
    return [name for name in PAGE_FONTS if name in families] or [PAGE_FONTS[0]]
