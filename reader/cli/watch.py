"""Doing something again whenever files change."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, NoReturn

from reader.store.watch import stamps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

POLL_SECONDS = 0.5
"""How long it waits between two looks at the files."""
MAX_SHARE = 0.1
"""How much of the time it looks, at most: for many files it waits longer."""


def watch(paths: Sequence[Path], act: Callable[[], object], sleep: Callable[[float], object]) -> NoReturn:
    """Act, and act again whenever something below the paths has changed; only an exception ends it.

    Args:
        paths: Files and folders; they may vanish and come back.
        act: Called at once, and after each change.
        sleep: Waits for a number of seconds.
    """
    acted_on = None
    while True:
        start = perf_counter()
        found = stamps(paths)
        look_seconds = perf_counter() - start
        if found != acted_on:
            act()
            acted_on = found  # what changed meanwhile differs from it at the next look
        sleep(max(POLL_SECONDS, look_seconds / MAX_SHARE))
