"""What holds of every history: a few of them here, thousands in the long form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectapp.domain.post import DelayChange, DelayPolicy
from reflectapp.publish.ripeness import YoungSpan, valid_until, young_spans
from reflectapp.publish.saves import counting
from reflectapp.publish.words import is_mended, kept_words, words
from tests.support.ripening import Saved, day

_VOCABULARY = ["a", "an", "the", "to", "it", "was", "sat", "sad", "kitchen", "kitchens", "garden"]
_VOCABULARY += ["12", "13", "we", "he", "she", "never", "recieve", "receive", "🙂", "Łódź", "don't"]
texts = st.lists(st.sampled_from(_VOCABULARY), max_size=14).map(" ".join)
policies = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 30)), min_size=1, max_size=3).map(
    lambda changes: DelayPolicy(tuple(DelayChange(day(d), n) for d, n in sorted(changes)))
)


@dataclass(frozen=True)
class Case:
    """A history, the delays chosen, and what may happen to it."""

    history: list[Saved]
    policy: DelayPolicy
    now: datetime
    """Not before the last save."""
    later: timedelta
    shortened: Saved
    """The last text without some words, saved after it."""
    earlier_that_day: list[Saved]
    """Any texts, saved a minute before one that counts."""
    delay: int
    """What the writer chooses as the next delay."""

    @property
    def text(self) -> str:
        return self.history[-1].text

    def young(self, now: datetime) -> list[YoungSpan]:
        return young_spans(self.history, self.text, now, self.policy)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    days = sorted(draw(st.lists(st.integers(0, 40), min_size=1, max_size=5, unique=True)))
    history = [Saved(d, draw(st.sampled_from([draw(texts), *_other(draw)]))) for d in days]
    full = history[-1].text.split()
    stays = draw(st.lists(st.booleans(), min_size=len(full), max_size=len(full)))
    less = " ".join(word for word, stay in zip(full, stays, strict=True) if stay)
    return Case(
        history,
        draw(policies),
        day(max(draw(st.integers(0, 80)), days[-1])),
        timedelta(days=draw(st.integers(0, 40))),
        Saved(days[-1] + draw(st.floats(0.01, 30)), less),
        [Saved(d - 0.001, draw(texts)) for d in days if draw(st.booleans())],
        draw(st.integers(1, 60)),
    )


def _other(draw: st.DrawFn) -> list[str]:
    """One of two texts, so that what was taken out comes back."""
    return [draw(st.sampled_from(["we sat in the garden and never saw it", "it was sad"]))]


def last_of_days(history: list[Saved], policy: DelayPolicy) -> list[Saved]:
    days = [(r.saved_at.date(), [c.since <= r.saved_at for c in policy.changes]) for r in history]
    return [r for n, r in enumerate(history) if days[n] not in days[n + 1 :]]


def kept_at(history: list[Saved], text: str, moment: datetime, policy: DelayPolicy) -> list[bool]:
    """Compare `text` with the entry as it was a delay before: the rule to the letter."""
    last = last_of_days(history, policy)
    waited = [policy.ripens_at(r.saved_at) <= moment for r in last]
    ripe = [r for n, r in enumerate(last) if all(waited[: n + 1])]
    old = words(ripe[-1].text) if ripe else []
    return kept_words([w.form for w in old], [w.form for w in words(text)])


def old_words(history: list[Saved], now: datetime, policy: DelayPolicy) -> list[bool]:
    """Say which words of the last text are old, islands aside, in another way than the code.

    A word is old when the rule held for it at some moment while it stood there as it does now.
    """
    text = history[-1].text
    forms = [w.form for w in words(text)]
    last = last_of_days(history, policy)
    stood = {r.saved_at: kept_words([w.form for w in words(r.text)], forms) for r in last}
    moments = {now, *stood, *(policy.ripens_at(r.saved_at) for r in history)}
    kept = {m: kept_at(history, text, m, policy) for m in moments if m <= now}
    result = []
    for place in range(len(forms)):
        since = now
        for saved_at in sorted(stood, reverse=True):
            if not stood[saved_at][place]:
                break
            since = saved_at
        result.append(any(kept[m][place] for m in kept if m >= since))
    return result


def shown_old(young: list[YoungSpan], text: str) -> list[bool]:
    """Say for each word of `text` whether no young span holds it."""
    return [not any(p.span.contains(w.span) for p in young) for w in words(text)]


# What holds


def words_outside_young_spans_stood_there_a_delay_ago(case: Case) -> None:
    shown = shown_old(case.young(case.now), case.text)
    really = old_words(case.history, case.now, case.policy)
    assert all(is_old for is_shown, is_old in zip(shown, really, strict=True) if is_shown)


def old_words_inside_young_spans_are_islands_of_one_or_two(case: Case) -> None:
    steady = case.policy.until(day(-1))
    shown = shown_old(young_spans(case.history, case.text, case.now, steady), case.text)
    really = old_words(case.history, case.now, steady)
    hidden = [old and not seen for seen, old in zip(shown, really, strict=True)]
    assert not any(all(hidden[n : n + 3]) for n in range(len(hidden) - 2))


def what_is_ripe_stays_ripe(case: Case) -> None:
    before = shown_old(case.young(case.now), case.text)
    after = shown_old(case.young(case.now + case.later), case.text)
    assert all(then for then, is_old in zip(after, before, strict=True) if is_old)


def on_the_day_named_a_passage_is_ripe_and_before_it_is_not(case: Case) -> None:
    for passage in case.young(case.now):
        assert passage.ripens_at > case.now
        assert not any(p.span.overlaps(passage.span) for p in case.young(passage.ripens_at))
        eve = case.young(passage.ripens_at - timedelta(seconds=1))
        assert any(p.span.contains(passage.span) for p in eve)


def nothing_changes_until_the_moment_that_is_named(case: Case) -> None:
    until = valid_until([r.saved_at for r in case.history], case.now, case.policy)
    moment = case.now + case.later
    if until is None or moment < until:
        assert case.young(moment) == case.young(case.now)


def deleting_makes_no_word_young_nor_the_last_day_later(case: Case) -> None:
    moment = case.shortened.saved_at
    history = [*case.history, case.shortened]
    left = young_spans(history, case.shortened.text, moment, case.policy)
    last = max((p.ripens_at.date() for p in case.young(moment)), default=None)
    assert all(last is not None and p.ripens_at.date() <= last for p in left)


def deleting_leaves_no_more_young_words_than_the_rule_to_the_letter(case: Case) -> None:
    """Of words that came back from several saves, others may be the old ones after it."""
    moment = case.shortened.saved_at
    history = [*case.history, case.shortened]
    to_the_letter = kept_at(case.history, case.text, moment, case.policy)
    after = old_words(history, moment, case.policy)
    assert after.count(False) <= to_the_letter.count(False)


def what_was_saved_earlier_on_a_day_changes_nothing(case: Case) -> None:
    since = [change.since for change in case.policy.changes]
    earlier = [
        r
        for r in case.earlier_that_day
        if not any(r.saved_at < s <= day(r.day + 0.001) for s in since)
    ]
    history = sorted([*case.history, *earlier], key=lambda r: r.day)
    assert young_spans(history, case.text, case.now, case.policy) == case.young(case.now)


def saving_the_same_text_again_changes_nothing(case: Case) -> None:
    again = []
    for saved, following in pairwise([*case.history, Saved(case.history[-1].day + 0.9, "")]):
        again += [saved, Saved((saved.day + following.day) / 2, saved.text)]
    steady = DelayPolicy((DelayChange(day(-1), case.delay),))
    now = case.now + timedelta(days=1)
    assert [p.span for p in young_spans(again, case.text, now, steady)] == [
        p.span for p in young_spans(case.history, case.text, now, steady)
    ]


def the_saves_that_count_are_enough(case: Case) -> None:
    numbers = counting([r.saved_at for r in case.history], case.policy, case.now)
    history = [case.history[n] for n in numbers]
    for moment in (case.now, case.now + case.later):
        assert young_spans(history, case.text, moment, case.policy) == case.young(moment)


def another_delay_makes_no_written_word_ripe_nor_the_last_day_sooner(case: Case) -> None:
    moment = case.now + timedelta(seconds=1)
    then = case.policy.until(moment)
    now = DelayPolicy((*then.changes, DelayChange(moment, case.delay)))
    before, after = (young_spans(case.history, case.text, moment, p) for p in (then, now))
    old_before, old_after = (shown_old(young, case.text) for young in (before, after))
    assert all(b for a, b in zip(old_after, old_before, strict=True) if a)
    last_before, last_after = (
        max((p.ripens_at for p in y), default=moment) for y in (before, after)
    )
    assert last_after >= last_before


def young_spans_come_by_place_and_never_overlap(case: Case) -> None:
    spans = [p.span for p in case.young(case.now)]
    assert all(a.end <= b.start for a, b in pairwise(spans))


PROPERTIES = [
    words_outside_young_spans_stood_there_a_delay_ago,
    old_words_inside_young_spans_are_islands_of_one_or_two,
    what_is_ripe_stays_ripe,
    on_the_day_named_a_passage_is_ripe_and_before_it_is_not,
    nothing_changes_until_the_moment_that_is_named,
    deleting_makes_no_word_young_nor_the_last_day_later,
    deleting_leaves_no_more_young_words_than_the_rule_to_the_letter,
    what_was_saved_earlier_on_a_day_changes_nothing,
    saving_the_same_text_again_changes_nothing,
    the_saves_that_count_are_enough,
    another_delay_makes_no_written_word_ripe_nor_the_last_day_sooner,
    young_spans_come_by_place_and_never_overlap,
]


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda p: p.__name__)
@given(cases())
def test_of_every_history(holds: Callable[[Case], None], case: Case) -> None:
    holds(case)


@pytest.mark.faults_long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda p: p.__name__)
@settings(max_examples=5_000)
@given(cases())
def test_of_five_thousand_histories(holds: Callable[[Case], None], case: Case) -> None:
    holds(case)


@given(texts, texts)
def test_as_many_words_are_kept_as_can_be(old_text: str, new_text: str) -> None:
    old, new = ([w.form for w in words(t)] for t in (old_text, new_text))
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, a in enumerate(old, 1):
        for j, b in enumerate(new, 1):
            paired = best[i - 1][j - 1] + is_mended(a, b)
            best[i][j] = max(best[i - 1][j], best[i][j - 1], paired)
    assert kept_words(old, new).count(True) == best[-1][-1]
