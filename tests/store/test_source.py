"""Bytes as text: encodings, forbidden characters and places."""

from __future__ import annotations

import os
import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store import source as source_module
from reader.store.source import (
    MAX_BYTES,
    MAX_MENDED,
    Source,
    TextMark,
    decoded,
    mended,
    read_source,
    read_stream,
)
from tests.store.factories import ARTICLE, article_problems, in_short

if TYPE_CHECKING:
    from pathlib import Path


def mended_text(data: bytes) -> tuple[str | None, list[str]]:
    source, problems = mended(Source("file.yaml", data))
    return None if source is None else source.data.decode(), in_short(problems)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_character(mark: bytes, encoding: str) -> None:
    assert in_short(article_problems(mark + (ARTICLE + "topic: é\n").encode(encoding))) == [
        "4:1 error unknown-key"
    ]


def test_a_file_that_breaks_its_byte_order_mark_s_promise_is_one_problem() -> None:
    source, problems = decoded("file.yaml", b"\xff\xfe" + "title".encode("utf-16-le") + b"x")
    assert source is None
    assert in_short(problems) == ["1:1 error encoding"]


def test_bytes_that_are_not_utf_8_are_warnings_with_their_places() -> None:
    text, problems = mended_text("é: 😀 ".encode() + b"\xe9!\n\r\n caf\xe9\xe0\n")
    assert text == "é: 😀 \ufffd!\n\r\n caf\ufffd\ufffd\n"
    assert problems == ["1:6 warning encoding", "3:5 warning encoding", "3:6 warning encoding"]


def test_bytes_that_are_not_utf_8_may_stand_beside_a_comment() -> None:
    assert in_short(article_problems(ARTICLE.encode() + b"kicker: caf\xe9 # French\n")) == [
        "4:12 warning encoding"
    ]


def test_a_character_cut_off_at_the_end_is_not_utf_8() -> None:
    assert mended_text(b"ab\xe2\x82") == ("ab\ufffd", ["1:3 warning encoding"])


@pytest.mark.parametrize(
    "character", ["\0", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x9b", "\ufffe", "\uffff"]
)
def test_characters_that_yaml_forbids_are_errors_with_their_places(character: str) -> None:
    text, problems = mended_text(f"one: xxx\r    twö: {character}: three four five\n".encode())
    assert text == "one: xxx\r    twö: \ufffd: three four five\n"
    assert problems == ["2:10 error forbidden-character"]


def test_the_first_bad_characters_are_told_one_by_one_and_the_rest_in_one() -> None:
    source, problems = mended(Source("file.yaml", b"\x1babcdefgh" * 30 + b"\n"))
    assert source is not None
    assert len(problems) == 21
    assert problems[-1].message.startswith("10 more of these")


@pytest.mark.parametrize(
    "data", [b"\xff" * (MAX_MENDED + 1), b"\x01 " * (MAX_MENDED + 1), "title: T\n".encode("utf-16-le")]
)
def test_what_is_mostly_bad_characters_is_no_text(data: bytes) -> None:
    assert mended_text(data) == (None, ["1:1 error encoding"])


@given(st.binary(max_size=300))
def test_mended_bytes_are_utf_8_that_yaml_allows(data: bytes) -> None:
    source, problems = mended(Source("file.yaml", data))
    if source is not None:
        assert mended(source)[1] == ()
        assert bool(problems) == (source.data != data)


def test_bad_bytes_are_found_over_the_edge_of_what_is_decoded_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source_module, "_DECODED_BYTES", 4)
    assert mended_text("abé😀é".encode() + b"\xff" + "é".encode()) == (
        "abé😀é\ufffdé",
        ["1:6 warning encoding"],
    )


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("one\ntwo three", "three", (2, 5)),
        ("one\r\ntwo", "two", (2, 1)),
        ("one\rtwo", "two", (2, 1)),
        ("a\u2028b two", "two", (1, 5)),
        ("a\x85b\nc\u2029 two", "two", (2, 4)),
        ("😀é two", "two", (1, 4)),
    ],
)
def test_places_are_counted_as_an_editor_does(text: str, words: str, place: tuple[int, int]) -> None:
    source = Source("file.yaml", text.encode())
    assert source.place(source.find(re.compile(words), TextMark(0, 0, 0))) == place


def test_words_that_are_not_there_are_placed_where_they_were_looked_for() -> None:
    start = TextMark(0, 0, 0)
    assert Source("file.yaml", b"text").find(re.compile("words"), start) is start


def test_the_lines_of_a_very_large_file_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "MAX_LINED_BYTES", 10)
    source = Source("file.yaml", "one\u2028two\nthree".encode())
    start = TextMark(4, 1, 0)
    assert source.lines == []
    assert source.line(0) == ""
    assert source.find(re.compile("three"), start) is start
    assert source.place(start) == (2, 1)
    source.let_go()
    assert source.data == b""


def test_a_line_can_be_replaced_without_moving_the_others() -> None:
    source = Source("file.yaml", "a\r\nb\u2028c\n".encode())
    assert source.with_line(1, "B!").data.decode() == "a\r\nB!\u2028c\n"


def test_a_file_is_read_under_the_name_that_the_user_gave(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: b\n", encoding="utf-8")
    source, problems = read_source(path, "my/a.yaml")
    assert source is not None
    assert (source.path, source.data, problems) == ("my/a.yaml", b"a: b\n", ())


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    source, problems = read_source(tmp_path / "missing.yaml", "missing.yaml")
    assert source is None
    assert str(problems[0]) == "missing.yaml:1:1: error: this file cannot be read: No such file or directory"


def test_a_path_that_no_file_can_have_is_a_problem(tmp_path: Path) -> None:
    assert in_short(read_source(tmp_path / "a\0b", "x")[1]) == ["1:1 error unreadable"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert in_short(read_source(tmp_path, "x")[1]) == ["1:1 error unreadable"]


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert in_short(read_source(pipe, "pipe.yaml")[1]) == ["1:1 error unreadable"]


def test_a_file_beyond_the_bound_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert in_short(read_source(path, "large.yaml")[1]) == ["1:1 error too-large"]


@pytest.mark.parametrize("marks", [1, 2, 100_000])
def test_any_number_of_byte_order_marks_is_passed_over(marks: int) -> None:
    source, problems = decoded("x", b"\xef\xbb\xbf" * marks + b"a: b\n")
    assert source is not None
    assert (source.data, problems) == (b"a: b\n", ())


def test_a_stream_is_read_as_a_file_is(monkeypatch: pytest.MonkeyPatch) -> None:
    source, problems = read_stream(BytesIO("\ufeffé".encode("utf-16-le")), "<stdin>")
    assert (source and source.data, source and source.path, problems) == ("é".encode(), "<stdin>", ())

    class Broken(BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    source, (problem,) = read_stream(Broken(), "<stdin>")
    assert source is None
    assert str(problem) == "<stdin>:1:1: error: this cannot be read: Input/output error"
    monkeypatch.setattr(source_module, "MAX_BYTES", 3)
    assert read_stream(BytesIO(b"abc"), "<stdin>")[0] is not None
    source, problems = read_stream(BytesIO(b"abcd"), "<stdin>")
    assert (source, in_short(problems)) == (None, ["1:1 error too-large"])
