"""From an empty folder to an exported post: real storage, the real model, and a clock we turn."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from reflectapp.domain.entry import Draft, Mood
from reflectapp.domain.errors import ReflectError, WrongPassphraseError
from reflectapp.domain.finding import Action, Kind
from reflectapp.domain.post import CheckIn, Consent, PostState
from reflectapp.domain.profile import WriterProfile
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.gate import Approval
from reflectapp.publish.report import ReasonKind, Refusal
from reflectapp.services.review import ItemState
from reflectapp.services.session import Door, Session
from tests.support.fakes import FakeClock

pytestmark = pytest.mark.slow

PASSPHRASE = "slow river under the bridge"
WRITER = WriterProfile(
    name="Marianne Tolley",
    employer="Calderbrook Council",
    team="Northgate Assessment Team",
    town="Hebbleworth",
    pen_name="Wren",
)
TITLE = "Late visit, Ashgrove Terrace"
SHIFT = date(2026, 3, 2)

ENTRY = """\
## What happened

Late again. Got to Ashgrove Terrace about half six, rain coming sideways, and Jean Hartley was \
already on the step with her coat on. Mrs Hartley does that when she is frightened, she stands \
where the neighbours can see. Her son Dale had been round on 28 February and taken the bank card \
“to help”. He is 34 and he owes money to somebody called Kez in Todmorden. She said it three \
times, “our Dale's a good lad, Marianne”, and each time it got quieter.

I rang Dr Okonkwo at Riverside Surgery from the car because the bruise on her wrist was not the \
one from last week. Ring back on 07700 900417 he said, ask for Priya, so I did, and Priya was \
lovely and found me the discharge letter from Halifax. NHS number 943 476 5919, dob 14/06/1948. \
I wrote it on my hand. I should not write things on my hand.

- took photos of nothing, because she said no
- left the leaflet (the one with the sunflower on it)
- told her I would come back on Thursday, and meant it
- emailed d.hartley48@example.org because Dale wants things in writing now

## What I felt

Honestly? Cross. Cross with Dale and then cross with Jean for making tea for him while we talked \
about him, and then, on the ring road, cross with myself, because what did I want from her, a \
speech? Gibbs would have me name it and move on. I named it. I did not move on. I sat outside the \
Co-op at HX7 6AB eating a sausage roll and thought about my nan, who hid her purse in the bread \
bin for years and nobody asked why.

JH is not a case I can hurry. That is the bit that supervision keeps coming back to. Tasha said \
on Monday that I look for the door the moment somebody cries, and I laughed, and then I did not \
sleep. She is right. When jean cried today I looked at the clock, and she saw me look. dale rang \
while I was there and she put him on speaker without meaning to, and he said is that bloody woman \
still there, and she said no love, she's gone. I was sitting two feet away. I have never felt so \
much like furniture.

## What I make of it

What was good about it: I stayed. I did not fill the silence after the phone call, and after a \
while she took her coat off and hung it up, and that was the visit, really, all of it, the coat on \
its hook. What was bad: I went in with a form in my head. Section 42 has a shape and I was \
walking round the kitchen looking for its corners.

If somebody had asked me ten years ago what safeguarding was I would have said it was stopping \
things. Now I think that most of it is being the person who comes back. She let me write down \
the name of the bank. She let me wash up. There is a power in the smallness of it that nobody \
puts in a framework.

## Next time

Ring first. Park where she can see the car. Ask about the coat. Do not look at the clock, and if \
I must, say so: I have to be in Sowerby Bridge by eight, and I would rather be here. Talk to \
Marcus about the money, properly, with the file open, not in the corridor. And eat something \
before, because half of that anger was only hunger, and the other half was love for a woman who \
is not my nan.
"""

SECRETS = (
    *("Jean", "Hartley", "Dale", "Kez", "Todmorden", "Okonkwo", "Riverside", "Priya", "Halifax"),
    *("07700", "900417", "943 476 5919", "9434765919", "14/06/1948", "d.hartley48", "HX7", "Tasha"),
    *("Marcus", "Sowerby", "Ashgrove", "28 February", "Marianne", "Tolley", "Calderbrook"),
    *("Northgate", "Hebbleworth", "2026-03-02", "2 March", "02/03/2026"),
)
"""What must not be in the bytes that leave, in any case."""

CHECK_IN = CheckIn(
    reasons=("to show that staying is work", "for students who look at the clock"),
    mood=Mood.STEADY,
    as_person="She might know the coat; she agreed to it being told.",
    as_colleague="Nothing here that I would not say in supervision.",
    as_employer="No case is told, only what I learnt.",
    consent=Consent.GIVEN,
    consent_note="asked her in May, she read it at her table",
    is_live_case=False,
)


def analyse(session: Session, entry_id: str) -> None:
    """Let the real language process read the entry, as the window does after a pause."""
    entry = session.journal.entry(entry_id)
    register = session.review.register()
    findings = session.detection.analyse(entry_id, entry.text, register).result(timeout=90)
    session.review.record(entry_id, entry.text, findings)


def decide_everything(session: Session, entry_id: str) -> None:
    """Answer as a careful writer would: confirm, replace what identifies, keep the rest."""
    session.review.accept_proposed(entry_id)
    while True:
        state = session.review.state(entry_id)
        if state is None:
            analyse(session, entry_id)
            continue
        asked = next((i for i in state.items if i.state is not ItemState.DECIDED), None)
        if asked is None:
            return
        if any(secret.casefold() in asked.words.casefold() for secret in SECRETS):
            session.review.decide(entry_id, asked.span, Action.REPLACE)
        else:
            session.review.decide(entry_id, asked.span, Action.KEEP, reason="not a name")


def hide_what_was_missed(session: Session, entry_id: str) -> None:
    """Mark by hand, as the writer would, any name that the engine passed over."""
    entry = session.journal.entry(entry_id)
    state = session.review.state(entry_id)
    assert state is not None
    for secret in SECRETS:
        while (at := state.public.text.casefold().find(secret.casefold())) >= 0:
            segment = next(s for s in state.public.segments if s.public.start <= at < s.public.end)
            start = segment.source.start + at - segment.public.start
            assert entry.text[start : start + len(secret)].casefold() == secret.casefold()
            span = type(segment.source)(start, start + len(secret))
            state = session.review.add_by_hand(entry_id, span, Kind.OTHER)
            decide_everything(session, entry_id)
            state = session.review.state(entry_id)
            assert state is not None


@pytest.mark.timeout(300)
def test_a_post_leaves_only_ripe_reread_and_without_a_name(
    tmp_path: Path, door: Door, clock: FakeClock
) -> None:
    # First run.
    words = door.new_recovery_words()
    session = door.create(PASSPHRASE, words, WRITER, delay_days=14)

    # After the shift.
    entry = session.journal.new_entry()
    session.journal.save(Draft(entry.id, TITLE, ENTRY, SHIFT, mood_before=Mood.LOW))
    session.close()

    # The next evening: wrong passphrase, then the right one.
    clock.advance(timedelta(days=1))
    with pytest.raises(WrongPassphraseError):
        door.unlock("not the passphrase at all")
    session = door.unlock(PASSPHRASE)
    assert session.journal.entry(entry.id).body == ENTRY

    # Review.
    analyse(session, entry.id)
    decide_everything(session, entry.id)
    hide_what_was_missed(session, entry.id)
    state = session.review.state(entry.id)
    assert state is not None
    assert state.decided == state.total > 15

    # Too early: refused, with the day on which the last word ripens.
    post = session.publishing.mark(entry.id)
    refusal = session.publishing.approval(post.id, "markdown")
    assert isinstance(refusal, Refusal)
    young = next(r for r in refusal.reasons if r.kind is ReasonKind.YOUNG)
    assert young.day == SHIFT + timedelta(days=14)
    with pytest.raises(ReflectError):
        session.publishing.reread(post.id, state.public.digest, CHECK_IN)
    session.close()

    # Two weeks on: ripe, but not re-read.
    clock.advance(timedelta(days=14))
    session = door.unlock(PASSPHRASE)
    assert session.publishing.summary(post.id).state is PostState.READY
    assert isinstance(session.publishing.approval(post.id, "html"), Refusal)

    # Re-read and answered: every format leaves.
    session.publishing.reread(post.id, state.public.digest, CHECK_IN)
    assert session.publishing.summary(post.id).state is PostState.APPROVED
    for name in FORMATS:
        folder = tmp_path / "blog" / name
        folder.mkdir(parents=True)
        approval = session.publishing.approval(post.id, name)
        assert isinstance(approval, Approval), approval
        record = session.publishing.export(approval, folder)
        leaving = folder / record.file_name
        assert leaving.read_bytes() == approval.content
        text = "\n".join(FORMATS[name].texts(approval.content))
        for secret in SECRETS:
            assert secret.casefold() not in f"{record.file_name}\n{text}".casefold(), name
        assert "Person A" in text and "the coat on its hook" in " ".join(text.split())
    assert session.publishing.summary(post.id).state is PostState.EXPORTED
    session.close()
