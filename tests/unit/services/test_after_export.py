"""After a post left: checked again, taken down, and what it names by now."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from reflectapp.domain.errors import NotFoundError, StoppedError, TextTooLongError
from reflectapp.domain.finding import Action
from reflectapp.domain.post import ExportRecord, Post, PostState
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.subject import SubjectKind
from reflectapp.domain.taking_down import Step
from reflectapp.publish.formats.packing import packed, unpacked
from reflectapp.services.after_export import MAX_REASON
from reflectapp.services.comparing import Checked, Standing
from reflectapp.services.session import Session
from reflectapp.storage.register import RegisterStore
from tests.support.desk import Desk
from tests.support.posts import subject

BODY = (
    "Jean put the kettle on before she said anything at all. We sat for an hour and talked about"
    " the garden, and by the end of it she had told me everything that mattered."
)


@pytest.fixture
def out(desk: Desk) -> tuple[Post, ExportRecord, Path]:
    """A post that left as a page, and where it lies."""
    desk.know("Jean")
    post = desk.post("The kettle", BODY)
    record = desk.export(post, "html")
    return post, record, desk.folder / record.file_name


def check(desk: Desk, path: Path) -> Checked:
    (found,) = desk.publishing.after.check(path)
    return found


# Checked again


def test_a_file_that_nobody_touched_is_the_one_that_left(desk: Desk, out) -> None:
    post, record, file = out
    found = check(desk, file)
    assert (found.standing, found.post_id, found.label) == (Standing.SAME, post.id, "The kettle")
    assert found.record == record
    assert found.names == ()


def test_a_file_is_known_by_its_bytes_whatever_it_is_called(desk: Desk, out) -> None:
    _, record, file = out
    other = file.rename(file.with_name("elsewhere.htm"))
    assert check(desk, other).record == record


def test_a_page_that_a_blog_made_of_it_holds_the_same_words(desk: Desk, out) -> None:
    post, _, file = out
    page = file.read_text(encoding="utf-8").replace(
        "<article>", "<nav>Home, about, archive</nav><script>var Jean = 1;</script><article>"
    )
    saved = desk.folder / "saved page.html"
    saved.write_text(page, encoding="utf-8")
    found = check(desk, saved)
    assert (found.standing, found.post_id, found.share) == (Standing.SAME_WORDS, post.id, 1.0)
    assert found.names == ()


def test_a_page_is_known_again_before_a_newer_engine_has_read_the_entry(desk: Desk, out) -> None:
    post, _, file = out
    RegisterStore(desk.session._db).save_analysis(post.entry_id, "d", "another edition", ())
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    found = check(desk, file)
    assert (found.standing, found.is_edited_since) == (Standing.SAME_WORDS, False)


def test_words_that_were_changed_on_the_blog_show(desk: Desk, out) -> None:
    post, _, file = out
    changed = file.read_text(encoding="utf-8").replace("the garden", "her son Jean")
    file.write_text(changed, encoding="utf-8")
    found = check(desk, file)
    assert (found.standing, found.post_id) == (Standing.CHANGED, post.id)
    assert 0.5 < found.share < 1
    assert [(name.term, name.count, name.is_kept) for name in found.names] == [("Jean", 1, False)]


def test_a_file_of_that_name_with_nothing_of_it_left_is_changed(desk: Desk, out) -> None:
    post, _, file = out
    file.write_text("<p>Gone.</p>", encoding="utf-8")
    found = check(desk, file)
    assert (found.standing, found.post_id, found.share) == (Standing.CHANGED, post.id, 0.0)


def test_an_entry_that_changed_since_is_said(desk: Desk, out) -> None:
    post, _, file = out
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    desk.write(post, BODY + " It rained.")
    assert check(desk, file).is_edited_since


def test_what_left_is_known_after_its_entry_was_erased(desk: Desk, out) -> None:
    post, record, file = out
    desk.session.journal.delete(post.entry_id)
    desk.session.journal.erase(post.entry_id)
    found = check(desk, file)
    assert (found.standing, found.post_id, found.label) == (Standing.SAME, None, "")
    assert found.record is not None
    assert found.record.digest == record.digest


def test_a_name_that_the_journal_learnt_since_is_found_in_what_left(desk: Desk) -> None:
    post = desk.post("A walk", "Tam and I walked to the weir and back again before it rained.")
    record = desk.export(post)
    desk.know("Tam")
    (name,) = check(desk, desk.folder / record.file_name).names
    assert (name.term, name.count, name.is_kept) == ("Tam", 1, False)
    desk.look_through(desk.session.journal.entry(post.entry_id))
    (item,) = desk.session.review.state(post.entry_id).items
    desk.session.review.decide(post.entry_id, item.span, Action.KEEP, reason="It is my dog.")
    (name,) = check(desk, desk.folder / record.file_name).names
    assert name.is_kept


def test_the_writer_s_own_terms_are_found_and_the_pen_name_is_not(
    desk: Desk, tmp_path: Path
) -> None:
    desk.session.settings.save_profile(WriterProfile(name="Nell Ashby", pen_name="Rowan Wren"))
    page = tmp_path / "about.html"
    page.write_text("<p>Rowan Wren is <b>Nell</b> Ashby.</p>", encoding="utf-8")
    found = check(desk, page)
    assert found.standing is Standing.UNKNOWN
    assert "Nell Ashby" in {name.term for name in found.names}
    assert "Rowan Wren" not in {name.term for name in found.names}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("alt.html", b'<img alt="Jean by the sea">'),
        ("entity.html", b"<p>J&#101;an</p>"),
        ("bom.txt", "Jean".encode("utf-16")),
        ("notes.md", b"# Jean"),
        ("Jean.txt", b"nothing"),
    ],
)
def test_names_are_found_wherever_a_reader_would(
    desk: Desk, tmp_path: Path, name: str, content: bytes
) -> None:
    desk.know("Jean")
    file = tmp_path / name
    file.write_bytes(content)
    assert [found.term for found in check(desk, file).names] == ["Jean"]


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", b"no archive"), ("a.html", b"\0\1\2"), ("a.bin", b"\0" * 9)]
)
def test_what_cannot_be_read_is_said(desk: Desk, tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert check(desk, file).standing is Standing.UNREADABLE


def test_a_word_document_is_looked_into(desk: Desk) -> None:
    post = desk.post("A walk", "We walked to the weir and back again before it rained on us.")
    record = desk.export(post, "docx")
    file = desk.folder / record.file_name
    assert check(desk, file).standing is Standing.SAME
    file.write_bytes(file.read_bytes() + b"\0")
    assert check(desk, file).standing is Standing.SAME_WORDS


def test_of_a_folder_only_what_is_known_or_names_somebody_is_told(desk: Desk, out) -> None:
    _, _, file = out
    for name, words in (("a.txt", "Jean"), ("b.txt", "nobody"), (".c.txt", "Jean"), ("d.png", "")):
        (desk.folder / name).write_text(words, encoding="utf-8")
    steps: list[tuple[int, int]] = []
    found = desk.publishing.after.check(desk.folder, lambda done, of: steps.append((done, of)))
    assert [one.path.name for one in found] == ["a.txt", file.name]
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_looking_through_a_folder_can_be_stopped(desk: Desk, out) -> None:
    with pytest.raises(StoppedError):
        desk.publishing.after.check(desk.folder, is_stopped=lambda: True)


def test_what_is_not_there_is_said(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        desk.publishing.after.check(desk.folder / "nowhere.html")


# Taken down


def test_a_post_that_is_taken_down_has_left_all_the_same(desk: Desk, out) -> None:
    post, record, _ = out
    desk.publishing.after.withdraw(post.id, "  She knew\nherself. ")
    after = desk.publishing.summary(post.id)
    assert after.state is PostState.EXPORTED
    assert after.post.withdrawn_at == desk.session.clock.now()
    assert after.post.exports[0].withdrawn_reason == "She knew herself."
    assert after.post.exports[0].digest == record.digest
    desk.publishing.after.put_back(post.id)
    assert desk.publishing.summary(post.id).post.exports == (record,)


def test_what_is_done_to_take_a_post_down_is_kept_with_its_day(
    desk: Desk, session: Session, out
) -> None:
    post, _, _ = out
    after, clock = desk.publishing.after, session.clock
    after.tick(post.id, Step.DELETE, is_done=True)
    first = clock.now()
    desk.machine.advance(timedelta(days=1))
    after.tick(post.id, Step.SPEAK, is_done=True)
    after.tick(post.id, Step.SEARCH, is_done=True)
    after.tick(post.id, Step.SEARCH, is_done=False)
    after.withdraw(post.id, "")
    kept = desk.publishing.summary(post.id).post
    assert kept.steps_done == {Step.DELETE: first, Step.SPEAK: clock.now()}
    # Neither is a change of the post: it stays re-read, and its way back brings the ticks, too.
    assert kept.rereading is not None
    desk.publishing.mark_again(desk.publishing.unmark(post.entry_id))
    assert desk.publishing.summary(post.id).post == kept


def test_a_post_that_is_out_again_is_taken_down_from_the_first_step_on(desk: Desk, out) -> None:
    post, _, _ = out
    after = desk.publishing.after
    after.tick(post.id, Step.DELETE, is_done=True)
    desk.machine.advance(timedelta(days=1))
    desk.write(post, BODY.replace(" at all", ""))
    desk.export(post)
    assert desk.publishing.summary(post.id).post.steps_done == {}
    after.tick(post.id, Step.DELETE, is_done=True)
    after.withdraw(post.id, "")
    after.put_back(post.id)
    assert desk.publishing.summary(post.id).post.steps_done == {}


def test_a_post_that_leaves_again_is_out_again(desk: Desk, out) -> None:
    post, _, _ = out
    desk.publishing.after.withdraw(post.id, "")
    desk.write(post, BODY.replace(" at all", ""))
    desk.export(post)
    assert desk.publishing.summary(post.id).post.withdrawn_at is None


def test_only_what_left_can_be_taken_down(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        desk.publishing.after.withdraw(desk.post().id, "")


def test_a_reason_is_a_few_lines(desk: Desk, out) -> None:
    with pytest.raises(TextTooLongError):
        desk.publishing.after.withdraw(out[0].id, "x" * (MAX_REASON + 1))


def test_a_place_in_the_register_is_a_name_too(desk: Desk, tmp_path: Path) -> None:
    RegisterStore(desk.session._db).save_subject(subject("Thornbeck", kind=SubjectKind.PLACE))
    file = tmp_path / "a.md"
    file.write_text("near Thornbeck", encoding="utf-8")
    assert [name.term for name in check(desk, file).names] == ["Thornbeck"]


def test_a_document_whose_parts_are_damaged_cannot_be_read_and_stops_nothing(desk: Desk) -> None:
    record = desk.export(desk.post("Tea", BODY), "docx")
    file = desk.folder / record.file_name
    parts = unpacked(file.read_bytes())
    parts.pop("")
    for name in ("docProps/core.xml", "word/document.xml"):
        file.write_bytes(packed(parts | {name: parts[name][:-20]}))
        assert check(desk, file).standing is Standing.UNREADABLE
