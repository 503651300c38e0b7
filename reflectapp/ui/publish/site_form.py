"""What a site is called and where it will stand, asked before it is made."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from reflectapp.domain.site_face import MAX_SITE_ADDRESS, MAX_SITE_TITLE, NO_FACE, SiteFace
from reflectapp.ui.publish.sheet import row_of
from reflectapp.ui.theme import M, S
from reflectapp.ui.widgets import Card, bring_into_sight, button, label, set_accessible


class SiteForm(Card):
    """Two lines that may stay empty; hides itself when it is left."""

    wanted = Signal(str, str)
    """Make it, with this title and address."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.caption.setText(self.tr("A site of all that left"))
        self.caption.show()
        self.title, self.address = QLineEdit(), QLineEdit()
        self.title.setMaxLength(MAX_SITE_TITLE)
        self.address.setMaxLength(MAX_SITE_ADDRESS)
        self.title.setPlaceholderText(self.tr("“Posts” where it stays empty"))
        self.address.setPlaceholderText(self.tr("For instance https://example.org/notes/"))
        set_accessible(self.title, self.tr("Title of the site"))
        set_accessible(self.address, self.tr("Address of the site"))
        self.problem = label("", "error", wraps=True)
        self.make = button(self.tr("Choose folder and make it"), "primary", shortcut="Return")
        self.make.clicked.connect(self._want)
        for field in (self.title, self.address):
            field.returnPressed.connect(self._want)
            field.textEdited.connect(lambda _: self.problem.hide())
        self.cancel = button(self.tr("Cancel"), "quiet", shortcut="Esc")
        self.cancel.clicked.connect(self.leave)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.leave)
        self._arrange()
        self.hide()

    def ask(self, face: SiteFace) -> None:
        """Ask, beginning with what was said the last time."""
        self._show(face)
        self.show()
        self.title.setFocus()
        self.title.selectAll()
        bring_into_sight(self)

    def say(self, words: str) -> None:
        """Say why this cannot be."""
        self.problem.setText(words)
        self.problem.show()
        self.title.setFocus()

    def leave(self) -> None:
        """Ask no more; what stands there is kept for the next time."""
        # First the keyboard, then the form: hidden with the focus, it hands that on to anything.
        self.left.emit()
        self.hide()

    def forget(self) -> None:
        """Ask nothing and keep nothing."""
        self.hide()
        self._show(NO_FACE)

    def _show(self, face: SiteFace) -> None:
        self.title.setText(face.title)
        self.address.setText(face.address)
        self.problem.clear()
        self.problem.hide()

    def _want(self) -> None:
        self.problem.hide()
        self.wanted.emit(self.title.text(), self.address.text())

    def _arrange(self) -> None:
        words = self.tr(
            "One folder with a page for each post, an index and a feed, to put on any host. Title "
            "and address are public words, too: names are looked for in them. They are kept for "
            "the next time."
        )
        self.body.addWidget(label(words, "muted", wraps=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(S)
        grid.setColumnStretch(1, 1)
        names = (self.tr("Title"), self.tr("Address"))
        for row, (name, field) in enumerate(zip(names, (self.title, self.address), strict=True)):
            caption = label(name, "heading")
            caption.setBuddy(field)
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
        why = self.tr(
            "With the address, feed readers find the posts wherever they take the feed from."
        )
        grid.addWidget(label(why, "small", wraps=True), 2, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.problem)
        self.body.addLayout(row_of(self.make, self.cancel))
