"""What the tokenizer makes of a stream."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.terminal.control_sequence import Kind, Token, Tokenizer, tokenize

PIECES: list[tuple[bytes, Kind, str]] = [
    (b"plain text", Kind.TEXT, "plain text"),
    ("naïve 印度 👍".encode(), Kind.TEXT, "naïve 印度 👍"),
    (b"\xff\xed\xa0\x80", Kind.TEXT, "\udcff\udced\udca0\udc80"),
    (b"\r", Kind.CONTROL, "\r"),
    (b"\x07", Kind.CONTROL, "\x07"),
    (b"\x7f", Kind.CONTROL, "\x7f"),
    ("\x9b".encode(), Kind.CONTROL, "\x9b"),
    (b"\x1b[0m", Kind.CSI, "\x1b[0m"),
    (b"\x1b[38;2;1;2;3;48;2;4;5;6m", Kind.CSI, "\x1b[38;2;1;2;3;48;2;4;5;6m"),
    (b"\x1b[?2026$p", Kind.CSI, "\x1b[?2026$p"),
    (b"\x1b[>25u", Kind.CSI, "\x1b[>25u"),
    (b"\x1b]22;default\x07", Kind.OSC, "\x1b]22;default\x07"),
    (b"\x1b]0;title\x1b\\", Kind.OSC, "\x1b]0;title\x1b\\"),
    (b"\x1bPq#0\x1b\\", Kind.DCS, "\x1bPq#0\x1b\\"),
    (b"\x1b_Ga=T\x1b\\", Kind.APC, "\x1b_Ga=T\x1b\\"),
    (b"\x1b^pm\x1b\\", Kind.PM, "\x1b^pm\x1b\\"),
    (b"\x1bXsos\x1b\\", Kind.SOS, "\x1bXsos\x1b\\"),
    (b"\x1bc", Kind.ESCAPE, "\x1bc"),
    (b"\x1b(0", Kind.ESCAPE, "\x1b(0"),
    (b"\x1b\\", Kind.ESCAPE, "\x1b\\"),
]


@pytest.mark.parametrize(("data", "kind", "raw"), PIECES)
def test_each_kind_of_sequence_is_one_token(data: bytes, kind: Kind, raw: str) -> None:
    assert tokenize(data) == [Token(kind, raw)]


@pytest.mark.parametrize("data", [b"\x1b", b"\x1b[31", b"\x1b]0;title", b"\x1bPq", b"\x1b]0;t\x1b", b"\x1b("])
def test_a_sequence_that_never_ends_is_a_stray_escape(data: bytes) -> None:
    assert tokenize(data) == [Token(Kind.STRAY, data.decode())]


@pytest.mark.parametrize("data", [b"\x1b\x07", b"\x1b\x1b", "\x1bé".encode(), b"\x1b[1\x07m"])
def test_an_escape_that_begins_no_sequence_is_stray(data: bytes) -> None:
    assert tokenize(data)[0].kind is Kind.STRAY


@given(
    pieces=st.lists(st.sampled_from([data for data, kind, _ in PIECES if kind is not Kind.TEXT]), max_size=8),
    cuts=st.lists(st.integers(0, 150), max_size=6),
)
@settings(max_examples=100, deadline=None)
def test_where_a_stream_is_cut_into_chunks_changes_no_token(pieces: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(pieces)
    tokenizer = Tokenizer()
    places = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    chunks = [stream[start:end] for start, end in pairwise(places)]
    tokens = [token for chunk in chunks for token in tokenizer.feed(chunk)] + tokenizer.finish()
    assert tokens == [Token(kind, raw) for piece in pieces for data, kind, raw in PIECES if data == piece]
