"""The delay is per word: what is young, what is not, and on which day it ripens."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reflectapp.domain.finding import PublicVersion, Segment, SegmentKind
from reflectapp.domain.post import DelayChange, DelayPolicy
from reflectapp.domain.spans import Span
from reflectapp.publish.ripeness import valid_until, young_in_public, young_spans
from tests.support.ripening import POLICY, START, Saved, day, young_words


def edited(old: str, new: str) -> list[str]:
    """Young words when `old` is long ripe and `new` was saved a day ago."""
    return young_words([Saved(0, old), Saved(30, new)], new, 31)


def ripening_days(history: list[Saved], now: float) -> list[float]:
    """The days from the start on which the passages of the last text ripen."""
    spans = young_spans(history, history[-1].text, day(now), POLICY)
    return [round((p.ripens_at - START) / timedelta(days=1), 6) for p in spans]


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


def test_a_word_taken_out_and_put_back_within_the_delay_goes_on_waiting() -> None:
    history = [Saved(0, "one story"), Saved(20, "one angry story")]
    history += [Saved(21, "one story"), Saved(22, "one angry story")]
    assert ripening_days(history, 23) == [34]
    assert [ripening_days(history, now) for now in (34, 35, 36)] == [[], [], []]


def test_a_word_that_was_gone_for_a_delay_waits_anew() -> None:
    history = [Saved(0, OLD), Saved(3, "We sat in the kitchen."), Saved(18, OLD)]
    assert ripening_days(history, 18) == [32]
    assert ripening_days(history, 31.9) == [32]
    assert ripening_days(history, 32) == []


def test_a_passage_that_is_put_back_within_the_delay_is_ripe_on_its_day_and_stays_ripe() -> None:
    history = [Saved(0, OLD), Saved(3, "We sat in the kitchen."), Saved(10, OLD)]
    assert ripening_days(history, 13) == [14]
    assert [ripening_days(history, now) for now in (14, 17, 18, 23, 24, 60)] == [[]] * 6


def test_it_stays_ripe_when_other_words_are_changed_later() -> None:
    history = [Saved(0, OLD), Saved(3, "We sat in the kitchen."), Saved(10, OLD)]
    history.append(Saved(20, OLD.replace("dark", "dusky")))
    assert young_words(history, history[-1].text, 20) == ["dusky"]


def test_an_older_revision_brought_back_the_next_day_is_as_old_as_it_was() -> None:
    history = [Saved(0, OLD), Saved(20, "It rained."), Saved(21, OLD)]
    assert young_words(history, OLD, 21) == []
    assert young_words(history, OLD, 34.5) == []


def test_an_older_revision_brought_back_after_a_delay_waits_as_if_written_now() -> None:
    history = [Saved(0, OLD), Saved(20, "It rained."), Saved(40, OLD)]
    assert ripening_days(history, 40) == [54]


def test_of_the_saves_of_one_day_the_last_counts() -> None:
    history = [Saved(0, OLD), Saved(20, OLD + " I hate it."), Saved(20.1, OLD)]
    history.append(Saved(34.05, OLD + " I hate it."))
    assert young_words(history, history[-1].text, 34.1) == ["I hate it"]
    assert ripening_days(history, 34.1) == [48.05]


@pytest.mark.parametrize(
    "after",
    [
        "She came late. We ate.\n\nThen it rained, and she left.",
        "She came late.\n\nWe ate. Then it rained, and she left.",
        "She came late. We ate. Then it rained, and she left.",
        "- She came late.\n- We ate.\n\n> Then it rained,\n> and she left.",
        "# She came late\n\nWe ate.\n\nThen it rained, and she left.",
    ],
)
def test_paragraphs_that_are_split_or_joined_hold_no_new_word(after: str) -> None:
    assert edited("She came late.\n\nWe ate.\n\nThen it rained, and she left.", after) == []


def test_a_pasted_passage_is_young_as_a_whole_also_where_its_words_are_old() -> None:
    pasted = "We talked in the kitchen until the summer was dark."
    assert edited(OLD, f"{OLD} {pasted}") == [pasted[:-1]]


def test_a_passage_cut_here_and_pasted_there_is_young_there() -> None:
    lines = ["The bus was late again.", "She laughed for a long time at that.", "We ate."]
    moved = "\n\n".join([lines[1], lines[2], lines[0]])
    assert edited("\n\n".join(lines), moved) == [lines[0][:-1]]


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


def test_a_delay_shortened_the_same_day_frees_no_word_saved_before_that_hour() -> None:
    shorter = DelayPolicy((*POLICY.changes, DelayChange(day(0.05), 1)))
    history = [Saved(0, "an angry word"), Saved(0.1, "an angry word, and another")]
    assert young_words(history, history[-1].text, 5, shorter) == ["an angry word", "and another"]


def test_what_is_young_may_change_only_when_a_revision_ripens() -> None:
    history = [Saved(0, "one"), Saved(20, "one two")]
    assert valid_until([s.saved_at for s in history], day(21), POLICY) == day(34)
    assert valid_until([s.saved_at for s in history], day(34), POLICY) is None


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
