"""Takes invented entries towards a blog by the real review and the real gate."""

from __future__ import annotations

from pathlib import Path

from reflectapp.domain.entry import Mood
from reflectapp.domain.finding import Action, Kind
from reflectapp.domain.post import CheckIn, Consent
from reflectapp.publish.report import Refusal
from reflectapp.services.review import ItemState, ReviewItem, ReviewState
from reflectapp.services.session import Session

CHECK_IN = CheckIn(
    reasons=(
        "It may help a student who thinks that waiting is not work.",
        "I would have liked to read it in my own first month.",
    ),
    mood=Mood.GOOD,
    as_person="I think that he would recognise himself, nobody else would, and he would laugh.",
    as_colleague="They may know the kettle. They would see that I blame nobody but myself.",
    as_employer="It says nothing about the service that we would not say on an open day.",
    consent=Consent.NOT_NEEDED,
    consent_note="Nobody can be told from it: names, places, times and the order are changed.",
    is_live_case=False,
)

_PATIENCE = 120
"""Seconds that the analysis of one entry may take on a slow computer."""

_NAMED = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.CONTACT, Kind.IDENTIFIER)


class DemoPosts:
    """Marks, reviews, re-reads and exports as a writer would."""

    def __init__(self, session: Session, folder: Path) -> None:
        """Take the folder that exported posts go to; it is made when it is needed."""
        self._session, self._folder = session, folder

    def mark(self, entry_id: str) -> None:
        """Put an entry on its way."""
        self._session.publishing.mark(entry_id)

    def review(self, entry_id: str, *, share: float = 1.0) -> None:
        """Analyse an entry and decide on `share` (0..1) of what was found."""
        state = self._analysed(entry_id)
        wanted = round(len(state.items) * share)
        while state.decided < wanted:
            open_items = [item for item in state.items if item.state != ItemState.DECIDED]
            state = self._decide(entry_id, open_items[0])

    def reread(self, entry_id: str) -> None:
        """Answer the check-in about the public version as it stands."""
        state = self._session.review.state(entry_id)
        if state is None:
            raise ValueError("an entry is reviewed before it is re-read")
        post = self._session.publishing.mark(entry_id)
        self._session.publishing.reread(post.id, state.public.digest, CHECK_IN)

    def export(self, entry_id: str) -> None:
        """Write the approved post as a page."""
        publishing = self._session.publishing
        approval = publishing.approval(publishing.mark(entry_id).id, "html")
        if isinstance(approval, Refusal):
            raise ValueError("the gate refused a post of the demo")
        self._folder.mkdir(exist_ok=True)
        publishing.export(approval, self._folder)

    def _analysed(self, entry_id: str) -> ReviewState:
        review, text = self._session.review, self._session.journal.entry(entry_id).text
        found = self._session.detection.analyse(entry_id, text, review.register())
        review.record(entry_id, text, found.result(_PATIENCE))
        state = review.state(entry_id)
        if state is None:
            raise ValueError("an analysis was recorded but is not there")
        return state

    def _decide(self, entry_id: str, item: ReviewItem) -> ReviewState:
        review = self._session.review
        if item.kind in _NAMED:
            return review.decide(entry_id, item.span, Action.REPLACE)
        offers = review.generalisations(item)
        if offers:
            return review.decide(entry_id, item.span, Action.GENERALISE, substitute=offers[0])
        reason = "It is common to many, and says nothing about one person."
        return review.decide(entry_id, item.span, Action.KEEP, reason=reason)
