"""Takes invented entries towards a blog by the real review and the real gate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from concurrent.futures import Future
from pathlib import Path

from reflectapp.domain.entry import Mood
from reflectapp.domain.finding import Action, Finding, Kind
from reflectapp.domain.post import CheckIn, Consent
from reflectapp.domain.subject import Register
from reflectapp.publish.report import Refusal
from reflectapp.services.invented import invented_names
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

KEPT = "It is common to many, and says nothing about one person."

_PATIENCE = 120
"""Seconds that the analysis of one entry may take on a slow computer."""

_NUMBERS = (Kind.CONTACT, Kind.IDENTIFIER)
_LONG = 5
_TIMES = (Kind.DATE, Kind.AGE)
_WORD = re.compile(r"\w+")


class DemoPosts:
    """Marks, reviews, re-reads and exports as a writer would."""

    def __init__(self, session: Session, folder: Path) -> None:
        """Take the folder that exported posts go to; it is made when it is needed."""
        self._session, self._folder = session, folder
        self._names = invented_names()
        self._found: dict[str, Future[tuple[Finding, ...]]] = {}

    def prepare(self, texts: Iterable[str]) -> None:
        """Have texts analysed while other things are done; `review` takes the findings."""
        detection = self._session.detection
        for number, text in enumerate(texts):
            self._found[text] = detection.analyse(f"demo {number}", text, Register())

    def mark(self, entry_id: str) -> None:
        """Put an entry on its way."""
        self._session.publishing.mark(entry_id)

    def review(self, entry_id: str, *, share: float = 1.0) -> None:
        """Analyse an entry and decide on `share` (0..1) of what was found."""
        state = self._analysed(entry_id)
        if share == 1:
            self._finish(entry_id, state)
            return
        for item in state.items[: round(state.total * share)]:
            now = state.item(item.span)
            if now is not None and now.state != ItemState.DECIDED:
                state = self._decide(entry_id, now)

    def reread(self, entry_id: str) -> None:
        """Answer the check-in about the public version as it stands."""
        state = self._session.review.state(entry_id)
        if state is None:
            raise ValueError("an entry is reviewed before it is re-read")
        # Names may have been learnt since from other entries.
        state = self._finish(entry_id, state)
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
        found = self._found.get(text)
        if found is None:
            found = self._session.detection.analyse(entry_id, text, review.register())
        review.record(entry_id, text, found.result(_PATIENCE))
        state = review.state(entry_id)
        if state is None:
            raise ValueError("an analysis was recorded but is not there")
        return state

    def _finish(self, entry_id: str, state: ReviewState) -> ReviewState:
        """Decide on what names nobody, then confirm what was proposed; names may follow names."""
        while state.decided < state.total:
            open_items = [item for item in state.items if item.state != ItemState.DECIDED]
            asked = [i for i in open_items if i.state == ItemState.ASKS or not self._is_name(i)]
            if asked:
                state = self._decide(entry_id, asked[0])
            else:
                state = self._session.review.accept_proposed(entry_id)
        return state

    def _decide(self, entry_id: str, item: ReviewItem) -> ReviewState:
        review = self._session.review
        if self._is_name(item):
            return review.decide(entry_id, item.span, Action.REPLACE)
        offers = review.generalisations(item)
        if offers and item.kind in _TIMES and any(c.isdigit() for c in item.words):
            return review.decide(entry_id, item.span, Action.GENERALISE, substitute=offers[0])
        return review.decide(entry_id, item.span, Action.KEEP, reason=KEPT)

    def _is_name(self, item: ReviewItem) -> bool:
        # The number of a bus is found as a reference, too; a real one is longer.
        is_number = item.kind in _NUMBERS and sum(map(str.isdigit, item.words)) >= _LONG
        return is_number or not self._names.isdisjoint(_WORD.findall(item.words))
