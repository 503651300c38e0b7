"""Which advice about posts is wanted: kinds, listed words, words of one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reflectapp.domain.advice import AdviceChoices, AdviceKind
from reflectapp.publish.advice.lists import ListedWord
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.publish.advice_words import kind_name
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.rows import SettingRow
from reflectapp.ui.theme import S
from reflectapp.ui.widgets import FlowLayout, button, label, set_accessible

_ROLE = Qt.ItemDataRole.UserRole
_LISTED = frozenset({AdviceKind.LANGUAGE, AdviceKind.JARGON})


class AdviceKinds(QWidget):
    """A box for each kind of advice."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._advising, self._changes = context.session.advising, changes
        self.boxes: dict[AdviceKind, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(S)
        for number, kind in enumerate(AdviceKind):
            box = QCheckBox(kind_name(kind))
            set_accessible(box, kind_name(kind), self.tr("Give this kind of advice on posts"))
            box.clicked.connect(lambda on, chosen=kind: self._choose(chosen, is_on=on))
            self.boxes[kind] = box
            grid.addWidget(box, number // 2, number % 2)

    def show_choices(self, choices: AdviceChoices) -> None:
        """Show which kinds are wanted."""
        for kind, box in self.boxes.items():
            box.setChecked(choices.wants(kind, ""))

    def _choose(self, kind: AdviceKind, *, is_on: bool) -> None:
        advising = self._advising
        change = advising.bring_back if is_on else advising.silence
        self._changes.apply(lambda: change(kind))


class ListedWords(QWidget):
    """All words of the lists, each with a box, and a line to find one."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._advising, self._changes = context.session.advising, changes
        self._choices = AdviceChoices()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a word"))
        self.search.setAccessibleName(self.tr("Find a word that is advised about"))
        self.search.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Words that are advised about"))
        self.list.setMinimumHeight(230)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._choose)
        self.list.currentItemChanged.connect(lambda now, _: self._explain(now))
        self.more = label("", "small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        for part in (self.search, self.list, self.more):
            column.addWidget(part)

    def show_choices(self, choices: AdviceChoices) -> None:
        """Show which words are switched off; the list is read when it is first shown."""
        is_same = choices.silenced == self._choices.silenced and self.list.count() > 0
        self._choices = choices
        if not is_same:
            self._fill()

    def _fill(self) -> None:
        typed, chosen = self.search.text().casefold(), self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for kind, word in self._advising.listed():
            if typed in f"{word.key} {' '.join(word.phrases)}".casefold():
                self.list.addItem(self._item(kind, word))
        self.list.setCurrentRow(min(chosen, self.list.count() - 1))
        self.list.blockSignals(False)
        self._explain(self.list.currentItem())

    def _item(self, kind: AdviceKind, word: ListedWord) -> QListWidgetItem:
        item = QListWidgetItem(word.key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        is_on = (kind.value, word.key) not in self._choices.silenced
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        item.setData(_ROLE, (kind, word))
        item.setToolTip(_explained(word))
        return item

    def _choose(self, item: QListWidgetItem) -> None:
        kind, word = item.data(_ROLE)
        is_on = item.checkState() is Qt.CheckState.Checked
        change = self._advising.bring_back if is_on else self._advising.silence
        key = word.key
        self._changes.apply(lambda: change(kind, key))

    def _explain(self, item: QListWidgetItem | None) -> None:
        self.more.setText("" if item is None else _explained(item.data(_ROLE)[1]))


class OwnWordsToWeigh(QWidget):
    """Words of one's own, and what is silenced beside the lists: chips with a cross."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._changes = context, changes
        self._advising = context.session.advising
        self.chips = FlowLayout()
        self.empty = label(self.tr("None yet."), "muted")
        self.words, self.instead = QLineEdit(), QLineEdit()
        self.words.setPlaceholderText(self.tr("A word or two"))
        self.words.setAccessibleName(self.tr("A word to be told of"))
        self.instead.setPlaceholderText(self.tr("Rather (may stay empty)"))
        self.instead.setAccessibleName(self.tr("What to say rather"))
        self.add_button = button(self.tr("Add"))
        self.add_button.setAccessibleName(self.tr("Add the word to be told of"))
        for line in (self.words, self.instead):
            line.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self.words, 1)
        row.addWidget(self.instead, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.empty)
        column.addLayout(self.chips)
        column.addLayout(row)

    def show_choices(self, choices: AdviceChoices) -> None:
        """Show the writer's own words."""
        self.chips.clear()
        for word in choices.own:
            text = f"{word.words} → {word.instead}" if word.instead else word.words
            chip = _chip(self._context, text, self.tr("Be told of this word no more"))
            chip.clicked.connect(
                lambda _=False, w=word.words: self._changes.apply(
                    lambda: self._advising.remove_own(w)
                )
            )
            self.chips.addWidget(chip)
        self.empty.setVisible(not choices.own)

    def _add(self) -> None:
        words, instead = self.words.text().strip(), self.instead.text().strip()
        if words:
            self.words.clear()
            self.instead.clear()
            self.words.setFocus()
            self._changes.apply(lambda: self._advising.add_own(words, instead))


class SilencedWords(QWidget):
    """Abbreviations and own words that are never shown: chips that bring them back."""

    def __init__(self, context: Context, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._changes = context, changes
        self.chips = FlowLayout()
        self.empty = label(self.tr("None."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addLayout(self.chips)

    def show_choices(self, choices: AdviceChoices) -> None:
        """Show what was silenced word by word, outside the lists."""
        advising = self._context.session.advising
        self.chips.clear()
        shown = [
            (AdviceKind(kind), key)
            for kind, key in choices.silenced
            if key and AdviceKind(kind) not in _LISTED
        ]
        for kind, key in shown:
            chip = _chip(self._context, key, self.tr("Be told of it again"))
            chip.clicked.connect(
                lambda _=False, k=kind, w=key: self._changes.apply(
                    lambda: advising.bring_back(k, w)
                )
            )
            self.chips.addWidget(chip)
        self.empty.setVisible(not shown)


class AdviceSettings:
    """The rows about advice, for the section about publishing."""

    def __init__(self, context: Context, changes: Changes) -> None:
        self._context = context
        self.kinds = AdviceKinds(context, changes)
        self.listed = ListedWords(context, changes)
        self.own = OwnWordsToWeigh(context, changes)
        self.silenced = SilencedWords(context, changes)
        context.bus.settings_changed.connect(self._reload_if_shown)

    def rows(self) -> tuple[SettingRow, ...]:
        """Return a row for each part."""
        tr = self.kinds.tr
        also = tr("respectful language stigma advice words to weigh dismissed")
        texts = (
            (
                tr("Advice on posts"),
                tr("What the page of a post advises about. None of it holds a post back."),
                self.kinds,
            ),
            (
                tr("Words that are advised about"),
                tr("What is not ticked is left alone. Choose a word to see what is said of it."),
                self.listed,
            ),
            (
                tr("Words of your own"),
                tr("Be told when one of them stands in a post."),
                self.own,
            ),
            (
                tr("Left alone besides"),
                tr("Abbreviations and words that you did not want to be told of again."),
                self.silenced,
            ),
        )
        return tuple(SettingRow(*text, is_wide=True, also=also) for text in texts)

    def refresh(self) -> None:
        """Show what is stored."""
        choices = self._context.session.advising.choices()
        for part in (self.kinds, self.listed, self.own, self.silenced):
            part.show_choices(choices)

    def forget(self) -> None:
        """Show nothing of the writer's."""
        for part in (self.kinds, self.own, self.silenced):
            part.show_choices(AdviceChoices())
        self.listed.search.clear()
        self.own.words.clear()
        self.own.instead.clear()

    def _reload_if_shown(self) -> None:
        if self.kinds.isVisible():
            self.refresh()


def _explained(word: ListedWord) -> str:
    """Return what the list says of a word, in a line or two."""
    instead = " · ".join(word.instead)
    return " ".join(part for part in (instead + ".", word.why, word.source) if part)


def _chip(context: Context, text: str, tip: str) -> QPushButton:
    chip = button(text, "chip", icon=icon("x", context.theme, token="muted"), tip=tip)
    chip.setAccessibleName(f"{tip}: {text}")
    return chip
