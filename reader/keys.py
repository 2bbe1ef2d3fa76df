"""The keys in force: those of the table of commands, but for the user's own; and how they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands import command, commands_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.binding import BindingType

    from reader.commands import Command, Context

_own_keys: dict[str, tuple[str, ...]] = {}
"""Keys in force that are not those of the table, by the ids of their commands; empty: it has none."""

NO_KEY = "no key"
"""What is told of a command without a key where its keys would stand."""

UNBOUND = "unbound:"
"""What the key begins with that Textual is given for a command without one; no terminal sends such a key."""

_BETWEEN_HINTS = " · "

_ARROWS = {"down": "↓", "up": "↑", "left": "←", "right": "→"}
_WITHOUT_ARROWS = {name: name.capitalize() for name in _ARROWS}
"""How it writes them where only ASCII is drawn: an arrow would become a letter there."""

_SHOWN = {
    "slash": "/",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "asterisk": "*",
    "number_sign": "#",
    "full_stop": ".",
    "comma": ",",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "apostrophe": "'",
    "colon": ":",
    "question_mark": "?",
    **_ARROWS,
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "delete": "Del",
    "tab": "Tab",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "ampersand": "&",
    "dollar_sign": "$",
    "percent_sign": "%",
    "exclamation_mark": "!",
    "quotation_mark": '"',
    "semicolon": ";",
    "at": "@",
    "backslash": "\\",
    "underscore": "_",
    "vertical_line": "|",
    "tilde": "~",
    "grave_accent": "`",
    "circumflex_accent": "^",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
}
"""How the help writes keys that Textual names otherwise."""


def shown(key: str) -> str:
    """A key as the help writes it: ``ctrl+d`` is ``Ctrl+D``, since there Shift makes no difference."""
    *modifiers, last = key.split("+")
    is_capital = bool(modifiers) or (last[:1] == "f" and last[1:].isdigit())
    last = _SHOWN.get(last, last.upper() if is_capital else last)
    return "+".join((*(modifier.capitalize() for modifier in modifiers), last))


def use_keys(own: Mapping[str, tuple[str, ...]], *, is_ascii: bool = False) -> None:
    """Tell other keys than those of the table, wherever keys are told: a process has one reader.

    Args:
        own: Keys as Textual names them, by the ids of their commands; those that begin with `UNBOUND` are
            none. For all other commands the table holds.
        is_ascii: Whether only ASCII is drawn.
    """
    _own_keys.clear()
    for id_, keys in own.items():
        _own_keys[id_] = tuple(key for key in keys if not key.startswith(UNBOUND))
    _SHOWN.update(_WITHOUT_ARROWS if is_ascii else _ARROWS)


def keys_of(id_: str) -> tuple[str, ...]:
    """The keys in force of a command, as Textual names them; it may have none.

    Raises:
        KeyError: There is no such command.
    """
    return _own_keys[id_] if id_ in _own_keys else command(id_).keys


def shown_keys(entry: Command) -> str:
    """All keys in force of a command, as the help writes them; or that it has none."""
    return " ".join(map(shown, keys_of(entry.id))) or NO_KEY


def keyed(text: str) -> str:
    """Put keys into a text of the program's own.

    Args:
        text: ``{find} searches``: the id of a command stands for the first of its keys in force. A command
            without one is told by its title: ``“Find in the article” searches``. In a row of hints, as
            ``{list.choose} go · {list.close} close``, it is not told at all (see `hinted`).

    Raises:
        KeyError: There is no such command.
    """
    if _BETWEEN_HINTS in text:
        return _BETWEEN_HINTS.join(filter(None, map(hinted, text.split(_BETWEEN_HINTS))))
    before, *parts = text.split("{")
    ids_and_texts = (part.partition("}") for part in parts)
    return before + "".join(_first_key(id_) + rest for id_, _, rest in ids_and_texts)


def _first_key(id_: str) -> str:
    """The key to tell of a command, or in its place what the palette calls it."""
    keys = keys_of(id_)
    return shown(keys[0]) if keys else f"“{command(id_).title}”"


def hinted(text: str) -> str:
    """Put keys into a hint.

    Args:
        text: ``{card.copy} copy`` or ``{next} {previous}``: ids of commands as in `keyed`, and words, parted
            by spaces.

    Returns:
        The hint without the commands that have no key; empty if none of them has one.

    Raises:
        KeyError: There is no such command.
    """
    told = " ".join(word for word in text.split() if word[0] != "{" or keys_of(word[1:-1]))
    return keyed(told) if "{" in told else ""


def bindings_of(context: Context) -> list[BindingType]:
    """Textual's bindings for the commands that work somewhere."""
    return bindings(commands_of(context))


def bindings(entries: Iterable[Command]) -> list[BindingType]:
    """Textual's bindings for some commands."""
    from textual.binding import Binding  # noqa: PLC0415  the table itself is read without a terminal

    return [
        Binding(
            ",".join(entry.keys),
            entry.action,
            entry.title,
            show=False,
            priority=entry.has_priority,
            tooltip=keyed(entry.help),
            id=entry.id,
        )
        for entry in entries
    ]
