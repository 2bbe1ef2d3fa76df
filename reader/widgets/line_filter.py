"""What is changed in everything that is drawn, just before it goes to a terminal that cannot show it all."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

from reader.text.plain_ascii import to_ascii

if TYPE_CHECKING:
    from textual.color import Color


class Colourless(LineFilter):
    """Leaves the terminal's own colours, and all attributes: bold, underline, reverse.

    Textual's ``NoColor`` writes "default colour" instead, and its ``Monochrome`` writes shades of grey.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002  Textual's signature
        """See `LineFilter.apply`."""
        return [
            Segment(text, style and _colourless(style), control)  # a segment may have no style
            for text, style, control in segments
        ]


@lru_cache(1024)
def _colourless(style: Style) -> Style:
    plain = style.without_color
    return plain + Style.from_meta(style.meta) if style.meta else plain


class Ascii(LineFilter):
    """Writes all characters in ASCII; none moves."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002  Textual's signature
        """See `LineFilter.apply`."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else segment._replace(text=to_ascii(segment.text))
            for segment in segments
        ]
