"""The formats a post can leave in, each with a word on what it is for."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reflectapp.services.publishing import FORMATS
from reflectapp.ui.review.chooser import paint_row_ground
from reflectapp.ui.theme import XS, M, Theme
from reflectapp.ui.widgets import label, set_accessible

_LIST_WIDTH = 520
translate = QCoreApplication.translate


def format_name(name: str) -> str:
    """Return what a format is called."""
    names = {
        "markdown": "Markdown",
        "html": translate("Publish", "Web page"),
        "text": translate("Publish", "Plain text"),
        "docx": "Word",
        "pdf": "PDF",
        "rich-text": translate("Publish", "Rich text, on the clipboard"),
        "wordpress": "WordPress",
        "ghost": "Ghost",
        "blogger": "Blogger",
        "hugo": "Hugo",
        "jekyll": "Jekyll",
        "eleventy": "Eleventy",
        "pelican": "Pelican",
        "site": translate("Publish", "Page of a site"),
    }
    return names.get(name, name)


def format_purpose(name: str) -> str:
    """Return what a format is for, and what becomes of the post there."""
    return {
        "markdown": translate("Publish", "For editors and blogs that take Markdown. A draft."),
        "html": translate("Publish", "One page that opens in any browser and needs nothing else."),
        "text": translate("Publish", "To paste where no markup is taken."),
        "docx": translate("Publish", "To hand on to somebody who works in Word."),
        "pdf": translate("Publish", "To print, or to hand on as it is."),
        "rich-text": translate(
            "Publish", "To paste into Medium, Substack or LinkedIn. It stays on the clipboard."
        ),
        "wordpress": translate(
            "Publish", "In WordPress: Tools, Import, WordPress. It arrives as a draft."
        ),
        "ghost": translate("Publish", "In Ghost: Settings, Import. It arrives as a draft."),
        "blogger": translate(
            "Publish", "In Blogger: Settings, Import content. It arrives as a draft."
        ),
        "hugo": translate("Publish", "Into the content folder of a Hugo site. A draft."),
        "jekyll": translate(
            "Publish", "Into the _posts folder of a Jekyll site. Not published until you say so."
        ),
        "eleventy": translate(
            "Publish",
            "Into an Eleventy site. To publish, take out draft, permalink and the line below.",
        ),
        "pelican": translate("Publish", "Into the content folder of a Pelican site. A draft."),
    }.get(name, "")


class FormatChoice(QWidget):
    """One format of all, and what it is for."""

    chosen = Signal(str)
    """The format, when the writer chose it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        set_accessible(self.box, self.tr("Format"), self.tr("What the post is written as"))
        for name in FORMATS:
            self.box.addItem(format_name(name), name)
            purpose = format_purpose(name)
            place = self.box.count() - 1
            self.box.setItemData(place, purpose, Qt.ItemDataRole.AccessibleDescriptionRole)
        self.box.setMaxVisibleItems(len(FORMATS))
        self.box.setItemDelegate(_Lines(theme, self.box))
        self._theme = theme
        theme.changed.connect(self._widen)
        self._widen()
        self.box.activated.connect(lambda _: self._choose())
        self.purpose = label("", "muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(self.box)
        column.addWidget(self.purpose)
        self.setFocusProxy(self.box)

    def set_current(self, name: str) -> None:
        """Show a format."""
        self.box.setCurrentIndex(self.box.findData(name))
        self.purpose.setText(format_purpose(name))
        self.box.setAccessibleDescription(format_purpose(name))

    def _widen(self) -> None:
        """The box is as narrow as its column; its list is not."""
        self.box.view().setMinimumWidth(self._theme.scaled(_LIST_WIDTH))

    def _choose(self) -> None:
        name = str(self.box.currentData())
        self.set_current(name)
        self.chosen.emit(name)


class _Lines(QStyledItemDelegate):
    """Paints a format: its name, and below it what it is for."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, self._theme.scaled(46))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        rect = option.rect.adjusted(1, 1, -1, -1)
        paint_row_ground(painter, option, rect, self._theme)
        inner = rect.adjusted(M, XS, -M, -XS)
        half = inner.height() // 2
        top = QRect(inner.left(), inner.top(), inner.width(), half)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        self._text(painter, top, "text", 14, words)
        purpose = str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) or "")
        self._text(painter, top.translated(0, half), "muted", 12, purpose)
        painter.restore()

    def _text(self, painter: QPainter, rect: QRect, token: str, size: int, words: str) -> None:
        font = self._theme.font(size)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        fitting = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)
