"""Every key of the review on one sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from reflectapp.ui.review.popover import Popover
from reflectapp.ui.theme import XL, S
from reflectapp.ui.widgets import label


class KeysSheet(Popover):
    """Says what each key does."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, self.tr("Keys"))
        rows = (
            (self.tr("J, K or arrows"), self.tr("next and previous finding")),
            (self.tr("Return"), self.tr("next finding without a decision")),
            ("R", self.tr("replace by a placeholder")),
            ("G", self.tr("say it in general terms")),
            ("N", self.tr("use another name")),
            ("X", self.tr("leave out the words or the sentence")),
            (self.tr("Space"), self.tr("keep, with a reason")),
            ("A", self.tr("answer for every mention of the subject")),
            ("F", self.tr("mark the selected words by hand")),
            (self.tr("Shift+Return"), self.tr("confirm everything proposed")),
            (self.tr("U or Ctrl+Z"), self.tr("undo")),
            ("Ctrl+Shift+Z", self.tr("redo")),
            (self.tr("Delete"), self.tr("take this decision back")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(XL)
        grid.setVerticalSpacing(S)
        for number, (keys, words) in enumerate(rows):
            grid.addWidget(label(keys, "heading"), number, 0)
            grid.addWidget(label(words), number, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.finish(None, leave=self.tr("Close"))
        self.setFixedWidth(440)
