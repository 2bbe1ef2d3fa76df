"""The terminal's own cursor, where the reader's attention is.

It is not drawn, but programs that read the screen aloud, or show it in braille, follow it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset

if TYPE_CHECKING:
    from textual.widget import Widget


def put_text_cursor(widget: Widget, column: int, row: int) -> None:
    """Put the cursor into a widget, if that takes the keys.

    Args:
        widget: The widget.
        column: In cells, from the left edge of its content.
        row: From the top of what shows of it; a row that does not show is passed over.
    """
    region = widget.scrollable_content_region
    if widget.has_focus and 0 <= row < region.height:
        widget.app.cursor_position = region.offset + Offset(min(column, region.width - 1), row)
