"""What stands below a post, and whether it shares placeholders with others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from reflectapp.domain.series import MAX_SERIES_NAME, Series
from reflectapp.ui.icons import icon
from reflectapp.ui.publish.sheet import row_of
from reflectapp.ui.publish.shown import Shown
from reflectapp.ui.theme import S, Theme
from reflectapp.ui.widgets import Banner, Card, bring_into_sight, button, label, set_accessible


class NotesCard(Card):
    """Shows the notes of a post; tells what the writer wants of them."""

    disclaimer_wanted = Signal(bool)
    signature_wanted = Signal(bool)
    series_wanted = Signal(str, str)
    """Join the series of this id, or else begin one of this name; its risk is accepted."""
    series_unwanted = Signal()
    all_series_wanted = Signal()
    """To rename or end one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.caption.setText(self.tr("Notes and name"))
        self.caption.show()
        self._series: tuple[Series, ...] = ()
        self.disclaimer = QCheckBox(self.tr("Disclaimer below the post"))
        self.wording = label("", "small", wraps=True)
        self.sign = QCheckBox(self.tr("Signed with the pen name"))
        self.signature = label("", "small", wraps=True)
        self.edited = label("", "small", wraps=True)
        for box, tip in (
            (self.disclaimer, self.tr("Its words are chosen in Settings, Publishing")),
            (self.sign, self.tr("The pen name is chosen in Settings, You")),
        ):
            set_accessible(box, box.text(), tip)
        self.disclaimer.clicked.connect(self.disclaimer_wanted)
        self.sign.clicked.connect(self.signature_wanted)
        self.standing = label("", "body", wraps=True)
        self.begin = button(
            self.tr("Put it into a series"), tip=self.tr("Share placeholders with other posts")
        )
        self.begin.clicked.connect(self._ask)
        self.leave = button(self.tr("Take it out of the series"))
        self.leave.clicked.connect(self.series_unwanted)
        self.manage = button(self.tr("All series"), "quiet", tip=self.tr("Rename or end one"))
        self.manage.clicked.connect(self.all_series_wanted)
        self.asking = self._asking(theme)
        for part in (self.disclaimer, self.wording, self.sign, self.signature, self.edited):
            self.body.addWidget(part)
        self.body.addSpacing(S)
        self.body.addWidget(self.standing)
        self.body.addLayout(row_of(self.begin, self.leave, self.manage))
        self.body.addWidget(self.asking)

    def show_post(self, shown: Shown) -> None:
        """Show the notes of a post, and what is offered for it."""
        post, offered = shown.summary.post, shown.offered
        self.disclaimer.setChecked(post.has_disclaimer)
        self.wording.setText(offered.disclaimer or self.tr("There is no wording in the settings."))
        self.sign.setChecked(post.is_signed)
        self.sign.setEnabled(bool(offered.signature) or post.is_signed)
        self.signature.setText(
            self.tr("Written by {name}").format(name=offered.signature)
            if offered.signature
            else self.tr("Give yourself a pen name in Settings, You: not your own name.")
        )
        digest = shown.report.public.digest
        self.edited.setVisible(any(record.public_digest != digest for record in post.exports))
        self.edited.setText(self.tr("It left before: it will say on which day it was edited."))
        self._series = offered.series
        own = next((one for one in self._series if one.id == post.series_id), None)
        self.standing.setText(self._standing(own))
        self.leave.setVisible(own is not None)
        self.manage.setVisible(bool(self._series))
        if own is not None:
            self.asking.hide()
        self.begin.setVisible(own is None and self.asking.isHidden())

    def _standing(self, series: Series | None) -> str:
        if series is None:
            return self.tr("In no series: its placeholders are its own.")
        words = (
            self.tr("In the series “{name}”: from the first export on, its posts share their "
                    "placeholders.")
            if series.ended_at is None
            else self.tr("In the series “{name}”, which has ended: what left keeps the "
                         "placeholders that it shares.")
        )  # fmt: skip
        return words.format(name=series.name)

    def forget(self) -> None:
        """Show nothing of a post and keep nothing."""
        for words in (self.wording, self.signature, self.standing):
            words.clear()
        self.name.clear()
        self.choice.clear()
        self._series = ()
        self.asking.hide()

    def _ask(self) -> None:
        self.choice.clear()
        self.choice.addItem(self.tr("A new series"), "")
        for one in self._series:
            if one.ended_at is None:
                self.choice.addItem(one.name, one.id)
        self.choice.setVisible(self.choice.count() > 1)
        self.accepted.setChecked(False)
        self.name.clear()
        self._show_join()
        self.asking.show()
        # Hidden while it has the focus, a button takes the panel to whatever is next far above.
        (self.choice if self.choice.count() > 1 else self.name).setFocus()
        self.begin.hide()
        bring_into_sight(self.asking)

    def _show_join(self) -> None:
        is_new = not self.choice.currentData()
        self.name.setVisible(is_new)
        is_named = not is_new or bool(self.name.text().strip())
        self.join.setEnabled(self.accepted.isChecked() and is_named)

    def _stop_asking(self) -> None:
        self.begin.show()
        self.begin.setFocus()
        self.asking.hide()

    def _join(self) -> None:
        self.series_wanted.emit(str(self.choice.currentData() or ""), self.name.text().strip())
        self._stop_asking()

    def _asking(self, theme: Theme) -> QWidget:
        risk = Banner(
            "warning",
            icon("triangle-alert", theme),
            self.tr("What a series gives away"),
            self.tr(
                "The same person has the same placeholder in all its posts. So whatever they tell "
                "of [Person A] adds up, and who knows one detail can read the rest. What has left "
                "cannot be parted again."
            ),
        )
        self.choice = QComboBox()
        set_accessible(self.choice, self.tr("Series"), self.tr("Which series it joins"))
        self.choice.currentIndexChanged.connect(self._show_join)
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_SERIES_NAME)
        self.name.setPlaceholderText(self.tr("What you call it; stays in the journal"))
        set_accessible(self.name, self.tr("Name of the series"))
        self.name.textChanged.connect(self._show_join)
        self.accepted = QCheckBox(self.tr("I know and accept that"))
        set_accessible(self.accepted, self.accepted.text())
        self.accepted.toggled.connect(self._show_join)
        self.join = button(
            self.tr("Join"), "primary", tip=self.tr("Share placeholders from now on")
        )
        self.join.clicked.connect(self._join)
        self.cancel = button(self.tr("Cancel"), "quiet")
        self.cancel.clicked.connect(self._stop_asking)
        inside = Card()
        inside.setProperty("role", "canvas")
        inside.body.setContentsMargins(0, 0, 0, 0)
        for part in (risk, self.choice, self.name, self.accepted):
            inside.body.addWidget(part)
        inside.body.addLayout(row_of(self.join, self.cancel))
        inside.hide()
        return inside
