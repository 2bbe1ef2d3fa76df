"""What one has jumped from, to go back to."""

from __future__ import annotations

from typing import Generic, TypeVar

LIMIT = 100
"""How many jumps are remembered."""

Spot = TypeVar("Spot")
"""What is jumped from."""


class JumpHistory(Generic[Spot]):
    """Remembers the spot before every jump, as a browser does pages."""

    def __init__(self) -> None:
        self._back: list[Spot] = []
        """Where one has been, the latest last."""
        self._forward: list[Spot] = []
        """Where one has come back from, the latest last."""

    def jumped_from(self, spot: Spot) -> None:
        """Remember a spot that a jump leaves; what lay forward is forgotten."""
        if not self._back or self._back[-1] != spot:
            self._back.append(spot)
            del self._back[:-LIMIT]
        self._forward.clear()

    def back(self, here: Spot) -> Spot | None:
        """The spot before the last jump that is not this one; None: there is none.

        Args:
            here: Where one is now; ``forward`` leads here again.
        """
        while self._back and self._back[-1] == here:
            self._back.pop()  # one went elsewhere from it, and has returned without a jump
        if not self._back:
            return None
        self._forward.append(here)
        return self._back.pop()

    def forward(self, here: Spot) -> Spot | None:
        """The spot that one came back from; None: one has not gone back."""
        if not self._forward:
            return None
        self._back.append(here)
        return self._forward.pop()
