"""The places one has jumped from, to go back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text.place import Place

LIMIT = 100
"""How many jumps are remembered."""


class JumpHistory:
    """Remembers the place before every jump, as a browser does pages."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        """Where one has been, the latest last."""
        self._forward: list[Place] = []
        """Where one has come back from, the latest last."""

    def move(self, move: Callable[[Place], Place]) -> None:
        """Follow a text that has changed: each place is where the function says."""
        self._back[:] = map(move, self._back)
        self._forward[:] = map(move, self._forward)

    def jumped_from(self, place: Place) -> None:
        """Remember a place that a jump leaves; what lay forward is forgotten."""
        if not self._back or self._back[-1] != place:
            self._back.append(place)
            del self._back[:-LIMIT]
        self._forward.clear()

    def back(self, here: Place) -> Place | None:
        """The place before the last jump; None: there was none.

        Args:
            here: Where one is now; ``forward`` leads here again.
        """
        if not self._back:
            return None
        self._forward.append(here)
        return self._back.pop()

    def forward(self, here: Place) -> Place | None:
        """The place that one came back from; None: one has not gone back."""
        if not self._forward:
            return None
        self._back.append(here)
        return self._forward.pop()
