"""The help: every command with its keys, those of the pane one is in first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands import Context, commands_of, shown_keys

if TYPE_CHECKING:
    from reader.widgets.card import Line

KEYS_CELLS = 18
"""The width of the column of keys."""


def help_lines(here: Context) -> list[Line]:
    """The lines of the help.

    Args:
        here: The pane that has the focus; its keys come first.
    """
    order = [here, *(context for context in Context if context is not here)]
    lines: list[Line] = []
    for context in order:
        lines += [[]] if lines else []
        lines.append([(context.value.upper(), "bold $dateline-accent")])
        for entry in commands_of(context):
            keys = shown_keys(entry)
            lines.append([(keys.ljust(KEYS_CELLS) + " ", "bold"), (entry.help, "")])
    return lines
