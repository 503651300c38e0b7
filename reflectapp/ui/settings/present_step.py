"""The step that asks for what opens the journal now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from typing_extensions import override

from reflectapp.ui.theme import S, Theme
from reflectapp.ui.unlock.fields import PassphraseField
from reflectapp.ui.unlock.step import Step
from reflectapp.ui.widgets import label


class PresentStep(Step):
    """The secret that opens the journal now: only who has it may change it."""

    def __init__(
        self, theme: Theme, words: tuple[str, str, str], check: Callable[[str], None]
    ) -> None:
        """`words` are title, lead and a note; `check` takes a second and raises an error."""
        super().__init__()
        self._check = check
        title, lead, note = words
        self.headline(title, lead)
        self.field = PassphraseField(theme, title)
        self.field.changed.connect(lambda _: self.changed.emit())
        self.body.addWidget(self.field)
        self.body.addSpacing(S)
        self.body.addWidget(label(note, "muted", wraps=True))
        self.body.addStretch(1)

    @property
    def secret(self) -> str:
        """What was typed."""
        return self.field.text()

    @override
    def begin(self) -> None:
        """Put the focus into the field."""
        self.field.setFocus()
        self.field.edit.selectAll()

    @override
    def problem(self) -> str:
        """Ask for what is empty."""
        return "" if self.secret else self.tr("Type it first.")

    @override
    def work(self) -> Callable[[], object]:
        """See whether it opens the journal."""
        return partial(self._check, self.secret)

    @override
    def forget(self) -> None:
        """Clear the field."""
        self.field.clear()
