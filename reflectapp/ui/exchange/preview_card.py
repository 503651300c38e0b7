"""What a file would bring in, before anything is changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from reflectapp.services.import_preview import Preview
from reflectapp.ui.messages import counted, format_short
from reflectapp.ui.messages.importing import format_name, loss_words, place_words, why_words
from reflectapp.ui.theme import Theme
from reflectapp.ui.widgets import Card, label

_ROWS = 6
_ROW_HEIGHT = 31


class PreviewCard(Card):
    """Counts, days, first lines, duplicates, and what cannot be read with the reason."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self.count = label("", "lead", wraps=True)
        self.facts = label("", "body", wraps=True)
        self.first = self._list(self.tr("The first entries"))
        self.first_caption = label(self.tr("The first ones"), "caption")
        self.refused_caption = label(self.tr("What cannot come in"), "caption")
        self.refused = self._list(self.tr("What cannot come in, and why"))
        for part in (
            self.count,
            self.facts,
            self.first_caption,
            self.first,
            self.refused_caption,
            self.refused,
        ):
            self.body.addWidget(part)
        theme.changed.connect(self._fit)

    def show_preview(self, preview: Preview, delay_days: int) -> None:
        """Show what was found."""
        self.count.setText(
            counted(
                preview.entries,
                self.tr("One entry would come in"),
                self.tr("{count} entries would come in"),
            )
            if preview.entries
            else self.tr("Nothing new would come in")
        )
        self.facts.setText("\n".join(self._facts(preview, delay_days)))
        self.first.clear()
        for offered in preview.titles:
            words = offered.label or self.tr("Entry without words")
            self.first.addItem(f"{format_short(offered.happened_on)}  ·  {words}")
        self.refused.clear()
        for refusal in preview.refusals:
            place = place_words(refusal.place)
            self.refused.addItem(f"{place}: {why_words(refusal.why)}")
        more = sum(count for _, count in preview.refused) - len(preview.refusals)
        if more > 0:
            self.refused.addItem(self.tr("and {count} more").format(count=f"{more:,}"))
        for row in range(self.refused.count()):
            self.refused.item(row).setToolTip(self.refused.item(row).text())
        self._fit()

    def forget(self) -> None:
        """Show nothing."""
        for part in (self.count, self.facts, self.first, self.refused):
            part.clear()

    def _facts(self, preview: Preview, delay_days: int) -> list[str]:
        facts = [self.tr("Format: {name}").format(name=format_name(preview.format))]
        if preview.first_day is not None and preview.last_day is not None:
            words = (
                self.tr("The day is {first}, and it stays so.")
                if preview.first_day == preview.last_day
                else self.tr("From {first} to {last}; every entry keeps its own day.")
            )
            first, last = format_short(preview.first_day), format_short(preview.last_day)
            facts.append(words.format(first=first, last=last))
        if preview.entries:
            facts.append(
                self.tr(
                    "For publishing, the words count as written today: they wait the whole delay "
                    "of {days} days, whatever their day."
                ).format(days=delay_days)
            )
        if preview.duplicates:
            facts.append(
                counted(
                    preview.duplicates,
                    self.tr("One is left out: the journal, or the file further up, has it."),
                    self.tr("{count} are left out: the journal, or the file further up, has them."),
                )
            )
        facts += [
            self.tr("{count} of them: {what}.").format(count=f"{count:,}", what=loss_words(loss))
            for loss, count in preview.losses
        ]
        facts += [
            self.tr("{count} cannot come in: {why}.").format(
                count=f"{count:,}", why=self._why(why_words(why), count)
            )
            for why, count in preview.refused
        ]
        return facts

    def _why(self, words: str, count: int) -> str:
        return words if count == 1 else self.tr("each {why}").format(why=words)

    def _list(self, name: str) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(name)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setUniformItemSizes(True)
        return made

    def _fit(self) -> None:
        for caption, part in (
            (self.first_caption, self.first),
            (self.refused_caption, self.refused),
        ):
            part.setVisible(part.count() > 0)
            caption.setVisible(part.count() > 0)
            height = min(part.count(), _ROWS) * self._theme.scaled(_ROW_HEIGHT) + 4
            part.setFixedHeight(height)
