"""The writer's choices, and the terms of their own that must never leave."""

from __future__ import annotations

from reflectapp.anonymise.pen_names import is_of_plain_words
from reflectapp.domain.clock import IdSource, TrustedClock
from reflectapp.domain.disclaimer import MAX_DISCLAIMER, Disclaimer
from reflectapp.domain.errors import TextTooLongError
from reflectapp.domain.matching import key_of
from reflectapp.domain.plain_words import NAMES_THAT_ARE_WORDS
from reflectapp.domain.post import DelayChange, DelayPolicy
from reflectapp.domain.preferences import Appearance, Preferences
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.storage.dictionary import own_words, save_own_words
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.settings import SettingsStore

__all__ = ["Appearance", "Preferences", "Settings"]


class Settings:
    """What the writer chose for this journal."""

    def __init__(
        self, store: SettingsStore, register: RegisterStore, clock: TrustedClock, ids: IdSource
    ) -> None:
        self._store, self._register = store, register
        self._clock, self._ids = clock, ids

    def preferences(self) -> Preferences:
        """Return the settings."""
        return self._store.preferences()

    def save(self, preferences: Preferences) -> None:
        """Keep the settings.

        Raises:
            SaveFailedError: Nothing was changed.
        """
        self._store.save_preferences(preferences)

    def profile(self) -> WriterProfile:
        """Return what the writer told about themselves."""
        return self._store.profile()

    def save_profile(self, profile: WriterProfile) -> None:
        """Keep what the writer told about themselves, and put it into the register.

        Subjects of terms that stay keep their aliases; those of terms that went are removed. A pen
        name of plain words is no subject: "saw the heron" is about nobody, and the gate lets a
        pen name stand anyway.

        Raises:
            SaveFailedError: Nothing was changed.
        """
        with self._store.db.transaction():
            before, wanted = _terms(self._store.profile()), _terms(profile)
            if _is_of_plain_words(profile.public_name):
                wanted.pop((SubjectKind.PERSON, profile.public_name), None)
            known = {
                (subject.kind, subject.name): subject
                for subject in self._register.register().subjects
                if subject.is_writer
            }
            for kind, name in before:
                if (kind, name) in known and (kind, name) not in wanted:
                    self._register.remove_subject(known[kind, name].id)
            for kind, name in wanted:
                if (kind, name) not in known:
                    aliases = _aliases(kind, name, profile.public_name)
                    self._register.save_subject(
                        Subject(self._ids.new_id(), kind, name, aliases, is_writer=True)
                    )
            self._store.save_profile(profile)

    def own_words(self) -> tuple[str, ...]:
        """Return what the writer put into the dictionary."""
        return own_words(self._store.db)

    def learn(self, word: str) -> None:
        """Put a word into the dictionary, once in whatever case.

        Raises:
            SaveFailedError: Nothing was changed.
        """
        with self._store.db.transaction():
            known = own_words(self._store.db)
            if word.casefold() not in {other.casefold() for other in known}:
                save_own_words(self._store.db, (*known, word))

    def unlearn(self, word: str) -> None:
        """Take a word out of the dictionary again.

        Raises:
            SaveFailedError: Nothing was changed.
        """
        with self._store.db.transaction():
            known = own_words(self._store.db)
            rest = tuple(other for other in known if other.casefold() != word.casefold())
            save_own_words(self._store.db, rest)

    def delay(self) -> DelayPolicy:
        """Return the delays chosen so far."""
        return self._store.delay()

    def set_delay(self, days: int) -> DelayPolicy:
        """Choose another delay, from now on; see `DelayPolicy` for what that means.

        Args:
            days: 1 to 365.

        Raises:
            ValueError: `days` lies outside.
            SaveFailedError: Nothing was changed.
        """
        change = DelayChange(self._clock.now(), days)
        DelayPolicy((change,))
        with self._store.db.transaction():
            if not self._store.has_delay() or self._store.delay().days != days:
                self._store.add_delay(change)
            return self._store.delay()

    def disclaimer(self) -> Disclaimer:
        """Return what the writer chose to stand below posts."""
        return self._store.disclaimer()

    def set_disclaimer(self, text: str) -> Disclaimer:
        """Choose what stands below posts; words of one's own wait out the delay first.

        Raises:
            TextTooLongError: It is longer than `MAX_DISCLAIMER`.
            SaveFailedError: Nothing was changed.
        """
        text = " ".join(text.split())
        if len(text) > MAX_DISCLAIMER:
            raise TextTooLongError(len(text), MAX_DISCLAIMER)
        with self._store.db.transaction():
            before = self._store.disclaimer()
            chosen = before.changed(text, self._clock.now(), self._store.delay())
            self._store.save_disclaimer(chosen)
            return chosen


def _aliases(kind: SubjectKind, name: str, pen_name: str) -> tuple[str, ...]:
    """Return a term and, for a person's name, its parts: first name and surname name too.

    What is a part of the pen name may stand on a blog.
    """
    if kind is not SubjectKind.PERSON or name == pen_name:
        return (name,)
    public = {part.casefold() for part in pen_name.split()}
    parts = (part for part in name.split() if part.casefold() not in public)
    return tuple(dict.fromkeys((name, *(part for part in parts if len(part) > 1))))


def _is_of_plain_words(pen_name: str) -> bool:
    """Say so of what would be found in any case; a single word that is a name needs its capital."""
    return is_of_plain_words(pen_name) and key_of(pen_name) not in NAMES_THAT_ARE_WORDS


def _terms(profile: WriterProfile) -> dict[tuple[SubjectKind, str], None]:
    """Return the terms that are filled in, in order, each once."""
    terms = (
        (SubjectKind.PERSON, profile.name),
        (SubjectKind.ORGANISATION, profile.employer),
        (SubjectKind.ORGANISATION, profile.team),
        (SubjectKind.PLACE, profile.town),
        (SubjectKind.PERSON, profile.pen_name),
    )
    return {(kind, " ".join(term.split())): None for kind, term in terms if term.strip()}
