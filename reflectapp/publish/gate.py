"""The only door for a post: everything that must hold, or the reasons why it does not."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import InitVar, dataclass, replace
from datetime import date
from typing import NoReturn
from weakref import WeakKeyDictionary

from reflectapp.domain.entry import TITLE_BREAK, Entry
from reflectapp.domain.finding import PublicVersion
from reflectapp.domain.post import Post, PostState
from reflectapp.domain.spans import Span
from reflectapp.publish import conditions
from reflectapp.publish.case import PostCase
from reflectapp.publish.checks import (
    Leak,
    Rendering,
    is_clean_name,
    leaks,
    shift_dates,
)
from reflectapp.publish.document import Document, Piece, document
from reflectapp.publish.forbidden import Forbidden
from reflectapp.publish.formats import WRITTEN, Format
from reflectapp.publish.formats.drawn import without_bytes
from reflectapp.publish.formats.pictures import PictureLink
from reflectapp.publish.formats.source import picture_links, picture_targets, pictures
from reflectapp.publish.markup import lost
from reflectapp.publish.naming import slug
from reflectapp.publish.picture import PictureFile
from reflectapp.publish.repaint import Painting
from reflectapp.publish.report import Condition, ConditionKind, GateReport, Refusal

_GATE_TOKEN = object()


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Approval:
    """The very bytes of a post for which everything holds. Only this module makes one.

    Neither the constructor without this module's token, nor `dataclasses.replace`, `copy`
    or `pickle` makes another; one made past the constructor, or altered by force, is not
    genuine and no exporter takes it. What Python cannot prevent is code that reaches into
    this module's private names.
    """

    token: InitVar[object]
    post_id: str
    format: str
    file_name: str
    content: bytes
    public_digest: str
    digest: str
    """SHA-256 of the content."""
    day: date
    """The day of export that the content bears."""
    files: tuple[PictureFile, ...] = ()
    """What leaves beside it."""
    rival: str = ""
    """The other name under which the same page may stand; see `Format`."""

    def __post_init__(self, token: object) -> None:
        if token is not _GATE_TOKEN:
            raise TypeError("only the gate approves")
        _issued[self] = _seal(self)

    @property
    def text(self) -> str:
        """What the content says, for the writer to look at."""
        return without_bytes(self.texts[0])

    @property
    def texts(self) -> tuple[str, ...]:
        """All that the content says, once for each way to read it."""
        return WRITTEN[self.format].texts(self.content)

    @property
    def head_lines(self) -> int:
        """How many lines of `text` stand before what the writer wrote: styles, front matter."""
        return self.text.partition(WRITTEN[self.format].head_end)[0].count("\n")

    def __copy__(self) -> NoReturn:
        raise TypeError("an approval is not copied")

    def __deepcopy__(self, memo: object) -> NoReturn:
        raise TypeError("an approval is not copied")

    def __reduce__(self) -> NoReturn:
        raise TypeError("an approval is not pickled")


@dataclass(frozen=True, slots=True)
class Clip:
    """An approved post as a clipboard takes it."""

    html: str
    text: str


_issued: WeakKeyDictionary[Approval, str] = WeakKeyDictionary()


def is_genuine(approval: Approval) -> bool:
    """Say whether the gate made this very approval and nobody touched it since."""
    return (
        type(approval) is Approval
        and _issued.get(approval) == _seal(approval)
        and hashlib.sha256(approval.content).hexdigest() == approval.digest
        and all(file.is_whole for file in approval.files)
    )


def is_same(one: Approval, other: Approval) -> bool:
    """Say whether two approvals let the same bytes leave, under the same names on the same day."""
    return _seal(one) == _seal(other)


def judge(case: PostCase, format_name: str, today: date) -> Approval | Refusal:
    """Return the approved bytes of a post, or why it may not leave."""
    report, rendered = _examined(case, WRITTEN[format_name], today)
    if report.reasons or rendered is None or case.public is None:
        return Refusal(report.reasons)
    return Approval(
        token=_GATE_TOKEN,
        post_id=case.post.id,
        format=format_name,
        file_name=rendered.file_name,
        content=rendered.page.content,
        public_digest=case.public.digest,
        digest=hashlib.sha256(rendered.page.content).hexdigest(),
        day=today,
        files=rendered.files,
        rival=rendered.rival,
    )


def examine(case: PostCase, format_name: str, today: date) -> GateReport:
    """Return how a post stands before the gate."""
    return _examined(case, WRITTEN[format_name], today)[0]


@dataclass(frozen=True, slots=True)
class _Rendered:
    page: Rendering
    file_name: str
    lost: int
    longest_title: int | None
    """What the format takes, where the title is longer."""
    leaks: tuple[Leak, ...]
    shift_dates: int
    pictures: int
    going: int
    files: tuple[PictureFile, ...]
    rival: str


def _examined(case: PostCase, written: Format, today: date) -> tuple[GateReport, _Rendered | None]:
    public = case.public
    young = case.young_at(case.now)
    rendered = None if public is None else _rendered(case, public, written, today)
    found = rendered.leaks if rendered else ()
    conditions_now = (
        conditions.decided(public, case.decisions),
        conditions.ripe(case, young),
        conditions.markup(
            public, rendered.lost if rendered else 0, rendered.longest_title if rendered else None
        ),
        conditions.clean(public, found, rendered.shift_dates if rendered else 0),
        conditions.reread(case),
        conditions.approved(case),
    )
    state = _state(case, conditions_now)
    shown = public or PublicVersion("", ())
    left_behind, going = (rendered.pictures, rendered.going) if rendered else (0, 0)
    report = GateReport(
        case.post, state, conditions_now, tuple(young), shown, found, left_behind, going
    )
    return report, rendered


def _rendered(case: PostCase, public: PublicVersion, written: Format, today: date) -> _Rendered:
    going = written.room.fitted(case.pictures) if written.holds_pictures else ()
    post = document(public, case.post.content_note, today, case.ending, going)
    forbidden = case.forbidden()
    stem = written.stem(_slug(post, forbidden, case.entry.happened_on), today)
    post, drawn = replace(post, stem=stem), _drawn(post)
    page = Rendering(
        written.render(post),
        written.render(_frame(post, drawn)),
        written.title_copies,
        written.head_end,
        post.content_note,
        written.texts,
        post.ending,
        tuple(post.paintings.values()),
    )
    limit = written.longest_title
    return _Rendered(
        page,
        written.name_of(post),
        lost(post, *written.shown(page.content)),
        limit if limit is not None and len(post.title_text) > limit else None,
        leaks(page, public, forbidden, picture_targets_in(public.text)),
        shift_dates(page, case.entry.happened_on),
        pictures(post.body) - len(drawn),
        len(drawn),
        tuple(PictureFile.of(path, content) for path, content in written.files(post).items()),
        "" if written.rival is None else written.rival(post),
    )


def _drawn(post: Document) -> list[Painting]:
    """Return the pictures that stand in a post, each as often as it does."""
    found, links = post.paintings, picture_links(post.body) if post.pictures else ()
    return [found[link.address] for link in links if link.address in found]


def pictures_in(public: PublicVersion) -> tuple[PictureLink, ...]:
    """Return the pictures that a public version refers to and that could go along, in order."""
    return picture_links(document(public, "", date.min).body)


def picture_targets_in(text: str) -> tuple[Span, ...]:
    """Return where the addresses of pictures stand in an entry or a public version.

    They leave in no format, whatever name a folder has.
    """
    start = text.find(TITLE_BREAK) + len(TITLE_BREAK)
    if start < len(TITLE_BREAK) or "![" not in text:
        return ()
    return tuple(Span(s.start + start, s.end + start) for s in picture_targets(text[start:]))


def _frame(post: Document, drawn: Sequence[Painting]) -> Document:
    """Return the post without a word of the writer; its notes and title stay where there are any.

    So do its pictures: what is written round them is ours.

    The pen name stays as it is: it alone may stand on a blog, however often a format has it.
    """
    title = (Piece("·"),) if any(piece.text.strip() for piece in post.title) else ()
    ending = replace(post.ending, disclaimer="·" if post.ending.disclaimer else "")
    note = "·" if post.content_note else ""
    pictures = [Piece("", is_literal=True, painting=painting) for painting in drawn]
    between = [piece for picture in pictures for piece in (picture, Piece("\n\n"))]
    body = (*between, *ending.pieces(post.day))
    return replace(post, title=title, body=body, content_note=note, ending=ending)


def _slug(post: Document, forbidden: Forbidden, shift_day: date) -> str:
    """Return the title as a file name may have it; empty where it tells too much, or nothing."""
    stem = slug("".join(piece.text for piece in post.title))
    return stem if is_clean_name(stem, forbidden, shift_day) else ""


def _state(case: PostCase, found: tuple[Condition, ...]) -> PostState:
    return state_of(
        case.post,
        case.entry,
        case.public,
        is_ripe=all(c.holds for c in found if c.kind is ConditionKind.RIPE),
        is_approved=all(c.holds for c in found),
    )


def state_of(
    post: Post, entry: Entry, public: PublicVersion | None, *, is_ripe: bool, is_approved: bool
) -> PostState:
    """Return where a post is on its way; one that changed after its export is on it again."""
    last = post.exports[-1] if post.exports else None
    if last is not None:
        if public is None and entry.changed_at < last.exported_at:
            return PostState.EXPORTED
        if public is not None and public.digest == last.public_digest:
            return PostState.EXPORTED
    if is_approved:
        return PostState.APPROVED
    return PostState.READY if is_ripe else PostState.WAITING


def _seal(approval: Approval) -> str:
    parts = (
        approval.post_id,
        approval.format,
        approval.file_name,
        approval.public_digest,
        approval.digest,
        approval.day.isoformat(),
        approval.rival,
        *(part for file in approval.files for part in (file.path, file.digest)),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
