"""A component class of a widget as a style that can be laid over another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.style import Style

if TYPE_CHECKING:
    from textual.widget import Widget


def component_style(widget: Widget, name: str) -> Style:
    """What a stylesheet says of a component class, and nothing else.

    Textual's ``get_visual_style(partial=True)`` leaves out opaque backgrounds and ``reverse`` (8.2.8).

    Args:
        widget: The widget.
        name: The component class.

    Raises:
        KeyError: The widget has no such component class.
    """
    styles = widget.get_component_styles(name)
    text = styles.text_style
    return Style(
        styles.background if styles.has_rule("background") else None,
        styles.color if styles.has_rule("color") else None,
        bold=text.bold,
        dim=text.dim,
        italic=text.italic,
        underline=text.underline,
        underline2=text.underline2,
        reverse=text.reverse,
        strike=text.strike,
    )
