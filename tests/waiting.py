"""Waiting for a fact, and for no longer than is reasonable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

TURNS = 300
"""How many turns of the program a test waits: far more than anything takes."""


async def until(pilot: Pilot[Any], fact: Callable[[], bool]) -> None:
    """Let the program go on until something is the case.

    Raises:
        AssertionError: It is still not the case after TURNS turns.
    """
    for _ in range(TURNS):
        if fact():
            return
        await pilot.pause(0.01)
    raise AssertionError("it has not come to pass")
