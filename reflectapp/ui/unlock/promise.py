"""The first step: what this is, and what it cannot promise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectapp.ui.icons import icon
from reflectapp.ui.theme import XS, M, S, Theme
from reflectapp.ui.unlock.step import Step
from reflectapp.ui.widgets import Banner, IconLabel, label


class PromiseStep(Step):
    """Three promises, and the two sentences of product.md, rule 8."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline(self.tr("A quiet place for what a shift leaves behind"))
        points = (
            (
                "lock",
                self.tr("What you write is yours"),
                self.tr(
                    "Everything is encrypted on this computer from the first letter. "
                    "There is no account, and nothing is sent anywhere."
                ),
            ),
            (
                "eye-off",
                self.tr("Names stay out of what you publish"),
                self.tr(
                    "Before a post leaves, Reflect looks for names, places and numbers, "
                    "and asks you about each one."
                ),
            ),
            (
                "hourglass",
                self.tr("Time before publishing"),
                self.tr(
                    "Every word waits some days before it may leave, "
                    "and you read it again with fresh eyes."
                ),
            ),
        )
        for name, heading, text in points:
            self.body.addLayout(_point(theme, name, heading, text))
        self.body.addSpacing(S)
        self.body.addWidget(
            Banner(
                "warning",
                icon("triangle-alert", theme, token="warning"),
                self.tr("What no program can promise"),
                self.tr(
                    "Reflective notes can be asked for in a records request or by a court, "
                    "however private they are. And people may recognise themselves in a text "
                    "that names nobody, so the last judgement stays with you."
                ),
            )
        )
        self.body.addStretch(1)


def _point(theme: Theme, name: str, heading: str, text: str) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(heading, "heading"))
    words.addWidget(label(text, "muted", wraps=True))
    row = QHBoxLayout()
    row.setContentsMargins(0, XS, 0, XS)
    row.setSpacing(M)
    picture = IconLabel(icon(name, theme, token="accent"), 22)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row
