"""The register by hand: joined, split and kept."""

from __future__ import annotations

import pytest

from reflectapp.domain.errors import DecisionError, NotFoundError
from reflectapp.domain.subject import Subject, SubjectKind
from reflectapp.services.session import Session

JEAN = Subject("a" * 32, SubjectKind.PERSON, "Jean Hartley", ("Jean Hartley", "Jean", "JH"))
NAN = Subject("b" * 32, SubjectKind.PERSON, "Nan Jean", ("Nan Jean", "jean"))


@pytest.fixture
def known(session: Session) -> Session:
    session.review.save_subject(JEAN)
    session.review.save_subject(NAN)
    return session


def test_two_subjects_that_are_one_keep_the_first_name_and_all_aliases(known: Session) -> None:
    joined = known.review.join(JEAN.id, NAN.id)

    assert joined.name == "Jean Hartley"
    assert joined.aliases == ("Jean Hartley", "Jean", "JH", "Nan Jean")
    assert known.review.register().subjects == (joined,)


def test_joining_a_subject_with_itself_changes_nothing(known: Session) -> None:
    assert known.review.join(JEAN.id, JEAN.id) == JEAN
    assert len(known.review.register().subjects) == 2


@pytest.mark.parametrize("alias", ["JH", "jh"])
def test_an_alias_split_off_is_a_subject_of_its_own(known: Session, alias: str) -> None:
    apart = known.review.split(JEAN.id, alias)

    rest = known.review.register().by_id(JEAN.id)
    assert rest is not None and rest.aliases == ("Jean Hartley", "Jean")
    assert (apart.kind, apart.aliases) == (SubjectKind.PERSON, (alias,))
    assert known.review.register().by_id(apart.id) == apart


def test_splitting_off_the_name_leaves_the_longest_alias_as_name(known: Session) -> None:
    known.review.split(JEAN.id, "Jean Hartley")

    rest = known.review.register().by_id(JEAN.id)
    assert rest is not None and rest.name == "Jean"


def test_the_only_alias_cannot_be_split_off(session: Session) -> None:
    session.review.save_subject(Subject("c" * 32, SubjectKind.PLACE, "Wath", ("Wath",)))

    with pytest.raises(DecisionError):
        session.review.split("c" * 32, "Wath")


@pytest.mark.parametrize("change", ["split", "join", "remove"])
def test_a_step_by_hand_is_taken_back_whole(known: Session, change: str) -> None:
    review, before = known.review, known.review.register()
    work = {
        "split": lambda: review.split(JEAN.id, "JH"),
        "join": lambda: review.join(JEAN.id, NAN.id),
        "remove": lambda: review.remove_subject(JEAN.id),
    }
    taken = review.step(work[change])
    assert review.register() != before

    review.step_back(taken)

    assert review.register() == before
    with pytest.raises(DecisionError):
        review.step_back(taken)


@pytest.mark.parametrize("subject_id", ["a" * 32, "f" * 32])
def test_what_is_not_there_cannot_be_split_joined_or_removed(
    known: Session, subject_id: str
) -> None:
    with pytest.raises(NotFoundError):
        known.review.split(subject_id, "Nobody")
    with pytest.raises(NotFoundError):
        known.review.join(subject_id, "0" * 32)
    with pytest.raises(NotFoundError):
        known.review.remove_subject("0" * 32)


@pytest.mark.parametrize("name", ["", "  ", "-", "\u200b"])
def test_a_subject_needs_a_name(session: Session, name: str) -> None:
    with pytest.raises(DecisionError):
        session.review.save_subject(Subject("d" * 32, SubjectKind.PERSON, name, (name,)))


def test_its_name_is_always_among_the_aliases(session: Session) -> None:
    session.review.save_subject(Subject("d" * 32, SubjectKind.PERSON, "Maud", ("Aunt Maud",)))

    (subject,) = session.review.register().subjects
    assert "Maud" in subject.aliases
