"""What the writer told about themselves: terms that must never leave."""

from __future__ import annotations

from dataclasses import dataclass

from reflectapp.domain.finding import MAX_RENAME_WORDS, MAX_SUBSTITUTE
from reflectapp.domain.matching import key_of, same_name


@dataclass(frozen=True, slots=True)
class WriterProfile:
    """The writer's own identity terms; each may be empty."""

    name: str = ""
    employer: str = ""
    team: str = ""
    town: str = ""
    pen_name: str = ""
    """The one term that may stand on a blog, below the posts that the writer signs with it."""

    @property
    def public_name(self) -> str:
        """The pen name; empty where it is the real one, cut short or in another order.

        One word of the real name may be in it, two may not, nor its initials beside it: "Rowan
        Ashe" is whoever "Ashe, Rowan J." is, and "R. Ashe", and "R. A.", and "RA". Employer, team
        and town are no pen names: what may stand below a post is excused in all of it.
        """
        real, pen = _keys(self.name), _keys(self.pen_name)
        letters = {key[0] for key in real}
        is_short = len(pen) > 1 and all(key in (*real, *letters) for key in pen)
        initials = "".join(key_of(word)[:1] for word in self.name.split())
        is_short = is_short or (len(initials) > 1 and key_of(self.pen_name) == initials)
        shares = real and len(real & pen) >= min(2, len(real))
        own = (self.name, self.employer, self.team, self.town)
        is_real = any(same_name(self.pen_name, term) for term in own) or shares or is_short
        return "" if is_real else " ".join(self.pen_name.split())

    @property
    def signature(self) -> str:
        """What a post may be signed with: the public name, if it is no longer than a name is.

        No delay holds it, so it is no longer than the name that stands in for another.
        """
        name = self.public_name
        is_name = len(name) <= MAX_SUBSTITUTE and len(name.split()) <= MAX_RENAME_WORDS
        return name if is_name else ""


def _keys(name: str) -> set[str]:
    """Return the words of a name as they are compared."""
    return {key_of(word) for word in name.split()} - {""}
