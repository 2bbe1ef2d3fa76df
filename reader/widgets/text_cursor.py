"""The terminal's own cursor, where the reader's attention is.

It is not drawn, but programs that read the screen aloud, or show it in braille, follow it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from textual.geometry import Offset, Region

if TYPE_CHECKING:
    from typing import Any

    from textual.screen import Screen
    from textual.widget import Widget

_places: WeakKeyDictionary[Widget, Offset] = WeakKeyDictionary()
"""Where each widget wants the cursor while it takes the keys: the cell, as `put_text_cursor` is told it."""


def put_text_cursor(widget: Widget, column: int, row: int) -> None:
    """Put the cursor into a widget, if that takes the keys; else when it does.

    Args:
        widget: The widget. One that cannot have the focus gets its keys from its screen, while nothing has.
        column: In cells, from the left edge of its content.
        row: From the top of what shows of it; a row that does not show is passed over.
    """
    _places[widget] = Offset(column, row)
    if widget.is_attached and widget.screen.is_current and _takes_keys(widget):
        _move(widget, column, row)


def _takes_keys(widget: Widget) -> bool:
    return widget.has_focus if widget.can_focus else widget.screen.focused is None


def _move(widget: Widget, column: int, row: int) -> None:
    region = widget.scrollable_content_region
    if 0 <= row < region.height:
        _move_to(widget, region.offset + Offset(min(column, region.width - 1), row))


def _move_to(widget: Widget, place: Offset) -> None:
    if widget.app.cursor_position != place:
        widget.app.cursor_position = place
        widget.refresh(Region(0, 0, 1, 1))  # it is sent with what is drawn next, so something must be


def renew_text_cursor(screen: Screen[Any]) -> None:
    """Put the cursor where what takes the keys of a screen wants it, once that has changed.

    Args:
        screen: The one on top.
    """
    focused = screen.focused
    if isinstance(place := getattr(focused, "cursor_screen_offset", None), Offset) and focused is not None:
        _move_to(focused, place)  # a field of Textual's, which puts it where the field has been before
        return
    for widget, (column, row) in list(_places.items()):
        if widget.is_attached and widget.screen is screen and _takes_keys(widget):
            _move(widget, column, row)
