"""The six conditions, and that an approval comes from the gate alone."""

from __future__ import annotations

import copy
import hashlib
import pickle
import weakref
from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from reflectapp.domain.entry import Mood
from reflectapp.domain.finding import Action, Finding, Kind, Tier
from reflectapp.domain.post import DelayChange, ExportRecord, PostState
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.spans import Span
from reflectapp.publish.export import stage
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.gate import Approval, examine, is_genuine, judge
from reflectapp.publish.markup import visible
from reflectapp.publish.report import ConditionKind, ReasonKind, Refusal
from tests.support.posts import FORTNIGHT, TODAY, YES, Draft, day, kinds, subject

JEAN = Draft(
    title="Tea with Jean Hartley",
    body="Jean Hartley smiled at last. **Jean Hartley**: yes.",
    subjects=(subject("Jean Hartley", "Jean"),),
).decide("Jean Hartley")


def approved(draft: Draft, format_name: str = "markdown") -> Approval:
    result = judge(draft.case, format_name, TODAY)
    assert isinstance(result, Approval), result
    return result


def refused(draft: Draft, format_name: str = "markdown") -> list[str]:
    result = judge(draft.case, format_name, TODAY)
    assert isinstance(result, Refusal)
    return kinds(result.reasons)


@pytest.mark.parametrize("format_name", ["markdown", "html"])
def test_a_post_for_which_everything_holds_is_approved(format_name: str) -> None:
    approval = approved(JEAN, format_name)
    assert b"Jean" not in approval.content
    assert b"Person A" in approval.content
    assert approval.digest == hashlib.sha256(approval.content).hexdigest()
    assert approval.public_digest == JEAN.public.digest
    assert is_genuine(approval)


def test_the_conditions_come_in_order() -> None:
    report = examine(JEAN.case, "markdown", TODAY)
    assert [c.kind for c in report.conditions] == list(ConditionKind)
    assert all(c.holds for c in report.conditions)
    assert report.state is PostState.APPROVED


def test_a_text_that_is_not_analysed_stays() -> None:
    draft = replace(JEAN, is_analysed=False)
    report = examine(draft.case, "markdown", TODAY)
    assert not any(c.holds for c in report.conditions)
    assert report.public.text == ""
    assert "not analysed" in refused(draft)


@pytest.mark.parametrize("tier", list(Tier))
def test_an_undecided_finding_holds_the_post(tier: Tier) -> None:
    at = JEAN.text.index("smiled")
    finding = Finding(Span(at, at + 6), Kind.OTHER, tier, 0.5, "rule")
    draft = replace(JEAN, findings=(finding,))
    condition = examine(draft.case, "markdown", TODAY).condition(ConditionKind.DECIDED)
    assert [(r.kind, r.count) for r in condition.reasons] == [(ReasonKind.UNDECIDED, 1)]
    assert refused(draft) == ["undecided"]


def test_a_keep_needs_a_reason() -> None:
    draft = Draft(body="Ada came along.").decide("Ada", Action.KEEP, reason=" ")
    assert refused(draft) == ["keep without reason"]


def test_a_young_word_holds_the_post_and_its_day_is_named() -> None:
    draft = Draft(
        body="We talked for an angry hour.",
        earlier=((0, "\n\nWe talked for an hour."),),
        saved_on=20,
        reread_on=29,
    )
    report = examine(draft.case, "markdown", TODAY)
    assert [(r.kind, r.count, r.day) for r in report.condition(ConditionKind.RIPE).reasons] == [
        (ReasonKind.YOUNG, 1, date(2026, 4, 5))
    ]
    assert [report.public.text[p.span.start : p.span.end] for p in report.young] == ["angry"]
    assert report.state is PostState.WAITING
    assert "young" in refused(draft)


def test_leaving_the_young_words_out_frees_the_post() -> None:
    draft = Draft(
        body="We talked for an angry hour.",
        earlier=((0, "\n\nWe talked for an hour."),),
        saved_on=20,
    ).decide("angry", Action.LEAVE_OUT, kind=Kind.OTHER)
    assert b"We talked for an hour." in approved(draft).content


@pytest.mark.parametrize(
    ("title", "body", "earlier", "is_all_young"),
    [
        ("", "We talked for an hour.", (), True),
        ("An hour", "We talked.\n\nThen tea.", (), True),
        ("An hour", "We talked.", ((0, "An hour\n\n"),), True),
        ("An hour", "We talked, angrily.", ((0, "An hour\n\nWe talked"),), False),
    ],
)
def test_a_post_is_all_young_where_no_ripe_word_of_its_body_is_left(
    title: str, body: str, earlier: tuple[tuple[float, str], ...], *, is_all_young: bool
) -> None:
    draft = Draft(title=title, body=body, earlier=earlier, saved_on=20)
    assert examine(draft.case, "markdown", TODAY).is_all_young is is_all_young


def test_a_reading_before_the_last_word_ripened_does_not_count() -> None:
    assert refused(replace(JEAN, reread_on=13)) == ["re-read too early"]
    assert approved(replace(JEAN, reread_on=14))


def test_a_longer_delay_voids_a_reading_that_it_makes_too_early() -> None:
    longer = replace(FORTNIGHT, changes=(*FORTNIGHT.changes, DelayChange(day(21), 29)))
    assert refused(replace(JEAN, reread_on=20, policy=longer)) == ["re-read too early"]


def test_another_decision_voids_the_reading() -> None:
    case = JEAN.case
    other = JEAN.decide("smiled", Action.LEAVE_OUT, kind=Kind.OTHER)
    result = judge(replace(other.case, post=case.post), "markdown", TODAY)
    assert isinstance(result, Refusal)
    assert kinds(result.reasons) == ["not re-read", "text changed"]


def test_without_a_reading_the_post_is_ready_and_stays() -> None:
    draft = replace(JEAN, check_in=None)
    assert examine(draft.case, "markdown", TODAY).state is PostState.READY
    assert refused(draft) == ["not re-read", "not re-read"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"reasons": ()}, "reasons missing"),
        ({"reasons": ("it may help",)}, "reasons missing"),
        ({"reasons": ("it may help", "It may  help")}, "reasons missing"),
        ({"reasons": ("help", "learning")}, "reasons missing"),
        ({"mood": Mood.LOW}, "sleep on it"),
        ({"mood": Mood.VERY_LOW}, "sleep on it"),
        ({"as_person": " "}, "answer missing"),
        ({"as_colleague": "..."}, "answer missing"),
        ({"as_employer": ""}, "answer missing"),
        ({"consent_note": "\n"}, "consent missing"),
        ({"is_live_case": True}, "live case"),
    ],
)
def test_the_check_in_must_be_answered(changes: dict[str, object], reason: str) -> None:
    assert refused(replace(JEAN, check_in=replace(YES, **changes))) == [reason]


def test_a_name_left_standing_is_a_leak() -> None:
    draft = replace(JEAN, body=JEAN.body + " JEAN’S tea was cold.")
    report = examine(draft.case, "markdown", TODAY)
    assert [(leak.term, leak.count) for leak in report.leaks] == [("Jean", 1)]
    assert refused(draft) == ["leak"]


def test_a_name_kept_in_one_place_is_a_leak_in_another() -> None:
    draft = replace(JEAN, title="", body="Ada and Ada.", subjects=(subject("Ada"),), decisions=())
    kept = draft.decide("Ada", Action.KEEP)
    assert approved(kept)
    assert refused(replace(kept, decisions=kept.decisions[:1])) == ["leak"]


def test_the_content_note_is_looked_through_too() -> None:
    assert refused(replace(JEAN, content_note="About Jean")) == ["leak"]
    assert b"Self-harm" in approved(replace(JEAN, content_note="Self-harm")).content


def test_the_writers_own_terms_never_leave_not_even_kept_but_the_pen_name_may() -> None:
    writer = WriterProfile(name="Sam Carter", employer="Northmoor Trust", pen_name="Wren")
    draft = Draft(
        body="Wren here. Northmoor Trust hired me.",
        profile=writer,
        subjects=(subject("Sam Carter", is_writer=True), subject("Wren", is_writer=True)),
    )
    assert refused(draft) == ["leak"]
    assert refused(draft.decide("Northmoor Trust", Action.KEEP)) == ["leak"]
    assert b"Wren" in approved(draft.decide("Northmoor Trust")).content


@pytest.mark.parametrize("pen_name", ["Sam Carter", "sam  carter", "Carter, Sam"])
def test_a_pen_name_that_is_the_real_name_lets_it_out_nowhere(pen_name: str) -> None:
    writer = WriterProfile(name="Sam Carter", pen_name=pen_name)
    draft = Draft(body="I am Sam Carter. We talked.", profile=writer)
    assert refused(draft) == ["leak"]
    assert refused(draft.decide("Sam Carter", Action.KEEP)) == ["leak"]


def test_the_day_of_the_shift_may_not_stand_in_the_title() -> None:
    assert refused(replace(JEAN, title="Sunday, 1 March", decisions=()).decide("Jean Hartley")) == [
        "shift date"
    ]


@pytest.mark.parametrize("format_name", ["markdown", "hugo", "html", "text", "docx", "rich-text"])
def test_pictures_stay_behind_and_their_words_leave(format_name: str) -> None:
    body = "Tea ![in the *garden*](/home/ada/pics/a.png) and ![more][b].\n\n[b]: file:///c.png"
    draft = Draft(title="Tea", body=body)
    approval = approved(draft, format_name)
    assert examine(draft.case, format_name, TODAY).pictures == 2
    text = approval.texts[0]
    assert "garden" in text
    assert "more" in text
    assert not any(part in "".join(approval.texts) for part in ("png", "/home", "!["))


def test_what_looks_like_a_picture_in_code_is_code() -> None:
    draft = Draft(title="Tea", body="So `![a](b.png)` it is.")
    assert examine(draft.case, "markdown", TODAY).pictures == 0
    assert b"`![a](b.png)`" in approved(draft).content


def test_a_body_without_words_is_nothing_to_publish() -> None:
    assert refused(Draft(title="Hm", body=" \n ** ")) == ["nothing left"]


def test_what_was_exported_is_exported_until_it_changes() -> None:
    record = ExportRecord(day(29), "html", "post.html", "/blog", "0", JEAN.public.digest)
    exported = replace(JEAN.case, post=replace(JEAN.case.post, exports=(record,)))
    assert examine(exported, "html", TODAY).state is PostState.EXPORTED
    other = JEAN.decide("smiled", Action.LEAVE_OUT, kind=Kind.OTHER).case
    changed = replace(other, post=replace(other.post, exports=(record,)))
    assert examine(changed, "html", TODAY).state is PostState.APPROVED


def test_a_public_version_of_another_text_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="not of this text"):
        replace(JEAN.case, public=Draft(body="Else.").public)


# Ways round the gate


def test_an_approval_is_not_made_elsewhere() -> None:
    with pytest.raises(TypeError):
        Approval(object(), "p", "html", "a.html", b"", "0", hashlib.sha256().hexdigest(), TODAY)


def test_an_approval_is_not_copied_altered_or_pickled() -> None:
    approval = approved(JEAN)
    for attempt in (
        lambda: replace(approval, content=b"Jean"),
        lambda: replace(approval, token=object(), content=b"Jean"),
        lambda: copy.copy(approval),
        lambda: copy.deepcopy(approval),
        lambda: pickle.dumps(approval),
    ):
        with pytest.raises((TypeError, ValueError)):
            attempt()
    with pytest.raises(FrozenInstanceError):
        approval.content = b"Jean"


def test_an_approval_made_past_the_constructor_is_not_genuine() -> None:
    approval = approved(JEAN)
    forged = object.__new__(Approval)
    for name in Approval.__slots__:
        if name != "__weakref__":
            object.__setattr__(forged, name, getattr(approval, name))
    assert not is_genuine(forged)


def test_an_approval_altered_by_force_is_not_genuine() -> None:
    for name, value in (("content", b"Jean"), ("file_name", "jean.md"), ("post_id", "q")):
        approval = approved(JEAN)
        object.__setattr__(approval, name, value)
        assert not is_genuine(approval)
    approval = approved(JEAN)
    object.__setattr__(approval, "content", b"Jean")
    object.__setattr__(approval, "digest", hashlib.sha256(b"Jean").hexdigest())
    assert not is_genuine(approval)


def test_a_subclass_is_no_approval() -> None:
    with pytest.raises(TypeError):
        type("Mine", (Approval,), {})(
            object(), "p", "html", "a.html", b"", "0", hashlib.sha256().hexdigest(), TODAY
        )


def test_what_only_looks_like_an_approval_is_not_genuine(tmp_path: Path) -> None:
    approval = approved(JEAN)
    fields = {name: getattr(approval, name) for name in Approval.__slots__ if name[0] != "_"}
    lookalike = SimpleNamespace(**fields)
    for forged in (lookalike, weakref.proxy(approval), Mock(spec=approval, **fields)):
        with pytest.raises(TypeError):
            stage(forged, tmp_path)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_an_approval_that_is_given_another_state_is_not_genuine() -> None:
    approval = approved(JEAN)
    state = [b"Jean" if isinstance(cell, bytes) else cell for cell in approval.__getstate__()]
    forged = object.__new__(Approval)
    for target in (approval, forged):
        target.__setstate__(state)
        assert not is_genuine(target)


def test_an_approval_of_one_post_is_none_of_another() -> None:
    jean, other = approved(JEAN), approved(Draft(body="We sat and talked."))
    for name in ("content", "digest", "public_digest", "file_name"):
        object.__setattr__(jean, name, getattr(other, name))
    assert not is_genuine(jean)
    assert is_genuine(other)


def test_an_approval_is_bound_to_its_day() -> None:
    approval = approved(JEAN)
    object.__setattr__(approval, "day", TODAY + timedelta(days=1))
    assert not is_genuine(approval)


@pytest.mark.parametrize("format_name", ["markdown", "hugo", "html"])
def test_however_many_pictures_there_are_none_takes_its_address_along(format_name: str) -> None:
    many = "".join(f"![tea {n}](/home/ada/{n}.png)\n![cup {n}][c{n}]\n" for n in range(120))
    where = "".join(f"[c{n}]: /home/ada/c{n}.png\n" for n in range(120))
    body = f"{many}\nIn code: `![a](b)`. [A page][p].\n\n{where}[p]: https://e.example/p\n"
    text = approved(Draft(title="Tea", body=body), format_name).texts[0]
    assert "/home/ada" not in text
    assert all(words in text for words in ("tea 119", "cup 119", "![a](b)", "https://e.example/p"))


@pytest.mark.parametrize(
    "link",
    [
        "[notes](/home/ada/notes.md)",
        "[notes](file:///home/ada/notes.md)",
        "[notes](</home/ada/my notes.md>)",
        '[notes](~/ada/notes.md "mine")',
        "[notes](C:/Users/ada/notes.md)",
        "[*notes*][n]\n\n[n]: /home/ada/notes.md",
        "[notes][]\n\n[Notes]: file:///home/ada/notes.md",
        "[![notes](/home/ada/a.png)](/home/ada/notes.md)",
    ],
)
@pytest.mark.parametrize("format_name", FORMATS)
def test_a_link_to_no_page_leaves_as_its_words(link: str, format_name: str) -> None:
    body = f"Tea. {link}\n\n[A page](https://e.example/p) and `[a](b)` for two.\n"
    approval = approved(Draft(title="Tea", body=body), format_name)
    assert not any("ada/" in text for text in approval.texts)
    assert "e.example/p" in approval.texts[0]
    _, page = FORMATS[format_name].shown(approval.content)
    assert "notes" in visible(page)
    assert "[a](b)" in visible(page)


def test_a_link_to_no_page_leaves_as_its_words_with_somebody_hidden_in_them() -> None:
    text = approved(Draft(body="Tea. [Jean's notes](/home/ada/x.md)").decide("Jean")).texts[0]
    assert "ada/" not in text
    assert "Person A" in text
