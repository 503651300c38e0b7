"""Writing, revisions, searching, the bin."""

from __future__ import annotations

import re
import threading
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflectapp.domain.entry import (
    MAX_BODY,
    MAX_TITLE,
    Draft,
    Entry,
    Mood,
    TimelineQuery,
    entry_text,
)
from reflectapp.domain.errors import NotFoundError, TextTooLongError
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.spans import Span
from reflectapp.services.session import Session
from reflectapp.services.settings import Preferences
from reflectapp.storage.register import RegisterStore
from tests.support.fakes import FakeClock

ALL = TimelineQuery()


def draft(entry: Entry, title: str | None = None, body: str | None = None, **more: object) -> Draft:
    return Draft(
        entry_id=entry.id,
        title=entry.title if title is None else title,
        body=entry.body if body is None else body,
        happened_on=more.get("happened_on", entry.happened_on),  # type: ignore[arg-type]
        tags=more.get("tags", entry.tags),  # type: ignore[arg-type]
        mood_before=more.get("mood_before", entry.mood_before),  # type: ignore[arg-type]
        mood_after=more.get("mood_after", entry.mood_after),  # type: ignore[arg-type]
    )


def bodies(session: Session, entry: Entry) -> list[str]:
    return [revision.body for revision in session.journal.revisions(entry.id)]


def labels(session: Session, query: TimelineQuery = ALL) -> list[str]:
    return [row.label for row in session.journal.rows(query, 0, 100)]


# What is saved


def test_what_was_saved_is_read_back_whole(session: Session) -> None:
    entry = session.journal.new_entry(template="gibbs")
    saved = session.journal.save(
        draft(
            entry,
            "A title",
            "# Heading\n\nBody\n",
            happened_on=date(2026, 2, 27),
            tags=("nights", " Nights ", "", "team  day"),
            mood_before=Mood.LOW,
            mood_after=Mood.GOOD,
        )
    )
    assert saved == session.journal.entry(entry.id)
    assert saved.body == "# Heading\n\nBody\n"
    assert saved.tags == ("nights", "team day")
    assert (saved.mood_before, saved.mood_after) == (Mood.LOW, Mood.GOOD)
    assert saved.template == "gibbs"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "   \n\t\n ",
        "\x00\x01\x02\x1b[31m",
        "אתמול בערב \u202eabc\u202c",
        "😀👩‍⚕️ Jean",
        "\r\n\r",
        "'; DROP TABLE entry; --",
        "x" * 2_000_000,
    ],
    ids=["empty", "blank", "control", "right to left", "emoji", "breaks", "quotes", "2 MB"],
)
def test_no_text_is_changed_or_lost(session: Session, body: str) -> None:
    entry = session.journal.new_entry(title="t")
    session.journal.save(draft(entry, body=body))
    assert session.journal.entry(entry.id).body == body
    assert bodies(session, entry)[0] == body


def test_half_a_character_becomes_a_mark_of_one_code_point(session: Session) -> None:
    entry = session.journal.new_entry()
    saved = session.journal.save(draft(entry, "a\ud800b", "c\udfffd", tags=("e\ud800",)))
    assert (saved.title, saved.body, saved.tags) == ("a\ufffdb", "c\ufffdd", ("e\ufffd",))
    assert session.journal.entry(entry.id) == saved


def test_a_line_break_in_a_title_is_a_space(session: Session) -> None:
    entry = session.journal.new_entry(title="one\r\n\ntwo")
    assert entry.title == "one two"
    assert session.journal.save(draft(entry, title="one\u2028two\n")).title == "one two "


@pytest.mark.parametrize(
    ("title", "body", "limit"),
    [("x" * (MAX_TITLE + 1), "", MAX_TITLE), ("", "x" * (MAX_BODY + 1), MAX_BODY)],
    ids=["title", "body"],
)
def test_what_is_too_long_is_refused_whole(
    session: Session, title: str, body: str, limit: int
) -> None:
    entry = session.journal.new_entry(title="before")
    with pytest.raises(TextTooLongError) as caught:
        session.journal.save(draft(entry, title, body))
    assert (caught.value.length, caught.value.limit) == (limit + 1, limit)
    assert session.journal.entry(entry.id) == entry
    session.journal.save(draft(entry, "x" * MAX_TITLE))


def test_saving_what_is_there_already_changes_nothing(session: Session, clock: FakeClock) -> None:
    entry = session.journal.new_entry(title="t", body="b")
    clock.advance(timedelta(days=1))
    session.journal.begin_session(entry.id)
    assert session.journal.save(draft(entry)) == entry
    assert len(session.journal.revisions(entry.id)) == 1


def test_an_entry_that_was_erased_cannot_be_saved(session: Session) -> None:
    entry = session.journal.new_entry(title="t")
    session.journal.erase(entry.id)
    with pytest.raises(NotFoundError):
        session.journal.save(draft(entry, "again"))
    assert labels(session) == []


def test_a_night_shift_belongs_to_the_day_on_which_it_began(
    session: Session, clock: FakeClock
) -> None:
    clock.advance(timedelta(hours=9))
    assert clock.wall() == datetime(2026, 3, 3, 3, 0, tzinfo=UTC)
    assert session.journal.new_entry().happened_on == date(2026, 3, 2)
    session.settings.save(Preferences(day_boundary=time(2, 30)))
    assert session.journal.new_entry().happened_on == date(2026, 3, 3)


# Revisions


def test_saves_of_one_sitting_make_one_revision(session: Session, clock: FakeClock) -> None:
    entry = session.journal.new_entry()
    for words in ("one", "one two", "one two three"):
        clock.advance(timedelta(minutes=3))
        session.journal.save(draft(entry, body=words))
    assert bodies(session, entry) == ["one two three"]
    assert session.journal.revisions(entry.id)[0].saved_at == session.clock.now()


def test_a_long_sitting_makes_a_revision_every_ten_minutes(
    session: Session, clock: FakeClock
) -> None:
    entry = session.journal.new_entry()
    written = ""
    for number in range(60):
        written += f"word{number} "
        session.journal.save(draft(entry, body=written))
        clock.advance(timedelta(minutes=1))
    revisions = session.journal.revisions(entry.id)
    assert 5 <= len(revisions) <= 7
    times = [revision.saved_at for revision in reversed(revisions)]
    assert times == sorted(times)


def test_a_new_session_begins_a_new_revision(session: Session, clock: FakeClock) -> None:
    entry = session.journal.new_entry(body="one")
    session.journal.end_session(entry.id)
    clock.advance(timedelta(minutes=1))
    session.journal.begin_session(entry.id)
    session.journal.save(draft(entry, body="one two"))
    session.journal.save(draft(entry, body="one two three"))
    assert bodies(session, entry) == ["one two three", "one"]


def test_midnight_begins_a_new_revision(session: Session, clock: FakeClock) -> None:
    clock.advance(timedelta(hours=5, minutes=58))
    entry = session.journal.new_entry(body="one")
    clock.advance(timedelta(minutes=4))
    session.journal.save(draft(entry, body="one two"))
    assert bodies(session, entry) == ["one two", "one"]


def test_a_change_of_tags_alone_makes_no_word_younger(session: Session, clock: FakeClock) -> None:
    entry = session.journal.new_entry(body="one")
    first = session.journal.revisions(entry.id)
    clock.advance(timedelta(minutes=5))
    session.journal.save(draft(entry, tags=("nights",), mood_after=Mood.LOW))
    assert session.journal.revisions(entry.id) == first


def test_a_blank_beginning_is_no_revision_of_its_own(session: Session, clock: FakeClock) -> None:
    entry = session.journal.new_entry()
    session.journal.begin_session(entry.id)
    clock.advance(timedelta(days=2))
    session.journal.save(draft(entry, body="words at last"))
    [only] = session.journal.revisions(entry.id)
    assert (only.body, only.saved_at) == ("words at last", session.clock.now())


def test_restoring_keeps_what_was_there(session: Session, clock: FakeClock) -> None:
    entry = session.journal.new_entry(title="t", body="first")
    session.journal.end_session(entry.id)
    clock.advance(timedelta(minutes=1))
    session.journal.save(draft(entry, body="second", tags=("kept",)))
    first = session.journal.revisions(entry.id)[-1]
    clock.advance(timedelta(minutes=1))
    restored = session.journal.restore_revision(entry.id, first.id)
    assert (restored.body, restored.tags) == ("first", ("kept",))
    assert bodies(session, entry) == ["first", "second", "first"]
    session.journal.save(draft(restored, body="third"))
    assert bodies(session, entry) == ["third", "first", "second", "first"]


def test_a_revision_of_another_entry_cannot_be_restored(session: Session) -> None:
    one, other = session.journal.new_entry(body="one"), session.journal.new_entry(body="other")
    with pytest.raises(NotFoundError):
        session.journal.restore_revision(one.id, session.journal.revisions(other.id)[0].id)


step = st.tuples(
    st.text(alphabet="ab \n", max_size=12),
    st.integers(0, 30 * 60),
    st.sampled_from(["", "begin", "end", "lock"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(step, min_size=1, max_size=12))
def test_words_stay_dated_by_the_revision_that_first_held_them(
    session: Session, clock: FakeClock, steps: list[tuple[str, int, str]]
) -> None:
    """Whatever the saves: what stood at any time is in a revision at most ten minutes younger."""
    journal = session.journal
    entry = journal.new_entry()
    saves: list[tuple[datetime, str]] = []
    for number, (words, seconds, event) in enumerate(steps):
        clock.advance(timedelta(seconds=seconds))
        if event == "begin":
            journal.begin_session(entry.id)
        elif event == "end":
            journal.end_session(entry.id)
        elif event == "lock":
            journal._open_revisions.clear()
        saves.append((session.clock.now(), f"mark{number} {words}"))
        journal.save(draft(entry, body=saves[-1][1]))
    history = journal.revisions(entry.id)[::-1]
    assert [r.saved_at for r in history] == sorted(r.saved_at for r in history)
    assert history[-1].text == journal.entry(entry.id).text == entry_text("", saves[-1][1])
    dated = {body: at for at, body in saves}
    for revision in history:
        # A revision is dated by the very save whose words it holds: never older, never younger.
        assert revision.saved_at == dated[revision.body]
    for at, _ in saves:
        closing = next(r.saved_at for r in history if r.saved_at >= at)
        assert closing - at <= timedelta(minutes=10)


# Decisions follow edits


def test_decisions_follow_the_words_and_fall_with_them(session: Session) -> None:
    register = RegisterStore(session.journal._db)
    entry = session.journal.new_entry(title="Visit", body="I said Jean rang. Ali came.")
    text = entry.text

    def decision(name: str) -> Decision:
        at = text.index(name)
        return Decision(Span(at, at + len(name)), Kind.PERSON, Action.REPLACE)

    register.set_decisions(entry.id, [decision("Jean")])
    register.set_decisions(entry.id, [decision("Ali"), decision("Jean")])
    saved = session.journal.save(
        draft(entry, "😀 A visit", "So I said Jean rang. Alia came. More.")
    )
    held = [saved.text[d.span.start : d.span.end] for d in register.decisions(entry.id)]
    assert held == ["Jean"]
    assert register.undo_decisions(entry.id)
    held = [saved.text[d.span.start : d.span.end] for d in register.decisions(entry.id)]
    assert held == ["Jean"]


# Timeline


@pytest.fixture
def several(session: Session) -> list[Entry]:
    """Five entries of five days; the last one began last but is about the first day."""
    days = [date(2026, 2, day) for day in (10, 11, 11, 12)]
    entries = [
        session.journal.new_entry(title=f"e{n}", body="w " * n, happened_on=day)
        for n, day in enumerate(days)
    ]
    entries.append(session.journal.new_entry(title="e4", template="gibbs", happened_on=days[0]))
    session.journal.save(draft(entries[1], tags=("nights", "b"), mood_before=Mood.LOW))
    session.journal.save(
        draft(entries[2], tags=("nights",), mood_before=Mood.LOW, mood_after=Mood.GOOD)
    )
    return entries


def test_the_timeline_is_newest_day_first_and_by_pages(
    session: Session, several: list[Entry]
) -> None:
    assert labels(session) == ["e3", "e2", "e1", "e4", "e0"]
    assert [row.label for row in session.journal.rows(ALL, 1, 2)] == ["e2", "e1"]
    assert session.journal.rows(ALL, 5, 10) == []
    assert session.journal.count(ALL) == 5


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (TimelineQuery(tag="nights"), ["e2", "e1"]),
        (TimelineQuery(day=date(2026, 2, 11)), ["e2", "e1"]),
        (TimelineQuery(mood=Mood.LOW), ["e1"]),
        (TimelineQuery(mood=Mood.GOOD), ["e2"]),
        (TimelineQuery(template="gibbs"), ["e4"]),
        (TimelineQuery(tag="nights", mood=Mood.GOOD, day=date(2026, 2, 11)), ["e2"]),
        (TimelineQuery(tag="none"), []),
        (TimelineQuery(in_bin=True), []),
    ],
)
def test_the_timeline_is_narrowed(
    session: Session, several: list[Entry], query: TimelineQuery, expected: list[str]
) -> None:
    assert labels(session, query) == expected
    assert session.journal.count(query) == len(expected)


def test_a_row_tells_what_the_timeline_shows(session: Session, several: list[Entry]) -> None:
    row = session.journal.rows(ALL, 1, 1)[0]
    assert (row.id, row.words, row.mood, row.tags) == (several[2].id, 3, Mood.GOOD, ("nights",))
    assert not row.is_marked
    assert not row.is_exported


def test_an_untitled_entry_is_labelled_by_its_first_words(session: Session) -> None:
    session.journal.new_entry(body="\n## Feelings\n*Late* shift\nmore")
    session.journal.new_entry(title="  ", body=" \n ")
    assert labels(session) == ["", "Late shift"]


def test_days_tags_and_anniversaries(session: Session, several: list[Entry]) -> None:
    journal = session.journal
    first, last = date(2026, 2, 10), date(2026, 2, 11)
    assert journal.days_written(first, last) == {first: 2, last: 5}
    assert journal.tags() == [("nights", 2), ("b", 1)]
    journal.new_entry(title="last year", happened_on=date(2025, 2, 11))
    assert [row.label for row in journal.on_this_day(date(2026, 2, 11))] == ["last year"]


# Search


def found(session: Session, words: str) -> list[str]:
    return [hit.row.label for hit in session.journal.search(words)]


@pytest.mark.parametrize("words", ["bus", "buses"])
def test_one_and_many_find_each_other_and_nothing_that_only_looks_alike(
    session: Session, words: str
) -> None:
    for body in ("I missed the last bus.", "But the buckle of the seat was stiff.", "Two buses."):
        session.journal.new_entry(body=body)

    hits = session.journal.search(words)

    assert [(hit.snippet, [hit.snippet[a:b] for a, b in hit.hits]) for hit in hits] == [
        ("Two buses.", ["buses"]),
        ("I missed the last bus.", ["bus"]),
    ]


def test_a_snippet_shows_words_without_the_signs_of_markdown(session: Session) -> None:
    session.journal.new_entry(
        title="t",
        body="## What?\n\n> - [ ] The **heron** of [the weir](https://x.example) is `shy`, "
        "_very_ shy.\n\n***\nsnake_case stays, 2 * 3 too",
    )
    [hit] = session.journal.search("heron")
    assert hit.snippet == (
        "What? The heron of the weir is shy, very shy. snake_case stays, 2 * 3 too"
    )
    assert [hit.snippet[start:end] for start, end in hit.hits] == ["heron"]


def test_search_forgives_case_accents_and_endings_and_unfinished_words(session: Session) -> None:
    session.journal.new_entry(title="Boundaries", body="Zoë was worried about visiting times.")
    for words in ("boundary", "ZOE", "worry", "visits", "visi", "boundary wor", "times zoë"):
        assert found(session, words) == ["Boundaries"], words
    for words in ("absent", "zoe absent", "isiting"):
        assert found(session, words) == [], words


def test_search_is_newest_first_and_leaves_out_the_bin(session: Session) -> None:
    entries = [session.journal.new_entry(title=f"common {n}") for n in range(3)]
    session.journal.delete(entries[1].id)
    assert found(session, "common") == ["common 2", "common 0"]
    assert [h.row.label for h in session.journal.search("common", limit=1)] == ["common 2"]


def test_search_follows_edits(session: Session) -> None:
    entry = session.journal.new_entry(title="t", body="heron")
    session.journal.save(draft(entry, body="kingfisher"))
    assert found(session, "heron") == []
    assert found(session, "kingfisher") == ["t"]
    session.journal.erase(entry.id)
    assert found(session, "kingfisher") == []


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        '"',
        "''",
        "*",
        "NOT",
        "a AND",
        "NEAR(",
        "title:x",
        "-x",
        "x*y",
        "(",
        "\0",
        "^a",
        "+",
    ],
)
def test_nothing_that_is_typed_is_an_operator(session: Session, words: str) -> None:
    session.journal.new_entry(title="unrelated")
    assert found(session, words) == []


def test_operators_are_searched_for_as_words(session: Session) -> None:
    session.journal.new_entry(title="near or not", body='she said "and" twice')
    for words in ("NOT", "or near", '"and"', "NEAR", "AND twice"):
        assert found(session, words) == ["near or not"], words


def test_hits_are_marked_in_code_points(session: Session) -> None:
    session.journal.new_entry(title="t", body="😀 Heron by the weir; herons again")
    [hit] = session.journal.search("heron")
    assert [hit.snippet[start:end] for start, end in hit.hits] == ["Heron", "herons"]


def test_a_snippet_shows_whole_words_around_the_first_hit(session: Session) -> None:
    session.journal.new_entry(title="t", body="before it\n\n" * 50 + "a heron " + "after it " * 50)
    [hit] = session.journal.search("heron")
    assert re.fullmatch(r"…(it )?(before it )+a heron (after it )+(after )?…", hit.snippet)
    assert len(hit.snippet) <= 242
    assert [hit.snippet[start:end] for start, end in hit.hits] == ["heron"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.text(alphabet="ab \n😀\ue0b1", max_size=400),
    after=st.text(alphabet="ab \n😀\ue0b1", max_size=600),
    times=st.integers(1, 12),
)
def test_whatever_stands_around_a_hit_is_shown_as_it_is(
    session: Session, before: str, after: str, times: int
) -> None:
    body = f"{before} heron {after}" * times
    entry = session.journal.new_entry(body=body)
    [hit] = session.journal.search("heron")
    assert hit.hits
    assert {hit.snippet[start:end] for start, end in hit.hits} == {"heron"}
    assert hit.snippet.strip("…").rstrip("\ue0b1") in " ".join(body.split()) + " "
    assert len(hit.snippet) <= 242
    session.journal.erase(entry.id)


def test_a_hit_in_the_title_alone_shows_the_title(session: Session) -> None:
    session.journal.new_entry(title="The heron", body="words")
    [hit] = session.journal.search("heron")
    assert (hit.snippet, hit.hits) == ("The heron", ((4, 9),))


def test_a_word_that_stands_everywhere_in_a_huge_entry_is_found_at_once(session: Session) -> None:
    session.journal.new_entry(body="again " * 30_000)
    session.journal.new_entry(body="again " * 300_000)
    huge, large = session.journal.search("again")
    assert huge.snippet.startswith("again again")
    assert large.snippet.startswith("again again")
    assert len(large.hits) == large.snippet.count("again")


def test_a_long_common_word_is_found_whole_and_unfinished(session: Session) -> None:
    for n in range(5):
        session.journal.new_entry(title=f"e{n}", body="because" if n else "becauseway")
    assert [h.row.label for h in session.journal.search("because", limit=4)] == [
        "e4",
        "e3",
        "e2",
        "e1",
    ]
    assert len(session.journal.search("becaus", limit=10)) == 5


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.from_regex(r"[a-zA-Zà-öø-ÿ0-9]{1,12}", fullmatch=True), min_size=1, max_size=8))
def test_whatever_was_saved_is_found_by_each_of_its_words(
    session: Session, words: list[str]
) -> None:
    entry = session.journal.new_entry(title=words[0], body=" ".join(words[1:]))
    for word in (*words, " ".join(words)):
        hits = {hit.row.id: hit for hit in session.journal.search(word, 10_000)}
        assert entry.id in hits
        # What is shown agrees with what was found.
        assert hits[entry.id].hits
    session.journal.erase(entry.id)


def test_tidying_says_whether_there_is_more_and_comes_to_an_end(session: Session) -> None:
    entry = session.journal.new_entry(title="t", body="heron")
    for number in range(40):
        session.journal.save(draft(entry, body=f"heron word{number} " * 40))
    steps = 0
    while session.journal.tidy():
        steps += 1
        assert steps < 200
    assert steps > 0
    pieces = session.journal._db.row("SELECT count(DISTINCT segid) AS n FROM entry_search_idx")
    assert pieces is not None and pieces["n"] < 10
    assert found(session, "heron") == found(session, "word39") == ["t"]
    assert found(session, "word38") == []


def test_tidying_after_each_save_keeps_the_index_small_and_finds_what_it_found(
    session: Session,
) -> None:
    entry = session.journal.new_entry(title="t", body="heron")
    for number in range(30):
        session.journal.save(draft(entry, body=f"heron word{number} " * 40))
        session.journal.tidy()
    pieces = session.journal._db.row("SELECT count(DISTINCT segid) AS n FROM entry_search_idx")
    assert pieces is not None and pieces["n"] < 10
    assert found(session, "heron") == found(session, "word29") == ["t"]
    assert found(session, "word28") == []


# The bin


def test_the_bin_gives_back_what_it_took(session: Session) -> None:
    entry = session.journal.new_entry(title="t", body="words")
    session.journal.delete(entry.id)
    assert labels(session) == []
    assert labels(session, TimelineQuery(in_bin=True)) == ["t"]
    assert session.journal.days_written(date.min, date.max) == {}
    session.journal.undelete(entry.id)
    assert labels(session) == ["t"]
    assert session.journal.entry(entry.id) == entry


def test_the_bin_is_emptied_after_thirty_days(session: Session, clock: FakeClock) -> None:
    old, young = session.journal.new_entry(title="old"), session.journal.new_entry(title="young")
    session.journal.delete(old.id)
    clock.advance(timedelta(days=1))
    session.journal.delete(young.id)
    clock.advance(timedelta(days=28, hours=23))
    assert session.journal.empty_old_bin() == 0
    clock.advance(timedelta(hours=1))
    assert session.journal.empty_old_bin() == 1
    assert labels(session, TimelineQuery(in_bin=True)) == ["young"]
    with pytest.raises(NotFoundError):
        session.journal.entry(old.id)
    assert session.journal.revisions(old.id) == []


@pytest.mark.parametrize("act", ["delete", "undelete", "erase", "entry"])
def test_what_is_not_there_is_said(session: Session, act: str) -> None:
    with pytest.raises(NotFoundError):
        getattr(session.journal, act)("0" * 32)


# Threads


def test_saving_in_one_thread_and_reading_in_another_agree(session: Session) -> None:
    entry = session.journal.new_entry(title="0", body="0")
    failures: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            now = session.journal.entry(entry.id)
            row = session.journal.rows(ALL, 0, 1)[0]
            if now.title != now.body or row.id != entry.id:
                failures.append(now)
            session.journal.search("0")

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, 80):
        session.journal.save(draft(entry, str(number), str(number)))
    done.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert session.journal.entry(entry.id).title == "79"
