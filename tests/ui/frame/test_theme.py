"""The look: contrast, sizes, and following the system."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reflectapp import assets
from reflectapp.domain.preferences import Appearance
from reflectapp.ui.icons import icon
from reflectapp.ui.theme import SCALES, Theme
from reflectapp.ui.tokens import DARK, EDGE_ON, LIGHT, TEXT_ON

THEMES = {"light": LIGHT, "dark": DARK}


def _luminance(colour: str) -> float:
    """Relative luminance as in WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_contrast_formula_gives_21_for_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"), [(text, ground) for text, all_ in TEXT_ON.items() for ground in all_]
)
def test_every_text_stands_out_from_its_ground(name: str, text: str, ground: str) -> None:
    tokens = THEMES[name]
    assert contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("edge", "ground"), [(edge, ground) for edge, all_ in EDGE_ON.items() for ground in all_]
)
def test_every_edge_that_means_something_can_be_seen(name: str, edge: str, ground: str) -> None:
    tokens = THEMES[name]
    assert contrast(tokens[edge], tokens[ground]) >= 3


def test_both_themes_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert all(
        re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", c) for t in (LIGHT, DARK) for c in t.values()
    )


def test_every_text_colour_of_the_style_sheet_is_in_the_contrast_list(theme: Theme) -> None:
    sheet = (theme.resources / "style.qss").read_text()
    used = set(re.findall(r"(?<![-\w])color:\s*\$(\w+)", sheet))
    used |= set(re.findall(r"(?:selection|placeholder-text)-color:\s*\$(\w+)", sheet))
    assert used - {"mode"} <= TEXT_ON.keys()


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_a_chosen_appearance_colours_the_whole_application(
    theme: Theme, qapp: QApplication, appearance: Appearance
) -> None:
    theme.choose(appearance=appearance)
    wanted = THEMES[appearance.value]["paper"]
    assert qapp.palette().window().color() == QColor(wanted)
    assert wanted in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_the_look_follows_the_system_while_nothing_is_chosen(qapp: QApplication) -> None:
    now = [Qt.ColorScheme.Light]
    theme = Theme(assets.resource(), system_scheme=lambda: now[0])
    theme.apply(qapp)
    assert theme.token("paper") == LIGHT["paper"]
    now[0] = Qt.ColorScheme.Dark
    qapp.styleHints().colorSchemeChanged.emit(now[0])
    assert DARK["paper"] in qapp.styleSheet()


def test_what_was_chosen_stays_when_the_system_changes(qapp: QApplication) -> None:
    theme = Theme(assets.resource(), system_scheme=lambda: Qt.ColorScheme.Dark)
    theme.apply(qapp)
    theme.choose(appearance=Appearance.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert LIGHT["paper"] in qapp.styleSheet()


@pytest.mark.parametrize("scale", SCALES)
def test_type_grows_with_the_scale(
    theme: Theme, qtbot: QtBot, qapp: QApplication, scale: int
) -> None:
    shown = QLabel("Reflect")
    shown.setProperty("role", "title")
    qtbot.addWidget(shown)
    theme.choose(scale=scale)
    shown.ensurePolished()
    assert shown.font().pixelSize() == round(28 * scale / 100)
    theme.choose(scale=100)


def test_an_icon_changes_its_colour_with_the_theme(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setIcon(icon("circle", theme, 24))
    seen = []
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        theme.choose(appearance=appearance)
        image = button.icon().pixmap(24, 24).toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(24)
            for y in range(24)
            if image.pixelColor(x, y).alpha() == 255
        }
        seen.append(colours)
    assert LIGHT["text"] in seen[0]
    assert DARK["text"] in seen[1]


def test_a_missing_icon_draws_nothing_and_harms_nothing(theme: Theme) -> None:
    assert icon("no-such-picture", theme).isNull()
