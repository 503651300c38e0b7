"""A change of the register as one step, with its way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reflectapp.domain.errors import DecisionError
from reflectapp.domain.subject import Subject
from reflectapp.storage.register import RegisterStore


@dataclass(frozen=True, slots=True)
class RegisterStep:
    """What it takes to undo a change, as long as the same subjects were not changed after it."""

    former: tuple[Subject, ...]
    """The subjects that were changed or taken away, as they were."""
    present: tuple[Subject, ...]
    """Those that were changed or made, as they are."""
    by_hand: frozenset[str]
    """Ids of the former ones that the writer had put in or changed."""


def step(register: RegisterStore, work: Callable[[], object]) -> RegisterStep:
    """Do `work`, and return what it changed in the register."""
    with register.db.transaction():
        before = register.register()
        by_hand = frozenset(s.id for s in before.subjects if register.is_by_hand(s.id))
        work()
        now = register.register()
        former = tuple(s for s in before.subjects if now.by_id(s.id) != s)
        return RegisterStep(
            former,
            tuple(s for s in now.subjects if before.by_id(s.id) != s),
            by_hand & {s.id for s in former},
        )


def step_back(register: RegisterStore, taken: RegisterStep) -> None:
    """Put the subjects of a step as they were before it; the others stay as they are.

    Raises:
        DecisionError: One of them was changed since.
    """
    with register.db.transaction():
        now = register.register()
        gone = {s.id for s in taken.former} - {s.id for s in taken.present}
        if any(now.by_id(subject.id) != subject for subject in taken.present) or any(
            now.by_id(subject_id) is not None for subject_id in gone
        ):
            raise DecisionError
        for subject in taken.present:
            register.remove_subject(subject.id)
        for subject in taken.former:
            register.save_subject(subject, by_hand=subject.id in taken.by_hand)
