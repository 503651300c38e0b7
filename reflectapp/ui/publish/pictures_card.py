"""The pictures that a post refers to: each shown, asked about, and taken along or left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from reflectapp.services.post_pictures import OfferedPicture
from reflectapp.ui.theme import XS, S, Theme
from reflectapp.ui.widgets import Card, divider, label, set_accessible

_TALLEST, _WIDEST = 150, 280


class PicturesCard(Card):
    """Shows each picture as it would leave; tells what the writer answers."""

    taken = Signal(str)
    """The digest of a picture that shows nobody, and goes along."""
    left_out = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self.caption.setText(self.tr("Pictures"))
        self.caption.show()
        self.rows: list[PictureRow] = []
        self._parts: list[QWidget] = []
        self._shown: tuple[OfferedPicture, ...] = ()
        self.hide()

    def show_pictures(self, pictures: tuple[OfferedPicture, ...]) -> None:
        """Show the pictures of a post; where there are none, nothing."""
        if [_seen(picture) for picture in pictures] == [_seen(other) for other in self._shown]:
            # The same pictures: what has the focus keeps it.
            for row, picture in zip(self.rows, pictures, strict=True):
                row.show_answer(is_taken=picture.is_taken)
            self._shown = pictures
            return
        self.forget()
        self._shown = pictures
        if not pictures:
            return
        self._add(
            label(
                self.tr(
                    "A picture that goes along is painted anew: place, time and camera are not in "
                    "it. It waits as new words do, from your answer on."
                ),
                "small",
                wraps=True,
            )
        )
        for number, picture in enumerate(pictures):
            if number:
                self._add(divider())
            row = PictureRow(self._theme, picture)
            row.taken.connect(self.taken)
            row.left_out.connect(self.left_out)
            self.rows.append(row)
            self._add(row)
        self.show()

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.rows, self._parts, self._shown = [], [], ()
        self.hide()

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self.body.addWidget(part)


class PictureRow(QWidget):
    """One picture, and the question about it."""

    taken = Signal(str)
    left_out = Signal(str)

    def __init__(
        self, theme: Theme, picture: OfferedPicture, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        name = picture.words.strip() or self.tr("Picture without words")
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, XS, 0, XS)
        column.setSpacing(S)
        self.leave = QRadioButton(self.tr("Leave it out"))
        self.take = QRadioButton(self.tr("It shows nobody: take it along"))
        group = QButtonGroup(self)
        for choice, tip in (
            (self.leave, self.tr("Only the words about it leave")),
            (self.take, self.tr("It leaves with the post in every format but plain text")),
        ):
            group.addButton(choice)
            set_accessible(choice, f"{choice.text()}: {name}", tip)
        self.leave.clicked.connect(lambda: self.left_out.emit(picture.digest))
        self.take.clicked.connect(lambda: self.taken.emit(picture.digest))
        if not picture.digest:
            for choice in (self.leave, self.take):
                choice.setParent(self)
                choice.hide()
            column.addWidget(label(name, "body", wraps=True))
            column.addWidget(label(self._why_not(), "small", wraps=True))
            return
        column.addWidget(_thumbnail(theme, picture), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(name, "body", wraps=True))
        size = self.tr("{width} × {height} pixels, {size} KB as it would leave").format(
            width=picture.width, height=picture.height, size=max(1, picture.size // 1024)
        )
        column.addWidget(label(size, "small", wraps=True))
        question = self.tr(
            "Pictures can show faces, name badges, screens, views from a window. "
            "Does this one show anybody or any place?"
        )
        column.addWidget(label(question, "body", wraps=True))
        column.addWidget(self.leave)
        column.addWidget(self.take)
        self.show_answer(is_taken=picture.is_taken)

    def show_answer(self, *, is_taken: bool) -> None:
        """Show what was answered."""
        (self.take if is_taken else self.leave).setChecked(True)

    def _why_not(self) -> str:
        return self.tr(
            "It cannot go along: nothing is there, or no PNG, JPEG, WebP or GIF of at most 20 MB "
            "and 40 megapixels."
        )


def _thumbnail(theme: Theme, picture: OfferedPicture) -> QLabel:
    pixmap = QPixmap()
    pixmap.loadFromData(picture.thumbnail)
    shown = QLabel()
    shown.setPixmap(
        pixmap.scaled(
            theme.scaled(_WIDEST),
            theme.scaled(_TALLEST),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    )
    shown.setAccessibleName(picture.words)
    return shown


def _seen(picture: OfferedPicture) -> tuple[str, str]:
    return picture.words, picture.digest
