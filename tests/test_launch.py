"""Opening the reader in a terminal that may go away."""

from __future__ import annotations

import os
import pty
import sys

import pytest

from reader.launch import LastingStream


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
def test_what_is_written_to_a_closed_window_goes_nowhere() -> None:
    window, terminal = pty.openpty()
    with open(terminal, "w", encoding="utf-8") as stream:  # noqa: PTH123  a descriptor
        lasting = LastingStream(stream)
        lasting.write("before")
        lasting.flush()
        assert os.read(window, 100) == b"before"
        assert lasting.isatty()
        os.close(window)
        for _ in range(50):
            lasting.write("after " * 2_000)
            lasting.flush()
        assert not lasting.isatty(), "it leads nowhere"
