"""The wording of the disclaimer: the program's at once, one's own after the delay."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from reflectapp.domain.disclaimer import DISCLAIMERS, MAX_DISCLAIMER, Disclaimer
from reflectapp.ui.context import Context
from reflectapp.ui.messages import format_day
from reflectapp.ui.publish.sheet import row_of
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.theme import S
from reflectapp.ui.widgets import button, label, set_accessible


class DisclaimerField(QWidget):
    """Offers wordings, takes another, and says from when on it stands below posts."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._changes = context, changes
        self.choice = QComboBox()
        self.choice.setEditable(True)
        self.choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.choice.addItems(DISCLAIMERS)
        self.choice.setMinimumContentsLength(24)
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        set_accessible(self.choice, self.tr("Wording"), self.tr("Choose one, or type your own"))
        line = self.choice.lineEdit()
        if line is not None:
            line.setMaxLength(MAX_DISCLAIMER)
            line.setAccessibleName(self.tr("Wording of the disclaimer"))
            line.setPlaceholderText(self.tr("No wording: nothing stands below posts"))
        self.choice.editTextChanged.connect(self._explain)
        self.use = button(self.tr("Use this"), tip=self.tr("Use this wording from now on"))
        self.use.clicked.connect(self._store)
        self.effect = label("", "small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.choice)
        column.addLayout(row_of(self.use))
        column.addWidget(self.effect)

    def refresh(self) -> None:
        """Show the wording that was chosen."""
        self.choice.setEditText(self._chosen.text)
        self._explain()

    def forget(self) -> None:
        """Show no words of the writer's."""
        self.choice.setEditText("")
        self.effect.clear()

    @property
    def _chosen(self) -> Disclaimer:
        return self._context.session.settings.disclaimer()

    def _explain(self) -> None:
        text, chosen = " ".join(self.choice.currentText().split()), self._chosen
        self.use.setEnabled(text != chosen.text)
        if text == chosen.text:
            words = self._standing(chosen)
        elif not text or text in DISCLAIMERS:
            words = self.tr("This will hold at once.")
        else:
            words = self.tr(
                "Words of your own wait out the delay first, as in a post; until then the wording "
                "of before stands."
            )
        self.effect.setText(words)

    def _standing(self, chosen: Disclaimer) -> str:
        session = self._context.session
        policy, clock = session.settings.delay(), session.clock
        ripens_at = chosen.ripens_at(policy)
        if ripens_at is None or chosen.is_ripe(clock.now(), policy):
            return self.tr("In force.") if chosen.text else self.tr("Nothing stands below posts.")
        return self.tr("Stands below posts from {day} on; until then: {before}").format(
            day=format_day(clock.local(ripens_at).date()),
            before=f"“{chosen.before}”" if chosen.before else self.tr("nothing"),
        )

    def _store(self) -> None:
        text, settings = self.choice.currentText(), self._context.session.settings
        # The button is of no use any more, and would leave the focus anywhere.
        self.choice.setFocus()
        self._changes.apply(lambda: settings.set_disclaimer(text), self._explain)
