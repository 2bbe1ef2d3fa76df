"""Presets, keys for hands that are used to another program; and commands with the keys that a user chose.

The reader's own keys are ``vim``'s. A preset lists only what differs. Left out is what a terminal cannot
tell (``M-<`` comes as ``<``), what Textual cannot do (chords, as ``C-x C-c``), and what would be typed into a
field (``Q`` to quit at once).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands import COMMANDS, WAYS_OUT, Context
from reader.keys import UNBOUND
from reader.store.key_table import KeyTable, overlay

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.commands import Command

_LESS_PAGES = {
    "page_down": "space f ctrl+f ctrl+v pagedown",
    "page_up": "b ctrl+b alt+v pageup",
}
_LESS_LINES = {
    **_LESS_PAGES,
    "line_down": "j down ctrl+e ctrl+n",
    "line_up": "k up ctrl+y ctrl+k ctrl+p",
    "half_down": "d ctrl+d",
    "half_up": "u ctrl+u",
    "top": "g less_than_sign home",
    "bottom": "G greater_than_sign end",
}
_LESS_LIST = {
    "page_down": f"{_LESS_PAGES['page_down']} d ctrl+d",
    "page_up": f"{_LESS_PAGES['page_up']} u ctrl+u",
    "first": _LESS_LINES["top"],
    "last": _LESS_LINES["bottom"],
}

_EMACS_LINES = {
    "line_down": "ctrl+n down j",
    "line_up": "ctrl+p up k",
    "page_down": "ctrl+v space pagedown",
    "page_up": "alt+v b pageup",
    "top": "less_than_sign home g",
    "bottom": "greater_than_sign end G",
}
_EMACS_LIST = {
    "page_down": "ctrl+v space pagedown ctrl+d",
    "page_up": "alt+v b pageup ctrl+u",
    "first": _EMACS_LINES["top"],
    "last": _EMACS_LINES["bottom"],
}
_EMACS_MOVES = {"down": _EMACS_LINES["line_down"], "up": _EMACS_LINES["line_up"]}


def _in(prefix: str, keys: Mapping[str, str]) -> dict[str, str]:
    """Keys of a pane's commands: ``body.line_down`` is ``line_down`` in ``body``."""
    return {f"{prefix}.{name}": value for name, value in keys.items()}


PRESETS: Mapping[str, Mapping[str, str]] = {
    "vim": {},
    "newsboat": {
        "article.next": "n J",
        "article.previous": "p K",
        "next": "ctrl+n",
        "previous": "ctrl+p",
        "palette": "colon",
        "open": "o O",
        "follow": "u f",
        "clear": "escape ctrl+f",
        "undo": "U",
        "library.undo": "U",
        "library.preview": "P",
    },
    "less": {
        **_in("body", _LESS_LINES),
        **_in("lines", _LESS_LINES),
        **_in("entities", _LESS_LIST),
        **_in("events", _LESS_LIST),
        **_in("list", _LESS_LIST),
        "timeline.next": "right j down",
        "timeline.previous": "left k up",
        "timeline.first": _LESS_LINES["top"],
        "timeline.last": _LESS_LINES["bottom"],
        **_in("library", _LESS_PAGES),
        "library.half_down": _LESS_LINES["half_down"],
        "library.half_up": _LESS_LINES["half_up"],
        "library.first": _LESS_LINES["top"],
        "library.last": _LESS_LINES["bottom"],
        "undo": "U",
        "library.undo": "U",
        "notes.delete": "delete",
        "notes.undo": "U",
        "collections.delete": "delete",
        "collections.undo": "U",
        "follow": "F",
        "highlights": "alt+u",
        "palette": "colon",
        "help": "h question_mark f1",
        "back_or_quit": "q Q",
        "events.close": "q Q T",
        "list.close": "escape q Q",
        "card.close": "escape q Q w",
        "help.quit": "q Q question_mark f1",
    },
    "emacs": {
        **_in("body", _EMACS_LINES),
        **_in("lines", _EMACS_LINES),
        **_in("entities", _EMACS_LIST | _EMACS_MOVES),
        **_in("events", _EMACS_LIST),
        "events.next": f"{_EMACS_LINES['line_down']} full_stop",
        "events.previous": f"{_EMACS_LINES['line_up']} comma",
        "library.first": _EMACS_LINES["top"],
        "library.last": _EMACS_LINES["bottom"],
        "library.next": _EMACS_LINES["line_down"],
        "library.previous": _EMACS_LINES["line_up"],
        "library.page_down": _EMACS_LINES["page_down"],
        "library.page_up": _EMACS_LINES["page_up"],
        "library.search": "ctrl+s slash S",
        "library.back": "ctrl+g escape",
        "events.words": "ctrl+s slash",
        "events.back": "ctrl+g escape",
        **_in("list", _EMACS_LIST),
        "list.next": _EMACS_LINES["line_down"],
        "list.previous": _EMACS_LINES["line_up"],
        "list.narrow": "ctrl+s slash",
        "list.close": "ctrl+g escape q",
        "card.close": "ctrl+g escape q w",
        "note.close": "ctrl+g escape",
        "field.close": "ctrl+g escape",
        "help.close": "ctrl+g escape",
        "help.search": "ctrl+s slash",
        "timeline.next": "ctrl+f right l ctrl+n down j",
        "timeline.previous": "ctrl+b left h ctrl+p up k",
        "timeline.first": _EMACS_LINES["top"],
        "timeline.last": _EMACS_LINES["bottom"],
        "find": "ctrl+s slash",
        "previous": "ctrl+r N",
        "find.next": "ctrl+s ctrl+n down",
        "find.previous": "ctrl+r ctrl+p up",
        "find.cancel": "ctrl+g escape",
        "clear": "ctrl+g escape",
        "palette": "alt+x colon",
    },
}
"""For each preset, commands with other keys than they have by themselves, as Textual names them."""

_STACKS: tuple[tuple[Context, ...], ...] = (
    (Context.BODY, Context.ARTICLE, Context.APP, Context.EVERYWHERE),
    (Context.ENTITIES, Context.ARTICLE, Context.APP, Context.EVERYWHERE),
    (Context.TIMELINE, Context.ARTICLE, Context.APP, Context.EVERYWHERE),
    (Context.FIND, Context.ARTICLE, Context.APP, Context.EVERYWHERE),
    (Context.LIST, Context.EVERYWHERE),
    (Context.NOTES, Context.LIST, Context.EVERYWHERE),
    (Context.COLLECTIONS, Context.LIST, Context.EVERYWHERE),
    (Context.QUOTE, Context.LINES, Context.NOTE, Context.EVERYWHERE),
    (Context.TAGS, Context.FIELD, Context.EVERYWHERE),
    (Context.LINES, Context.CARD, Context.EVERYWHERE),
    (Context.LINES, Context.HELP, Context.EVERYWHERE),
    (Context.LINES, Context.PROBLEMS, Context.APP, Context.EVERYWHERE),
)
"""Contexts that take keys at the same time, the innermost first; a window leaves what is below it none."""

_FIELDS = frozenset({Context.FIND})
"""Contexts in which every character is typed into a field."""

_INSIDE: Mapping[str, frozenset[str]] = {
    context: frozenset(
        inner
        for stack in _STACKS
        if context in stack
        for inner in stack[: stack.index(context)]
        if inner not in _FIELDS
    )
    for context in Context
}
"""For each context those whose commands are asked first, but for fields."""


def commands(preset: str, own_keys: Mapping[str, tuple[str, ...]] | None = None) -> tuple[Command, ...]:
    """All commands, with their keys.

    Args:
        preset: One of `PRESETS`.
        own_keys: The user's keys, which go over the preset's.
    """
    keyed = _with_keys(COMMANDS, {id_: tuple(keys.split()) for id_, keys in PRESETS[preset].items()})
    return _with_keys(keyed, own_keys or {}, _INSIDE)


def keymap(preset: str, own_keys: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """What Textual's ``App.set_keymap`` takes: the commands whose keys are not those of the table.

    Args:
        preset: One of `PRESETS`.
        own_keys: The user's keys, which go over the preset's.
    """
    return {
        # Textual takes an empty text for no change.
        command.id: ",".join(command.keys) or UNBOUND + command.id
        for command, plain in zip(commands(preset, own_keys), COMMANDS, strict=True)
        if command.keys != plain.keys
    }


def key_table(preset: str) -> KeyTable:
    """All commands with a preset's keys, and where they work together."""
    listed = {context for stack in _STACKS for context in stack}
    # A context that is not listed is a screen's own.
    others = tuple((context, Context.APP, Context.EVERYWHERE) for context in Context if context not in listed)
    return KeyTable(commands(preset), _STACKS + others, Context.EVERYWHERE, _FIELDS, WAYS_OUT, _INSIDE)


def _with_keys(
    entries: tuple[Command, ...],
    keys: Mapping[str, tuple[str, ...]],
    inside: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Command, ...]:
    found = overlay(entries, keys, inside or {})
    return tuple(entry._replace(keys=found[entry.id]) for entry in entries)
