"""Doing something again whenever files change."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, NoReturn

from reader.store.watch import FileWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

POLL_SECONDS = 0.5
"""How long it waits between two looks at the files."""
MAX_SHARE = 0.1
"""How much of the time it looks, at most: for many files it waits longer."""


def watch(paths: Iterable[Path], act: Callable[[], object], sleep: Callable[[float], object]) -> NoReturn:
    """Act, and act again whenever something below the paths has changed; only an exception ends it.

    What is being written is waited for, and what cannot be looked at for a while, too.

    Args:
        paths: Files and folders; they may vanish and come back.
        act: Called at once, and after each change, when two looks in a row have found the same.
        sleep: Waits for a number of seconds.
    """
    files = FileWatch(paths)
    is_first = True
    acted_on = None
    while True:
        start = perf_counter()
        look = files.look()
        look_seconds = perf_counter() - start
        if is_first or (look is not None and look.is_settled and look.stamps != acted_on):
            act()
            acted_on = look and look.stamps  # what changed meanwhile differs from it at the next looks
            is_first = False
        sleep(max(POLL_SECONDS, look_seconds / MAX_SHARE))
