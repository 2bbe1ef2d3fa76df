"""The help: every command with its keys, those that work here first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.commands import COMMANDS, Context, commands_of, shown_keys
from reader.widgets.line import Line

if TYPE_CHECKING:
    from textual.screen import Screen

_BESIDE: dict[Context, tuple[Context, ...]] = {
    Context.ARTICLE: (Context.BODY, Context.ENTITIES, Context.TIMELINE, Context.FIND),
    Context.APP: (Context.LIST, Context.LINES, Context.CARD),
}
"""Where else one can go, by keys that work somewhere: to other panes, and to what opens over them."""


def contexts_here(screen: Screen[Any]) -> tuple[Context, ...]:
    """Where commands work, as seen from a screen.

    Args:
        screen: The screen; what has its focus comes first.
    """
    context_of = {entry.id: entry.context for entry in COMMANDS}
    ids = (active.binding.id for active in screen.active_bindings.values())
    here = dict.fromkeys(context_of[id_] for id_ in ids if id_ in context_of)
    beside = (context for place in here for context in _BESIDE.get(place, ()))
    return tuple(dict.fromkeys((*here, *beside)))


def help_lines(*contexts: Context) -> list[Line]:
    """The lines of the help.

    Args:
        contexts: Where commands work, in the order to tell them.
    """
    lines: list[Line] = []
    for context in contexts:
        lines += [Line()] if lines else []
        lines.append(Line(((context.value.upper(), "bold $dateline-accent"),)))
        lines += [Line((entry.help,), shown_keys(entry), "bold", sign="  ") for entry in commands_of(context)]
    return lines
