"""One look for the whole program: colours, type and spacing, light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Template

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reflectapp.domain.preferences import Appearance
from reflectapp.ui.tokens import DARK, LIGHT

XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 40
"""Steps of spacing, in device-independent pixels."""

BASE_SIZE = 13
"""The interface's type size at 100 %, in pixels."""

SCALES = (90, 100, 115, 130, 150)
"""Sizes of the interface's type that one can choose, in per cent."""

_SCALED_LENGTH = re.compile(r"\b(\d+(?:\.\d+)?)sp\b")


def _system_scheme() -> Qt.ColorScheme:
    return QGuiApplication.styleHints().colorScheme()


class Theme(QObject):
    """The look in force. Painted widgets ask it for colours and repaint on `changed`."""

    changed = Signal()

    def __init__(
        self,
        resources: Path,
        parent: QObject | None = None,
        *,
        system_scheme: Callable[[], Qt.ColorScheme] = _system_scheme,
    ) -> None:
        super().__init__(parent)
        self._system_scheme = system_scheme
        self.resources = resources
        self._template = (resources / "style.qss").read_text(encoding="utf-8")
        self._appearance = Appearance.SYSTEM
        self._scale = 100
        self._page_family = "Literata"
        self._page_size = 17
        self._app: QApplication | None = None
        QDir.setSearchPaths("controls", [str(resources / "controls")])

    def apply(self, app: QApplication) -> None:
        """Dress the application and follow the system's colour scheme from now on."""
        self._app = app
        app.setStyle("Fusion")
        if not app.property("has_fonts"):
            # Once: every font that is added makes Qt look through all of them again.
            app.setProperty("has_fonts", True)
            for font in sorted((self.resources / "fonts").glob("*.ttf")):
                QFontDatabase.addApplicationFont(str(font))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._dress()

    def choose(
        self,
        *,
        appearance: Appearance | None = None,
        scale: int | None = None,
        page_family: str | None = None,
        page_size: int | None = None,
    ) -> None:
        """Change what is given and keep the rest; `scale` in per cent, `page_size` in pixels."""
        before = self._settings()
        self._appearance = appearance or self._appearance
        self._scale = scale or self._scale
        self._page_family = page_family or self._page_family
        self._page_size = page_size or self._page_size
        if self._settings() != before:
            self._dress()

    @property
    def appearance(self) -> Appearance:
        """What was chosen: follow the system, or one of the two."""
        return self._appearance

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are shown."""
        if self._appearance == Appearance.SYSTEM:
            return self._system_scheme() == Qt.ColorScheme.Dark
        return self._appearance == Appearance.DARK

    @property
    def scale(self) -> int:
        """The size of the interface's type, in per cent."""
        return self._scale

    def token(self, name: str) -> str:
        """Return a colour of `reflectapp.ui.tokens` as text for HTML, "#rrggbb"."""
        return self.tokens()[name]

    def tokens(self) -> Mapping[str, str]:
        """Return every colour of `reflectapp.ui.tokens`, by name."""
        return DARK if self.is_dark else LIGHT

    def color(self, name: str) -> QColor:
        """Return a colour of `reflectapp.ui.tokens` for painting."""
        value = self.token(name)
        color = QColor(value[:7])
        if len(value) > 7:
            color.setAlpha(int(value[7:], 16))
        return color

    def scaled(self, pixels: float) -> int:
        """Return a length that grows with the interface's type."""
        return round(pixels * self._scale / 100)

    def font(self, size: int = BASE_SIZE, *, weight: int = 400) -> QFont:
        """Return the interface's font; `size` in pixels at 100 %."""
        font = QFont(["Inter", "Noto Sans", "sans-serif"])
        font.setPixelSize(self.scaled(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def page_font(self, size: int | None = None) -> QFont:
        """Return the font of text that is read; `size` in pixels, the chosen one if left out."""
        font = QFont([self._page_family, "Literata", "Noto Serif", "serif"])
        font.setPixelSize(size or self._page_size)
        return font

    def fixed_font(self, size: int = BASE_SIZE) -> QFont:
        """Return the system's font of one width, for bytes; `size` in pixels at 100 %."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self.scaled(size))
        return font

    def _settings(self) -> tuple[Appearance, int, str, int]:
        return self._appearance, self._scale, self._page_family, self._page_size

    def _follow_system(self) -> None:
        if self._appearance == Appearance.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        if self._app is None:
            return
        # The system draws the title bar: it has to know what was chosen.
        scheme = {
            Appearance.LIGHT: Qt.ColorScheme.Light,
            Appearance.DARK: Qt.ColorScheme.Dark,
        }
        hints = self._app.styleHints()
        hints.blockSignals(True)
        hints.setColorScheme(scheme.get(self._appearance, Qt.ColorScheme.Unknown))
        hints.blockSignals(False)
        sheet = self._style_sheet()
        if sheet == self._app.styleSheet():
            # Dressing every widget anew is the slowest thing that the window does.
            return
        self._app.setPalette(self._palette())
        self._app.setFont(self.font())
        self._app.setStyleSheet(sheet)
        self.changed.emit()

    def _style_sheet(self) -> str:
        tokens = dict(self.tokens())
        tokens["mode"] = "dark" if self.is_dark else "light"
        tokens["page_family"] = self._page_family
        tokens["page_size"] = f"{self._page_size}px"
        text = Template(self._template).substitute(tokens)
        return _SCALED_LENGTH.sub(lambda m: f"{self.scaled(float(m[1]))}px", text)

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for names, token in (
            ((role.Window,), "paper"),
            ((role.Base, role.ToolTipBase), "field"),
            ((role.AlternateBase,), "rail"),
            ((role.Button,), "card"),
            ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), "text"),
            ((role.PlaceholderText,), "faint"),
            ((role.Highlight, role.Accent), "accent"),
            ((role.HighlightedText, role.BrightText), "on_accent"),
            ((role.Link, role.LinkVisited), "accent_text"),
            ((role.Light, role.Midlight), "hover"),
            ((role.Mid, role.Dark), "line"),
        ):
            for name in names:
                palette.setColor(name, self.color(token))
        for name in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, self.color("faint"))
        return palette
