"""What a user saw, and when: a stamped record played through a terminal emulator after the fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.terminal.emulator import Emulator
from tests.terminal.pseudo_terminal import Resize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tests.terminal.pseudo_terminal import Chunk


class Frame(NamedTuple):
    """A moment at which the screen began to look different."""

    at_seconds: float
    """The stamp of the chunk that completed it."""
    text: str
    """The screen's rows."""


class Stimulus(NamedTuple):
    """A key, or a new size, that the program is to answer."""

    given_seconds: float
    """``time.perf_counter`` just before it was given."""
    until_seconds: float
    """When its answer was no longer waited for."""


class Wait(NamedTuple):
    """How long a user waited for what a key, or a new size, brings."""

    first_seconds: float
    """Until the screen first differed."""
    settled_seconds: float
    """Until it differed for the last time."""


def frames(record: Iterable[Chunk | Resize], columns: int, rows: int) -> Iterator[Frame]:
    """Play a record and yield each screen that a user could see.

    While the program is amid a synchronized update the screen counts as unchanged, as a terminal shows it.

    Args:
        record: What happened in the terminal, in order.
        columns: The terminal's width at first.
        rows: Its height at first.
    """
    emulator = Emulator(columns, rows)
    shown = emulator.snapshot()
    for entry in record:
        if isinstance(entry, Resize):
            emulator.resize(entry.columns, entry.rows)
            # What the terminal does to its screen by itself is not the program's answer.
            shown = emulator.snapshot()
            continue
        emulator.feed(entry.data)
        if emulator.is_updating:
            continue
        now = emulator.snapshot()
        if now != shown:
            shown = now
            yield Frame(entry.at_seconds, emulator.text)


def first_showing(seen: Iterable[Frame], words: str) -> Frame | None:
    """Find the first frame that shows these words on one row; None: there is none."""
    return next((frame for frame in seen if words in frame.text), None)


def waits(seen: Sequence[Frame], stimuli: Iterable[Stimulus]) -> list[Wait | None]:
    """Tell how long the screen took to answer each of several stimuli.

    Args:
        seen: The frames, in order.
        stimuli: What was given, in order.

    Returns:
        One for each stimulus; None: the screen did not change.
    """
    answers: list[Wait | None] = []
    for given, until in stimuli:
        moments = [frame.at_seconds for frame in seen if given < frame.at_seconds <= until]
        answers.append(Wait(moments[0] - given, moments[-1] - given) if moments else None)
    return answers
