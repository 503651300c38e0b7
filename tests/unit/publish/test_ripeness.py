"""The delay is per word: what is young, what is not, and on which day it ripens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.finding import PublicVersion, Segment, SegmentKind
from reflectapp.domain.post import DelayChange, DelayPolicy
from reflectapp.domain.spans import Span
from reflectapp.publish.ripeness import valid_until, young_in_public, young_spans
from reflectapp.publish.words import is_mended, kept_words, words

START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
POLICY = DelayPolicy((DelayChange(START - timedelta(days=100), 14),))


@dataclass(frozen=True)
class Saved:
    """A text saved so many days after the start."""

    day: float
    text: str

    @property
    def saved_at(self) -> datetime:
        return day(self.day)


def day(days: float) -> datetime:
    return START + timedelta(days=days)


def young_words(
    history: list[Saved], text: str, now: float, policy: DelayPolicy = POLICY
) -> list[str]:
    spans = young_spans(history, text, day(now), policy)
    return [text[p.span.start : p.span.end] for p in spans]


def edited(old: str, new: str) -> list[str]:
    """Young words when `old` is long ripe and `new` was saved a day ago."""
    return young_words([Saved(0, old), Saved(30, new)], new, 31)


OLD = "We sat in the kitchen and talked about the summer until it was dark outside."


def test_without_a_ripe_revision_every_word_is_young() -> None:
    assert young_words([Saved(0, OLD)], OLD, 13.9) == [OLD[:-1]]


def test_a_text_that_waited_is_ripe() -> None:
    assert young_words([Saved(0, OLD)], OLD, 14) == []


def test_an_inserted_word_is_young_and_its_neighbours_are_not() -> None:
    assert edited(OLD, OLD.replace("kitchen", "tiny kitchen")) == ["tiny"]


def test_a_replaced_word_is_young() -> None:
    assert edited(OLD, OLD.replace("kitchen", "garden")) == ["garden"]


def test_deleting_never_restarts_the_delay() -> None:
    assert edited(OLD, "We talked about it outside.") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("teh", "the"),
        ("recieved", "received"),
        ("freind", "friend"),
        ("a", "an"),
        ("cafe", "café"),
        ("dont", "don't"),
        ("Kitchen", "kitchen"),
        ("well-known", "well known"),
    ],
)
def test_a_mended_typo_does_not_restart_the_delay(before: str, after: str) -> None:
    assert edited(f"I think {before} mattered most.", f"I think {after} mattered most.") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("kind", "cruel"),
        ("was", "is"),
        ("12", "13"),
        ("3pm", "4pm"),
        ("nine", "five"),
        ("I", "we"),
        ("🙂", "🙁"),
    ],
)
def test_another_word_is_no_mended_typo(before: str, after: str) -> None:
    assert edited(f"Jo thought {before} best then.", f"Jo thought {after} best then.") == [after]


def test_two_typos_in_a_row_are_both_mended() -> None:
    assert edited("we recieved teh letter", "we received the letter") == []


def test_a_mended_typo_beside_a_new_word_is_still_mended() -> None:
    assert edited("we recieved it", "we finally received it") == ["finally"]


@pytest.mark.parametrize(
    "after",
    [
        OLD.upper(),
        OLD.replace(" ", "\n\n"),
        "**We** sat in _the_ kitchen, and talked: about the summer (until it was dark) outside!",
    ],
)
def test_case_punctuation_and_white_space_are_no_words(after: str) -> None:
    assert edited(OLD, after) == []


def test_moved_text_is_young() -> None:
    old = "The bus was late again today. She laughed at that for a long time."
    new = "She laughed at that for a long time. The bus was late again today."
    assert edited(old, new) == ["The bus was late again today"]


def test_a_sentence_repeated_elsewhere_is_young_there() -> None:
    assert edited("It was not my fault. We ate.", "It was not my fault. We ate. Not my fault.") == [
        "Not my fault"
    ]


def test_function_words_do_not_make_a_new_sentence_look_old() -> None:
    new = OLD.replace("talked about the summer until it was dark", "wept for the hour when it rang")
    assert edited(OLD, new) == ["wept for the hour when it rang"]


def test_three_old_words_between_young_ones_stay_old() -> None:
    assert edited("red green blue", "dog red green blue cat") == ["dog", "cat"]
    assert edited("red green", "dog red green cat") == ["dog red green cat"]


def test_a_word_ripens_counted_from_the_first_revision_that_has_it() -> None:
    history = [Saved(0, "alpha beta"), Saved(20, "alpha gamma beta")]
    history += [Saved(22, "alpha gamma beta delta"), Saved(25, "alpha gamma beta delta.")]
    spans = young_spans(history, history[-1].text, day(26), POLICY)
    assert [p.ripens_at for p in spans] == [day(34), day(36)]
    assert [p.written_at for p in spans] == [day(20), day(22)]


def test_a_word_taken_out_and_put_back_counts_from_when_it_came_back() -> None:
    history = [Saved(0, "one story"), Saved(20, "one angry story")]
    history += [Saved(21, "one story"), Saved(22, "one angry story")]
    assert [p.ripens_at for p in young_spans(history, "one angry story", day(23), POLICY)] == [
        day(36)
    ]


def test_words_not_saved_yet_count_from_now() -> None:
    spans = young_spans([Saved(0, "one story")], "one angry story", day(20), POLICY)
    assert [p.ripens_at for p in spans] == [day(34)]


def test_a_longer_delay_counts_at_once() -> None:
    longer = DelayPolicy((*POLICY.changes, DelayChange(day(15), 30)))
    assert young_words([Saved(0, OLD)], OLD, 16, longer) != []
    assert young_words([Saved(0, OLD)], OLD, 30, longer) == []


def test_a_shorter_delay_frees_no_word_written_before() -> None:
    shorter = DelayPolicy((*POLICY.changes, DelayChange(day(2), 1)))
    history = [Saved(0, "an angry word"), Saved(3, "an angry word, and another")]
    assert young_words(history, history[-1].text, 5, shorter) == ["an angry word", "and another"]
    spans = young_spans(history, history[-1].text, day(5), shorter)
    assert [p.ripens_at for p in spans] == [day(14), day(14)]
    assert young_words(history, history[-1].text, 14, shorter) == []


def test_what_is_young_may_change_only_when_a_revision_ripens() -> None:
    history = [Saved(0, "one"), Saved(20, "one two")]
    assert valid_until(history, day(21), POLICY) == day(34)
    assert valid_until(history, day(34), POLICY) is None


# The public version


def public(*parts: tuple[SegmentKind, str, str]) -> PublicVersion:
    """Build a public version of (kind, source text, public text) parts."""
    segments, text, at = [], "", 0
    for kind, source, shown in parts:
        segments.append(
            Segment(Span(len(text), len(text) + len(shown)), Span(at, at + len(source)), kind)
        )
        text, at = text + shown, at + len(source)
    return PublicVersion(text, tuple(segments))


def test_a_placeholder_over_a_young_word_is_young_and_a_passage_left_out_is_not() -> None:
    version = public(
        (SegmentKind.COPIED, "Then ", "Then "),
        (SegmentKind.PLACEHOLDER, "Jean", "[Person A]"),
        (SegmentKind.COPIED, " was upset and shouted", " was upset and shouted"),
        (SegmentKind.LEFT_OUT, " horribly", ""),
        (SegmentKind.COPIED, ".", "."),
    )
    source = "Then Jean was upset and shouted horribly."
    history = [Saved(0, "Then was upset and shouted."), Saved(20, source)]
    young = young_in_public(version, young_spans(history, source, day(21), POLICY))
    assert [version.text[p.span.start : p.span.end] for p in young] == ["[Person A]"]


def test_only_space_between_left_out_words_is_not_young() -> None:
    version = public(
        (SegmentKind.LEFT_OUT, "so", ""),
        (SegmentKind.COPIED, " ", " "),
        (SegmentKind.LEFT_OUT, "angry", ""),
        (SegmentKind.COPIED, " now", " now"),
    )
    young = young_spans(
        [Saved(0, "now"), Saved(20, "so angry now")], "so angry now", day(21), POLICY
    )
    assert young_in_public(version, young) == []


# Properties

_vocabulary = ["a", "an", "the", "to", "it", "was", "sat", "sad", "kitchen", "kitchens", "garden"]
_vocabulary += ["12", "13", "we", "he", "she", "never", "recieve", "receive", "🙂", "Łódź", "don't"]
texts = st.lists(st.sampled_from(_vocabulary), max_size=14).map(" ".join)


@st.composite
def histories(draw: st.DrawFn) -> list[Saved]:
    days = sorted(draw(st.lists(st.integers(0, 40), min_size=1, max_size=5, unique=True)))
    return [Saved(d, draw(texts)) for d in days]


policies = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 30)), min_size=1, max_size=3).map(
    lambda changes: DelayPolicy(tuple(DelayChange(day(d), n) for d, n in sorted(changes)))
)


def base_text(history: list[Saved], now: datetime, policy: DelayPolicy) -> str:
    """The base, found in another way than by the code under test."""
    ripe = [
        index
        for index in range(len(history))
        if all(policy.ripens_at(r.saved_at) <= now for r in history[: index + 1])
    ]
    return history[ripe[-1]].text if ripe else ""


def written_after(history: list[Saved], now: datetime, policy: DelayPolicy) -> int:
    """How many words of the last text the base does not have, islands aside."""
    new = [w.form for w in words(history[-1].text)]
    old = [w.form for w in words(base_text(history, now, policy))]
    return kept_words(old, new).count(False)


@given(histories(), st.integers(0, 80), policies)
def test_words_outside_young_spans_stood_in_the_base_in_this_order(
    history: list[Saved], now: int, policy: DelayPolicy
) -> None:
    text = history[-1].text
    young = young_spans(history, text, day(now), policy)
    old = [w.form for w in words(text) if not any(p.span.contains(w.span) for p in young)]
    base = iter(words(base_text(history, day(now), policy)))
    for form in old:
        assert any(is_mended(word.form, form) for word in base)


@given(texts, texts)
def test_as_many_words_are_kept_as_can_be(old_text: str, new_text: str) -> None:
    old, new = ([w.form for w in words(t)] for t in (old_text, new_text))
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, a in enumerate(old, 1):
        for j, b in enumerate(new, 1):
            paired = best[i - 1][j - 1] + is_mended(a, b)
            best[i][j] = max(best[i - 1][j], best[i][j - 1], paired)
    assert kept_words(old, new).count(True) == best[-1][-1]


@given(histories(), st.integers(0, 80), policies, st.data())
def test_deleting_words_never_makes_more_of_them_young_nor_the_last_day_later(
    history: list[Saved], now: int, policy: DelayPolicy, data: st.DataObject
) -> None:
    full = history[-1].text.split()
    stays = data.draw(st.lists(st.booleans(), min_size=len(full), max_size=len(full)))
    less = " ".join(word for word, stay in zip(full, stays, strict=True) if stay)
    moment = day(max(now, int(history[-1].day)))
    before = young_spans(history, history[-1].text, moment, policy)
    after_history = [*history, Saved(history[-1].day + 0.5, less)]
    after = young_spans(after_history, less, max(moment, after_history[-1].saved_at), policy)
    last_before = max((p.ripens_at for p in before), default=None)
    for passage in after:
        assert last_before is not None
        assert passage.ripens_at <= last_before
    assert written_after(after_history, moment, policy) <= written_after(history, moment, policy)


@given(histories(), st.integers(0, 80), policies, st.data())
def test_how_often_autosave_ran_changes_nothing(
    history: list[Saved], now: int, policy: DelayPolicy, data: st.DataObject
) -> None:
    text = history[-1].text
    moment = max(now, int(history[-1].day))
    plain = young_words(history, text, moment, policy)
    repeated = list(history)
    for index in range(len(history) - 1, -1, -1):
        end = history[index + 1].day if index + 1 < len(history) else moment
        if data.draw(st.booleans()) and policy.ripens_at(day(end)) > day(moment):
            repeated.insert(index + 1, Saved((history[index].day + end) / 2, history[index].text))
    assert young_words(repeated, text, moment, policy) == plain


@st.composite
def growing(draw: st.DrawFn) -> list[Saved]:
    """Histories in which words are only added, anywhere: nothing comes back from long ago."""
    days = sorted(draw(st.lists(st.integers(0, 40), min_size=1, max_size=5, unique=True)))
    history: list[Saved] = []
    so_far: list[str] = []
    for saved in days:
        for word in draw(st.lists(st.sampled_from(_vocabulary), max_size=4)):
            so_far.insert(draw(st.integers(0, len(so_far))), word)
        history.append(Saved(saved, " ".join(so_far)))
    return history


@given(growing(), st.integers(41, 80), policies, st.integers(1, 365))
def test_choosing_another_delay_never_makes_written_words_ripe(
    history: list[Saved], now: int, policy: DelayPolicy, days: int
) -> None:
    changed = DelayPolicy((*policy.changes, DelayChange(day(now), days)))
    before, after = (young_spans(history, history[-1].text, day(now), p) for p in (policy, changed))
    assert written_after(history, day(now), changed) >= written_after(history, day(now), policy)
    assert max((p.ripens_at for p in after), default=day(now)) >= max(
        (p.ripens_at for p in before), default=day(now)
    )


@given(growing(), st.integers(40, 80), st.integers(0, 40), policies)
def test_what_is_ripe_stays_ripe(
    history: list[Saved], now: int, later: int, policy: DelayPolicy
) -> None:
    then = written_after(history, day(now + later), policy)
    assert then <= written_after(history, day(now), policy)


def test_a_word_put_back_waits_anew_once_the_text_without_it_is_the_base() -> None:
    """So it may be ripe for a while before its day, and young again."""
    history = [Saved(0, OLD), Saved(3, "We sat in the kitchen."), Saved(10, OLD)]
    assert young_words(history, OLD, 15) == []
    assert young_words(history, OLD, 18) == [
        "and talked about the summer until it was dark outside"
    ]
    assert young_words(history, OLD, 24) == []


@given(growing(), st.integers(0, 80), policies)
def test_on_the_day_named_a_passage_is_ripe_and_until_then_the_post_is_not(
    history: list[Saved], now: int, policy: DelayPolicy
) -> None:
    moment = day(max(now, int(history[-1].day)))
    text = history[-1].text
    young = young_spans(history, text, moment, policy)
    last = max((p.ripens_at for p in young), default=None)
    if last is not None:
        assert last > moment
        assert young_spans(history, text, last, policy) == []
        assert young_spans(history, text, last - timedelta(seconds=1), policy) != []


@given(histories(), st.integers(0, 80), policies)
def test_young_spans_come_by_place_and_never_overlap(
    history: list[Saved], now: int, policy: DelayPolicy
) -> None:
    spans = [p.span for p in young_spans(history, history[-1].text, day(now), policy)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
