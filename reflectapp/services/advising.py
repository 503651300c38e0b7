"""Advice about a post before it leaves: what it tells in sum, and words to weigh."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reflectapp.domain.advice import Advice, AdviceChoices, AdviceKind, OwnWord
from reflectapp.domain.disclosure import LeftTelling
from reflectapp.domain.entry import first_words
from reflectapp.publish.advice.advising import advice_on
from reflectapp.publish.advice.lists import ListedWord, jargon, respectful
from reflectapp.publish.checks import Place
from reflectapp.publish.disclosures.beside import told_beside
from reflectapp.publish.disclosures.summing import Disclosures, summed
from reflectapp.services.telling import Tellings
from reflectapp.storage.advice import advice_choices, save_advice_choices
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.posts import PostStore
from reflectapp.storage.settings import SettingsStore

NOTHING_TOLD = Disclosures((), ())


@dataclass(frozen=True, slots=True)
class PostAdvice:
    """All advice about one post; none of it stands in its way."""

    disclosures: Disclosures
    advice: tuple[Advice, ...]
    set_aside: int
    """How much advice the writer has set aside for this post."""
    names: dict[str, str]
    """What the subjects are called in the register, by id; shown to the writer alone."""
    titles: dict[str, str]
    """What earlier posts are called in the journal, by id."""
    beside: Mapping[str, Place] = field(default_factory=dict)
    """Where passages stand that are no part of the text, by their words."""
    is_analysed: bool = True


class Advising:
    """Gives advice, and remembers which of it is not wanted."""

    def __init__(
        self, entries: EntryStore, posts: PostStore, settings: SettingsStore, tellings: Tellings
    ) -> None:
        self._entries, self._posts = entries, posts
        self._settings, self._tellings = settings, tellings

    def advice(self, post_id: str) -> PostAdvice:
        """Return the advice about a post as it stands; none while its text is not analysed.

        Raises:
            NotFoundError: There is no such post.
        """
        with self._posts.db.transaction():
            case = self._tellings.case(post_id)
            if case.public is None:
                return PostAdvice(NOTHING_TOLD, (), 0, {}, {}, is_analysed=False)
            aside = self._tellings.store.aside(post_id)
            earlier = self._tellings.earlier(case)
            titles = {left.post_id: self._title(left) for left in (*earlier.others, *earlier.own)}
            choices = self.choices()
        found = advice_on(case.public, choices)
        shown = tuple(one for one in found if (one.kind.value, one.key) not in aside)
        beside = told_beside(case.post.content_note, case.ending)
        return PostAdvice(
            summed(self._tellings.of(case), earlier),
            shown,
            len(found) - len(shown),
            {subject.id: subject.name for subject in case.register.subjects},
            titles,
            {
                fact.passage: place
                for place, telling in beside.items()
                for told in telling.people
                for fact in told.facts
            },
        )

    def set_aside(self, post_id: str, advice: Advice) -> None:
        """Show this advice about this post no more."""
        self._tellings.store.set_aside(post_id, advice.kind, advice.key)

    def take_up(self, post_id: str, advice: Advice) -> None:
        """Undo `set_aside`."""
        self._tellings.store.take_up(post_id, advice.kind, advice.key)

    def take_all_up(self, post_id: str) -> None:
        """Show again all advice about a post that was set aside."""
        self._tellings.store.take_all_up(post_id)

    def choices(self) -> AdviceChoices:
        """Return which advice is wanted in this journal."""
        return advice_choices(self._settings.db)

    def silence(self, kind: AdviceKind, key: str = "") -> None:
        """Never show advice about a word again in this journal; without a key, about the kind."""
        self._choose(lambda choices: choices.without(kind, key))

    def bring_back(self, kind: AdviceKind, key: str = "") -> None:
        """Undo `silence`."""
        self._choose(lambda choices: choices.with_back(kind, key))

    def listed(self) -> tuple[tuple[AdviceKind, ListedWord], ...]:
        """Return the words of the lists by the alphabet, each with the kind of its list."""
        lists = ((AdviceKind.LANGUAGE, respectful()), (AdviceKind.JARGON, jargon()))
        found = [(kind, word) for kind, one in lists for word in one.words.values()]
        return tuple(sorted(found, key=lambda pair: _without_article(pair[1].key)))

    def add_own(self, words: str, instead: str = "") -> None:
        """Advise from now on about words of the writer's own; blank ones are no words."""
        word = OwnWord(" ".join(words.split()), " ".join(instead.split()))
        if any(c.isalnum() for c in word.words):
            self._choose(lambda choices: choices.with_own(word))

    def remove_own(self, words: str) -> None:
        """Undo `add_own`."""
        self._choose(lambda choices: choices.without_own(words))

    def _choose(self, change: Callable[[AdviceChoices], AdviceChoices]) -> None:
        with self._settings.db.transaction():
            before = self.choices()
            after = change(before)
            if after != before:
                save_advice_choices(self._settings.db, after)

    def _title(self, left: LeftTelling) -> str:
        if not left.post_id:
            return left.file_name
        entry = self._entries.entry(self._posts.post(left.post_id).entry_id)
        return entry.title.strip() or first_words(entry.body)


def _without_article(words: str) -> str:
    for article in ("a ", "an ", "the "):
        words = words.removeprefix(article)
    return words.casefold()
