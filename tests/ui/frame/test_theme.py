"""The look: contrast, sizes, and following the system."""

from __future__ import annotations

import ast
import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import reflectapp
from reflectapp import assets
from reflectapp.domain.preferences import Appearance
from reflectapp.ui.icons import icon
from reflectapp.ui.parts import IconLabel, button, icon_button
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


def _colours(shown: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    image = shown.pixmap(QSize(96, 96), mode).toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    pixels = [image.pixelColor(*point) for point in points]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_changes_its_colour_with_the_theme(theme: Theme, qtbot: QtBot) -> None:
    shown = QPushButton()
    qtbot.addWidget(shown)
    shown.setIcon(icon("circle", theme))
    seen = []
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        theme.choose(appearance=appearance)
        seen.append(_colours(shown.icon()))
    assert LIGHT["text"] in seen[0]
    assert DARK["text"] in seen[1]


def test_an_icon_changes_its_colour_in_actions_and_lists_too(theme: Theme, qtbot: QtBot) -> None:
    menu, listed = QMenu(), QListWidget()
    action = menu.addAction(icon("smile", theme, token="muted"), "Mood")
    item = QListWidgetItem(icon("smile", theme, token="muted"), "Mood")
    listed.addItem(item)
    qtbot.addWidget(menu)
    qtbot.addWidget(listed)
    theme.choose(appearance=Appearance.DARK)
    assert DARK["muted"] in _colours(action.icon())
    assert DARK["muted"] in _colours(item.icon())


def test_a_disabled_icon_is_faint(theme: Theme) -> None:
    assert LIGHT["faint"] in _colours(icon("circle", theme), QIcon.Mode.Disabled)


def test_no_icon_is_painted_by_an_engine_written_in_python() -> None:
    """PySide lets the garbage collector delete such an engine while buttons still use it."""
    sources = Path(reflectapp.__file__).parent.rglob("*.py")
    classes = [
        node
        for source in sources
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert len(classes) > 100
    assert not [c.name for c in classes if "QIconEngine" in map(ast.unparse, c.bases)]


def test_an_icon_outlives_every_collection_of_what_held_it(theme: Theme, qtbot: QtBot) -> None:
    shown = QPushButton()
    qtbot.addWidget(shown)

    class Holder:
        def __init__(self) -> None:
            self.icon, self.me = icon("circle", theme), self

    shown.setIcon(Holder().icon)
    gc.collect()
    assert LIGHT["text"] in _colours(shown.icon())
    assert LIGHT["text"] in _colours(QIcon(shown.icon()))


@pytest.mark.parametrize("scale", SCALES)
def test_icons_grow_with_the_type(theme: Theme, qtbot: QtBot, scale: int) -> None:
    page = QWidget()
    row = QHBoxLayout(page)
    alone, worded = icon_button(icon("x", theme), "Close"), button("Go", icon=icon("x", theme))
    looked_at = IconLabel(icon("info", theme), 22)
    for part in (alone, worded, looked_at):
        row.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    theme.choose(scale=scale)
    page.adjustSize()
    assert alone.iconSize().width() == round(18 * scale / 100)
    assert alone.width() == alone.height() == round(20 * scale / 100) + 12
    assert worded.iconSize().width() == round(16 * scale / 100)
    assert looked_at.width() == pytest.approx(22 * scale / 100, abs=1)


def test_a_missing_icon_draws_nothing_and_harms_nothing(theme: Theme) -> None:
    assert icon("no-such-picture", theme).isNull()
