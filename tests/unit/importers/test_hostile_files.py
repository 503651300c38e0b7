"""Files that are broken, or made to break something: told with their place, and nothing more."""

from __future__ import annotations

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import pyzipper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflectapp.importers.candidate import Candidate, Refusal
from reflectapp.importers.carried import CarriedJournal
from reflectapp.importers.decoding import decoded
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.formats import AUTO, FORMATS
from reflectapp.importers.html import markdown_of
from reflectapp.importers.source import MAX_ITEM, Source
from tests.support.foreign_files import FILES, KEYS, MARK, read_all


def cause_of(path: Path, key: str = AUTO) -> ImportFailedError:
    with pytest.raises(ImportFailedError) as failed:
        read_all(path, key)
    assert MARK not in str(failed.value) and MARK not in repr(failed.value.place)
    return failed.value


@pytest.mark.parametrize("name", FILES)
def test_the_whole_files_are_read(tmp_path: Path, name: str) -> None:
    file_name, text = FILES[name]
    (tmp_path / file_name).write_text(text, encoding="utf-8")
    found = read_all(tmp_path / file_name, KEYS.get(name, name))
    assert any(isinstance(piece, Candidate) and MARK in piece.text for piece in found)
    assert not any(isinstance(piece, Refusal) for piece in found)


def _cut(raw: bytes, draw: Callable[[int], int]) -> bytes:
    return raw[: draw(len(raw))]


def _doubled(raw: bytes, draw: Callable[[int], int]) -> bytes:
    at = draw(len(raw))
    return raw[:at] + raw[at : at + 40] * (draw(50) + 1) + raw[at:]


def _overwritten(raw: bytes, draw: Callable[[int], int]) -> bytes:
    at = draw(len(raw))
    signs = (b"\0", b"\xff\xfe", b"{", b"[", b'"', b"&a;", b"9" * 5000, b"\xed\xa0\x80", b"-",
             b"null", b"true", b"1e999", b"<!", b"\\ud800", b"\n", b"2024-99-99", b"*a", b"&a ",
             b": ", b"0000-00-00", b"\xe2\x80\xa8", b"]]>")  # fmt: skip
    sign = signs[draw(len(signs) - 1)]
    return raw[:at] + sign + raw[at + draw(len(sign)) :]


_MUTATIONS = (_cut, _doubled, _overwritten)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_mutated_file_is_read_or_refused_and_nothing_else(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    file_name, text = FILES[name]
    raw = text.encode()

    def draw(most: int) -> int:
        return data.draw(st.integers(0, most))

    for _ in range(data.draw(st.integers(1, 4))):
        raw = data.draw(st.sampled_from(_MUTATIONS))(raw, draw)
    file = tmp_path / file_name
    file.write_bytes(raw)
    for key in (KEYS.get(name, name), AUTO):
        try:
            found = read_all(file, key)
        except ImportFailedError as error:
            assert error.place.file in (file_name, "")
            assert MARK not in f"{error!r}{error.place!r}"
        else:
            for piece in found:
                assert isinstance(piece, Candidate | Refusal | CarriedJournal)
                if isinstance(piece, Candidate):
                    piece.text.encode("utf-8")


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["2024-01-01", "2024-01-01T10:00:00Z", "9999-12-31T23:59:59-23:59"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)  # fmt: skip


@pytest.mark.parametrize("name", ["dayone", "jrnl json", "minidiary", "reflect"])
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_field_of_any_other_kind_is_read_or_refused(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    file_name, text = FILES[name]
    content = json.loads(text)
    places: list[tuple[object, object]] = []

    def gather(node: object) -> None:
        pairs = node.items() if isinstance(node, dict) else enumerate(node)  # type: ignore[call-overload]
        for key, value in pairs:
            places.append((node, key))
            if isinstance(value, dict | list):
                gather(value)

    gather(content)
    for _ in range(data.draw(st.integers(1, 3))):
        node, key = data.draw(st.sampled_from(places))
        node[key] = data.draw(_VALUES)  # type: ignore[index]
    file = tmp_path / file_name
    file.write_text(json.dumps(content), encoding="utf-8")
    try:
        read_all(file, KEYS.get(name, name))
    except ImportFailedError as error:
        assert MARK not in f"{error!r}{error.place!r}"


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("a.json", "[" * 100_000, Cause.TOO_DEEP),
        ("a.json", '{"a":' * 100_000, Cause.TOO_DEEP),
        ("a.json", '{"entries": [{"creationDate": ' + "9" * 10_000 + "}]}", Cause.DAMAGED),
        ("a.json", b'{"a": "\xff"}', Cause.NOT_TEXT),
        ("a.json", '{"entries": [{"creationDate": "2024', Cause.DAMAGED),
        ("a.xml", "<rss><!DOCTYPE x>", Cause.UNKNOWN_FORMAT),
        ("a.exe", "MZ", Cause.UNKNOWN_FORMAT),
        ("a.zip", b"PK\x03\x04 broken", Cause.DAMAGED),
    ],
)
def test_each_kind_of_damage_has_its_name_and_place(
    tmp_path: Path, name: str, content: str | bytes, cause: Cause
) -> None:
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    error = cause_of(file)
    assert (error.cause, error.place.file) == (cause, name)


_LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "head",
    [
        _LAUGHS + "]>",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss SYSTEM "http://example.org/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    ],
)
def test_entities_and_document_types_are_refused(tmp_path: Path, head: str) -> None:
    text = FILES["wxr"][1].replace("<rss", head + "<rss").replace("<title>", "<title>&a;")
    (tmp_path / "w.xml").write_text(text, encoding="utf-8")
    assert cause_of(tmp_path / "w.xml", "wxr").cause is Cause.BOMB


def test_deep_xml_and_deep_html_are_refused(tmp_path: Path) -> None:
    (tmp_path / "w.xml").write_text("<rss><item>" + "<a>" * 100_000, encoding="utf-8")
    assert cause_of(tmp_path / "w.xml", "wxr").cause is Cause.TOO_DEEP
    deep = "<p>" + "<b><i>" * 20_000 + MARK
    (tmp_path / "d.json").write_text(
        json.dumps({"entries": {"2020-01-01": {"text": deep}}}), encoding="utf-8"
    )
    (found,) = read_all(tmp_path / "d.json", "minidiary")
    assert isinstance(found, Refusal)


@pytest.mark.parametrize("text", ["half \\ud83d", "<p>half \\ud83d</p>"])
def test_half_a_character_becomes_a_replacement_sign(tmp_path: Path, text: str) -> None:
    file = tmp_path / "d.json"
    content = '{"entries": {"2020-01-01": {"title": "\\udc00", "text": "?"}}}'
    file.write_text(content.replace("?", text), encoding="utf-8")
    (found,) = read_all(file, "minidiary")
    assert isinstance(found, Candidate)
    assert (found.title, found.body) == ("\ufffd", "half \ufffd")


def test_a_name_in_no_encoding_can_be_told(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/2024-01-01-caf\xe9.md"
    Path(os.fsdecode(path)).write_text("---\n[\n---\n", encoding="utf-8")
    (found,) = read_all(tmp_path, "markdown")
    assert isinstance(found, Refusal)
    assert found.place.file == "2024-01-01-caf\ufffd.md"
    assert cause_of(Path(os.fsdecode(path + b"x"))).place.file == "2024-01-01-caf\ufffd.mdx"


def test_yaml_that_multiplies_itself_stays_small(tmp_path: Path) -> None:
    laughs = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    merges = "base: &a {k: v}\n" + "".join(
        f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}' if n else '*a'] * 10)}]}}\n" for n in range(9)
    )
    for number, text in enumerate((laughs, merges, "&a [*a]\n", "!!python/name:os.system x\n")):
        (tmp_path / f"2024-01-0{number + 1}.md").write_text(
            f"---\n{text}date: 2024-01-01\n---\n{MARK}", encoding="utf-8"
        )
        (tmp_path / f"2024-0{number + 1}.txt").write_text(text, encoding="utf-8")
    assert len(read_all(tmp_path, "markdown")) == 4
    for number in range(1, 5):
        try:
            read_all(tmp_path / f"2024-0{number}.txt", "rednotebook")
        except ImportFailedError as error:
            assert error.cause in (Cause.DAMAGED, Cause.OTHER_FORMAT)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Journal.json", b" " * 50_000_000)
    assert cause_of(file, "dayone").cause is Cause.BOMB


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Journal.json", b"\n" * 3_000_000)
    raw = file.read_bytes()
    file.write_bytes(raw.replace((3_000_000).to_bytes(4, "little"), (999).to_bytes(4, "little")))
    assert cause_of(file, "dayone").cause is Cause.DAMAGED


def test_too_large_a_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    with file.open("wb") as sparse:
        sparse.truncate(MAX_ITEM + 1)
    assert cause_of(file, "dayone").cause is Cause.TOO_LARGE


def test_names_in_a_zip_never_become_paths(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    file = tmp_path / "in" / "a.zip"
    file.parent.mkdir()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("../../outside.md", "/etc/x.md", "..\\..\\outside.md", "C:\\x.md"):
            archive.writestr(name, f"---\ndate: 2024-01-01\n---\n{name}")
    found = read_all(file, "markdown")
    assert len(found) == 4
    assert not outside.exists()
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "a.zip"]


@pytest.mark.parametrize("damage", [120, 200, -30, -5])
def test_an_altered_locked_export_is_refused(tmp_path: Path, damage: int) -> None:
    file = tmp_path / "a.zip"
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("journal.json", FILES["reflect"][1])
    with pyzipper.AESZipFile(file, "w", encryption=pyzipper.WZ_AES) as outer:
        outer.setpassword(b"a passphrase")
        outer.writestr("x.zip", inner.getvalue())
    assert len(read_all(file, AUTO)) == 2
    raw = bytearray(file.read_bytes())
    raw[damage] ^= 0x40
    file.write_bytes(bytes(raw))
    error = cause_of(file)
    assert error.cause in (
        Cause.DAMAGED,
        Cause.WRONG_PASSPHRASE,
        Cause.LOCKED,
        Cause.UNKNOWN_FORMAT,
    )


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert cause_of(tmp_path / "none").cause is Cause.MISSING
    os.mkfifo(tmp_path / "pipe")
    assert cause_of(tmp_path / "pipe").cause is Cause.UNREADABLE
    (tmp_path / "empty").mkdir()
    assert cause_of(tmp_path / "empty").cause is Cause.UNKNOWN_FORMAT
    for key in FORMATS:
        assert cause_of(tmp_path / "empty", key).cause is Cause.OTHER_FORMAT


@given(st.text(alphabet=st.sampled_from(list("<>/pbia \n&;\"'=!-[]x")), max_size=200))
def test_any_tag_soup_becomes_text(html: str) -> None:
    assert "<script" not in markdown_of(html)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused_with_their_line(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.txt"
        file.write_bytes(b"x" + raw)
        source = Source(file)
        try:
            assert "\r" not in decoded(source, source.items[0], may_be_old=True).text
        except ImportFailedError as error:
            assert error.cause is Cause.NOT_TEXT
            assert error.place.line >= 1
