"""A program under measurement: started, left in peace until it idles, and given keys one by one."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NamedTuple, Self

from tests.benchmarks.program import COLUMNS, ROWS
from tests.benchmarks.replay import Stimulus, first_showing, frames, waits
from tests.generation import OPENING_WORD
from tests.terminal.pseudo_terminal import PseudoTerminal, terminal_environment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from tests.benchmarks.program import Program
    from tests.benchmarks.replay import Wait

_START_SECONDS = 120.0
"""How long a program may take to show its text before it counts as broken."""
_QUIET_SECONDS = 0.12
"""So long without output, a program has answered a key."""
_ANSWER_SECONDS = 3.0
"""How long a key's answer is waited for at all."""
_IDLE_STEP_SECONDS = 0.3
_IDLE_SHARE = 0.05
"""A program that uses less of a processor than this is idle (a blinking cursor takes less)."""
_IDLE_TIMEOUT_SECONDS = 90.0
_EXIT_SECONDS = 20.0
_UNANSWERED_SHARE = 0.2
"""Beyond this share of stimuli that changed nothing, what they measure is not what is meant."""


class BrokenProgramError(Exception):
    """A program does not do what is to be measured."""


class Start(NamedTuple):
    """One start."""

    seconds: float
    """From the making of its process to the first screen with the text on it."""
    peak_bytes: int | None
    """The most memory it held, once it idled; None: this system does not tell."""


class Session:
    """One run of a program in its own terminal and home."""

    def __init__(self, program: Program, home: str) -> None:
        """Start it and wait until it shows the text.

        Raises:
            BrokenProgramError: It ended, or shows no text.
        """
        self.program = program
        environment = terminal_environment(home)
        self._terminal = PseudoTerminal(program.command, columns=COLUMNS, rows=ROWS, environment=environment)
        self._stimuli: list[Stimulus] = []
        try:
            self._wait_for_text()
        except BaseException:
            self._terminal.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._quit()
        self._terminal.close()

    def start(self) -> Start:
        """Tell how the start went; waits until the program idles."""
        self.wait_until_idle()
        frame = first_showing(frames(self._terminal.record, COLUMNS, ROWS), OPENING_WORD)
        if frame is None:
            raise BrokenProgramError(f"{self.program.name} wrote the text, but no screen shows it")
        seconds = frame.at_seconds - self._terminal.started_seconds
        return Start(seconds, peak_bytes_of(self._terminal.process_id))

    def peak_bytes(self) -> int | None:
        """The most memory it has held so far; None: this system does not tell."""
        return peak_bytes_of(self._terminal.process_id)

    def wait_until_idle(self) -> None:
        """Read until the program writes nothing and uses no processor.

        Raises:
            BrokenProgramError: It never rests.
        """
        deadline = time.perf_counter() + _IDLE_TIMEOUT_SECONDS
        while time.perf_counter() < deadline:
            used, since = _processor_seconds(self._terminal.process_id), time.perf_counter()
            is_quiet = self._terminal.read(_IDLE_STEP_SECONDS) is None
            share = (_processor_seconds(self._terminal.process_id) - used) / (time.perf_counter() - since)
            if is_quiet and share < _IDLE_SHARE:
                return
        raise BrokenProgramError(f"{self.program.name} never idles")

    def prepare(self, keys: bytes) -> None:
        """Send keys whose answer is not timed, and read it to its end."""
        self._terminal.write(keys)
        self._terminal.read_until_quiet(_IDLE_STEP_SECONDS, _ANSWER_SECONDS)

    def press(self, keys: bytes) -> None:
        """Send keys as one stimulus, and read the answer to its end."""
        self._read_answer(self._terminal.write(keys))

    def resize(self, columns: int, rows: int) -> None:
        """Change the terminal's size as one stimulus, and read the answer to its end."""
        self._read_answer(self._terminal.resize(columns, rows))

    def waits(self) -> list[Wait | None]:
        """Tell how long the screen took to answer each stimulus so far; None: it did not change."""
        return waits(list(frames(self._terminal.record, COLUMNS, ROWS)), self._stimuli)

    def _read_answer(self, given_seconds: float) -> None:
        # The first chunk may be long in coming; the answer is over when nothing more follows.
        if self._terminal.read(_ANSWER_SECONDS) is not None:
            self._terminal.read_until_quiet(_QUIET_SECONDS, _ANSWER_SECONDS)
        self._stimuli.append(Stimulus(given_seconds, time.perf_counter()))

    def _wait_for_text(self) -> None:
        words = OPENING_WORD.encode()
        deadline = time.perf_counter() + _START_SECONDS
        tail = b""
        while words not in tail:
            chunk = self._terminal.read(_IDLE_STEP_SECONDS)
            if chunk is not None:
                tail = tail[-len(words) :] + chunk.data
            elif time.perf_counter() > deadline or not self._terminal.is_running:
                said = self._terminal.output.decode(errors="replace")[-2_000:]
                raise BrokenProgramError(f"{self.program.name} shows no text; it wrote:\n{said}")

    def _quit(self) -> None:
        self._terminal.write(self.program.quit_keys)
        self._terminal.wait(_EXIT_SECONDS)


def answered(what: str, answers: Sequence[Wait | None]) -> list[Wait]:
    """The stimuli that have changed the screen.

    Args:
        what: What they were, for the message.
        answers: To each stimulus; None: there was none.

    Raises:
        BrokenProgramError: They are too few for what is measured to be what is meant.
    """
    found = [wait for wait in answers if wait is not None]
    if len(found) < (1 - _UNANSWERED_SHARE) * len(answers):
        raise BrokenProgramError(f"{what}: only {len(found)} of {len(answers)} stimuli changed the screen")
    return found


def peak_bytes_of(process_id: int) -> int | None:
    """The most memory that a process has held so far; None: this system does not tell."""
    # Linux: the "high water mark" of the resident set.
    try:
        with open(f"/proc/{process_id}/status", encoding="utf-8") as status:  # noqa: PTH123 - no path is handled
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except FileNotFoundError:
        pass
    return None


def _processor_seconds(process_id: int) -> float:
    # Linux: user and system time, fields 14 and 15 of proc_pid_stat(5); elsewhere output alone tells.
    try:
        with open(f"/proc/{process_id}/stat", encoding="utf-8") as stat:  # noqa: PTH123 - no path is handled
            fields = stat.read().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
