"""Register, decisions, posts and settings: what was put in is had back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflectapp.domain.entry import Entry, Mood, TimelineQuery
from reflectapp.domain.errors import NotFoundError
from reflectapp.domain.finding import Action, Decision, Finding, Kind, Tier
from reflectapp.domain.post import (
    DEFAULT_DELAY_DAYS,
    AnswersSoFar,
    CheckIn,
    Consent,
    DelayChange,
    ExportRecord,
    Post,
    Rereading,
)
from reflectapp.domain.preferences import Appearance, Preferences
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.series import NO_NUMBERING, Label, Series
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.domain.taking_down import Step, StepDone
from reflectapp.storage.database import Database
from reflectapp.storage.decisions import MOST_STEPS
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.series import SeriesStore
from reflectapp.storage.settings import SettingsStore

NOW = datetime(2026, 3, 2, 18, 0, 0, 123456, tzinfo=UTC)
ENTRY = Entry("e" * 32, "title", "body", date(2026, 3, 2), NOW, NOW)


@pytest.fixture
def entries(database: Database) -> EntryStore:
    """One entry to hang things on."""
    store = EntryStore(database)
    store.add(ENTRY)
    return store


@pytest.fixture
def register(entries: EntryStore) -> RegisterStore:
    """The register of the journal with one entry."""
    return RegisterStore(entries.db)


@pytest.fixture
def posts(entries: EntryStore) -> PostStore:
    """The posts of the journal with one entry."""
    return PostStore(entries.db)


# Subjects and terms


def test_a_subject_is_kept_changed_and_forgotten(register: RegisterStore) -> None:
    jean = Subject("1" * 32, SubjectKind.PERSON, "Jean", ("Mrs Hartley", "Jean", "JH"))
    register.save_subject(jean)
    assert register.register().subjects == (jean,)
    renamed = Subject(jean.id, SubjectKind.OTHER, "JH", ("JH",), is_writer=True)
    register.save_subject(renamed)
    assert register.register().subjects == (renamed,)
    register.remove_subject(jean.id)
    assert register.register().subjects == ()
    with pytest.raises(NotFoundError):
        register.remove_subject(jean.id)


def test_a_term_is_allowed_in_any_case_and_once(register: RegisterStore) -> None:
    for term in ("Gibbs", "GIBBS", "straße"):
        register.allow(term)
    assert register.register().allowed == ("Gibbs", "straße")
    register.disallow("STRASSE")
    assert register.register().allowed == ("Gibbs",)


# Decisions


def decision(start: int, end: int = 30, **more: object) -> Decision:
    return Decision(Span(start, end), Kind.PERSON, Action.KEEP, **more)  # type: ignore[arg-type]


def test_a_decision_is_had_back_whole_and_by_place(register: RegisterStore) -> None:
    whole = Decision(
        Span(3, 9),
        Kind.PLACE,
        Action.GENERALISE,
        substitute="a northern town “by the sea”",
        reason="r",
        subject_id="5" * 32,
        group="g",
        by_hand=True,
        made_at=NOW,
    )
    register.set_decisions(ENTRY.id, [whole, decision(0)])
    assert register.decisions(ENTRY.id) == (decision(0), whole)
    assert register.decisions("0" * 32) == ()


def test_steps_are_undone_and_redone(register: RegisterStore) -> None:
    assert not register.undo_decisions(ENTRY.id)
    for number in (1, 2):
        register.set_decisions(ENTRY.id, [decision(number)])
    assert (register.can_undo(ENTRY.id), register.can_redo(ENTRY.id)) == (True, False)
    assert register.undo_decisions(ENTRY.id)
    assert register.decisions(ENTRY.id) == (decision(1),)
    assert register.undo_decisions(ENTRY.id)
    assert register.decisions(ENTRY.id) == ()
    assert not register.undo_decisions(ENTRY.id)
    assert register.redo_decisions(ENTRY.id)
    assert (register.can_undo(ENTRY.id), register.can_redo(ENTRY.id)) == (True, True)
    register.set_decisions(ENTRY.id, [decision(3)])
    assert not register.redo_decisions(ENTRY.id)
    assert register.undo_decisions(ENTRY.id)
    assert register.decisions(ENTRY.id) == (decision(1),)


def test_the_oldest_steps_make_room(register: RegisterStore) -> None:
    for number in range(MOST_STEPS + 5):
        register.set_decisions(ENTRY.id, [decision(number, number + 1)])
    undone = 0
    while register.undo_decisions(ENTRY.id):
        undone += 1
    assert undone == MOST_STEPS - 1
    assert register.decisions(ENTRY.id) == (decision(5, 6),)


def test_a_decision_is_stored_once_in_however_many_sets_it_stands(register: RegisterStore) -> None:
    several = [decision(number, number + 1) for number in range(40)]
    for count in [*range(1, 40), 40, 39, 40]:
        register.set_decisions(ENTRY.id, several[:count])
    [row] = register.db.rows("SELECT count(*) AS n FROM decision")
    assert row["n"] == 40
    register.carry_decisions(ENTRY.id, "a" + " b" * 30, "new a" + " b" * 30)
    carried = register.decisions(ENTRY.id)
    assert register.undo_decisions(ENTRY.id)
    assert register.decisions(ENTRY.id) == carried[:39]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["set", "undo", "redo"]), max_size=20))
def test_undo_and_redo_walk_the_sets_as_a_writer_expects(
    register: RegisterStore, acts: list[str]
) -> None:
    start = register.decisions(ENTRY.id)
    register.set_decisions(ENTRY.id, ())
    model: list[tuple[Decision, ...]] = [()]
    at = 0
    for number, act in enumerate(acts):
        if act == "set":
            at += 1
            model[at:] = [(decision(number),)]
            register.set_decisions(ENTRY.id, model[at])
        elif act == "redo":
            assert register.redo_decisions(ENTRY.id) == (at + 1 < len(model))
            at = min(at + 1, len(model) - 1)
        elif at:
            assert register.undo_decisions(ENTRY.id)
            at -= 1
        assert register.decisions(ENTRY.id) == model[at]
    for _ in range(at + 1):
        register.undo_decisions(ENTRY.id)
    assert register.decisions(ENTRY.id) == start


def test_an_analysis_is_kept_for_the_text_that_it_is_for(register: RegisterStore) -> None:
    found = Finding(
        Span(0, 4), Kind.CONTACT, Tier.ASK, 0.25, "phones", "1" * 32, "g2", "eleven digits"
    )
    assert register.analysis(ENTRY.id) is None
    register.save_analysis(ENTRY.id, "old", "engine 1", [found, found])
    register.save_analysis(ENTRY.id, "new", "engine 2", [found])
    assert register.analysis(ENTRY.id) == ("new", "engine 2", (found,))


# Posts

CHECK_IN = CheckIn(
    reasons=("one", "two"),
    mood=Mood.GOOD,
    as_person="fair",
    as_colleague="careful",
    as_employer="dull",
    consent=Consent.NOT_NEEDED,
    consent_note="nobody",
    is_live_case=False,
    as_stranger="a coat",
)
SERIES = Series("8" * 32, "Nights", NOW)
HALF_WAY = AnswersSoFar("to learn", mood=Mood.LOW, is_angry=True, consent=Consent.GIVEN)
POST = Post("9" * 32, ENTRY.id, NOW, "a death", Rereading("digest", NOW, CHECK_IN))
EXPORT = ExportRecord(NOW, "html", "post.html", "/blog", "bytes", "public", "Thank you, one wrote.")


def test_a_post_is_had_back_whole(posts: PostStore) -> None:
    SeriesStore(posts.db).save(SERIES)
    fields = {"has_disclaimer": True, "is_signed": True, "series_id": SERIES.id, "so_far": HALF_WAY}
    fields["steps"] = (StepDone(Step.DELETE, NOW),)
    posts.save(replace(POST, **fields))
    posts.add_export(POST.id, EXPORT)
    whole = Post(POST.id, ENTRY.id, NOW, "a death", POST.rereading, (EXPORT,), **fields)
    assert posts.post(POST.id) == posts.post_of(ENTRY.id) == whole
    assert posts.posts() == (whole,)
    posts.save(Post(POST.id, ENTRY.id, NOW))
    assert posts.post(POST.id) == Post(POST.id, ENTRY.id, NOW, exports=(EXPORT,))


def test_the_timeline_shows_what_is_marked_and_what_left(
    posts: PostStore, entries: EntryStore
) -> None:
    def marks() -> tuple[bool, bool]:
        row = entries.rows(TimelineQuery(), 0, 1)[0]
        return row.is_marked, row.is_exported

    assert marks() == (False, False)
    posts.save(POST)
    assert marks() == (True, False)
    posts.add_export(POST.id, EXPORT)
    assert marks() == (False, True)
    posts.remove(POST.id)
    assert marks() == (False, False)


def test_what_was_said_about_a_post_that_left_is_noted_with_it(posts: PostStore) -> None:
    posts.save(POST)
    posts.add_export(POST.id, EXPORT)
    posts.set_feedback(EXPORT, "Nobody wrote.")
    assert [record.feedback for record in posts.post(POST.id).exports] == ["Nobody wrote."]
    with pytest.raises(NotFoundError):
        posts.set_feedback(replace(EXPORT, digest="other"), "Lost.")


def test_the_writer_s_words_about_what_left_go_with_its_entry_and_the_record_stays(
    posts: PostStore, entries: EntryStore
) -> None:
    posts.save(POST)
    posts.add_export(POST.id, EXPORT)
    posts.set_withdrawn(EXPORT, NOW, "Jean knew herself.")
    entries.erase(ENTRY.id)
    (left,) = posts.db.rows("SELECT digest, feedback, withdrawn_at, withdrawn_reason FROM export")
    assert tuple(left) == ("bytes", "", NOW.isoformat(), "")


def test_a_post_is_withdrawn_when_all_that_left_of_it_is(posts: PostStore) -> None:
    posts.save(POST)
    other = replace(EXPORT, digest="others")
    for record in (EXPORT, other):
        posts.add_export(POST.id, record)
    posts.set_withdrawn(EXPORT, NOW, "Too near.")
    assert posts.post(POST.id).withdrawn_at is None
    posts.set_withdrawn(other, NOW, "")
    assert posts.post(POST.id).withdrawn_at == NOW
    posts.set_withdrawn(EXPORT, None, "")
    assert posts.post(POST.id).withdrawn_at is None


def test_answers_half_way_are_kept_with_their_post(posts: PostStore) -> None:
    posts.save(POST)
    posts.keep_answers(POST.id, HALF_WAY)
    assert posts.post(POST.id) == replace(POST, so_far=HALF_WAY)
    posts.keep_answers(POST.id, None)
    assert posts.post(POST.id) == POST
    with pytest.raises(NotFoundError):
        posts.keep_answers("0" * 32, HALF_WAY)


# Series


def test_a_series_gives_its_posts_the_placeholders_that_were_given_first(posts: PostStore) -> None:
    store = SeriesStore(posts.db)
    store.save(SERIES)
    assert store.numbering(ENTRY.id) == NO_NUMBERING
    posts.save(replace(POST, series_id=SERIES.id))
    store.add_labels(SERIES.id, {"subject a": Label(Kind.PERSON, 1), "b": Label(Kind.PLACE, 4)})
    store.add_labels(SERIES.id, {"subject a": Label(Kind.PERSON, 9)})
    numbering = store.numbering(ENTRY.id)
    assert numbering.label("subject a") == Label(Kind.PERSON, 1)
    assert numbering.label("b") is None
    assert (numbering.highest(Kind.PLACE), numbering.highest(Kind.ORGANISATION)) == (4, 0)


def test_a_series_is_renamed_and_ended_in_its_place(posts: PostStore) -> None:
    store = SeriesStore(posts.db)
    store.save(SERIES)
    changed = replace(SERIES, name="Night shifts", ended_at=NOW)
    store.save(changed)
    assert store.all() == (store.series(SERIES.id),) == (changed,)


def test_only_a_series_of_nothing_is_forgotten(posts: PostStore) -> None:
    store = SeriesStore(posts.db)
    store.save(SERIES)
    posts.save(replace(POST, series_id=SERIES.id))
    store.remove_unused()
    assert store.all() == (SERIES,)
    posts.save(POST)
    store.remove_unused()
    assert store.all() == ()


def test_what_is_no_post_is_said(posts: PostStore) -> None:
    assert posts.post_of(ENTRY.id) is None
    for act in (
        lambda: posts.post("0" * 32),
        lambda: posts.remove("0" * 32),
        lambda: posts.add_export("0" * 32, EXPORT),
    ):
        with pytest.raises(NotFoundError):
            act()


def test_erasing_an_entry_takes_all_but_the_record_of_what_left(
    posts: PostStore, entries: EntryStore, register: RegisterStore
) -> None:
    posts.save(POST)
    posts.add_export(POST.id, EXPORT)
    register.set_decisions(ENTRY.id, [decision(1)])
    register.save_analysis(ENTRY.id, "d", "e", [])
    entries.erase(ENTRY.id)
    tables = ("entry", "entry_text", "revision", "post", "rereading", "analysis")
    tables += ("decision", "decision_step")
    for table in tables:
        assert entries.db.rows(f"SELECT * FROM {table}") == [], table
    assert [row["digest"] for row in entries.db.rows("SELECT * FROM export")] == ["bytes"]


# Settings


def test_what_was_never_chosen_is_as_the_program_has_it(database: Database) -> None:
    store = SettingsStore(database)
    assert store.preferences() == Preferences()
    assert store.profile() == WriterProfile()
    assert store.delay().days == DEFAULT_DELAY_DAYS
    assert store.high_water() is None


def test_settings_are_had_back_whole(database: Database) -> None:
    store = SettingsStore(database)
    chosen = Preferences(
        idle_minutes=1,
        day_boundary=time(6, 30),
        text_size=22,
        text_font="Inter",
        ui_scale=150,
        appearance=Appearance.DARK,
        spelling=False,
        findings_while_writing=False,
        rhythm_weekly_goal=5,
    )
    profile = WriterProfile("Rowan Ashe", "Fell Trust", "Team 2", "Hexham", "Wren")
    for _ in range(2):
        store.save_preferences(chosen)
        store.save_profile(profile)
    assert store.preferences() == chosen
    assert store.profile() == profile


def test_settings_of_another_version_do_no_harm(database: Database) -> None:
    store = SettingsStore(database)
    database.change(
        "INSERT INTO setting (name, value) VALUES ('preferences', ?)",
        ('{"text_size": 20, "gone": 1}',),
    )
    assert store.preferences() == Preferences(text_size=20)


def test_every_choice_of_the_delay_is_remembered(database: Database) -> None:
    store = SettingsStore(database)
    changes = tuple(DelayChange(NOW + timedelta(days=n), days) for n, days in enumerate((7, 30, 1)))
    for change in changes:
        store.add_delay(change)
    assert store.delay().changes == changes


def test_the_high_water_mark_only_rises(database: Database) -> None:
    store = SettingsStore(database)
    for now, expected in ((NOW, 0), (NOW + timedelta(hours=1), 1), (NOW, 1)):
        store.raise_high_water(now)
        assert store.high_water() == NOW + timedelta(hours=expected)
