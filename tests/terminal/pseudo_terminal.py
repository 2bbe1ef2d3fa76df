"""A program in a pseudo-terminal of its own, and a stamped record of what it wrote."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import sys
import termios
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

_CHUNK_BYTES = 65536
_POLL_SECONDS = 0.02
"""How often it is looked whether the program has ended."""
_KILL_AFTER_SECONDS = 2.0

_MODE_QUERY = re.compile(rb"\x1b\[\?(\d+)\$p")
"""DECRQM: "is this private mode set, and do you know it?"."""


class Chunk(NamedTuple):
    """What one read gave."""

    at_seconds: float
    """``time.perf_counter`` just after the read."""
    data: bytes


class Resize(NamedTuple):
    """A change of the terminal's size."""

    at_seconds: float
    """``time.perf_counter`` just before the program was told."""
    columns: int
    rows: int


class PseudoTerminal:
    """A program in a terminal that answers the questions a usual one answers.

    Textual asks at its start whether the terminal knows synchronized output (mode 2026) and in-band resize
    (mode 2048); it does not wait for the answers. This terminal knows the first, and the second on request.

    Attributes:
        record: What happened, in order.
        process_id: The program's.
        exit_code: As a shell counts: 128 + N when signal N ended it; None while it runs.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int,
        rows: int,
        environment: Mapping[str, str],
        has_in_band_resize: bool = False,
    ) -> None:
        """Start the program.

        Args:
            command: The program and its arguments.
            columns: The terminal's width.
            rows: The terminal's height.
            environment: All of the program's environment; ``terminal_environment`` makes one.
            has_in_band_resize: Whether the terminal reports its size in its own stream, as kitty and foot do.
        """
        self.record: list[Chunk | Resize] = []
        self.exit_code: int | None = None
        self._has_in_band_resize = has_in_band_resize
        self._known_modes = {b"2026": b"2", b"2048": b"2" if has_in_band_resize else b"0"}
        self._main, self._program_side = os.openpty()
        self._set_size(columns, rows)
        arguments, full_environment = list(command), dict(environment)
        with warnings.catch_warnings():
            # Python 3.12 warns of a fork where threads run (pytest-xdist's); the child only calls exec.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process_id = os.fork()
        if self.process_id == 0:
            _become(arguments, full_environment, self._program_side)
        self.started_seconds = time.perf_counter()
        """``time.perf_counter`` when the program's process had been made."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def output(self) -> bytes:
        """All that the program wrote."""
        return b"".join(entry.data for entry in self.record if isinstance(entry, Chunk))

    @property
    def is_running(self) -> bool:
        """Whether the program has not ended yet."""
        if self.exit_code is None:
            process_id, status = os.waitpid(self.process_id, os.WNOHANG)
            if process_id:
                code = os.waitstatus_to_exitcode(status)
                self.exit_code = code if code >= 0 else 128 - code
        return self.exit_code is None

    def attributes(self) -> list[object]:
        """The terminal's settings, as ``termios.tcgetattr`` gives them."""
        return termios.tcgetattr(self._program_side)

    def write(self, data: bytes) -> float:
        """Send input to the program.

        Returns:
            ``time.perf_counter`` just before.
        """
        now = time.perf_counter()
        while data:
            data = data[os.write(self._main, data) :]
        return now

    def resize(self, columns: int, rows: int) -> float:
        """Change the terminal's size.

        Returns:
            ``time.perf_counter`` just before.
        """
        now = time.perf_counter()
        self.record.append(Resize(now, columns, rows))
        self._set_size(columns, rows)
        if self._has_in_band_resize:
            self.write(_size_report(columns, rows))
        return now

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.process_id, number)

    def read(self, timeout_seconds: float) -> Chunk | None:
        """Wait for the next chunk, record it, and answer what is asked in it.

        Returns:
            The chunk; None when none came in time.
        """
        ready, _, _ = select.select([self._main], [], [], timeout_seconds)
        if not ready:
            return None
        data = os.read(self._main, _CHUNK_BYTES)
        chunk = Chunk(time.perf_counter(), data)
        self.record.append(chunk)
        for query in _MODE_QUERY.finditer(data):
            answer = self._known_modes.get(query[1], b"0")
            self.write(b"\x1b[?" + query[1] + b";" + answer + b"$y")
        return chunk

    def read_until_quiet(self, quiet_seconds: float, timeout_seconds: float) -> None:
        """Read until nothing has come for a while, or the time is up."""
        deadline = time.perf_counter() + timeout_seconds
        while time.perf_counter() < deadline:
            if self.read(quiet_seconds) is None:
                return

    def wait(self, timeout_seconds: float) -> int:
        """Read until the program has ended.

        Returns:
            Its exit code.

        Raises:
            TimeoutError: It still runs.
        """
        deadline = time.perf_counter() + timeout_seconds
        while self.is_running:
            if time.perf_counter() > deadline:
                raise TimeoutError("the program does not end")
            self.read(_POLL_SECONDS)
        while self.read(0) is not None:
            pass
        assert self.exit_code is not None
        return self.exit_code

    def hang_up(self) -> None:
        """Take the terminal away, as closing its window does."""
        os.close(self._main)
        self._main = -1

    def wait_after_hang_up(self, timeout_seconds: float) -> int:
        """Wait until the program has ended; there is nothing left to read.

        Returns:
            Its exit code.

        Raises:
            TimeoutError: It still runs.
        """
        deadline = time.perf_counter() + timeout_seconds
        while self.is_running:
            if time.perf_counter() > deadline:
                raise TimeoutError("the program does not end")
            select.select([], [], [], _POLL_SECONDS)
        assert self.exit_code is not None
        return self.exit_code

    def close(self) -> None:
        """End the program if it still runs, and free the terminal."""
        if self.is_running:
            os.kill(self.process_id, signal.SIGKILL)
            self.wait_after_hang_up(_KILL_AFTER_SECONDS)
        for descriptor in (self._main, self._program_side):
            if descriptor >= 0:
                os.close(descriptor)
        self._main = self._program_side = -1

    def _set_size(self, columns: int, rows: int) -> None:
        # The kernel sends SIGWINCH by itself.
        fcntl.ioctl(self._program_side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def reader_command(*arguments: str | Path) -> list[str]:
    """Give the command line that opens the reader.

    That is the ``dateline`` script beside the interpreter; where the project is not installed, but its root
    is the working folder, ``python -m reader``.

    Args:
        arguments: What follows.
    """
    script = Path(sys.executable).with_name("dateline")
    command = [str(script)] if script.exists() else [sys.executable, "-m", "reader"]
    return [*command, *map(str, arguments)]


def terminal_environment(home: str, *, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Make the environment of a program that runs in a modern terminal, in an empty home.

    Args:
        home: A folder for its settings, state and cache.
        extra: What else is to stand in it.
    """
    return {
        "PATH": os.environ["PATH"],
        "HOME": home,
        "XDG_CONFIG_HOME": f"{home}/config",
        "XDG_STATE_HOME": f"{home}/state",
        "XDG_CACHE_HOME": f"{home}/cache",
        "XDG_DATA_HOME": f"{home}/data",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        **(extra or {}),
    }


def _become(command: list[str], environment: dict[str, str], terminal: int) -> None:
    # In the child of a fork: nothing may come back from here.
    try:
        os.login_tty(terminal)
        os.execvpe(command[0], command, environment)  # noqa: S606 - no shell is wanted
    finally:
        os._exit(127)


def _size_report(columns: int, rows: int) -> bytes:
    # In-band resize: CSI 48 ; rows ; columns ; pixel height ; pixel width t, at 8 × 16 pixels a cell.
    return f"\x1b[48;{rows};{columns};{rows * 16};{columns * 8}t".encode()
