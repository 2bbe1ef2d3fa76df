"""Dragging the timeline with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.chronology.axis import Axis, Window


class Drag:
    """From the press of the mouse's button to its release: the time under the mouse follows it."""

    def __init__(self, x: int, axis: Axis) -> None:
        """Begin where nothing has moved yet.

        Args:
            x: The mouse's column on the screen.
            axis: As it is drawn at that time.
        """
        self._x = x
        self._axis = axis
        self.is_held = True
        """Whether the button is still down."""
        self.has_moved = False
        """Whether the mouse has moved meanwhile, so that its release is no click."""

    def moved_to(self, x: int) -> Window | None:
        """The window when the mouse is in another column; None: all of the time shows, or nothing has moved.

        Args:
            x: The mouse's column on the screen.
        """
        moved = x - self._x
        if self._axis.window is None or not (moved or self.has_moved):
            return None
        self.has_moved = True
        return self._axis.panned(-moved)

    def release(self) -> None:
        """End it."""
        self.is_held = False
