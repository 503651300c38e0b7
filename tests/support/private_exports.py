"""Private exports: a journal with one of everything, written out and brought back."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from reflectapp.domain.advice import AdviceKind
from reflectapp.domain.disclosure import Attribute, Fact, Telling, Told
from reflectapp.domain.entry import Draft, Mood
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.post import AnswersSoFar, CheckIn, Consent, ExportRecord, Rereading, SentFile
from reflectapp.domain.preferences import Appearance
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.series import Label, Series
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.domain.taking_down import Step, StepDone
from reflectapp.services.importing import Importing
from reflectapp.services.private_export import Passphrase, PrivateExport, Unprotected, WrittenExport
from reflectapp.services.session import Door, Session
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.series import SeriesStore
from reflectapp.storage.tellings import TellingStore
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS

SECRET = "quite another thing"


def export(session: Session, target: Path, *, plain: bool = False) -> WrittenExport:
    """Write a journal out, locked by `SECRET` unless it is to be plain."""
    protection = Unprotected() if plain else Passphrase(SECRET)
    return PrivateExport(session._db, session.clock).write(target, protection)


def content(file: Path) -> dict[str, object]:
    """Return all that a plain export holds but the time of its writing."""
    with zipfile.ZipFile(file) as archive:
        read = json.loads(archive.read("journal.json"))
    del read["exported_at"]
    assert isinstance(read, dict)
    return read


def words_of(session: Session) -> None:
    """Put one of everything into a journal."""
    journal = session.journal
    entry = journal.new_entry(
        title="Visit: “Jean”", body="Jean Hartley was # at\r\nhome.", template="visit",
        happened_on=date(2026, 2, 1),
    )  # fmt: skip
    journal.save(
        Draft(entry.id, entry.title, entry.body + " And well.", entry.happened_on, ("One", "b: c"),
              Mood.LOW, Mood.GOOD)
    )  # fmt: skip
    journal.end_session(entry.id)
    binned = journal.new_entry(title="", body="gone", happened_on=date(2026, 2, 1))
    journal.delete(binned.id)
    journal.new_entry(happened_on=date(2026, 2, 1))
    journal.new_entry(happened_on=date(2026, 2, 1))
    register = RegisterStore(session._db)
    person = Subject("a" * 32, SubjectKind.PERSON, "Jean Hartley", ("Jean Hartley", "Jean"))
    register.save_subject(person)
    register.allow("Will")
    now = session.clock.now()
    register.set_decisions(
        entry.id,
        [Decision(Span(16, 28), Kind.PERSON, Action.REPLACE, subject_id=person.id, made_at=now)],
    )
    session.publishing.mark(entry.id)
    posts = PostStore(session._db)
    (post,) = posts.posts()
    check_in = CheckIn(
        ("to learn", "to help"), Mood.STEADY, "a", "b", "c", Consent.GIVEN, "d", False, "e", True
    )
    series = Series(session.ids.new_id(), "Nights", now, ended_at=now)
    SeriesStore(session._db).save(series)
    session.publishing.site.set_face("Night notes", "example.org/notes")
    SeriesStore(session._db).add_labels(series.id, {"subject x": Label(Kind.PERSON, 3)})
    posts.save(
        replace(
            post,
            content_note="sad",
            rereading=Rereading("ab", now, check_in, "gh", "ij"),
            has_disclaimer=False,
            is_signed=True,
            series_id=series.id,
            steps=(StepDone(Step.SPEAK, now),),
            so_far=AnswersSoFar(mood=Mood.LOW, consent=Consent.NOT_NEEDED, as_person="half"),
        )
    )
    record = ExportRecord(
        now,
        "markdown",
        "x.md",
        "/blog",
        "cd",
        "ef",
        "kind",
        now,
        "too near",
        (SentFile("x/image-1.jpg", "12" * 32, 345),),
    )
    posts.add_export(post.id, record)
    told = Fact(Attribute.AGE, "forties", "in her forties", "She is in her forties.", is_weak=True)
    telling = Telling((Told("[Person A]", person.id, (told,), "9f"), Told("writer", None, ())))
    TellingStore(session._db).keep(record, telling)
    session.advising.silence(AdviceKind.QUOTE)
    session.advising.add_own("lovely bloke", "say why")
    session.settings.set_disclaimer("These are my own words.")
    session.settings.save_profile(WriterProfile(name="Nell Ashby", town="Thornbeck"))
    session.settings.save(
        replace(
            session.settings.preferences(),
            day_boundary=time(5, 30),
            appearance=Appearance.DARK,
            spelling=False,
        )
    )
    session.settings.set_delay(30)


def another(folder: Path) -> Session:
    """Return the open journal of somebody else, with nothing in it."""
    ids = FakeIds()
    for _ in range(1000):  # ids of two journals never meet
        ids.new_id()
    door = Door(folder, FakeClock(datetime(2026, 4, 1, tzinfo=UTC)), ids, cost=CHEAP)
    return door.create(PASSPHRASE, WORDS, WriterProfile(name="Someone Else"), DELAY_DAYS)


def brought_into(session: Session, file: Path, passphrase: str | None) -> int:
    """Bring an export in, and return how many entries came with it."""
    importing = Importing(session._db, session.clock, session.ids)
    preview = importing.preview(file, "auto", passphrase)
    assert preview.format == "reflect"
    assert preview.refused == ()
    return importing.bring_in(preview, passphrase).batch.entries
