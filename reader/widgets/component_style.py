"""Component classes of a widget as styles that can be laid over others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import Color
from textual.style import Style

if TYPE_CHECKING:
    from rich.style import Style as RichStyle
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


class ComponentStyles:
    """Rich's styles of a widget's component classes, remembered until the stylesheet's change."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        """Look nothing up yet.

        Args:
            widget: Whose.
            prefix: What the classes begin with, up to their two dashes: ``timeline`` for ``timeline--axis``.
        """
        self._widget = widget
        self._prefix = prefix
        self._found: dict[tuple[str, ...], RichStyle] = {}
        """By the names that they are made of."""

    def rich(self, *names: str) -> RichStyle:
        """The widget's own style with those of some classes laid over it, each over the one before.

        Args:
            names: The classes without their prefix. Behind a colon a class may have a colour in place of its
                own: ``other:#5fb0b7``, ``other:teal``.

        Raises:
            KeyError: The widget has no such component class.
        """
        if (style := self._found.get(names)) is None:
            whole = self._widget.visual_style
            for name, _, colour in (name.partition(":") for name in names):
                whole += component_style(self._widget, f"{self._prefix}--{name}")
                if colour:
                    whole += Style(foreground=Color.parse(colour))
            style = self._found[names] = whole.rich_style
        return style

    def clear(self) -> None:
        """Forget the styles: a widget's ``notify_style_update`` calls this."""
        self._found.clear()
